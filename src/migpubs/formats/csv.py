"""CSV: one row a record, for spreadsheets and scripts.

RFC 4180 with line feeds. A cell that a spreadsheet would take for a formula gets an apostrophe
before it, which reading takes off again.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from migpubs.errors import ParseError, Place, Problem, ignore
from migpubs.formats import table, table_reader
from migpubs.formats.keeping import joined, report
from migpubs.formats.reference import Context
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.model import Body, Publication

KEEPS: Final = table.KEEPS
FORMULAS: Final = tuple("=+-@\t\r'")
"""What a cell must not begin with: a formula, or the apostrophe that says it is none."""

_MOST_BYTES = 100_000_000
_LARGEST_CELL = 1_000_000
_BEGINNING = 2_000
_SEPARATOR = re.compile("sep=([,;\t])\r?\n")
_QUOTED = re.compile('"[^"]*"')


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,  # noqa: ARG001 - all formats take it
    titles: Mapping[str, str] | None = None,  # noqa: ARG001 - all formats take it
    bom: bool = False,
) -> Iterator[str]:
    """Give the file row by row, in the order of the publications.

    bom: begin with a byte order mark, without which Excel takes Thai for Latin letters.
    """
    yield ("\ufeff" if bom else "") + _line(table.COLUMNS)
    for each in publications:
        report(each, KEEPS, Context(), on_problem)
        cells = table.row(each)
        yield _line([guarded(cells[column]) for column in table.COLUMNS])


dumps = joined(dump)


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def unguarded(cell: str) -> str:
    """Return what `guarded` was given."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULAS) else cell


def _line(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def loads(
    text: str, *, bodies: Iterable[Body] = (), file: str = "", on_problem: OnProblem = ignore
) -> tuple[Publication, ...]:
    """Return the publications of a file with a row of column names.

    Semicolons and tabs part cells too, where the file begins with more of them than of commas, or
    says so as Excel does (``sep=;``). `ParseError` for what is no such file: a quote that is not
    closed would hide all that follows.
    """
    if len(text) > _MOST_BYTES or "\x00" in text:
        told = "a size or a NUL that no list of publications has"
        raise ParseError([Problem("hostile-file", "error", told, Place(file=file))])
    rows = _rows(text.lstrip("\ufeff"), file)
    return table_reader.publications(rows, Authority(bodies), file, on_problem)


def _rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows, each with the line that it begins on."""
    before = csv.field_size_limit(_LARGEST_CELL)
    lines = io.StringIO(text, newline="")
    if _SEPARATOR.match(text):
        lines.readline()
    skipped = lines.tell() > 0
    reader = csv.reader(lines, delimiter=_delimiter(text), strict=True)
    line = 1 + skipped
    try:
        for cells in reader:
            yield line, [unguarded(cell) for cell in cells]
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        why = str(error).replace("unexpected end of data", "a quotation mark in it is not closed")
        told = f"the row that begins here cannot be read: {why}"
        raise ParseError([Problem("bad-csv", "error", told, Place(file=file, line=line))]) from None
    finally:
        csv.field_size_limit(before)


def _delimiter(text: str) -> str:
    said = _SEPARATOR.match(text)
    beginning = _QUOTED.sub("", text[:_BEGINNING])
    return said[1] if said else max(",;\t", key=beginning.count)
