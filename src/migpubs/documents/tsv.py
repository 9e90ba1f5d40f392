"""The works of a document as tab-separated values: a header and a line for each.

Headings of groups become columns before the others. What is no table or list of works (notes, the
list of acronyms, paragraphs) is left out, and a `Problem` says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migpubs.csl.runs import plain
from migpubs.documents.blocks import Heading, List, Table
from migpubs.documents.wording import say
from migpubs.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migpubs.documents.blocks import Block, Document
    from migpubs.documents.page import Page
    from migpubs.errors import OnProblem

_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]+")


def dumps(document: Document, _page: Page, on_problem: OnProblem) -> str:
    """Return the works as tab-separated values; tabs and line ends in a cell become blanks."""
    header = _header(document)
    kept, groups = [], 0
    for headings, block in _under_headings(document.blocks):
        rows = _rows(block, header)
        if rows is None:
            message = f"tab-separated values hold works only: '{_first_words(block)}' is left out"
            on_problem(Problem("tsv-left-out", "loss", message))
            continue
        kept += [(headings, row) for row in rows]
        groups = max(groups, len(headings))
    labels = [f"{say('group', document.language)} {level + 1}" for level in range(groups)]
    lines = [[*labels, *header]]
    lines += [[*headings, *[""] * (groups - len(headings)), *row] for headings, row in kept]
    return "".join("\t".join(_cell(cell, on_problem) for cell in line) + "\n" for line in lines)


def _header(document: Document) -> tuple[str, ...]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    first = next(tables, None)
    if first is None or any(block for block in document.blocks if _is_works(block)):
        return (say("entry", document.language),)
    return tuple(column.heading for column in first.columns)


def _is_works(block: Block) -> bool:
    return isinstance(block, List) and block.kind == "works"


def _under_headings(blocks: Sequence[Block]) -> Iterator[tuple[tuple[str, ...], Block]]:
    """Give each block that is no heading with the headings above it."""
    above: tuple[str, ...] = ()
    for block in blocks:
        if isinstance(block, Heading):
            above = (*above[: block.level - 1], plain(block.runs))
        else:
            yield above, block


def _rows(block: Block, header: tuple[str, ...]) -> list[tuple[str, ...]] | None:
    """Return the lines of a block, or nothing where it holds no works."""
    if isinstance(block, Table) and tuple(column.heading for column in block.columns) == header:
        return [tuple(map(plain, row)) for row in block.rows]
    if isinstance(block, List) and block.kind == "works":
        return [(plain(item),) for item in block.items]
    return None


def _first_words(block: Block) -> str:
    match block:
        case Table():
            words = " | ".join(column.heading for column in block.columns)
        case List():
            words = plain(block.items[0])
        case _:
            words = plain(block.runs)
    return (
        words if len(words) <= len("a line of some forty characters or so …") else f"{words[:39]}…"
    )


def _cell(text: str, on_problem: OnProblem) -> str:
    flat = _BREAKS.sub(" ", text)
    if flat != text:
        message = f"a tab or line end in '{flat}' became a blank"
        on_problem(Problem("tsv-blank", "loss", message, Place()))
    return flat
