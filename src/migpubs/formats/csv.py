"""CSV: one row a record, for spreadsheets and scripts.

RFC 4180 with line feeds. A cell that a spreadsheet would take for a formula gets an apostrophe
before it, which reading takes off again.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from migpubs.errors import ParseError, Place, Problem, ignore
from migpubs.formats import table
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
    """Return the publications of a file with a first row of column names.

    Semicolons and tabs part cells too, where the first row has more of them than commas.
    `ParseError` for what is no such file.
    """
    if len(text) > _MOST_BYTES or "\x00" in text:
        told = "a size or a NUL that no list of publications has"
        raise ParseError([Problem("hostile-file", "error", told, Place(file=file))])
    authority = Authority(bodies)
    rows = _rows(text.lstrip("\ufeff"), file)
    return tuple(
        table.publication(cells, authority, Place(file=file, line=number), on_problem)
        for number, cells in table.headed(rows, file, on_problem)
    )


def _rows(text: str, file: str) -> Iterator[list[str]]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    before = csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield [unguarded(cell) for cell in cells]
    except csv.Error as error:
        where = Place(file=file, line=reader.line_num)
        raise ParseError([Problem("bad-csv", "error", str(error), where)]) from None
    finally:
        csv.field_size_limit(before)
