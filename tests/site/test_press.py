from __future__ import annotations

import json
from typing import TYPE_CHECKING

from migpubs.csl import UnknownStyle
from migpubs.site import press
from migpubs.site.press import Press
from tests.documents.conftest import ENGLISH, THAI

if TYPE_CHECKING:
    import pytest

    from migpubs.csl import Style
    from migpubs.site.shelves import Shelves


def test_references_in_several_styles_and_languages(shelves: Shelves) -> None:
    """English ones in four styles, Thai ones in two; each stands alone, titles are not links."""
    by_language = dict(Press(shelves).sheet(ENGLISH).citations)
    assert ["United Nations", "APA", "Chicago", "Harvard"] == [n for n, _ in by_language["en"]]
    assert ["United Nations", "APA"] == [name for name, _ in by_language["th"]]
    styles = dict(by_language["en"])
    assert "Okoro, A., &amp; Baker, B. (2023)" in styles["APA"]
    assert "(2566)" in dict(by_language["th"])["United Nations"]
    assert "style=" not in str(by_language)


def test_a_thai_title_is_glossed_in_english_references(shelves: Shelves) -> None:
    """Readers of English see what the work is; Thai references need no gloss."""
    by_language = dict(Press(shelves).sheet(THAI).citations)
    assert "[A handbook for migrant workers]" in dict(by_language["en"])["APA"]
    assert "handbook" not in dict(by_language["th"])["APA"]


def test_styles_that_are_not_installed_are_left_out(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the package of styles there is still the style of the United Nations."""

    def find_style(name: str) -> Style:
        raise UnknownStyle(name)

    monkeypatch.setattr(press, "find_style", find_style)
    sheet = Press(shelves).sheet(ENGLISH)
    assert [["United Nations"], ["United Nations"]] == [
        [name for name, _ in those] for _, those in sheet.citations
    ]


def test_files_to_show_and_to_download(shelves: Shelves) -> None:
    """BibLaTeX and CSL-JSON stand on the page with their files."""
    files = {path: (label, text) for label, path, text in Press(shelves).sheet(ENGLISH).files}
    label, text = files["publications/una-2023-skills.bib"]
    assert "BibLaTeX" == label
    assert "@report{una-2023-skills," in text
    assert "una-2023-skills" == json.loads(files["publications/una-2023-skills.json"][1])[0]["id"]
