"""The note of a reference, written and taken apart again."""

from __future__ import annotations

import pytest
from attrs import evolve

from migpubs.formats import biblatex
from migpubs.formats.note import Note, read_note, write_note
from migpubs.formats.reference import Context
from migpubs.identifiers import parse
from migpubs.model import Link, Text
from tests.formats.records import BOOK, GUIDE, THAI

PORTUGUESE = Text(language="pt")


def test_a_note_says_what_has_no_field_and_is_found_again() -> None:
    """A value that has a semicolon in it stays in one piece."""
    book = evolve(BOOK, number="9", place="Bangkok; Geneva")
    fielded = {"genre", "edition", "pages", "container", "publishers", *("isbn", "doi", "local")}
    note = write_note(book, Context(), fielded)
    assert (("number", "9"), ("place", "Bangkok; Geneva")) == read_note(note).words[:2]


def test_a_value_may_begin_with_a_semicolon() -> None:
    """A label with nothing at all behind it was not written here."""
    assert (("pages", "; 0"),) == read_note("Pages: ; 0").words
    assert Note(rest="Pages: ") == read_note("Pages: ")


def test_the_kind_is_said_only_where_the_type_says_another() -> None:
    """A guide is written as a report, and its word for itself tells that it is one."""
    assert "Kind: " not in write_note(GUIDE, Context(), (), "report")
    worded = evolve(GUIDE, genre="Handbook")
    assert ("kind", "guide") in read_note(write_note(worded, Context(), (), "report")).words


def test_an_identifier_that_the_address_tells_is_not_said_again() -> None:
    """A bibliography prints the note; where the address is another, only the note tells it."""
    page = parse("ilo-wcms", "WCMS_885139")
    told = evolve(GUIDE, identifiers=(page,), links=(Link(url="https://www.ilo.org/WCMS_885139"),))
    assert "WCMS" not in write_note(told, Context(), ())
    assert "ILO page: WCMS_885139" in write_note(evolve(told, links=()), Context(), ())
    text = biblatex.dumps([told])
    assert "ILO page" not in text
    assert ["WCMS_885139"] == [str(each) for each in biblatex.loads(text)[0].identifiers]


def test_a_translation_names_its_original() -> None:
    """By the title that the export knows."""
    note = write_note(THAI, Context(titles={"una-2023-guide": "Guide"}), ())
    assert "Guide" == read_note(note).original


def test_a_note_that_was_not_written_here_stays_whole() -> None:
    """What no part of it is known of, and what has more parts than any of ours."""
    long = "; ".join(["ISBN: 1"] * 41)
    assert (Note(rest="one; two"), Note(rest=long)) == (read_note("one; two"), read_note(long))


@pytest.mark.parametrize(
    ("noted", "language", "expected"),
    [
        ((), "", ()),
        ((), "pt-BR", (Text(language="pt-BR"),)),
        (2 * (PORTUGUESE,), "pt-BR", (Text(language="pt-BR"), PORTUGUESE)),
        ((Text(language="th"),), "en", (Text(language="th"),)),
    ],
)
def test_the_tag_of_the_language_is_more_precise_than_its_name(
    noted: tuple[Text, ...], language: str, expected: tuple[Text, ...]
) -> None:
    """It stands in for the first full text in that language, or alone where the note is silent."""
    assert expected == Note(texts=noted).known_texts(language)
