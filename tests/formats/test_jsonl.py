"""JSON Lines: our own form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from migpubs.errors import ParseError
from migpubs.formats import jsonl
from migpubs.language_map import LanguageMap
from migpubs.model import Assignment, Body, Link, Publication, Theme
from tests.formats.records import BARE, UNA
from tests.strategies import any_text, publications

if TYPE_CHECKING:
    from migpubs import Catalogue
    from migpubs.errors import Problem

SCHEMA = Draft7Validator(jsonl.schema())

LAB = Body(id="lab", name=LanguageMap({"en": "Lab"}), parent=UNA)
TOP = Theme(id="sdg:1", label=LanguageMap({"en": "Top"}))
FULL = Publication(
    id="full",
    title=LanguageMap({"en": "line\u2028end \x85"}),
    publishers=(LAB,),
    links=(Link(url="https://a.org/", holder=UNA),),
    themes=(Assignment(theme=Theme(id="sdg:1.1", label=LanguageMap({"en": "Sub"}), parent=TOP)),),
)


def read(text: str) -> tuple[list[Publication], list[str]]:
    problems: list[Problem] = []
    found = jsonl.loads(text, file="x.jsonl", on_problem=problems.append)
    return list(found), list(map(str, problems))


def test_bodies_and_themes_come_before_their_first_use() -> None:
    """Parents first, each once, and each line is one line for every reader."""
    text = jsonl.dumps([FULL, FULL])
    lines = text.splitlines()
    told = [next(iter(json.loads(line).items())) for line in lines]
    assert [
        ("body", "una"), ("body", "lab"), ("theme", "sdg:1"), ("theme", "sdg:1.1"),
        ("publication", "full"), ("publication", "full"),
    ] == [(noun, plain["id"]) for noun, plain in told]  # fmt: skip
    assert ([FULL, FULL], []) == read(text)


def test_another_body_under_an_id_of_ours_gets_an_id_of_its_own() -> None:
    """It is told, and never taken for ours; a body that shares a name with ours is ours."""
    other = Body(id="lab", name=LanguageMap({"en": "Labour Bureau"}))
    work = Publication(id="w", title=LanguageMap({"en": "W"}), publishers=(other,))
    problems: list[Problem] = []
    (found,) = jsonl.loads(jsonl.dumps([work]), bodies=[UNA, LAB], on_problem=problems.append)
    assert ["lab-b"] == [body.id for body in found.publishers]
    assert ["other-body"] == [each.code for each in problems]
    renamed = Body(id="lab", name=LanguageMap({"en": "The new Lab"}), aliases=("LAB",))
    same = Publication(id="w", title=LanguageMap({"en": "W"}), publishers=(renamed,))
    (found,) = jsonl.loads(jsonl.dumps([same]), bodies=[UNA, LAB])
    assert ["lab"] == [body.id for body in found.publishers]


def test_bodies_named_by_id_only_need_no_line() -> None:
    """Whoever confirmed a record or sent a fact is named by id."""
    text = '{"publication": {"id": "a", "title": "A", "confirmed": {"by": "una", "date": "2024"}}}'
    (found,), problems = read(text)
    assert found.confirmed
    assert ("una", []) == (found.confirmed.by, problems)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "x.jsonl:1: not JSON"),
        ("[" * 100_000, "x.jsonl:1: not JSON: nested too deep"),
        ("[1]", "x.jsonl:1: expected an object with one key"),
        ('{"thing": {}}', "x.jsonl:1: expected an object with one key"),
        ('{"publication": []}', "x.jsonl:1: "),
        ('{"publication": {"id": "a"}}', "a: the field 'title' is missing"),
        ('{"publication": {"id": "a", "title": "A", "titel": 1}}', "unknown field 'titel'"),
        ('{"publication": {"id": "a", "title": "A", "publishers": ["x"]}}', "unknown body 'x'"),
        ('{"publication": {"id": "a", "title": ' + "[" * 50 + "]" * 50 + "}}", "nested more than"),
    ],
)
def test_lines_that_cannot_be_read_are_reported(line: str, told: str) -> None:
    """With their number; the other lines are read."""
    good = jsonl.dumps([BARE])
    found, problems = read(f"{line}\n{good}")
    assert BARE in found
    assert told in "\n".join(problems)


def test_values_that_json_knows_and_yaml_does_not() -> None:
    """True, null and numbers are what they mean."""
    text = (
        '{"publication": {"id": "a", "title": "A", "place": null, "issued": 2023,'
        ' "texts": [{"language": "th", "translated": true}]}}'
    )
    (found,), problems = read(text)
    assert ("2023", "", True, []) == (
        str(found.issued), found.place, found.texts[0].translated, problems,
    )  # fmt: skip


def test_a_file_too_large_is_refused() -> None:
    """Half a gigabyte is no catalogue."""
    with pytest.raises(ParseError, match="larger than"):
        jsonl.loads(" " * 500_000_001)


def test_a_file_of_another_kind_is_refused_in_one_line() -> None:
    """Where no line can be read, the first problem is enough."""
    with pytest.raises(ParseError) as raised:
        read("[\n" * 500)
    assert ["x.jsonl:1: not JSON: Expecting value"] == list(map(str, raised.value.problems))


def invalid(text: str) -> list[str]:
    """Return what the schema says against the lines of a file."""
    lines = (json.loads(line) for line in text.splitlines())
    return [error.message for line in lines for error in SCHEMA.iter_errors(line)]


def test_every_shipped_line_is_as_the_schema_says(shipped: Catalogue) -> None:
    """Bodies, themes and publications of the catalogue that comes with the package."""
    Draft7Validator.check_schema(jsonl.schema())
    assert [] == invalid(jsonl.dumps(shipped))


@given(publications(any_text()))
def test_every_written_line_is_as_the_schema_says(publication: Publication) -> None:
    """Whatever a record holds."""
    assert [] == invalid(jsonl.dumps([publication]))


@pytest.mark.parametrize(
    "line",
    [
        "{}",
        '{"thing": {}}',
        '{"publication": {"id": "a"}}',
        '{"publication": {"id": "a", "title": "A", "titel": "B"}}',
        '{"publication": {"id": "a", "title": "A", "publishers": ["No Id"]}}',
        '{"publication": {"id": "a", "title": "A"}, "body": {"id": "b", "name": "B"}}',
        '{"body": {"id": "b"}}',
        '{"theme": {"id": "13", "label": "L"}}',
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(line: str) -> None:
    """A line that is reported when it is read is invalid, too."""
    assert [] != invalid(line)
    _, problems = read(jsonl.dumps([BARE]) + line)
    assert [] != problems
