"""Tables whose heads run down the first column, with one work in each of the others."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from migpubs.intake import label_lines, table_rows
from migpubs.intake.entries import Entry, Listing
from migpubs.intake.headers import field_of, fields_of

if TYPE_CHECKING:
    from migpubs.intake.blocks import Table

EXPLAINS: Final = re.compile(
    r"(?:description|definition|explanation|instructions?|guidance|examples?|required|format|"
    r"what to (?:write|enter)|คำอธิบาย|คำแนะนำ|ตัวอย่าง)",
    re.IGNORECASE,
)
"""What stands above a column that says what to write into a form, not what was written."""


def listing(table: Table) -> Listing | None:
    """Return the list in a table with one work in each column but the first."""
    fields = [field_of(line.texts[0].strip(" :：")) for line in table.lines]
    rows = [line for line, field in zip(table.lines, fields, strict=True) if field]
    heads = tuple(" ".join(line.texts[0].split()).strip(" :：") for line in rows)
    labelled = sum(bool(line.texts[0] and any(line.texts[1:])) for line in table.lines)
    if 2 * len(rows) <= labelled or fields_of(heads) is None:
        return None
    others = [line for line in table.lines if line not in rows]
    explains = any(EXPLAINS.fullmatch(text) for line in others for text in line.texts)
    if explains or any(fields_of(line.texts) for line in table.lines):
        return None
    starts = [number for number, head in enumerate(heads) if head == heads[0]]
    entries = [
        Entry(
            fields=tuple(map(field_of, heads[start:end])),
            columns=heads[start:end],
            cells=cells,
            place=f"{rows[start].place}, column {number}",
            page=rows[start].page,
            medium=table.medium,
            doubt=label_lines.doubt_of(rows[start:end], table),
        )
        for start, end in pairwise([*starts, len(rows)])
        for number, cells in enumerate(
            zip(*(line.cells for line in rows[start:end]), strict=True), 1
        )
        if number > 1 and any(cells)
    ]
    unread = tuple(map(table_rows.as_unread, others))
    return Listing(columns=heads, entries=tuple(entries), unread=unread)
