from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from migpubs.catalogue import Catalogue
from migpubs.site.building import site
from tests.documents.conftest import BARE
from tests.site.conftest import SCRIPT

if TYPE_CHECKING:
    from collections.abc import Mapping


class Reader(HTMLParser):
    """What of a page leads somewhere, or does something."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.outside: list[str] = []
        self.handlers: list[str] = []
        self.scripts = 0
        self.ids: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in one element."""
        self.scripts += tag == "script"
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.handlers.append(name)
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "action"} and value:
                whole = re.match(r"[a-zA-Z][\w+.-]*:|//", value)
                (self.outside if whole else self.inside).append(value)


def resolve(page: str, link: str) -> str:
    parts: list[str] = list(PurePosixPath(page).parent.parts)
    for part in PurePosixPath(unquote(link.partition("#")[0].partition("?")[0])).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def broken(files: Mapping[str, str]) -> list[str]:
    """Return the links inside a site that lead nowhere."""
    found = []
    readers = {path: Reader(text) for path, text in files.items() if path.endswith(".html")}
    for path, reader in readers.items():
        for link in reader.inside:
            if path == "404.html" or link.startswith("#"):
                target = link.strip("/").partition("#")[0] or path
            else:
                target = resolve(path, link)
            anchor = link.partition("#")[2]
            if target not in files or (anchor and anchor not in readers[target].ids):
                found.append(f"{path}: {link}")
    return found


def test_every_link_inside_the_site_leads_somewhere(pages: Mapping[str, str]) -> None:
    """All pages, in both languages, link only to files and places that are there."""
    assert [] == broken(pages)
    assert len([path for path in pages if path.endswith(".html")]) > 40


def test_every_page_has_its_twin(pages: Mapping[str, str]) -> None:
    """Each page but the 404 exists in both languages, and each says its language."""
    english = {path for path in pages if path.endswith(".html") and not path.startswith("th/")}
    assert english - {"404.html"} == {
        path.removeprefix("th/") for path in pages if path.startswith("th/") and "html" in path
    }
    assert '<html lang="en">' in pages["index.html"]
    assert '<html lang="th">' in pages["th/index.html"]


def test_no_id_stands_twice(pages: Mapping[str, str]) -> None:
    """Labels and anchors are unambiguous on every page."""
    for path, text in pages.items():
        if path.endswith(".html"):
            ids = Reader(text).ids
            assert len(ids) == len(set(ids)), path


def test_the_front_page_shows_the_latest_report(pages: Mapping[str, str]) -> None:
    """Title, figures, the works of the latest annex, ways to browse, in both languages."""
    front = pages["index.html"]
    assert "<h1>Works of the Agency</h1>" in front
    assert "Publications in the report of 2024" in front
    assert "<strong>5</strong> <span>publications</span>" in front
    assert "An Unknown Thing" in front
    assert "สิ่งพิมพ์ในรายงานประจำปี 2567" in pages["th/index.html"]
    assert "<h1>ผลงานของหน่วยงาน</h1>" in pages["th/index.html"]


def test_a_report_is_there_as_printed_and_as_a_list(pages: Mapping[str, str]) -> None:
    """Printed cells stand verbatim; a year that was never printed has only the list."""
    printed = pages["reports/2023.html"]
    assert "Hand- book for migrant workers (Thai translation)" in printed
    assert "As printed in the report" in printed
    assert "As printed in the report" not in pages["reports/2024.html"]


def test_a_publication_shows_all_that_is_known(pages: Mapping[str, str]) -> None:
    """Fields, other titles, relations, themes, links, sources and who confirmed it."""
    page = pages["publications/rich.html"]
    for text in (
        '<p class="work-other">Migration</p>',
        "Chapter · Draft",
        "Ada Okoro",
        "0000-0002-1825-0097",
        "Research by",
        "Bangkok",
        "May 2024",
        "Period covered",
        "working paper",
        "Thai (official)",
        "9781234567897",
        'href="https://doi.org/10.1234/x"',
        "Migration!",
        "una.example/คู่",
        "Row 1 of the report of 2023",
        "1999/1",
        "sent by UNA on 1 June 2024",
        "by e-mail",
        "Confirmed by UNA on 1 July 2024",
        "old-rich",
        "Of people.",
        '<span lang="th">ว่าด้วยผู้คน</span>',
        'name="citation_author" content="Okoro, Ada"',
        "A work elsewhere",
    ):
        assert text in page, text


