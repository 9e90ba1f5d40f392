"""The rows of a workbook as text: what its cells show, and no more than they say.

Sheets that hold no list of publications, formulas that were never calculated and errors are
reported. Links to other files are not followed.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from migpubs.errors import MissingExtra, ParseError, Place, Problem
from migpubs.formats.latex import safe_url
from migpubs.formats.office import unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem

_MOST_UNPACKED: Final = 300_000_000
_MOST_COLUMNS: Final = 200
_BEGINNING: Final = 50
"""So many rows of a sheet are looked at for a heading."""
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""What is not a code in a format of numbers."""

Untyped: TypeAlias = Any
"""A thing of openpyxl, which has no types."""


def openpyxl() -> Untyped:
    """Return the library; `MissingExtra` where it is not installed."""
    try:
        import openpyxl as library  # noqa: PLC0415 - an extra, and heavy
    except ImportError:
        raise MissingExtra("XLSX", "xlsx") from None
    return library


def rows(content: bytes, file: str, on_problem: OnProblem) -> Iterator[tuple[int, list[str]]]:
    """Give the numbered rows of the first sheet with a column of titles, else of the first.

    A day is told as ISO 8601, as precisely as its format shows it; a number without its ``.0``;
    a formula as what it last gave; what cells say that are merged downwards, in each of their rows.
    An address behind the text of a cell is reported, not read.
    `ParseError` for what is no workbook or unpacks to more than 300 MB.
    """
    _refuse_bombs(content, file)
    try:
        values, formulas = (_workbook(content, values=values) for values in (True, False))
        sheet = _sheet(values, file, on_problem)
        links, merged = _links(content, sheet), _Merged(content, sheet)
        pairs = zip(_cells(sheet), _cells(formulas[sheet.title]), strict=True)
        for number, (shown, behind) in enumerate(pairs, start=1):
            where = Place(file=file, line=number)
            cells = zip(shown, behind, strict=True)
            texts = [_text(cell, formula, where, on_problem) for cell, formula in cells]
            yield number, merged.filled(number, texts)
            _report_links(shown, links, where, on_problem)
    except ParseError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a broken file makes it
        told = f"this is not a workbook that can be read: {error}"
        raise ParseError([Problem("bad-xlsx", "error", told, Place(file=file))]) from None


def _refuse_bombs(content: bytes, file: str) -> None:
    problem, hint = unread(content, file)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(info.file_size for info in archive.infolist())
        if size > _MOST_UNPACKED:
            problem = f"it unpacks to {size // 1_000_000} MB"
    except zipfile.BadZipFile:
        problem = problem or "this is not an XLSX file"
    if problem:
        raise ParseError([Problem("hostile-file", "error", problem, Place(file=file), hint=hint)])


def _workbook(content: bytes, *, values: bool) -> Untyped:
    return openpyxl().load_workbook(
        io.BytesIO(content), read_only=True, data_only=values, keep_links=False
    )


def _sheet(book: Untyped, file: str, on_problem: OnProblem) -> Untyped:
    """Return the sheet to read, and report all others that are not empty."""
    several = [each for each in book.worksheets if any(_beginning(each))]
    if not several:
        return book.worksheets[0]
    found = next((each for each in several if _has_titles(each)), several[0])
    for each in several:
        if each is not found:
            told = f"the sheet '{each.title}' is not read, only '{found.title}'"
            on_problem(Problem("not-read", "warning", told, Place(file=file)))
    return found


def _cells(sheet: Untyped) -> Iterator[tuple[Untyped, ...]]:
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_col=_MOST_COLUMNS)


