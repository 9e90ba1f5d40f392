"""Citation labels made of names and year ("Doe65"), for items that bring none of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.csl.marks import unmark
from migpubs.csl.markup import read

if TYPE_CHECKING:
    from migpubs.csl.items import Item

_LENGTHS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
"""Letters of each name, for one to four names."""
_NAMES = ("author", "editor", "translator", "container-author")


def make_label(item: Item) -> str:
    """Letters of the family names (else of the title) and two digits of the year (else ``00``)."""
    names = next((item.names[variable] for variable in _NAMES if variable in item.names), ())
    lengths = _LENGTHS[min(len(names), 4) - 1] if names else ()
    letters = [
        _letters(name.family or name.literal, n) for name, n in zip(names, lengths, strict=False)
    ]
    title = "" if names else _letters(item.text.get("title", ""), 4).capitalize()
    date = item.dates.get("issued")
    year = f"{abs(date.start[0]) % 100:02}" if date and date.start else "00"
    return "".join(letters) + title + year


def _letters(name: str, count: int) -> str:
    return "".join(x for x in unmark(read(name)) if x.isalnum())[:count]
