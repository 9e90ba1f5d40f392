"""Web pages of publications, and the answers for their DOIs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from migpubs.catalogue import Catalogue
from migpubs.errors import ParseError
from migpubs.intake import acceptance, pages, review
from migpubs.web import Web
from tests.intake.conftest import shown
from tests.intake.desk import FILES
from tests.servers import page, serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from migpubs.intake.proposals import Proposal

    Read = Callable[..., Proposal]

URL = "https://www.example.org/publications/1"


@pytest.fixture
def read(small: Catalogue) -> Read:
    def read(head: str, body: str = "", url: str = URL, lang: str = "") -> Proposal:
        text = f"<!DOCTYPE html><html{lang}><head>{head}</head><body>{body}</body></html>"
        return pages.propose(text.encode(), "page", url, small)[1].proposals[0]

    return read


def meta(**tags: str) -> str:
    return "".join(
        f'<meta name="{name.replace("__", ".")}" content="{value}">' for name, value in tags.items()
    )


HIGHWIRE = meta(
    citation_title="Home truths", citation_publisher="ILO", citation_publication_date="2022/05/04",
    citation_language="en", citation_isbn="978-92-9068-252-3", citation_doi="10.1234/AB",
    citation_series_title="Blue series",
) + meta(citation_author="May, George") + meta(citation_author="Hamilton, Harley")  # fmt: skip


def test_citation_tags_are_inferred(read: Read) -> None:
    """Made for describing a work; each value names its tag."""
    fields = read(HIGHWIRE + "<title>x</title>").fields
    person = {"kind": "person", "body": None}
    assert {
        "title": ("Home truths", "inferred"),
        "publishers": (["ILO"], "inferred"),
        "languages": (["en"], "inferred"),
        "date": ("2022-05-04", "inferred"),
        "year": (2022, "inferred"),
        "url": (URL, "read"),
        "identifiers": (
            [
                {"scheme": "isbn", "value": "9789290682523"},
                {"scheme": "doi", "value": "10.1234/ab"},
            ],
            "inferred",
        ),
        "series": ("Blue series", "inferred"),
        "authors": (
            [{"name": "George May", **person}, {"name": "Harley Hamilton", **person}],
            "proposed",
        ),
    } == {name: each for name, each in shown(fields).items() if name != "texts"}
    assert "citation_title" == fields["title"].rule


def test_dublin_core(read: Read) -> None:
    """Both spellings; a known body is known."""
    head = meta(
        DC__title="Home truths", DC__creator="IOM", DCTERMS__issued="2022-05", DC__language="th"
    )
    assert {
        "title": ("Home truths", "inferred"),
        "authors": ([{"name": "IOM", "kind": "body", "body": "iom"}], "inferred"),
        "date": ("2022-05", "inferred"),
    }.items() <= shown(read(head).fields).items()


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_json_ld(read: Read) -> None:
    """A work in a graph, with a person and an organization that stays a body."""
    work = {
        "@type": ["Report", "CreativeWork"], "name": "Home truths", "datePublished": "2022-05-04",
        "author": [{"@type": "Person", "name": "George May"},
                   {"@type": "Organization", "name": "Rapid Asia"}, {"@type": "Thing"}, 5],
        "publisher": {"@type": "Organization", "name": "ILO"}, "inLanguage": ["en", "th"],
        "isbn": "9789290682523", "isPartOf": {"name": "Blue"},
    }  # fmt: skip
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, work]}
    fields = shown(read(ld(graph)).fields)
    assert (
        [
            {"name": "George May", "kind": "person", "body": None},
            {"name": "Rapid Asia", "kind": "body", "body": None},
        ],
        "inferred",
    ) == fields["authors"]
    assert (["en", "th"], "inferred") == fields["languages"]
    assert ([{"scheme": "isbn", "value": "9789290682523"}], "inferred") == fields["identifiers"]


@pytest.mark.parametrize(
    "script",
    ["<script type='application/ld+json'>{broken</script>", ld({"@type": "WebSite", "name": "x"}),
     ld([5, "x"]), "<script>var a = 1</script>",
     "<script type='application/ld+json'>" + "[" * 100_000 + "</script>"],
)  # fmt: skip
def test_other_scripts_say_nothing(read: Read, script: str) -> None:
    """Broken, of something else, or nested beyond reason."""
    assert "title" == read(script + "<title>Home truths</title>").fields["title"].rule


def test_deep_graphs_are_left(read: Read) -> None:
    """A graph in a graph in a graph."""
    deep: Any = {"@type": "Report", "name": "Deep"}
    for _ in range(40):
        deep = {"@graph": [deep]}
    assert "Top" == read(ld(deep) + "<title>Top</title>").fields["title"].value


def test_open_graph_is_only_proposed(read: Read) -> None:
    """It speaks of the page; the site may be the publisher, the day of posting is no date."""
    head = (
        '<meta property="og:title" content="Home truths | ILO Publications">'
        '<meta property="og:site_name" content="ILO Publications">'
        '<meta property="article:published_time" content="2022-05-04T10:00:00Z">'
    )
    row = read(head)
    assert ("Home truths", "proposed") == shown(row.fields)["title"]
    assert "date" not in shown(row.fields)
    assert "date: the page was posted on 2022-05-04; when was it issued?" in row.flags
    assert "publishers" not in shown(row.fields)
    site = '<meta property="og:site_name" content="ILO"><title>Home truths</title>'
    assert (["ILO"], "proposed") == shown(read(site).fields)["publishers"]


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Home truths - ILO", "Home truths"), ("Home truths | www.example.org", None),
        ("Home truths | example.org", "Home truths"), ("Home truths – a study", None),
        ("Home truths", None),
    ],
)  # fmt: skip
def test_a_suffix_goes_only_where_it_names_the_site(
    read: Read, title: str, value: str | None
) -> None:
    """The site, its host, or a body of the list; the change is written down."""
    row = read(f"<title>{title}</title>")
    assert (value or title, value is not None) == (
        row.fields["title"].value,
        any(change.rule == "site-suffix" for change in row.changes),
    )


def test_labelled_text(read: Read) -> None:
    """Beside a colon, below a label, and in a table of pairs; all proposed."""
    body = (
        "<h1>Home truths</h1><p>Publication date: 4 May 2022</p>"
        "<dl><dt>Author/s</dt><dd>IOM</dd></dl>"
        "<table><tr><th>ISBN</th><td>9789290682523</td></tr><tr><td>Pages</td><td>5</td></tr>"
        "<tr><td>a</td><td>b</td></tr></table><table><tr><td>x</td></tr></table>"
        "<p>Languages: English, Thai</p>"
    )
    fields = shown(read("<title>Home truths</title>", body).fields)
    assert {
        "date": ("2022-05-04", "proposed"),
        "authors": ([{"name": "IOM", "kind": "body", "body": "iom"}], "proposed"),
        "identifiers": ([{"scheme": "isbn", "value": "9789290682523"}], "proposed"),
        "languages": (["en", "th"], "proposed"),
    }.items() <= fields.items()


def test_alternates_are_editions(read: Read) -> None:
    """The languages of a page's other versions are proposed; its own language last."""
    links = "".join(
        f'<link rel="alternate" hreflang="{tag}" href="/{tag}">'
        for tag in ("en", "th", "x-default")
    )
    assert (["en", "th"], "proposed") == shown(read(links + "<title>A</title>").fields)["languages"]
    own = read("<title>A</title>", lang=' lang="th"')
    assert (["th"], "proposed") == shown(own.fields)["languages"]
    assert "languages" not in shown(read(meta(citation_language="klingon")).fields)


