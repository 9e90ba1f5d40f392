"""Chapters and articles beside what they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.intake.conftest import Propose


@pytest.mark.parametrize(
    ("heads", "title", "flagged"),
    [
        ("Chapter title,Author,In (book title),Book editor", "A", False),
        ("Book title,Editor,Chapter,Author", "C", False),
        ("Article,Author,Publication title,Year", "A", False),
        ("Book title,Author,Publisher,Year", "A", False),
        ("Title,Publication title,Author,Year", "A", False),
        ("Title,Author,Working title of donor,Publisher", "A", True),
        ("Title,Author,Journal title,Publisher", "A", False),
    ],
)
def test_the_title_is_that_of_the_part(
    propose: Propose,
    heads: str,
    title: str,
    flagged: bool,  # noqa: FBT001 - a claim's value
) -> None:
    """Not of the book; where a title may stand in a column that is not understood, it is asked."""
    row = propose(f"{heads}\nA,B,C,D\n", "a.csv").proposals[0]
    assert (title, flagged) == (
        row.fields["title"].value, any(flag.startswith("host") for flag in row.flags),
    )  # fmt: skip
    assert "editors" not in row.fields or "Editor" in heads.split(",")


def test_an_issn_is_proposed(propose: Propose) -> None:
    """It is of the journal or series."""
    row = propose("Title,Author,ISSN\nA,ILO,2049-3630\n", "a.csv").proposals[0]
    assert ("proposed", "host") == (
        row.fields["identifiers"].status, row.fields["identifiers"].rule,
    )  # fmt: skip


def test_the_kind_of_a_file_is_no_genre(propose: Propose) -> None:
    """A column of types may say either."""
    first, second = propose("Title,Author,Type\nA,ILO,PDF\nB,ILO,Brief\n", "a.csv").proposals
    assert ("genre" in first.fields and first.fields["genre"].value, "Brief") == (
        None, second.fields["genre"].value,
    )  # fmt: skip


def test_a_head_that_asks_whether_is_no_date(propose: Propose) -> None:
    """What its cells say is no date."""
    draft = propose("Title,Author,Published?\nA,ILO,Yes\n", "a.csv")
    assert ["the column 'Published?' is not understood"] == [each.text for each in draft.unread]


def test_cells_of_an_unread_row_are_kept_as_printed(propose: Propose) -> None:
    """A text that stands twice is told twice."""
    draft = propose("Home\tWork\nILO\tILO\n\nTitle\tAuthor\nA\tIOM\n")
    assert "ILO | ILO" in [each.text for each in draft.unread]
