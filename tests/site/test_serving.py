from __future__ import annotations

import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.errors import MissingExtra
from migpubs.site.serving import Preview, server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from migpubs.errors import OnProblem
    from migpubs.site import Built

BODIES = "- id: ilo\n  name: ILO\n"
WORKS = "- id: one\n  title: The first\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    base = tmp_path / "catalogue"
    (base / "publications").mkdir(parents=True)
    (base / "bodies.yaml").write_text(BODIES)
    (base / "publications" / "a.yaml").write_text(WORKS)
    return base


@contextmanager
def running(folder: Path, built: list[Built]) -> Iterator[str]:
    with Preview(folder, None, built.append) as preview, server(preview, 0) as made:
        threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


def ask(url: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as reply:
            return reply.status, reply.headers["Content-Type"], reply.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_the_page_follows_the_catalogue(folder: Path) -> None:
    """A page asked for after a change is built anew; one asked for without is not."""
    built: list[Built] = []
    with running(folder, built) as address:
        assert "The first" in ask(address + "/publications.html")[2]
        ask(address + "/")
        assert 1 == len(built)
        (folder / "publications" / "a.yaml").write_text(WORKS.replace("first", "second"))
        assert "The second" in ask(address + "/publications.html?q=x")[2]
        assert 2 == len(built)


def test_what_is_wrong_is_shown_until_it_is_mended(folder: Path) -> None:
    """A mistake in the catalogue is told in plain text, with file and line; then all is well."""
    with running(folder, []) as address:
        (folder / "publications" / "a.yaml").write_text("- id: one\n  titel: X\n")
        status, kind, text = ask(address + "/index.html")
        assert (500, "text/plain; charset=utf-8") == (status, kind)
        assert "a.yaml:2" in text
        (folder / "publications" / "a.yaml").write_text(WORKS)
        assert 200 == ask(address + "/index.html")[0]


def test_unknown_addresses_get_the_sites_own_page(folder: Path) -> None:
    """404 with our page, and no way out of the folder; other files have their types."""
    with running(folder, []) as address:
        status, kind, text = ask(address + "/nothing/here.html")
        assert (404, "text/html; charset=utf-8") == (status, kind)
        assert "Page not found" in text
        assert 404 == ask(address + "/../../etc/passwd")[0]
        assert "text/css" == ask(address + "/static/site.css")[1]


def test_a_download_is_made_when_it_is_asked_for(folder: Path) -> None:
    """It follows the catalogue, its type is that of its name, and no build waits for it."""
    with running(folder, []) as address:
        where = address + "/downloads/all/publications"
        status, _, text = ask(where + ".bib")
        assert (200, True) == (status, "title = {The first}" in text)
        assert "application/json" == ask(where + ".csl.json")[1]
        (folder / "publications" / "a.yaml").write_text(WORKS.replace("first", "second"))
        ask(address + "/")
        assert "title = {The second}" in ask(where + ".bib")[2]
        assert 404 == ask(where + ".doc")[0]


def test_a_download_that_needs_more_says_what(folder: Path) -> None:
    """A library that is not installed is named, and the page stays."""

    def make(_on_problem: OnProblem) -> bytes:
        raise MissingExtra("PDF", "pdf")

    with Preview(folder, None, lambda _: None) as preview, server(preview, 0) as made:
        at = "downloads/all/reading-list.pdf"
        preview.downloads[at] = evolve(preview.downloads[at], make=make)
        threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        status, kind, text = ask(f"http://127.0.0.1:{made.server_port}/{at}")
        assert (500, "text/plain; charset=utf-8") == (status, kind)
        assert "pip install 'migpubs[pdf]'" in text
        made.shutdown()


def test_without_a_site_an_unknown_address_is_still_an_error(folder: Path) -> None:
    """A catalogue that never could be built answers with its trouble; files are not there."""
    (folder / "bodies.yaml").write_text("- id: [\n")
    with Preview(folder, folder, lambda _: None) as preview:
        assert "bodies.yaml" in preview.trouble
        preview.trouble = ""
        preview.folder.mkdir()
        with server(preview, 0) as made:
            threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
            assert 404 == ask(f"http://127.0.0.1:{made.server_port}/static/x.css")[0]
            made.shutdown()