def test_tags_that_disagree_are_asked_about(read: Read) -> None:
    """Two years, and an address the page does not call its own."""
    head = (
        meta(citation_date="2022", DC__date="2019")
        + '<link rel="canonical" href="https://b.org/2">'
    )
    row = read(head)
    assert ("2022", "proposed") == shown(row.fields)["date"]
    assert {"date", "url", "title-missing"} <= {flag.partition(":")[0] for flag in row.flags}
    assert ("https://b.org/2", "proposed") == shown(read(head, url="").fields)["url"]


def test_a_page_that_says_nothing(read: Read) -> None:
    """Proposes nothing."""
    assert {} == shown(read("", url="").fields)


CSL = {
    "title": ["Home truths"], "publisher": "ILO", "language": "en", "URL": "https://doi.org/10.1234/ab",
    "author": [{"given": "George", "family": "May"}, {"literal": "Rapid Asia"},
               {"name": "IOM"}, "x"],
    "DOI": "10.1234/AB", "ISBN": ["9789290682523"], "issued": {"date-parts": [[2022, 5]]},
}  # fmt: skip


def test_the_answer_for_a_doi(small: Catalogue) -> None:
    """CSL-JSON as Crossref and DataCite give it."""
    url = "https://doi.org/10.1234/ab"
    row = pages.propose(json.dumps(CSL).encode(), "csl-json", url, small)[1].proposals[0]
    fields = shown(row.fields)
    assert ("Home truths", "inferred") == fields["title"]
    assert ("2022-05", "inferred") == fields["date"]
    assert [("George May", "person"), ("Rapid Asia", "body"), ("IOM", "body")] == [
        (each["name"], each["kind"]) for each in fields["authors"][0]
    ]
    assert ["doi", "isbn"] == [each["scheme"] for each in fields["identifiers"][0]]


