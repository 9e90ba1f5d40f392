"""Rows of a pasted table, which line ends inside their cells may have cut.

A program that pastes a table as lines with tabs keeps the line ends of its cells, so that a row
has several lines of which each has fewer cells than the head, or none but one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import field, frozen, mutable

from migpubs.intake.blocks import Line, Table, cell
from migpubs.intake.headers import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_OPEN: Final = re.compile(
    r"(?:\b(?:a|an|and|at|by|for|from|in|of|on|or|the|to|with)|[,&–—(/-])$", re.IGNORECASE
)
"""How a line ends that goes on."""
_MANY_LINES: Final = 40


@frozen
class _Row:
    cells: list[str]
    place: str
    cut: bool = False
    below: bool = False


@mutable
class Rows:
    """The rows of a table as far as they have been read."""

    links_in: Callable[[str], list[str]]
    found: list[_Row] = field(factory=list, init=False)
    width: int = field(default=0, init=False)
    """How many heads the table has; 0 before they were seen."""
    _begun: bool = field(default=False, init=False)

    def add(self, cells: list[str], place: str, above: Sequence[str]) -> bool:
        """Take a row. above: the lines just above that are no rows; return if it goes on with them.

        A row that is too short goes on with one above it that is, where both together have as many
        cells as there are heads; where nothing shows that they are one, both may be cut.
        """
        if fields_of(tuple(cells)):
            self.width = len(cells)
        begun, self._begun = self._begun, True
        last = self.found[-1] if self.found and not above else None
        if last and self.width and len(last.cells) + len(cells) - 1 == self.width > len(last.cells):
            joined = _goes_on(last.cells[-1], cells[0])
            if joined:
                last.cells[-1:] = [f"{last.cells[-1]} {cells[0]}", *cells[1:]]
            self.found[-1] = _Row(last.cells, last.place, cut=True)
            if not joined:
                self.found.append(_Row(cells, place, cut=True))
            return False
        down = begun and self._joins(above, cells)
        own = ["\n".join([*above, cells[0]]), *cells[1:]] if down else cells
        self.found.append(_Row(own, place, below=bool(above) and not down))
        return down

    def _joins(self, above: Sequence[str], cells: Sequence[str]) -> bool:
        """Whether a row goes on with the lines above it: a line end in its first cell cut them."""
        if not 0 < len(above) < _MANY_LINES or fields_of(tuple(cells)):
            return False
        return _goes_on(above[-1], cells[0])

    def goes_on(self, line: str) -> bool:
        """Take a line without tabs as the rest of the last row's last cell, which is open."""
        if (
            not line.strip()
            or not self.found
            or not _OPEN.search(self.found[-1].cells[-1].rstrip())
        ):
            return False
        last = self.found[-1]
        last.cells[-1] += f" {line.strip()}"
        self.found[-1] = _Row(last.cells, last.place, cut=True, below=last.below)
        return True

    def table(self) -> Iterator[Table]:
        """Give the table of the rows, and forget them."""
        rows = [row for row in self.found if any(text.strip() for text in row.cells)]
        self.found = []
        width = max((len(row.cells) for row in rows), default=0)
        lines = []
        for row in rows:
            texts = [*row.cells, *[""] * (width - len(row.cells))]
            cells = tuple(cell(text, self.links_in(text)) for text in texts)
            lines.append(Line(cells=cells, place=row.place, cut=row.cut, below=row.below))
        if lines:
            yield Table(lines=tuple(lines))


def _goes_on(above: str, below: str) -> bool:
    return below.lstrip()[:1].islower() or _OPEN.search(above.rstrip()) is not None
