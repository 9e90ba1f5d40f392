from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from attrs import evolve

from migpubs.catalogue import Catalogue
from migpubs.catalogue.collection import Description
from migpubs.site import feed
from migpubs.site.shelves import Shelves
from migpubs.site.view import View
from tests.documents.conftest import BARE

if TYPE_CHECKING:
    import pytest

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_is_dated_by_the_records(catalogue: Catalogue) -> None:
    """Latest first, each by the latest day its record knows, never by the clock."""
    root = ET.fromstring(feed.dumps(View(Shelves(catalogue), "en"), ""))
    updated = [each.findtext(f"{ATOM}updated") for each in root.iter(f"{ATOM}entry")]
    assert updated == [
        "2024-07-01T00:00:00Z",  # confirmed
        "2024-01-01T00:00:00Z",  # unknown: the year of the data
        "2023-09-20T00:00:00Z",
        "2023-01-01T00:00:00Z",
        "2022-01-01T00:00:00Z",
    ]
    assert "2024-07-01T00:00:00Z" == root.findtext(f"{ATOM}updated")
    assert "United Agency" == root.findtext(f"{ATOM}author/{ATOM}name")


def test_links_are_relative_without_a_base(catalogue: Catalogue) -> None:
    """From a file the links lead to the pages beside the feed; with a base they are whole."""
    view = View(Shelves(catalogue), "th")

    def links(base: str) -> list[str]:
        root = ET.fromstring(feed.dumps(view, base))
        return [each.attrib["href"] for each in root.iter(f"{ATOM}link")][:3]

    assert ["feed.xml", "./", "publications/rich.html"] == links("")
    assert [
        "https://x.example/th/feed.xml",
        "https://x.example/th/",
        "https://x.example/th/publications/rich.html",
    ] == links("https://x.example/")


def test_ids_are_stable_and_apart(catalogue: Catalogue) -> None:
    """The id of an entry depends on its record alone; feeds of two languages differ."""
    texts = [feed.dumps(View(Shelves(catalogue), tongue), "") for tongue in ("en", "th")]
    roots = [ET.fromstring(text) for text in texts]
    entries = [[each.findtext(f"{ATOM}id") for each in root.iter(f"{ATOM}entry")] for root in roots]
    assert entries[0] == entries[1]
    assert 5 == len(set(entries[0]))
    assert roots[0].findtext(f"{ATOM}id") != roots[1].findtext(f"{ATOM}id")


def test_characters_that_xml_forbids_are_left_out() -> None:
    """A control character in a title does not break the feed, nor does an empty catalogue."""
    odd = evolve(BARE, title=evolve(BARE.title, texts=(("en", "A\x00<b>\ufffe"),)))
    view = View(Shelves(Catalogue(publications=(odd,))), "en")
    root = ET.fromstring(feed.dumps(view, ""))
    assert "A <b> " == root.findtext(f"{ATOM}entry/{ATOM}title")
    assert "1970-01-01T00:00:00Z" == root.findtext(f"{ATOM}updated")
    empty = feed.dumps(View(Shelves(Catalogue(description=Description(version="x"))), "en"), "")
    assert "1970-01-01T00:00:00Z" in empty


def test_a_sitemap_names_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """One file where it suffices; several with an index where there are more pages."""
    ((name, text),) = feed.sitemaps(["index.html", "a&b.html"], "https://x.example/")
    assert "sitemap.xml" == name
    assert "<loc>https://x.example/</loc>" in text
    assert "<loc>https://x.example/a&amp;b.html</loc>" in text
    monkeypatch.setattr(feed, "_SITEMAP_LIMIT", 1)
    made = dict(feed.sitemaps(["index.html", "a.html"], "https://x.example/"))
    assert ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"] == list(made)
    assert "<loc>https://x.example/sitemap-2.xml</loc>" in made["sitemap.xml"]
