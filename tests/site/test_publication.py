from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from migpubs.model import Contribution, Person
from migpubs.site.press import Press
from migpubs.site.publication import context
from migpubs.site.view import View
from tests.documents.conftest import BARE
from tests.site.conftest import RICH

if TYPE_CHECKING:
    from migpubs.model import Publication
    from migpubs.site.shelves import Shelves


@pytest.fixture
def shown(shelves: Shelves) -> dict[str, Any]:
    return of(RICH, shelves)


def of(publication: Publication, shelves: Shelves) -> dict[str, Any]:
    (sheet,) = Press(shelves).sheets([publication])
    return context(publication, View(shelves, "en"), sheet)


def test_contributors_by_role(shown: dict[str, Any], shelves: Shelves) -> None:
    """Authors first, then the other roles in their order; several authors are named as such."""
    contributors = shown["contributors"]
    assert isinstance(contributors, list)
    assert [
        ("Author", "authors", 1),
        ("Editor", "editors", 1),
        ("Research by", "contributions", 1),
    ] == [(label, name, len(those)) for label, name, those in contributors]
    two = evolve(RICH, contributions=(*RICH.contributions, Contribution(who=Person(name="Mya"))))
    assert ("Authors", "authors") == of(two, shelves)["contributors"][0][:2]


def test_what_nobody_knows_is_named(shown: dict[str, Any], shelves: Shelves) -> None:
    """What a reader looks for in vain is said in words; a whole record has no gaps."""
    assert "" == shown["gaps"]
    gaps = "kind of publication, author, publisher, date, language of the text, address on the web"
    assert gaps == of(BARE, shelves)["gaps"]


def test_all_dates_in_words(shown: dict[str, Any]) -> None:
    """Each kind of date that is known, and the period."""
    expected = [("issued", "May 2024"), ("signed", "1930"), ("coverage", "2020 – 2022")]
    assert expected == shown["date_facts"]


def test_relations_in_both_directions(shown: dict[str, Any], shelves: Shelves) -> None:
    """A record leads to its page, another work to its address, and the target points back."""
    expected = [
        ("Part of", [("An Unknown Thing", "publications/bare.html", True, "3")]),
        ("About", [("A work elsewhere", "https://else.example/", False, "")]),
        ("Replaces", [("A lost work", "", False, "")]),
        ("In the series", [("gone", "", False, "")]),
    ]
    assert expected == shown["related"]
    back = of(BARE, shelves)["related"]
    assert [
        ("Parts", [('<span lang="th">การย้ายถิ่น</span>', "publications/rich.html", True, "3")])
    ] == back
