"""The rows of an annex in its file: which file that is, and how rows are added, filled and moved.

A source names a row by its number (``annex: 2024/3``), so whoever moves rows renumbers sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from attrs import frozen

from migpubs.catalogue import emitter, folder
from migpubs.catalogue.edit import BOM, chunks, last_line, with_values
from migpubs.catalogue.records import ROW
from migpubs.errors import EditConflict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from migpubs.catalogue.collection import Catalogue
    from migpubs.catalogue.shapes import Plain


def file_of(catalogue: Catalogue, year: int) -> str:
    """Return the file of a report year's annex by its path inside the folder, or that of a new one.

    year: of the Common era.
    """
    known = catalogue.places.get(f"annex {year}")
    return known.file if known else f"annexes/{year}.yaml"


def add_rows(text: str, year: int, new_rows: Sequence[dict[str, Plain]]) -> str:
    """Return the text of an annex's file with rows at the end of its own; all else stays.

    year: what a file without content becomes the annex of. `EditConflict` for a file that is one
    mapping in braces.
    """
    bom, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    line_end = "\r\n" if "\r\n" in body else "\n"
    new = "".join(map(emitter.record, new_rows)).replace("\n", line_end)
    root: Any = yaml.compose(body, Loader=yaml.CBaseLoader)
    if root is None:
        return f"{text}year: {year}{line_end}rows:{line_end}{new}"
    if root.flow_style:
        raise EditConflict("an annex in braces is not changed (write it in lines first)")
    rows = next((value for name, value in root.value if name.value == "rows"), None)
    if rows is None:
        return bom + "".join([*_lines(body, line_end), f"rows:{line_end}", new])
    if not rows.value:
        body = body[: rows.start_mark.index].rstrip(" ") + body[rows.end_mark.index :]
        return bom + _inserted(body, rows.start_mark.line + 1, new, line_end)
    if rows.flow_style:
        end = rows.value[-1].end_mark.index
        more = "".join(f", {emitter.flow(row)}" for row in new_rows)
        return f"{bom}{body[:end]}{more}{body[end:]}"
    indent = " " * rows.start_mark.column
    shifted = "".join(indent + line for line in new.splitlines(keepends=True))
    return bom + _inserted(body, last_line(rows) + 1, shifted, line_end)


def _lines(text: str, line_end: str) -> list[str]:
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += line_end
    return lines


def _inserted(text: str, at: int, new: str, line_end: str) -> str:
    lines = _lines(text, line_end)
    return "".join([*lines[:at], new, *lines[at:]])


def fill_rows(text: str, filled: Mapping[int, Mapping[str, Plain]]) -> str:
    """Return the text of an annex's file with fields of some rows set; all else stays.

    filled: the fields by the number of their row, from 0. `EditConflict` for rows that are not
    written in lines.
    """
    blocks = _blocks(text)
    rows = [
        _filled(row, filled[number]) if number in filled else row
        for number, row in enumerate(blocks.rows)
    ]
    return blocks.above + "".join(rows) + blocks.below


def _filled(row: str, fields: Mapping[str, Plain]) -> str:
    indent = len(row) - len(row.lstrip(" "))
    bare = "".join(line[indent:] for line in row.splitlines(keepends=True))
    lines = with_values(bare, fields, list(ROW.fields)).splitlines(keepends=True)
    return "".join(" " * indent + line for line in lines)


def move_rows(text: str, order: Sequence[int]) -> str:
    """Return the text of an annex's file with its rows in another order; all else stays.

    order: the rows as they shall stand, each by its number from 0. Comments above a row go with
    it. `EditConflict` for rows that are not written in lines.
    """
    blocks = _blocks(text)
    return blocks.above + "".join(blocks.rows[number] for number in order) + blocks.below


@frozen
class _Blocks:
    """The text of an annex's file, cut where its rows begin."""

    above: str
    rows: list[str]
    below: str


def _blocks(text: str) -> _Blocks:
    root: Any = yaml.compose(text.removeprefix(BOM), Loader=yaml.CBaseLoader)
    rows = next(value for name, value in root.value if name.value == "rows")
    if rows.flow_style:
        raise EditConflict("rows in brackets are not changed (write them in lines first)")
    lines = _lines(text, "\r\n" if "\r\n" in text else "\n")
    starts = [_first_line(lines, row.start_mark.line) for row in rows.value]
    ends = [*starts[1:], last_line(rows) + 1]
    return _Blocks(
        above="".join(lines[: starts[0]]),
        rows=["".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)],
        below="".join(lines[ends[-1] :]),
    )


def _first_line(lines: Sequence[str], at: int) -> int:
    """Return the first of the comments that stand right above a row, or its own first line."""
    at -= lines[at - 1].strip() == "-"  # its fields stand below the dash
    while lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return at


def reorder(
    base: Path, texts: Mapping[str, str], catalogue: Catalogue, year: int, order: Sequence[int]
) -> dict[str, str]:
    """Return the files that change when the rows of an annex move, by their names.

    texts: the files that are on their way to be written already. order: as for `move_rows`.
    """
    file = file_of(catalogue, year)
    numbers = {before + 1: number for number, before in enumerate(order, start=1)}
    changed = {file: move_rows(_text(base, texts, file), order)}
    written = (
        path.relative_to(base).as_posix() for path in folder.yaml_files(base, "publications")
    )
    for name in {*written, *(each for each in texts if each.startswith("publications/"))}:
        text = _text(base, texts, name)
        changed[name] = renumber(text, year, numbers)
    return changed


def _text(base: Path, texts: Mapping[str, str], file: str) -> str:
    return texts[file] if file in texts else (base / file).read_bytes().decode()


def renumber(text: str, year: int, numbers: Mapping[int, int]) -> str:
    """Return the text of a file of publications with the rows that its sources name renumbered.

    numbers: the new number of each row of the annex of ``year``, both from 1.
    """
    bom, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    for chunk in reversed([*chunks(body)]):
        if f"{year}/" in chunk.text:
            changed = _renumbered(chunk.text, year, numbers)
            body = body[: chunk.start] + changed + body[chunk.end :]
    return bom + body


def _renumbered(record: str, year: int, numbers: Mapping[int, int]) -> str:
    root: Any = yaml.compose(record, Loader=yaml.CBaseLoader)
    for node in reversed([*_annex_words(root.value[0])]):
        listed, _, number = node.value.partition("/")
        if listed == str(year) and number.isdecimal() and int(number) in numbers:
            start, end = node.start_mark.index, node.end_mark.index
            words = record[start:end].replace(node.value, f"{year}/{numbers[int(number)]}")
            record = record[:start] + words + record[end:]
    return record


def _annex_words(record: Any) -> Iterator[Any]:  # noqa: ANN401 - a node of PyYAML
    """Give what the sources of a record say of the rows of annexes."""
    sources = next((value for name, value in record.value if name.value == "sources"), None)
    for source in sources.value if sources else ():
        yield from (value for name, value in source.value if name.value == "annex")
