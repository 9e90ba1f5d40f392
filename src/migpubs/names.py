"""Names as people write them, read against the list of bodies: who is meant, and what is unsure.

The name of a body may hold commas, slashes and "and", so bodies are found first, the longest name
first, and only what is left between them is cut into names of persons. Nothing is dropped: what
is neither a known body nor plainly a person is a body to be added to the list, with its spelling
kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from migpubs import ids
from migpubs.errors import Problem, nearest
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Person
from migpubs.text import has_thai, is_thai, normal, search_key

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from migpubs.model import Contributor

_TOKEN = re.compile(r"[^\s,;/()\[\]&|]+")
_STRONG = re.compile(r"\s*(?:[;|\n]|(?<=\s)(?:and|และ|&)(?=\s))\s*")
_WEAK = re.compile(r"\s*,\s*|\s+/|/\s+")
_BRACKET = re.compile(r"\s*\(([^()]*)\)")
_LAST_BRACKET = re.compile(r"\s*\([^()]*\)$")
_ACRONYM = re.compile(r"[A-Z][A-Z&/-]+")
_CAPITALS = re.compile(r"(?:[^\W\d_a-zà-ÿ]\.?[\s-]?){1,3}")
_NOBILIARY = re.compile(
    r"(?:^|\s)((?:van|von|der|den|de|del|della|di|da|dos|du|la|le|bin|binti)\s.+)$"
)
_HONORIFICS = re.compile(
    r"^(?:(?:Professor|Prof|Associate|Assistant|Dame|Sir|Doctor|Dr|Mrs|Mr|Ms|Miss)\b\.?\s*"
    r"|ศาสตราจารย์\s*|ผู้ช่วย(?=ศาสตราจารย์)|รอง(?=ศาสตราจารย์)|ดร\.?\s*|นางสาว\s*|นาย\s+|นาง\s+|น\.ส\.\s*)+"
)
_MYANMAR = frozenset({"U", "Daw", "Ko", "Ma", "Maung", "Saw", "Naw", "Sai", "Nang", "Mi", "Nai"})
_BODY_WORDS: Final = frozenset(
    {"academy", "agency", "alliance", "assembly", "association", "authority", "bank", "board"}
    | {"bureau", "center", "centre", "coalition", "college", "commission", "committee", "community"}
    | {"company", "confederation", "conference", "congress", "consortium", "corporation", "council"}
    | {"department", "division", "embassy", "faculty", "federation", "forum", "foundation", "fund"}
    | {"government", "group", "inc", "initiative", "institute", "institution", "international"}
    | {"labour", "league", "ltd", "ministry", "mission", "movement", "nations", "national"}
    | {"network", "office", "organisation", "organization", "partnership", "police", "program"}
    | {"press", "publishers", "rights", "watch"}
    | {"programme", "project", "school", "secretariat", "section", "service", "services", "society"}
    | {"team", "trust", "union", "unit", "united", "university", "working"}
)
"""Words that make a name one of an organization."""
_STATES: Final = frozenset({"DPR", "DRC", "PDR", "PRC", "SAR", "UAE", "USA"})
"""Abbreviations in names of countries, not of bodies."""
_THAI_BODIES = re.compile(
    "^(?:กระทรวง|กรม|กอง|สำนัก|องค์การ|องค์กร|มูลนิธิ|สมาคม|สมาพันธ์|สภา|สถาบัน|สถาน|มหาวิทยาลัย|ศูนย์|คณะ"
    "|โครงการ|เครือข่าย|บริษัท|ธนาคาร|รัฐบาล|สหประชาชาติ|สหภาพ|สหพันธ์|ทีม|ยูนิเซฟ|หน่วย|โรงเรียน|วิทยาลัย|ฝ่าย|ชมรม)"
)


@frozen(kw_only=True)
class Reading:
    """Whom a text names."""

    who: tuple[Contributor, ...] = ()
    """Persons and bodies in the order of the text."""
    proposed: tuple[Body, ...] = ()
    """Those of them that the list does not know."""
    problems: tuple[Problem, ...] = ()
    """What an editor should look at."""


_NEAR_ACRONYM: Final = 0.8
"""How like acronyms are of which one is the other misspelt: UNHRC and UNHCR, not IDB and IDC."""


def _of_a_length(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) <= 1


_MOST_ASKED: Final = 20_000
"""So many answers are remembered: the names in a file recur."""


def new_body(name: str, taken: Container[str]) -> Body:
    """Return a body with a name as it is spelled, and an id that is not taken."""
    texts = LanguageMap({"th" if is_thai(name) else "en": name})
    return Body(id=ids.free(ids.of_name(name), taken), name=texts)


class Authority:
    """The list of bodies, by every name they go by, and the persons that are known."""

    def __init__(self, bodies: Iterable[Body], persons: Iterable[Person] = ()) -> None:
        """Index bodies; where two share a name, the first in the list has it.

        persons: those whose names are recorded; where two are written alike and divided in other
        ways, neither is known.
        """
        self._ids: dict[str, Body] = {}
        self._asked: dict[str, Body | None] = {}
        self._exact: dict[str, Body] = {}
        self._keys: dict[str, Body] = {}
        self._proposed: dict[str, str] = {}
        several = list(bodies)
        for body in several:
            self._ids[body.id] = body
            if body.acronym:
                self._exact.setdefault(body.acronym, body)
        for names in (_names, _aliases):
            for body in several:
                for name in names(body):
                    self._keys.setdefault(_key(name), body)
        self._alike: dict[str, list[str]] = {}
        for key in self._keys:
            self._alike.setdefault(key[:1], []).append(key)
        self._beginnings = sorted({*self._keys, *map(_key, self._exact)})
        self._taken = set(self._ids)
        self._longest = max((key.count(" ") + 1 for key in self._keys), default=1)
        self._persons: dict[str, Person | None] = {}
        for person in persons:
            alike = evolve(person, native=LanguageMap(), sort_as="", orcid="")
            for name in _spellings(person):
                self._persons[name] = alike if self._persons.get(name, alike) == alike else None

    def find(self, name: str) -> Body | None:
        """Return the body that a whole text names: by acronym, name, alias or id."""
        if name not in self._asked:
            if len(self._asked) > _MOST_ASKED:
                self._asked.clear()
            self._asked[name] = self._search(name)
        return self._asked[name]

    def person(self, name: str) -> Person | None:
        """Return the known person whose name is printed so, if it is no body's too.

        Without what else is known of the person, as another may bear the name.
        """
        printed = " ".join(normal(name).split())
        return None if self.find(printed) else self._persons.get(printed)

    def __contains__(self, name: str) -> bool:
        """Whether a whole text names a body of the list."""
        return self.find(name) is not None

    def _search(self, name: str) -> Body | None:
        text = " ".join(normal(name).split())
        known = self._exact.get(text) or self._keys.get(_key(text)) or self._ids.get(text)
        bare = _LAST_BRACKET.sub("", text)
        return known or (self._keys.get(_key(bare)) if bare != text else None)

    def begins(self, text: str) -> bool:
        """Whether a text, but for a bracket at its end, is the beginning of a name in the list."""
        key = _key(_LAST_BRACKET.sub("", text))
        at = bisect_left(self._beginnings, key)
        return any(each.startswith(key) for each in self._beginnings[at : at + 1])

    def literal(self, name: str) -> Reading:
        """Return whom an undivided name means: a body, or a person with a whole name.

        An unknown name is a body to be added, unless it is Thai and no word of it is a body's.
        """
        text = normal(name).strip()
        known = self.find(text)
        if known:
            return Reading(who=(known,))
        if is_thai(text) and not looks_like_body(text):
            return Reading(who=(Person(name=text),))
        return self._proposal(text, self._meant(text))

    def _meant(self, name: str) -> Body | None:
        """Return the body that is spelled most like a name, of those that begin alike."""
        key = _key(name)
        known = self._keys.get(nearest(key, self._alike.get(key[:1], ())))
        near = [each for each in self._exact if each[:1] == name[:1] and _of_a_length(each, name)]
        return known or self._exact.get(nearest(name, near, cutoff=_NEAR_ACRONYM))

    def propose(self, name: str) -> Body:
        """Return a body to be added to the list, with the name as it is spelled.

        Its id is that of no body of the list, nor of another one that was proposed before.
        """
        own = _key(name) or name
        if own not in self._proposed:
            self._proposed[own] = new_body(name, self._taken).id
            self._taken.add(self._proposed[own])
        return evolve(new_body(name, ()), id=self._proposed[own])

    def _proposal(self, name: str, meant: Body | None = None) -> Reading:
        body = self.propose(name)
        message = f"unknown body '{name}'"
        hint = f"add it to bodies.yaml as '{body.id}', or its name as an alias of a body there"
        if meant:
            hint = f"did you mean '{meant.id}'? if not, {hint}"
        return Reading(
            who=(body,),
            proposed=(body,),
            problems=(Problem("unknown-body", "warning", message, hint=hint),),
        )

    def read(self, cell: str) -> Reading:
        """Return whom a cell or a line names.

        ``DCY, MSDHS`` is one department with its ministry; ``UNHCR / UNICEF`` are two bodies;
        ``May, George`` is one person, ``George May, Harley Hamilton`` are two.
        """
        text = normal(cell).strip()
        parts: list[Reading] = []
        start = 0
        last: Body | None = None
        for begin, end, body in self._found(text):
            between = text[start:begin]
            apart = between.strip() not in {",", "("}
            if apart or not last or body.id not in {last.id, getattr(last.parent, "id", "")}:
                parts += self._rest(between), Reading(who=(body,))
                last = body
            elif body.id != last.id:
                parts.append(_taken_for_parent(body, last))
            start = end
        parts.append(self._rest(text[start:]))
        return _joined(parts)

    def _found(self, text: str) -> Iterator[tuple[int, int, Body]]:
        """Give the bodies in a text with their places, the longest first at each place."""
        tokens = [match.span() for match in _TOKEN.finditer(text)]
        place = 0
        while place < len(tokens):
            for length in range(min(self._longest + 4, len(tokens) - place), 0, -1):
                begin, end = tokens[place][0], tokens[place + length - 1][1]
                body = self._at(text, begin, end)
                if body:
                    end = _after_bracket(text, end, body)
                    yield begin, end, body
                    place = next((n for n, (at, _) in enumerate(tokens) if at >= end), len(tokens))
                    break
            else:
                place += 1

    def _at(self, text: str, begin: int, end: int) -> Body | None:
        words = text[begin:end].removesuffix(".")
        return self._exact.get(words) or self._keys.get(_key(words))

    def _rest(self, text: str) -> Reading:
        """Read what stands between bodies: persons, unknown bodies, or nothing but separators."""
        pieces = [piece for piece in _pieces(text) if piece]
        return _joined([self._read_piece(piece) for piece in pieces])

    def _read_piece(self, piece: str) -> Reading:
        if looks_like_body(piece):
            return self._proposal(piece)
        person, problems = read_person(piece)
        return Reading(who=(person,), problems=problems)


def _taken_for_parent(body: Body, office: Body) -> Reading:
    message = f"'{body.short}' after '{office.short}' is taken for its parent"
    return Reading(problems=(Problem("names-parent", "warning", message),))


def _names(body: Body) -> Iterator[str]:
    for name in body.name.values():
        yield name
        if body.acronym:
            yield f"{name} ({body.acronym})"
            first, comma, rest = name.partition(",")
            if comma:
                yield f"{first} ({body.acronym}),{rest}"


def _spellings(person: Person) -> Iterator[str]:
    """Give the ways in which a person's name is printed whole."""
    yield str(person)
    yield from person.native.values()
    if person.family and person.given:
        yield f"{person.family}, {person.given}"


