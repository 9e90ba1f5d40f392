"""From the text of a catalogue file to values of the model, with every problem's line and column.

The text is read as YAML *events* from libyaml, never loaded: nothing is guessed by YAML, and every
value knows where it stands. One bad record never hides another: after a syntax error each record
of the file is read on its own (a ``- `` in the first column can only begin a new record).
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import yaml
from attrs import evolve
from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # PyYAML re-exports it

from migpubs.catalogue.shapes import MISSING, noun
from migpubs.catalogue.syntax import BREAK, TOO_DEEP, explain
from migpubs.errors import Place, Problem, did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from migpubs.catalogue.shapes import Record

MAX_BYTES: Final = 64 * 2**20
"""Of one file. A year's publications are some kilobytes."""

MAX_DEPTH: Final = 50
"""Of brackets in brackets. libyaml's time grows with the square of it."""

_QUOTE: Final = "put it in quotes"
# A `#` after one blank cuts a text. `# ` with a blank behind it is how comments are written, but
# for `# 5`; two blanks before it always begin a comment.
CUT = re.compile(r"[^\s#] #(?:[^\s#]| \d)")
_SIGN = re.compile(r"[&*!](?<![^\s\[{,][&*!])")  # the sign first: that is searched for fast
_RECORD = re.compile(r"^-(?=\s)", re.MULTILINE)
_ID = re.compile(r"(?:^[-\s]+|[{,]\s*)id: *[\"']?([a-z0-9:.-]+)", re.MULTILINE)
_LONGEST: Final = 300
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What would break a line of a message, or turn its direction."""
_FAR: Final = 1000
"""So many lines of a record are looked through for its id."""
_MOST_HINTS: Final = 200
"""So many unknown words of a file are compared with all known ones, for that takes time."""

OTHER_WORDS: Final = {
    "date": "issued",
    "year": "issued",
    "published": "issued",
    "language": "texts",
    "languages": "texts",
    "url": "links",
    "link": "links",
    "website": "links",
    "doi": "identifiers",
    "isbn": "identifiers",
    "issn": "identifiers",
    "type": "kind",
    "theme": "themes",
    "notes": "note",
    "series": "relations",
    "name": "title",
}
"""What other programs call our fields."""

ELSEWHERE: Final = {"listed": "the annex lists its records, in annexes/YEAR.yaml"}
"""Where stands what is no field of a record."""
_OPENING = (MappingStartEvent, SequenceStartEvent)
_CLOSING = (MappingEndEvent, SequenceEndEvent)


class Reader:
    """Events of one file, and the problems found in them. Shapes read from it."""

    def __init__(self, text: str, file: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.text = text
        self.file = file
        self.tables = tables
        """Bodies, themes and publications by id."""
        self.problems: list[Problem] = []
        self.field = ""
        """The field of the record that is being read."""
        self.first_line = 0
        """The line of the file on which the events begin, from 0."""
        self.rows: list[Place] = []
        """Where the rows of an annex begin."""
        self._hints: dict[tuple[str, str], str] = {}

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, as libyaml counts them."""
        return BREAK.split(self.text)

    def open(self, text: str, first_line: int = 0) -> None:
        """Read events from this part of the file from now on."""
        self.first_line = first_line
        self.hashes = _lines_with_hash(text) if " #" in text else frozenset[int]()
        self.next: Callable[[], Any] = CParser(text).get_event
        # Few files hold brackets without end, anchors, aliases or tags, so few pay for the look.
        if _may_be_deep(text):
            self.next = self._measure(self.next)
        if _SIGN.search(text):
            self.next = self._watch(self.next)

    def _measure(self, get: Callable[[], Any]) -> Callable[[], Any]:
        depth = 0

        def measured() -> Any:
            nonlocal depth
            event = get()
            depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)
            if depth > MAX_DEPTH:
                raise yaml.MarkedYAMLError(problem=TOO_DEEP, problem_mark=event.start_mark)
            return event

        return measured

    def _watch(self, get: Callable[[], Any]) -> Callable[[], Any]:
        def watched() -> Any:
            event = get()
            while isinstance(event, yaml.AliasEvent):
                self.refuse(event, "alias", f"'*{event.anchor}' is a YAML alias", _QUOTE)
                event = ScalarEvent(None, None, (True, False), "", event.start_mark, event.end_mark)
            if getattr(event, "anchor", None):
                self.refuse(event, "anchor", f"'&{event.anchor}' is a YAML anchor", _QUOTE)
            elif getattr(event, "tag", None):
                self.refuse(event, "tag", f"'{event.tag}' is a YAML tag", _QUOTE)
            return event

        return watched

    def items(self, _start: Any) -> Iterator[tuple[Any, Any]]:
        """Give the keys of the mapping that has just begun, each with its value's first event."""
        key = self.next()
        while not isinstance(key, MappingEndEvent):
            if isinstance(key, ScalarEvent):
                yield key, self.next()
            else:
                self.refuse_key(key, (), ())
            key = self.next()

    def skip(self, event: Any) -> None:
        """Pass over the node that begins with the event."""
        depth = int(isinstance(event, _OPENING))
        while depth > 0:
            event = self.next()
            depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)

    def place(self, event: Any) -> Place:
        """Return where an event begins."""
        mark = event.start_mark
        line, column = mark.line + self.first_line + 1, mark.column + 1
        return Place(file=self.file, line=line, column=column, field=self.field)

    def refuse(self, event: Any, code: str, message: str, hint: str = "") -> None:
        """Report what is wrong at an event."""
        if len(message) > _LONGEST:
            message = message[:_LONGEST] + "…"
        message = _CONTROL.sub(lambda found: ascii(found[0])[1:-1], message)
        self.problems.append(Problem(code, "error", message, self.place(event), hint=hint))

    def refused_since(self, event: Any) -> bool:
        """Whether the last problem stands at this event or below it."""
        last, here = self.problems[-1].where if self.problems else Place(), self.place(event)
        return (last.line, last.column) >= (here.line, here.column)

    def nearest(self, word: str, table: str) -> str:
        """Return a hint at the known id that is nearest to a word."""
        if (word, table) not in self._hints:
            if len(self._hints) >= _MOST_HINTS:
                return ""
            hint = self._id_of(word) if table == "bodies" else ""
            self._hints[word, table] = hint or did_you_mean(word.casefold(), self.tables[table])
        return self._hints[word, table]

    def _id_of(self, name: str) -> str:
        """Return a hint at the body that goes by a name, or at how a person is written."""
        for key, body in self.tables["bodies"].items():
            if name in (body.acronym, *body.name.values(), *body.aliases):
                return f"bodies go by their ids: write {key}"
        if " " in name and not nearest(name.casefold(), self.tables["bodies"]):
            return "a person is written {given: …, family: …} or {name: …}"
        return ""

    def refuse_key(self, key: Any, fields: Collection[str], seen: Collection[str]) -> str:
        """Report a field that is unknown or there twice, pass over it, return the one meant."""
        name, meant = key.value if isinstance(key, ScalarEvent) else "", ""
        if not name:
            self.refuse(key, "wrong-shape", "expected a field's name", "write 'field: value'")
            self.skip(key)
        elif name in seen:
            self.refuse(key, "duplicate-field", f"the field '{name}' is there twice", "keep one")
        else:
            other = OTHER_WORDS.get(name.lower(), "")
            meant = other if other in fields else nearest(name, fields)
            hint = f"did you mean '{meant}'?" if meant else f"one of {', '.join(fields)}"
            hint = ELSEWHERE.get(name.lower(), hint)
            self.refuse(key, "unknown-field", f"unknown field '{name}'", hint)
        self.skip(self.next())
        return meant

    def refuse_cut(self, event: Any) -> None:
        """Report plain text that YAML cuts at a ``#``, where it does."""
        mark = event.end_mark
        if event.style or mark.line not in self.hashes:
            return
        rest = self.lines[mark.line + self.first_line][mark.column :]
        if CUT.match(f".{rest}"):
            hint = "put the text in quotes, or two blanks before a comment"
            self.refuse(event, "cut-text", f"YAML reads the text only up to '{rest.strip()}'", hint)

    def refuse_syntax(self, error: yaml.YAMLError, text: str) -> None:
        """Report what libyaml could not read in a text."""
        fault = explain(error, text)
        line, column = fault.line + self.first_line + 1, fault.column + 1
        place = Place(file=self.file, line=line, column=column)
        message = f"YAML: {fault.what}"
        self.problems.append(Problem("syntax", "error", message, place, hint=fault.hint))

    def _document(self, text: str, first_line: int = 0) -> Any | None:
        """Begin to read; return the first event of the content, None where there is none."""
        self.open(text, first_line)
        event = self.next()
        while event.__class__ in (yaml.StreamStartEvent, yaml.DocumentStartEvent):
            event = self.next()
        return None if isinstance(event, yaml.StreamEndEvent) else event

    def _end(self) -> None:
        """Refuse what follows the content: a second document would be left out in silence."""
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            hint = "delete the line '---'"
            self.refuse(event, "wrong-shape", "a second YAML document begins here", hint)

    def read_mapping(self, shape: Record) -> Any:
        """Read a file that is one mapping."""
        try:
            event = self._document(self.text)
            if event is None:
                return MISSING
            value = shape.read(event, self)
            self._end()
        except yaml.YAMLError as error:
            self.refuse_syntax(error, self.text)
            return MISSING
        return value

    def read_records(self, shape: Record) -> Iterator[tuple[Any, Place]]:
        """Give the records of a file that is a list, each with the place where it begins."""
        try:
            yield from list(self._read_list(self.text, 0, shape))
        except yaml.YAMLError as error:
            self.problems.clear()
            yield from self._read_one_by_one(shape)
            if not any(problem.code == "syntax" for problem in self.problems):
                self.first_line = 0  # it stands above the first record
                self.refuse_syntax(error, self.text)

    def _read_list(self, text: str, first_line: int, shape: Record) -> Iterator[tuple[Any, Place]]:
        event = self._document(text, first_line)
        if event is None:
            return
        if isinstance(event, SequenceStartEvent):
            yield from self._read_items(shape, text)
        elif getattr(event, "value", "something"):
            what = f"expected a list of records, found {noun(event)}"
            self.refuse(event, "wrong-shape", what, "begin each with '- id: '")
            self.skip(event)
        self._end()

    def _read_items(self, shape: Record, text: str) -> Iterator[tuple[Any, Place]]:
        event, count = self.next(), 0
        while not isinstance(event, SequenceEndEvent):
            found = len(self.problems)
            place = self.place(event)
            value = shape.read(event, self)
            if len(self.problems) > found:
                self._name_record(found, place.line)
            yield value, place
            event, count = self.next(), count + 1
        # libyaml lets a text in quotes go on in the first column, where only a record can begin
        end: Any = event.start_mark
        if len(_RECORD.findall(text[: end.index])) > max(count, 1):
            problem = "a record begins inside the text of another"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=end)

    def _name_record(self, found: int, line: int) -> None:
        """Write the record's id into the problems found in it; it may stand below them."""
        lines = self.lines[line - 1 : line - 1 + _FAR]
        end = next((n for n in range(1, len(lines)) if _RECORD.match(lines[n])), None)
        known = _ID.search("\n".join(lines[:end]))
        for index in range(found, len(self.problems)) if known else ():
            problem = self.problems[index]
            where = evolve(problem.where, record=known[1] if known else "")
            self.problems[index] = evolve(problem, where=where)

    def _read_one_by_one(self, shape: Record) -> Iterator[tuple[Any, Place]]:
        starts = [match.start() for match in _RECORD.finditer(self.text)]
        first_line, before = 0, 0
        for start, end in pairwise([*starts, len(self.text)]):
            first_line += len(BREAK.findall(self.text, before, start))
            before, text = start, self.text[start:end]
            try:
                yield from self._read_list(text, first_line, shape)
            except yaml.YAMLError as error:
                self.refuse_syntax(error, text)


def _may_be_deep(text: str) -> bool:
    """Whether a record holds so many brackets that they may be nested without end."""
    most = 20 * MAX_DEPTH
    if text.count("[") + text.count("{") <= most:
        return False
    return any(part.count("[") + part.count("{") > most for part in text.split("\n- "))


def _lines_with_hash(text: str) -> frozenset[int]:
    """Give the lines where a ``#`` after one blank may cut a text; two blanks begin a comment."""
    lines = BREAK.split(text)
    return frozenset(number for number, line in enumerate(lines) if CUT.search(line))


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a file without its BOM, and what forbids reading it."""
    try:
        if path.exists() and not path.is_file():
            return "", [_unreadable(name, "this is not a file", "")]
        if path.stat().st_size > MAX_BYTES:
            return "", [_unreadable(name, "it is larger than 64 MB", "split it by year")]
        raw = path.read_bytes()
        return raw.decode("utf-8-sig"), []
    except OSError as error:
        return "", [_unreadable(name, error.strerror or str(error), "")]
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        return "", [_unreadable(name, "this is not UTF-8 text", hint, line)]


def _unreadable(name: str, message: str, hint: str, line: int = 0) -> Problem:
    return Problem("unreadable", "error", message, Place(file=name, line=line), hint=hint)
