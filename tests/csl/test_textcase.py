"""Text case as the specification and the official suite have it."""

from __future__ import annotations

import pytest

from migpubs.csl import textcase
from migpubs.csl.marks import runs
from migpubs.csl.markup import read
from migpubs.csl.output import html


@pytest.mark.parametrize(
    ("expected", "case", "text"),
    [
        ("this is a test", "lowercase", "This IS a Test"),
        ("THIS IS A TEST", "uppercase", "This is a Test"),
        ("This is", "capitalize-first", "this is"),
        ("iPhone is", "capitalize-first", "iPhone is"),
        ("", "capitalize-first", ""),
        ("--", "capitalize-first", "--"),
        ("This Is A 07-X", "capitalize-all", "this is a 07-x"),
        ("This is a pen of nasa", "sentence", "this Is a Pen of NASA"),
        ("--", "sentence", "--"),
        ("The Tale of a City", "title", "the tale of a city"),
        ("A History: The End", "title", "a history: the end"),
        ("What Is in? A Name", "title", "what is in? a name"),
        ("State-of-the-Art Study", "title", "state-of-the-art study"),
        ("Employee Pro-Environmental Behavior", "title", "employee pro-environmental behavior"),
        ("A 07-x Test", "title", "a 07-x test"),
        ("Plan c: The P-Value from A to B", "title", "plan c: the p-value from A to B"),
        ("Milk, Vitamin C and the A-Team", "title", "milk, vitamin C and the a-team"),
        ("NASA and the iPhone", "title", "NASA and the iPhone"),
        ("ALL CAPS STAY", "title", "ALL CAPS STAY"),
        ("Something to Hope For", "title", "something to hope for"),
        ("Don’t and l’avion -- x", "title", "don’t and l’avion -- x"),
        ("A <i>Good</i> Thing", "title", "a <i>good</i> thing"),
        ("A <i>keep</i> Thing", "title", 'a <span class="nocase"><i>keep</i></span> thing'),
        ("“The Quoted” Word", "title", "'the quoted' word"),
        ("“The quoted” word", "capitalize-first", "'the quoted' word"),
        ("unknown", "none", "unknown"),
    ],
)
def test_apply(expected: str, case: str, text: str) -> None:
    """Words that are marked to keep their case, and mixed words, stay."""
    assert expected == html(runs(textcase.apply(case, read(text))))


def test_not_english() -> None:
    """Title case touches only English."""
    assert textcase.apply("title", "la vie est belle", english=False) == "la vie est belle"


def test_unbalanced_marks() -> None:
    """A closing mark without an opening one does no harm."""
    assert textcase.apply("uppercase", "a\ufdd0b") == "A\ufdd0B"
