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

from migpubs.errors import MissingExtra, ParseError, Place, Problem, ignore
from migpubs.formats import table
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
_MOST_UNPACKED = 300_000_000
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
    book = _openpyxl().Workbook(write_only=True)
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


def _openpyxl() -> Any:  # noqa: ANN401 - a module without types
    try:
        import openpyxl  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        raise MissingExtra("XLSX", "xlsx") from None
    return openpyxl


def _letter(number: int) -> str:
    first, second = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def _fitting(text: str, key: str, column: str, on_problem: OnProblem) -> str:
    text = _CONTROL.sub("", text)
    if len(text) > _LONGEST_CELL:
        told = f"cut after {_LONGEST_CELL:,} characters, which is all that a cell holds"
        on_problem(Problem("cut-cell", "loss", told, Place(record=key, field=column)))
    return text[:_LONGEST_CELL]


def _cell(sheet: Any, text: str, column: str) -> Any:  # noqa: ANN401 - see _openpyxl
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - see _openpyxl

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
    """Return the publications of the first sheet, whose first row names the columns.

    `ParseError` for what is no such file, or unpacks to more than 300 MB. Links to other files
    are not followed, formulas are read as what they last gave.
    """
    authority = Authority(bodies)
    rows = _rows(content, file)
    return tuple(
        table.publication(cells, authority, Place(file=file, line=number), on_problem)
        for number, cells in table.headed(rows, file, on_problem)
    )


def _rows(content: bytes, file: str) -> Iterator[list[str]]:
    _refuse_bombs(content, file)
    openpyxl = _openpyxl()
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for cells in sheet.iter_rows(values_only=True, max_col=200):
            yield [_text(cell) for cell in cells]
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a broken file makes it
        told = f"this is not a workbook that can be read: {error}"
        raise ParseError([Problem("bad-xlsx", "error", told, Place(file=file))]) from None


def _refuse_bombs(content: bytes, file: str) -> None:
    problem = ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size > _MOST_UNPACKED:
            problem = f"it unpacks to {size // 1_000_000} MB"
    except zipfile.BadZipFile:
        problem = "this is not an XLSX file"
    if problem:
        raise ParseError([Problem("hostile-file", "error", problem, Place(file=file))])


def _text(cell: object) -> str:
    """Return the text of a cell: a date without its midnight, a number without its ``.0``."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