class _Merged:
    """The cells of a sheet that are merged downwards: what the first says goes for all rows."""

    def __init__(self, content: bytes, sheet: Untyped) -> None:
        from lxml import etree  # noqa: PLC0415 - heavy, and only reading needs it
        from openpyxl.utils import range_boundaries  # noqa: PLC0415 - an extra

        self._begins: dict[int, list[tuple[int, int]]] = {}
        self._open: dict[int, tuple[int, str]] = {}
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_path(sheet)) as stream:
            wanted = ("{*}row", "{*}mergeCell")
            for _, each in etree.iterparse(stream, tag=wanted, resolve_entities=False):
                if each.get("ref"):
                    column, first, _, last = range_boundaries(each.get("ref"))
                    if last > first and column <= _MOST_COLUMNS:
                        self._begins.setdefault(first, []).append((column, last))
                each.clear()

    def filled(self, number: int, texts: list[str]) -> list[str]:
        """Return the texts of a row with those of the merged cells that it goes on."""
        for column, (last, text) in [*self._open.items()]:
            if number > last:
                del self._open[column]
            else:
                texts += [""] * (column - len(texts))
                texts[column - 1] = text
        for column, last in self._begins.get(number, ()):
            self._open[column] = (last, texts[column - 1] if column <= len(texts) else "")
        return texts


def _path(sheet: Untyped) -> str:
    path: str = sheet._worksheet_path  # noqa: SLF001 - its name in the archive is nowhere else
    return path


def _links(content: bytes, sheet: Untyped) -> dict[str, str]:
    """Return the addresses behind cells by the names of the cells; openpyxl passes over them."""
    from lxml import etree  # noqa: PLC0415 - heavy, and only reading needs it

    path = _path(sheet)
    folder, _, name = path.rpartition("/")
    found: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if f"{folder}/_rels/{name}.rels" not in archive.namelist():
            return {}
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        relations = etree.fromstring(archive.read(f"{folder}/_rels/{name}.rels"), parser)
        addresses = {each.get("Id"): each.get("Target", "") for each in relations}
        with archive.open(path) as stream:
            wanted = ("{*}row", "{*}hyperlink")
            for _, each in etree.iterparse(stream, tag=wanted, resolve_entities=False):
                cell, key = each.get("ref", "").partition(":")[0], each.get(_RELATION, "")
                if cell and key in addresses:
                    found[cell] = addresses[key]
                each.clear()
    return found


def _report_links(
    cells: Iterable[Untyped], links: Mapping[str, str], where: Place, on_problem: OnProblem
) -> None:
    for cell in cells:
        shown = "" if cell.value is None else str(cell.value)
        address = links.get(cell.coordinate, "") if shown else ""
        if address and address not in shown and address != safe_url(shown):
            told = f"the address behind '{shown[:40]}' is not read: {address}"
            hint = "write it in a column 'url'"
            on_problem(Problem("not-read", "loss", told, where, hint=hint))


def _beginning(sheet: Untyped) -> list[str]:
    """Return the texts of the first rows."""
    sheet.reset_dimensions()
    first = sheet.iter_rows(max_row=_BEGINNING, max_col=_MOST_COLUMNS, values_only=True)
    return [str(value) for row in first for value in row if value not in {None, ""}]


def _has_titles(sheet: Untyped) -> bool:
    return any(text.strip().lower() in {"title", "ชื่อเรื่อง"} for text in _beginning(sheet))


def _text(cell: Untyped, formula: Untyped, where: Place, on_problem: OnProblem) -> str:
    """Return the text of a cell; report an error, and a formula without a value."""
    if cell.value is None or cell.data_type == "e":
        behind = formula.value if formula.data_type == "f" else cell.value
        if behind is not None:
            told = f"the cell {formula.coordinate} shows no value: {str(behind)[:40]}"
            hint = "open the file in a spreadsheet and save it, or write the value"
            on_problem(Problem("bad-cell", "warning", told, where, hint=hint))
        return ""
    if isinstance(cell.value, date):
        return _day(cell.value, cell.number_format)
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return str(cell.value)


def _day(day: date, shown: str) -> str:
    """Return a day as precisely as it is shown: Excel makes the first of May of "May 2023"."""
    codes = _LITERALS.sub("", shown).lower()
    whole = (day.date() if isinstance(day, datetime) else day).isoformat()
    if "d" in codes or "y" not in codes:
        return whole
    return whole[:7] if "m" in codes else whole[:4]
