"""The ISBN, DOI, symbol and the like of an entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from migpubs.identifiers import parse, recognise
from migpubs.intake.headers import scheme_of
from migpubs.intake.readings import UNKNOWN, Reading, worse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.intake.entries import Entry
    from migpubs.intake.readings import Notebook, Status

_NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "na", "none", "tbc", "n.d.", "nd", "ม.ป.ป."})


_QUALIFIER: Final = re.compile(r"\s*\((?:[^()\d]{2,30})\)$")
"""Of which form of the work an ISBN is: "(print)", "(web PDF)"."""


def read_identifiers(
    entry: Entry, noted: Iterable[dict[str, Any]], url: str | None, notes: Notebook
) -> Reading:
    """Return the identifiers of an entry: of its column, of its link, and those after the title.

    noted: the identifiers after the title. url: the link of the entry.
    """
    heads = entry.heads("identifiers")
    scheme = scheme_of(heads[0]) if heads else ""
    found = _of_column(entry, scheme, url, notes)
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
    entry: Entry, scheme: str, url: str | None, notes: Notebook
) -> list[tuple[dict[str, str], Status, str]]:
    """Return the identifiers of a column, and the one that the link itself is."""
    found: list[tuple[dict[str, str], Status, str]] = []
    text = entry.cell("identifiers").text
    for part in re.split(r"\s*[,;\n\u2029|]\s*|\s+(?=(?:ISBN|ISSN|DOI)\b)", text.strip()):
        if part.casefold() in _NOTHING:
            continue
        known = _identifier(part, scheme)
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


def _identifier(text: str, scheme: str) -> dict[str, str] | None:
    text = _QUALIFIER.sub("", text)
    known = recognise(text)
    if known is None and scheme:
        try:
            known = parse(scheme, text)
        except ValueError:
            return None
    return {"scheme": known.scheme, "value": known.value} if known else None
