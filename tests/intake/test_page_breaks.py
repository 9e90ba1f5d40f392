"""Rows that the end of a page splits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.intake.test_tables import HEAD, listing, titles

if TYPE_CHECKING:
    from tests.intake.conftest import Propose


@pytest.mark.parametrize(
    ("rest", "rows"),
    [
        ("housing\t\t", 1),
        ("\tLtd\t", 1),
        ("Thai Housing\t\t", 1),
        ("Thai Housing\t(ILO)\t", 1),
        ("Thai Housing\tof Asia\t", 1),
        ("Thai Housing\tILO\t", 2),
        ("Housing\tILO\tILO", 2),
    ],
)
def test_rows_split_by_a_page(rest: str, rows: int) -> None:
    """Below a repeated head: lower case, no title, nothing but one, or the rest of a name."""
    found = listing(HEAD + "a on\tILO\tIOM\n" + HEAD + rest + "\n")
    assert rows == len(found.entries)


def test_a_row_that_does_not_follow_a_page_break_stays() -> None:
    """A title in lower case in the middle of a page is a title."""
    assert ["a on", "housing"] == titles(listing(HEAD + "a on\tILO\tIOM\nhousing\tILO\t\n"))


def test_a_title_alone_after_titles_alone_is_a_row() -> None:
    """Where the row above has nothing but a title either, none is the rest of the other."""
    found = listing("Title\tYear\na on\t\nTitle\tYear\nThai Housing\t\n")
    assert ["a on", "Thai Housing"] == titles(found)


def test_rows_that_line_ends_split(propose: Propose) -> None:
    """Two short rows that together have the cells of one, and a line without cells beside a row."""
    head = "Title\tAuthor\tPublisher\n"
    cut = head + "A home\tILO\tILO\nLiving\tAung Naing, Narue\nmon\tIOM\n"
    rules = [each.fields["title"].rule for each in propose(cut).proposals]
    assert ["cell", "cells-missing", "cells-missing"] == rules
    beside = head + "A home\tILO\tILO\nAccess in\nThailand: A home\tILO\tILO\nC\tILO\tILO\n"
    rules = [each.fields["title"].rule for each in propose(beside).proposals]
    assert ["line-beside", "line-beside", "cell"] == rules
    heading = head + "A home\tILO\tILO\nIOM\nB home\tILO\tILO\n"
    assert [(), ("IOM",)] == [each.entry.groups for each in propose(heading).proposals]


def test_a_row_of_other_columns_is_never_a_rest() -> None:
    """Whatever it lacks: there is nothing to join it with."""
    first = "| Title | Author | Publisher |\n|---|---|---|\n| a on | ILO | IOM |\n\n"
    second = "| Title | Author |\n|---|---|\n|  | ILO staff |\n"
    assert 2 == len(listing(first + second, "a.md").entries)
