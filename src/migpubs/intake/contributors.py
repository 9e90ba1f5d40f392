"""Who stands in a cell of authors or publishers: known bodies first, longest first, then shapes.

A cell is cut only where that is safe: at a separator between two names of the authority list. What
is left is proposed: by its shape a name may be a person's or a body's, but for titles and initials.
"""

from __future__ import annotations

import re
from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from migpubs import languages
from migpubs.intake import known_names, name_questions, name_words
from migpubs.intake.doubts import OTHER_COUNTRY
from migpubs.intake.imprints import PLACES
from migpubs.intake.name_shapes import (
    COMMAS,
    DEGREE,
    DOUBTFUL,
    HONORIFIC,
    INVERTED,
    PERSON,
    UNIT,
    WHOLE,
    Name,
    guess,
    inverted_persons,
    is_chain,
    is_surely_body,
    stand_apart,
)
from migpubs.intake.readings import UNKNOWN, Reading, worse
from migpubs.names import looks_like_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migpubs.intake.readings import Notebook, Status
    from migpubs.names import Authority

_SEPARATOR = re.compile(
    r"\s*(?:(?P<strong>;|\u2029|\s\|\s)|,?\s+(?:and|und|et)\s+|,\s*&\s*|\s&\s|,|/|\n"
    r"|\s*และ\s*|\s*ร่วมกับ\s*|、)"
    r"(?!\s*(?:company|co|corp|inc|llc|ltd|partners|plc|sons)\b)(?!\s*Associates\b)\s*",
    re.IGNORECASE,
)
"""What parts names; a firm may have "& Sons" or ", Inc." in its own."""
_RANK = re.compile(
    r"(?:police|group|wing|squadron|air|lieutenant|major|general|colonel|captain|admiral)\s+"
    r"(?:general|captain|commander|leader|marshal|colonel|major|lieutenant)\b",
    re.IGNORECASE,
)


def read_authors(
    text: str, authority: Authority, notes: Notebook, field: str = "authors"
) -> Reading:
    """Return the authors that a cell names, in order, as mappings of name, kind and body's id.

    field: ``editors`` for a column of editors.
    """
    return _read(text, authority, notes, field)


def read_publishers(text: str, authority: Authority, notes: Notebook) -> Reading:
    """Return the publishers that a cell names, in order, as names."""
    return _read(text, authority, notes, "publishers")


