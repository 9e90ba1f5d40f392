"""First, subsequent, ibid and near notes."""

from __future__ import annotations

import pytest

from migpubs.csl import Citation, CiteItem
from migpubs.csl.positions import Place, find_places

FIRST = Place("first", near_note=False, first_note=0)


def places(*citations: tuple[int, str], distance: int = 5) -> list[list[str]]:
    """Positions of cites written ``a`` or ``a:12`` (with a locator) or ``a:12/section``."""
    made = [
        Citation(note=note, cites=tuple(map(_cite, cites.split()))) for note, cites in citations
    ]
    return [[place.position for place in row] for row in find_places(made, distance)]


def _cite(text: str) -> CiteItem:
    key, _, locator = text.partition(":")
    number, _, label = locator.partition("/")
    return CiteItem(id=key, locator=number, label=label)


@pytest.mark.parametrize(
    ("expected", "citations"),
    [
        ([["first"], ["ibid"]], [(1, "a"), (2, "a")]),
        ([["first"], ["ibid-with-locator"]], [(1, "a"), (2, "a:5")]),
        ([["first"], ["ibid"]], [(1, "a:5"), (2, "a:5/page")]),
        ([["first"], ["ibid-with-locator"]], [(1, "a:5"), (2, "a:6")]),
        ([["first"], ["ibid-with-locator"]], [(1, "a:5"), (2, "a:5/section")]),
        ([["first"], ["subsequent"]], [(1, "a:5"), (2, "a")]),
        ([["first", "ibid"]], [(1, "a a")]),
        ([["first", "first"], ["subsequent"]], [(1, "a b"), (2, "b")]),
        ([["first"], ["first"], ["subsequent"]], [(1, "a"), (2, "b"), (3, "a")]),
        ([["first", "ibid"], ["subsequent"]], [(1, "a a"), (2, "a")]),
        ([["first"], ["subsequent"]], [(1, "a"), (3, "a")]),
        ([["first"], ["ibid"]], [(0, "a"), (0, "a")]),
        ([["first"], [], ["subsequent"]], [(1, "a"), (2, ""), (2, "a")]),
    ],
)
def test_positions(expected: list[list[str]], citations: list[tuple[int, str]]) -> None:
    """The specification's table of positions and locators."""
    assert expected == places(*citations)


def test_first_note() -> None:
    """The first note is a preceding one: the note of the cite itself does not count."""
    made = [Citation(note=n, cites=(CiteItem(id="a"), CiteItem(id="a"))) for n in (3, 4)]
    assert [[0, 0], [3, 3]] == [[place.first_note for place in row] for row in find_places(made, 5)]


def test_near_notes() -> None:
    """A note is near up to the distance; the first note of an item is remembered."""
    made = [
        Citation(note=note, cites=(CiteItem(id=key),))
        for note, key in ((1, "a"), (2, "b"), (4, "a"), (9, "a"))
    ]
    rows = find_places(made, 3)
    near = Place("subsequent", near_note=True, first_note=1)
    far = Place("subsequent", near_note=False, first_note=1)
    assert [FIRST, FIRST] == [rows[0][0], rows[1][0]]
    assert [near, far] == [rows[2][0], rows[3][0]]
