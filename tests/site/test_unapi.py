"""What Zotero gets when it asks a plain file host by unAPI, step by step and field by field.

Zotero's own translators are in no package registry, so their steps are done here: the link in the
page's head, the ids in its body, the list of formats, and the record in the format it likes best
(https://unapi.info/specs/, version 1; Zotero asks each with ``id``, then with ``format`` too).
"""

from __future__ import annotations

import threading
import urllib.request
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urljoin
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from migpubs.catalogue import Catalogue
from migpubs.dates import Date
from migpubs.formats.zotero_rdf import NAMESPACES
from migpubs.language_map import LanguageMap
from migpubs.model import (
    Annex,
    Body,
    Contribution,
    Link,
    Person,
    Publication,
    Relation,
    Row,
    Text,
)
from migpubs.site import folder
from migpubs.site.building import site
from tests.site.conftest import HOSTILE, HOSTILE_CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CENTRE = Body(id="lrdc", name=LanguageMap({"en": "The Centre (LRDC), Faculty of Law, CMU"}))
UNHCR = Body(id="unhcr", name=LanguageMap({"en": "UNHCR Thailand"}), acronym="UNHCR")
UNICEF = Body(id="unicef", name=LanguageMap({"en": "UNICEF Thailand"}), acronym="UNICEF")
ORIGINAL = Publication(id="original", kind="guide", title=LanguageMap({"en": "At borders"}))
GUIDE = Publication(
    id="unhcr-2023-borders-th",
    kind="guide",
    genre="guidelines",
    title=LanguageMap({"th": "หลักการ ณ พรมแดน", "en": "Principles at borders"}),
    texts=(Text(language="th"),),
    contributions=(
        Contribution(who=CENTRE),
        Contribution(who=Person(family="May", given="George")),
        Contribution(who=Person(name="สมชาย ใจดี")),
        Contribution(who=UNHCR),
    ),
    publishers=(UNHCR, UNICEF),
    place="Bangkok",
    number="A/69/CRP.1",
    issued=Date(2023, 9, 20),
    links=(Link(url="https://x.example/คู่มือ?a=1&b=2"),),
    relations=(Relation(kind="translation-of", target="original"),),
)
COURSE = Publication(
    id="unicef-2023-course",
    kind="course",
    title=LanguageMap({"en": "E-learning <on> statelessness & more"}),
    contributions=(Contribution(who=UNICEF),),
)
CATALOGUE = Catalogue(
    publications=(ORIGINAL, GUIDE, COURSE),
    bodies={each.id: each for each in (CENTRE, UNHCR, UNICEF)},
    annexes={2023: Annex(year=2023, rows=(Row(records=(GUIDE.id, COURSE.id)),))},
)


class Page(HTMLParser):
    """What unAPI wants of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.server = ""
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the server's address and the ids."""
        given = dict(attrs)
        if tag == "link" and given.get("rel") == "unapi-server":
            assert "application/xml" == given["type"]
            self.server = given["href"] or ""
        if tag == "abbr" and given.get("class") == "unapi-id":
            self.ids.append(given["title"] or "")


