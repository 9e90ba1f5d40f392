"""What one row of a document proposes for the catalogue.

A proposal says only what the document says. Nothing of it reaches the catalogue before a person
has accepted it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migpubs.intake.entries import Entry
    from migpubs.intake.readings import Change, Reading

FIELDS: Final = (
    "title", "authors", "publishers", "languages", "date", "year", "url", "identifiers", "series",
)  # fmt: skip
"""The fields that every proposal has, in this order; it may have more."""


@frozen(kw_only=True)
class Proposal:
    """What one row of a document proposes for the catalogue."""

    row: int
    """Counted from 1 in the order of the document."""
    entry: Entry
    """The row as printed."""
    fields: Mapping[str, Reading] = field(hash=False)
    flags: tuple[str, ...] = ()
    """Questions, each as ``code: words``."""
    changes: tuple[Change, ...] = ()
    decision: str = ""
    """What was decided of the same row before: ``accept`` or ``reject``."""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "row": self.row,
            "raw": raw(self.entry),
            "fields": {name: reading.plain() for name, reading in self.fields.items()},
            "flags": list(self.flags),
        } | ({"decision": self.decision} if self.decision else {})

    @property
    def open(self) -> bool:
        """Whether a person has to look at it."""
        if self.decision:
            return False
        return bool(self.flags) or any(r.status == "proposed" for r in self.fields.values())


def raw(entry: Entry) -> dict[str, Any]:
    """Return a row as printed: its cells, links and place."""
    return {
        "cells": [cell.text for cell in entry.cells],
        "columns": list(entry.columns),
        "links": [
            {"url": url, "column": column}
            for column, cell in zip(
                entry.columns or ("",) * len(entry.cells), entry.cells, strict=True
            )
            for url in cell.links
        ],
        "place": entry.place,
        "page": entry.page or None,
        "group": " / ".join(entry.groups) or None,
    }
