"""Rows that the end of a page or of a line splits: which they are, and the row made whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.intake.blocks import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.intake.blocks import Line
    from migpubs.intake.entries import Entry


def split_by_lines(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of rows that seem to be parts of one row, cut at line ends inside cells.

    Each has too few cells, and together they have those of a row and one more for each cut.
    """
    found: set[int] = set()
    for parts in (2, 3):
        for first in range(len(lines) - parts + 1):
            own = [line.own for line in lines[first : first + parts]]
            if all(own) and sum(own) == len(lines[first].cells) + parts - 1:
                found.update(range(first, first + parts))
    return found


def reason(before: Entry, entry: Entry) -> str:
    """Return why a row is the rest of the one before the page break, or an empty text."""
    if before.fields != entry.fields:  # another table
        return ""
    title = entry.cell("title").text.strip()
    others = [c for f, c in zip(entry.fields, entry.cells, strict=True) if f != "title"]
    if not title:
        return "below a page break a row without a title is the rest of the row above"
    if title[0].islower():
        return "below a page break a title that begins in lower case is the rest of one"
    if not any(others) and any(cell for cell in before.cells[1:]):
        return "below a page break a row with nothing but a title may be the rest of the row"
    missing = any(a and not b for a, b in zip(before.cells, entry.cells, strict=True))
    if missing and any(map(_begins_as_rest, others)):
        return "below a page break a row with gaps and the rest of a name may be the rest of one"
    return ""


def _begins_as_rest(cell: Cell) -> bool:
    """Whether a cell begins as names do not: in lower case, or with a bracket."""
    first = cell.text.strip()[:1]
    return first.islower() or first == "("


def _one_cell(above: Cell, below: Cell) -> Cell:
    """Return a cell with its rest; the last word above the page break may be cut."""
    rest = below.text.split(None, 1)
    across = [(word, rest[0]) for word, behind in above.cuts[-1:] if rest and not behind]
    return Cell(
        f"{above.text}\n{below.text}".strip(),
        tuple(dict.fromkeys((*above.links, *below.links))),
        cuts=(*above.cuts, *across, *below.cuts),
        shapes=above.shapes or below.shapes,
    )


def joined(before: Entry, after: Entry, reason: str) -> Entry:
    """Return a row with its rest, which stood below the page break.

    A cell that stands on both sides is printed again, or merged with others.
    """
    cells = tuple(
        a if a == b else _one_cell(a, b) for a, b in zip(before.cells, after.cells, strict=True)
    )
    unsure = "may be" in reason
    note = ("row-split?" if unsure else "row-split", reason)
    return evolve(before, cells=cells, notes=(*before.notes, note))
