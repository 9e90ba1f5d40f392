"""Hostile and broken XML ends with a clear error and its line."""

from __future__ import annotations

import pytest

from migpubs.csl import StyleError, document
from migpubs.csl.document import MAX_DEPTH, parse


def test_parse() -> None:
    """Elements know their local names, attributes, text and lines."""
    root = parse(
        '<s:a xmlns:s="http://purl.org/net/xbiblio/csl">\n<s:b xml:lang="en">t</s:b></s:a>', "f.csl"
    )
    node = root.find("b")
    assert node is not None
    assert ("a", "b", "en", "t", 2, "f.csl") == (
        root.name,
        node.name,
        node.get("lang"),
        node.text,
        node.line,
        node.file,
    )
    assert root.find("c") is None
    assert node.get("none", "x") == "x"
    assert str(node.error("wrong")) == "f.csl:2: wrong"


def test_character_references() -> None:
    """References escaped twice, as some styles have them, are read."""
    assert parse('<a b="&amp;#8212; &amp;#x41; &amp;c"/>').get("b") == "— A &c"


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ("style:1: not well-formed XML", "<a>"),
        ("style:2: not well-formed XML", "<a>\n</b>"),
        ("not well-formed XML: no element", ""),
        ("no document type", '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
        ("XML: unknown encoding", '<?xml version="1.0" encoding="klingon"?><a/>'),
        (f"more than {MAX_DEPTH} deep", "<a>" * (MAX_DEPTH + 1)),
    ],
)
def test_refused(expected: str, source: str) -> None:
    """What is broken or hostile is refused in words."""
    with pytest.raises(StyleError) as caught:
        parse(source.encode())
    assert expected in str(caught.value)


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a bound on the size."""
    monkeypatch.setattr(document, "MAX_BYTES", 10)
    with pytest.raises(StyleError, match="larger than 10 bytes"):
        parse("<a>           </a>")


def test_no_text() -> None:
    """A string that is no text cannot be read."""
    with pytest.raises(StyleError, match="cannot be read as XML"):
        parse("<a>\ud800</a>")
