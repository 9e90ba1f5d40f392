"""Cells merged over rows and columns, which are one object in each place that they cover.

Every reader gives them so: what is merged is told from what only reads alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.intake.entries import Entry

_Cell = TypeVar("_Cell")


def own_columns(rows: Sequence[Sequence[object]]) -> list[int]:
    """Return the numbers of the columns in which a cell stands alone.

    Where the line between two cells is moved in some rows, a column appears that nobody made; all
    that stands in it stands beside it too.
    """
    width = max(map(len, rows), default=0)
    kept: list[int] = []
    for column in range(width):
        sides = [*kept[-1:], column + 1]
        if not kept or any(_is_alone(row, column, sides) for row in rows):
            kept.append(column)
    return kept


def without_slivers(rows: Sequence[Sequence[_Cell]]) -> list[list[_Cell]]:
    """Return rows without the columns in which no cell stands alone."""
    kept = own_columns(rows)
    return [[row[column] for column in kept if column < len(row)] for row in rows]


def _is_alone(row: Sequence[object], column: int, sides: Sequence[int]) -> bool:
    """Whether a cell is not that of a column beside it."""
    if column >= len(row):
        return False
    return not any(side < len(row) and row[side] is row[column] for side in sides)


def share_title(entry: Entry, before: Entry) -> bool:
    """Whether one cell, merged over rows, is the title of both."""
    titles = entry.filled("title")
    return any(title is other for title in titles for other in before.filled("title"))


def title_reaches(entry: Entry) -> bool:
    """Whether the title's cell is merged with that of another field."""
    others = [c for f, c in zip(entry.fields, entry.cells, strict=True) if f and f != "title"]
    return any(title is other for title in entry.filled("title") for other in others)
