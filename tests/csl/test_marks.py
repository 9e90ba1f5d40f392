"""Marked strings become a tree; looks flip and quotation marks alternate only there."""

from __future__ import annotations

import pytest

from migpubs.csl import marks
from migpubs.csl.marks import CLOSE, INNER, NODECOR, OPEN, QUOTE, UNQUOTE, Quotes, clean, runs, wrap
from migpubs.csl.markup import read
from migpubs.csl.output import html
from migpubs.csl.runs import Link, Styled


def test_runs() -> None:
    """Neighbouring strings are one; empty marks leave nothing."""
    assert runs("ab") == ("ab",)
    assert runs(f"a{wrap('italic', 'b')}c") == ("a", Styled("italic", ("b",)), "c")
    assert runs(f"a{OPEN['bold']}{CLOSE}b") == ("ab",)
    assert runs(marks.link("https://a.org", "x")) == (Link("https://a.org", ("x",)),)
    assert wrap("italic", "") == ""


def test_unbalanced() -> None:
    """A mark that never closes ends with the text; a close too many is nothing."""
    assert runs(f"{OPEN['bold']}x") == (Styled("bold", ("x",)),)
    assert runs(f"x{CLOSE}") == ("x",)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("“a ‘b “c” ’”", f"{QUOTE}a {QUOTE}b {QUOTE}c{UNQUOTE} {UNQUOTE}{UNQUOTE}"),
        ("‘a’", f"{INNER}a{UNQUOTE}"),
        ("“‘a’”", f"{QUOTE}{INNER}a{UNQUOTE}{UNQUOTE}"),
    ],
)
def test_quotes(expected: str, text: str) -> None:
    """Quotation marks alternate with their depth."""
    assert expected == html(runs(text))
    assert html(runs(f"{QUOTE}a{UNQUOTE}", Quotes("«", "»"))) == "«a»"
    assert runs(f"{QUOTE}{UNQUOTE}a{OPEN['bold']}b{CLOSE}", Quotes("", "")) == (
        "a",
        Styled("bold", ("b",)),
    )


@pytest.mark.parametrize(
    ("expected", "quotes"),
    [
        ("“a ‘b’” ‘c’", Quotes()),
        ("“a ‘b’” ‘c’", Quotes("‘", "’", "“", "”")),
        ("“a ‘b’” ‘c’", Quotes("„", "“", "‚", "‘")),
        ("“a ‘b’” ‘c’", Quotes("«", "»", "“", "”")),
    ],
)
def test_typed_quotes(expected: str, quotes: Quotes) -> None:
    """Curly marks follow the locale where they are its own, and stay as typed elsewhere."""
    assert expected == html(runs(read("“a ‘b’” ‘c’"), quotes))


def test_typed_quotes_in_a_quotation() -> None:
    """Marks of the locale alternate inside a quotation; others do not count."""
    quoted = f"{QUOTE}{read('“a ‘b’”')}{UNQUOTE}"
    assert html(runs(quoted)) == "“‘a “b”’”"
    assert html(runs(quoted, Quotes("‘", "’", "“", "”"))) == "‘“a ‘b’”’"
    assert html(runs(quoted, Quotes("„", "“", "‚", "‘"))) == "„“a ‘b’”“"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            '<i>a <span style="font-style:normal;">b</span></i>',
            f"{OPEN['italic']}a {read('<i>b</i>')}{CLOSE}",
        ),
        (
            '<b>a <span style="font-weight:normal;">b</span></b>',
            f"{OPEN['bold']}a {read('<b>b</b>')}{CLOSE}",
        ),
        ("<i>b</i>", read("<i>b</i>")),
        ("a", wrap("upright", "a")),
        ('<i><span style="font-style:normal;">a</span></i>', wrap("italic", wrap("upright", "a"))),
        (
            '<i>a <span style="font-style:normal;">b</span></i>',
            f"{OPEN['italic']}a {NODECOR}b{CLOSE}{CLOSE}",
        ),
        ("b", f"{NODECOR}b{CLOSE}"),
        ("<sup>a</sup>", wrap("superscript", "a")),
    ],
)
def test_flip_flop(expected: str, text: str) -> None:
    """A look inside its like undoes it; what undoes nothing leaves no trace."""
    assert expected == html(runs(text))


def test_clean() -> None:
    """Characters that are marks here cannot come in from outside."""
    assert clean(f"a{QUOTE}b") == "a\N{REPLACEMENT CHARACTER}b"
    assert clean("a") == "a"
    assert clean("ไทย") == "ไทย"
