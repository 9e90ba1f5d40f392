"""Columns that go on with another, and heads that speak of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.intake.conftest import Propose


@pytest.mark.parametrize("none", ["-", "n/a", "None", "ไม่มี"])
def test_a_further_column_that_says_none_is_empty(propose: Propose, none: str) -> None:
    """The other column alone is read, and nothing is asked; the row as printed keeps it."""
    text = f"Title,Publisher,Co-publisher,Year\nA home,ILO,{none},2020\n"
    (found,) = propose(text, "a.csv").proposals
    publishers = found.fields["publishers"]
    assert (["ILO"], "read", ()) == (publishers.value, publishers.status, found.flags)
    assert none == found.entry.cells[2].text


def test_a_second_label_of_names_leaves_the_entry_whole(propose: Propose) -> None:
    """A label "Co-author" below "Author" begins no entry; only the names are doubtful."""
    text = "".join(
        f"Title: {title}\nAuthor: Ann Reed\nCo-author: Bo Hill\nYear: 2020\n\n"
        for title in ("A home for all", "Away from home")
    )
    found = propose(text, "a.txt").proposals
    assert [2, 2] == [len(each.fields["authors"].value) for each in found]
    assert [("proposed", "read")] * 2 == [
        (each.fields["authors"].status, each.fields["year"].status) for each in found
    ]
