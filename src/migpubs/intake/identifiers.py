"""The ISBN, DOI, symbol and the like of an entry."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from migpubs.identifiers import parse, recognise
from migpubs.intake.blocks import NOTHING
from migpubs.intake.headers import schemes_of
from migpubs.intake.readings import UNKNOWN, Reading, worse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.identifiers import Identifier
    from migpubs.intake.entries import Entry
    from migpubs.intake.readings import Notebook, Status


_QUALIFIER: Final = re.compile(r"\s*\((?:[^()\d]{2,30})\)$")
"""Of which form of the work an ISBN is: "(print)", "(web PDF)"."""


def read_identifiers(
    entry: Entry, noted: Iterable[dict[str, Any]], url: str | None, notes: Notebook
) -> Reading:
    """Return the identifiers of an entry: of its column, of its link, and those after the title.

    noted: the identifiers after the title. url: the link of the entry.
    """
    heads = entry.heads("identifiers")
    schemes = schemes_of(heads[0]) if heads else ()
    found = _of_column(entry, schemes, url, notes)
    known = [plain for plain, _, _ in found]
    own = (each for each in noted if each not in known)
    found += [(each, "inferred", "identifier") for each in own]
    if not found:
        return UNKNOWN
    return Reading(
        value=[plain for plain, _, _ in found],
        status=worse(*(status for _, status, _ in found)),
        rule=found[-1][2],
    )


def _of_column(
    entry: Entry, schemes: Iterable[str], url: str | None, notes: Notebook
) -> list[tuple[dict[str, str], Status, str]]:
    """Return the identifiers of a column, and the one that the link itself is."""
    found: list[tuple[dict[str, str], Status, str]] = []
    text = entry.cell("identifiers").text
    for part in re.split(r"\s*[,;\n\u2029|]\s*|\s+(?=(?:ISBN|ISSN|DOI)\b)", text.strip()):
        if part.casefold() in NOTHING:
            continue
        known = _identifier(part, schemes)
        if known and known["scheme"] == "issn":  # of a journal or series, not of what is in it
            found.append((known, "proposed", "host"))
        elif known:
            found.append((known, "read", "cell"))
        else:
            notes.flag("identifiers", f"'{part}' is no identifier that is known, or is mistyped")
    linked = recognise(url) if url else None
    if linked and linked.scheme in {"doi", "handle", "un-symbol"}:
        plain = {"scheme": linked.scheme, "value": linked.value}
        if all(plain != known for known, _, _ in found):
            found.append((plain, "inferred", "link"))
    return found


def _identifier(text: str, schemes: Iterable[str]) -> dict[str, str] | None:
    """Return what a text is by its own form, else the first of some schemes that it fits."""
    text = _QUALIFIER.sub("", text)
    tried = chain([recognise(text)], (_parsed(scheme, text) for scheme in schemes))
    known = next(filter(None, tried), None)
    return {"scheme": known.scheme, "value": known.value} if known else None


def _parsed(scheme: str, text: str) -> Identifier | None:
    try:
        return parse(scheme, text)
    except ValueError:
        return None
