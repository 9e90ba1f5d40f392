"""Labels made of names and year."""

from __future__ import annotations

import pytest

from migpubs.csl.citationlabels import make_label
from migpubs.csl.items import read_item
from tests.csl.made import book, year


@pytest.mark.parametrize(
    ("expected", "families"),
    [
        ("Doe65", ["Doe"]),
        ("DoRo65", ["Doe", "Roe"]),
        ("DoRP65", ["Doe", "Roe", "Poe"]),
        ("DRPC65", ["Doe", "Roe", "Poe", "Coe", "Loe"]),
        ("65", []),
    ],
)
def test_make_label(expected: str, families: list[str]) -> None:
    """Four letters in all, from as many as four names, and two digits of the year."""
    author = [{"family": family} for family in families]
    assert expected == make_label(read_item(book(author=author, issued=year(1965))))


def test_without_year() -> None:
    """A body gives its letters; without a year two noughts stand for it."""
    assert (
        make_label(read_item(book(editor=[{"literal": "U.N. Body"}], issued={"literal": "x"})))
        == "UNBo00"
    )


def test_title() -> None:
    """Without names the title gives the letters, which then are those of one word."""
    assert "Thel65" == make_label(read_item(book(title="The life", issued=year(1965))))