def _read(text: str, authority: Authority, notes: Notebook, field: str) -> Reading:
    plain = " ".join(text.replace("\u2029", " \u2029 ").split(" ")).strip(" \n\u2029*_")
    if plain.casefold() in name_words.NOTHING:
        return UNKNOWN
    stands = not re.search(r"\w", plain) or name_words.STANDS_FOR.fullmatch(plain) is not None
    if stands and plain not in authority:
        notes.flag(field, f"'{plain}' names nobody; who is it?")
        return UNKNOWN
    bare, role, others = name_words.without_role(plain)
    said = name_words.joint(bare, field, authority.__contains__)
    if not said.together:
        notes.flag(field, said.question)
        return UNKNOWN
    found = (name for part in said.together for name in _of_field(part, authority, field))
    names = [evolve(each, role=role) for each in found]
    unsure = role or others or stands or said.question
    status = "proposed" if unsure else _status(names, bare, field, authority)
    rule = next((each.rule for each in names if not each.sure), names[0].rule)
    rule = "joint-words" if said.question else rule
    if role and field == "authors":
        notes.flag(field, "are these the editors, not the authors?")
    if others:
        notes.flag(field, f"'{others}' stands for more names; who are they?")
    if status == "proposed":
        notes.flag(field, said.question or name_questions.question(names, _flat(plain), authority))
    if field != "publishers":
        return Reading(value=[each.plain() for each in names], status=status, rule=rule)
    ids = tuple(each.body.id if each.body else None for each in names)
    return Reading(
        value=[each.name for each in names],
        status=status,
        rule=rule,
        bodies=ids if any(ids) else (),
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _status(names: Sequence[Name], text: str, field: str, authority: Authority) -> Status:
    whole = len(names) == 1 and names[0].name == _flat(text)
    parts = _strong_parts(text)
    if all(each.sure for each in names):
        persons = sum(each.kind == "person" for each in names)
        beside = len(parts) == 1 and 0 < persons < len(names)  # "Ursula K. Hahn, ILO": where from?
        if beside or (persons and field == "publishers"):
            return "proposed"
        return "read" if whole and names[0].rule == "authority" else "inferred"
    if len(parts) > 1 and not any(map(UNIT.match, parts)):
        each = (_status(_names(part, authority), part, field, authority) for part in parts)
        return worse("inferred", *each)
    alone = whole and not _SEPARATOR.search(text) and not DOUBTFUL.search(text)
    if not alone or text[0].islower() or _RANK.match(text) or PLACES.fullmatch(text):
        return "proposed"
    if field == "publishers":
        inside = any(word in authority for word in text.split() if word.isupper())
        return "proposed" if inside or languages.find(text) else "read"
    return "inferred" if is_surely_body(text) else "proposed"


def _of_field(text: str, authority: Authority, field: str) -> list[Name]:
    """Cut a cell into names; publishers are not turned as persons are ("Farrar, Straus")."""
    names = _names(text, authority)
    if field != "publishers" or all(each.rule != "inverted" for each in names):
        return names
    parts = ((part, _names(part, authority)) for part in _strong_parts(text))
    return [
        name
        for part, found in parts
        for name in (
            [Name(name=_flat(part), kind="", rule="unsplit")]
            if any(each.rule == "inverted" for each in found)
            else found
        )
    ]


def _separators(text: str) -> Iterator[re.Match[str]]:
    """Give what may part names, but for what stands in brackets."""
    depth = place = 0
    for mark in _SEPARATOR.finditer(text):
        depth += text.count("(", place, mark.start()) - text.count(")", place, mark.start())
        place = mark.start()
        if depth <= 0:
            yield mark


def _names(text: str, authority: Authority) -> list[Name]:
    """Cut a cell into names."""
    whole = known_names.body(_flat(text), authority) or known_names.person(_flat(text), authority)
    if whole:
        return [whole]
    own = known_names.of_own_acronym(_flat(text), authority) or known_names.part_of_known(
        _flat(text), authority
    )
    if own:
        return [own]
    joined = [part for part in re.split(r"\s*[+–-]\s*|\s+x\s+", text) if part]
    if len(joined) > 1 and all(known_names.body(part, authority) for part in joined):
        return [evolve(guess(part, "separators"), body=authority.find(part)) for part in joined]
    strong = _strong_parts(text)
    if len(strong) > 1:
        return [name for part in strong for name in _names(part, authority)]
    marks = [*_separators(text)]
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(text)]
    return _join_units(_cover(text, starts, ends, authority), text)


def _strong_parts(text: str) -> list[str]:
    """Cut a cell at the signs that no name has inside."""
    return [part for part in re.split(r"\s*(?:;|\u2029|\|\||\s\|\s)\s*", text) if part.strip()]


@frozen(kw_only=True)
class _Span:
    """A name with the place at which it stands in the cell."""

    start: int
    end: int
    found: Name | None


def _cover(
    text: str, starts: Sequence[int], ends: Sequence[int], authority: Authority
) -> list[_Span]:
    """Cover the cell with known names, the longest first, from the left.

    Several parts are tried as one name only as long as a known name begins with them.
    """
    spans: list[_Span] = []
    first = 0
    while first < len(starts):
        last = first
        while last + 1 < len(ends) and authority.begins(text[starts[first] : ends[last + 1]]):
            last += 1
        tried = ((each, text[starts[first] : ends[each]]) for each in range(last, first - 1, -1))
        found = ((each, known_names.body(_flat(name), authority)) for each, name in tried)
        own = _flat(text[starts[first] : ends[first]])
        person = known_names.person(own, authority) if " " in own else None
        last, known = next((pair for pair in found if pair[1]), (first, person))
        if known or ends[first] > starts[first]:
            spans.append(_Span(start=starts[first], end=ends[last], found=known))
        first = last + 1
    return spans


