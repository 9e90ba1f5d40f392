"""Typst source says what the document says."""

from __future__ import annotations

import pypandoc

from migpubs.documents import Document, Page, render
from tests.documents.tree import EVERYTHING


def test_everything() -> None:
    """Settings, headings, a table with a header that is repeated."""
    source = str(render(EVERYTHING, "typst"))
    assert '#set document(title: "A | B & <C>", author: "The \\"Agency\\"", date: none)' in source
    assert "table.header(repeat: true, [Title], [Author])" in source
    assert "== Part \\#1" in source
    assert "=== Part 1.1" in source
    assert '[#text(lang: "th")[คู่มือแรงงาน];], [],' in source


def test_pandoc_reads_it() -> None:
    """Pandoc finds the words of every cell."""
    source = str(render(EVERYTHING, "typst"))
    plain = pypandoc.convert_text(source, "plain", "typst", extra_args=["--wrap=none"])
    for words in ("A paragraph.", "Skills | work", "คู่มือแรงงาน", "A note"):
        assert words in plain


def test_strings_are_escaped() -> None:
    """Quotes, backslashes and line ends in a title do no harm; landscape where asked for."""
    document = Document(title='a"\\b\n#panic()', language="en", blocks=())
    source = str(render(document, "typst", page=Page(landscape=True)))
    assert '#set document(title: "a\\"\\\\b #panic()", author: (), date: none)' in source
    assert "flipped: true" in source
