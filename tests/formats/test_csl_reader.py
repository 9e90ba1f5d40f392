"""CSL-JSON of other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from migpubs.errors import ParseError
from migpubs.formats import csl_reader
from migpubs.model import Person
from tests.formats.records import BODIES

if TYPE_CHECKING:
    from migpubs.errors import Problem
    from migpubs.model import Publication


def read(plain: object) -> tuple[list[Publication], list[str]]:
    problems: list[Problem] = []
    text = plain if isinstance(plain, str) else json.dumps(plain)
    found = csl_reader.loads(
        text, bodies=BODIES.values(), file="x.json", on_problem=problems.append
    )
    return list(found), list(map(str, problems))


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ({"date-parts": [[2023, 9, 20]]}, "2023-09-20"),
        ({"date-parts": [["2023", "9"]]}, "2023-09"),
        ({"date-parts": [[2023], [2024]]}, "2023"),
        ({"raw": "20 September 2023"}, "2023-09-20"),
        ({"literal": "2566"}, "2023"),
        ("2023", "2023"),
        ({"date-parts": []}, "None"),
        ({"date-parts": "x"}, "None"),
        ([2023], "None"),
    ],
)
def test_dates_of_all_kinds(issued: object, expected: str) -> None:
    """Parts as numbers or text, raw dates, years of the Buddhist era."""
    (found,), _ = read([{"id": "a", "title": "A", "type": "report", "issued": issued}])
    assert expected == str(found.issued)


def test_items_of_other_programs() -> None:
    """Particles and suffixes, types we do not write, a short title that is something else."""
    plain = {
        "items": [
            {
                "id": 7,
                "type": "pamphlet",
                "title": "A long title",
                "shortTitle": "Other",
                "author": [
                    {"dropping-particle": "van", "family": "Berg", "given": "J", "suffix": "Jr"},
                    {"family": "UNA"},
                    "nobody",
                ],
                "editor": "nobody",
                "publisher": "UNA; New Ltd",
                "custom": [],
                "note": ["no text"],
            }
        ]
    }  # fmt: skip
    (found,), problems = read(plain)
    assert ("factsheet", "A long title", {}) == (
        found.kind, found.full_title(), dict(found.subtitle),
    )  # fmt: skip
    assert [Person(family="van Berg", given="J Jr"), BODIES["una"], Person(name="nobody")] == list(
        found.authors
    )
    assert (Person(name="nobody"),) == found.editors
    assert any("the short title 'Other' is not read" in each for each in problems)
    assert ["una", "new-ltd"] == [body.id for body in found.publishers]
    assert any("unknown body 'New Ltd'" in each for each in problems)
    (single,), _ = read({"id": "a", "title": "\ud800A\x00", "type": "book"})
    assert "\ufffdA" == single.full_title()


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '"x"', '{"items": 1}', "3"])
def test_what_is_no_list_of_items_is_refused(text: str) -> None:
    """With its line and column where they are known."""
    with pytest.raises(ParseError):
        read(text)


def test_what_is_no_item_is_said() -> None:
    """The other items are read."""
    found, problems = read('[\n1,\n{"id": "a", "title": "A"}\n]')
    assert (1, ["x.json:2: this is no item: 1"]) == (len(found), problems)


def test_what_is_not_read_is_reported_with_its_line() -> None:
    """Variables that have no place in a record, and structures that are none."""
    text = """[
  {"id": "a", "title": "A", "type": "software", "volume": 3, "accessed": {"date-parts": [[2024]]}}
]"""
    _, problems = read(text)
    assert [
        "x.json:2: a: volume: not read",
        "x.json:2: a: accessed: not read",
        "x.json:2: a: kind: the type 'software' is not one of ours; read as a document",
    ] == problems


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"id": 1}\n {"id": 2}]', "x.json:2:2: expected a comma or the end of the list"),
        ('[{"id": 1}] x', "x.json:1:11: something stands after the list"),
        ('[\n{"id": }]', "x.json:2:8: not JSON: Expecting value"),
        ('{"a": 1}', "x.json: expected a list of items"),
    ],
)
def test_json_that_is_broken_has_its_place(text: str, told: str) -> None:
    """Line and column of what is wrong."""
    with pytest.raises(ParseError) as raised:
        read(text)
    assert [told] == list(map(str, raised.value.problems))


@pytest.mark.parametrize(
    ("issued", "told"),
    [
        ({"date-parts": [[2022], [2023, 5]]}, "of '2022/2023-05' only the beginning is kept"),
        ({"date-parts": [[2023]], "circa": True}, "that the date '2023~' is uncertain"),
        ({"date-parts": [[2023]], "season": 2}, "'2023 (season 2)' is not a date"),
        ({"edtf": "2023-XX"}, "'2023-XX' is not a date"),
    ],
)
def test_dates_that_say_more_than_a_day(issued: object, told: str) -> None:
    """What of them is not kept is said."""
    _, problems = read([{"id": "a", "title": "A", "type": "report", "issued": issued}])
    assert any(told in each for each in problems)


def test_texts_in_a_list() -> None:
    """Crossref has titles and numbers in lists; the first is read, the others are reported."""
    plain = {"id": "a", "type": "book", "title": ["A"], "ISSN": ["1234-5679", "2049-3630"]}
    (found,), problems = read([plain])
    assert "A" == found.full_title()
    assert ["1234-5679"] == [each.value for each in found.identifiers]
    assert ["x.json:1: a: ISSN: a further value is not read"] == problems
