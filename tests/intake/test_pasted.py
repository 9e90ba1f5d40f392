"""Rows that line ends inside their cells have cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake import plain_text
from migpubs.intake.blocks import Table

if TYPE_CHECKING:
    from tests.intake.conftest import Propose

HEAD = "Title\tAuthor\tAgency\n"


def rows(text: str) -> list[tuple[tuple[str, ...], bool]]:
    found = plain_text.read_text(HEAD + text, "a.txt")
    lines = [line for block in found if isinstance(block, Table) for line in block.lines]
    return [(line.texts, line.cut) for line in lines[1:]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Homes for workers in\nTak\tG. May\tILO\n",
            ("Homes for workers in\nTak", "G. May", "ILO"),
        ),
        ("Homes of\tG. May\nTak\tILO\n", ("Homes of", "G. May", "")),
        ("Homes\tG. May,\nP. Lee\tILO\n", ("Homes", "G. May, P. Lee", "ILO")),
        ("Homes\tMay\tOffice of\nLabour\nBoats\tLee\tIOM\n", ("Homes", "May", "Office of Labour")),
    ],
)
def test_rows_of_several_lines(text: str, found: tuple[str, ...]) -> None:
    """Are joined where the upper line is open or the lower one goes on in small letters."""
    assert found == rows(text)[0][0]


def test_short_rows_that_may_be_one_are_only_proposed(propose: Propose) -> None:
    """Nothing shows whether two lines are two rows without an agency, or one that was cut."""
    text = "Homes\tGeorge May\nThe Lees\tIOM\n"
    assert [(("Homes", "George May"), True), (("The Lees", "IOM"), True)] == [
        (texts[:2], cut) for texts, cut in rows(text)
    ]
    statuses = {
        reading.status
        for each in propose(HEAD + text).proposals
        for reading in each.fields.values()
    }
    assert {"proposed", "unknown"} == statuses


def test_short_rows_among_whole_ones_are_rows() -> None:
    """Programs leave empty cells at the end out."""
    assert [False] * 3 == [cut for _, cut in rows("A\tB\nA\tB\tC\nA\tB\n")]


def test_a_row_below_a_line_that_is_not_understood(propose: Propose) -> None:
    """May have begun in that line; below a heading or a blank line it has not."""
    row = "Boats and nets\tGeorge May\tILO\n"
    asked = [
        any(
            flag.startswith("row-cut")
            for flag in propose(HEAD + row + above + row).proposals[1].flags
        )
        for above in ("Some words\n", "IOM\n", "Some words\n\n")
    ]
    assert [True, False, False] == asked
