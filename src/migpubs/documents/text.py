"""Documents as plain text, wrapped for an e-mail.

Widths are those of a terminal: Thai vowel signs and tone marks take no room. Addresses are never
broken; those of linked titles stand in a list at the end, under the number that follows the title.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from migpubs.csl.output import safe_url, text
from migpubs.csl.runs import Link, plain
from migpubs.documents.blocks import Heading, List, Table
from migpubs.documents.fitting import shared
from migpubs.text import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migpubs.csl.runs import Run
    from migpubs.documents.blocks import Block, Document, Runs
    from migpubs.documents.page import Page
    from migpubs.errors import OnProblem

WIDTH: Final = 96
"""Of a line, in cells of a terminal."""
_GAP: Final = "  "
_NARROWEST: Final = 8
"""Cells of a column that needs more than there is."""
_HANG: Final = "    "
_LINES: Final = "=-~"
"""Under the title, and under headings by their level."""


def dumps(document: Document, _page: Page, _on_problem: OnProblem) -> str:
    """Return the document as plain text."""
    addresses: dict[str, int] = {}
    parts = [_underlined(document.title, _LINES[0])]
    parts += [_block(block, addresses) for block in document.blocks]
    parts += ["\n".join(f"[{number}] {url}" for url, number in addresses.items())]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block, addresses: dict[str, int]) -> str:
    match block:
        case Heading():
            return _underlined(text(block.runs), _LINES[min(block.level, len(_LINES) - 1)])
        case Table():
            return _table(block, addresses)
        case List():
            items = (text(_numbered(item, addresses)) for item in block.items)
            gap = "\n\n" if block.kind == "works" else "\n"
            return gap.join(_hanging(item) for item in items)
        case _:
            return "\n".join(wrap(text(_numbered(block.runs, addresses)), WIDTH))


def _numbered(runs: Runs, addresses: dict[str, int]) -> Runs:
    """The runs with the number of its address after each linked text that is not the address."""
    parts: list[Run] = []
    for run in runs:
        parts.append(run)
        url = safe_url(run.url) if isinstance(run, Link) else ""
        if url and plain((run,)) not in {url, getattr(run, "url", "")}:
            parts.append(f" [{addresses.setdefault(url, len(addresses) + 1)}]")
    return tuple(parts)


def _underlined(words: str, line: str) -> str:
    lines = wrap(words, WIDTH)
    return "\n".join([*lines, line * max(map(display_width, lines))])


def _hanging(words: str) -> str:
    lines = wrap(words, WIDTH - len(_HANG))
    return f"\n{_HANG}".join(lines)


# Tables


def _table(table: Table, addresses: dict[str, int]) -> str:
    headings = [column.heading for column in table.columns]
    rows = [[text(_numbered(cell, addresses)) for cell in row] for row in table.rows]
    widths = _widths(table, [headings, *rows])
    rule = _GAP.join("-" * width for width in widths)
    return "\n".join([_row(headings, widths), rule, *(f"{_row(row, widths)}\n" for row in rows)])[
        : -1 if rows else None
    ]


def _widths(table: Table, rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column: what it needs, or its share of the line where all need more."""
    needed = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    free = WIDTH - len(_GAP) * (len(needed) - 1)
    shares = [column.share for column in table.columns]
    return shared(free, shares, [min(each, _NARROWEST) for each in needed], needed)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines = (
        _GAP.join(_padded(part, width) for part, width in zip(parts, widths, strict=True)).rstrip()
        for parts in zip_longest(*wrapped, fillvalue="")
    )
    return "\n".join(lines)


def _padded(part: str, width: int) -> str:
    return part + " " * (width - display_width(part))


# Lines

_URL = re.compile(r"(?:https?://|mailto:)\S+")


def wrap(words: str, width: int) -> list[str]:
    """The lines of a text: broken at blanks, within long words of Thai, never within an address."""
    lines = [""]
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if display_width(joined) <= width:
            lines[-1] = joined
            continue
        pieces = list(_pieces(word, width))
        lines += pieces if lines[-1] else []
        if not lines[0]:
            lines = pieces
    return lines


def _pieces(word: str, width: int) -> Iterator[str]:
    """Give a word in pieces that fit a line; a mark never parts from its letter."""
    if _URL.search(word):
        yield word
        return
    piece = ""
    for cluster in _clusters(word):
        if piece and display_width(piece + cluster) > width:
            yield piece
            piece = ""
        piece += cluster
    yield piece


def _clusters(word: str) -> Iterator[str]:
    cluster = ""
    for letter in word:
        apart = unicodedata.category(letter)[0] != "M" and letter not in "ะาำๅ"
        if cluster and apart and cluster[-1] not in "เแโใไ":
            yield cluster
            cluster = ""
        cluster += letter
    yield cluster
