"""What a title cell says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake import titles
from migpubs.intake.blocks import NOTE_MARK
from migpubs.intake.readings import Notebook

if TYPE_CHECKING:
    from migpubs.intake.titles import Title

ENGLISH = frozenset(
    {"guidelines", "lines", "guide", "recommendation", "recommendations", "co", "operation"}
    | {"cooperation"}
)


def read(text: str, notes: Notebook | None = None, *, pdf: bool = False) -> Title:
    return titles.read_title(
        text,
        notes or Notebook(),
        vocabulary=frozenset({"evaluation"}),
        english=ENGLISH,
        printed_lines=pdf,
        is_body=lambda name: name in {"ILO", "IOM"},
    )


@pytest.mark.parametrize(
    "text",
    [
        "Home truths: access to housing",
        "Online Scam Operations in Southeast Asia",
        "MOU-ATD Report",
        "pre- and post-departure training",
        "แนวทางปฏิบัติ พ.ศ. ๒๕๖๒ ฉบับย่อ",
        "HIV/AIDS",
        "Skilled to care, forced to work? Recognizing skills",
        "U.S. policy",
        "Asia - Pacific",
        "2019: a year",
        "Home Recommendations: Guide",
        "Beyond “push” and “pull”",
        "See the sea",
    ],
)
def test_a_plain_title_is_read_as_it_stands(text: str) -> None:
    """Nothing is re-cased or re-spelled."""
    found = read(text).title
    assert (text, "read", "cell") == (found.value, found.status, found.rule)


@pytest.mark.parametrize(
    ("text", "title", "rule"),
    [
        ("Guide- lines on borders", "Guidelines on borders", "hyphen"),
        ("Evalua- tion Report", "Evaluation Report", "hyphen"),
        ("Domestic workers (ilo.org)", "Domestic workers", "site"),
        ("Borders (Thai translation)", "Borders", "language-note"),
        ("A guide (ฉบับภาษาไทย)", "A guide", "language-note"),
        (f"Borders{NOTE_MARK}1", "Borders", "footnote"),
        ("Report (ST/ESCAP/2801)", "Report", "identifier"),
        ("Report (ISBN 978-92-9068-252-3)", "Report", "identifier"),
    ],
)
def test_what_is_certain_is_applied(text: str, title: str, rule: str) -> None:
    """The title is inferred, and the change is written down."""
    notes = Notebook()
    found = read(text, notes).title
    assert (title, "inferred", rule) == (found.value, found.status, found.rule)
    assert [(rule, True)] == [(change.rule, change.applied) for change in notes.changes]


@pytest.mark.parametrize(
    ("text", "title", "rule"),
    [
        ("Co- operation on borders", "Cooperation on borders", "hyphen"),
        ("Song- sukkai", "Songsukkai", "hyphen"),
        ("Assessment (Myanmar)", "Assessment", "language-note"),
        ("Health (Karen)", "Health", "language-note"),
        ("Paper (MOU/2023)", "Paper", "identifier"),
        ("Home truths (May 2022)", "Home truths", "date-note"),
        ("“Home truths”", "Home truths", "quotes"),
        ("3. Home truths", "Home truths", "list-number"),
        ("Home truths https://a.org/b", "Home truths", "address"),
    ],
)
def test_what_is_not_certain_is_proposed(text: str, title: str, rule: str) -> None:
    """The value is shown with the change made, and a person is asked."""
    notes = Notebook()
    found = read(text, notes).title
    assert (title, "proposed", rule) == (found.value, found.status, found.rule)
    assert not notes.changes[-1].applied


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Assessment of needs (MYA migrants)", "bracket"),
        ("Report 2019 (2019)", "bracket"),
        ("Notes (Migration Series No. 3)", "bracket"),
        ("Report | IOM Platform", "site-after-bar"),
        ("final_report.pdf", "file-name"),
        ("Report - ILO", "body-after-dash"),
        ("Home truths, Bangkok", "place-after-comma"),
        ("Home truths – George May", "person-after-dash"),
        ("Home truths in Thai", "language-last"),
        ("Home truths EN", "language-last"),
        ("Download home truths", "link-words"),
        ("Home truths - published", "state"),
        ("1 Home truths", "item-number"),
        ("Home truths, ILO 2023", "body-after-dash"),
        ("Home truths; Moves", "several-sentences"),
        ("Home truths www.a.org", "site-after-bar"),
        ("Home truths, 12 May 2023", "year-after-comma"),
        ("report- Annex", "loose-hyphen"),
        ("Migration, 2019", "year-after-comma"),
        ("Home truths. Second part", "several-sentences"),
        ("Report, 2nd edition", "imprint"),
        ("Report by John May", "imprint"),
        ("Report.", "full-stop"),
        ("Report*", "sign"),
        ("Report¹", "sign"),
        ("NEW! Report", "sign"),
        ("Third work NEW", "sign"),
        ("Total", "no-work"),
        ("Source: UN", "no-work"),
        ("Migration and", "no-end"),
        (": a report", "no-start"),
        ("MigrationReport on work", "glued"),
        ('The "big report', "odd-quotes"),
        ("Re\ufffdport", "lost-character"),
        ("A &amp; B", "lost-character"),
        ("ILO: Home truths", "body-first"),
        ("ILO", "body-only"),
        ("x" * 301, "long"),
        ("ก\u0e31\u0e31น", "thai-damage"),
        ("Title\u2029Another", "paragraphs"),
        ("Title\nAnother", "line-end"),
        ("Atlas / Atlas: annex", "several-sentences"),
        ("“Ice roads” and “Fire roads”", "several-sentences"),
        ("UNICEF (2022) Growing up", "imprint"),
        ("Mills, R. 2011. Ice roads", "imprint"),
        ("Ice roads 45 pages", "imprint"),
        ("Ice roads, Bangkok: Press", "imprint"),
        ("Ice roads, Geneva: ILO", "body-after-dash"),
        ("Ice roads (draft, 2020) for comment", "state"),
        ("Ice roads withdrawn", "state"),
        ("Ice roads – launched May 2020", "state"),
        ("Full report: Ice roads", "link-words"),
        ("Forks Read more", "link-words"),
        ("See above", "no-work"),
        ("ditto", "no-work"),
        ("Ibid., part 2", "no-work"),
        ("Untitled", "no-work"),
        ("2019", "no-work"),
        ("~~Ice~~ roads", "sign"),
        ("Surang Kaewsai: Nets", "person-first"),
        ("Last updated", "no-work"),
        ("Compiled by the secretariat", "no-work"),
    ],
)
def test_doubtful_titles_are_left_and_asked_about(text: str, rule: str) -> None:
    """The title stays as printed, is only proposed, and the question says why."""
    notes = Notebook()
    found = read(text, notes).title
    assert "proposed" == found.status
    assert rule in {flag.partition(":")[0] for flag in notes.flags}


def test_a_note_on_a_line_of_its_own_is_a_note() -> None:
    """In a paragraph or below a line break."""
    for end in ("\n", "\u2029"):
        assert ("A guide", "inferred") == (
            read(f"A guide{end}(Thai)").title.value,
            read(f"A guide{end}(Thai)").title.status,
        )


def test_what_is_taken_off_is_kept() -> None:
    """Texts, site, identifiers, date, series and genre."""
    assert "ilo.org" == read("A (ilo.org)").site
    assert ["th", "en"] == [text.language for text in read("A (English and Thai)").texts][::-1]
    assert ({"scheme": "un-symbol", "value": "A/69/CRP.1"},) == read("A (A/69/CRP.1)").identifiers
    assert ("2022-05", "2019") == (read("A (May 2022)").date, read("A (2019)").date)
    assert "Migration Series No. 3" == read("A (Migration Series No. 3)").series
    assert "e-learning course" == read("E-learning on law").genre


def test_questions_leave_the_title_as_it_is() -> None:
    """Two works, an instrument and a spelling are asked about; the title is still read."""
    for text, code in (
        ("Children in ASEAN and case study in Thailand", "two-works"),
        ("Recommendation 115 on housing", "instrument"),
        ("E Learning on law", "spelling"),
    ):
        notes = Notebook()
        assert (text, "read") == (read(text, notes).title.value, read(text).title.status)
        assert [code] == [flag.partition(":")[0] for flag in notes.flags]


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        ("Recommendation\ns for all", "Recommendations for all", "proposed"),
        ("Guide\nlines for all", "Guide lines for all", "read"),
        ("Song\nsukkai zzz", "Song sukkai zzz", "proposed"),
        ("Guide-\nlines", "Guidelines", "inferred"),
        ("Plan b for all", "Plan b for all", "proposed"),
        ("แรงงาน\nข้ามชาติ", "แรงงานข้ามชาติ", "read"),
    ],
)
def test_line_ends_of_a_pdf(text: str, title: str, status: str) -> None:
    """A word cut without a hyphen is joined only where the rest is no word; Thai needs no blank."""
    found = read(text, pdf=True).title
    assert (title, status) == (found.value, found.status)


def test_an_empty_cell_has_no_title() -> None:
    """Nor has one of nothing but a mark."""
    assert "unknown" == read(" ").title.status


def test_a_language_after_a_dash_is_taken_off_if_a_person_agrees() -> None:
    """A title with "– Thai version" proposes both."""
    notes = Notebook()
    found = read("Home truths – Thai version", notes)
    assert ("Home truths", "proposed") == (found.title.value, found.title.status)
    assert ["th"] == [text.language for text in found.texts]
    assert ["language-last"] == [flag.partition(":")[0] for flag in notes.flags]


def test_a_note_on_another_text_is_only_proposed() -> None:
    """That there is a Thai version too does not say in which language this one is."""
    found = read("Home truths (Thai version available)")
    assert ("Home truths", "proposed") == (found.title.value, found.title.status)


@pytest.mark.parametrize(
    "text", ["Along the Thai– Myanmar border", "Camps / Homes", "Toolkit (ILO (Bangkok), 2022)"]
)
def test_a_dash_at_a_line_end_and_brackets_in_brackets_are_asked(text: str) -> None:
    """The title stays as it is printed."""
    found = read(text)
    assert (text, "proposed") == (found.title.value, found.title.status)


def test_the_acronym_of_the_last_words_belongs_to_the_title() -> None:
    """It is asked about only where it is the name of a known body, or of other words."""
    for text, status in (
        ("Home for Mutual Aid Work (MAW)", "read"),
        ("Home for Mutual Aid Work (MAX)", "proposed"),
        ("Home of International Labour Organization (ILO)", "proposed"),
    ):
        found = read(text).title
        assert (text, status) == (found.value, found.status)
