"""The catalogue in memory: all publications, with the bodies, themes and annexes around them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from attrs import evolve, field, frozen

from migpubs.dates import common_year
from migpubs.errors import Place, UnknownBody, UnknownPublication, UnknownYear
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import Publication
from migpubs.text import compact_key, search_key

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from pathlib import Path

    from migpubs.identifiers import Identifier
    from migpubs.model import Annex, Body, Theme

FORMAT: Final = "1"
"""The version of the file format that this package reads and writes."""

_BETWEEN_NAMES = re.compile(r"\s*[,;/&]\s*|\s+and\s+|\s*และ\s*")

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


class Selection(tuple["Publication", ...]):  # noqa: SLOT001 - no tuple may have them
    """Publications chosen from a catalogue: a tuple that knows what it was chosen from.

    So what is written of it can name works that were not chosen. A list made of it knows nothing.
    """

    catalogue: Catalogue
    """The catalogue they were chosen from."""


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
        """Whether there is a publication of this id, new or old, or this very publication."""
        if isinstance(key, Publication):
            return self._by_id.get(key.id) == key
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
        """Return the annex of a report year of either era; `UnknownYear` where there is none."""
        common = common_year(year)
        if common not in self.annexes:
            raise UnknownYear(str(year), map(str, self.annexes))
        return self.annexes[common]

    def in_annex(self, year: int) -> tuple[Publication, ...]:
        """Return the publications that an annex lists, in printed order."""
        keys = dict.fromkeys(key for row in self.annex(year).rows for key in row.records)
        return tuple(self._by_id[key] for key in keys if key in self._by_id)

    def owner(self, language: str) -> str:
        """Return the name of the body that keeps the catalogue, or nothing where none is said."""
        body = self.bodies.get(self.description.owner)
        return body.name.text(language, "en") if body else ""

    def find_body(self, name: str) -> Body | None:
        """Return a body by id, acronym, name in any language, or alias; None if there is none."""
        return self.bodies.get(name) or self._body_names.get(search_key(name))

    def bodies_in(self, names: str) -> tuple[Body, ...]:
        """Return the bodies that a text names one after another; none where a part is no body."""
        parts = _BETWEEN_NAMES.split(names.strip())
        found = [self.find_body(part) for part in parts] if len(parts) > 1 else []
        known = tuple(each for each in found if each)
        return known if len(known) == len(found) else ()

    def body(self, name: str) -> Body:
        """Return a body as `find_body` does; `UnknownBody` names the nearest if there is none."""
        found = self.find_body(name)
        if found is None and self.bodies_in(name):
            several = ", then ".join(f"'{each.short}'" for each in self.bodies_in(name))
            raise UnknownBody(name, hint=f"name each by itself: {several}")
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
    ) -> Selection:
        """Return the publications that fit every condition, in catalogue order.

        With ``keys`` only these, in the order given; with ``listed`` in the printed order of the
        annex.

        keys: ids or old ids.
        listed: the report year whose annex lists it.
        issued: the year on the work.
        publisher, author: a body by any of its names (its offices count), or part of a person's
        name for authors, in any script.
        language: a language in which the whole text exists.
        kind: one of `migpubs.vocabulary.KINDS`.
        theme: a theme's id; its outcomes count.

        Each condition takes one word, or several of which one must fit. A name that is unknown
        raises `UnknownYear`, `UnknownBody`, `UnknownWord` or `UnknownPublication`, with a note of
        every other unknown one, so that an empty answer means that nothing fits.
        """
        from migpubs.catalogue import selection  # noqa: PLC0415 - it selects from catalogues

        chosen = Selection(
            selection.select(
                self,
                keys,
                listed,
                publisher=publisher,
                author=author,
                theme=theme,
                kind=kind,
                issued=issued,
                language=language,
            )
        )
        chosen.catalogue = self
        return chosen

    def show(self, *keys: str) -> str:
        """Return publications as YAML: the records of a catalogue file.

        keys: ids or old ids; `UnknownPublication` names the nearest id.
        """
        from migpubs.catalogue import emitter  # noqa: PLC0415 - only showing needs them
        from migpubs.catalogue.records import PUBLICATION  # noqa: PLC0415

        return "\n".join(emitter.record(PUBLICATION.write(each)) for each in self.select(*keys))

    def plain(self, key: str) -> dict[str, Any]:
        """Return a publication as plain data: the fields of its record, and ``listed``, the years.

        key: its id or an old id; `UnknownPublication` names the nearest. The values are texts,
        numbers, lists and mappings, as `json.dumps` takes them.
        """
        from migpubs.catalogue.records import PUBLICATION  # noqa: PLC0415 - only this needs it

        publication = self[key]
        record: dict[str, Any] = PUBLICATION.write(publication)
        return record | {"listed": list(self.listed(publication))}


def around(publications: Iterable[Publication]) -> Catalogue:
    """Return the catalogue that publications were chosen from, or an empty one if from none."""
    if isinstance(publications, Catalogue):
        return publications
    return publications.catalogue if isinstance(publications, Selection) else Catalogue()


def check_publications(several: Iterable[object]) -> None:
    """Raise `TypeError` for what is not a publication, such as the id of one."""
    for each in several:
        if not isinstance(each, Publication):
            told = f"{each!r} is not a publication (Catalogue.select gives those of some ids)"
            raise TypeError(told)


def _grouped(pairs: Iterable[tuple[_Key, Publication]]) -> dict[_Key, tuple[Publication, ...]]:
    groups: dict[_Key, list[Publication]] = {}
    for key, publication in pairs:
        groups.setdefault(key, []).append(publication)
    return {key: tuple(group) for key, group in groups.items()}


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


def _ids(body: Body) -> tuple[str, ...]:
    return (body.id,)


def _acronyms(body: Body) -> tuple[str, ...]:
    return (body.acronym,) if body.acronym else ()


def _names(body: Body) -> tuple[str, ...]:
    return tuple(body.name.values())


def _aliases(body: Body) -> tuple[str, ...]:
    return body.aliases
