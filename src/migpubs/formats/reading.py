"""A record read from an item, whatever format told it.

Bodies are those of the list, dates are of both eras, languages have any of their names, and the
note is taken apart again. What does not fit is reported with its value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from migpubs import identifiers, ids, languages
from migpubs.dates import Date, arabic_digits, is_buddhist, read_date, to_common
from migpubs.errors import Place, Problem
from migpubs.formats import reference
from migpubs.formats.item import Item, Name, split_publishers, split_title, title_tag
from migpubs.formats.note import Note, read_note
from migpubs.identifiers import SCHEMES, Identifier
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Publication, Relation
from migpubs.names import Authority, looks_like_body
from migpubs.text import is_thai
from migpubs.vocabulary import KINDS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.model import Contributor

_ORDER: Final = {scheme: place for place, scheme in enumerate(SCHEMES)}
_INTERVAL = re.compile(r"(\d{4}(?:-\d\d){0,2})/(?:\d{4}(?:-\d\d){0,2}|\.\.)?")
_ISBD = re.compile(r"(?:\s+[/:;=]|,)$")
"""The marks with which libraries' catalogues part what they tell (ISBD), left at its end."""


def publication(item: Item, authority: Authority, on_problem: OnProblem) -> Publication:
    """Return the record of an item."""
    return _Reading(item, authority, on_problem).publication()


