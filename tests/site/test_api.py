from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from jsonschema import Draft7Validator

from migpubs.catalogue import Catalogue
from migpubs.catalogue.folder import shipped
from migpubs.formats import export
from migpubs.site import api
from migpubs.site.shelves import Shelves
from tests.documents.conftest import WORKS
from tests.site.conftest import RICH

if TYPE_CHECKING:
    from collections.abc import Mapping

SAFE = evolve(RICH, sources=RICH.sources[:-1])
"""Without the unsafe address, which no file of a catalogue may hold."""


def test_the_api_holds_the_whole_catalogue(catalogue: Catalogue) -> None:
    """Records as the files have them, with what lists them and where their pages lie."""
    made = json.loads(api.dumps(Shelves(catalogue), ["downloads/x.docx"]))
    assert ("1", "2024.1", "CC0-1.0") == (made["api"], made["version"], made["licence"])
    assert [2023, 2024] == made["reports"]
    assert ["downloads/x.docx"] == made["downloads"]
    assert {"un", "una", "una-thailand", "school"} == {each["id"] for each in made["bodies"]}
    record = next(each for each in made["publications"] if each["id"] == "una-2023-skills")
    assert "Skills & work?" == record["title"]
    assert "Skills & work? A <first> look" == record["full_title"]
    assert [2023, 2024] == record["listed"]
    assert {
        "en": "publications/una-2023-skills.html",
        "th": "th/publications/una-2023-skills.html",
    } == record["pages"]


def test_every_address_in_the_api_is_a_file(catalogue: Catalogue, pages: Mapping[str, str]) -> None:
    """The pages that the API names are built."""
    made = json.loads(api.dumps(Shelves(catalogue), []))
    for record in made["publications"]:
        assert set(record["pages"].values()) <= set(pages)


@pytest.mark.parametrize(
    "made",
    [Catalogue(publications=(*WORKS, SAFE)), Catalogue(), Catalogue.load(shipped())],
    ids=["small", "empty", "shipped"],
)
def test_the_api_is_as_its_schema_says(made: Catalogue) -> None:
    """Whatever the catalogue, every field is one of the schema's, and of its form."""
    schema = json.loads(api.dumps_schema())
    Draft7Validator.check_schema(schema)
    data = json.loads(api.dumps(Shelves(made), ["downloads/x.docx"]))
    errors = Draft7Validator(schema).iter_errors(data)
    assert [] == [f"{each.json_path}: {each.message[:200]}" for each in errors]
    assert [] != list(Draft7Validator(schema).iter_errors(data | {"reports": ["2023"]}))


def test_the_lines_to_download_are_as_their_schema_says() -> None:
    """One schema for those of every year; it lies beside them."""
    schema = json.loads(api.dumps_line_schema())
    Draft7Validator.check_schema(schema)
    lines = export("jsonl", Catalogue.load(shipped())).splitlines()
    assert [] == [
        error for line in lines for error in Draft7Validator(schema).iter_errors(json.loads(line))
    ]
    assert [] != list(Draft7Validator(schema).iter_errors({"publication": {}}))


def test_every_field_is_described() -> None:
    """The schema has a description of each field of a publication, in the model's words."""
    items = json.loads(api.dumps_schema())["properties"]["publications"]["items"]
    assert [] == [name for name, part in items["properties"].items() if "description" not in part]
