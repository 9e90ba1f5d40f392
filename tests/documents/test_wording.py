"""The documents' own words are there in both languages."""

from __future__ import annotations

import string

import pytest

from migpubs.documents.wording import _WORDS, is_thai, say
from migpubs.text import has_thai


@pytest.mark.parametrize("word", sorted(_WORDS))
def test_both_languages_say_the_same_things(word: str) -> None:
    """Both forms have the same places to fill, and the Thai one is Thai where it has words."""
    english, thai = _WORDS[word]
    places = [
        {name for _, name, _, _ in string.Formatter().parse(each) if name}
        for each in (english, thai)
    ]
    assert places[0] == places[1]
    assert has_thai(thai) or thai.startswith("{")
    assert not has_thai(english)


def test_say() -> None:
    """Thai for Thai documents, English for all others."""
    assert ("Title", "ชื่อเรื่อง", "Title") == tuple(say("title", tag) for tag in ("en", "th-TH", "fr"))
    assert "Page 1 of 2" == say("page", "en", page=1, pages=2)
    assert is_thai("TH")
