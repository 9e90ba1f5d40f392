"""From the text of a catalogue file to values of the model, with every problem's line and column.

The text is read as YAML *events* from libyaml, never loaded: nothing is guessed by YAML, and every
value knows where it stands. One bad record never hides another: after a syntax error each record
of the file is read on its own (a ``- `` in the first column can only begin a new record).
"""

from __future__ import annotations

import re
from functools import cached_property
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

from migpubs.catalogue.shapes import MISSING
from migpubs.errors import Place, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from migpubs.catalogue.shapes import Record

MAX_BYTES: Final = 64 * 2**20
"""Of one file. A year's publications are some kilobytes."""

_QUOTE: Final = "put it in quotes"
_CUT = re.compile(r"[^\s#] #\S")
_COLON = re.compile(r"^[\s-]*[\w-]+:\s+(?![\"'|>\[{])\S.*:(\s|$)")
_SIGN = re.compile(r"(?<![^\s\[{,])[&*!]")
_RECORD = re.compile(r"^-(?=\s)", re.MULTILINE)
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what libyaml counts as the end of a line
_OPENING = (MappingStartEvent, SequenceStartEvent)
_CLOSING = (MappingEndEvent, SequenceEndEvent)


class Reader:
    """Events of one file, and the problems found in them. Shapes read from it."""

    def __init__(self, text: str, file: str, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.text = text
        self.file = file
        self.tables = tables
        """Bodies and themes by id."""
        self.problems: list[Problem] = []
        self.field = ""
        """The field of the record that is being read."""
        self.first_line = 0
        """The line of the file on which the events begin, from 0."""

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, as libyaml counts them."""
        return _BREAK.split(self.text)

    def open(self, text: str, first_line: int = 0) -> None:
        """Read events from this part of the file from now on."""
        self.first_line = first_line
        self.hashes = _lines_with_hash(text) if " #" in text else frozenset[int]()
        get: Callable[[], Any] = CParser(text).get_event
        # Anchors, aliases and tags are refused. Few files hold the signs, so few pay for the look.
        self.next = self._watch(get) if _SIGN.search(text) else get

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
            yield key, self.next()
            key = self.next()

    def skip(self, event: Any) -> None:
        """Pass over the node that begins with the event."""
        depth = int(isinstance(event, _OPENING))
        while depth > 0:
            event = self.next()
            depth += isinstance(event, _OPENING) - isinstance(event, _CLOSING)

    def refuse(self, event: Any, code: str, message: str, hint: str = "") -> None:
        """Report what is wrong at an event."""
        mark = event.start_mark
        place = Place(
            file=self.file,
            line=mark.line + self.first_line + 1,
            column=mark.column + 1,
            field=self.field,
        )
        self.problems.append(Problem(code, "error", message, place, hint=hint))

    def refuse_key(
        self, key: Any, event: Any, fields: Collection[str], seen: Collection[str]
    ) -> None:
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
        self.skip(event)

    def refuse_cut(self, event: Any) -> None:
        """Report plain text that YAML cuts at a ``#``, where it does."""
        line = self.lines[event.end_mark.line + self.first_line]
        rest = line[event.end_mark.column :]
        if re.match(r" #\S", rest):
            hint = "put the text in quotes, or two blanks before a comment"
            self.refuse(event, "cut-text", f"YAML reads the text only up to '{rest.strip()}'", hint)

    def refuse_syntax(self, error: yaml.YAMLError) -> None:
        """Report what libyaml could not read."""
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + self.first_line
        what = getattr(error, "problem", None) or str(error)
        around = "".join(self.lines[line : line + 1])
        hint = "a text that holds ': ' needs quotes" if _COLON.match(around) else ""
        place = Place(file=self.file, line=line + 1, column=(mark.column if mark else 0) + 1)
        self.problems.append(Problem("syntax", "error", f"YAML: {what}", place, hint=hint))

    def refused_at(self, name: str) -> bool:
        """Whether the last problem was about this field."""
        return bool(self.problems) and self.problems[-1].where.field == name

    def _document(self, text: str, first_line: int = 0) -> Any | None:
        """Begin to read; return the first event of the content, None where there is none."""
        self.open(text, first_line)
        event = self.next()
        while event.__class__ in (yaml.StreamStartEvent, yaml.DocumentStartEvent):
            event = self.next()
        return None if isinstance(event, yaml.StreamEndEvent) else event

    def read_mapping(self, shape: Record) -> Any:
        """Read a file that is one mapping."""
        try:
            event = self._document(self.text)
            return MISSING if event is None else shape.read(event, self)
        except yaml.YAMLError as error:
            self.refuse_syntax(error)
            return MISSING

    def read_records(self, shape: Record) -> Iterator[tuple[Any, int]]:
        """Give the records of a file that is a list, each with its line from 1."""
        try:
            yield from list(self._read_list(self.text, 0, shape))
        except yaml.YAMLError:
            self.problems.clear()
            yield from self._read_one_by_one(shape)

    def _read_list(self, text: str, first_line: int, shape: Record) -> Iterator[tuple[Any, int]]:
        event = self._document(text, first_line)
        if event is None:
            return
        if not isinstance(event, SequenceStartEvent):
            self.refuse(
                event, "wrong-shape", "expected a list of records", "begin each with '- id: '"
            )
            self.skip(event)
            return
        event = self.next()
        while not isinstance(event, SequenceEndEvent):
            found = len(self.problems)
            line = event.start_mark.line + first_line + 1
            value = shape.read(event, self)
            if len(self.problems) > found:
                self._name_record(found, line)
            yield value, line
            event = self.next()

    def _name_record(self, found: int, line: int) -> None:
        """Write the record's id into the problems found in it; it may stand below them."""
        end = next((n for n in range(line, len(self.lines)) if _RECORD.match(self.lines[n])), None)
        block = "\n".join(self.lines[line - 1 : end])
        known = re.search(r"^(?:- |  )id: *[\"']?([a-z0-9-]+)", block, re.MULTILINE)
        for index in range(found, len(self.problems)) if known else ():
            problem = self.problems[index]
            where = evolve(problem.where, record=known[1] if known else "")
            self.problems[index] = evolve(problem, where=where)

    def _read_one_by_one(self, shape: Record) -> Iterator[tuple[Any, int]]:
        starts = [match.start() for match in _RECORD.finditer(self.text)]
        for start, end in zip(starts, [*starts[1:], len(self.text)], strict=True):
            first_line = len(_BREAK.findall(self.text, 0, start))
            try:
                yield from self._read_list(self.text[start:end], first_line, shape)
            except yaml.YAMLError as error:
                self.refuse_syntax(error)
        if not starts:
            self.read_mapping(shape)  # reports the syntax error


def _lines_with_hash(text: str) -> frozenset[int]:
    """Give the lines where a ``#`` after one blank may cut a text; two blanks begin a comment."""
    lines = _BREAK.split(text)
    return frozenset(number for number, line in enumerate(lines) if _CUT.search(line))


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
