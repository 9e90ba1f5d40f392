"""Names that are known: bodies of the authority list, persons of the catalogue, and their parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs.intake.name_shapes import ACRONYM_AFTER, HONORIFIC, Name, is_surely_body
from migpubs.names import looks_like_body
from migpubs.text import search_key

if TYPE_CHECKING:
    from migpubs.model import Body
    from migpubs.names import Authority

_THE: Final = re.compile(r"^the ", re.IGNORECASE)
_BRACKET_LAST: Final = re.compile(r"(?P<name>[^()]+?)\s*\((?P<more>[^()]+)\)$")
_BY_CHANCE: Final = 2
"""Letters of an acronym that fit the words before it by chance."""


def body(text: str, authority: Authority) -> Name | None:
    """Return the body of the authority list that a text names, or nothing.

    What stands in brackets after a name must be its acronym: "IOM (Thailand)" is not IOM.
    """
    bare = _THE.sub("", text).strip(" .-–")
    found = authority.find(text) or (authority.find(bare) if bare != text else None)
    match = ACRONYM_AFTER.match(text)
    if found and match and not _names_it(found, text):
        short = authority.find(match["acronym"])
        found = found if short is not None and short.id == found.id else None
    elif found and text.endswith(")") and not _names_it(found, text):
        found = None
    return Name(name=text, kind="body", body=found, sure=True, rule="authority") if found else None


def person(text: str, authority: Authority) -> Name | None:
    """Return the person whom the catalogue knows by a name as printed, or nothing."""
    found = authority.person(text) or authority.person(HONORIFIC.sub("", text))
    if not found:
        return None
    return Name(name=str(found), kind="person", person=found, sure=True, rule="known-person")


def of_own_acronym(text: str, authority: Authority) -> Name | None:
    """Return the one body of "Human Rights and Development Foundation (HRDF)", or nothing.

    Its acronym has a letter for each word of the name, so that no "and" parts it.
    """
    match = ACRONYM_AFTER.match(text)
    if not match or not looks_like_body(match["name"]) or match["acronym"] in authority:
        return None
    words = re.findall(r"[^\W\d_]+", match["name"])
    capitals = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words)
    acronym = match["acronym"].casefold()
    fits = len(acronym) > _BY_CHANCE and acronym in {capitals.casefold(), every.casefold()}
    if not fits or "," in text or any(word in authority for word in words):
        return None
    return Name(name=text, kind="body", sure=True, rule="own-acronym")


def part_of_known(text: str, authority: Authority) -> Name | None:
    """Return the known body of "ILO (TRIANGLE in ASEAN)" or "IOM (Geneva)", never for sure."""
    match = _BRACKET_LAST.match(text)
    known = authority.find(match["name"]) if match else None
    if not match or not known:
        return None
    other = authority.find(match["more"])
    if other is known:
        return Name(name=text, kind="body", body=known, sure=True, rule="authority")
    if other or is_surely_body(match["more"]):
        return None
    return Name(name=match["name"], kind="body", body=known, rule="part-of-body")


def _names_it(body: Body, text: str) -> bool:
    return search_key(text) in {search_key(name) for name in (*body.name.values(), *body.aliases)}
