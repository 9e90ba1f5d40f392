"""What files of BibTeX and BibLaTeX have in common: entries and names.

Only what every reader takes alike is written: braces as delimiters, one field a line, no macros
but months, no concatenation, each body in braces of its own, addresses raw.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from migpubs.formats.latex import escape
from migpubs.formats.reference import is_whole
from migpubs.model import Body

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.model import Contributor, Publication

Fields = dict[str, str]
_escaped = lru_cache(maxsize=2_000)(escape)
"""Names of bodies recur."""


def block(entry_type: str, key: str, fields: Fields) -> str:
    """Return one entry, its empty fields left out. Month macros (``=nov``) get no braces."""
    lines = [
        f"  {name} = {value[1:]}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields.items()
        if value
    ]
    return f"@{entry_type}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def names(who: Iterable[Contributor]) -> str:
    """Return names for ``author`` and the like: bodies braced, persons ``Family, Given``."""
    return " and ".join(map(one_name, who))


def one_name(who: Contributor) -> str:
    """Return one name; a whole name or one in Thai script is braced, it is never inverted."""
    if isinstance(who, Body):
        return f"{{{_escaped(who.name.text('en'))}}}"
    if is_whole(who):
        return f"{{{escape(str(who))}}}"
    return _inverted(who.family, who.given)


@lru_cache(maxsize=2_000)
def _inverted(family: str, given: str) -> str:
    return f"{_part(family)}, {_part(given)}"


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
