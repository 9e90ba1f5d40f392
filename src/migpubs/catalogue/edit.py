"""Change one field of one record in the text of a file; every other line stays as it is.

The place is found by libyaml's marks inside the record alone, and the new value is spliced in, so
comments, order, quotes, Thai and line ends survive, and a diff shows only what was changed.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import yaml
from attrs import frozen

from migpubs.catalogue import emitter, folder, loader
from migpubs.catalogue.records import PUBLICATION
from migpubs.errors import EditConflict, UnknownKey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from migpubs.catalogue.collection import Catalogue
    from migpubs.catalogue.shapes import Plain
    from migpubs.model import Publication

BOM: Final = "\ufeff"
_START = re.compile(r"^-(?=\s)", re.MULTILINE)
_ID_WORD = re.compile(r"[a-z0-9-]+")
_CONTENT = re.compile(r"^[ \t]*(?!---\s|\.\.\.\s)[^\s#%]", re.MULTILINE)
_COMMENT = re.compile(r"(?:(?<=\s)|^)#.*$", re.MULTILINE)


@frozen
class Chunk:
    """One record's stretch of a file."""

    start: int
    end: int
    text: str


def chunks(text: str) -> Iterator[Chunk]:
    """Give the records of a file: a ``- `` in the first column can only begin one."""
    starts = [match.start() for match in _START.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        yield Chunk(start, end, text[start:end])


def find_chunk(text: str, key: str) -> Chunk:
    """Return the record with an id; `UnknownKey` where there is none.

    `EditConflict` for a file whose records do not begin in the first column.
    """
    found = next((chunk for chunk in chunks(text) if _id_of(chunk, {key}) == key), None)
    if found is None:
        _check_columns(text)
        raise UnknownKey(key)
    return found


def _id_of(chunk: Chunk, wanted: Collection[str]) -> str | None:
    """Return the id of a record if it can be one of those that are wanted."""
    if not any(word in wanted for word in _ID_WORD.findall(chunk.text)):
        return None  # to read each record of a file takes time
    key: str | None = _values(chunk.text).get("id")
    return key


def _check_columns(text: str) -> None:
    if _CONTENT.search(text.removeprefix(BOM)) and not _START.search(text):
        what = "a file whose records do not each begin with '- ' in the first column is not changed"
        raise EditConflict(f"{what} (write them so, then try again)")


def _mapping(text: str) -> Any:  # noqa: ANN401 - a node of PyYAML; its stubs lack half of it
    try:
        root: Any = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise EditConflict(f"the record cannot be read any more: {error}") from None
    return root.value[0]


def _values(text: str) -> dict[str, Plain]:
    """Return the fields of a record as plain data."""
    return {key.value: _plain(value) for key, value in _mapping(text).value}


def _plain(node: Any) -> Plain:  # noqa: ANN401 - see _mapping
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def set_field(text: str, key: str, name: str, value: Plain, order: Sequence[str] = ()) -> str:
    """Return a file's text with one field of one record set to a value; see `set_fields`."""
    return set_fields(text, {key: {name: value}}, order)


def set_fields(
    text: str, changes: Mapping[str, Mapping[str, Plain]], order: Sequence[str] = ()
) -> str:
    """Return a file's text with fields of some records set to values; None removes a field.

    Comments inside the old value are kept above the new one; with a field that is removed they go.

    changes: the fields by the id of their record. order: the names of all fields in the order of
    the format; a new field goes to its place. Raises `UnknownKey` where no record has an id, and
    `EditConflict` where a record is written in such a way that the field cannot be changed alone.
    """
    bom, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    line_end = "\r\n" if "\r\n" in body else "\n"
    left, parts, end = dict(changes), [bom], 0
    for chunk in chunks(body):
        key = _id_of(chunk, left)
        if key in left:
            changed = chunk.text
            for name, value in left.pop(key).items():
                changed = _with_value(changed, name, value, order, line_end)
            parts += [body[end : chunk.start], changed]
            end = chunk.end
    if left:
        _check_columns(body)
        raise UnknownKey(next(iter(left)))
    return "".join([*parts, body[end:]])


def with_values(text: str, values: Mapping[str, Plain], order: Sequence[str]) -> str:
    """Return the text of one record, from its dash on, with fields set; see `set_fields`."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    for name, value in values.items():
        text = _with_value(text, name, value, order, line_end)
    return text


def _with_value(text: str, name: str, value: Plain, order: Sequence[str], line_end: str) -> str:
    """Return the text of one record with a field set."""
    mapping = _mapping(text)
    if mapping.flow_style:
        raise EditConflict(f"'{name}': a record in braces is not changed; write it in lines first")
    record = _Record(text, mapping, line_end)
    changed = record.without(name) if value is None else record.with_field(name, value, order)
    expected = _values(text) | {name: _as_read(value)}
    if value is None:
        del expected[name]
    if _values(changed) != expected:
        raise EditConflict(f"'{name}': it is written in a way that only a person should change")
    return changed


def _as_read(value: Plain) -> Plain:
    """Return plain data with all scalars as the text that YAML holds."""
    if isinstance(value, dict):
        return {key: _as_read(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(part) for part in value]
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


@frozen
class _Record:
    """One record in block style, its nodes and its lines."""

    text: str
    mapping: Any
    line_end: str

    @property
    def pairs(self) -> dict[str, tuple[Any, Any]]:
        return {key.value: (key, value) for key, value in self.mapping.value}

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines(keepends=True)

    def span(self, name: str) -> tuple[int, int]:
        """Return the first line of a field, and the line below it, from 0."""
        key, value = self.pairs[name]
        return key.start_mark.line, last_line(value) + 1

    def without(self, name: str) -> str:
        """Return the text without a field."""
        if name not in self.pairs:
            return self.text
        first, below = self.span(name)
        lines = self.lines
        if first == 0 and below < len(lines):  # the next field takes over the dash
            indent = self.mapping.start_mark.column
            following = min(key.start_mark.line for key, _ in self.mapping.value[1:])
            lines[following] = lines[0][:indent] + lines[following][indent:]
        return "".join(lines[:first] + lines[below:])

    def with_field(self, name: str, value: Plain, order: Sequence[str]) -> str:
        """Return the text with a field set."""
        indent = self.mapping.start_mark.column
        new = emitter.entry(name, value, indent).replace("\n", self.line_end)
        if name not in self.pairs:
            room = self._room(name, order)
            return self._inserted(new, room) if room else self._first(new, indent)
        old = self.pairs[name][1]
        if _one_line(old) and new.count("\n") == 1:
            start, end = old.start_mark.index, old.end_mark.index
            gap = "" if self.text[start - 1].isspace() else " "
            bare = new[indent + len(name) + 2 : -len(self.line_end)]
            return f"{self.text[:start]}{gap}{bare}{self.text[end:]}"
        return self._replaced(name, new)

    def _replaced(self, name: str, new: str) -> str:
        first, below = self.span(name)
        lines, indent = self.lines, self.mapping.start_mark.column
        kept = [" " * indent + words + self.line_end for words in self._comments(first, below)]
        if first == 0:
            return "".join([lines[0][:indent], new[indent:], *kept, *lines[below:]])
        return "".join([*lines[:first], *kept, new, *lines[below:]])

    def _comments(self, first: int, below: int) -> Iterator[str]:
        """Give the comments on some lines."""
        texts = [(node.start_mark.index, node.end_mark.index) for node in _scalars(self.mapping)]
        start = sum(map(len, self.lines[:first]))
        end = start + sum(map(len, self.lines[first:below]))
        for match in _COMMENT.finditer(self.text, start, end):
            if not any(begin <= match.start() < end for begin, end in texts):
                yield match[0].rstrip()

    def _room(self, name: str, order: Sequence[str]) -> int:
        """Return the line for a new field: below the nearest one before it; 0 where none is."""
        before = list(order[: order.index(name)]) if name in order else list(self.pairs)
        nearest = next((each for each in reversed(before) if each in self.pairs), None)
        return self.span(nearest)[1] if nearest else 0

    def _first(self, new: str, indent: int) -> str:
        """Return the text with a new field above all others; it takes over the dash."""
        lines, at = self.lines, self.mapping.start_mark.line
        dash, rest = lines[at][:indent], " " * indent + lines[at][indent:]
        return "".join([*lines[:at], dash, new[indent:], rest, *lines[at + 1 :]])

    def _inserted(self, new: str, at: int) -> str:
        lines = self.lines
        if not lines[at - 1].endswith(("\n", "\r")):
            lines[at - 1] += self.line_end
        return "".join([*lines[:at], new, *lines[at:]])


def _scalars(node: Any) -> Iterator[Any]:  # noqa: ANN401 - see _mapping
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for part in node.value:
        for child in part if isinstance(part, tuple) else (part,):
            yield from _scalars(child)


def _one_line(node: Any) -> bool:  # noqa: ANN401 - see _mapping
    """Whether a value stands on one line and has an end of its own there."""
    block = getattr(node, "style", None) in {"|", ">"} or getattr(node, "flow_style", None) is False
    return not block and node.start_mark.line == node.end_mark.line


def last_line(node: Any) -> int:  # noqa: ANN401 - see _mapping
    """Return the last line of a value, from 0: a block's mark stands below it."""
    if isinstance(node, yaml.ScalarNode):
        ends_below = node.style in {"|", ">"} and node.end_mark.column == 0
        return int(node.end_mark.line) - ends_below
    if node.flow_style or not node.value:
        return int(node.end_mark.line)
    last = node.value[-1]
    return last_line(last[1] if isinstance(last, tuple) else last)


def add_record(text: str, value: dict[str, Plain]) -> str:
    """Return a file's text with a record added at its end."""
    return add_records(text, [value])


def add_records(text: str, values: Iterable[dict[str, Plain]]) -> str:
    """Return a file's text with records added at its end, a blank line between two.

    `EditConflict` for a file whose records do not begin in the first column.
    """
    _check_columns(text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    new = line_end.join(emitter.record(value).replace("\n", line_end) for value in values)
    gap = "" if not text or text.endswith(("\n", "\r")) else line_end
    blank = line_end if _START.search(text) else ""
    return text + gap + blank + new


def edit(catalogue: Catalogue, key: str, **fields: Plain) -> Catalogue:
    """Set fields of one publication in its file and return the catalogue read anew.

    fields: names as in the file with plain data (text, lists, dicts); None removes a field.
    Raises `EditConflict` when the record on disk is not the one in memory, and
    `CatalogueError` when the change would not be read: then nothing is written.
    """
    publication, base = catalogue[key], folder_of(catalogue)
    with folder.locked(base):
        return write(base, with_fields(base, loader.load(base), publication, fields))


def with_fields(
    base: Path, now: Catalogue, publication: Publication, fields: Mapping[str, Plain]
) -> dict[str, str]:
    """Return the file of a record, by its name, with fields set.

    now: the catalogue on disk; `EditConflict` when its record is another than ``publication``.
    """
    key = publication.id
    if key not in now or now[key] != publication:
        raise EditConflict(f"{key}: the record on disk has changed since it was read")
    file = now.place(key).file
    text = (base / file).read_bytes().decode()
    return {file: set_fields(text, {key: fields}, list(PUBLICATION.fields))}


def write(base: Path, texts: Mapping[str, str]) -> Catalogue:
    """Write files of a catalogue if the whole can then be read, and return it read anew."""
    changed = loader.load(base, instead=texts)
    folder.write_together(base, texts)
    return changed


def folder_of(catalogue: Catalogue) -> Path:
    """Return the folder of a catalogue that may be written to; `MigpubsError` if it may not."""
    return folder.writable(catalogue.path)
