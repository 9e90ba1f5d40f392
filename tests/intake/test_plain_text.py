"""Pasted text and separated values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.errors import ParseError
from migpubs.intake import plain_text
from migpubs.intake.blocks import Block, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def rows(blocks: list[Block]) -> list[tuple[str, ...]]:
    return [line.texts for block in blocks if isinstance(block, Table) for line in block.lines]


def paragraphs(blocks: list[Block]) -> list[str]:
    return [block.cell.text for block in blocks if isinstance(block, Paragraph)]


def test_lines_with_tabs_are_a_table() -> None:
    """Other lines around them are paragraphs; each knows its line."""
    found = list(plain_text.read_text("Head\n\nA\tB\nC\tD\n\nafter\n", "a.txt"))
    assert [("A", "B"), ("C", "D")] == rows(found)
    assert ["Head", "after"] == paragraphs(found)
    assert ["line 3", "line 4"] == [
        line.place for block in found if isinstance(block, Table) for line in block.lines
    ]


def test_a_row_goes_on_with_the_line_that_was_cut_from_it() -> None:
    """A line end inside the first cell of a pasted table; below its head only."""
    found = list(plain_text.read_text("Title\tBody\nHands: Construc-\ntion\tILO\n", "a.txt"))
    assert [("Title", "Body"), ("Hands: Construc-\ntion", "ILO")] == rows(found)
    assert [] == paragraphs(found)
    found = list(plain_text.read_text("Our list\ntitle\tauthor\nA\tB\n\nILO\nC\tD\n", "a.txt"))
    assert [("title", "author"), ("A", "B"), ("C", "D")] == rows(found)
    assert ["Our list", "ILO"] == paragraphs(found)


def test_a_cell_in_quotes_may_have_lines() -> None:
    """As spreadsheets copy them; a quotation mark of the title's own stays."""
    text = 'A\t"B\nb ""c"""\n"D\nd"\tE\n"Home truths" is\tF\n'
    assert [("A", 'B\nb "c"'), ("D\nd", "E"), ('"Home truths" is', "F")] == rows(
        list(plain_text.read_text(text, "a.txt"))
    )


def test_a_quote_that_never_closes_is_a_quote() -> None:
    """It does not swallow the lines below."""
    assert [("A", '"B'), ("C", "D")] == rows(list(plain_text.read_text('A\t"B\nC\tD\n', "a.txt")))


@pytest.mark.parametrize("read", [plain_text.read_text, plain_text.read_csv])
def test_a_quote_alone_in_a_cell_is_a_sign(read: Callable[..., Iterator[Block]]) -> None:
    """Ditto marks below each other are not the two ends of a quotation."""
    text = 'Title\tAgency\tYear\nA\tILO\t2020\nB\t"\t2021\nC\t"\t2022\n"D, E"\tIOM\t"20\n22"\n'
    expected = [
        ("A", "ILO", "2020"),
        ("B", '"', "2021"),
        ("C", '"', "2022"),
        ("D, E", "IOM", "20\n22"),
    ]
    assert expected == rows([*read(text, "list.tsv")])[1:]


def test_items_and_headings_begin_paragraphs() -> None:
    """Bullets and numbers are taken off, headings have a level."""
    found = [*plain_text.read_text("## Head\n1. one\ngoes on\n• two\n(3) three\n", "a.txt")]
    assert ["Head", "one\ngoes on", "two", "three"] == paragraphs(found)
    assert [(2, False), (0, True), (0, True), (0, True)] == [
        (b.level, b.item) for b in found if isinstance(b, Paragraph)
    ]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see https://a.org/b.", ["https://a.org/b"]),
        ("(https://a.org/b)", ["https://a.org/b"]),
        ("https://a.org/b_(c)", ["https://a.org/b_(c)"]),
        ("https://a.org/1, https://b.org", ["https://a.org/1", "https://b.org"]),
        ("no link", []),
    ],
)
def test_links_end_before_the_stop(text: str, links: list[str]) -> None:
    """Punctuation after an address is the sentence's, a bracket only if it was opened outside."""
    assert links == plain_text.links_in(text)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_separators_are_found(mark: str) -> None:
    """The one that stands most often in the first line that has one, outside quotes."""
    text = f'List\n"Title, with; marks"{mark}B{mark}C\n'
    assert [("List", "", ""), ("Title, with; marks", "B", "C")] == rows(
        list(plain_text.read_csv(text, "a.csv"))
    )


