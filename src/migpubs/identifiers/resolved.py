"""DOI and Handle: names that a resolver leads to a page."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from migpubs.identifiers.schemes import Scheme, pattern, without

_SAFE = "/:;.()_-~!$&'*,=@"
_DOI_SITE = r"(?:https?://)?(?:dx\.|www\.)?doi\.org/"
_DOI_BEFORE = rf"(?:(?:info:)?doi[:/]? ?)?{_DOI_SITE}(?:doi:)?|(?:info:|urn:)?doi[:/]?"
_HANDLE_SITE = r"(?:https?://)?hdl\.handle\.net/"
_HANDLE_BEFORE = rf"{_HANDLE_SITE}|hdl:|handle:"


def _bare(before: str, site: str, text: str) -> str:
    """The name without its resolver; percent-encoding is undone in an address only.

    What would not be seen, and octets that are no UTF-8, are no name.
    """
    plain = without(before, text)
    if re.search(site, text, re.IGNORECASE):
        plain = unquote(plain, errors="surrogateescape")
    return plain if plain.isprintable() else ""


def _parse_doi(text: str) -> str:
    """``10.<registrant>/<suffix>`` in lower case. DOI Handbook, section 2.2.

    Two names do not differ by the case of ASCII letters.
    """
    name = _bare(_DOI_BEFORE, _DOI_SITE, text)
    if not re.fullmatch(r"10\.[0-9]+(?:\.[0-9]+)*/\S+", name):
        raise ValueError(f"'{text}' is not a DOI: it has the form 10.1234/name, without blanks")
    return "".join(letter.lower() if letter.isascii() else letter for letter in name)


def _parse_handle(text: str) -> str:
    """``<prefix>/<name>``, case kept. RFC 3650, section 3; RFC 3651, section 3.1."""
    name = _bare(_HANDLE_BEFORE, _HANDLE_SITE, text)
    if not re.fullmatch(r"[0-9]+(?:\.[0-9A-Za-z-]+)*/\S+", name):
        raise ValueError(f"'{text}' is not a Handle: it has the form 20.500.12345/678")
    return name


DOI: Final = Scheme(
    name="doi",
    label="DOI",
    parse=_parse_doi,
    url=lambda value: "https://doi.org/" + quote(value, safe=_SAFE),
    rule="DOI Handbook, sections 2.2 and 3.8",
    looks=pattern(rf"(?:{_DOI_BEFORE})\s*\S+|10\.[0-9]{{4,}}[0-9.]*/\S+"),
)
HANDLE: Final = Scheme(
    name="handle",
    label="Handle",
    parse=_parse_handle,
    url=lambda value: "https://hdl.handle.net/" + quote(value, safe=_SAFE),
    rule="RFC 3650, section 3; RFC 3651, section 3.1",
    looks=pattern(rf"(?:{_HANDLE_BEFORE})\S+"),
)
