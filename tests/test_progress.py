"""How far long work has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typst

import migpubs
from migpubs import Catalogue
from migpubs.progress import counted, left
from tests.catalogue.conftest import SMALL, lay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from migpubs.progress import OnProgress

    Told = list[tuple[str, int, int]]

TABLE = b"Title,Publisher\nA study of the sea,UNA\nA study of the land,UNA\n"
PDF = typst.compile(b"One\n#pagebreak()\nTwo\n#pagebreak()\nThree", format="pdf")


def record(told: Told) -> OnProgress:
    """Return what notes all that it is told."""
    return lambda *words: told.append(words)


def test_a_thing_is_done_when_the_next_is_asked_for() -> None:
    """Not while its owner still works on it."""
    told: Told = []
    several = counted("ab", "letters", record(told))
    assert "a" == next(several)
    assert [] == told
    assert "b" == next(several)
    assert [("letters", 1, 2)] == told
    assert [] == [*several]
    assert [("letters", 1, 2), ("letters", 2, 2)] == told


def test_what_has_no_number_is_not_counted() -> None:
    """Unless somebody knows how many there will be."""
    told: Told = []
    assert ["a", "b"] == [*counted(iter("ab"), "letters", record(told))]
    assert [] == told
    assert ["a", "b"] == [*counted(iter("ab"), "letters", record(told), 2)]
    assert [("letters", 1, 2), ("letters", 2, 2)] == told


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0.2, "0 s left"), (99, "99 s left"), (120, "2 min left"), (7200, "2 h left")],
)
def test_what_is_left_is_told_as_a_person_would(seconds: float, expected: str) -> None:
    """In seconds, minutes or hours, whichever is no long number."""
    assert expected == left(seconds)


@pytest.mark.parametrize(
    ("what", "number", "work"),
    [
        ("records", 3, lambda c, tell: [*migpubs.check(c, on_progress=tell)]),
        ("records", 1, lambda c, tell: [*migpubs.check(c, c.select("one"), on_progress=tell)]),
        ("records", 3, lambda c, tell: migpubs.export("ris", c, on_progress=tell)),
        ("records", 2, lambda c, tell: migpubs.export("biblatex", [*c][:2], on_progress=tell)),
        ("records", 3, lambda c, tell: migpubs.export("xlsx", c.select(), on_progress=tell)),
        ("records", 3, lambda c, tell: migpubs.merge(c, "csv", written(c), on_progress=tell)),
        ("references", 3, lambda c, tell: migpubs.reading_list(c, on_progress=tell)),
        ("rows", 2, lambda c, tell: migpubs.annex(c, 2023, on_progress=tell)),
        ("files", 6, lambda c, tell: migpubs.fmt(c.path, on_progress=tell)),
        ("rows", 2, lambda c, tell: migpubs.ingest(c, "a.csv", content=TABLE, on_progress=tell)),
        ("pages", 3, lambda c, tell: migpubs.ingest(c, "a.pdf", content=PDF, on_progress=tell)),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_long_work_tells_how_far_it_is(
    tmp_path: Path, what: str, number: int, work: Callable[[Catalogue, OnProgress], object]
) -> None:
    """One by one, to the last of as many as there are."""
    told: Told = []
    work(Catalogue.load(lay(tmp_path, SMALL)), record(told))
    mine = [words for words in told if words[0] == what]
    assert [(what, done, number) for done in range(1, number + 1)] == mine


def written(catalogue: Catalogue) -> bytes:
    """Return the catalogue as a table of another program."""
    return migpubs.export("csv", catalogue).encode()
