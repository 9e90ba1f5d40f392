"""Works stand in the order that readers expect."""

from __future__ import annotations

import pytest
from attrs import evolve

from migpubs.documents.ordering import ordered
from migpubs.errors import UnknownWord
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Contribution, Person, Publication
from tests.documents.conftest import BARE, ENGLISH, SUPPLIED, THAI, WORKS


def by(*names: Person | Body) -> Publication:
    return Publication(
        id="-".join(map(str, names)),
        title=LanguageMap({"en": "T"}),
        contributions=tuple(Contribution(who=name) for name in names),
    )


def test_by_author() -> None:
    """Family names and bodies, "The" ignored; a work without author stands by its title."""
    assert [SUPPLIED, ENGLISH, THAI, BARE] == ordered(WORKS, "author")


def test_by_title() -> None:
    """Titles as they are shown."""
    english = [work for work in WORKS if work is not THAI]
    assert [ENGLISH, BARE, SUPPLIED] == ordered(english, "title")


def test_by_date_and_publisher() -> None:
    """Earlier first, unknown last; equal ones stay as they stood."""
    assert [THAI, SUPPLIED, ENGLISH, BARE] == ordered(WORKS, "date")
    assert [SUPPLIED, ENGLISH, THAI, BARE] == ordered(WORKS, "publisher", names="short")
    assert list(WORKS) == ordered(WORKS, "printed")


def test_sort_as() -> None:
    """`sort_as` overrules the name of a person or a body."""
    zoe, abe = Person(given="Zoe", family="Adams", sort_as="Zoe"), Person(name="Abe")
    agency = Body(id="x", name=LanguageMap({"en": "Zenith"}), sort_as="Aardvark")
    expected = [by(agency), by(abe), by(zoe)]
    assert expected == ordered([by(zoe), by(abe), by(agency)], "author")


def test_native_names() -> None:
    """A Thai list sorts by the Thai name, an English one by the Latin name."""
    ko = Person(given="A", family="Zed", native=LanguageMap({"th": "กมล"}))
    kho = Person(given="B", family="Abe", native=LanguageMap({"th": "ขวัญ"}))
    assert [by(kho), by(ko)] == ordered([by(ko), by(kho)], "author")
    assert [by(ko), by(kho)] == ordered([by(kho), by(ko)], "author", language="th")


def test_editors_stand_in_for_authors() -> None:
    """A work without authors is sorted by its editors."""
    edited = evolve(
        by(Person(family="Abel")),
        contributions=(Contribution(who=Person(family="Abel"), role="editor"),),
    )
    assert [edited, by(Person(family="Baker"))] == ordered(
        [by(Person(family="Baker")), edited], "author"
    )


def test_unknown_order() -> None:
    """An unknown word is refused."""
    with pytest.raises(UnknownWord, match="did you mean 'title'"):
        ordered(WORKS, "titel")
