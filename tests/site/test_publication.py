from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.site.press import Press
from migpubs.site.publication import context
from migpubs.site.view import View
from tests.documents.conftest import BARE
from tests.site.conftest import RICH

if TYPE_CHECKING:
    from migpubs.model import Publication
    from migpubs.site.shelves import Shelves


@pytest.fixture
def shown(shelves: Shelves) -> dict[str, object]:
    return of(RICH, shelves)


def of(publication: Publication, shelves: Shelves) -> dict[str, object]:
    return context(publication, View(shelves, "en"), Press(shelves).sheet(publication))


def test_contributors_by_role(shown: dict[str, object]) -> None:
    """Authors first, then the other roles in the order of the closed list."""
    contributors = shown["contributors"]
    assert isinstance(contributors, list)
    assert ["author", "editor", "researcher"] == [role for role, _ in contributors]


def test_all_dates_in_words(shown: dict[str, object]) -> None:
    """Each kind of date that is known, and the period."""
    expected = [("issued", "May 2024"), ("signed", "1930"), ("coverage", "2020 – 2022")]
    assert expected == shown["date_facts"]


def test_relations_in_both_directions(shown: dict[str, object], shelves: Shelves) -> None:
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
