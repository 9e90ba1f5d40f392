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
from migpubs.errors import Place, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from migpubs.catalogue.shapes import Record

MAX_BYTES: Final = 64 * 2**20
"""Of one file. A year's publications are some kilobytes."""

MAX_DEPTH: Final = 50
"""Of brackets in brackets. libyaml's time grows with the square of it."""

_TOO_DEEP: Final = "brackets are nested too deep"

_QUOTE: Final = "put it in quotes"
# A `#` after one blank cuts a text. `# ` with a blank behind it is how comments are written, but
# for `# 5`; two blanks before it always begin a comment.
CUT = re.compile(r"[^\s#] #(?:[^\s#]| \d)")
_COLON = re.compile(r"^[\s-]*[\w-]+:\s+(?![\"'|>\[{])\S.*:(\s|$)")
_SIGN = re.compile(r"[&*!](?<![^\s\[{,][&*!])")  # the sign first: that is searched for fast
_RECORD = re.compile(r"^-(?=\s)", re.MULTILINE)
_ID = re.compile(r"(?:^[-\s]+|[{,]\s*)id: *[\"']?([a-z0-9:.-]+)", re.MULTILINE)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what libyaml counts as the end of a line
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST: Final = 300
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
        return _BREAK.split(self.text)

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
                raise yaml.MarkedYAMLError(problem=_TOO_DEEP, problem_mark=event.start_mark)
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
        self.problems.append(Problem(code, "error", message, self.place(event), hint=hint))

    def refused_since(self, event: Any) -> bool:
        """Whether the last problem stands at this event or below it."""
        last, here = self.problems[-1].where if self.problems else Place(), self.place(event)
        return (last.line, last.column) >= (here.line, here.column)

    def nearest(self, word: str, table: str) -> str:
        """Return a hint at the known id that is nearest to a word."""
        if (word, table) not in self._hints:
            self._hints[word, table] = did_you_mean(word, self.tables[table])
        return self._hints[word, table]

    def refuse_key(self, key: Any, fields: Collection[str], seen: Collection[str]) -> None:
        """Report a field that is unknown or there twice, and pass over its value."""
        name = key.value if isinstance(key, ScalarEvent) else ""
        if not name:
            self.refuse(key, "wrong-shape", "expected a field's name", "write 'field: value'")
            self.skip(key)
        elif name in seen:
            self.refuse(key, "duplicate-field", f"the field '{name}' is there twice", "keep one")
        else:
            hint = did_you_mean(name, fields) or f"one of {', '.join(fields)}"
            self.refuse(key, "unknown-field", f"unknown field '{name}'", hint)
        self.skip(self.next())

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
        line, column, what = _explain(error, text)
        line += self.first_line
        hint = ""
        if _COLON.match("".join(self.lines[line : line + 1])):
            hint = "a text that holds ': ' needs quotes"
        place = Place(file=self.file, line=line + 1, column=column + 1)
        self.problems.append(Problem("syntax", "error", f"YAML: {what}", place, hint=hint))

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
            yield from self._read_items(shape)
        elif getattr(event, "value", "something"):
            what = f"expected a list of records, found {noun(event)}"
            self.refuse(event, "wrong-shape", what, "begin each with '- id: '")
            self.skip(event)
        self._end()

    def _read_items(self, shape: Record) -> Iterator[tuple[Any, Place]]:
        event = self.next()
        while not isinstance(event, SequenceEndEvent):
            found = len(self.problems)
            place = self.place(event)
            value = shape.read(event, self)
            if len(self.problems) > found:
                self._name_record(found, place.line)
            yield value, place
            event = self.next()

    def _name_record(self, found: int, line: int) -> None:
        """Write the record's id into the problems found in it; it may stand below them."""
        end = next((n for n in range(line, len(self.lines)) if _RECORD.match(self.lines[n])), None)
        known = _ID.search("\n".join(self.lines[line - 1 : end]))
        for index in range(found, len(self.problems)) if known else ():
            problem = self.problems[index]
            where = evolve(problem.where, record=known[1] if known else "")
            self.problems[index] = evolve(problem, where=where)

    def _read_one_by_one(self, shape: Record) -> Iterator[tuple[Any, Place]]:
        starts = [match.start() for match in _RECORD.finditer(self.text)]
        first_line, before = 0, 0
        for start, end in pairwise([*starts, len(self.text)]):
            first_line += len(_BREAK.findall(self.text, before, start))
            before, text = start, self.text[start:end]
            try:
                yield from self._read_list(text, first_line, shape)
            except yaml.YAMLError as error:
                self.refuse_syntax(error, text)


def _explain(error: yaml.YAMLError, text: str) -> tuple[int, int, str]:
    """Return line and column, from 0, of what libyaml could not read, and what it is."""
    mark: Any = getattr(error, "problem_mark", None)
    if mark and "quoted scalar" in (getattr(error, "context", None) or ""):
        start: Any = getattr(error, "context_mark", mark)
        return start.line, start.column, "the quotation mark that begins here is not closed well"
    if mark and "nesting depth" in (getattr(error, "problem", None) or ""):
        # libyaml 0.2.6 and newer look ahead, and have a limit of their own
        return mark.line, mark.column, _TOO_DEEP
    if mark:
        return mark.line, mark.column, str(getattr(error, "problem", ""))
    found = _FORBIDDEN.search(text)
    lines = _BREAK.split(text[: found.start()] if found else "")
    what = f"the character U+{ord(found[0]):04X} is not text" if found else str(error)
    return len(lines) - 1, len(lines[-1]), what


def _may_be_deep(text: str) -> bool:
    """Whether a record holds so many brackets that they may be nested without end."""
    most = 20 * MAX_DEPTH
    if text.count("[") + text.count("{") <= most:
        return False
    return any(part.count("[") + part.count("{") > most for part in text.split("\n- "))


def _lines_with_hash(text: str) -> frozenset[int]:
    """Give the lines where a ``#`` after one blank may cut a text; two blanks begin a comment."""
    lines = _BREAK.split(text)
    return frozenset(number for number, line in enumerate(lines) if CUT.search(line))


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """Return the text of a file without its BOM, and what forbids reading it."""
    try:
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
