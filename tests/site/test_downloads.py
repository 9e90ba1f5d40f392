from __future__ import annotations

import json
from typing import TYPE_CHECKING

from migpubs.errors import MissingExtra
from migpubs.formats import FORMATS
from migpubs.site import downloads

if TYPE_CHECKING:
    import pytest

    from migpubs.catalogue import Catalogue
    from migpubs.errors import Problem


def test_every_year_has_every_medium_and_format(catalogue: Catalogue) -> None:
    """Annexes in all media, reading lists for people, bibliographies in all formats; no clashes."""
    paths = [each.path for each in downloads.downloads(catalogue)]
    assert len(paths) == len(set(paths))
    for expected in (
        "downloads/2023/annex-2023.docx",
        "downloads/2023/annex-2023.th.docx",
        "downloads/2023/annex-2023.table.html",
        "downloads/2023/annex-2023.list.html",
        "downloads/2024/reading-list-2024.md",
        "downloads/2023/publications-2023.bib",
        "downloads/all/reading-list.pdf",
        "downloads/all/publications.csl.json",
    ):
        assert expected in paths
    formats = {each.format for each in downloads.downloads(catalogue) if each.group == "data-files"}
    assert {name for name, each in FORMATS.items() if each.writes} == formats


def test_a_year_holds_what_its_annex_lists(catalogue: Catalogue) -> None:
    """The bibliography of a year has the works of its annex, that of all years has all."""
    made = {each.path: each for each in downloads.downloads(catalogue)}

    def ids(path: str) -> list[str]:
        return [item["id"] for item in json.loads(made[path].make(lambda _: None))]

    year = ids("downloads/2023/publications-2023.csl.json")
    assert ["una-2023-skills", "una-2022-thai", "bare", "supplied"] == year
    assert {each.id for each in catalogue} == set(ids("downloads/all/publications.csl.json"))


def test_documents_speak_the_language_of_their_names(catalogue: Catalogue) -> None:
    """A file with ``.th`` has Thai headings."""
    made = {each.path: each for each in downloads.downloads(catalogue)}
    thai = made["downloads/2024/annex-2024.th.html"].make(lambda _: None)
    english = made["downloads/2024/annex-2024.html"].make(lambda _: None)
    assert "สิ่งพิมพ์ในรายงานประจำปี 2567" in str(thai)
    assert "Publications listed in the report of 2024" in str(english)


def test_what_is_not_installed_is_left_out_and_said(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A medium whose library is missing gives one problem, and all other files are there."""

    def render(_document: object, medium: str, **_options: object) -> str:
        if medium == "pdf":
            raise MissingExtra("PDF", "pdf")
        return medium

    monkeypatch.setattr(downloads, "render", render)
    found: list[Problem] = []
    wanted = list(downloads.downloads(catalogue))
    made = [each.format for each, _ in downloads.written(wanted, found.append, alone=True)]
    assert "pdf" not in made
    assert "docx" in made
    said = [str(problem) for problem in found if problem.code == "file-left-out"]
    assert ["PDF files: PDF needs the extra [pdf]: pip install 'migpubs[pdf]'"] == said


def test_a_label_says_what_a_file_is(catalogue: Catalogue) -> None:
    """Files of media and of formats alike say on the page what they are, and for which program."""
    told = {each.format: (each.label, each.readers) for each in downloads.downloads(catalogue)}
    assert ("Word", "") == told["docx"]
    assert ("RIS", "EndNote, Mendeley, Zotero") == told["ris"]