def test_what_is_unknown_is_said_or_left_out(pages: Mapping[str, str]) -> None:
    """A record of a title alone has a page that says what is not known."""
    page = pages["publications/bare.html"]
    assert "Date not known" in page
    assert "No address on the web is known." in page
    assert "not yet confirmed by an agency" in page
    assert ">Sources" not in page


def test_bodies_themes_and_languages_have_pages(pages: Mapping[str, str]) -> None:
    """A body shows its names, parent and offices; a theme its works; a language its texts."""
    body = pages["bodies/una.html"]
    assert '<span lang="th">องค์การตัวอย่าง</span>' in body
    assert "UNA Thailand" in body
    assert "United Nations (UN)" in body
    assert "Zebra crossings" in pages["themes/gcm-18.html"]
    assert "คู่มือแรงงานข้ามชาติ" in pages["languages/th.html"]


def test_text_that_attacks_is_only_text(hostile: Catalogue) -> None:
    """No text of a catalogue becomes an element, a handler, a style or an unsafe link."""
    files = {path: str(text) for path, text in site(hostile)}
    assert [] == broken(files)
    for path, text in files.items():
        assert ".." not in path
        if path.endswith(".html"):
            reader = Reader(text)
            assert [] == reader.handlers, path
            assert SCRIPT not in text, path
            assert 1 >= reader.scripts - ("application/ld+json" in text), path
            unsafe = [url for url in reader.outside if not url.startswith("https://x.example/")]
            assert [] == unsafe, path
            assert "49" not in text or "{{ 7*7 }}" in text


def test_every_page_forbids_what_it_does_not_need(pages: Mapping[str, str]) -> None:
    """Each page has a policy that allows nothing from elsewhere, and stands before all else."""
    for path, text in pages.items():
        if path.endswith(".html"):
            head = text.partition("<title>")[0]
            assert "default-src 'none'; style-src 'self'; script-src 'self'" in head, path
            hosts = {urlsplit(url).hostname for url in Reader(text).outside}
            assert hosts <= {"una.example", "else.example", "doi.org", "undocs.org"}, path


def test_a_base_gives_canonical_links_and_a_sitemap(catalogue: Catalogue) -> None:
    """With an address for the site, pages name themselves and their twins whole."""
    files = {path: str(text) for path, text in site(catalogue, base_url="https://x.example/pubs")}
    front = files["th/index.html"]
    assert '<link rel="canonical" href="https://x.example/pubs/th/">' in front
    assert 'hreflang="en" href="https://x.example/pubs/"' in front
    assert "https://x.example/pubs/th/publications/rich.html" in files["sitemap.xml"]
    assert "404.html" not in files["sitemap.xml"]
    assert 'href="https://x.example/pubs/static/site.css"' in files["404.html"]
    assert "canonical" not in files["404.html"]


def test_without_a_base_nothing_names_a_host(pages: Mapping[str, str]) -> None:
    """The site can lie anywhere."""
    assert "sitemap.xml" not in pages
    assert "canonical" not in pages["index.html"]


def test_long_lists_have_pages() -> None:
    """More than a hundred publications are parted, and each part is linked."""
    works = [
        type(BARE)(id=f"p{number}", title=type(BARE.title)({"en": f"Work {number}"}))
        for number in range(250)
    ]
    files = {path: str(text) for path, text in site(Catalogue(publications=tuple(works)))}
    assert [] == broken(files)
    assert 'href="publications.page-3.html"' in files["publications.html"]
    assert 'rel="prev"' in files["publications.page-2.html"]
    assert 'href="publications.page-2.html"' in files["index.html"]


def test_an_empty_catalogue_has_a_site() -> None:
    """Nothing yet is said, and no page is missing."""
    files = {path: str(text) for path, text in site(Catalogue())}
    assert [] == broken(files)
    assert "No publications yet." in files["index.html"]
    assert "<h1>Catalogue of publications</h1>" in files["index.html"]


def test_a_catalogue_without_anything_has_a_front_page() -> None:
    """It says that there is nothing yet, and has no heading with nothing under it."""
    text = bytes(dict(site(Catalogue()))["index.html"]).decode()
    assert "No publications yet." in text
    assert 'id="browse"' not in text