def _join_units(spans: Sequence[_Span], text: str) -> list[Name]:
    """Join a unit with what it is a unit of; then give shape to what is not known."""
    names: list[Name] = []
    rest = deque(spans)
    while rest:
        span = rest.popleft()
        if span.found:
            while rest and _is_parent(span, rest[0], text):
                span = _merged(span, rest.popleft(), text)
            assert span.found
            names.append(span.found)
            continue
        run = [span]
        while rest and rest[0].found is None:
            run.append(rest.popleft())
        if rest and _is_unit_of(run, rest[0], text):
            whole = _flat(text[span.start : rest.popleft().end])
            names.append(Name(name=whole, kind="body", rule="unit-chain"))
        elif names and names[-1].body and _is_place(run, text):
            names[-1] = evolve(names[-1], sure=False, rule="place-beside")
        else:
            names += _shaped(run, text)
    return names


def _is_place(run: Sequence[_Span], text: str) -> bool:
    """Whether what stands behind a known body and a comma is where it sits: "IOM, Geneva".

    The ministry of another country is another body.
    """
    comma = text[: run[0].start].rstrip().endswith(",")
    place = _flat(text[run[0].start : run[-1].end])
    return comma and bool(PLACES.fullmatch(place)) and not OTHER_COUNTRY.search(place)


def _is_unit_of(run: Sequence[_Span], known: _Span, text: str) -> bool:
    """Whether what stands before a known university or ministry is a unit of it."""
    unit, whole = text[run[0].start : run[-1].end], text[known.start : known.end]
    comma = text[run[-1].end : known.start].strip() == ","
    return bool(comma and "," not in unit and UNIT.match(unit) and WHOLE.search(whole))


def _is_parent(child: _Span, parent: _Span, text: str) -> bool:
    """Whether "DCY, MSDHS" is one body: a comma, and the authority list says it is a unit of it."""
    comma = text[child.end : parent.start].strip() == ","
    a, b = (child.found and child.found.body), (parent.found and parent.found.body)
    return bool(comma and a and b and a.id != b.id and a.within(b))


def _merged(child: _Span, parent: _Span, text: str) -> _Span:
    assert child.found
    name = evolve(child.found, name=_flat(text[child.start : parent.end]), rule="unit-of-parent")
    return _Span(start=child.start, end=parent.end, found=name)


def _shaped(run: Sequence[_Span], text: str) -> list[Name]:
    """Give the names of a stretch of which nothing is known, each with what its shape suggests."""
    whole = _flat(text[run[0].start : run[-1].end])
    parts, pieces = _parts(run, text), [whole] if "(" in whole else COMMAS.split(whole)
    if len(pieces) == 2 and DEGREE.search(whole):  # noqa: PLR2004 - "John Smith, PhD"
        return [guess(whole, "shape")]
    if len(parts) == 1 or is_chain(parts) or is_chain(pieces):
        rule = "unit-chain" if len(parts) > 1 else "shape"
        return [guess(whole, rule)]
    inverted = len(parts) == 2 and all(" " not in part for part in parts)  # noqa: PLR2004 - a pair
    stand_alone = not INVERTED.search(whole) and all(
        PERSON.fullmatch(HONORIFIC.sub("", part)) for part in parts
    )
    if not inverted and stand_alone and not any(map(looks_like_body, parts)):
        return [guess(part, "persons") for part in parts]
    turned = inverted_persons(whole)
    if turned:
        return turned
    several = stand_apart(whole, parts, pieces)
    return [guess(part, "separators") for part in several] or [
        Name(name=whole, kind="", rule="unsplit")
    ]


def _parts(run: Sequence[_Span], text: str) -> list[str]:
    """Return the names of a stretch; a slash without blanks does not part them ("HIV/AIDS")."""
    parts = [_flat(text[run[0].start : run[0].end])]
    for before, span in pairwise(run):
        name = _flat(text[span.start : span.end])
        if text[before.end : span.start] == "/":
            parts[-1] += f"/{name}"
        else:
            parts.append(name)
    return parts