@frozen
class _Reading:
    item: Item
    authority: Authority
    on_problem: OnProblem

    def publication(self) -> Publication:
        item, note = self.item, read_note(self.item.note)
        words = dict(note.words)
        self._doubt_item()
        language = self._language()
        title, subtitle = self._title()
        tag = title_tag(title, language)
        said = reference.said_kind(item.genre, item.kind)
        noted = item.said_kind or words.get("kind", "")
        kind, genre = (noted, item.genre) if noted in KINDS else said
        return Publication(
            id=self._key(),
            kind=kind,
            genre=genre or words.get("genre", ""),
            title=LanguageMap({tag: title, **_other(_tagged(item.gloss), tag)}),
            subtitle=LanguageMap({tag: subtitle}) if subtitle else NO_TEXT,
            texts=note.known_texts(language),
            contributions=tuple(self._contributions()),
            publishers=tuple(self._publishers(words)),
            place=item.place or words.get("place", ""),
            issued=self._date(),
            edition=item.edition or words.get("edition", ""),
            number=item.number or words.get("number", ""),
            pages=item.pages or words.get("pages", ""),
            status=self._status(note),
            links=tuple(self._links()),
            identifiers=tuple(self._identifiers(note)),
            relations=tuple(self._relations(kind, note, words)),
            abstract=_tagged(item.abstract),
            note=note.rest,
            aliases=tuple(self._aliases()),
        )

    def _say(self, code: str, field_name: str, message: str, hint: str = "") -> None:
        at = self.item.place_in_file
        where = Place(file=at.file, line=at.line, record=self.item.key, field=field_name)
        self.on_problem(Problem(code, "warning", message, where, hint=hint))

    def _doubt_item(self) -> None:
        """Say what was written by a library's catalogue, or of a type that says nothing."""
        item = self.item
        if item.odd_type:
            told = f"the type '{item.odd_type}' is not one of ours; read as a {item.kind}"
            self._say("unknown-type", "kind", told)
        publisher = next(iter(item.publishers), "")
        for name, text in (("title", item.title), ("place", item.place), ("publishers", publisher)):
            if _ISBD.search(text):
                told = f"'{text}' ends in the punctuation of a library's catalogue"
                self._say("isbd", name, told, f"write '{_ISBD.sub('', text)}'")
        body = self.authority.find(item.place) if item.place else None
        if body:
            told = f"the place '{item.place}' is the body '{body.id}'"
            self._say("swapped", "place", told, "are place and publisher swapped?")

    def _title(self) -> tuple[str, str]:
        item = self.item
        if not any(map(str.isalnum, item.title)):
            told = f"the title '{item.title}' has no letters" if item.title else ""
            self._say("no-title", "title", told or "a work without a title")
        title, subtitle = split_title(item.title, item.short)
        if item.short and not subtitle and item.short != title:
            self._say("odd-short-title", "title", f"the short title '{item.short}' is not read")
        return title or "?", item.subtitle or subtitle

    def _key(self) -> str:
        return ids.of_name(self.item.key or self.item.title, "work")

    def _aliases(self) -> Iterator[str]:
        if self.item.key and self.item.key != self._key():
            yield self.item.key
        yield from self.item.aliases

    def _language(self) -> str:
        text = self.item.language
        found = languages.find(text) if text else ""
        if found is None:
            self._say("unknown-language", "texts", f"'{text}' is not a language that is known")
        return found or ""

    def _contributions(self) -> Iterator[Contribution]:
        for role, name in self.item.names:
            for who in self._who(name):
                yield Contribution(who=who, role=role)

    def _who(self, name: Name) -> tuple[Contributor, ...]:
        if name.family:
            self._doubt_torn(name)
            return (Person(family=name.family, given=name.given),)
        known = self.authority.find(name.literal or name.plain)
        if known:
            return (known,)
        read = self.authority.literal if name.literal else self.authority.read
        reading = read(name.literal or name.plain)
        for problem in reading.problems:
            self._say(problem.code, "authors", problem.message, problem.hint)
        return reading.who

    def _doubt_torn(self, name: Name) -> None:
        """Say that a person looks like a body whose name was torn apart."""
        acronym = name.given.replace(". ", "").replace(".", "")
        first = f"{name.given} {name.family}"
        for text in (first, f"{name.family}, {name.given}", f"{acronym} {name.family}"):
            body = self.authority.find(text)
            if body:
                told = f"the person '{name.family}, {name.given}' looks like the body '{body.id}'"
                hint = f"write the name undivided: {body.name.text('en')}"
                self._say("torn-body", "authors", told, hint)
                return
        several = " " in name.given
        if looks_like_body(name.family) or (several and looks_like_body(name.given)):
            told = f"the person '{name.family}, {name.given}' looks like a body"
            self._say("torn-body", "authors", told, "write the name undivided, if it is one")

    def _publishers(self, words: Mapping[str, str]) -> Iterator[Body]:
        for text in (*self.item.publishers, words.get("publishers", "")):
            for part in split_publishers(text, self.authority):
                reading = self.authority.literal(part)
                body = self.authority.find(part) or self.authority.propose(part)
                for problem in reading.problems:
                    self._say(problem.code, "publishers", problem.message, problem.hint)
                yield body

    def _date(self) -> Date | None:
        text = self.item.date.rstrip("?~%")
        if not text:
            return None
        if text != self.item.date:
            told = f"that the date '{self.item.date}' is uncertain is not kept"
            self._say("uncertain-date", "issued", told)
        interval = _INTERVAL.fullmatch(text)
        if interval:
            text = interval[1]
            self._say("date-range", "issued", f"of '{interval[0]}' only the beginning is kept")
        try:
            date = Date.parse(text)
        except ValueError:
            found = read_date(text)
            if found is None:
                self._say("unknown-date", "issued", f"'{text}' is not a date that can be read")
            elif str(found.year) not in arabic_digits(text):
                told = f"'{text}' is taken for a year of the Buddhist era, {found.year}"
                self._say("buddhist-era", "issued", told)
            return found
        if is_buddhist(date.year):
            year = to_common(date.year)
            told = f"{date.year} is taken for a year of the Buddhist era, {year}"
            self._say("buddhist-era", "issued", told)
            return Date(year, date.month, date.day)
        return date

    def _status(self, note: Note) -> str:
        said = self.item.status or note.status
        known = {"inpreparation": "draft", "submitted": "draft", "inpress": "forthcoming"}
        status = known.get(said, said)
        if status and status not in STATUSES:
            self._say("unknown-status", "status", f"'{said}' is not a status that is known")
            return "published"
        return status or "published"

    def _links(self) -> Iterator[Link]:
        for url in self.item.urls:
            if url.lower().startswith(("http://", "https://")):
                yield Link(url=url)
            else:
                self._say("bad-url", "links", f"'{url}' is not a web address; not read")

    def _identifiers(self, note: Note) -> Iterator[Identifier]:
        pairs = [*self.item.identifiers, *((n, v) for n, v in note.words if n in SCHEMES)]
        found = [self._identifier(*pair) for pair in pairs]
        told = filter(None, map(identifiers.recognise, self.item.urls))
        found += [Identifier(each.scheme, each.value) for each in told]
        unique = {(each.scheme, each.value): each for each in reversed(found)}
        yield from sorted(
            (each for each in found if unique.get((each.scheme, each.value)) is each),
            key=lambda each: _ORDER[each.scheme],
        )

    def _identifier(self, scheme: str, text: str) -> Identifier:
        try:
            return identifiers.parse(scheme, text)
        except ValueError as error:
            self._say("bad-identifier", "identifiers", str(error), "kept as it is")
            return Identifier("local", f"{SCHEMES[scheme].label} {text}")

    def _relations(self, kind: str, note: Note, words: Mapping[str, str]) -> Iterator[Relation]:
        for key in self.item.related:
            yield Relation(kind="translation-of", target=ids.of_name(key))
        original = self.item.original or note.original
        if original and not self.item.related:
            yield Relation(kind="translation-of", title=original)
        container = self.item.container or words.get("container", "")
        if container:
            how = "in-series" if kind == "article" else "part-of"
            yield Relation(kind=how, title=container)


def _other(texts: LanguageMap, tag: str) -> dict[str, str]:
    """Return a title in another language; one in the same would hide the title itself."""
    return {other: text for other, text in texts.items() if other != tag}


def _tagged(text: str) -> LanguageMap:
    """Return a text of unknown language: Thai by its script, else English."""
    return LanguageMap({"th" if is_thai(text) else "en": text}) if text else NO_TEXT
