"""Markdown: pipe tables, lists and paragraphs."""

from __future__ import annotations

import pytest

from migpubs.errors import ParseError
from migpubs.intake import markdown
from migpubs.intake.blocks import NOTE_MARK, Block, Cell, Paragraph, Table


def read(text: str) -> list[Block]:
    return list(markdown.read(text, "a.md"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("[Title](https://a.org/b?c=d&e)", Cell("Title", ("https://a.org/b?c=d&e",))),
        ("[Title][1]\n\n[1]: https://a.org", Cell("Title", ("https://a.org",))),
        ("<https://a.org>", Cell("https://a.org", ("https://a.org",))),
        ("**Bold** *title* `code`", Cell("Bold title code")),
        ("a  \nb\nc", Cell("a\nb\nc")),
        ("a<br>b", Cell("a\nb")),
        ('<a href="https://a.org?x&amp;y">T</a>', Cell("T", ("https://a.org?x&y",))),
        (r"2\. A \| B &amp; C", Cell("2. A | B & C")),
        ("![picture](x.png) seen", Cell("seen")),
        ("<div><a href=https://a.org>T &amp; U</a></div>", Cell("T & U", ("https://a.org",))),
        ("```\ncode\n```", Cell("code")),
        ("~~[Old](https://a.org) title~~ New", Cell("New")),
    ],
)
def test_paragraphs_have_text_and_links(text: str, cell: Cell) -> None:
    """Emphasis is gone, links are kept, HTML is looked through."""
    [block] = read(text)
    assert isinstance(block, Paragraph)
    assert cell == block.cell


def test_pipe_tables() -> None:
    """Escaped bars stay in their cell; rows know their line."""
    [block] = read("| T | P |\n|---|---|\n| a \\| b | [c](https://c.org) |\n| d | |\n")
    assert isinstance(block, Table)
    assert [("T", "P"), ("a | b", "c"), ("d", "")] == [line.texts for line in block.lines]
    assert ["line 1", "line 3", "line 4"] == [line.place for line in block.lines]


def test_no_cell_of_a_row_is_left_out() -> None:
    """A row that is wider than its head: the columns that have none are empty elsewhere."""
    text = "T | P\n--|--\na | b \\| b\nc | d | e |f\n\nx | y | z\n"
    [block, below] = read(text)
    assert isinstance(block, Table)
    rows = [("T", "P", "", ""), ("a", "b | b", "", ""), ("c", "d", "e", "f")]
    assert rows == [line.texts for line in block.lines]
    assert isinstance(below, Paragraph)
    [block] = read("|T|P|\n|:-|-:|\n|a|b|c|\n")
    assert isinstance(block, Table)
    assert [("T", "P", ""), ("a", "b", "c")] == [line.texts for line in block.lines]


def test_headings_and_items() -> None:
    """Levels of headings, and items of nested lists."""
    found = [b for b in read("## H\n\n- a\n  1. b\n\n---\n\nc\n") if isinstance(b, Paragraph)]
    assert [("H", 2, False), ("a", 0, True), ("b", 0, True), ("c", 0, False)] == [
        (b.cell.text, b.level, b.item) for b in found
    ]


def test_ten_thousand_columns_are_refused() -> None:
    """With a clear line."""
    with pytest.raises(ParseError, match="columns; at most 100"):
        read("|" + "a|" * 200 + "\n|" + "-|" * 200 + "\n")


@pytest.mark.parametrize("raised", ["<sup>{}</sup>", "^{}^"])
def test_what_is_raised(raised: str) -> None:
    """In HTML, and as pandoc writes it; ordinals are part of the word."""
    [block] = read(f"The 21{raised.format('st')} home{raised.format('b,c')} of 2 ^ 3 ^ 4")
    assert isinstance(block, Paragraph)
    assert f"The 21st home{NOTE_MARK}b,c of 2 ^ 3 ^ 4" == block.cell.text