def test_a_file_of_one_column() -> None:
    """It has no separator at all."""
    assert [("List",)] == rows(list(plain_text.read_csv("List\n", "a.csv")))


def test_ten_thousand_columns_are_refused() -> None:
    """In both readers, with a clear line."""
    for read in (plain_text.read_csv, plain_text.read_text):
        with pytest.raises(ParseError, match="10,000 columns; at most 100"):
            list(read("a\t" * 9_999 + "a\n", "a.csv"))


def test_a_csv_that_cannot_be_read_says_where() -> None:
    """The line of the fault, as far as the csv module knows it."""
    with pytest.raises(ParseError, match="line 2"):
        list(plain_text.read_csv("a,b\n" + '"' + "x" * plain_text.limits.TEXT_BYTES + 'x",b', "a"))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("คู่มือ".encode(), ""), ("คู่มือ".encode("utf-8-sig"), ""), ("คู่มือ".encode("utf-16"), ""),
        ("คู่มือ".encode("cp874"), "cp874"),
    ],
)  # fmt: skip
def test_texts_are_decoded(data: bytes, encoding: str) -> None:
    """UTF-8 with or without mark, UTF-16 with mark, and what is named."""
    assert "คู่มือ" == plain_text.decode(data, "a.txt", encoding)


@pytest.mark.parametrize(
    ("data", "encoding", "words"),
    [("a\nคู่มือ".encode("cp874"), "", "line 2: .*--encoding cp874"), (b"a", "klingon", "klingon")],
)
def test_other_texts_are_refused(data: bytes, encoding: str, words: str) -> None:
    """No encoding is guessed; the message has the line and what to do."""
    with pytest.raises(ParseError, match=words):
        plain_text.decode(data, "a.txt", encoding)


def test_line_ends_are_one_kind() -> None:
    """And a NUL is a lost character."""
    assert "a\nb\nc\ufffd" == plain_text.decode(b"a\r\nb\rc\0", "a.txt")


def test_a_quoted_mail_with_bars() -> None:
    """The marks of the quotation go; bars part cells below a head that names fields."""
    text = "> Hello | all\n>\n> Title | Agency\n> A home | ILO\n> B | C | D\n"
    blocks = list(plain_text.read_text(text, "a.txt"))
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [[("Title", "Agency"), ("A home", "ILO")]] == [
        [line.texts for line in each.lines] for each in tables
    ]


def test_columns_that_only_blanks_keep_apart() -> None:
    """Below a head that names fields, as long as each column keeps its place."""
    text = "Title      Agency   Year\nA home     ILO      2020\nB home     IOM      2021\n\nBye\n"
    table, rest = list(plain_text.read_text(text, "a.txt"))
    assert isinstance(table, Table)
    assert ("B home", "IOM", "2021") == table.lines[-1].texts
    assert isinstance(rest, Paragraph)
    ragged = "Title      Agency   Year\nA home that is long ILO  2020\n"
    assert not any(isinstance(b, Table) for b in plain_text.read_text(ragged, "a.txt"))
    assert not any(isinstance(b, Table) for b in plain_text.read_text("Title   Agency\n", "a.txt"))
    assert not any(isinstance(b, Table) for b in plain_text.read_text("One   Two\na   b\n", "a"))


def test_a_hash_needs_a_blank_to_be_a_heading() -> None:
    """#Hashtags begin titles."""
    found = [
        (each.cell.text, each.level) for each in plain_text.read_text("# A\n\n#B c\n", "a.txt")
    ]
    assert [("A", 1), ("#B c", 0)] == found


@pytest.mark.parametrize("bullet", ["-", "\uf0b7", "(cid:0)", "[3]", "3)"])
def test_bullets_and_numbers_of_items(bullet: str) -> None:
    """Also those of the font Symbol, as Word prints them."""
    assert (True, "A home") == (
        plain_text.is_item(f"{bullet} A home"),
        plain_text.without_mark(f"{bullet} A home"),
    )
