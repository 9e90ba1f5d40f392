"""A record read from an item, whatever format told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.formats.item import Item, Name
from migpubs.formats.reading import publication
from migpubs.model import Person
from migpubs.names import Authority
from tests.formats.records import BODIES

if TYPE_CHECKING:
    from migpubs.errors import Problem
    from migpubs.model import Publication


def read(item: Item) -> tuple[Publication, list[str]]:
    problems: list[Problem] = []
    found = publication(item, Authority(BODIES.values()), problems.append)
    return found, [each.code for each in problems]


def test_a_plain_item_is_a_record_without_doubt() -> None:
    """Bodies are those of the list, the language is found by its name, the note says the rest."""
    found, problems = read(
        Item(
            key="A 1", title="Work: a guide", short="Work", publishers=("UNA / C_AB",),
            names=(("author", Name(literal="United Agency")),), language="English",
            date="2023-09", note="mine; Number: 7",
        )
    )  # fmt: skip
    assert ("a-1", ("A 1",), "Work", "a guide") == (
        found.id, found.aliases, found.title["en"], found.subtitle["en"],
    )  # fmt: skip
    assert ([BODIES["una"]], "2023-09") == (
        [each.who for each in found.contributions],
        str(found.issued),
    )
    assert ([BODIES["una"], BODIES["centre"]], "7", "mine") == (
        list(found.publishers), found.number, found.note,
    )  # fmt: skip
    assert [] == problems


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Item(title=""), ["no-title"]),
        (Item(title="A /"), ["isbd"]),
        (Item(title="A", place="UNA"), ["swapped"]),
        (Item(title="A", short="B"), ["odd-short-title"]),
        (Item(title="A", language="Martian"), ["unknown-language"]),
        (Item(title="A", date="soon"), ["unknown-date"]),
        (Item(title="A", date="2023?"), ["uncertain-date"]),
        (Item(title="A", date="2022/2023"), ["date-range"]),
        (Item(title="A", date="2566"), ["buddhist-era"]),
        (Item(title="A", date="ก.ย. ๒๕๖๖"), ["buddhist-era"]),
        (Item(title="A", status="lost"), ["unknown-status"]),
        (Item(title="A", urls=("file:///a",)), ["bad-url"]),
        (Item(title="A", identifiers=(("doi", "x"),)), ["bad-identifier"]),
        (
            Item(title="A", names=(("author", Name(family="Agency", given="United")),)),
            ["torn-body"],
        ),
    ],
)
def test_what_does_not_fit_is_said(item: Item, expected: list[str]) -> None:
    """One doubt each, and the record is read all the same."""
    found, problems = read(item)
    assert (expected, item.title or "?") == (problems, found.title["en"])


def test_a_year_of_the_buddhist_era_is_one_of_the_common_era() -> None:
    """In a range, the beginning; in press is forthcoming."""
    found, _ = read(Item(title="A", date="2566-05/2567", status="inpress"))
    assert ("2023-05", "forthcoming") == (str(found.issued), found.status)


def test_a_person_of_two_parts_stays_as_told() -> None:
    """Nothing is guessed of a name that a format has divided."""
    found, problems = read(Item(title="A", names=(("editor", Name(family="Roe", given="Ann")),)))
    assert ((Person(family="Roe", given="Ann"),), []) == (found.editors, problems)
