"""A record from a row of a spreadsheet, whoever made it.

Columns are found by their headings in any order, by our names and by those that other programs
and people give them. The heading may stand below a title; what is above it, columns that are not
known and cells under no heading are reported.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from migpubs import identifiers, ids, languages, vocabulary
from migpubs.catalogue.values import parse_url
from migpubs.dates import Date, Period, arabic_digits, read_date
from migpubs.errors import ParseError, Place, Problem, UnknownWord, did_you_mean
from migpubs.formats import kept, zotero_reader
from migpubs.formats.item import clean, split_publishers, title_tag
from migpubs.formats.table import COLUMNS, DATES, ROLES, SCHEMES, WORDS
from migpubs.formats.told import Told
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Publication, Relation
from migpubs.names import looks_like_body
from migpubs.notes import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.model import Contributor, Text
    from migpubs.names import Authority

OTHER_NAMES: Final = {
    "key": "id", "citation_key": "id", "item_type": "kind", "type": "genre",
    "author": "authors", "author(s)": "authors", "editor": "editors", "translator": "translators",
    "contributor": "contributors", "publisher": "publishers", "publisher/agency": "publishers",
    "agency": "publishers", "date": "issued", "language": "texts", "languages": "texts",
    "link": "url", "links": "url", "abstract_note": "abstract", "num_pages": "pages",
    "extra": "note", "publication_year": "year",
    "ชื่อเรื่อง": "title", "ผู้แต่ง": "authors", "ผู้จัดพิมพ์": "publishers", "หน่วยงาน": "publishers",
    "ผู้เขียน": "authors", "สำนักพิมพ์": "publishers", "ผู้จัดพิมพ์/หน่วยงาน": "publishers",
    "ภาษา": "texts", "ลิงก์": "url", "ลิงค์": "url", "เว็บไซต์": "url", "วันที่": "issued",
    "วันที่เผยแพร่": "issued", "วันที่พิมพ์": "issued", "ปี": "year", "ปีที่พิมพ์": "year",
    "ปีที่เผยแพร่": "year", "ประเภท": "genre", "จำนวนหน้า": "pages", "หมายเหตุ": "note",
    "บทคัดย่อ": "abstract",
}  # fmt: skip
"""Columns of Zotero's CSV and of people's own tables, and ours for them."""

_PART = re.compile(r"\s*;\s*")
_LANGUAGES = re.compile(r"\s*,\s*(?![^()]*\))")
"""Between languages that are parted by commas; those in brackets part remarks on one."""
_MOST_ROWS_ABOVE = 50
_EPOCH = date(1899, 12, 30)
_KNOWN = frozenset({*COLUMNS, "year"})

Row = tuple[int, list[str]]
"""The number of a row or line, and its cells."""


def publications(
    rows: Iterable[Row], authority: Authority, file: str, on_problem: OnProblem
) -> tuple[Publication, ...]:
    """Return the records of the rows below the heading, a title in each.

    `ParseError` where no row names a column of titles.
    """
    return tuple(
        _Reading(told, authority, where, on_problem).publication()
        for told, where in _headed(rows, file, on_problem)
    )


def _headed(rows: Iterable[Row], file: str, on_problem: OnProblem) -> Iterator[tuple[Told, Place]]:
    """Give what the rows below the heading tell by column."""
    several = ((line, cells) for line, cells in rows if any(cell.strip() for cell in cells))
    first = next(several, None)
    if first is None:
        return
    columns = _columns(chain([first], several), first[0], file, on_problem)
    for line, cells in several:
        where = Place(file=file, line=line)
        _report_bare(cells, columns, where, on_problem)
        pairs = zip(columns, map(clean, cells), strict=False)
        told = Told((column, cell) for column, cell in pairs if column)
        where = evolve(where, record=told.peek("id"))
        for column in sorted(set(columns) - _KNOWN):
            if told.take(column):
                hint = did_you_mean(column, COLUMNS)
                at = evolve(where, field=column)
                on_problem(Problem("not-read", "loss", "no such column; not read", at, hint=hint))
        yield told, where


def _columns(rows: Iterator[Row], line: int, file: str, on_problem: OnProblem) -> list[str]:
    """Return the columns by their headings, and report what stands above them."""
    above: list[Problem] = []
    for number, cells in rows:
        columns = [_column(cell) for cell in cells]
        if "title" in columns:
            for problem in above:
                on_problem(problem)
            return columns
        told = f"above the heading; not read: {' '.join(filter(None, cells))[:40]}"
        above.append(Problem("above-heading", "warning", told, Place(file=file, line=number)))
        if len(above) == _MOST_ROWS_ABOVE:
            break
    told, hint = "no row names a column 'title'", "one row must hold the names of the columns"
    raise ParseError([Problem("no-title", "error", told, Place(file=file, line=line), hint=hint)])


def _column(cell: str) -> str:
    name = clean(cell.lstrip("\ufeff")).lower().replace(" ", "_")
    return OTHER_NAMES.get(name, name)


def _report_bare(cells: list[str], columns: list[str], where: Place, on_problem: OnProblem) -> None:
    for cell, column in zip_longest(cells, columns, fillvalue=""):
        if cell.strip() and not column:
            told = f"a cell under no heading is not read: {cell.strip()[:40]}"
            on_problem(Problem("row-cells", "warning", told, where))


class _Reading:
    """One row being read."""

    def __init__(
        self, told: Told, authority: Authority, where: Place, on_problem: OnProblem
    ) -> None:
        self.get = told.take
        self.told = told
        self.authority = authority
        self.where = where
        self.on_problem = on_problem

    def publication(self) -> Publication:
        get = self.get
        title, key = get("title"), get("id")
        if not title:
            self.say("no-title", "title", "a work without a title")
        title = title or "?"
        tag = languages.find(get("title_language")) or title_tag(title, "")
        other, subtitle, abstract = get("other_title"), get("subtitle"), get("abstract")
        second = {kept.other_tag(other, tag): other} if other else {}
        found = Publication(
            id=ids.of_name(key or title, "work"),
            kind=self._kind(),
            title=LanguageMap({tag: title, **second}),
            subtitle=LanguageMap({tag: subtitle}) if subtitle else NO_TEXT,
            texts=tuple(self._texts()),
            contributions=tuple(self._contributions()),
            publishers=tuple(self._publishers()),
            coverage=self._coverage(),
            status=self._word("status", vocabulary.STATUSES, "published"),
            links=tuple(self._links()),
            identifiers=tuple(self._identifiers()),
            relations=tuple(self._relations()),
            abstract=LanguageMap({tag: abstract}) if abstract else NO_TEXT,
            aliases=tuple(self._aliases(key)),
            **self._plain(),
        )
        self.told.report(self.where, self.on_problem)
        return found

    def _plain(self) -> dict[str, Any]:
        """Return dates and words by their fields."""
        dates = {each: self._date(each) for each in DATES}
        return {**dates, **{each: self.get(each) for each in WORDS}}

    def parts(self, column: str) -> list[str]:
        """Return the values of a cell of several."""
        cells = self.told.take_all(column)
        return [part for cell in cells for part in _PART.split(cell) if part]

    def say(self, code: str, column: str, message: str, hint: str = "") -> None:
        """Report what is doubtful in a cell."""
        where = evolve(self.where, field=column)
        self.on_problem(Problem(code, "warning", message, where, hint=hint))

    def _aliases(self, key: str) -> Iterator[str]:
        if key and key != ids.of_name(key):
            yield key
        yield from self.parts("aliases")

    def _kind(self) -> str:
        zotero = zotero_reader.KINDS.get(self.told.peek("kind"))
        if zotero:
            self.get("kind")
            return zotero
        return self._word("kind", vocabulary.KINDS, "document")

    def _word(self, column: str, known: Mapping[str, str], default: str) -> str:
        word = self.get(column).lower()
        if word and word not in known:
            hint = did_you_mean(word, known) or f"one of {', '.join(known)}"
            self.say("unknown-word", column, f"'{word}' is not a known word", hint)
        return word if word in known else default

    def _texts(self) -> Iterator[Text]:
        for part in chain.from_iterable(map(_LANGUAGES.split, self.parts("texts"))):
            try:
                yield read_text(part)
            except UnknownWord as error:
                self.say("unknown-word", "texts", f"{error}; '{part}' is not read")

    def _contributions(self) -> Iterator[Contribution]:
        for column, role in ROLES.items():
            for part in self.parts(column):
                for who in self._who(part, column):
                    yield Contribution(who=who, role=role)

    def _who(self, part: str, column: str) -> tuple[Contributor, ...]:
        family, comma, given = part.partition(", ")
        if bodies := self._bodies(part):
            return bodies
        if comma and given:
            if looks_like_body(family):
                told = f"the person '{part}' looks like a body"
                self.say("torn-body", column, told, "add it to bodies.yaml, if it is one")
            return (Person(family=family, given=given),)
        reading = self.authority.literal(part)
        for problem in reading.problems:
            self.say(problem.code, column, problem.message, problem.hint)
        return reading.who

    def _bodies(self, part: str) -> tuple[Body, ...]:
        """Return the bodies that a part of a cell names, if it names bodies of the list only.

        Of a department and its ministry, parted by a comma, only the department is meant.
        """
        whole = self.authority.find(part)
        names = [part] if whole else re.split(r"\s*[,;]\s*|\s+/\s+", part)
        found = [self.authority.find(name) for name in names]
        bodies = [each for each in found if each]
        if len(bodies) < len(names):
            return ()
        above = [getattr(each.parent, "id", "") for each in bodies]
        pairs = zip(bodies, ["", *above], strict=False)
        return tuple(each for each, parent in pairs if each.id != parent)

    def _publishers(self) -> Iterator[Body]:
        for part in self.parts("publishers"):
            bodies = self._bodies(part)
            yield from bodies
            for each in () if bodies else split_publishers(part, self.authority):
                known = self.authority.find(each)
                for problem in () if known else self.authority.literal(each).problems:
                    self.say(problem.code, "publishers", problem.message, problem.hint)
                yield known or self.authority.propose(each)

    def _date(self, column: str) -> Date | None:
        text = self.get(column)
        if column == "issued":
            year = self.told.peek("year")
            if not text or year in arabic_digits(text):
                text = text or year
                self.get("year")
        found = read_date(text) if text else None
        if text and found is None:
            self.say("unknown-date", column, f"'{text}' is not a date that can be read", _day(text))
        elif found and str(found.year) not in arabic_digits(text):
            told = f"'{text}' is taken for a year of the Buddhist era, {found.year}"
            self.say("buddhist-era", column, told)
        return found

    def _coverage(self) -> Period | None:
        text = self.get("coverage")
        try:
            return Period.parse(text) if text else None
        except ValueError as error:
            self.say("unknown-date", "coverage", str(error))
            return None

    def _links(self) -> Iterator[Link]:
        for url in filter(None, (self.get("url"), *self.parts("other_urls"))):
            try:
                yield Link(url=parse_url(url))
            except ValueError as error:
                self.say("bad-url", "url", f"{error}; not read")

    def _identifiers(self) -> Iterator[identifiers.Identifier]:
        for scheme in SCHEMES:
            for part in self.parts(scheme):
                yield self._identifier(scheme, part, scheme)
        for part in self.parts("identifiers"):
            scheme, colon, text = part.partition(": ")
            known = bool(colon) and scheme in identifiers.SCHEMES
            yield self._identifier(*((scheme, text) if known else ("local", part)), "identifiers")

    def _identifier(self, scheme: str, text: str, column: str) -> identifiers.Identifier:
        try:
            return identifiers.parse(scheme, text.replace("%3B", ";") if scheme == "doi" else text)
        except ValueError as error:
            self.say("bad-identifier", column, str(error), "kept as it is")
            return identifiers.Identifier("local", f"{identifiers.SCHEMES[scheme].label} {text}")

    def _relations(self) -> Iterator[Relation]:
        for part in self.parts("translation_of"):
            if re.fullmatch("[a-z0-9-]+", part):
                yield Relation(kind="translation-of", target=part)
            else:
                title = part.removeprefix("“").removesuffix("”")
                yield Relation(kind="translation-of", title=title)


def _day(text: str) -> str:
    """Return a proposal for a number that a spreadsheet counts a day by (from 1899-12-30)."""
    days = int(text) if text.isdecimal() and len(text) == len("45189") else 0
    return f"as the number of a day it would be {_EPOCH + timedelta(days=days)}" if days else ""
