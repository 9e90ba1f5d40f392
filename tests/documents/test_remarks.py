"""What a printed note said is said again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs import languages
from migpubs.documents.remarks import in_sentence, remark
from migpubs.mending import read_note
from migpubs.model import Text
from migpubs.vocabulary import EXTENTS, TEXT_STATUSES

TEXTS = st.builds(
    Text,
    language=st.sampled_from(["en", "th", "my", "fr"]),
    extent=st.sampled_from(sorted(EXTENTS)),
    status=st.sampled_from(["", *TEXT_STATUSES]),
    translated=st.booleans(),
)


@pytest.mark.parametrize(
    ("expected", "note", "language"),
    [
        ("in Thai; translation", "Thai translation", "en"),
        ("in Thai", "published in Thai language", "en"),
        (
            "in Thai; executive summary also in English, unofficial translation",
            "Thai, unofficial English translation only executive summary",
            "en",
        ),
        ("in Thai and English", "Thai and English", "en"),
        ("in English; official", "official English version", "en"),
        ("extract in Burmese", "extract in Burmese", "en"),
        ("ภาษาไทย; ฉบับแปล", "Thai translation", "th"),
        ("มีบทสรุปเป็นภาษาอังกฤษ", "summary in English", "th"),
    ],
)
def test_remark(expected: str, note: str, language: str) -> None:
    """In words, in the language of the document."""
    assert expected == remark(read_note(note), language)


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["en", "th"]))
def test_nothing_is_lost(texts: list[Text], language: str) -> None:
    """Every language is named, in English and in Thai."""
    words = remark(texts, language)
    assert all(languages.name(text.language, language) in words for text in texts)


@pytest.mark.parametrize(
    ("expected", "note"),
    [
        ("in Thai", "In Thai"),
        ("Thai translation", "Thai translation"),
        ("", ""),
        ("ภาษาไทย", "ภาษาไทย"),
    ],
)
def test_in_sentence(expected: str, note: str) -> None:
    """A small first letter, but not for the name of a language."""
    assert expected == in_sentence(note)
