"""The catalogue in memory: all publications, with the bodies, themes and annexes around them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from attrs import evolve, field, frozen

from migpubs import languages
from migpubs.errors import Place, UnknownBody, UnknownPublication, UnknownWord, UnknownYear
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import Body, Person
from migpubs.text import compact_key, search_key
from migpubs.vocabulary import KINDS

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from migpubs.identifiers import Identifier
    from migpubs.model import Annex, Publication, Theme

FORMAT: Final = "1"
"""The version of the file format that this package reads and writes."""

_Key = TypeVar("_Key", bound=Hashable)

Wanted: TypeAlias = str | int | Iterable[str | int] | None
"""One word, or several of which one must fit; None: any."""


@frozen(kw_only=True)
class Description:
    """What a catalogue says of itself."""

    title: LanguageMap = NO_TEXT
    """What it is called."""
    owner: str = ""
    """The id of the body that keeps it."""
    contact: str = ""
    """The address of a page."""
    licence: str = ""
    """An SPDX licence id."""
    format: str = FORMAT
    """The version of the file format."""
    version: str = ""
    """The version of the data."""
    notice: LanguageMap = NO_TEXT
    """What a reader should know before relying on it."""


@frozen(kw_only=True, eq=False, slots=False, repr=False)
class Catalogue:
    """Publications by id, in the order of the files, and all that belongs to them.

    It is a snapshot: nothing in it changes. Iterating gives publications.
    """

    publications: tuple[Publication, ...] = ()
    bodies: Mapping[str, Body] = field(factory=dict)
    themes: Mapping[str, Theme] = field(factory=dict)
    annexes: Mapping[int, Annex] = field(factory=dict)
    description: Description = field(factory=Description)
    path: Path | None = None
    """The folder it was read from."""
    places: Mapping[str, Place] = field(factory=dict)
    """File and line of each record, by id."""

    @classmethod
    def load(cls, path: str | os.PathLike[str] | None = None) -> Catalogue:
        """Read a folder (default: see `migpubs.catalogue.folder.find`).

        `CatalogueError` carries all problems of all files; nothing is skipped in silence.
        """
        from migpubs.catalogue.loader import load  # noqa: PLC0415 - the loader builds catalogues

        return load(path)

    def __iter__(self) -> Iterator[Publication]:
        return iter(self.publications)

    def __len__(self) -> int:
        return len(self.publications)

    def __contains__(self, key: object) -> bool:
        return key in self._by_id or key in self._by_alias

    def __getitem__(self, key: str) -> Publication:
        """Return a publication by its id or an old id; `UnknownPublication` names the nearest."""
        if key in self._by_id:
            return self._by_id[key]
        if key in self._by_alias:
            return self._by_alias[key]
        raise UnknownPublication(key, self._by_id)

    def __repr__(self) -> str:
        return f"<Catalogue of {len(self)} publications>"

    @cached_property
    def _by_id(self) -> dict[str, Publication]:
        return {publication.id: publication for publication in self.publications}

    @cached_property
    def _by_alias(self) -> dict[str, Publication]:
        return {alias: each for each in self.publications for alias in each.aliases}

    @cached_property
    def _years(self) -> dict[str, tuple[int, ...]]:
        """The report years by publication id."""
        years: dict[str, tuple[int, ...]] = {}
        for year, annex in sorted(self.annexes.items()):
            for key in dict.fromkeys(key for row in annex.rows for key in row.records):
                years[key] = (*years.get(key, ()), year)
        return years

    @cached_property
    def _body_names(self) -> dict[str, Body]:
        """Bodies by every name they go by; ids win over acronyms, acronyms over names."""
        names: dict[str, Body] = {}
        for names_of in (_ids, _acronyms, _names, _aliases):
            for body in self.bodies.values():
                for name in names_of(body):
                    names.setdefault(search_key(name), body)
        return names

    @cached_property
    def _by_title(self) -> dict[str, tuple[Publication, ...]]:
        return _grouped((compact_key(each.full_title()), each) for each in self.publications)

    @cached_property
    def _by_identifier(self) -> dict[Identifier, tuple[Publication, ...]]:
        return _grouped(
            (evolve(identifier, as_printed=""), each)
            for each in self.publications
            for identifier in each.identifiers
        )

    def with_title(self, title: str) -> tuple[Publication, ...]:
        """Return the publications whose full title is the same but for case and punctuation."""
        return self._by_title.get(compact_key(title), ())

    def with_identifier(self, identifier: Identifier) -> tuple[Publication, ...]:
        """Return the publications that bear an identifier."""
        return self._by_identifier.get(evolve(identifier, as_printed=""), ())

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        """The lines of each file, as they were when first asked for."""
        return {}

    def place(self, key: str, field: str = "") -> Place:
        """Return file, line and column of a record, or of a field where it stands in the file."""
        at = self.places.get(f"publication {key}", Place())
        if not (self.path and at.file):
            return Place(record=key, field=field)
        if at.file not in self._lines:
            self._lines[at.file] = _lines_of(self.path / at.file)
        line, column = find_field(self._lines[at.file], at.line, field)
        return Place(file=at.file, line=line, column=column, record=key, field=field)

    def listed(self, publication: Publication) -> tuple[int, ...]:
        """Return the report years whose annex lists the publication."""
        return self._years.get(publication.id, ())

    def annex(self, year: int) -> Annex:
        """Return the annex of a report year; `UnknownYear` where there is none."""
        if year not in self.annexes:
            raise UnknownYear(str(year), map(str, self.annexes))
        return self.annexes[year]

    def in_annex(self, year: int) -> tuple[Publication, ...]:
        """Return the publications that an annex lists, in printed order."""
        keys = dict.fromkeys(key for row in self.annex(year).rows for key in row.records)
        return tuple(self._by_id[key] for key in keys if key in self._by_id)

    def find_body(self, name: str) -> Body | None:
        """Return a body by id, acronym, name in any language, or alias; None if there is none."""
        return self.bodies.get(name) or self._body_names.get(search_key(name))

    def body(self, name: str) -> Body:
        """Return a body as `find_body` does; `UnknownBody` names the nearest if there is none."""
        found = self.find_body(name)
        if found is None:
            raise UnknownBody(name, [*self.bodies, *(each.short for each in self.bodies.values())])
        return found

    def select(
        self,
        *keys: str,
        listed: Wanted = None,
        issued: Wanted = None,
        publisher: Wanted = None,
        author: Wanted = None,
        language: Wanted = None,
        kind: Wanted = None,
        theme: Wanted = None,
    ) -> tuple[Publication, ...]:
        """Return the publications that fit every condition, in catalogue order.

        With ``keys`` only these, in the order given; with ``listed`` in the printed order of the
        annex.

        keys: ids or old ids.
        listed: the report year whose annex lists it.
        issued: the year on the work.
        publisher, author: a body by any of its names (its offices count), or part of a person's
        name for authors.
        language: a language in which the whole text exists.
        kind: one of `migpubs.vocabulary.KINDS`.
        theme: a theme's id; its outcomes count.

        A name that is unknown raises, so that an empty answer means that nothing fits.
        """
        conditions: list[Callable[[Publication], bool]] = [
            *(self._published_by(words) for words in _given(publisher)),
            *(self._written_by(words) for words in _given(author)),
            *(self._about(words) for words in _given(theme)),
            *(_of_kind(words) for words in _given(kind)),
            *(_issued_in(words) for words in _given(issued)),
            *(_in_language(words) for words in _given(language)),
        ]
        found: Iterable[Publication] = self.publications
        if keys:
            found = _once(self[key] for key in keys)
        for words in _given(listed):
            in_annexes = _once(each for word in words for each in self.in_annex(_year(word)))
            listed_ids = {each.id for each in in_annexes}
            found = [each for each in found if each.id in listed_ids] if keys else in_annexes
        return tuple(each for each in found if all(fits(each) for fits in conditions))

    def _published_by(self, words: tuple[str, ...]) -> Callable[[Publication], bool]:
        wanted = [self.body(word) for word in words]
        return lambda publication: _any_within(publication.publishers, wanted)

    def _written_by(self, words: tuple[str, ...]) -> Callable[[Publication], bool]:
        tests = [self._author_test(word) for word in words]
        return lambda publication: any(fits(publication) for fits in tests)

    def _author_test(self, word: str) -> Callable[[Publication], bool]:
        known = self.find_body(word)
        if known:
            return lambda publication: _any_within(publication.authors, [known])
        if not any(_has_person(each, word) for each in self.publications):
            raise UnknownBody(word, self.bodies)
        return lambda publication: _has_person(publication, word)

    def _about(self, words: tuple[str, ...]) -> Callable[[Publication], bool]:
        for word in words:
            if word not in self.themes:
                raise UnknownWord(word, self.themes)
        return lambda publication: any(
            theme.id in words for each in publication.themes for theme in each.theme.lineage
        )


def _grouped(pairs: Iterable[tuple[_Key, Publication]]) -> dict[_Key, tuple[Publication, ...]]:
    groups: dict[_Key, list[Publication]] = {}
    for key, publication in pairs:
        groups.setdefault(key, []).append(publication)
    return {key: tuple(group) for key, group in groups.items()}


def _once(publications: Iterable[Publication]) -> Iterable[Publication]:
    return {each.id: each for each in publications}.values()


def _lines_of(path: Path) -> list[str]:
    """Return the lines of a file, none where it has gone since it was read."""
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def find_field(lines: Sequence[str], first: int, field: str) -> tuple[int, int]:
    """Return line and column of a field of the record that begins on a line, all from 1."""
    for number in range(first - 1, len(lines)):
        if number >= first and lines[number].startswith("- "):
            break
        if lines[number][2:].startswith(f"{field}:"):
            return number + 1, 3
    return first, 1


def _given(words: Wanted) -> Iterator[tuple[str, ...]]:
    """Give the words of a condition, or nothing where there is no condition."""
    if isinstance(words, str | int):
        yield (str(words),)
    elif words is not None and (given := tuple(map(str, words))):
        yield given


def _year(word: str) -> int:
    if not word.isdecimal():
        raise UnknownYear(word)
    return int(word)


def _any_within(who: Iterable[object], wanted: Iterable[Body]) -> bool:
    return any(isinstance(each, Body) and any(each.within(body) for body in wanted) for each in who)


def _has_person(publication: Publication, word: str) -> bool:
    key = search_key(word)
    persons = (who for who in publication.authors if isinstance(who, Person))
    return any(key in search_key(str(person)) for person in persons)


def _of_kind(words: tuple[str, ...]) -> Callable[[Publication], bool]:
    for word in words:
        if word not in KINDS:
            raise UnknownWord(word, KINDS)
    return lambda publication: publication.kind in words


def _issued_in(words: tuple[str, ...]) -> Callable[[Publication], bool]:
    years = {_year(word) for word in words}
    return lambda publication: bool(publication.date and publication.date.year in years)


def _in_language(words: tuple[str, ...]) -> Callable[[Publication], bool]:
    wanted = set()
    for word in words:
        tag = languages.find(word)
        if tag is None:
            raise UnknownWord(word)
        wanted.add(tag.split("-")[0])
    return lambda publication: any(tag.split("-")[0] in wanted for tag in publication.languages)


def _ids(body: Body) -> tuple[str, ...]:
    return (body.id,)


def _acronyms(body: Body) -> tuple[str, ...]:
    return (body.acronym,) if body.acronym else ()


def _names(body: Body) -> tuple[str, ...]:
    return tuple(body.name.values())


def _aliases(body: Body) -> tuple[str, ...]:
    return body.aliases
