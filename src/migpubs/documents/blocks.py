"""What a finished document is made of: a few kinds of blocks, each made of runs.

The annex and the reading list are built as such a tree; every writer of a medium reads it and
nothing else. Runs are those of `migpubs.csl.runs`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from migpubs.csl.runs import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.csl.runs import Run

Runs: TypeAlias = "tuple[Run, ...]"


@frozen(kw_only=True)
class Heading:
    """The heading of a part of the document."""

    runs: Runs
    level: int = 1
    """1 is the largest; the document's own title stands above it."""


@frozen(kw_only=True)
class Paragraph:
    """A paragraph of text."""

    runs: Runs


@frozen(kw_only=True)
class Column:
    """A column of a table."""

    name: str
    """What it holds: ``title``, ``author`` …"""
    heading: str
    """What stands above it."""
    share: int = 1
    """How wide it is compared to the others."""


@frozen(kw_only=True)
class Table:
    """A table with one header row; each row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    works: tuple[tuple[str, ...], ...] = ()
    """The ids of the works that each row was built from; none for a row as printed."""


@frozen(kw_only=True)
class List:
    """A list of entries: works of a bibliography, or notes under a table."""

    items: tuple[Runs, ...]
    kind: Literal["works", "notes"] = "works"
    """``works`` are set with a hanging indent; ``notes`` are small and begin with their sign."""


Block: TypeAlias = Heading | Paragraph | Table | List


@frozen(kw_only=True)
class Document:
    """A finished document, before it is written in a medium."""

    title: str
    language: str
    """Of its headings and phrases, a BCP 47 tag; runs in other languages say so."""
    blocks: tuple[Block, ...]
    creator: str = ""
    """Who stands behind it, for the properties of the file."""
    subject: str = ""

    def __repr__(self) -> str:
        return f"<Document '{self.title}'>"

    def runs(self) -> Iterator[Runs]:
        """Give the runs of every heading, paragraph, cell and item, in order."""
        for block in self.blocks:
            match block:
                case Table():
                    yield from ((column.heading,) for column in block.columns)
                    yield from (cell for row in block.rows for cell in row)
                case List():
                    yield from block.items
                case _:
                    yield block.runs

    def text(self) -> str:
        """All its words, a line for each heading, paragraph, cell and item."""
        return "\n".join([self.title, *map(plain, self.runs())])
