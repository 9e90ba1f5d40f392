"""A text by language is a frozen mapping that knows which text to show."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from migpubs.language_map import NO_TEXT, LanguageMap
from tests.strategies import language_maps

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = LanguageMap({"en": "Rights", "th": "สิทธิ", "pt-BR": "Direitos"})


@given(language_maps(min_size=0))
def test_it_is_a_mapping(texts: Mapping[str, str]) -> None:
    """It has the order, equality and hash of its pairs, and survives pickling."""
    plain = dict(texts)
    assert list(plain.items()) == list(texts.items())
    assert len(plain) == len(texts)
    copy = pickle.loads(pickle.dumps(texts))
    assert (texts, hash(texts)) == (copy, hash(copy))
    assert texts == LanguageMap(tuple(plain.items()))
    assert all(texts[tag] == text for tag, text in plain.items())


def test_an_unknown_language_is_a_key_error() -> None:
    """A mapping's own error, and its own look."""
    with pytest.raises(KeyError):
        TITLE["fr"]
    assert "LanguageMap({'en': 'Rights'})" == repr(LanguageMap({"en": "Rights"}))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ((), "en"),
        (("th",), "th"),
        (("fr", "th"), "th"),
        (("th-TH",), "th"),
        (("pt",), "pt-BR"),
        (("fr",), "en"),
        (("pt", "th"), "pt-BR"),
    ],
)
def test_the_best_language(wanted: tuple[str, ...], expected: str) -> None:
    """The first wanted one that is there, with or without region; else the first there is."""
    assert expected == TITLE.best(*wanted)
    assert TITLE[expected] == TITLE.text(*wanted)


def test_the_very_language_is_better_than_a_kindred_one() -> None:
    """Of two scripts of one language the wanted one is shown, wherever it stands."""
    title = LanguageMap({"zh-Hans": "权利", "zh-Hant": "權利", "en": "Rights"})
    wanted = ("zh-Hant", "zh-Hans", "zh", "zh-TW")
    assert ["zh-Hant", "zh-Hans", "zh-Hans", "zh-Hans"] == [title.best(each) for each in wanted]


def test_nothing_is_an_empty_text() -> None:
    """An empty map gives empty text and is false."""
    assert ("", "") == (NO_TEXT.best("en"), NO_TEXT.text("en"))
    assert not NO_TEXT
