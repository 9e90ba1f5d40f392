from __future__ import annotations

import re
from pathlib import Path

import pytest

from migpubs.site.wording import LANGUAGES, WORDS, say
from migpubs.text import has_thai

TEMPLATES = Path(__file__).parents[2] / "src" / "migpubs" / "site"


@pytest.mark.parametrize("word", list(WORDS))
def test_all_languages_say_the_same_things(word: str) -> None:
    """Each phrase has the same places for values in all of them, and the Thai one is Thai."""
    said = dict(zip(LANGUAGES, WORDS[word], strict=True))
    places = {tag: sorted(re.findall(r"\{(\w+)\}", text)) for tag, text in said.items()}
    assert places == dict.fromkeys(LANGUAGES, places["en"])
    assert has_thai(said["th"])


def test_every_phrase_is_used_and_every_used_one_is_there() -> None:
    """Templates and modules name only words that exist, and all that exist."""
    texts = [
        path.read_text("utf-8") for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".py"}
    ]
    source = "\n".join(text for text in texts if "WORDS: Final" not in text)
    used = set(re.findall(r"""say(?:_in)?\(\s*['"]([^'"~]+)['"][,)]""", source))
    used |= set(re.findall(r"'([^']+)' \| say\b", source))
    assert used <= set(WORDS)
    quoted = set(re.findall(r"""['"]([\w.-]+)['"]""", source))
    made = {"one-", "count-", "link-", "filter-", "gap-"}
    unused = {word for word in WORDS if word not in quoted and not any(map(word.startswith, made))}
    assert set() == unused


def test_an_unknown_phrase_is_an_error() -> None:
    """Nothing is silently left out of a page."""
    with pytest.raises(KeyError):
        say("nothing", "en")
