"""The schemas accept what the reader accepts, and explain every field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft7Validator

from migpubs.catalogue import Catalogue, emitter
from migpubs.catalogue.records import ANNEX, PUBLICATION
from migpubs.catalogue.schema import field_docs, schemas
from migpubs.model import Publication
from tests.catalogue.conftest import SMALL
from tests.strategies import BODIES, THEMES, annexes, any_text, publications

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.model import Annex

SCHEMAS = {
    name: json.loads(text)
    for name, text in schemas(Catalogue(bodies=BODIES, themes=THEMES)).items()
}


def errors(name: str, data: object) -> list[str]:
    return [each.message for each in Draft7Validator(SCHEMAS[name]).iter_errors(data)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_valid(name: str) -> None:
    """Each is a draft-07 schema, of a list of records or of one mapping."""
    assert "http://json-schema.org/draft-07/schema#" == SCHEMAS[name]["$schema"]
    Draft7Validator.check_schema(SCHEMAS[name])
    assert {"array", "object"} >= {SCHEMAS[name]["type"]}


@given(publications(any_text()))
def test_every_written_record_is_valid(publication: Publication) -> None:
    """What the package writes, an editor's schema accepts, as YAML 1.1 and as plain data."""
    plain = PUBLICATION.write(publication)
    assert [] == errors("publications", [plain])
    as_text = yaml.load(emitter.record(plain), Loader=yaml.CBaseLoader)
    assert [] == errors("publications", as_text)


@given(annexes())
def test_every_written_annex_is_valid(annex: Annex) -> None:
    """An annex in the making and a printed one are both valid."""
    assert [] == errors("annex", ANNEX.write(annex))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("publications", [{"id": "x", "title": "y", "nope": 1}]),
        ("publications", [{"id": "x"}]),
        ("publications", {"id": "x", "title": "y"}),
        ("publications", [{"id": "X Y", "title": "y"}]),
        ("publications", [{"id": "x", "title": "y", "kind": "reprot"}]),
        ("publications", [{"id": "x", "title": "y", "authors": ["nobody"]}]),
        ("publications", [{"id": "x", "title": "y", "authors": [{"famly": "z"}]}]),
        ("publications", [{"id": "x", "title": "y", "themes": ["sdg:99"]}]),
        ("publications", [{"id": "x", "title": "y", "issued": "May 2023"}]),
        ("publications", [{"id": "x", "title": "y", "links": ["www.example.org"]}]),
        ("publications", [{"id": "x", "title": "y", "identifiers": {"isnb": "1"}}]),
        ("publications", [{"id": "x", "title": {"in English": "y"}}]),
        ("publications", [{"id": "x", "title": "y", "texts": [{"extent": "full"}]}]),
        ("publications", [{"id": "x", "title": "y", "sources": [{"from": "nobody"}]}]),
        ("bodies", [{"id": "x", "name": "y", "kind": "planet"}]),
        ("themes", [{"id": "13", "label": "y"}]),
        ("annex", {"year": "23"}),
        ("annex", {"rows": []}),
        ("annex", {"year": 2023, "rows": [{"recods": ["x"]}]}),
        ("catalogue", {"title": "x", "format": 2}),
        ("catalogue", {"title": "x", "format": 1, "owner": "nobody"}),
    ],
)
def test_what_the_reader_refuses_is_refused(name: str, data: object) -> None:
    """Unknown fields and words, wrong shapes and missing fields get a red line."""
    assert errors(name, data)


def test_the_small_catalogue_is_valid() -> None:
    """Files as a person writes them are valid, with numbers as YAML 1.2 reads them."""
    known = {"una": BODIES["una"], "una-thailand": BODIES["una"], "good": BODIES["una"]}
    made = schemas(Catalogue(bodies=known, themes={"net:2.1": THEMES["sdg:10"]}))
    for name, kind in (
        ("publications/2023.yaml", "publications"),
        ("bodies.yaml", "bodies"),
        ("themes.yaml", "themes"),
        ("annexes/2023.yaml", "annex"),
        ("catalogue.yaml", "catalogue"),
    ):
        data = yaml.load(SMALL[name], Loader=yaml.CBaseLoader)
        found = Draft7Validator(json.loads(made[kind])).iter_errors(data)
        assert [] == [each.message for each in found]
    numbers = [
        {
            "id": "x",
            "title": 2023,
            "issued": 2023,
            "texts": [{"language": "en", "translated": True}],
        }
    ]
    assert [] == errors("publications", numbers)


def described(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every field of a schema at every depth."""
    for part in schema.get("anyOf", ()):
        yield from described(part, path)
    yield from described(schema["items"], path) if isinstance(schema.get("items"), dict) else ()
    for name, part in schema.get("properties", {}).items():
        yield f"{path}/{name}", part
        yield from described(part, f"{path}/{name}")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_is_explained(name: str) -> None:
    """Each field of each record, of its parts too, has a description for the editor."""
    silent = [
        path
        for path, part in described(SCHEMAS[name])
        if not part.get("description") and "/identifiers/" not in path
    ]
    assert [] == silent


def test_descriptions_are_the_models_words() -> None:
    """They come from the docstrings; a closed list is spelled out."""
    properties = SCHEMAS["publications"]["items"]["properties"]
    words = field_docs(Publication)
    assert words["title"] == properties["title"]["description"]
    assert "One of published, draft, forthcoming." == properties["status"]["description"]
    assert "`" not in words["id"]
    owner = SCHEMAS["catalogue"]["properties"]["owner"]
    assert [{"$ref": "#/definitions/bodies"}] == owner["allOf"]


def test_ids_are_offered_with_their_names() -> None:
    """Bodies and themes are listed with what they are called."""
    definitions = SCHEMAS["publications"]["definitions"]
    assert sorted(BODIES) == definitions["bodies"]["enum"]
    names = [BODIES[key].name.text() for key in sorted(BODIES)]
    assert names == definitions["bodies"]["enumDescriptions"]
    themes = definitions["themes"]
    place = themes["enum"].index("sdg:10")
    assert "Reduced inequalities" == themes["enumDescriptions"][place]
