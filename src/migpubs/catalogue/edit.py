"""Change one field of one record in the text of a file; every other line stays as it is.

The place is found by libyaml's marks inside the record alone, and the new value is spliced in, so
comments, order, quotes, Thai and line ends survive, and a diff shows only what was changed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml
from attrs import frozen

from migpubs.catalogue import emitter, folder, loader
from migpubs.catalogue.records import PUBLICATION
from migpubs.errors import EditConflict, MigpubsError, UnknownKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from migpubs.catalogue.collection import Catalogue
    from migpubs.catalogue.shapes import Plain

BOM: Final = "\ufeff"
_START = re.compile(r"^-(?=\s)", re.MULTILINE)


@frozen
class Chunk:
    """One record's stretch of a file."""

    start: int
    end: int
    text: str


def chunks(text: str) -> Iterator[Chunk]:
    """Give the records of a file: a ``- `` in the first column can only begin one."""
    starts = [match.start() for match in _START.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield Chunk(start, end, text[start:end])


def find_chunk(text: str, key: str) -> Chunk:
    """Return the record with an id; `UnknownKey` where there is none."""
    looks_right = re.compile(
        rf"^(?:-\s+|\s+|.*[{{,]\s*)id:\s*[\"']?{re.escape(key)}\b", re.MULTILINE
    )
    for chunk in chunks(text):
        if looks_right.search(chunk.text) and _value_of(chunk, "id") == key:
            return chunk
    raise UnknownKey(key)


def _mapping(chunk: Chunk) -> Any:  # noqa: ANN401 - a node of PyYAML; its stubs lack half of it
    try:
        root: Any = yaml.compose(chunk.text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        raise EditConflict(f"the record cannot be read any more: {error}") from None
    return root.value[0]


def _value_of(chunk: Chunk, name: str) -> str:
    return next((v.value for k, v in _mapping(chunk).value if k.value == name), "")


def set_field(text: str, key: str, name: str, value: Plain, order: Sequence[str] = ()) -> str:
    """Return a file's text with one field of one record set to a value; None removes the field.

    order: the names of all fields in the order of the format; a new field goes to its place.
    Raises `UnknownKey` where no record has the id.
    """
    bom, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    line_end = "\r\n" if "\r\n" in body else "\n"
    chunk = find_chunk(body, key)
    changed = _splice(chunk, name, value, order, line_end)
    return bom + body[: chunk.start] + changed + body[chunk.end :]


def _splice(chunk: Chunk, name: str, value: Plain, order: Sequence[str], line_end: str) -> str:
    mapping = _mapping(chunk)
    if mapping.flow_style:
        raise EditConflict(f"'{name}': a record in braces is not changed; write it in lines first")
    pairs = {k.value: (k, v) for k, v in mapping.value}
    old = pairs.get(name)
    indent = mapping.start_mark.column
    new = "" if value is None else emitter.entry(name, value, indent).replace("\n", line_end)
    if old and value is not None and _one_line(old[1]) and new.count("\n") == 1:
        bare = new[indent + len(name) + 2 : -len(line_end)]
        return chunk.text[: old[1].start_mark.index] + bare + chunk.text[old[1].end_mark.index :]
    lines = chunk.text.splitlines(keepends=True)
    if old:
        first, last = old[0].start_mark.line, last_line(old[1])
        dash = first == 0 and bool(new)
        new = lines[0][:indent] + new[indent:] if dash else new
        lines[first : last + 1] = [new]
    elif new:
        lines[_room(pairs, name, order) : 0] = [new]
        lines = _with_line_end(lines, new, line_end)
    return "".join(lines)


def _with_line_end(lines: list[str], new: str, line_end: str) -> list[str]:
    """Close a last line that had no line end before the new field goes below it."""
    above = lines.index(new) - 1
    if not lines[above].endswith(("\n", "\r")):
        lines[above] += line_end
    return lines


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


def _room(pairs: dict[str, tuple[Any, Any]], name: str, order: Sequence[str]) -> int:
    """Return the line on which a new field goes: below the nearest field that comes before it."""
    before = list(order[: order.index(name)]) if name in order else []
    nearest = next((each for each in reversed(before) if each in pairs), None)
    below = pairs[nearest or list(pairs)[-1]]
    return last_line(below[1]) + 1


def add_record(text: str, value: dict[str, Plain]) -> str:
    """Return a file's text with a record added at its end."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    new = emitter.record(value).replace("\n", line_end)
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
        now = loader.load(base)
        if key not in now or now[key] != publication:
            raise EditConflict(f"{key}: the record on disk has changed since it was read")
        file = now.place(publication.id).file
        text = (base / file).read_bytes().decode()
        for name, value in fields.items():
            text = set_field(text, publication.id, name, value, list(PUBLICATION.fields))
        return _write_checked(base, file, text)


def add(catalogue: Catalogue, file: str, record: dict[str, Plain]) -> Catalogue:
    """Add a publication as plain data to a file of the catalogue; return it read anew.

    file: a path inside the catalogue's folder, made if it is not there.
    Raises `CatalogueError` when the record would not be read: then nothing is written.
    """
    base = folder_of(catalogue)
    with folder.locked(base):
        path = base / file
        text = path.read_bytes().decode() if path.exists() else ""
        return _write_checked(base, file, add_record(text, record))


def _write_checked(base: Path, file: str, text: str) -> Catalogue:
    """Read the folder as it would be, then write the file; `CatalogueError` before writing."""
    changed = loader.load(base, instead={file: text})
    path = base / file
    path.parent.mkdir(parents=True, exist_ok=True)
    folder.write_atomically(path, text)
    return changed


def folder_of(catalogue: Catalogue) -> Path:
    """Return the folder of a catalogue that may be written to; `MigpubsError` if it may not."""
    if catalogue.path is None or catalogue.path == folder.installed():
        hint = "copy it to a folder of your own and name that with --catalogue"
        raise MigpubsError(f"this catalogue is read-only ({hint})")
    return catalogue.path
