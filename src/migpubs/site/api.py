"""``index.json``: the whole catalogue for programs, a static API without a key; and schemas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from migpubs.catalogue import Catalogue
from migpubs.catalogue.records import BODY_RECORD, PUBLICATION, THEME_RECORD
from migpubs.catalogue.schema import schemas
from migpubs.formats import jsonl
from migpubs.site.addresses import localised
from migpubs.site.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.model import Publication
    from migpubs.site.shelves import Shelves

VERSION: Final = "1"
"""Of the form of ``index.json``; it grows when a field changes its meaning or goes."""


def dumps(shelves: Shelves, downloads: Sequence[str]) -> str:
    """Return ``index.json``: the whole catalogue, as ``migpubs list --json`` has it, and more.

    Each publication has its fields as in the files of the catalogue, the report years that list
    it, and where its pages and files lie.
    """
    catalogue = shelves.catalogue
    about = catalogue.description
    return dumps_json(
        {
            "api": VERSION,
            "title": dict(about.title),
            "version": about.version,
            "licence": about.licence,
            "notice": dict(about.notice),
            "reports": sorted(catalogue.annexes),
            "downloads": list(downloads),
            "bodies": [BODY_RECORD.write(body) for body in shelves.all_bodies.values()],
            "themes": [THEME_RECORD.write(theme) for theme in shelves.all_themes.values()],
            "publications": [_record(each, shelves) for each in catalogue],
        }
    )


def _record(publication: Publication, shelves: Shelves) -> dict[str, Any]:
    stem = f"publications/{shelves.names['publications'][publication.id]}"
    record: dict[str, Any] = PUBLICATION.write(publication)
    return record | {
        "listed": list(shelves.catalogue.listed(publication)),
        "full_title": publication.full_title(),
        "pages": {language: localised(f"{stem}.html", language) for language in LANGUAGES},
        "rdf": f"{stem}.rdf",
    }


def dumps_json(value: object) -> str:
    """Return JSON in as few letters as there can be, with a line end."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def dumps_schema() -> str:
    """Return the JSON Schema of ``index.json`` (draft-07); it is the same for every catalogue.

    Its records are those of the catalogue's files, described in the same words.
    """
    made = {name: json.loads(text) for name, text in schemas(Catalogue()).items()}
    lists = {name: _described(made[name]) for name in ("bodies", "themes", "publications")}
    lists["publications"]["items"] = _with_pages(lists["publications"]["items"])
    properties = {name: {"description": words} | form for name, form, words in _FIELDS}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A catalogue of publications, as a web page of migpubs offers it to programs",
        "type": "object",
        "properties": properties | lists,
        "required": [*properties, *lists],
        "additionalProperties": False,
        "definitions": {
            "bodies": {"type": "string", "description": "The id of one of `bodies`."},
            "themes": {"type": "string", "description": "The id of one of `themes`."},
        },
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def dumps_line_schema() -> str:
    """Return the JSON Schema of a line of the JSON Lines files to download, of whatever year."""
    return json.dumps(jsonl.schema(), ensure_ascii=False, indent=1) + "\n"


_TEXT: Final = {"type": "string"}
_TEXTS: Final = {"type": "object", "additionalProperties": _TEXT}
_YEARS: Final = {"type": "array", "items": {"type": "integer"}}

_FIELDS: Final[Sequence[tuple[str, dict[str, Any], str]]] = (
    ("api", {"const": VERSION}, "Of the form of this file."),
    ("title", _TEXTS, "Of the catalogue, by language."),
    ("version", _TEXT, "Of the data."),
    ("licence", _TEXT, "Of the data, as an SPDX identifier."),
    ("notice", _TEXTS, "What readers should know of the data, by language."),
    ("reports", _YEARS, "The report years."),
    ("downloads", {"type": "array", "items": _TEXT}, "Files, relative to this one."),
)
_PAGES: Final[Sequence[tuple[str, dict[str, Any], str]]] = (
    ("listed", _YEARS, "The report years that list it."),
    ("full_title", _TEXT, "Title and subtitle, in the language of the text."),
    ("pages", _TEXTS, "Its page in each language, relative to this file."),
    ("rdf", _TEXT, "Its record for Zotero, relative to this file."),
)


def _described(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": schema["type"], "items": schema["items"]}


def _with_pages(record: dict[str, Any]) -> dict[str, Any]:
    more = {name: {"description": words} | form for name, form, words in _PAGES}
    return record | {
        "properties": record["properties"] | more,
        "required": [*record["required"], *more],
    }
