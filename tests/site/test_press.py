from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from attrs import evolve

from migpubs.documents.entries import entries
from migpubs.errors import UnknownFormat, ignore
from migpubs.formats import export
from migpubs.site import press
from migpubs.site.markup import marked_up
from migpubs.site.press import Press, Sheet
from migpubs.site.shelves import Shelves
from tests.documents.conftest import ENGLISH, THAI

if TYPE_CHECKING:
    import pytest

    from migpubs.catalogue import Catalogue
    from migpubs.model import Publication


def sheet(shelves: Shelves, publication: Publication) -> Sheet:
    """Return what one publication is cited by."""
    (made,) = Press(shelves).sheets([publication])
    return made


def test_references_in_several_styles_and_languages(shelves: Shelves) -> None:
    """English ones in four styles, Thai ones in two; each stands alone, titles are not links."""
    by_language = dict(sheet(shelves, ENGLISH).citations)
    assert ["United Nations", "APA", "Chicago", "Harvard"] == [n for n, _ in by_language["en"]]
    assert ["United Nations", "APA"] == [name for name, _ in by_language["th"]]
    styles = dict(by_language["en"])
    assert "Okoro, A., &amp; Baker, B. (2023)" in styles["APA"]
    assert "(2566)" in dict(by_language["th"])["United Nations"]
    assert "style=" not in str(by_language)


def test_they_are_those_of_the_command_line(shelves: Shelves) -> None:
    """With the language of the text, and English as the style has it: one way, not two."""
    by_language = dict(sheet(shelves, THAI).citations)
    for name, label in press.STYLES["en"].items():
        ((_, runs),) = entries([THAI], "en", {}, ignore, name)
        assert marked_up(runs) == dict(by_language["en"])[label]


def test_a_thai_title_is_glossed_in_english_references(shelves: Shelves) -> None:
    """Readers of English see what the work is; Thai references need no gloss."""
    by_language = dict(sheet(shelves, THAI).citations)
    assert "[A handbook for migrant workers]" in dict(by_language["en"])["APA"]
    assert "handbook" not in dict(by_language["th"])["APA"]


def test_styles_that_are_not_installed_are_left_out(
    shelves: Shelves, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the package of styles there is still the style of the United Nations."""

    def load_style(name: str) -> None:
        if name != "un":
            raise UnknownFormat(name)

    monkeypatch.setattr(press, "load_style", load_style)
    assert [["United Nations"], ["United Nations"]] == [
        [name for name, _ in those] for _, those in sheet(shelves, ENGLISH).citations
    ]


def test_many_sheets_are_those_of_each(shelves: Shelves) -> None:
    """They are made style by style, and each is what it would be alone, in the order given."""
    works = shelves.publications
    assert [sheet(shelves, each) for each in works] == list(Press(shelves).sheets(works))
    assert [] == list(Press(shelves).sheets([]))


def test_files_to_show_and_to_download(shelves: Shelves) -> None:
    """BibLaTeX and CSL-JSON stand on the page with their files."""
    files = {path: (label, text) for label, path, text in sheet(shelves, ENGLISH).files}
    label, text = files["publications/una-2023-skills.bib"]
    assert "BibLaTeX" == label
    assert "@report{una-2023-skills," in text
    assert "una-2023-skills" == json.loads(files["publications/una-2023-skills.json"][1])[0]["id"]


RDF = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "bib": "http://purl.org/net/biblio#",
}


def test_one_file_is_the_list_of_formats_and_the_record(shelves: Shelves) -> None:
    """What unAPI asks for stands in the RDF that Zotero reads, field by field."""
    root = ET.fromstring(Press(shelves).rdf([THAI]))
    formats = root.find(".//formats/format")
    assert formats is not None
    assert {"name": "rdf_zotero", "type": "application/rdf+xml"} == formats.attrib
    records = [each for each in root if each.find("z:itemType", RDF) is not None]
    (record,) = records
    expected = {
        "z:itemType": "report",
        "dc:title": "คู่มือแรงงานข้ามชาติ",
        "dc:date": "2022",
        "z:language": "th",
        "z:citationKey": "una-2022-thai",
        "dc:publisher/foaf:Organization/foaf:name": "UNA Thailand",
        "bib:authors/rdf:Seq/rdf:li/foaf:Person/foaf:surname": "UNA Thailand",
    }
    assert expected == {path: record.findtext(path, namespaces=RDF) for path in expected}


def test_json_ld_cannot_end_its_element(hostile: Catalogue) -> None:
    """A title with the end of a script element stays inside, and reads as it is."""
    text = sheet(Shelves(hostile), hostile.publications[0]).json_ld
    assert "<" not in text
    assert "</title></script><!--" in json.dumps(json.loads(text), ensure_ascii=False)


def test_a_list_in_rdf_is_what_the_format_writes(shelves: Shelves) -> None:
    """Put together or written at once, the file is the same; two of one address stay two."""
    made = Press(shelves)
    works = shelves.publications
    titles = {each.id: each.full_title() for each in works}
    assert export("zotero-rdf", works, titles=titles, unapi=True) == made.rdf(works)
    twins = [ENGLISH, evolve(ENGLISH, id="twin")]
    text = made.rdf(twins)
    assert 'rdf:about="#twin"' in text
    assert 2 == text.count("<z:itemType>")
