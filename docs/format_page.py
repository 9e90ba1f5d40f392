"""Write the tables of fields in the reference of the catalogue's files.

Run ``python docs/format_page.py``. Tables stand between ``<!-- fields of NAME -->`` and
``<!-- end -->``; all around them is written by hand.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from migpubs import identifiers, vocabulary
from migpubs.catalogue import parts, records, values
from migpubs.catalogue.schema import words_for
from migpubs.catalogue.shapes import ListOf, Named, OneOf, Parsed, Record, Words

PAGE = Path(__file__).parent / "reference" / "catalogue-format.md"

RECORDS: dict[str, Record] = {
    "a publication": records.PUBLICATION,
    "a person": parts.PERSON,
    "a contribution": parts.CONTRIBUTION,
    "a text": parts.TEXT,
    "a link": parts.LINK,
    "a relation": parts.RELATION,
    "an assignment": parts.ASSIGNMENT,
    "a variant": parts.VARIANT,
    "a source": parts.SOURCE,
    "a confirmation": parts.CONFIRMATION,
    "a body": records.BODY_RECORD,
    "a theme": records.THEME_RECORD,
    "an annex": records.ANNEX,
    "a row": records.ROW,
    "the catalogue": records.CATALOGUE,
}
LISTS = {
    "KINDS": "kind of a publication",
    "STATUSES": "status of a publication",
    "ROLES": "role of a contribution",
    "EXTENTS": "extent of a text or link",
    "TEXT_STATUSES": "status of a text",
    "LINK_KINDS": "kind of a link",
    "RELATION_KINDS": "kind of a relation",
    "RANKS": "rank of a theme",
    "BODY_KINDS": "kind of a body",
}
NAMES: dict[int, str] = {
    id(values.ID): "id",
    id(values.THEME_ID): "theme id",
    id(values.DATE): "date",
    id(values.PERIOD): "date, or date/date",
    id(values.URL): "address",
    id(values.TAG): "language tag",
    id(values.YEAR): "year",
    id(values.FORMAT_VERSION): "`1`",
}


def value_of(shape: Any) -> str:  # noqa: ANN401 - any shape
    """Say what a field's value is."""
    if isinstance(shape, ListOf):
        return f"list: {value_of(shape.item)}"
    if isinstance(shape, Record):
        return shape.title
    if isinstance(shape, OneOf):
        return "one of a list"
    if isinstance(shape, Named):
        noun = {"bodies": "body's id", "themes": "theme's id"}.get(shape.table, "publication's id")
        return " or ".join([noun, *(f"`{word}`" for word in shape.extra)])
    named = {
        values.Localized: "text, by language",
        values.Identifiers: "identifiers by scheme",
        values.Flag: "yes or no",
        values.Reference: "id of another one",
        parts.Contributor: "body's id or a person",
        Words: "text",
    }
    fallback = "identifier" if isinstance(shape, Parsed) else type(shape).__name__
    return NAMES.get(id(shape)) or named.get(type(shape), fallback)


def table(shape: Record) -> str:
    """Return the table of a record's fields; what is required is bold."""
    rows = ["| field | value | meaning |", "|---|---|---|"]
    for name, part in shape.fields.items():
        shown = f"**`{name}`**" if name in shape.required else f"`{name}`"
        rows.append(f"| {shown} | {value_of(part)} | {words_for(shape, name)} |")
    return "\n".join(rows)


def closed_lists() -> str:
    """Return a table of each closed list."""
    tables = []
    for name, title in LISTS.items():
        words = getattr(vocabulary, name).items()
        rows = "\n".join(f"| `{word}` | {meaning} |" for word, meaning in words)
        tables.append(f"| {title} | meaning |\n|---|---|\n{rows}")
    schemes = "\n".join(
        f"| `{each.name}` | {each.label} |" for each in identifiers.SCHEMES.values()
    )
    return "\n\n".join([*tables, f"| scheme of an identifier | name |\n|---|---|\n{schemes}"])


def text() -> str:
    """Return the page with current tables."""
    tables = {name: table(shape) for name, shape in RECORDS.items()}
    tables["the closed lists"] = closed_lists()
    return re.sub(
        r"(<!-- fields of (.*?) -->\n).*?(<!-- end -->)",
        lambda match: f"{match[1]}\n{tables[match[2]]}\n\n{match[3]}",
        PAGE.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
