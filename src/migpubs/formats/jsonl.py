"""JSON Lines: our own form of records, which loses nothing.

Each line is an object with one key, ``body``, ``theme`` or ``publication``, whose value has the
fields of the catalogue's files. Bodies and themes stand before their first use, parents first.
"""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, fields
from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from migpubs import ids
from migpubs.catalogue.reader import Reader
from migpubs.catalogue.records import BODY_RECORD, PUBLICATION, THEME_RECORD
from migpubs.catalogue.schema import DRAFT, of_record
from migpubs.catalogue.shapes import MISSING
from migpubs.catalogue.values import ID, THEME_ID
from migpubs.errors import ParseError, Place, Problem, ignore
from migpubs.formats.keeping import Keep, joined, whole
from migpubs.language_map import NO_TEXT
from migpubs.model import Body, Publication, Theme
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from migpubs.catalogue.shapes import Record
    from migpubs.errors import OnProblem

KEEPS: Final[Mapping[str, Keep]] = {each.name: whole(each.name) for each in fields(Publication)}
"""Everything."""

_SHAPES: Final[Mapping[str, Record]] = {
    "body": BODY_RECORD,
    "theme": THEME_RECORD,
    "publication": PUBLICATION,
}
_MOST_BYTES = 500_000_000
_DEEPEST = 40


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,  # noqa: ARG001 - all formats take it
    exported: Container[str] | None = None,  # noqa: ARG001 - all formats take it
    titles: Mapping[str, str] | None = None,  # noqa: ARG001 - all formats take it
) -> Iterator[str]:
    """Give the file line by line, publications in the order they come."""
    told: set[str] = set()
    for each in publications:
        yield from _told_first(_mentioned(each), told)
        yield _line("publication", PUBLICATION.write(each))


dumps = joined(dump)


def _line(noun: str, plain: dict[str, Any]) -> str:
    text = json.dumps({noun: plain}, ensure_ascii=False)
    return (
        text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
        + "\n"
    )


def _mentioned(publication: Publication) -> Iterator[Body | Theme]:
    for part in publication.contributions:
        if isinstance(part.who, Body):
            yield part.who
    yield from publication.publishers
    yield from (link.holder for link in publication.links if link.holder)
    yield from (each.theme for each in publication.themes)


