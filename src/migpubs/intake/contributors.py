"""Who stands in a cell of authors or publishers: known bodies first, longest first, then shapes.

A cell is cut only where that is safe: at a separator between two names of the authority list. What
is left is proposed, never settled: by its shape a name may be a person's or a body's.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from migpubs.intake.readings import UNKNOWN, Reading
from migpubs.model import Person
from migpubs.names import Authority, looks_like_body
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migpubs.intake.readings import Notebook, Status
    from migpubs.model import Body

_SEPARATOR = re.compile(
    r"\s*(?:(?P<strong>;|\u2029|\s\|\s)|,?\s+(?:and|und|et)\s+|,\s*&\s*|\s&\s|,|/|\n"
    r"|\s*และ\s*|\s*ร่วมกับ\s*|、)\s*"
)
_NOTHING: Final = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "n/a",
        "na",
        "n.a.",
        "none",
        "unknown",
        "tbc",
        "tbd",
        "?",
        "ไม่ระบุ",
        "ไม่มี",
        "nil",
    }
)
_STANDS_FOR = re.compile(
    r"[\"”〃']+|(?:ditto|idem|(?:the )?same(?: as above)?|as above|see above|various(?: \w+)?|several(?: \w+)?|"
    r"multiple(?: \w+)?|others?|all agencies|joint(?: publication)?|to be confirmed|tba|หลายหน่วยงาน|เช่นเดียวกัน)\.?",
    re.IGNORECASE,
)
"""Words that stand where a name should; who is meant they do not say."""
_UNIT = re.compile(
    r"(?:the )?(?:faculty|department|school|institute|cent(?:er|re)|division|office|unit|bureau|"
    r"college|section|programme|program|.*\((?:[A-Z]{2,8})\)$|คณะ|ภาควิชา|ศูนย์|สำนัก|กรม|กอง|สถาบัน)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"universit|college|ministry|มหาวิทยาลัย|กระทรวง|institute of technology", re.IGNORECASE
)
_ACRONYM_AFTER = re.compile(r"^(?P<name>.+?)\s*\((?P<acronym>[A-Z][\w.&-]{1,11})\)$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,11}")
_HONORIFIC = re.compile(
    r"^(?:(?:dr|prof(?:essor)?|mr|mrs|ms|miss|dame|sir|assoc|asst|ph\.?d|h\.?e)\.?\s+|ดร\.\s*|นาย|นางสาว|นาง|ศ\.|รศ\.|ผศ\.|นพ\.\s*|พญ\.\s*|by\s+)+",
    re.IGNORECASE,
)
_DEGREE = re.compile(r",\s+(?:Ph\.?D|M\.?D|M\.?A|M\.?Sc|LL\.?M|J\.?D|MPH)\.?$")
_PERSON = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*|[^\W\d_a-z]\.)(?:\s+(?:(?:de|van|von|bin|binti|da|dos|al|la|le|el)\s+)*"
    r"[^\W\d_a-z][\w'’.-]*){1,4}|[ก-๙]{2,}(?:\s+[ก-๙]{2,}){1,2}"
)
_INVERTED = re.compile(
    r"^[^\W\d_][\w'’-]+, (?:[^\W\d_]\.|[^\W\d_]\w+(?: [^\W\d_]\.)*(?:$|,? and |;))"
)
_DOUBTFUL = re.compile(
    r"[():\d@]|\bet al\b|\beds?\b|\beditors?\b|\bwith\b|\bfor\b|\bin (?:collaboration|partnership|"
    r"cooperation)\b|\bedited\b|\bby\b|\bon behalf\b|บรรณาธิการ|และคณะ",
    re.IGNORECASE,
)

_EDITORS = re.compile(r"[\s,]*[(\[]?\b(?:eds?|editors?)\b\.?[)\]]?[.,]?$|\s*[(\[]?บรรณาธิการ[)\]]?$", re.IGNORECASE)
_OTHERS = re.compile(r"[\s,]*(?:\bet al\b\.?|\band others\b|และคณะ)\s*$", re.IGNORECASE)
_COMMAS = re.compile(r",\s+(?:and\s+)?")
_LAST_NOUN = re.compile(
    r"\b(?:agency|alliance|association|authority|bank|board|bureau|cent(?:er|re)|coalition|college|"
    r"commission|committee|confederation|consortium|council|department|federation|forum|foundation|"
    r"fund|group|initiative|institute|ministry|network|office|organi[sz]ation|partnership|press|"
    r"programme|school|secretariat|society|team|trust|union|university|watch)$",
    re.IGNORECASE,
)
"""How the English name of a body may end; "Human Rights" is the beginning of one."""


@frozen(kw_only=True)
class Name:
    """One contributor."""

    name: str
    """As printed."""
    kind: str
    """``body``, ``person``, or empty where the shape does not tell."""
    body: Body | None = None
    sure: bool = False
    rule: str = ""
    role: str = ""
    """``editor`` where the cell says so; else empty."""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it; a role only where it is not that of an author."""
        shown = {
            "name": self.name,
            "kind": self.kind or None,
            "body": self.body.id if self.body else None,
        }
        return shown | ({"role": self.role} if self.role else {})


