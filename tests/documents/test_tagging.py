"""Text says its language where that is not the document's."""

from __future__ import annotations

import pytest

from migpubs.csl.runs import Language, Link, Styled
from migpubs.documents.tagging import primary, tag, tag_thai


@pytest.mark.parametrize(
    ("expected", "text", "language", "around"),
    [
        ((), "", "th", "en"),
        (("a",), "a", "", "en"),
        (("a",), "a", "en-GB", "en"),
        ((Language("fr", ("a",)),), "a", "fr", "en"),
        (("a ", Language("th", ("ไทย ไทย",)), " b"), "a ไทย ไทย b", "", "en"),
        ((Language("fr", ("a ", Language("th", ("ไทย",)))),), "a ไทย", "fr", "en"),
        ((Language("th", ("ILO ไทย",)),), "ILO ไทย", "th", "en"),
        (("ILO ไทย",), "ILO ไทย", "", "th"),
        ((Language("en", ("a",)),), "a", "en", "th"),
    ],
)
def test_tag(expected: tuple[object, ...], text: str, language: str, around: str) -> None:
    """What the record says counts; Thai letters are Thai in any case."""
    assert expected == tag(text, language, around)


def test_tag_thai() -> None:
    """Thai stretches are marked within marks and links, but not within another language."""
    thai = Language("th", ("ไทย",))
    marked = Language("fr", ("ไทย",))
    runs = ("a", Styled("bold", ("ไทย",)), Link("https://a.org", ("ไทย",), "th"), marked)
    expected = ("a", Styled("bold", (thai,)), Link("https://a.org", (thai,), "th"), marked)
    assert expected == tag_thai(runs, "en")
    assert runs == tag_thai(runs, "th")
    address = (Link("https://a.org/ไทย", ("https://a.org/ไทย",)),)
    assert address == tag_thai(address, "en")


def test_primary() -> None:
    """The language of a tag is its first part."""
    assert "zh" == primary("zh-Hans")
