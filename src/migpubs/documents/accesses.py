"""On which day an address was last seen alive: the date of access of a reading list."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from migpubs.dates import Date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def read_accesses(folder: Path | None) -> Mapping[str, Date]:
    """Return the days by address, from what the last link check left in a catalogue's folder.

    folder: the catalogue's. Without a link check the answer is empty. Lines that cannot be read
    say nothing: they are written by a program and checked by it.
    """
    path = folder / ".state" / "links.jsonl" if folder else None
    if path is None or not path.is_file():
        return {}
    found: dict[str, Date] = {}
    for line in path.read_bytes().split(b"\n"):
        with suppress(ValueError, TypeError, KeyError, RecursionError):
            result = json.loads(line)
            found[result["url"]] = Date.parse(result["last_ok"][:10])
    return found
