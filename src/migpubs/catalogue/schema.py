"""JSON Schemas for editors: completion, hints and red lines while a catalogue file is typed.

Draft-07, because editors' YAML servers read that and older ones (yaml-language-server README).
Every field is described by the docstring below it in the model.
"""

from __future__ import annotations

import ast
import inspect
import json
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import attrs

from migpubs import model, vocabulary
from migpubs.catalogue import records
from migpubs.catalogue.collection import Description

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from migpubs.catalogue.collection import Catalogue
    from migpubs.catalogue.shapes import Record

FOLDER: Final = ".schema"

_LISTS: Final[dict[str, tuple[Record, type]]] = {
    "bodies": (records.BODY_RECORD, model.Body),
    "themes": (records.THEME_RECORD, model.Theme),
    "publications": (records.PUBLICATION, model.Publication),
}
_MAPPINGS: Final[dict[str, tuple[Record, type]]] = {
    "annex": (records.ANNEX, model.Annex),
    "catalogue": (records.CATALOGUE, Description),
}


def schemas(catalogue: Catalogue) -> dict[str, str]:
    """Return the schema of each kind of file by name, as JSON text."""
    lists = {
        name: {"type": "array", "items": _described(shape, cls)}
        for name, (shape, cls) in _LISTS.items()
    }
    mappings = {name: _described(shape, cls) for name, (shape, cls) in _MAPPINGS.items()}
    definitions = {
        "bodies": _choice(catalogue.bodies, {k: b.short for k, b in catalogue.bodies.items()}),
        "themes": _choice(
            catalogue.themes, {k: t.label.text() for k, t in catalogue.themes.items()}
        ),
    }
    return {
        name: json.dumps(
            {"$schema": "http://json-schema.org/draft-07/schema#", "definitions": definitions}
            | schema,
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
        for name, schema in (lists | mappings).items()
    }


def _choice(ids: Iterable[str], labels: Mapping[str, str]) -> dict[str, Any]:
    known = sorted(ids)
    return {"enum": known, "description": "; ".join(f"{key}: {labels[key]}" for key in known)}


def _described(shape: Record, cls: type) -> dict[str, Any]:
    """Return a shape's schema with the model's words for each field."""
    schema = shape.schema()
    words = field_docs(cls)
    for name, part in schema["properties"].items():
        text = _words_for(name, words.get(shape.renamed.get(name, name), ""))
        if text and "$ref" in part:
            schema["properties"][name] = {"allOf": [part], "description": text}
        elif text:
            part["description"] = text
    return schema


def _words_for(name: str, doc: str) -> str:
    if name in records.SHORTHANDS:
        return "Persons as {given: …, family: …} or {name: …}, bodies as their ids, in order."
    return doc or vocabulary.DATE_KINDS.get(name, "")


@cache
def field_docs(cls: type) -> dict[str, str]:
    """Return the docstring below each field of an attrs class."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(cls) or model))
    body = next(n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == cls.__name__)
    known = {each.name for each in attrs.fields(cls)}
    docs = {}
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            text = (
                ast.get_docstring(ast.Module([below], [])) if isinstance(below, ast.Expr) else None
            )
            docs[field.target.id] = " ".join((text or "").replace("`", "").split())
    return {name: text for name, text in docs.items() if name in known}
