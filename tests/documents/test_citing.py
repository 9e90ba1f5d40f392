"""Citations to paste."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from migpubs import cite, export, reading_list
from migpubs.dates import Date
from migpubs.errors import UnknownFormat, WrongOption
from migpubs.model import Link
from tests.documents.conftest import BARE, ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable

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


@pytest.mark.parametrize("write", [cite, reading_list, partial(export, "ris")])
def test_ids_are_no_publications(write: Callable[[Any], object]) -> None:
    """What was given in their place is named, and what gives publications by their ids."""
    for given in (["a-key"], "a-key"):
        with pytest.raises(TypeError, match=r"^'a(-key)?' is not a publication \(Catalogue.select"):
            write(given)


def test_the_pages_are_those_of_each_publication_in_its_turn() -> None:
    """They stand in the text, not in the entries; an empty text is none, one needs no list."""
    pages = ["", "12-15"]
    cited, *listed = cite([BARE, ENGLISH], style="apa", pages=pages).split("\n\n")
    assert "(Okoro & Baker, 2023, pp. 12–15; An Unknown Thing, n.d.)" == cited
    assert not any("12–15" in entry for entry in listed)
    assert cite([ENGLISH], pages=["3"]) == cite([ENGLISH], pages="3")
    with pytest.raises(WrongOption, match=r"more than publications \(2 for 1\)"):
        cite([ENGLISH], pages=pages)


def test_the_day_of_access_is_that_of_a_reading_list() -> None:
    """APA says "Retrieved" of a work without a date, and needs the day for that."""
    work = evolve(BARE, links=(Link(url="https://example.org/a"),))
    seen = {"https://example.org/a": Date(2026, 11, 28)}
    made = cite([work], style="apa", accessed=seen)
    assert "Retrieved November 28, 2026, from https://example.org/a" in made
