"""What is not known is said below the works."""

from __future__ import annotations

from attrs import evolve

from migpubs.csl.runs import plain
from migpubs.documents.blocks import List
from migpubs.documents.gaps import Notes, _letters, gaps
from migpubs.model import Contribution, Person
from tests.documents.conftest import BARE, ENGLISH, SUPPLIED


def test_gaps() -> None:
    """Each thing that is missing; several works miss what one of them misses."""
    everything = ("gap-author", "gap-publisher", "gap-date", "gap-language", "gap-link")
    assert everything == gaps([BARE])
    assert () == gaps([ENGLISH])
    assert ("gap-link",) == gaps([ENGLISH, SUPPLIED])
    assert ("gap-record",) == gaps([])


def test_an_editor_is_somebody() -> None:
    """A work with editors does not lack authors."""
    edited = evolve(BARE, contributions=(Contribution(who=Person(name="A"), role="editor"),))
    assert "gap-author" not in gaps([edited])


def test_works_that_lack_the_same_share_a_note() -> None:
    """Signs are letters in the order in which they are needed."""
    notes = Notes("en")
    marks = [plain(notes.mark(those)) for those in ([SUPPLIED], [ENGLISH], [BARE], [SUPPLIED])]
    assert ["[a]", "", "[b]", "[a]"] == marks
    _, listed = notes.blocks()
    assert isinstance(listed, List)
    assert "[a] No address is known" == plain(listed.items[0])


def test_nothing_is_missing() -> None:
    """Without gaps there is no heading."""
    assert () == Notes("th").blocks()


def test_letters() -> None:
    """After z comes aa."""
    assert ["a", "z", "aa", "ba"] == [_letters(number) for number in (0, 25, 26, 52)]
