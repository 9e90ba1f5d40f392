"""Excel workbooks, read with openpyxl after their size has been looked at."""

from __future__ import annotations

import datetime as dt
import re
import warnings
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from migpubs.errors import MissingExtra
from migpubs.intake import limits
from migpubs.intake.blocks import NOTE_MARK, Cell, cell, is_mark, table
from migpubs.intake.plain_text import links_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.blocks import Block

_HYPERLINK = re.compile(
    r'=\s*(?:_xlfn\.)?HYPERLINK\(\s*"((?:[^"]|"")*)"\s*(?:[,;]\s*"((?:[^"]|"")*)"\s*)?\)',
    re.IGNORECASE,
)
_REFUSED: Final = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)


def read(data: bytes, file: str) -> Iterator[Block]:
    """Give one table for each visible sheet of a .xlsx file.

    A formula is shown by the value that was last worked out for it, ``HYPERLINK()`` by its text
    and link; a row with an error or a formula without a value is doubted, as is a hidden row.
    Hidden sheets are passed over, as they are on paper.
    """
    _look_at_size(data, file)
    formulas, values = _load(data, file, values=False), _load(data, file, values=True)
    for sheet in formulas.worksheets:
        if sheet.sheet_state == "visible":
            yield from _table(sheet, values[sheet.title], file)


def _look_at_size(data: bytes, file: str) -> None:
    """Unpack every part within the limits, so that openpyxl meets no bomb and no entities."""
    archive = limits.Archive(data, file)
    if "xl/workbook.xml" not in archive.names:
        hint = "a file of Excel 97-2003 (.xls) must be saved as .xlsx first"
        raise limits.refuse(file, "this is not an Excel workbook (.xlsx)", hint)
    total = 0
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            part = archive.read(name)
            total += len(part)
            limits.check_size(file, total, limits.PART_BYTES)
            if _REFUSED.search(part):
                message = f"the part {name} declares a document type; office files never do"
                raise limits.refuse(file, message, code="xxe")


def _load(data: bytes, file: str, *, values: bool) -> Any:  # noqa: ANN401 - openpyxl has no types
    import io  # noqa: PLC0415 - see _load's caller

    try:
        import openpyxl  # noqa: PLC0415 - an extra
    except ImportError:
        raise MissingExtra("reading Excel workbooks", "xlsx") from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of styles and drawings that it leaves out
        try:
            return openpyxl.load_workbook(io.BytesIO(data), data_only=values, rich_text=True)
        except Exception as error:  # noqa: BLE001 - whatever a hostile file makes it raise
            raise limits.refuse(file, f"this workbook is damaged: {error}") from None


def _table(sheet: Any, values: Any, file: str) -> Iterator[Block]:  # noqa: ANN401
    limits.check_table(file, sheet.max_row, sheet.max_column)
    merged = {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        if area.size["rows"] * area.size["columns"] <= limits.CELLS
        for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1)
        for column in range(area.min_col, min(area.max_col, sheet.max_column) + 1)
    }
    own: dict[tuple[int, int], Cell] = {}
    rows: list[list[Cell]] = []
    doubts: dict[str, str] = {}
    for row in range(1, sheet.max_row + 1):
        where = f"{sheet.title}, row {row}"
        rows.append([])
        for column in _columns(sheet):
            at = merged.get((row, column), (row, column))
            found, value = sheet.cell(*at), values.cell(*at)
            rows[-1].append(own.setdefault(at, _cell(found, value)))
            if _shows_no_value(found, value):
                doubts[where] = "no-value"
    doubts |= {f"{sheet.title}, row {number}": "hidden-row" for number in _hidden(sheet)}
    for made in table(rows, [f"{sheet.title}, row {row}" for row in range(1, len(rows) + 1)]):
        lines = (evolve(line, doubt=doubts.get(line.place, "")) for line in made.lines)
        yield evolve(made, lines=tuple(lines))


def _hidden(sheet: Any) -> Iterator[int]:  # noqa: ANN401
    """Give the numbers of the rows that are hidden, by hand or by a filter."""
    return (number for number, row in sheet.row_dimensions.items() if row.hidden)


def _columns(sheet: Any) -> range:  # noqa: ANN401
    return range(1, sheet.max_column + 1)


def _cell(found: Any, value: Any) -> Cell:  # noqa: ANN401
    formula = _HYPERLINK.match(found.value) if isinstance(found.value, str) else None
    if formula:
        url, text = (part.replace('""', '"') for part in formula.groups(default=""))
        return cell(text or url, [url])
    text = "" if value.data_type == "e" else _text(value.value, str(found.number_format))
    link = found.hyperlink.target if found.hyperlink else ""
    if link and found.hyperlink.location and "#" not in link:
        link = f"{link}#{found.hyperlink.location}"
    return cell(text, [link or "", *links_in(text)])


def _shows_no_value(found: Any, value: Any) -> bool:  # noqa: ANN401
    """Whether a cell holds an error, or a formula whose value was never worked out."""
    if value.data_type == "e":
        return True
    unknown = found.data_type == "f" and value.value is None and value.data_type == "n"
    return unknown and not _HYPERLINK.match(str(found.value))


def _run(part: Any) -> str:  # noqa: ANN401
    """Return a run of rich text, with a `NOTE_MARK` where it is raised."""
    font = getattr(part, "font", None)
    raised = font is not None and font.vertAlign == "superscript" and is_mark(str(part))
    return NOTE_MARK + str(part) if raised else str(part)


def _text(value: Any, shape: str) -> str:  # noqa: ANN401
    """Return what the cell shows: a date as far as it is shown, whole numbers without a point.

    shape: the cell's number format; one without a day shows a month, as "Aug-23" does.
    """
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value).upper()
    if isinstance(value, list):
        return "".join(map(_run, value))
    if isinstance(value, dt.date):
        bare = re.sub(r"\[[^\]]*\]|\"[^\"]*\"|\\\\.", "", shape).casefold()
        parts = 1 + ("m" in bare) + ("d" in bare) if "y" in bare else 3
        return value.isoformat()[: (4, 7, 10)[parts - 1]]
    places = re.fullmatch(r"0\.(0+)", shape)
    if places and isinstance(value, int | float):
        return f"{value:.{len(places[1])}f}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