def _aliases(body: Body) -> Iterator[str]:
    yield from body.aliases


def _key(name: str) -> str:
    return search_key(name).removeprefix("the ")


def _after_bracket(text: str, end: int, body: Body) -> int:
    """Return where the mention of a body ends: after its acronym in brackets, if that follows."""
    match = _BRACKET.match(text, end)
    closes = text[end : end + 1] == ")" and text[:end].count("(") > text[:end].count(")")
    if match and body.acronym and search_key(match[1]) == search_key(body.acronym):
        return match.end()
    return end + 1 if closes else end


def _pieces(text: str) -> list[str]:
    """Cut what is left into names: at strong separators, then at commas that part names."""
    found: list[str] = []
    for strong in _STRONG.split(f" {text} "):
        names = [name.strip(" ,()") for name in _WEAK.split(strong)]
        found += _paired([name for name in names if name not in {"", "and", "และ", "&", "/", "."}])
    return found


def _paired(names: list[str]) -> list[str]:
    """Put ``May, George`` and ``May, G., Hamilton, H.`` together again."""
    inverted = bool(names[1:]) and not names[2:] and " " not in names[0]
    if inverted and not _ACRONYM.fullmatch(names[0]):
        return [", ".join(names)]
    found: list[str] = []
    for name in names:
        if found and _CAPITALS.fullmatch(name) and "," not in found[-1]:
            found[-1] += f", {name}"
        else:
            found.append(name)
    return found


