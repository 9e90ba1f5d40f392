"""Tables whose heads run down the first column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.intake import heads_down
from migpubs.intake.blocks import Cell, Line, Table

if TYPE_CHECKING:
    from tests.intake.conftest import Propose


def test_what_stands_around_heads_that_run_down(propose: Propose) -> None:
    """Rows without a head that is known are told."""
    above = "Annex of 2022,,\n,Book one,Book two\n"
    found = propose(f"{above}Title,A home,B home\nAuthor,ILO,\nShelf,3,4\nYear,2020,\n", "a.csv")
    assert [("A home", 2020, "line 3, column 2"), ("B home", None, "line 3, column 3")] == [
        (each.fields["title"].value, each.fields["year"].value, each.entry.place)
        for each in found.proposals
    ]
    assert ["Annex of 2022", "Book one | Book two", "Shelf | 3 | 4"] == [
        each.text for each in found.unread
    ]


def test_a_table_with_a_head_above_is_none() -> None:
    """Though its first column may hold words of heads."""
    rows = [("Title", "Publisher", "Year"), ("Author", "ILO", "2020"), ("Year", "IOM", "2021")]
    lines = tuple(Line(cells=tuple(map(Cell, row)), place="row") for row in rows)
    assert heads_down.listing(Table(lines=lines)) is None
