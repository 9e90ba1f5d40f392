"""What happens where two pieces meet."""

from __future__ import annotations

import pytest

from migpubs.csl.marks import link, runs, wrap
from migpubs.csl.markup import read
from migpubs.csl.output import html
from migpubs.csl.punctuation import affix, join, join_all, strip_periods

QUOTED = "\ufdd1a\ufdd2"


@pytest.mark.parametrize(
    ("expected", "left", "right"),
    [
        ("a.", "a.", "."),
        ("a?", "a?", "."),
        ("a!", "a:", "!"),
        ("a.,", "a.", ","),
        ("a;", "a;", ":"),
        ("a?!", "a?", "!"),
        ("a b", "a ", " b"),
        ("ab", "a", "b"),
        ("a", "a", ""),
        ("b", "", "b"),
        ("a\N{NO-BREAK SPACE}b", "a\N{NO-BREAK SPACE}", " b"),
        ("a ,", "a ", ","),
        ("<i>a.</i>", wrap("italic", "a."), "."),
        ("<i>a.</i>,", wrap("italic", "a."), ","),
        ("a.<i> b</i>", "a.", wrap("italic", ". b")),
        ("a <i>b</i>", "a ", wrap("italic", "b")),
        ('a <a href="https://a.org">b</a>', "a ", link("https://a.org", " b")),
        ("“a”.", QUOTED, "."),
        ("“a” b", QUOTED, " b"),
    ],
)
def test_join(expected: str, left: str, right: str) -> None:
    """Doubled punctuation and blanks are merged, whatever the marks between."""
    assert expected == html(runs(join(left, right)))


@pytest.mark.parametrize(
    ("expected", "left", "right"),
    [
        ("“a.”", QUOTED, "."),
        ("“a,” b", QUOTED, ", b"),
        ("“a”;", QUOTED, ";"),
        ("“a!”", "\ufdd1a!\ufdd2", "."),
        ("“b ‘a.’”", f"\ufdd1b {QUOTED}\ufdd2", "."),
        ("“a.”<i> b</i>", QUOTED, wrap("italic", ". b")),
        ("“<i>a.</i>” b", f"\ufdd1{wrap('italic', 'a')}\ufdd2", ". b"),
        ("“<i>a</i>.” b", f"\ufdd1{read('<i>a</i>')}\ufdd2", ". b"),
        ("“<b><i>a</i>.</b>” b", f"\ufdd1{wrap('bold', read('<i>a</i>'))}\ufdd2", ". b"),
    ],
)
def test_inside_quotes(expected: str, left: str, right: str) -> None:
    """Where the locale says so a full stop or comma moves into the quotation before it."""
    assert expected == html(runs(join(left, right, inside_quotes=True)))


def test_rows() -> None:
    """Parts are joined by a delimiter; affixes surround a text."""
    assert join_all([], ", ") == ""
    assert join_all(["a.", "b"], ". ") == "a. b"
    assert affix("(", "a.", ".)") == "(a.)"


def test_strip_periods() -> None:
    """Full stops go, but not from the addresses of links."""
    assert strip_periods("a.b") == "ab"
    assert strip_periods("ab") == "ab"
    assert (
        html(runs(strip_periods("x. " + link("https://a.org", "y."))))
        == 'x <a href="https://a.org">y</a>'
    )


@pytest.mark.parametrize(
    ("expected", "after"),
    [("“a.”", "."), ("“a,”", ","), ("“a?”", "?"), ("“a!”", "!"), ("“a”;", ";"), ("“a”:", ":")],
)
def test_signs_into_quotes(expected: str, after: str) -> None:
    """Full stops, commas, question and exclamation marks move in, as in the official suite."""
    assert expected == html(runs(join(QUOTED, after, inside_quotes=True)))


def test_merged_sign_into_quotes() -> None:
    """What two signs become moves in as it would by itself."""
    colon = join(QUOTED, ":", inside_quotes=True)
    assert html(runs(join(colon, "! b", inside_quotes=True))) == "“a!” b"
