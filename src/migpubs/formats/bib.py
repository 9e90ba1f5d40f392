"""What files of BibTeX and BibLaTeX have in common: entries and names.

Only what every reader takes alike is written: braces as delimiters, one field a line, no macros
but months, no concatenation, each body in braces of its own, addresses raw.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from migpubs.formats.latex import escape
from migpubs.formats.reference import is_whole
from migpubs.model import Body

if TYPE_CHECKING:
    from migpubs.model import Contributor, Publication

Fields = dict[str, str]
_escaped = lru_cache(maxsize=2_000)(escape)
"""Names of bodies recur."""
_PLAIN = re.compile(r"(?!And,)[A-Z][a-z]+, (?!And$)[A-Z][a-z]+(?: [A-Z]\.)?")
"""Most names, for which nothing needs to be done."""


def block(entry_type: str, key: str, *parts: Fields) -> str:
    """Return one entry of parts, each some fields; its empty fields are left out."""
    told = [f"{name} = {{{value}}}" for part in parts for name, value in part.items() if value]
    return f"@{entry_type}{{{key},\n  " + ",\n  ".join(told) + "\n}\n"


def names(publication: Publication, role: str) -> str:
    """Return the names of those with a role as a field has them."""
    return " and ".join(
        [_name(part.who) for part in publication.contributions if part.role == role]
    )


def _name(who: Contributor) -> str:
    """Return a body in braces, a person as ``Family, Given``; a whole name is never inverted."""
    if isinstance(who, Body):
        return f"{{{_escaped(who.name.text('en'))}}}"
    inverted = f"{who.family}, {who.given}"
    if _PLAIN.fullmatch(inverted):
        return inverted
    if is_whole(who):
        return f"{{{escape(str(who))}}}"
    return f"{_part(who.family)}, {_part(who.given)}"


def _part(name: str) -> str:
    """Return a part of a name; one that would be cut at a comma, an "and" or a prefix is braced."""
    plain = escape(name)
    joins = "," in plain or " and " in f" {plain.lower()} "
    cuts = joins or any(word[:1].islower() for word in plain.split())
    return f"{{{plain}}}" if cuts else plain


def publishers(publication: Publication, how: str) -> str:
    """Return the publishers by their acronyms: in one braced string, or braced one by one."""
    if not publication.publishers:
        return ""
    shorts = [_escaped(body.short) for body in publication.publishers]
    if how == "list":
        return " and ".join(f"{{{short}}}" for short in shorts)
    return f"{{{' / '.join(shorts)}}}"
