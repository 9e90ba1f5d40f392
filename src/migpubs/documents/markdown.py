"""Documents as Markdown that GitHub (CommonMark with tables) and pandoc read alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.csl.output import markdown
from migpubs.documents.blocks import Heading, List, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.documents.blocks import Block, Document
    from migpubs.documents.page import Page
    from migpubs.errors import OnProblem

_DASHES = 3
"""Dashes for one share of the width: pandoc takes the widths of columns from them."""


def dumps(document: Document, _page: Page, _on_problem: OnProblem) -> str:
    """Return the document as Markdown."""
    parts = [f"# {markdown((document.title,))}", *map(_block, document.blocks)]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {markdown(block.runs)}"
        case Table():
            return _table(block)
        case List(kind="works"):
            return "\n".join(f"- {markdown(item)}" for item in block.items)
        case List():
            return "\n\n".join(map(markdown, block.items))
        case _:
            return markdown(block.runs)


def _table(table: Table) -> str:
    headings = (markdown((column.heading,)) for column in table.columns)
    rules = ("-" * _DASHES * column.share for column in table.columns)
    rows = (map(markdown, row) for row in table.rows)
    return "\n".join(map(_line, [headings, rules, *rows]))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
