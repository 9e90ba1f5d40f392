"""CSL-JSON in: items of Zotero, pandoc, Crossref and others, who spell dates in many ways.

Variables that are not read are reported with the line of their item.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from migpubs.errors import Place, Problem, ignore
from migpubs.formats.item import Item, Name, clean
from migpubs.formats.json_values import values
from migpubs.formats.reading import publication
from migpubs.formats.told import Told
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.errors import OnProblem
    from migpubs.model import Body, Publication

Plain = dict[str, Any]
"""An item as JSON has it."""

KINDS: Final = {
    "report": "report",
    "webpage": "webpage",
    "book": "book",
    "chapter": "chapter",
    "article-journal": "article",
    "dataset": "dataset",
    "document": "document",
}
"""What a CSL type says of the kind, where the genre does not."""

_KIND_OF_TYPE: Final = {
    **KINDS,
    "post-weblog": "webpage",
    "post": "webpage",
    "pamphlet": "factsheet",
    "brochure": "factsheet",
    "legislation": "instrument",
    "treaty": "instrument",
    "bill": "instrument",
    "article": "document",
    "article-newspaper": "article",
    "article-magazine": "article",
    "thesis": "report",
    "paper-conference": "chapter",
    "entry-encyclopedia": "chapter",
    "collection": "series",
    "periodical": "series",
}
_STRUCTURED: Final = frozenset({"author", "editor", "translator", "issued", "custom"})
"""What is told in parts, not in a text."""


def loads(
    text: str, *, bodies: Iterable[Body] = (), file: str = "", on_problem: OnProblem = ignore
) -> tuple[Publication, ...]:
    """Return the publications of a file: a list of items, or ``{"items": [...]}``.

    bodies: the list that names are matched against; others are proposed. `ParseError` for what is
    no such file.
    """
    authority = Authority(bodies)
    return tuple(
        publication(read_item(each, where, on_problem), authority, on_problem)
        for each, where in _items(text.lstrip("\ufeff"), file, on_problem)
    )


def _items(text: str, file: str, on_problem: OnProblem) -> Iterator[tuple[Plain, Place]]:
    """Give the items with their places; report what is none."""
    for each, line in values(text, file):
        where = Place(file=file, line=line)
        if isinstance(each, dict):
            yield each, where
        else:
            told = f"this is no item: {json.dumps(each)[:40]}"
            on_problem(Problem("not-an-item", "error", told, where))


def read_item(plain: Plain, where: Place, on_problem: OnProblem = ignore) -> Item:
    """Return a CSL item as our own kind of item; variables that are not read are reported."""
    told = Told((name, text) for name, value in plain.items() for text in _texts(name, value))
    take = told.take
    custom = plain.get("custom")
    noted = ""
    if isinstance(custom, dict) and set(custom) == {"kind"}:
        noted = str(custom["kind"]) if take("custom") else ""
    kind = take("type")
    found = Item(
        key=take("citation-key", "id"),
        kind=_KIND_OF_TYPE.get(kind, "document"),
        odd_type="" if kind in _KIND_OF_TYPE else kind,
        said_kind=noted,
        genre=take("genre"),
        title=take("title"),
        short=take("title-short", "shortTitle"),
        container=take("container-title"),
        names=tuple(_names(plain, told)),
        publishers=(take("publisher"),),
        place=take("publisher-place"),
        date=_date(plain.get("issued")) if take("issued") else "",
        edition=take("edition"),
        number=take("number"),
        pages=take("page", "number-of-pages"),
        status=take("status"),
        language=take("language"),
        urls=told.take_all("URL"),
        identifiers=tuple((n.lower(), text) for n in ("DOI", "ISBN", "ISSN") if (text := take(n))),
        original=take("original-title"),
        note=take("note"),
        abstract=take("abstract"),
        place_in_file=where,
    )
    told.report(evolve(where, record=found.key), on_problem)
    return found


def _texts(name: str, value: object) -> Iterator[str]:
    """Give the texts of a variable, of which Crossref has several in a list."""
    listed = isinstance(value, list) and name not in _STRUCTURED
    yield from map(_text, value if listed and isinstance(value, list) else [value])


def _text(value: object) -> str:
    """Return a value as text; a structure in its JSON, for it is looked at elsewhere."""
    if value is None or value in ([], {}):
        return ""
    return clean(value if isinstance(value, str) else json.dumps(value))


def _names(plain: Plain, told: Told) -> Iterator[tuple[str, Name]]:
    for role in ("author", "editor", "translator"):
        several = plain.get(role) if told.take(role) else ()
        for each in several if isinstance(several, list) else (several,):
            if isinstance(each, dict):
                yield role, _name(each)
            elif each:
                yield role, Name(plain=_text(each))


def _name(plain: Plain) -> Name:
    def get(*parts: str) -> str:
        return " ".join(text for part in parts if (text := _text(plain.get(part))))

    family = get("dropping-particle", "non-dropping-particle", "family")
    given = get("given", "suffix")
    if get("literal") or not (family and given):
        return Name(literal=get("literal") or family or given)
    return Name(family=family, given=given)


def _date(value: object) -> str:
    """Return a CSL date as text: its parts as ISO 8601, else what it says in words."""
    if not isinstance(value, dict):
        return _text(value)
    several = value.get("date-parts")
    dates = [_parts(each) for each in several] if isinstance(several, list) else []
    said = "/".join(each for each in dates if each)
    said = said or next((_text(value[n]) for n in ("raw", "literal", "edtf") if value.get(n)), "")
    season = f" (season {_text(value['season'])})" if value.get("season") else ""
    return said + season + ("~" if said and value.get("circa") else "")


def _parts(several: object) -> str:
    """Return date parts as ISO 8601; numbers may be told as text."""
    if not isinstance(several, list):
        return _text(several)
    numbers = [_text(each) for each in several if _text(each)]
    if not (numbers and len(numbers[0]) == 4 and "".join(numbers).isdecimal()):  # noqa: PLR2004 - digits
        return " ".join(numbers[::-1])
    return "-".join([numbers[0], *(f"{int(each):02}" for each in numbers[1:3])])
