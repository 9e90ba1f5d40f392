from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import pytest
from attrs import evolve

from migpubs.dates import Date
from migpubs.formats import reference
from migpubs.identifiers import Identifier
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Publication, Relation, Text
from migpubs.site import zotero

if TYPE_CHECKING:
    from migpubs.formats.reference import Context

CENTRE = Body(id="lrdc", name=LanguageMap({"en": "The Centre, Faculty of Law"}))
UNHCR = Body(id="unhcr", name=LanguageMap({"en": "UNHCR Thailand"}), acronym="UNHCR")
UNICEF = Body(id="unicef", name=LanguageMap({"en": "UNICEF Thailand"}), acronym="UNICEF")
ME = Person(family="May", given="George")
REPORT = Publication(
    id="x",
    kind="report",
    title=LanguageMap({"en": "Skills & work?"}),
    subtitle=LanguageMap({"en": "A first look"}),
    texts=(Text(language="en"),),
    contributions=(Contribution(who=UNHCR), Contribution(who=ME)),
    publishers=(UNHCR, UNICEF),
    place="Bangkok",
    number="115",
    issued=Date(2023, 9, 20),
    pages="80",
    links=(
        Link(url="https://x.example/a?b=1&c=ไทย"),
        Link(url="https://x.example/a.PDF", kind="file"),
        Link(url="https://x.example/a.docx", kind="file"),
    ),
    identifiers=(Identifier("isbn", "9781234567897"), Identifier("doi", "10.1234/x")),
)


@pytest.fixture
def context() -> Context:
    return reference.context([REPORT])


def test_a_context_object_holds_every_field(context: Context) -> None:
    """Type, title, authors in order with a comma after bodies, joint publishers, date, ids."""
    assert parse_qsl(zotero.coins(REPORT, context)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book"),
        ("rft.genre", "report"),
        ("rft.btitle", "Skills & work? A first look"),
        ("rft.au", "UNHCR Thailand,"),
        ("rft.au", "May, George"),
        ("rft.pub", "UNHCR / UNICEF"),
        ("rft.place", "Bangkok"),
        ("rft.date", "2023-09-20"),
        ("rft.isbn", "9781234567897"),
        ("rft.tpages", "80"),
        ("rft.language", "en"),
        ("rft_id", "info:doi/10.1234/x"),
        ("rft_id", "https://x.example/a?b=1&c=%E0%B9%84%E0%B8%97%E0%B8%A2"),
    ]


def test_bodies_whose_names_hold_commas_are_given_in_reverse(context: Context) -> None:
    """Zotero keeps an ``aucorp`` whole and stores those in reverse order."""
    who = tuple(Contribution(who=each) for each in (CENTRE, UNHCR, ME))
    pairs = parse_qsl(zotero.coins(evolve(REPORT, contributions=who), context))
    assert [("rft.au", "May, George")] == [pair for pair in pairs if pair[0] == "rft.au"]
    assert ["UNHCR Thailand", "The Centre, Faculty of Law"] == [
        value for name, value in pairs if name == "rft.aucorp"
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("book", ("book", "book", "rft.btitle", None)),
        ("chapter", ("book", "bookitem", "rft.atitle", "rft.btitle")),
        ("article", ("journal", "article", "rft.atitle", "rft.jtitle")),
        ("course", ("book", "report", "rft.btitle", None)),
    ],
)
def test_the_genre_follows_the_kind(
    context: Context, kind: str, expected: tuple[str, str, str, str | None]
) -> None:
    """A chapter or article stands in something; what has no genre of its own is a report."""
    inside = (Relation(kind="part-of", title="The whole"),)
    made = dict(parse_qsl(zotero.coins(evolve(REPORT, kind=kind, relations=inside), context)))
    fmt, genre, title, container = expected
    assert (f"info:ofi/fmt:kev:mtx:{fmt}", genre) == (made["rft_val_fmt"], made["rft.genre"])
    assert "Skills & work? A first look" == made[title]
    assert container is None or "The whole" == made[container]


def test_meta_tags_name_what_scholars_search_by(context: Context) -> None:
    """Highwire tags in the order of the authors, the PDF's address, and Zotero's own fields."""
    assert zotero.tags(REPORT, context) == [
        ("citation_title", "Skills & work? A first look"),
        ("citation_author", "UNHCR Thailand,"),
        ("citation_author", "May, George"),
        ("citation_publication_date", "2023/09/20"),
        ("citation_publisher", "UNHCR / UNICEF"),
        ("citation_technical_report_institution", "UNHCR / UNICEF"),
        ("citation_technical_report_number", "115"),
        ("citation_isbn", "9781234567897"),
        ("citation_doi", "10.1234/x"),
        ("citation_language", "en"),
        ("citation_pdf_url", "https://x.example/a.PDF"),
        ("z:itemType", "report"),
        ("z:institution", "UNHCR / UNICEF"),
        ("z:reportNumber", "115"),
        ("z:reportType", "Report"),
    ]


def test_what_is_unknown_is_not_said(context: Context) -> None:
    """A record of a title alone gives a title and a type."""
    bare = Publication(id="b", title=LanguageMap({"en": "B"}))
    assert [("citation_title", "B"), ("z:itemType", "document")] == zotero.tags(bare, context)
    assert "rft.date" not in zotero.coins(bare, context)