def looks_like_body(text: str) -> bool:
    """Whether a name that the list does not know looks like that of an organization."""
    if has_thai(text):
        return _THAI_BODIES.match(text) is not None
    words = re.findall(r"[^\W\d_]+", text)
    acronym = any(word[2:] and _ACRONYM.fullmatch(word) and word not in _STATES for word in words)
    return acronym or any(word.lower() in _BODY_WORDS for word in words)


def read_person(text: str) -> tuple[Person, tuple[Problem, ...]]:
    """Return a person from ``Family, Given`` or ``Given Family``, and what is unsure.

    Honorifics are dropped, which is said. Without a comma the family name is the last word, with
    its particles; that is a convention, not knowledge, and said too. One word alone, or a name
    that begins with a Myanmar form of address, is a whole name.
    """
    name = _HONORIFICS.sub("", text.strip())
    problems = []
    if name != text.strip():
        title = text.strip()[: len(text.strip()) - len(name)].strip()
        problems.append(
            Problem("names-honorific", "warning", f"'{title}' before '{name}' is dropped")
        )
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family and given:
        return Person(family=family, given=given), tuple(problems)
    words = name.replace(",", " ").split()
    if not words[1:] or words[0] in _MYANMAR:
        return Person(name=" ".join(words)), tuple(problems)
    particle = _NOBILIARY.search(" ".join(words))
    family = particle[1] if particle else words[-1]
    given = " ".join(words)[: -len(family)].strip()
    if not given:
        return Person(name=family), tuple(problems)
    message = f"'{name}' is taken for given name '{given}' and family name '{family}'"
    problems.append(Problem("names-order", "warning", message))
    return Person(family=family, given=given), tuple(problems)


def _joined(parts: Iterable[Reading]) -> Reading:
    several = list(parts)
    return Reading(
        who=tuple(who for part in several for who in part.who),
        proposed=tuple(body for part in several for body in part.proposed),
        problems=tuple(problem for part in several for problem in part.problems),
    )
