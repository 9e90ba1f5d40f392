"""JSON Schemas for editors: completion, hints and red lines while a catalogue file is typed.

Draft-07, because editors' YAML servers read that and older ones (yaml-language-server README).
They also read two words that the standard does not have and others pass over: `enumDescriptions`
says what each word of a list means, `patternErrorMessage` what would be right.
Every field is described by the docstring below it in the model.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from migpubs import model
from migpubs.catalogue import folder, records
from migpubs.catalogue.parts import PERSON, Contributor
from migpubs.catalogue.shapes import ListOf, OneOf, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from migpubs.catalogue.collection import Catalogue

FOLDER: Final = ".schema"
DRAFT: Final = "http://json-schema.org/draft-07/schema#"
_LIST = re.compile(r"One of [A-Z_]+")

_LISTS: Final[dict[str, Record]] = {
    "bodies": records.BODY_RECORD,
    "themes": records.THEME_RECORD,
    "publications": records.PUBLICATION,
}
_MAPPINGS: Final[dict[str, Record]] = {
    "annex": records.ANNEX,
    "catalogue": records.CATALOGUE,
}


def schema(catalogue: Catalogue, *, check: bool = False) -> tuple[Path, ...]:
    """Write the schemas into the catalogue's folder; return the files that changed.

    check: change nothing, and return those that would.
    """
    base = folder.writable(catalogue.path) / FOLDER
    texts = {base / f"{name}.json": text for name, text in schemas(catalogue).items()}
    stale = [path for path, text in texts.items() if not _holds(path, text)]
    for path in () if check else stale:
        base.mkdir(exist_ok=True)
        folder.write_atomically(path, texts[path])
    return tuple(stale)


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def schemas(catalogue: Catalogue) -> dict[str, str]:
    """Return the schema of each kind of file by name, as JSON text."""
    lists = {name: {"type": "array", "items": of_record(shape)} for name, shape in _LISTS.items()}
    mappings = {name: of_record(shape) for name, shape in _MAPPINGS.items()}
    definitions = {
        "bodies": _choice(
            catalogue.bodies, {k: b.name.text() for k, b in catalogue.bodies.items()}
        ),
        "themes": _choice(
            catalogue.themes, {k: t.label.text() for k, t in catalogue.themes.items()}
        ),
    }
    return {
        name: json.dumps(
            {"$schema": DRAFT, "definitions": definitions} | schema,
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
        for name, schema in (lists | mappings).items()
    }


def of_record(shape: Record) -> dict[str, Any]:
    """Return the schema of one record, each field in words.

    It points to ``#/definitions/bodies`` and ``#/definitions/themes`` for their ids.
    """
    return _described(shape, shape.schema())


def _choice(ids: Iterable[str], labels: Mapping[str, str]) -> dict[str, Any]:
    known = sorted(ids)
    return {"enum": known, "enumDescriptions": [labels[key] for key in known]}


def _described(shape: Any, schema: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any shape
    """Return a shape's schema with the model's words for each field, at every depth."""
    if isinstance(shape, ListOf):
        return schema | {"items": _described(shape.item, schema["items"])}
    shape = PERSON if isinstance(shape, Contributor) else shape
    if not isinstance(shape, Record):
        return schema
    if "anyOf" in schema:  # a bare word, or the whole mapping
        bare, whole = schema["anyOf"]
        return {"anyOf": [bare, _with_words(shape, whole)]}
    return _with_words(shape, schema)


def _with_words(shape: Record, schema: dict[str, Any]) -> dict[str, Any]:
    properties = {
        name: _explained(_described(shape.fields[name], part), words_for(shape, name))
        for name, part in schema["properties"].items()
    }
    return schema | {"properties": properties}


def _explained(schema: dict[str, Any], words: str) -> dict[str, Any]:
    # Draft-07 ignores what stands beside a reference.
    return ({"allOf": [schema]} if "$ref" in schema else schema) | {"description": words}


def words_for(shape: Record, name: str) -> str:
    """Return what a field of a record is, in the words of the model."""
    if name in records.SHORTHANDS:
        return "Persons as {given: …, family: …} or {name: …}, bodies as their ids, in order."
    part, words = shape.fields[name], field_docs(shape.model or shape.build)
    text = words[shape.renamed.get(name, name)]
    return _LIST.sub(f"One of {', '.join(part.words)}", text) if isinstance(part, OneOf) else text


@cache
def field_docs(cls: type) -> dict[str, str]:
    """Return the docstring below each field of an attrs class, in plain words."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(cls) or model))
    body = next(n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == cls.__name__)
    return {
        field.target.id: " ".join(below.value.value.replace("`", "").split())
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
