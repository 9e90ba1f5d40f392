"""Cells whose lines a printer ended: names that may each stand on a line of their own.

In a PDF a line end is a blank as a rule, as names are broken anywhere. Where whole lines are names
of known bodies, it may part them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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
