"""Cells whose lines a printer ended: names that may each have a line of their own, cut numbers.

In a PDF a line end is a blank as a rule, as names are broken anywhere. Where whole lines are names
of known bodies, it may part them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs.dates import read_date
from migpubs.identifiers import recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from migpubs.intake.entries import Entry

_KNOWN: Final[Mapping[str, Callable[[str], object]]] = {
    "date": read_date,
    "year": read_date,
    "identifiers": recognise,
}
"""How a value of a field is known."""
_MOST = 20
"""How many lines of a cell are looked at."""


def names(text: str, is_body: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the names that stand on lines of a cell; none where no line end parts any.

    Lines that together are one known body, or of which none is known, are one name. is_body:
    whether a text is the name of a known body.
    """
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if not 1 < len(lines) <= _MOST or is_body(" ".join(lines)):
        return ()
    found: list[str] = []
    loose: list[str] = []
    while lines:
        ends = range(len(lines), 0, -1)
        end = next((end for end in ends if is_body(" ".join(lines[:end]))), 0)
        if end:
            found += [" ".join(loose)] if loose else []
            found.append(" ".join(lines[:end]))
            loose, lines = [], lines[end:]
        else:
            loose.append(lines.pop(0))
    found += [" ".join(loose)] if loose else []
    return tuple(found) if len(found) > 1 else ()


def rejoined(entry: Entry) -> tuple[Entry, dict[str, str]]:
    """Return an entry with dates and identifiers whole that line ends cut, and these by field.

    Only where each line is full, and all together are a date or a number that is known, but neither
    with blanks between them nor those below the first by themselves.
    """
    found: dict[str, str] = {}
    cells = list(entry.cells)
    for at, name in enumerate(entry.fields):
        lines = cells[at].text.split()
        whole = "".join(lines)
        full = len(lines) > 1 and {*pairwise(lines)} <= {*cells[at].cuts}
        known = _KNOWN.get(name)
        if full and known and known(whole) and not any(map(known, [" ".join(lines), *lines[1:]])):
            cells[at] = evolve(cells[at], text=whole)
            found[name] = whole
    return evolve(entry, cells=tuple(cells)), found
