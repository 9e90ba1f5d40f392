"""How wide the columns of tables are, from what stands in them.

A column is never narrower than its longest word, so that no word is cut or runs into the next
cell, and never wider than its longest cell; between these the columns share the page as they are
meant to. Tables with the same columns are alike throughout a document, and letters become smaller
where the words would not fit otherwise.

Widths are counted in cells of a terminal, each about half as wide as the letters are high.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs.csl.runs import plain
from migpubs.documents.blocks import Table
from migpubs.text import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migpubs.documents.blocks import Block, Column, Document

LONGEST: Final = 24
"""Cells of a word that a column makes room for; a longer one has to be broken."""
_SIZES: Final = (10, 9, 8, 7)
"""Points; the first that fits is taken, else the last."""
_CELL: Final = 0.54
"""The width of a cell in sizes of the letters: a little more than usual fonts take."""
_PADDING: Final = 2
"""Cells that stay free in each column."""
_URL_PARTS = re.compile(r"(?<=[-/.?&=])")
_HYPHENED = re.compile("(?<=-)")
_NO_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of Thai, Lao, Burmese and Khmer, whose words stand side by side."""
_LONGEST_OF_THEM: Final = 9


def fit(document: Document, width: float) -> tuple[Document, int]:
    """Return the document with the shares of its columns fitted, and the size of its tables.

    width: of the text on a page, in points; the size of letters is in points too.
    """
    limits = {columns: _limits(columns, document) for columns in _kinds(document)}
    rooms = {size: int(width / (size * _CELL)) for size in _SIZES}
    fitting = (
        size
        for size, room in rooms.items()
        if all(sum(least) <= room for least, _ in limits.values())
    )
    size = next(fitting, _SIZES[-1])
    fitted = {columns: _fitted(columns, rooms[size], *bounds) for columns, bounds in limits.items()}

    def refit(block: Block) -> Block:
        return evolve(block, columns=fitted[block.columns]) if isinstance(block, Table) else block

    return evolve(document, blocks=tuple(map(refit, document.blocks))), size


def _kinds(document: Document) -> dict[tuple[Column, ...], None]:
    return {block.columns: None for block in document.blocks if isinstance(block, Table)}


def _limits(columns: tuple[Column, ...], document: Document) -> tuple[list[int], list[int]]:
    """Return the least and the most that each of these columns needs in all tables."""
    least, most = [0] * len(columns), [0] * len(columns)
    for row in _rows(columns, document):
        for place, text in enumerate(row):
            longest = max(map(_word_width, text.split()), default=0)
            least[place] = max(least[place], longest + _PADDING)
            most[place] = max(most[place], display_width(text) + _PADDING, least[place])
    return least, most


def _rows(columns: tuple[Column, ...], document: Document) -> Iterator[list[str]]:
    yield [column.heading for column in columns]
    for block in document.blocks:
        if isinstance(block, Table) and block.columns == columns:
            yield from ([plain(cell) for cell in row] for row in block.rows)


def _word_width(word: str) -> int:
    """The cells of what stays together of a word."""
    if "://" in word:
        return max(map(_word_width, _URL_PARTS.split(word.replace("://", "//"))))
    width = max(map(_letters_width, _HYPHENED.split(word)))
    if _NO_BLANKS.search(word):
        return min(width, _LONGEST_OF_THEM) + 2  # these letters are wide, and so are capitals
    return min(width, LONGEST)


def _letters_width(part: str) -> int:
    return display_width(part) + sum(map(str.isupper, part)) // 2


def _fitted(
    columns: Sequence[Column], room: int, least: Sequence[int], most: Sequence[int]
) -> tuple[Column, ...]:
    parts = shared(room, [column.share for column in columns], least, most)
    return tuple(evolve(column, share=part) for column, part in zip(columns, parts, strict=True))


def shared(
    room: int, shares: Sequence[int], least: Sequence[int], most: Sequence[int]
) -> list[int]:
    """Part a room by shares, giving none less than its least or more than its most.

    Where even the least is more than there is, the widest are cut to one width.
    """
    if sum(least) >= room:
        cut = max(least)
        while cut > 1 and sum(min(each, cut) for each in least) > room:
            cut -= 1
        return [min(each, cut) for each in least]
    parts: dict[int, int] = {}
    while len(parts) < len(shares):
        left = {place: share for place, share in enumerate(shares) if place not in parts}
        rest, total = room - sum(parts.values()), sum(left.values())
        wished = {place: rest * share // total for place, share in left.items()}
        bounded = {
            place: min(max(wish, least[place]), most[place]) for place, wish in wished.items()
        }
        over = sum(bounded.values()) - sum(wished.values())
        settled = {
            place: part
            for place, part in bounded.items()
            if over == 0 or (part > wished[place] if over > 0 else part < wished[place])
        }
        parts |= settled
    return [parts[place] for place in range(len(shares))]