def _told_first(mentioned: Iterable[Body | Theme], told: set[str]) -> Iterator[str]:
    """Give lines for those that have none yet, with their parents before them."""
    for found in mentioned:
        noun = "body" if isinstance(found, Body) else "theme"
        lineage: tuple[Body | Theme, ...] = found.lineage
        for each in reversed(lineage):
            if f"{noun} {each.id}" not in told:
                told.add(f"{noun} {each.id}")
                yield _line(noun, _SHAPES[noun].write(each))


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft-07) of a line; it is the same for every catalogue.

    It is made from the shapes that write and read the lines. That a body or theme has a line
    before it is named is beyond what a schema can say.
    """
    forms = [
        {"type": "object", "properties": {noun: of_record(shape)}, "required": [noun],
         "additionalProperties": False}
        for noun, shape in _SHAPES.items()
    ]  # fmt: skip
    bodies = ID.schema() | {"description": "The id of a body that has a line before."}
    themes = THEME_ID.schema() | {
        "description": "The id of a theme; it has a line before this one."
    }
    return {
        "$schema": DRAFT,
        "title": "A line of a JSON Lines file of migpubs",
        "oneOf": forms,
        "definitions": {"bodies": bodies, "themes": themes},
    }


def loads(
    text: str, *, bodies: Iterable[Body] = (), file: str = "", on_problem: OnProblem = ignore
) -> tuple[Publication, ...]:
    """Return the publications of a file.

    bodies: others that lines may name without telling them. A line that cannot be read is
    reported and left out. `ParseError` where the first one is and no line can be read.
    """
    if len(text) > _MOST_BYTES:
        told = f"the file is larger than {_MOST_BYTES // 1_000_000} MB"
        raise ParseError([Problem("hostile-file", "error", told, Place(file=file))])
    held: list[Problem] = []
    reading = _Reading(file, {body.id: body for body in bodies}, held.append)
    found: list[Publication] = []
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), start=1):
        if line.strip():
            each = reading.read(line, number)
            found += [each] if each else []
            if reading.understood:
                _hand_on(held, on_problem)
    if held:
        raise ParseError(held[:1])
    return tuple(found)


def _hand_on(held: list[Problem], on_problem: OnProblem) -> None:
    """Report what was held back until a line could be read, and so the file is one of ours."""
    for problem in held:
        on_problem(problem)
    held.clear()


class _Reading:
    """One file being read: what it has told so far."""

    def __init__(self, file: str, bodies: dict[str, Body], on_problem: OnProblem) -> None:
        self.file = file
        self.on_problem = on_problem
        self.understood = False
        """Whether any line was one of ours."""
        self.ours = dict(bodies)
        """The bodies that were known before."""
        self.tables: dict[str, dict[str, Any]] = {
            "bodies": bodies, "themes": {}, "publications": {},
        }  # fmt: skip

    def read(self, line: str, number: int) -> Publication | None:
        """Read a line; return a publication if it tells one."""
        where = Place(file=self.file, line=number)
        try:
            whole_line = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            told = getattr(error, "msg", "nested too deep")
            self.on_problem(Problem("bad-json", "error", f"not JSON: {told}", where))
            return None
        noun = next(iter(whole_line), "") if isinstance(whole_line, dict) else ""
        if noun not in _SHAPES or len(whole_line) > 1:
            told = "expected an object with one key: body, theme or publication"
            self.on_problem(Problem("bad-line", "error", told, where))
            return None
        self.understood = True
        value = self._value(_SHAPES[noun], whole_line[noun], number)
        if value is MISSING or noun == "publication":
            return None if value is MISSING else value
        self._keep(noun, value, where)
        return None

    def _value(self, shape: Record, plain: Any, number: int) -> Any:  # noqa: ANN401 - of any shape
        reader = Reader("", self.file, self._tables_for(plain))
        reader.hashes = frozenset()
        mark = SimpleNamespace(line=number - 1, column=0)
        try:
            events = iter([*_events(plain, mark, 0)])
        except ValueError as error:
            self.on_problem(
                Problem("bad-line", "error", str(error), Place(file=self.file, line=number))
            )
            return MISSING
        reader.next = events.__next__
        value = shape.read(reader.next(), reader)
        for problem in reader.problems:
            key = plain.get("id", "") if isinstance(plain, dict) else ""
            where = evolve(problem.where, column=0, record=str(key))
            self.on_problem(evolve(problem, where=where))
        return value

    def _tables_for(self, plain: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - plain data
        """Return the tables with the bodies that a record names by id only, never as an object."""
        get = plain.get if isinstance(plain, dict) else {}.get
        named = [get("confirmed"), *_dicts(get("sources")), *_dicts(get("themes"))]
        by = {
            str(each[key])
            for each in named
            if isinstance(each, dict)
            for key in ("by", "from", "assigned")
            if key in each
        }
        used = {*_texts(get("publishers")), *_texts(get("authors"))}
        unknown = by - used - set(self.tables["bodies"]) - {"compiler"}
        stubs = {key: Body(id=key, name=NO_TEXT) for key in unknown}
        return (
            {**self.tables, "bodies": {**self.tables["bodies"], **stubs}} if stubs else self.tables
        )

    def _keep(self, noun: str, values: dict[str, Any], where: Place) -> None:
        key = values["id"]
        if noun == "body" and self._is_another(Body(**{**values, "parent": None})):
            taken = {body.id for body in self.tables["bodies"].values()} | set(self.ours)
            values["id"] = ids.free(key, taken)
            told = f"the body '{key}' of the file shares no name with ours of that id"
            hint = f"it is read as '{values['id']}'; if it is ours, add its name there as an alias"
            self.on_problem(Problem("other-body", "warning", told, where, hint=hint))
        table, build = ("bodies", Body) if noun == "body" else ("themes", Theme)
        parent = values.pop("parent", None)
        above = self.tables[table].get(parent)
        built: Any = build(**values, **({"parent": above} if above else {}))
        self.tables[table][key] = built

    def _is_another(self, body: Body) -> bool:
        """Whether a body has the id of one of ours, and none of its names."""
        ours = self.ours.get(body.id)
        return ours is not None and _names(body).isdisjoint(_names(ours))


def _names(body: Body) -> set[str]:
    return {search_key(each) for each in (*body.name.values(), body.acronym, *body.aliases) if each}


def _dicts(plain: Any) -> list[Any]:  # noqa: ANN401 - plain data
    return plain if isinstance(plain, list) else []


def _texts(plain: Any) -> list[str]:  # noqa: ANN401 - plain data
    return [each for each in _dicts(plain) if isinstance(each, str)]


def _events(plain: Any, mark: Any, depth: int) -> Iterator[Any]:  # noqa: ANN401 - plain data
    """Give plain data as the events that the shapes of the catalogue read."""
    if depth > _DEEPEST:
        raise ValueError(f"nested more than {_DEEPEST} deep")
    if isinstance(plain, dict):
        yield MappingStartEvent(None, None, True, mark, mark)  # noqa: FBT003 - as PyYAML has it
        for key, value in plain.items():
            yield from _events(str(key), mark, depth)
            yield from _events(value, mark, depth + 1)
        yield MappingEndEvent(mark, mark)
    elif isinstance(plain, list):
        yield SequenceStartEvent(None, None, True, mark, mark)  # noqa: FBT003 - see above
        for value in plain:
            yield from _events(value, mark, depth + 1)
        yield SequenceEndEvent(mark, mark)
    else:
        yield ScalarEvent(None, None, (True, False), _scalar(plain), mark, mark, style='"')


def _scalar(plain: object) -> str:
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    return "" if plain is None else str(plain)
