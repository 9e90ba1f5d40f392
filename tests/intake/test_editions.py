"""In which languages a publication exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake.blocks import Cell
from migpubs.intake.entries import Entry
from migpubs.intake.readings import Notebook
from tests.intake.conftest import shown

if TYPE_CHECKING:
    from tests.intake.conftest import Propose
from migpubs.intake import editions


def texts(cell: str) -> tuple[list[str], str]:
    entry = Entry(fields=("languages",), cells=(Cell(cell),))
    found, status, _ = editions.read_texts(entry, (), Notebook())
    return [each.language for each in found], status


@pytest.mark.parametrize(
    ("text", "tags", "status"),
    [
        ("Thai", ["th"], "read"),
        ("EN/TH", ["en", "th"], "read"),
        ("ไทย และ อังกฤษ", ["th", "en"], "read"),
        ("English, Burmese and Lao", ["en", "my", "lo"], "read"),
        ("th; th", ["th"], "read"),
        ("Thai (summary in English)", ["th", "en"], "proposed"),
        ("ไทย เมียนมา กัมพูชา", ["th", "my", "km"], "read"),
        ("ไทย ตามคำขอ", [], "unknown"),
        ("No", ["no"], "proposed"),
        ("LA", ["la"], "proposed"),
        ("TH, KA", ["th", "ka"], "proposed"),
        ("TH-EN", ["th", "en"], "proposed"),
        ("en_TH", ["en", "th"], "proposed"),
        ("th-TH, zh-CN", ["th-TH", "zh-CN"], "read"),
        ("Lao; Mon; kar", ["lo", "mnw", "kar"], "read"),
        ("Both", [], "unknown"),
        ("", [], "unknown"),
    ],
)
def test_languages(text: str, tags: list[str], status: str) -> None:
    """Names and tags are read; a phrase is proposed; what is not understood is unknown.

    So are codes that are rather those of a country or people, and two languages in one tag.
    """
    assert (tags, status) == texts(text)


def test_note_and_column_of_languages_must_agree(propose: Propose) -> None:
    """Where they do not, the column's are proposed; where they do, the note says more."""
    head = "Title,Publisher,Language\n"
    row = propose(head + "Home truths (in English),ILO,Thai\n", "a.csv").proposals[0]
    assert (["th"], "proposed") == shown(row.fields)["languages"]
    same = propose(head + "Home truths (Thai translation),ILO,Thai\n", "a.csv").proposals[0]
    assert same.fields["texts"].value[0]["translated"]


def test_a_note_beside_several_links_is_only_proposed(propose: Propose) -> None:
    """A note "(Thai)" may be the link to the Thai version, not the language of the first."""
    cell = "[Home truths](https://a.org/1) [(Thai)](https://a.org/2)"
    row = propose(f"| Title | Publisher |\n|--|--|\n| {cell} | ILO |\n", "a.md").proposals[0]
    assert (["th"], "proposed") == shown(row.fields)["languages"]


def test_languages_that_differ_by_region_agree(propose: Propose) -> None:
    """Thai of Thailand is Thai."""
    row = propose("Title,Publisher,Language\nHome truths (Thai),ILO,th-TH\n", "a.csv").proposals[0]
    assert (["th"], "inferred") == shown(row.fields)["languages"]


def test_a_doubtful_note_makes_doubtful_languages(propose: Propose) -> None:
    """Where it is asked whether the bracket names a language, the language is proposed too."""
    text = "Title,Author\nVoices (Karen),ILO\nFair futures - Thai,ILO\nHomes (in Thai),ILO\n"
    assert ["proposed", "proposed", "inferred"] == [
        each.fields["languages"].status for each in propose(text, "a.csv").proposals
    ]


def test_a_note_is_only_proposed_beside_a_column_that_is_not_understood(propose: Propose) -> None:
    """The column may say the contrary."""
    text = "Title,Publisher,Language\nPrisons (in Thai),ILO,Not available in Thai\n"
    assert (["th"], "proposed") == shown(propose(text, "a.csv").proposals[0].fields)["languages"]


def test_a_note_on_the_last_of_two_lines_is_only_proposed(propose: Propose) -> None:
    """The line above may be the title in another language."""
    text = 'Title,Publisher\n"Book of wages (Thai)\nWage handbook (English)",ILO\n'
    assert "proposed" == propose(text, "a.csv").proposals[0].fields["languages"].status


@pytest.mark.parametrize(
    ("note", "sure"),
    [
        ("(Thai and Burmese)", True),
        ("(available in English, Thai)", True),
        ("(Karen and Karenni)", False),
        ("(Burmese, Khmer, Lao)", False),
        ("(Thai and Burmese workers)", False),
        ("(also in Thai and Lao)", False),
        ("(Thai version available)", False),
    ],
)
def test_a_list_of_languages_is_sure_with_thai_or_english(note: str, sure: bool) -> None:  # noqa: FBT001
    """Without either the words may be those of peoples."""
    assert sure == editions.is_sure_note(note)
