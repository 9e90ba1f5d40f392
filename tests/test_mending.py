"""The accidents of printing are undone, and nothing that was said is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.mending import Change, mend, read_note, words
from migpubs.model import Text

if TYPE_CHECKING:
    from pathlib import Path

THAI = Text(language="th")
SUMMARY = Text(language="en", extent="executive-summary", status="unofficial", translated=True)


@pytest.mark.parametrize(
    ("expected", "cell"),
    [
        ("guidelines on rights", "guide- lines on rights"),
        ("Internationale", "Interna-\ntionale"),
        ("Multi-sectoral needs", "Multi-sectoral needs"),
        ("Multi-sectoral needs", "Multi- sectoral needs"),
        ("Non-governmental", "Non- governmental"),
        ("South-East Asia", "South- East Asia"),
        ("Asia-Pacific", "Asia- Pacific"),
        ("MOU-ATD report", "MOU- ATD report"),
        ("2014-2017", "2014- 2017"),
        ("COVID-19", "COVID- 19"),
        ("in- and outflows", "in- and outflows"),
        ("Thailand- A report", "Thailand- A report"),
        ("A- level", "A- level"),
        ("cooperation", "co\N{SOFT HYPHEN}operation"),
        ("แรงงานข้ามชาติ", "แรงงาน\nข้ามชาติ"),
        ("แรงงาน ข้ามชาติ", "แรงงาน ข้ามชาติ"),
        ("two words", " two \n words "),
    ],
)
def test_words_cut_at_the_end_of_a_line(expected: str, cell: str) -> None:
    """Cut words are joined; hyphens of names, prefixes and lists stay."""
    assert expected == mend(cell).text


def test_the_document_knows_better_than_the_rule() -> None:
    """A word that stands whole elsewhere settles how it is joined, and for certain."""
    vocabulary = words(["Care-giver, self-made and wellbeing; multisectoral"])
    assert "Care-giver" == mend("Care- giver", vocabulary).text
    assert "Wellbeing" == mend("Well- being", vocabulary).text
    assert "multisectoral" == mend("multi- sectoral", vocabulary).text
    assert (True,) == tuple(change.certain for change in mend("Care- giver", vocabulary).changes)
    assert (False,) == tuple(change.certain for change in mend("Care- giver").changes)


def test_cut_words_are_no_vocabulary() -> None:
    """Halves of cut words are not taken for words."""
    assert frozenset({"a", "whole-some", "word"}) == words(["A whole-some guide- word"]) - {"lines"}


def test_site() -> None:
    """The name of a site is lifted out and kept."""
    mended = mend("Skilled to care (ilo.org)")
    assert ("Skilled to care", "ilo.org") == (mended.text, mended.site)
    expected = Change(
        rule="site",
        before="(ilo.org)",
        after="",
        reason="the name of the site the link was copied from",
    )
    assert (expected,) == mended.changes


def test_site_and_note() -> None:
    """A site and a language note may stand one after the other, each once."""
    mended = mend("Home truths (Thai) (ilo.org)")
    assert ("Home truths", "ilo.org", (THAI,)) == (mended.text, mended.site, mended.texts)
    assert "Home (a.org)" == mend("Home (a.org) (b.org)").text
    assert "Home (Lao)" == mend("Home (Lao) (Thai)").text


@pytest.mark.parametrize(
    ("expected", "note"),
    [
        ((Text(language="th", translated=True),), "Thai translation"),
        ((THAI,), "published in Thai language"),
        ((THAI,), "Thai"),
        ((THAI, SUMMARY), "Thai, unofficial English translation only executive summary"),
        (
            (THAI, SUMMARY),
            "in Thai; executive summary also in English, unofficial translation",
        ),
        ((Text(language="th", translated=True),), "in Thai; translation"),
        (
            (Text(language="en", status="unofficial", translated=True),),
            "English translation, unofficial",
        ),
        ((Text(language="en", status="official"),), "official English version"),
        ((THAI,), "PDF, Thai"),
        ((THAI,), "ฉบับภาษาไทย"),
        ((Text(language="en", extent="executive-summary"),), "บทสรุปผู้บริหารภาษาอังกฤษ"),
        ((THAI, Text(language="en")), "Thai and English"),
        ((THAI, Text(language="en", extent="summary")), "summary in English, Thai"),
        ((Text(language="my", extent="extract"),), "extracts in Burmese"),
        ((), "MYA migrants"),
        ((), "ECOT"),
        ((), "No. 115"),
        ((), "th"),
        ((), "official"),
        ((), "PDF"),
        ((), "Thai workers"),
        ((), "Thai, revised"),
    ],
)
def test_language_notes(expected: tuple[Text, ...], note: str) -> None:
    """A note is read only when all of it is understood."""
    assert expected == read_note(note)


@given(st.text())
def test_any_cell_can_be_mended(cell: str) -> None:
    """No text stops it, and a mended text needs no more mending of its blanks."""
    text = mend(cell).text
    assert text == text.strip()


@pytest.mark.outside
def test_the_annex_of_2023(facts: Path) -> None:
    """Titles, languages and sites of the thirteen rows come out as people read them."""
    expected = json.loads((facts / "annex-2023-expected.json").read_text("utf-8"))["records"]
    report = (facts / "report-2023.txt").read_text("utf-8")
    table = report.partition("Publications on Migration in 2023")[2]
    rows = [line.split("\t") for line in table.splitlines() if line.count("\t") == 2]
    rows = [row for row in rows if row[0] != "Title"]
    vocabulary = words(cell for row in rows for cell in row)
    mended = [mend(row[0], vocabulary) for row in rows]
    assert [each["title"] for each in expected] == [each.text for each in mended]
    assert [each.get("url_host", "") for each in expected] == [each.site for each in mended]
    languages = [[text.language for text in each.texts if text.extent == "full"] for each in mended]
    assert [each["languages"] or [] for each in expected] == languages
    assert (THAI, SUMMARY) == mended[12].texts
    assert mended[6].texts[0].translated
    cells = [[mend(cell, vocabulary).text for cell in row[1:]] for row in rows]
    assert "DCY, MSDHS, UNICEF Thailand, International Detention Coalition" == cells[12][1]
    same = [cell for row in rows[:12] for cell in row[1:]]
    assert same == [cell for row in cells[:12] for cell in row]


ENGLISH = frozenset({"guidelines", "co", "operation", "cooperation", "labour", "market", "for"})


@pytest.mark.parametrize(
    ("cell", "text", "certain"),
    [
        ("guide- lines", "guidelines", True),
        ("co- operation", "cooperation", False),
        ("labour- market", "labour-market", False),
        ("song- sukkai", "songsukkai", False),
        ("multi- sectoral", "multi-sectoral", False),
    ],
)
def test_english_words_settle_what_the_document_does_not(
    cell: str, text: str, *, certain: bool
) -> None:
    """A joined form that is a word is certain, unless the word is also spelled with a hyphen."""
    mended = mend(cell, english=ENGLISH)
    assert (text, certain) == (mended.text, mended.changes[-1].certain)


def test_a_document_that_has_both_forms_settles_nothing() -> None:
    """The joined form is proposed."""
    change = mend("co- op", {"coop", "co-op"}).changes[-1]
    assert ("coop", False) == (change.after, change.certain)


def test_a_code_in_brackets_is_no_language() -> None:
    """MYA may be a country; Lao and Mon are names of languages."""
    assert () == read_note("MYA")
    assert "lo" == read_note("Lao version")[0].language


@pytest.mark.parametrize(
    "cell", ["a-" * 20_000, f"x ({'- ' * 20_000}y)", f"x ({'thai, ' * 5_000}y)", "'" * 40_000]
)
def test_cells_made_to_hang_us(cell: str) -> None:
    """They are left as they are, and in time that grows with their length."""
    assert (cell, ()) == (mend(cell).text, read_note(cell))
    assert frozenset() == words(["a-" * 20_000])
