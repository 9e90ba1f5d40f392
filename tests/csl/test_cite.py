"""What an item on its way through a layout remembers."""

from __future__ import annotations

from migpubs.csl.cite import Cite, Detail
from migpubs.csl.items import read_item
from tests.csl.made import book, year


def test_used_up() -> None:
    """A variable that a substitution used is empty afterwards."""
    item = read_item(book(title="T", author=[{"family": "Doe"}], issued=year(2000)))
    cite = Cite(item, suppressed={"title", "author", "issued"})
    assert ("", (), None) == (cite.text("title"), cite.names("author"), cite.date("issued"))


def test_record() -> None:
    """While a substitution is tried, what it calls is noted."""
    cite = Cite(read_item(book()), record=set())
    cite.text("title")
    cite.names("author")
    cite.date("issued")
    assert {"title", "author", "issued"} == cite.record


def test_counts() -> None:
    """Calls and fillings are counted for the group around."""
    cite = Cite(read_item(book()))
    assert [
        cite.called("x"),
        cite.called(""),
        cite.counted("1"),
        cite.printed("y"),
        cite.printed(""),
    ]
    assert (3, 2, True) == (cite.attempted, cite.filled, cite.started)
    fresh = cite.fresh()
    assert (0, 0, False) == (fresh.attempted, fresh.filled, fresh.started)


def test_detail_copy() -> None:
    """A copy of a detail is its own."""
    detail = Detail([1], {(0, 0): 1}, 2, 3)
    copy = detail.copy()
    copy.names.append(2)
    assert (detail.names, copy.givens, copy.condition, copy.suffix) == ([1], {(0, 0): 1}, 2, 3)
