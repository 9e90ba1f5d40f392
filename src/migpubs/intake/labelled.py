"""Entries whose fields stand beside their names: "Title: …", "Author: …", one below the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs.intake.blocks import Cell
from migpubs.intake.entries import Entry
from migpubs.intake.headers import field_of
from migpubs.intake.plain_text import links_in

if TYPE_CHECKING:
    from migpubs.intake.blocks import Paragraph, Table

_LABEL_FIRST: Final = re.compile(
    r"\s*(?P<label>[^:]{2,40}?)(?:\s*:\s+|\s{2,})(?P<value>\S.*)$", re.DOTALL
)


def of_table(table: Table) -> list[Entry]:
    """Return the entries of a table of two columns whose first holds the names of the fields."""
    pairs = [line.cells for line in table.lines]
    names = [field_of(cell.text.strip(" :")) for cell, *_ in pairs]
    if len(pairs[0]) != 2 or "title" not in names or not all(names) or len(names) < 3:  # noqa: PLR2004
        return []
    starts = [number for number, name in enumerate(names) if name == names[0]]
    ends = [*starts[1:], len(names)]
    return [
        Entry(
            fields=tuple(names[start:end]),
            columns=tuple(label.text.strip() for label, _ in pairs[start:end]),
            cells=tuple(value for _, value in pairs[start:end]),
            place=table.lines[start].place,
            page=table.lines[start].page,
            medium=table.medium,
            doubt="rows-unsure" if table.doubt else "",
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def of_lines(line: Paragraph) -> Entry | None:
    """Take a block of "Title: …", "Author: …", one a line, as a row of cells."""
    marks = [_LABEL_FIRST.match(each) for each in line.cell.text.split("\n") if each.strip()]
    found = [(mark["label"], mark["value"]) for mark in marks if mark]
    fields = tuple(field_of(label) for label, _ in found)
    if len(found) < max(2, len(marks)) or "title" not in fields or not all(fields):
        return None
    cells = tuple(Cell(value, tuple(links_in(value))) for _, value in found)
    labels = tuple(label for label, _ in found)
    return Entry(
        fields=fields, columns=labels, cells=cells, place=line.place, page=line.page,
        medium="pdf" if line.page else "",
    )  # fmt: skip
