"""What changed between our annex and the one that came back from clearance."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

from migpubs.csl.runs import plain
from migpubs.documents.blocks import Table
from migpubs.errors import ParseError, Problem
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migpubs.documents.blocks import Document
    from migpubs.documents.cleared import ClearedCell, ClearedRow

State: TypeAlias = Literal["changed", "pending", "added", "removed"]
"""``changed``: by hand, or a tracked change that was accepted. ``pending``: a tracked change that
waits. ``added`` and ``removed``: whole rows."""

_ALIKE: Final = 0.5
"""Titles that share so much of their words are taken for one row."""


@frozen(kw_only=True)
class Difference:
    """A cell or row that is not as we sent it."""

    state: State
    row: int
    """The row in our annex, from 1; of an added row the one before it, 0 for none."""
    column: str
    """The name of the column; empty for a whole row."""
    ours: str
    theirs: str
    who: tuple[str, ...] = ()
    """Who proposed a pending change."""
    works: tuple[str, ...] = ()
    """The ids of the works in the row."""


@frozen
class _Row:
    """A row as we sent it."""

    number: int
    cells: tuple[str, ...]
    works: tuple[str, ...]

    @property
    def key(self) -> str:
        return search_key(self.cells[0])


def compare(ours: Document, theirs: Sequence[Sequence[ClearedRow]]) -> tuple[Difference, ...]:
    """Return what changed, row by row in our order.

    ours: the annex as it was sent, without groups.
    theirs: the tables of the file that came back (`read_cleared`); those with our columns count.

    `ParseError` when none of their tables has our columns.
    """
    (table, *_) = (block for block in ours.blocks if isinstance(block, Table))
    headings = [search_key(column.heading) for column in table.columns]
    rows = [row for cleared in theirs for row in _rows_below(cleared, headings)]
    if not any(_has(row, headings) for cleared in theirs for row in cleared):
        columns = " | ".join(column.heading for column in table.columns)
        raise ParseError([Problem("no-annex", "error", f"no table has the columns {columns}")])
    sent = [
        _Row(number, tuple(" ".join(plain(cell).split()) for cell in row), works)
        for number, (row, works) in enumerate(zip(table.rows, _works(table), strict=True), start=1)
    ]
    names = [column.name for column in table.columns]
    return tuple(each for pair in _aligned(sent, rows) for each in _differences(pair, names))


def _works(table: Table) -> tuple[tuple[str, ...], ...]:
    return table.works or ((),) * len(table.rows)


def _rows_below(table: Sequence[ClearedRow], headings: Sequence[str]) -> Iterator[ClearedRow]:
    """Give the rows of a table with our columns; a header row may come again."""
    if table and _has(table[0], headings):
        yield from (
            row for row in table if not _has(row, headings) and len(row.cells) == len(headings)
        )


def _has(row: ClearedRow, headings: Sequence[str]) -> bool:
    return [search_key(cell.settled) for cell in row.cells] == list(headings)


_Pair: TypeAlias = "tuple[_Row | None, ClearedRow | None, int]"
"""Our row and theirs, and the number of the row of ours before."""


def _aligned(sent: Sequence[_Row], back: Sequence[ClearedRow]) -> Iterator[_Pair]:
    """Give rows that belong together: those with one title, then those with titles alike."""
    keys = [search_key(row.cells[0].settled or row.cells[0].proposed) for row in back]
    matcher = SequenceMatcher(None, [row.key for row in sent], keys, autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        waiting = list(zip(back[first:last], keys[first:last], strict=True))
        for row in sent[start:end]:
            found = max(waiting, key=lambda each: _likeness(row.key, each[1]), default=None)
            if found and _likeness(row.key, found[1]) >= _ALIKE:
                waiting.remove(found)
                yield row, found[0], row.number
            else:
                yield row, None, row.number
        yield from ((None, row, end) for row, _ in waiting)


def _likeness(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


def _differences(pair: _Pair, names: Sequence[str]) -> Iterator[Difference]:
    row, back, before = pair
    if row is None:
        words = " | ".join(cell.proposed for cell in back.cells) if back else ""
        state: State = "pending" if back and back.pending else "added"
        yield Difference(state=state, row=before, column="", ours="", theirs=words)
    elif back is None or back.pending == "removed":
        state = "pending" if back else "removed"
        words = " | ".join(row.cells)
        yield _difference(state, row, "", words, "")
    else:
        for name, ours, cell in zip(names, row.cells, back.cells, strict=True):
            yield from _cell_differences(row, name, ours, cell)


def _cell_differences(row: _Row, name: str, ours: str, cell: ClearedCell) -> Iterator[Difference]:
    if cell.settled != ours:
        yield _difference("changed", row, name, ours, cell.settled)
    if cell.proposed != cell.settled:
        yield _difference("pending", row, name, cell.settled, cell.proposed, cell.who)


def _difference(
    state: State, row: _Row, column: str, ours: str, theirs: str, who: tuple[str, ...] = ()
) -> Difference:
    return Difference(
        state=state,
        row=row.number,
        column=column,
        ours=ours,
        theirs=theirs,
        who=who,
        works=row.works,
    )
