"""XLSX: one row a record, for Excel and its like; addresses are links.

Every cell is text, so that nothing is taken for a formula or a date. The same records give the
same bytes: the times that the format wants are fixed.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from migpubs.errors import Place, Problem, ignore
from migpubs.formats import table, table_reader, xlsx_reader
from migpubs.formats.keeping import report
from migpubs.formats.latex import safe_url
from migpubs.formats.reference import Context
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.model import Body, Publication

KEEPS: Final = table.KEEPS
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zones
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767
_WIDTHS = {"id": 32, "title": 60, "subtitle": 40, "authors": 40, "publishers": 24, "url": 40,
           "abstract": 60}  # fmt: skip


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,  # noqa: ARG001 - all formats take it
    titles: Mapping[str, str] | None = None,  # noqa: ARG001 - all formats take it
) -> Iterator[bytes]:
    """Give the file in one piece, rows in the order of the publications.

    Raises `MissingExtra` without openpyxl. A text longer than a cell can hold is cut and reported.
    """
    book = xlsx_reader.openpyxl().Workbook(write_only=True)
    book.properties.created = book.properties.modified = _EPOCH
    sheet = book.create_sheet("publications")
    sheet.freeze_panes = "B2"
    for number, column in enumerate(table.COLUMNS):
        letter = _letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column, 14)
    sheet.append([_cell(sheet, column, "") for column in table.COLUMNS])
    for each in publications:
        report(each, KEEPS, Context(), on_problem)
        cells = table.row(each)
        sheet.append(
            [_cell(sheet, _fitting(cells[c], each.id, c, on_problem), c) for c in table.COLUMNS]
        )
    buffer = io.BytesIO()
    book.save(buffer)
    yield _timeless(buffer)


def dumps(publications: Iterable[Publication], *, on_problem: OnProblem = ignore) -> bytes:
    """Return the file."""
    return b"".join(dump(publications, on_problem=on_problem))


def _letter(number: int) -> str:
    first, second = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def _fitting(text: str, key: str, column: str, on_problem: OnProblem) -> str:
    text = _CONTROL.sub("", text)
    if len(text) > _LONGEST_CELL:
        told = f"cut after {_LONGEST_CELL:,} characters, which is all that a cell holds"
        on_problem(Problem("cut-cell", "loss", told, Place(record=key, field=column)))
    return text[:_LONGEST_CELL]


def _cell(sheet: Any, text: str, column: str) -> Any:  # noqa: ANN401 - see xlsx_reader.openpyxl
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - see xlsx_reader.openpyxl

    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type = text, "s"  # noqa: SLF001 - `value` would make formulas of text
    if column == "url" and text:
        cell.hyperlink = safe_url(text)
        cell.style = "Hyperlink"
    return cell


def _timeless(buffer: io.BytesIO) -> bytes:
    """Return a ZIP file with the same content and no times of its own."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(buffer) as before, zipfile.ZipFile(fixed, "w") as after:
        for name in before.namelist():
            info = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            content = before.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"(?<=>)\d{4}-\d\d-\d\dT[\d:]+Z", b"2000-01-01T00:00:00Z", content
                )
            after.writestr(info, content)
    return fixed.getvalue()


def loads(
    content: bytes, *, bodies: Iterable[Body] = (), file: str = "", on_problem: OnProblem = ignore
) -> tuple[Publication, ...]:
    """Return the publications of a file; see `xlsx_reader.rows` for which sheet and cells."""
    rows = xlsx_reader.rows(content, file, on_problem)
    return table_reader.publications(rows, Authority(bodies), file, on_problem)