class Host(SimpleHTTPRequestHandler):
    """A plain file host, which passes over queries."""

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    base = tmp_path_factory.mktemp("site")
    folder.write(base, site(CATALOGUE))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(base))) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def ask(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as reply:
        read: bytes = reply.read()
    return read


def saved(address: str) -> list[ET.Element]:
    """Return the items that a click on Zotero's button gets from a page."""
    page = Page(ask(address).decode())
    assert 1 == len(page.ids)
    server = urljoin(address, page.server)
    formats = ET.fromstring(ask(f"{server}?{urlencode({'id': page.ids[0]})}")).iter("format")
    assert [("rdf_zotero", "application/rdf+xml")] == [
        (each.attrib["name"], each.attrib["type"]) for each in formats
    ]
    query = urlencode({"id": page.ids[0], "format": "rdf_zotero"})
    root = ET.fromstring(ask(f"{server}?{query}"))
    return [each for each in root if each.find("z:itemType", NAMESPACES) is not None]


def texts(item: ET.Element, path: str) -> list[str | None]:
    return [each.text for each in item.findall(path, NAMESPACES)]


def fields(item: ET.Element) -> dict[str, Any]:
    """Return what an item says, by Zotero's names for its fields."""
    names = item.findall("bib:authors/rdf:Seq/rdf:li/foaf:Person", NAMESPACES)
    company = "dc:publisher/foaf:Organization"
    return {
        "itemType": texts(item, "z:itemType"),
        "authors": [
            tuple(
                each.findtext(name, "", NAMESPACES) for name in ("foaf:surname", "foaf:givenName")
            )
            for each in names
        ],
        "title": texts(item, "dc:title"),
        "date": texts(item, "dc:date"),
        "language": texts(item, "z:language"),
        "reportType": texts(item, "z:type"),
        "reportNumber": texts(item, "prism:number"),
        "institution": texts(item, f"{company}/foaf:name"),
        "place": texts(item, f"{company}/vcard:adr/vcard:Address/vcard:locality"),
        "url": texts(item, "dc:identifier/dcterms:URI/rdf:value"),
        "citationKey": texts(item, "z:citationKey"),
        "extra": texts(item, "dc:description"),
    }


def test_one_click_saves_every_field(host: str) -> None:
    """Type, bodies with commas, Thai, joint publishers, number, language, key, translation."""
    (item,) = saved(f"{host}publications/{GUIDE.id}.html")
    assert {
        "itemType": ["report"],
        "authors": [
            ("The Centre (LRDC), Faculty of Law, CMU", ""),
            ("May", "George"),
            ("สมชาย ใจดี", ""),
            ("UNHCR Thailand", ""),
        ],
        "title": ["หลักการ ณ พรมแดน"],
        "date": ["2023-09-20"],
        "language": ["th"],
        "reportType": ["guidelines"],
        "reportNumber": ["A/69/CRP.1"],
        "institution": ["UNHCR / UNICEF"],
        "place": ["Bangkok"],
        "url": ["https://x.example/%E0%B8%84%E0%B8%B9%E0%B9%88%E0%B8%A1%E0%B8%B7%E0%B8%AD?a=1&b=2"],
        "citationKey": ["unhcr-2023-borders-th"],
        "extra": ["Thai translation of “At borders”; Kind: guide"],
    } == fields(item)


@pytest.mark.parametrize(
    "page", ["index.html", "publications.html", "reports/2023.html", "bodies/unicef.html"]
)
@pytest.mark.parametrize("tongue", ["", "th/"])
def test_a_list_offers_all_that_it_shows(host: str, page: str, tongue: str) -> None:
    """One id for the whole list gives its items in the order of the page, in both languages."""
    titles = [text for item in saved(f"{host}{tongue}{page}") for text in texts(item, "dc:title")]
    both = ["หลักการ ณ พรมแดน", "E-learning <on> statelessness & more"]
    expected = [both[0], "At borders", both[1]] if page == "publications.html" else both
    assert expected == titles


def test_a_course_is_no_program(host: str) -> None:
    """E-learning is a web page with its type; what is unknown is left out."""
    item = fields(saved(f"{host}publications/{COURSE.id}.html")[0])
    assert ["webpage"] == item["itemType"]
    assert [("UNICEF Thailand", "")] == item["authors"]
    assert [] == item["date"] + item["institution"] + item["url"]


def test_hostile_text_breaks_no_file(tmp_path: Path) -> None:
    """Whatever stands in a title, each file is XML, and the title comes out as it went in."""
    title = "]]> </rdf:RDF> <!-- &amp; <script>alert(1)</script> \u202e\u200b"
    work = evolve(HOSTILE, title=LanguageMap({"en": title}), subtitle=LanguageMap({}))
    catalogue = evolve(HOSTILE_CATALOGUE, publications=(work,))
    folder.write(tmp_path, site(catalogue))
    files = list(tmp_path.rglob("*.rdf"))
    assert len(files) > 3
    for path in files:
        assert [title] == [
            each.text for each in ET.parse(path).iter(f"{{{NAMESPACES['dc']}}}title")
        ]