def read_authors(text: str, find: Callable[[str], Body | None], notes: Notebook) -> Reading:
    """Return the authors that a cell names, in order, as mappings of name, kind and body's id."""
    return _read(text, find, notes, "authors")


def read_publishers(text: str, find: Callable[[str], Body | None], notes: Notebook) -> Reading:
    """Return the publishers that a cell names, in order, as names."""
    return _read(text, find, notes, "publishers")


def _read(text: str, find: Callable[[str], Body | None], notes: Notebook, field: str) -> Reading:
    plain = " ".join(text.replace("\u2029", " \u2029 ").split(" ")).strip(" \n\u2029*_")
    if plain.casefold() in _NOTHING:
        return UNKNOWN
    if _STANDS_FOR.fullmatch(plain):
        notes.flag(field, f"'{plain}' names nobody; who is it?")
        return UNKNOWN
    bare, role, others = _without_role(plain)
    names = [evolve(each, role=role) for each in _names(bare, find)]
    status = "proposed" if role or others else _status(names, bare, field)
    rule = next((each.rule for each in names if not each.sure), names[0].rule)
    if role:
        notes.flag(field, "are these the editors, not the authors?")
    if others:
        notes.flag(field, f"'{others}' stands for more names; who are they?")
    if status == "proposed":
        notes.flag(field, f"is this how '{_flat(plain)}' is meant?")
    if field == "authors":
        return Reading(value=[each.plain() for each in names], status=status, rule=rule)
    ids = tuple(each.body.id if each.body else None for each in names)
    return Reading(
        value=[each.name for each in names],
        status=status,
        rule=rule,
        bodies=ids if any(ids) else (),
    )


def _without_role(text: str) -> tuple[str, str, str]:
    """Return a cell without "(eds.)" and "et al.", the role, and the words for those left out."""
    others = _OTHERS.search(text)
    named = text[: others.start()] if others and others.start() else text
    bare = _EDITORS.sub("", named)
    left_out = others[0].strip(" ,") if others and named != text else ""
    return (bare, "editor" if bare != named else "", left_out) if bare else (text, "", "")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _status(names: Sequence[Name], text: str, field: str) -> Status:
    whole = len(names) == 1 and names[0].name == _flat(text)
    if all(each.sure for each in names):
        return "read" if whole and names[0].rule == "authority" else "inferred"
    alone = whole and not _SEPARATOR.search(text) and not _DOUBTFUL.search(text)
    if alone and field == "publishers":
        return "read"
    return "inferred" if alone and looks_like_body(text) else "proposed"


def _names(text: str, find: Callable[[str], Body | None]) -> list[Name]:
    """Cut a cell into names."""
    whole = _known(_flat(text), find)
    if whole:
        return [whole]
    strong = [part for part in re.split(r"\s*(?:;|\u2029|\s\|\s)\s*", text) if part.strip()]
    if len(strong) > 1:
        return [name for part in strong for name in _names(part, find)]
    marks = [*_SEPARATOR.finditer(text)]
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(text)]
    return _join_units(_cover(text, starts, ends, find), text)


@frozen(kw_only=True)
class _Span:
    """A name with the place at which it stands in the cell."""

    start: int
    end: int
    found: Name | None


def _cover(
    text: str, starts: Sequence[int], ends: Sequence[int], find: Callable[[str], Body | None]
) -> list[_Span]:
    """Cover the cell with known names, the longest first, from the left."""
    spans: list[_Span] = []
    first = 0
    while first < len(starts):
        for last in range(len(ends) - 1, first - 1, -1):
            known = _known(_flat(text[starts[first] : ends[last]]), find)
            if known:
                spans.append(_Span(start=starts[first], end=ends[last], found=known))
                first = last + 1
                break
        else:
            if ends[first] > starts[first]:
                spans.append(_Span(start=starts[first], end=ends[first], found=None))
            first += 1
    return spans


def _known(text: str, find: Callable[[str], Body | None]) -> Name | None:
    """Return the body of the authority list that a text names, or nothing.

    What stands in brackets after a name must be its acronym: "IOM (Thailand)" is not IOM.
    """
    body = find(text)
    match = _ACRONYM_AFTER.match(text)
    if body and match and not _names_it(body, text):
        short = find(match["acronym"])
        body = body if short is not None and short.id == body.id else None
    elif body and text.endswith(")") and not _names_it(body, text):
        body = None
    return Name(name=text, kind="body", body=body, sure=True, rule="authority") if body else None


def _names_it(body: Body, text: str) -> bool:
    return search_key(text) in {search_key(name) for name in (*body.name.values(), *body.aliases)}


def _join_units(spans: Sequence[_Span], text: str) -> list[Name]:
    """Join a unit with what it is a unit of; then give shape to what is not known."""
    names: list[Name] = []
    rest = list(spans)
    while rest:
        span = rest.pop(0)
        if span.found:
            while rest and _is_parent(span, rest[0], text):
                span = _merged(span, rest.pop(0), text)
            assert span.found
            names.append(span.found)
            continue
        run = [span]
        while rest and rest[0].found is None:
            run.append(rest.pop(0))
        if rest and _is_unit_of(run, rest[0], text):
            whole = _flat(text[span.start : rest.pop(0).end])
            names.append(Name(name=whole, kind="body", rule="unit-chain"))
        else:
            names += _shaped(run, text)
    return names


