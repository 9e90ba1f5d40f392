"""Names in files of BibTeX and BibLaTeX: split at "and" and at commas before they are decoded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.errors import Problem
from migpubs.formats.bib_entries import closing
from migpubs.formats.decoding import decode
from migpubs.formats.item import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.errors import OnProblem, Place
    from migpubs.formats.told import Told
    from migpubs.names import Authority

_AND = re.compile(r"(?<=\s)and(?=\s)|[{}]", re.IGNORECASE)
_COMMA = re.compile(r"[,{}]")
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix|given-i|family-i)\s*=\s*(.*)", re.DOTALL)
_MOST_WORDS = 6
"""So many "and" may stand in the name of a body."""


ROLES = ("author", "editor", "translator")
"""Fields of names, each the role of those in it."""


def contributors(
    told: Told, where: Place, authority: Authority, on_problem: OnProblem
) -> Iterator[tuple[str, Name]]:
    """Give roles and names; those that "and others" leaves out are reported."""
    for role in ROLES:
        for part in _rejoined(split_names(told.take(role)), authority):
            if part.strip().lower() == "others":
                message = "there are more persons than are named"
                at = evolve(where, field=role)
                on_problem(Problem("and-others", "warning", message, at))
            elif part.strip():
                yield role, read_name(part)


def _rejoined(parts: list[str], authority: Authority) -> Iterator[str]:
    """Give names; those that together are the name of a body which has an "and" in it, as one."""
    place = 0
    while place < len(parts):
        for end in range(min(len(parts), place + _MOST_WORDS), place + 1, -1):
            whole = " and ".join(map(decode, parts[place:end]))
            if "," not in parts[place] and authority.find(whole):
                yield f"{{{' and '.join(parts[place:end])}}}"
                place = end
                break
        else:
            yield parts[place]
            place += 1


def split_names(raw: str) -> list[str]:
    """Split raw names at the word "and" outside of braces."""
    return [part.strip() for part in _cut(f" {raw} ", _AND)] if raw.strip() else []


def _cut(raw: str, marks: re.Pattern[str]) -> list[str]:
    """Cut at a pattern that also finds braces, outside of which it counts."""
    parts, depth, start = [], 0, 0
    for match in marks.finditer(raw):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth == 0:
            parts.append(raw[start : match.start()])
            start = match.end()
    return [*parts, raw[start:]]


def read_name(raw: str) -> Name:
    """Return one raw name: whole in braces, with a comma, by parts, or in natural order."""
    raw = raw.strip()
    if raw[0] == "{" and closing(raw, 1, brace=True) == len(raw) - 1:
        return Name(literal=decode(raw[1:-1]))
    parts = [part.strip() for part in _cut(raw, _COMMA)]
    told = {match[1]: match[2] for part in parts if (match := _EXTENDED.fullmatch(part))}
    if told:
        family = " ".join(part for part in (told.get("prefix", ""), told.get("family", "")) if part)
        return _divided(family, told.get("given", ""))
    if len(parts) > 1:
        return _divided(parts[0], " ".join([*parts[2:], *parts[1:2]]))
    given, _, last = raw.rpartition(" ")
    if last[:1] == "{" and last[-1:] == "}" and given:
        return _divided(last, given)
    opened = raw.rfind(" {")
    if raw.endswith("}") and opened > 0 and closing(raw, opened + 2, brace=True) == len(raw) - 1:
        return _divided(raw[opened + 1 :], raw[:opened])
    return Name(plain=decode(raw))


def _divided(family: str, given: str) -> Name:
    family, given = decode(family), decode(given)
    return Name(family=family, given=given) if family and given else Name(literal=family or given)
