"""Signs and words that stand for what the row above says: ``"``, "ditto", "as above", "———"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.intake.blocks import Cell
    from migpubs.intake.entries import Entry

SIGN: Final = re.compile(
    r"[\"“”„〃'’′″]{1,2}|-\s*(?:do\.?|[\"”])\s*-|[-–—_]{3,}"
    r"|(?:ditto|idem|as above|(?:the )?same(?: as (?:the )?(?:above|previous|last))?)\.?"
    r"|(?:เช่น)?เดียวกัน(?:กับ(?:ข้างต้น|ข้างบน))?|เช่นเดียวกับ(?:ข้างต้น|ข้างบน)|เหมือน(?:กัน|ข้างต้น|ข้างบน)",
    re.IGNORECASE,
)
FIELDS: Final = frozenset(
    {"authors", "authors-date", "editors", "publishers", "publishers-date", "series", "date"}
    | {"year", "languages", "genre", "place"}
)
"""What such a sign may stand for; a title or a link is one row's own."""


def resolved(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give entries; for a sign the value above it in the same column, which is asked about."""
    above: Entry | None = None
    for entry in entries:
        same = above is not None and above.fields == entry.fields
        found = _resolved(entry, above) if above and same else entry
        yield found
        above = found


def _resolved(entry: Entry, above: Entry) -> Entry:
    instead: list[tuple[str, Cell]] = []
    unsure: list[tuple[str, str, str]] = []
    for field in dict.fromkeys(each for each in entry.fields if each in FIELDS):
        own, other = entry.cell(field), above.cell(field)
        if SIGN.fullmatch(own.text.strip()) and other and not SIGN.fullmatch(other.text.strip()):
            instead.append((field, other))
            unsure.append(unsure_of(field.removesuffix("-date"), own.text, other.text))
    return evolve(entry, instead=tuple(instead), unsure=(*entry.unsure, *unsure))


def unsure_of(field: str, sign: str, said: str) -> tuple[str, str, str]:
    """Return the field that a sign leaves unsure, with the rule and the question."""
    words = " ".join(said.split())
    return field, "ditto", f"does '{sign.strip()}' stand for '{words}', which the row above says?"
