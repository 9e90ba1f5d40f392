"""What stands in which file of a catalogue: one table a class of the model.

The tables are all there is to the file format: the reader, the writer of single records, the JSON
Schema for editors and the reference in the documentation are made from them.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from yaml import MappingStartEvent, SequenceStartEvent

from migpubs import identifiers
from migpubs.catalogue.shapes import (
    MISSING,
    TAG,
    URL,
    YEAR,
    Flag,
    ListOf,
    Localized,
    Named,
    OneOf,
    Parsed,
    Record,
    Reference,
    Words,
)
from migpubs.dates import Date, Period
from migpubs.errors import did_you_mean
from migpubs.model import (
    Annex,
    Assignment,
    Body,
    Confirmation,
    Contribution,
    Link,
    Person,
    Publication,
    Relation,
    Row,
    RowLink,
    Source,
    Text,
    Theme,
    Variant,
)
from migpubs.vocabulary import (
    BODY_KINDS,
    EXTENTS,
    KINDS,
    LINK_KINDS,
    RANKS,
    RELATION_KINDS,
    ROLES,
    STATUSES,
    TEXT_STATUSES,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migpubs.catalogue.reader import Reader
    from migpubs.catalogue.shapes import Plain
    from migpubs.identifiers import Identifier

SHORTHANDS: Final = {"authors": "author", "editors": "editor", "translators": "translator"}
"""Fields of a publication that stand for contributions with one role."""


def parse_id(text: str) -> str:
    """Return an id of small Latin letters, digits and hyphens."""
    if not text.replace("-", "").isalnum() or not text.isascii() or text != text.lower():
        raise ValueError(f"'{text}' is not an id (write small letters a-z, digits and hyphens)")
    return text


def parse_theme_id(text: str) -> str:
    """Return ``vocabulary:code``, as in ``gcm:13`` or ``network-2023:2.1``."""
    vocabulary, colon, code = text.partition(":")
    if not (colon and code):
        raise ValueError(f"'{text}' is not a theme's id (write vocabulary:code, as in gcm:13)")
    parse_id(vocabulary)
    return text


_DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
ID: Final = Parsed(parse_id, {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"})
DATE: Final = Parsed(Date.parse, {"type": ["string", "integer"], "pattern": _DATE_PATTERN})
PERIOD: Final = Parsed(Period.parse, {"type": "string"})
THEME_ID: Final = Parsed(parse_theme_id, {"type": "string", "pattern": "^[a-z0-9-]+:.+$"})
WORDS: Final = Words()
LOCALIZED: Final = Localized()
BODY: Final = Named("bodies")
BODY_ID: Final = Named("bodies", as_id=True)


@frozen
class Identifiers:
    """Identifiers by scheme: ``{isbn: [978-…, 978-…], un-symbol: A/69/CRP.1}``."""

    def read(self, event: Any, reader: Reader) -> Any:
        if event.__class__ is not MappingStartEvent:
            hint = "write {isbn: 978-…}"
            reader.refuse(event, "wrong-shape", "expected identifiers by scheme", hint)
            reader.skip(event)
            return MISSING
        found: list[Identifier] = []
        for key, value in reader.items(event):
            scheme = getattr(key, "value", "")
            if scheme not in identifiers.SCHEMES:
                hint = did_you_mean(scheme, identifiers.SCHEMES)
                hint = hint or f"one of {', '.join(identifiers.SCHEMES)}"
                reader.refuse(key, "unknown-word", f"'{scheme}' is not a known scheme", hint)
                reader.skip(value)
            else:
                found.extend(self._read_values(scheme, value, reader))
        return tuple(found)

    @staticmethod
    def _read_values(scheme: str, event: Any, reader: Reader) -> tuple[Identifier, ...]:
        one = Parsed(lambda text: identifiers.parse(scheme, text), {})
        shape = ListOf(one) if isinstance(event, SequenceStartEvent) else one
        value = shape.read(event, reader)
        if value is MISSING:
            return ()
        return value if isinstance(value, tuple) else (value,)

    def write(self, value: tuple[Identifier, ...]) -> Plain:
        plain = {}
        for scheme in dict.fromkeys(each.scheme for each in value):
            texts = [each.as_printed or each.value for each in value if each.scheme == scheme]
            plain[scheme] = texts if len(texts) > 1 else texts[0]
        return plain

    def schema(self) -> dict[str, Any]:
        texts = {"type": ["string", "array"], "items": {"type": "string"}}
        properties = dict.fromkeys(identifiers.SCHEMES, texts)
        return {"type": "object", "properties": properties, "additionalProperties": False}


PERSON: Final = Record(
    Person,
    {
        "given": WORDS,
        "family": WORDS,
        "name": WORDS,
        "native": LOCALIZED,
        "sort_as": WORDS,
        "orcid": Parsed(lambda text: identifiers.parse("orcid", text).value, {"type": "string"}),
    },
    title="a person",
)


@frozen
class Contributor:
    """A body by its id, or a person as a mapping; with a role, a contribution of that role."""

    role: str = ""

    def read(self, event: Any, reader: Reader) -> Any:
        shape = PERSON if isinstance(event, MappingStartEvent) else BODY
        who = shape.read(event, reader)
        if who is MISSING:
            return MISSING
        if isinstance(who, Person) and not str(who):
            hint = "write {given: …, family: …} or {name: …}"
            reader.refuse(event, "missing-field", "a person without a name", hint)
            return MISSING
        return Contribution(who=who, role=self.role) if self.role else who

    def write(self, value: Any) -> Plain:
        who = value.who if isinstance(value, Contribution) else value
        return BODY.write(who) if isinstance(who, Body) else PERSON.write(who)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [BODY.schema(), PERSON.schema()]}


SOURCE: Final = Record(
    Source,
    {
        "annex": WORDS,
        "url": URL,
        "file": WORDS,
        "from": BODY_ID,
        "received": DATE,
        "supports": ListOf(WORDS),
        "note": WORDS,
    },
    renamed={"from": "body"},
    title="a source",
)

BODY_RECORD: Final = Record(
    dict,
    {
        "id": ID,
        "name": LOCALIZED,
        "acronym": WORDS,
        "kind": OneOf(BODY_KINDS),
        "parent": Reference(parse_id, ID.describe),
        "aliases": ListOf(WORDS),
        "identifiers": Identifiers(),
        "url": URL,
        "valid_from": DATE,
        "valid_to": DATE,
        "sort_as": WORDS,
        "note": WORDS,
        "sources": ListOf(SOURCE),
    },
    required=("id", "name"),
    title="a body",
    top=True,
    model=Body,
)
"""Gives a dict: parents are found when all bodies have been read."""

THEME_RECORD: Final = Record(
    dict,
    {
        "id": THEME_ID,
        "label": LOCALIZED,
        "short": LOCALIZED,
        "parent": Reference(parse_theme_id, THEME_ID.describe),
    },
    required=("id", "label"),
    title="a theme",
    top=True,
    model=Theme,
)

CONTRIBUTION: Final = Record(
    Contribution,
    {"who": Contributor(), "role": OneOf(ROLES), "as_printed": WORDS},
    required=("who", "role"),
    title="a contribution",
)

TEXT: Final = Record(
    Text,
    {
        "language": TAG,
        "extent": OneOf(EXTENTS),
        "status": OneOf(TEXT_STATUSES),
        "translated": Flag(),
    },
    required=("language",),
    bare=("language", lambda language: Text(language=language)),
    title="a language or a text",
)

LINK: Final = Record(
    Link,
    {
        "url": URL,
        "kind": OneOf(LINK_KINDS),
        "language": TAG,
        "holder": BODY,
        "extent": OneOf(EXTENTS),
    },
    required=("url",),
    bare=("url", lambda url: Link(url=url)),
    title="an address or a link",
)

RELATION: Final = Record(
    Relation,
    {"kind": OneOf(RELATION_KINDS), "target": ID, "title": WORDS, "url": URL, "number": WORDS},
    required=("kind",),
    title="a relation",
)

ASSIGNMENT: Final = Record(
    Assignment,
    {
        "theme": Named("themes"),
        "rank": OneOf(RANKS),
        "assigned": Named("bodies", as_id=True, extra=("compiler",)),
    },
    required=("theme",),
    bare=("theme", lambda theme: Assignment(theme=theme)),
    title="a theme",
)

VARIANT: Final = Record(
    Variant,
    {"text": WORDS, "source": WORDS},
    required=("text",),
    bare=("text", lambda text: Variant(text=text)),
    title="a form of the title",
)

CONFIRMATION: Final = Record(
    Confirmation,
    {"by": BODY_ID, "date": DATE},
    required=("by", "date"),
    title="a confirmation",
)


def _build_publication(
    authors: tuple[Contribution, ...] = (),
    editors: tuple[Contribution, ...] = (),
    translators: tuple[Contribution, ...] = (),
    contributions: tuple[Contribution, ...] = (),
    **fields: Any,
) -> Publication:
    parts = authors + editors + translators + contributions
    return Publication(contributions=parts, **fields)


class PublicationRecord(Record):
    """A publication: its authors, editors and translators have fields of their own."""

    def write(self, value: Publication) -> Plain:
        empty = dict.fromkeys([*SHORTHANDS, "contributions"], ())
        return super().write(_Flat(value, {**empty, **split_contributions(value.contributions)}))

    def defaults(self) -> dict[str, Any]:
        return super().defaults() | dict.fromkeys([*SHORTHANDS, "contributions"], ())


class _Flat:
    """A publication seen with the fields of the file."""

    def __init__(self, publication: Publication, parts: Mapping[str, Any]) -> None:
        self._publication = publication
        self._parts = parts

    def __getattr__(self, name: str) -> Any:
        return self._parts[name] if name in self._parts else getattr(self._publication, name)


def split_contributions(
    contributions: tuple[Contribution, ...],
) -> dict[str, tuple[Contribution, ...]]:
    """Sort contributions into the file's fields such that reading gives the same order again."""
    split: dict[str, tuple[Contribution, ...]] = {}
    fields = [_field_of(part) for part in contributions]
    order = [name for name, _ in groupby(fields)]
    if order != [name for name in (*SHORTHANDS, "contributions") if name in order]:
        return {"contributions": contributions}
    for name, part in zip(fields, contributions, strict=True):
        split[name] = (*split.get(name, ()), part)
    return split


