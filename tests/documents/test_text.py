"""Plain text fits its lines, and addresses stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.csl.runs import Link
from migpubs.documents import Column, Document, Paragraph, Table, render
from migpubs.documents.text import WIDTH, wrap
from migpubs.text import display_width
from tests.documents.tree import EVERYTHING

EXPECTED = """\
A | B & <C>
===========

A paragraph.

Part #1
-------

Title                        Author
---------------------------  ------
Skills | work [1] [in Thai]  ILO[a]

คู่มือแรงงาน

Part 1.1
~~~~~~~~

Ada. Home. https://una.example/a?b=1&c=2

[a] A note

[1] https://una.example/a?b=1&c=2
"""


def test_everything() -> None:
    """Headings are underlined, cells stand in columns, addresses of titles at the end."""
    assert EXPECTED == render(EVERYTHING, "text")


def test_long_cells_are_wrapped() -> None:
    """Each line fits; columns that need little leave their room to the others."""
    table = Table(
        columns=(
            Column(name="a", heading="A", share=3),
            Column(name="b", heading="B", share=3),
            Column(name="c", heading="C"),
        ),
        rows=((("word " * 60,), ("แรงงานข้ามชาติ" * 30,), ("x",)),),
    )
    text = str(render(Document(title="T", language="en", blocks=(table,)), "text"))
    assert max(map(display_width, text.splitlines())) <= WIDTH
    assert 60 == text.count("word")
    assert "แรงงานข้ามชาติ" * 30 == "".join(
        letter for letter in text if "\u0e01" <= letter <= "\u0e5b"
    )


@pytest.mark.parametrize(
    ("expected", "words", "width"),
    [
        ([""], "", 10),
        (["a b", "c"], "a b c", 3),
        (["abcd", "ef"], "abcdef", 4),
        (["a", "abcd", "e"], "a abcde", 4),
        (["https://una.example/x", "b"], "https://una.example/x b", 4),
        (["น้ำใจ", "น้ำใจ"], "น้ำใจน้ำใจ", 4),
        (["กา", "เกาะ"], "กาเกาะ", 5),
    ],
)
def test_wrap(expected: list[str], words: str, width: int) -> None:
    """Lines break at blanks, within long words between letters, never within an address."""
    assert expected == wrap(words, width)


@given(st.text(alphabet="ab กำเ้าะ", max_size=60), st.integers(2, 20))
def test_wrapping_loses_nothing(words: str, width: int) -> None:
    """All letters are still there, in order."""
    assert "".join(words.split()) == "".join("".join(wrap(words, width)).split())


def test_addresses_are_numbered_once() -> None:
    """Two links to one address share a number; an unsafe address is no link."""
    runs = (
        Link("https://a.example/", ("one",)),
        Link("https://a.example/", ("two",)),
        Link("javascript:x", ("three",)),
    )
    text = render(Document(title="T", language="en", blocks=(Paragraph(runs=runs),)), "text")
    assert "T\n=\n\none [1]two [1]three\n\n[1] https://a.example/\n" == text
