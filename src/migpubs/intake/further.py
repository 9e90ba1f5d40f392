"""Columns whose heads go on with another or speak of its field: "Co-publisher", "Partner agencies".

What they hold may be missing in the other column, so neither is read in silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs.intake.blocks import Cell
from migpubs.intake.headers import is_further, is_sure, said_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.entries import Entry

_NONE: Final = re.compile(r"\s*(?:[-\u2010-\u2015.]+|n\.?/?a\.?|none|nil|ไม่มี)\s*", re.IGNORECASE)
"""What a cell says of a column that holds nothing in its row."""


def without_none(entry: Entry) -> Entry:
    """Return an entry in which a further column that says "none" is empty."""
    cells = (
        tuple(
            Cell() if is_further(head) and _NONE.fullmatch(cell.text) else cell
            for head, cell in zip(entry.columns, entry.cells, strict=True)
        )
        if entry.columns
        else entry.cells
    )
    return evolve(entry, cells=cells)


def asked(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give each field that the head of a filled cell names or speaks of not for sure; and ask."""
    for name, head, cell in zip(entry.fields, entry.columns, entry.cells, strict=False):
        if not cell or _NONE.fullmatch(cell.text) or (is_sure(head) and name):
            continue
        if name:
            more = " more of" * (is_further(head) and len(entry.filled(name)) > 1)
            yield name, f"does '{head}' mean{more} the {name}?"
        elif spoken := said_of(head):
            yield spoken, f"does '{head}' say more of the {spoken}?"
