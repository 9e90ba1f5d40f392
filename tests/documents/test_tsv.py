"""Tab-separated values hold the works, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.documents import Column, Document, List, Table, render
from tests.documents.tree import EMPTY

if TYPE_CHECKING:
    from migpubs.errors import Problem


def written(document: Document) -> tuple[str, list[str]]:
    problems: list[Problem] = []
    text = str(render(document, "tsv", on_problem=problems.append))
    return text, [problem.message for problem in problems]


def one_table(cell: str) -> Document:
    columns = (Column(name="title", heading="Title"), Column(name="x", heading="X"))
    table = Table(columns=columns, rows=(((cell,), ("y",)),))
    return Document(title="T", language="en", blocks=(table,))


def test_a_table() -> None:
    """A header and a line for each row."""
    assert ("Title\tX\na\ty\n", []) == written(one_table("a"))


def test_tabs_and_line_ends() -> None:
    """They become blanks, and a problem says so."""
    text, messages = written(one_table("a\tb\nc"))
    assert "Title\tX\na b c\ty\n" == text
    assert ["a tab or line end in 'a b c' became a blank"] == messages


def test_lists() -> None:
    """Works of a list are lines; what is no work is left out and named."""
    works = List(items=(("a",), ("b",)))
    notes = List(items=(("a note that is rather long, as notes often are",),), kind="notes")
    other = one_table("x").blocks[0]
    text, messages = written(Document(title="T", language="en", blocks=(works, notes, other)))
    assert "Entry\na\nb\n" == text
    left_out = "tab-separated values hold works only: "
    assert [
        left_out + "'a note that is rather long, as notes of…' is left out",
        left_out + "'Title | X' is left out",
    ] == messages


def test_nothing() -> None:
    """A document without works has a header only."""
    assert ("รายการ\n", []) == written(EMPTY)
