"""Citations to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs import cite
from migpubs.errors import UnknownFormat
from tests.documents.conftest import BARE, ENGLISH

if TYPE_CHECKING:
    from migpubs.errors import Problem


def test_a_citation_is_what_stands_in_the_text_then_the_entries() -> None:
    """The parts are set apart by empty lines; a work that is named twice comes once."""
    parts = cite([ENGLISH, BARE, ENGLISH]).split("\n\n")
    assert 3 == len(parts)
    assert parts[0].startswith("(")
    assert ENGLISH.full_title() in parts[1] + parts[2]


def test_style_language_and_markup_are_chosen() -> None:
    """As in a reading list; what the style does not print, and a missing date, are told."""
    problems: list[Problem] = []
    made = cite([BARE], style="iom", language="th", to="html", on_problem=problems.append)
    assert BARE.full_title() in made
    assert 2 == made.count("<p>") == made.count("</p>")
    assert "no-date" in {problem.code for problem in problems}
    for wrong in ({"to": "docx"}, {"style": "no-such-style"}):
        with pytest.raises(UnknownFormat):
            cite([BARE], **wrong)
