from __future__ import annotations

import pytest
from attrs import evolve

from migpubs.dates import Date, Period
from migpubs.language_map import LanguageMap
from migpubs.links.verdicts import LinkResult
from migpubs.model import Source, Text, Theme
from migpubs.site.shelves import Shelves
from migpubs.site.view import View, byline, references
from tests.documents.conftest import BARE, ENGLISH, SKILLS, SUPPLIED, THAI, UNA, UNA_THAILAND
from tests.site.conftest import RICH


@pytest.fixture
def english(shelves: Shelves) -> View:
    return View(shelves, "en")


@pytest.fixture
def thai(shelves: Shelves) -> View:
    return View(shelves, "th")


def test_titles_say_their_language(english: View, thai: View) -> None:
    """A title in another language than the page is marked; one in the page's is not."""
    assert '<span lang="th">คู่มือแรงงานข้ามชาติ</span>' == english.title(THAI)
    assert "คู่มือแรงงานข้ามชาติ" == thai.title(THAI)
    assert "Skills &amp; work? A &lt;first&gt; look" == english.title(ENGLISH)
    assert '[<span lang="en">Zebra crossings</span>]' == thai.title(SUPPLIED)


def test_the_other_title_is_that_of_the_pages_language(english: View, thai: View) -> None:
    """English pages give the English title of a Thai text; Thai pages the Thai, else none."""
    assert "A handbook for migrant workers" == english.other_title(THAI)
    assert "" == thai.other_title(THAI)
    assert "" == english.other_title(BARE)
    burmese = evolve(BARE, title=LanguageMap({"my": "ခ", "en": "B"}), texts=(Text(language="my"),))
    assert '<span lang="en">B</span>' == thai.other_title(burmese)
    alone = evolve(BARE, title=LanguageMap({"my": "ခ"}), texts=(Text(language="my"),))
    assert "" == thai.other_title(alone)
    assert [("en", "Migration")] == [(tag, str(text)) for tag, text in english.titles(RICH)]


def test_dates_of_thai_pages_are_of_the_buddhist_era(english: View, thai: View) -> None:
    """Days, years and periods follow the language of the page."""
    assert ("20 September 2023", "20 กันยายน 2566") == (
        english.date(Date(2023, 9, 20)),
        thai.date(Date(2023, 9, 20)),
    )
    assert ("2023", "2566") == (english.year(2023), thai.year(2023))
    assert "2563 – 2565" == thai.period(Period(Date(2020), Date(2022)))


def test_numbers_and_languages_in_words(english: View, thai: View) -> None:
    """One is one, thousands have commas, Thai names of languages begin with their noun."""
    assert ("1 publication", "1,234 publications") == (english.count(1), english.count(1234))
    assert ("Thai", "ภาษาไทย") == (english.tongue("th"), thai.tongue("th"))
    assert "xyz" == thai.tongue("xyz")


def test_names(english: View, thai: View) -> None:
    """Bodies have their names in the language of the page, long and short."""
    assert "United Agency (UNA)" == english.name(UNA)
    assert "องค์การตัวอย่าง (UNA)" == thai.name(UNA)
    assert "UNA" == thai.short(UNA)
    assert ("UNA", "gone") == (english.body_name("una"), english.body_name("gone"))
    assert "Skills development and recognition" == english.theme_name(SKILLS)
    short = Theme(id="x", label=LanguageMap({"en": "Long"}), short=LanguageMap({"en": "S"}))
    assert "S" == english.theme_name(short)
    assert english.is_body(UNA)
    ordered = english.sorted_bodies([UNA_THAILAND, UNA])
    assert ["una", "una-thailand"] == [body.id for body in ordered]


def test_the_byline_names_publishers_where_they_differ(english: View) -> None:
    """Authors, then publishers unless they are the same; publishers alone where nobody wrote."""
    assert "Ada Okoro and Bo Baker · UNA / TBS" == english.byline(ENGLISH)
    assert "UNA Thailand" == english.byline(THAI)
    assert ("UNA",) == byline(evolve(THAI, contributions=(), publishers=(UNA,)), "en")
    assert () == byline(BARE, "en")


def test_what_a_list_shows(english: View) -> None:
    """Date, kind and languages in a line; a plain document needs no word for its kind."""
    assert "20 September 2023 · Report · English" == english.facts(ENGLISH)
    assert "Date not known" == english.facts(BARE)
    assert english.entry(ENGLISH) is english.entry(ENGLISH)


def test_languages_in_words(english: View) -> None:
    """Notes on languages name what is translated; texts say what there is of each."""
    assert "In Thai; executive summary also in English (unofficial translation)" == (
        english.languages_note(THAI)
    )
    assert ["Thai (official)", "English (summary)"] == [english.text_note(t) for t in RICH.texts]
    assert "Thai" == english.text_note(Text(language="th"))
    assert "" == english.languages_note(BARE)


def test_sources_point_to_facts(english: View, thai: View) -> None:
    """Each field knows its sources by number; a source says its fields in words."""
    assert {"title": [1, 2], "issued": [1]} == references(RICH)
    assert "title, issued" == english.supported(RICH.sources[0])
    assert "ชื่อเรื่อง, วันที่พิมพ์" == thai.supported(RICH.sources[0])
    assert "" == english.supported(Source(url="x"))


@pytest.mark.parametrize(
    ("place", "expected"),
    [("2023/1", (2023, 1)), ("1999/1", None), ("2023", None), ("x/1", None)],
)
def test_rows_of_annexes_that_are_there_are_found(
    english: View, place: str, expected: tuple[int, int] | None
) -> None:
    """A row is linked only if its annex is in the catalogue."""
    assert expected == english.annex_row(place)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.x.example/th/%E0%B8%84%E0%B8%B9%E0%B9%88", "x.example/th/คู่"),
        ("https://x.example/%FF", "https://x.example/%FF"),
        ("https://x.example/%E2%80%AEgpj", "https://x.example/%E2%80%AEgpj"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_addresses_are_shown_readably_and_honestly(english: View, url: str, expected: str) -> None:
    """Thai letters are letters; what would print as nothing or turn the text stays encoded."""
    assert expected == english.readable(url)


def test_links(english: View) -> None:
    """Only safe addresses are links; a site is named by its host."""
    assert "" == english.link("javascript:alert(1)")
    assert "x.example" == english.site("https://www.x.example/a")
    assert "" == english.site("javascript:alert(1)")


def test_the_health_of_a_link(shelves: Shelves) -> None:
    """What was found last is said with its day; what was never checked says nothing."""
    found = LinkResult(
        url="https://x.example/",
        verdict="not-found",
        outcome="dead",
        checked="2026-03-01T10:20:30Z",
        archive="https://archive.example/",
    )
    view = View(Shelves(shelves.catalogue, {found.url: found}), "th")
    health = view.health(found.url)
    assert health is not None
    assert ("dead", "ไม่มีอยู่แล้วเมื่อ 1 มีนาคม 2569", "https://archive.example/") == (
        health.outcome,
        health.text,
        health.archive,
    )
    assert view.health("https://y.example/") is None


@pytest.mark.parametrize("checked", ["", "yesterday", "2026-13-01T10:20:30Z"])
def test_a_check_without_a_day_says_nothing(shelves: Shelves, checked: str) -> None:
    """A file of results that was changed by hand does not break the page."""
    found = LinkResult(url="https://x.example/", verdict="ok", outcome="alive", checked=checked)
    assert View(Shelves(shelves.catalogue, {found.url: found}), "en").health(found.url) is None