def _field_of(part: Contribution) -> str:
    names = {role: name for name, role in SHORTHANDS.items()}
    return "contributions" if part.as_printed else names.get(part.role, "contributions")


PUBLICATION: Final = PublicationRecord(
    _build_publication,
    {
        "id": ID,
        "kind": OneOf(KINDS),
        "genre": WORDS,
        "title": LOCALIZED,
        "subtitle": LOCALIZED,
        "title_variants": ListOf(VARIANT),
        "texts": ListOf(TEXT),
        "authors": ListOf(Contributor("author")),
        "editors": ListOf(Contributor("editor")),
        "translators": ListOf(Contributor("translator")),
        "contributions": ListOf(CONTRIBUTION),
        "publishers": ListOf(BODY),
        "place": WORDS,
        "issued": DATE,
        "adopted": DATE,
        "signed": DATE,
        "launched": DATE,
        "posted": DATE,
        "coverage": PERIOD,
        "edition": WORDS,
        "number": WORDS,
        "pages": WORDS,
        "status": OneOf(STATUSES),
        "links": ListOf(LINK),
        "identifiers": Identifiers(),
        "relations": ListOf(RELATION),
        "themes": ListOf(ASSIGNMENT),
        "abstract": LOCALIZED,
        "note": WORDS,
        "sources": ListOf(SOURCE),
        "confirmed": CONFIRMATION,
        "aliases": ListOf(WORDS),
    },
    required=("id", "title"),
    title="a publication",
    top=True,
    model=Publication,
)

ROW: Final = Record(
    Row,
    {
        "cells": ListOf(Words(empty=True)),
        "records": ListOf(ID),
        "page": WORDS,
        "links": ListOf(Record(RowLink, {"url": URL, "column": WORDS}, required=("url",))),
        "note": WORDS,
    },
    title="a row",
)

ANNEX: Final = Record(
    Annex,
    {
        "year": YEAR,
        "heading": WORDS,
        "columns": ListOf(WORDS),
        "rows": ListOf(ROW),
        "file": WORDS,
        "sha256": WORDS,
        "note": WORDS,
    },
    required=("year",),
    title="an annex",
    top=True,
)

CATALOGUE: Final = Record(
    dict,
    {
        "title": LOCALIZED,
        "owner": WORDS,
        "contact": URL,
        "licence": WORDS,
        "format": WORDS,
        "version": WORDS,
        "notice": LOCALIZED,
    },
    required=("title", "format"),
    title="the catalogue's description",
    top=True,
)
