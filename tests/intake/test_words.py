"""Which words are whole."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from typing import TYPE_CHECKING

import pytest

from migpubs.intake import words

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    words.english.cache_clear()
    yield
    words.english.cache_clear()


def test_the_list_knows_english() -> None:
    """Both spellings of Britain's and the trade's own words, but no fragments."""
    known = words.english()
    assert {"guidelines", "evaluation", "labour", "organisation", "organization"} <= known
    assert set() == {"tion", "lines-", "s"} & known
    assert 80_000 < len(known)


def test_without_the_list_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that every joined word is asked about, and none joined in silence."""

    def missing(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(words, "distribution", missing)
    assert frozenset() == words.english()


def test_the_words_of_a_document() -> None:
    """In lower case, cut ones left out."""
    assert {"migrant", "workers"} == words.of_document(["Migrant workers", "guide- "])


def test_a_head_that_is_no_word_shows_a_cut() -> None:
    """Although its rest is a word and the head stands in the document; two words are not cut."""
    english = {"on", "n", "immigration", "children", "left", "behind"}
    for text, rests in (
        ("immigrati\non", ["on"]),
        ("LEFT\nCHILDRE\nN", ["N"]),
        ("left\nbehind", []),
    ):
        assert rests == words.cut_rests(text, {"childre", "immigrati"}, english)


@pytest.mark.parametrize(
    ("short", "text", "whole"),
    [
        ("SDGs", "On Sustainable Development Goals", True),
        ("CCO", "A home on Care and Cure of Old", True),
        ("CACO", "A home on Care and Cure of Old", False),
        ("ACO", "Care and Cure Old", True),
        ("SDG", "Goals for Sustainable Development", False),
        ("MYA migrants", "Needs", False),
        ("TH", "Thai Homes", False),
    ],
)
def test_an_acronym_stands_for_the_words_before_it(short: str, text: str, whole: bool) -> None:  # noqa: FBT001 - a claim's value
    """By their initials, with or without those of small words."""
    assert whole == words.abbreviates(short, text)
