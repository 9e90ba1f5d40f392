"""What changed between our annex and the one that came back from clearance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from migpubs.csl.runs import plain
from migpubs.documents.alignment import align, moved
from migpubs.documents.blocks import Table
from migpubs.errors import ParseError, Problem
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from migpubs.documents.blocks import Column, Document
    from migpubs.documents.cleared import ClearedCell, ClearedRow

State: TypeAlias = Literal["changed", "pending", "added", "removed", "moved"]
"""``changed``: by hand, or a tracked change that was accepted. ``pending``: a tracked change that
waits. ``added``, ``removed`` and ``moved``: whole rows."""


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


def compare(ours: Document, theirs: Sequence[Sequence[ClearedRow]]) -> tuple[Difference, ...]:
    """Return what changed, row by row in our order.

    ours: the annex as it was sent; the tables of its groups count as one.
    theirs: the tables of the file that came back (`read_cleared`); those with our columns count.

    Rows belong together by their titles. What a column of numbers says is no difference.
    `ParseError` when none of their tables has our columns.
    """
    columns = next(block.columns for block in ours.blocks if isinstance(block, Table))
    headings = [search_key(column.heading) for column in columns]
    if not any(_has(row, headings) for cleared in theirs for row in cleared):
        names = " | ".join(column.heading for column in columns)
        raise ParseError([Problem("no-annex", "error", f"no table has the columns {names}")])
    sent = list(_sent(ours, columns))
    back = [row for cleared in theirs for row in _rows_below(cleared, headings)]
    names_of = [column.name for column in columns]
    return tuple(_differences(sent, back, names_of))


def _sent(ours: Document, columns: tuple[Column, ...]) -> Iterator[_Row]:
    tables = [
        block for block in ours.blocks if isinstance(block, Table) and block.columns == columns
    ]
    rows = (pair for table in tables for pair in zip(table.rows, _works(table), strict=True))
    for number, (row, works) in enumerate(rows, start=1):
        yield _Row(number, tuple(" ".join(plain(cell).split()) for cell in row), works)


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


def _differences(
    sent: Sequence[_Row], back: Sequence[ClearedRow], names: Sequence[str]
) -> Iterator[Difference]:
    title = names.index("title") if "title" in names else 0
    pairs = align(
        [search_key(row.cells[title]) for row in sent],
        [search_key(row.cells[title].settled or row.cells[title].proposed) for row in back],
    )
    added = _added(pairs, back)
    elsewhere = moved([pairs[place] for place in range(len(sent)) if place in pairs])
    yield from added.get(0, ())
    for place, row in enumerate(sent):
        found = pairs.get(place)
        if found in elsewhere:
            above = back[found - 1].cells[title].settled if found else ""
            yield _difference("moved", row, "", row.cells[title], f"after “{above}”")
        yield from _row_differences(row, None if found is None else back[found], names)
        yield from added.get(row.number, ())


def _added(pairs: Mapping[int, int], back: Sequence[ClearedRow]) -> dict[int, list[Difference]]:
    """Return the rows that are not ours, under the number of the row of ours before them."""
    ours = {theirs: place for place, theirs in pairs.items()}
    added: dict[int, list[Difference]] = {}
    before = 0
    for place, row in enumerate(back):
        if place in ours:
            before = ours[place] + 1
            continue
        words = " | ".join(cell.proposed for cell in row.cells)
        state: State = "pending" if row.pending else "added"
        new = Difference(state=state, row=before, column="", ours="", theirs=words)
        added.setdefault(before, []).append(new)
    return added


def _row_differences(
    row: _Row, back: ClearedRow | None, names: Sequence[str]
) -> Iterator[Difference]:
    if back is None or back.pending == "removed":
        words = " | ".join(row.cells)
        yield _difference("pending" if back else "removed", row, "", words, "")
        return
    for name, ours, cell in zip(names, row.cells, back.cells, strict=True):
        if name != "number":
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