@pytest.mark.parametrize("data", [b"{broken", b"[1]", b"[" * 100_000])
def test_an_answer_that_is_no_record(small: Catalogue, data: bytes) -> None:
    """One clear line."""
    with pytest.raises(ParseError, match=r"doi\.org: the answer is no"):
        pages.propose(data, "csl-json", "https://doi.org/10.1/a", small)


def test_a_record_without_a_date(small: Catalogue) -> None:
    """The year is unknown."""
    data = json.dumps({"title": "A", "issued": {"date-parts": [[None]]}, "author": None}).encode()
    row = pages.propose(data, "csl-json", "", small)[1].proposals[0]
    assert {"title": ("A", "inferred")} == shown(row.fields)


@pytest.mark.parametrize(
    ("source", "known"),
    [("https://a.org", True), ("10.1234/ab", True), ("doi:10.1234/ab", True), ("a.docx", False)],
)
def test_what_is_an_address(source: str, known: bool) -> None:  # noqa: FBT001 - a claim's value
    """An address or a DOI; anything else is a file."""
    assert known == pages.is_address(source)


def test_pages_and_dois_are_asked_for() -> None:
    """Through the one door to the web; a DOI with the header of content negotiation."""
    answer = (200, {"Content-Type": pages.CSL_JSON}, json.dumps(CSL).encode())
    with serve({"/p": page("Home truths"), "/10.1234/ab": answer}) as site:
        web = Web(allow_private=True, max_bytes=pages.PAGE_BYTES)
        body, medium, url = pages.fetch(site.url("/p"), web=web)
        assert (b"Home truths" in body, "page", site.url("/p")) == (True, medium, url)
        found = pages.fetch("doi:10.1234/ab", web=web, resolver=site.url("/"))
        assert ("csl-json", "https://doi.org/10.1234/ab") == found[1:]
        assert pages.CSL_JSON == site.headers("/10.1234/ab")["accept"]


@pytest.mark.parametrize("listed", [None, 2024])
def test_a_page_goes_through_the_same_review(tmp_path: Path, listed: int | None) -> None:
    """It waits, is accepted, and becomes a record whose source is the page."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    catalogue = Catalogue.load(tmp_path)
    data = f"<html><head>{HIGHWIRE}{meta(citation_publisher='Rapid Asia')}".encode()
    document, draft = pages.propose(data, "page", URL, catalogue, listed)
    review.begin(catalogue, document, data, draft)
    [waiting] = review.waiting(catalogue)[1]
    said = acceptance.settle(
        tmp_path, review.replaced(waiting, 0, review.decided(waiting.items[0], "accept"))
    )
    assert "new records: ilo-2022-home-truths; new bodies: rapid-asia" in said
    catalogue = Catalogue.load(tmp_path)
    assert (URL, URL) == (
        catalogue["ilo-2022-home-truths"].sources[0].url,
        catalogue.bodies["rapid-asia"].sources[0].url,
    )
    assert ({2024} if listed else set()) == set(catalogue.annexes)