def _is_unit_of(run: Sequence[_Span], known: _Span, text: str) -> bool:
    """Whether what stands before a known university or ministry is a unit of it."""
    unit, whole = text[run[0].start : run[-1].end], text[known.start : known.end]
    comma = text[run[-1].end : known.start].strip() == ","
    return bool(comma and "," not in unit and _UNIT.match(unit) and _WHOLE.search(whole))


def _is_parent(child: _Span, parent: _Span, text: str) -> bool:
    """Whether "DCY, MSDHS" is one body: a comma, and the authority list says it is a unit of it."""
    comma = text[child.end : parent.start].strip() == ","
    a, b = (child.found and child.found.body), (parent.found and parent.found.body)
    return bool(comma and a and b and a.id != b.id and a.within(b))


def _merged(child: _Span, parent: _Span, text: str) -> _Span:
    assert child.found
    name = evolve(child.found, name=_flat(text[child.start : parent.end]), rule="unit-of-parent")
    return _Span(start=child.start, end=parent.end, found=name)


def _inverted(text: str) -> list[Name] | None:
    """Return persons written family name first ("May, G., and H. Hamilton"), or nothing."""
    if not _INVERTED.search(text) or _DOUBTFUL.search(text) or looks_like_body(text):
        return None
    who = Authority(()).read(text).who
    persons = [each for each in who if isinstance(each, Person)]
    if len(persons) < len(who):
        return None
    return [Name(name=str(each), kind="person", rule="inverted") for each in persons]


def _shaped(run: Sequence[_Span], text: str) -> list[Name]:
    """Give the names of a stretch of which nothing is known, each with what its shape suggests."""
    whole = _flat(text[run[0].start : run[-1].end])
    parts, pieces = _parts(run, text), _COMMAS.split(whole)
    if len(pieces) == 2 and _DEGREE.search(whole):  # noqa: PLR2004 - "John Smith, PhD"
        return [_guess(whole, "shape")]
    if len(parts) == 1 or _is_chain(parts) or _is_chain(pieces):
        rule = "unit-chain" if len(parts) > 1 else "shape"
        return [_guess(whole, rule)]
    inverted = len(parts) == 2 and all(" " not in part for part in parts)  # noqa: PLR2004 - a pair
    stand_alone = not _INVERTED.search(whole) and all(
        _PERSON.fullmatch(_HONORIFIC.sub("", part)) for part in parts
    )
    if not inverted and stand_alone and not any(map(looks_like_body, parts)):
        return [_guess(part, "persons") for part in parts]
    turned = _inverted(whole)
    if turned:
        return turned
    several = _apart(whole, parts, pieces)
    return [_guess(part, "separators") for part in several] or [
        Name(name=whole, kind="", rule="unsplit")
    ]


def _apart(whole: str, parts: Sequence[str], pieces: Sequence[str]) -> Sequence[str]:
    """Return the names that stand alone between separators; nothing where that is not plain.

    An "and" is mostly inside a name ("Human Rights and Development Foundation"), so commas are
    tried first, and both sides of an "and" must look whole.
    """
    if not re.search(r"\sand\s", whole):
        return parts if all(map(_looks_whole, parts)) else ()
    if len(pieces) > 1 and all(_looks_whole(piece) and " " in piece for piece in pieces):
        return pieces
    sides = re.split(r",?\s+and\s+(?:the\s+)?", whole)
    return sides if len(sides) > 1 and all(map(_ends_whole, sides)) else ()


def _ends_whole(side: str) -> bool:
    person = _PERSON.fullmatch(side) and not looks_like_body(side)
    return bool(person or _ACRONYM.fullmatch(side) or _LAST_NOUN.search(side))


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


def _looks_whole(part: str) -> bool:
    return bool(_ACRONYM.fullmatch(part) or looks_like_body(part) or _PERSON.fullmatch(part))


def _is_chain(parts: Sequence[str]) -> bool:
    """Whether each part is a unit of the next: centre, faculty, university."""
    if len(parts) < 2:  # noqa: PLR2004 - a unit and what it belongs to
        return False
    units = all(_UNIT.match(part) for part in parts[:-1])
    short = len(parts) == 2 and _ACRONYM.fullmatch(parts[-1])  # noqa: PLR2004 - "Department, MFA"
    return units and bool(short or _WHOLE.search(parts[-1]))


def _guess(text: str, rule: str) -> Name:
    """Say what the shape of a name suggests; never for sure."""
    bare = _DEGREE.sub("", _HONORIFIC.sub("", text))
    if looks_like_body(text) or _ACRONYM.fullmatch(text) or _ACRONYM_AFTER.match(text):
        return Name(name=text, kind="body", rule=rule)
    if bare != text or _PERSON.fullmatch(bare):
        return Name(name=bare, kind="person", rule="honorific" if bare != text else rule)
    return Name(name=text, kind="", rule=rule)
