"""The documents' own words are there in all their languages."""

from __future__ import annotations

import string

import pytest

from migpubs.documents.wording import _WORDS, LANGUAGES, is_thai, say
from migpubs.text import has_thai


@pytest.mark.parametrize("word", sorted(_WORDS))
def test_all_languages_say_the_same_things(word: str) -> None:
    """All forms have the same places to fill, and the Thai one is Thai where it has words."""
    said = dict(zip(LANGUAGES, _WORDS[word], strict=True))
    places = {
        tag: {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for tag, text in said.items()
    }
    assert places == dict.fromkeys(LANGUAGES, places["en"])
    assert has_thai(said["th"]) or said["th"].startswith("{")
    assert not has_thai(said["en"])


def test_say() -> None:
    """Thai for Thai documents, English for all others."""
    assert ("Title", "ชื่อเรื่อง", "Title") == tuple(say("title", tag) for tag in ("en", "th-TH", "fr"))
    assert "Page 1 of 2" == say("page", "en", page=1, pages=2)
    assert is_thai("TH")
