"""CSL-JSON made ready: variables told apart, problems told, nothing raised."""

from __future__ import annotations

import pytest

from migpubs.csl.datevalues import DateValue
from migpubs.csl.errors import ItemProblem
from migpubs.csl.items import read_item
from migpubs.csl.people import Name


def test_variables() -> None:
    """Text, names and dates are kept apart; numbers become text."""
    item = read_item(
        {
            "id": 7,
            "type": "report",
            "title": "T",
            "volume": 3,
            "edition": 2.0,
            "author": [{"family": "Doe"}],
            "issued": {"date-parts": [[2000]]},
            "language": "th",
            "custom-date": {"raw": "2001"},
            "custom-names": [{"literal": "X"}],
            "note": None,
            "journalAbbreviation": "J.",
            "shortTitle": "S",
            "custom": {"a": 1},
            "categories": [],
            "abstract": "\n",
        }
    )
    assert ("7", "report", "th") == (item.id, item.type, item.language)
    assert item.text == {
        "title": "T",
        "volume": "3",
        "edition": "2",
        "language": "th",
        "container-title-short": "J.",
        "title-short": "S",
    }
    assert item.names == {"author": (Name("Doe"),), "custom-names": (Name(literal="X"),)}
    assert item.dates == {"issued": DateValue((2000,)), "custom-date": DateValue((2001,))}
    assert item.has("title")
    assert item.has("author")
    assert item.has("issued")
    assert not item.has("publisher")


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        (ItemProblem("a", "title", "holds a list, not text; left out"), {"title": [1]}),
        (ItemProblem("a", "title", "holds a bool, not text; left out"), {"title": True}),
        (
            ItemProblem("a", "author", "'Doe' is no mapping; printed as it stands"),
            {"author": "Doe"},
        ),
        (ItemProblem("a", "author", "5 is no name; left out"), {"author": [5]}),
        (ItemProblem("a", "issued", "'' is no date; left out"), {"issued": {"raw": ""}}),
        (ItemProblem("a", "issued", "True is no date; left out"), {"issued": True}),
    ],
)
def test_problems(expected: ItemProblem, data: dict[str, object]) -> None:
    """What cannot be used is told with its item and variable; the rest is used."""
    told: list[ItemProblem] = []
    item = read_item({"id": "a", "publisher": "P", **data}, told.append)
    assert item.text["publisher"] == "P"
    assert [expected.item, expected.variable] == [told[0].item, told[0].variable]
    assert expected.message.split(" ", 1)[1] in told[0].message


def test_no_mapping() -> None:
    """What is no mapping is an empty item with a number for an id."""
    told: list[ItemProblem] = []
    assert read_item("x", told.append, number=3).id == "#3"
    assert len(told) == 1
    assert read_item({}, number=4).id == "#4"


def test_empty_date_is_no_problem() -> None:
    """An empty mapping is how some programs write no date."""
    told: list[ItemProblem] = []
    read_item({"id": "a", "issued": {}, "accessed": ""}, told.append)
    assert told == []


def test_note() -> None:
    """Variables written into the note count where the item has none of its own."""
    note = (
        "genre: Report\npublisher: No\n{:volume: 4}\nissued: 2001\neditor: Doe || Jane\n"
        "director: Body\nunknown thing: x\nauthor:  \n"
    )
    item = read_item({"id": "a", "publisher": "P", "note": note})
    assert ("Report", "P", "4") == (item.text["genre"], item.text["publisher"], item.text["volume"])
    assert item.dates["issued"] == DateValue((2001,))
    assert item.names["editor"] == (Name("Doe", "Jane"),)
    assert item.names["director"] == (Name(literal="Body"),)


def test_derived() -> None:
    """The first page comes from the pages, old names of variables from the new."""
    both = [{"family": "Doe"}]
    item = read_item({"id": "a", "page": "12-15", "event": "E", "editor-translator": both})
    assert ("12", "E") == (item.text["page-first"], item.text["event-title"])
    assert item.names["editor"] == item.names["translator"] == (Name("Doe"),)
    mine = read_item(
        {"id": "a", "page": "1-2", "page-first": "9", "editor": both, "editor-translator": both}
    )
    assert mine.text["page-first"] == "9"
    assert "translator" not in mine.names


def test_labels_typed_into_fields() -> None:
    """A label in front of pages, volume and issue is the style's to print; in a text it stays."""
    item = read_item(
        {"id": "a", "page": "pp. 3-5", "volume": "vol. 2", "issue": "no.4", "number": "no. 1"}
    )
    assert item.text == {
        "page": "3-5", "page-first": "3", "volume": "2", "issue": "4", "number": "no. 1",
    }  # fmt: skip
