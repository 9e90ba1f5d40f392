"""What a record says of its languages in words."""

from __future__ import annotations

import pytest

from migpubs.errors import UnknownWord
from migpubs.language_map import LanguageMap
from migpubs.model import Publication, Relation, Text
from migpubs.notes import language_note, read_language_note, read_text, title_note

OF_HOME = Relation(kind="translation-of", target="home")
OF_ELSEWHERE = Relation(kind="translation-of", title="Elsewhere")


def work(*texts: Text, **fields: object) -> Publication:
    return Publication(id="a", title=LanguageMap({"en": "A"}), texts=texts, **fields)


def thai(**fields: object) -> Text:
    return Text(language="th", **fields)


def english(**fields: object) -> Text:
    return Text(language="en", **fields)


SUMMARY = english(extent="executive-summary", status="unofficial", translated=True)


@pytest.mark.parametrize(
    ("publication", "in_english", "in_thai"),
    [
        (work(), "", ""),
        (work(english()), "", "ภาษาอังกฤษ"),
        (work(thai()), "In Thai", ""),
        (work(english(), thai()), "In English and Thai", "ภาษาอังกฤษและภาษาไทย"),
        (
            work(english(), thai(), Text(language="my")),
            "In English, Thai and Burmese",
            "ภาษาอังกฤษ, ภาษาไทยและภาษาเมียนมา",
        ),
        (work(thai(status="official")), "In Thai (official)", "ภาษาไทย (อย่างเป็นทางการ)"),
        (
            work(thai(), SUMMARY),
            "In Thai; executive summary also in English (unofficial translation)",
            "ภาษาไทย; มีบทสรุปผู้บริหารเป็นภาษาอังกฤษด้วย (ฉบับแปลอย่างไม่เป็นทางการ)",
        ),
        (work(thai(extent="extract")), "Extract in Thai", "มีเนื้อหาบางส่วนเป็นภาษาไทย"),
        (
            work(english(), thai(extent="summary", status="official")),
            "In English; summary also in Thai (official)",
            "ภาษาอังกฤษ; มีบทสรุปเป็นภาษาไทยด้วย (อย่างเป็นทางการ)",
        ),
        (work(thai(translated=True)), "Thai translation", "ฉบับแปลภาษาไทย"),
        (
            work(english(), thai(translated=True, status="unofficial")),
            "In English; unofficial Thai translation",
            "ภาษาอังกฤษ; ฉบับแปลภาษาไทยอย่างไม่เป็นทางการ",
        ),
        (
            work(thai(), relations=(OF_HOME,)),
            "Thai translation of “Home truths”",
            "ฉบับแปลภาษาไทยของ “Home truths”",
        ),
        (
            work(english(), relations=(OF_ELSEWHERE,)),
            "English translation of “Elsewhere”",
            "ฉบับแปลภาษาอังกฤษของ “Elsewhere”",
        ),
        (
            work(relations=(Relation(kind="about", title="X"), OF_ELSEWHERE)),
            "Translation of “Elsewhere”",
            "ฉบับแปลของ “Elsewhere”",
        ),
    ],
)  # fmt: skip
def test_language_note(publication: Publication, in_english: str, in_thai: str) -> None:
    """Languages, translations and parts are said in words, in English and in Thai."""
    titles = {"home": "Home truths"}
    assert in_english == language_note(publication, titles=titles)
    assert in_thai == language_note(publication, "th-TH", titles)


def test_a_translation_whose_original_has_no_name() -> None:
    """A work translated that nobody names is not named."""
    assert language_note(work(thai(), relations=(OF_HOME,))) == "Thai translation"


def test_any_other_language_is_answered_in_english() -> None:
    """Notes are written in English and Thai only."""
    assert language_note(work(thai()), "fr") == "In Thai"


def test_a_supplied_title_is_said_to_be_one() -> None:
    """A title in a language in which there is no text is supplied."""
    assert title_note(work(thai())) == "English title supplied"
    assert title_note(work(thai()), "th") == "ชื่อเรื่องภาษาอังกฤษเป็นชื่อที่จัดทำขึ้น"
    assert title_note(work(english())) == ""
    assert title_note(work()) == ""


@pytest.mark.parametrize(
    "part",
    [
        "In good faith",
        "Summary in Klingon",
        "Summary in Thai (secret)",
        "Klingon translation",
        "Official translation",
        "Something else",
    ],
)
def test_other_words_are_no_language_note(part: str) -> None:
    """Only what this module writes is read back."""
    assert read_language_note(part) is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("อังกฤษ (บทสรุปผู้บริหาร)", Text(language="en", extent="executive-summary")),
        ("ไทย (บทสรุปสำหรับผู้บริหาร)", Text(language="th", extent="executive-summary")),
        ("ไทย (บทสรุป, ฉบับแปล)", Text(language="th", extent="summary", translated=True)),
    ],
)
def test_a_text_may_be_named_in_thai(words: str, text: Text) -> None:
    """As people in Thailand name it in a spreadsheet."""
    assert text == read_text(words)


@pytest.mark.parametrize("words", ["Thai, English", "th and en", "ไทย; อังกฤษ"])
def test_several_languages_are_not_taken_for_one(words: str) -> None:
    """Each is named by itself; the nearest of them would be a guess."""
    with pytest.raises(UnknownWord, match="name each language by itself"):
        read_text(words)
