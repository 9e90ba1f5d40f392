"""The site of the catalogue that comes with migpubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.catalogue import Catalogue
from migpubs.catalogue.folder import shipped
from migpubs.csl.output import safe_url
from migpubs.site.building import site
from tests.site.test_pages import Reader, broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@pytest.fixture(scope="module")
def ours() -> Catalogue:
    return Catalogue.load(shipped())


@pytest.fixture(scope="module")
def files(ours: Catalogue) -> Mapping[str, str]:
    return {path: made.decode() if isinstance(made, bytes) else made for path, made in site(ours)}


def addresses(catalogue: Catalogue) -> Iterator[str]:
    """Give every address that the catalogue holds."""
    yield catalogue.description.contact
    for body in catalogue.bodies.values():
        yield from (body.url, *(each.url for each in (*body.identifiers, *body.sources)))
    for work in catalogue:
        held = (*work.links, *work.identifiers, *work.relations, *work.sources)
        yield from (each.url for each in held)
        yield from (variant.source for variant in work.title_variants)
    for annex in catalogue.annexes.values():
        yield from (link.url for row in annex.rows for link in row.links)


def test_every_link_inside_leads_somewhere(files: Mapping[str, str]) -> None:
    """No page of the shipped site links to a page or place that is not there."""
    assert [] == broken(files)


def test_every_link_outside_is_one_of_the_catalogues(
    ours: Catalogue, files: Mapping[str, str]
) -> None:
    """The pages add no address of their own."""
    known = set(map(safe_url, addresses(ours)))
    found = {url for path in files if path.endswith(".html") for url in Reader(files[path]).outside}
    assert found
    assert set() == found - known


def test_every_publication_has_pages_and_files(ours: Catalogue, files: Mapping[str, str]) -> None:
    """Each record is in both languages, in the files that programs read, and in the search."""
    for work in ours:
        stem = f"publications/{work.id}"
        names = {f"{stem}.{ending}" for ending in ("html", "rdf", "bib", "json", "ris")}
        assert names | {f"th/{stem}.html"} <= set(files)
        assert f'"{work.id}.html"' in files["search-index.js"]


def test_the_front_page_is_light(files: Mapping[str, str]) -> None:
    """It has less than 100 KB, with style sheet and script."""
    parts = ("index.html", "static/site.css", "static/site.js")
    assert sum(len(files[name].encode()) for name in parts) < 100_000
