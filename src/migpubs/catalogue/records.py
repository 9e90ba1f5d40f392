"""What stands in which file of a catalogue: one table a class of the model.

The tables are all there is to the file format: the reader, the writer of single records, the JSON
Schema for editors and the reference in the documentation are made from them.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from migpubs.catalogue.collection import Description
from migpubs.catalogue.parts import (
    ASSIGNMENT,
    CONFIRMATION,
    CONTRIBUTION,
    LINK,
    RELATION,
    SOURCE,
    TEXT,
    VARIANT,
    Contributor,
)
from migpubs.catalogue.shapes import ListOf, Named, OneOf, Record, Words
from migpubs.catalogue.values import (
    BODY,
    BODY_ID,
    DATE,
    FORMAT_VERSION,
    ID,
    LOCALIZED,
    PERIOD,
    THEME_ID,
    URL,
    WORDS,
    YEAR,
    Identifiers,
    Reference,
    parse_id,
    parse_theme_id,
)
from migpubs.model import Annex, Body, Contribution, Publication, Row, RowLink, Theme
from migpubs.vocabulary import BODY_KINDS, KINDS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migpubs.catalogue.reader import Reader
    from migpubs.catalogue.shapes import Plain

SHORTHANDS: Final = {"authors": "author", "editors": "editor", "translators": "translator"}
"""Fields of a publication that stand for contributions with one role."""


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


class Listed(Named):
    """The id of a publication that an annex lists."""

    def schema(self) -> dict[str, Any]:
        return ID.schema()


class RowRecord(Record):
    """A row of an annex; the reader remembers where it begins."""

    def construct(self, values: dict[str, Any], event: Any, reader: Reader) -> Any:
        reader.rows.append(reader.place(event))
        return super().construct(values, event, reader)


ROW: Final = RowRecord(
    Row,
    {
        "cells": ListOf(Words(empty=True)),
        "records": ListOf(Listed("publications", as_id=True)),
        "page": WORDS,
        "links": ListOf(
            Record(RowLink, {"url": URL, "column": WORDS}, required=("url",), title="a link")
        ),
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
        "owner": BODY_ID,
        "contact": URL,
        "licence": WORDS,
        "format": FORMAT_VERSION,
        "version": WORDS,
        "notice": LOCALIZED,
    },
    required=("title", "format"),
    title="the catalogue's description",
    top=True,
    model=Description,
)
