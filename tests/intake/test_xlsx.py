"""Excel workbooks."""

from __future__ import annotations

import datetime as dt
import io
import sys
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from migpubs.errors import MissingExtra, ParseError
from migpubs.intake import xlsx
from migpubs.intake.blocks import NOTE_MARK, Cell, Table
from tests.intake.test_limits import archive

if TYPE_CHECKING:
    from collections.abc import Callable


def read(fill: Callable[[Any], None]) -> list[Table]:
    book = openpyxl.Workbook()
    fill(book)
    file = io.BytesIO()
    book.save(file)
    return [block for block in xlsx.read(file.getvalue(), "a.xlsx") if isinstance(block, Table)]


def cells(fill: Callable[[Any], None]) -> list[tuple[Cell, ...]]:
    [table] = read(lambda book: fill(book.active))
    return [line.cells for line in table.lines]


def test_links_of_cells_and_formulas() -> None:
    """A cell's own link with its place inside the page, and the function's link and text."""

    def fill(sheet: Any) -> None:  # noqa: ANN401 - openpyxl has no types
        sheet.append(
            ["a", '=HYPERLINK("https://b.org","say ""b""")', '=HYPERLINK("https://c.org")']
        )
        sheet["A1"].hyperlink = "https://a.org"
        sheet["A1"].hyperlink.location = "part"

    assert [
        (
            Cell("a", ("https://a.org#part",)),
            Cell('say "b"', ("https://b.org",)),
            Cell("https://c.org", ("https://c.org",)),
        )
    ] == cells(fill)


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        (2023, "General", "2023"), (2023.0, "General", "2023"), (1.5, "General", "1.5"),
        (dt.datetime(2023, 8, 1), "mmm-yy", "2023-08"),  # noqa: DTZ001 - cells have no zone
        (dt.datetime(2023, 8, 1), "yyyy-mm-dd", "2023-08-01"),  # noqa: DTZ001
        (dt.date(2023, 8, 1), 'yyyy "d"', "2023"), (dt.datetime(2023, 8, 1), "mm", "2023-08-01"),  # noqa: DTZ001
        ("=1+1", "General", ""), (1, "0.0", "1.0"), (True, "General", "TRUE"), ("#REF!", "0", ""),
    ],
)  # fmt: skip
def test_values_are_what_the_cell_shows(value: object, shape: str, text: str) -> None:
    """A date only as far as its format shows it; a formula never worked out shows nothing."""

    def fill(sheet: Any) -> None:  # noqa: ANN401
        sheet.append(["x", value])
        sheet["B1"].number_format = shape

    assert text == cells(fill)[0][1].text


@pytest.mark.parametrize(
    ("value", "doubt"),
    [("=1+1", "no-value"), ("#N/A", "no-value"), ('=HYPERLINK("https://a.org")', ""), ("=", "")],
)
def test_what_shows_no_value_is_doubted(value: str, doubt: str) -> None:
    """An error, and a formula that no program ever worked out; a link is one that shows itself."""
    [table] = read(lambda book: book.active.append(["x", value]))
    assert [doubt] == [line.doubt for line in table.lines]


def test_what_is_raised_in_a_cell_is_marked() -> None:
    """Rich text has runs; ordinals are part of the word."""

    def fill(sheet: Any) -> None:  # noqa: ANN401
        raised = InlineFont(vertAlign="superscript")
        runs = ["The 21", TextBlock(raised, "st"), " home", TextBlock(raised, "a")]
        sheet["A1"] = CellRichText(*runs, TextBlock(InlineFont(b=True), " s"))

    assert f"The 21st home{NOTE_MARK}a s" == cells(fill)[0][0].text


def test_merged_cells_stand_in_every_place() -> None:
    """Over rows and columns."""

    def fill(sheet: Any) -> None:  # noqa: ANN401
        sheet.append(["a", "ILO"])
        sheet.append(["b", None])
        sheet.append(["Group", None])
        sheet.merge_cells("B1:B2")
        sheet.merge_cells("A3:B3")

    assert [("a", "ILO"), ("b", "ILO"), ("Group", "Group")] == [
        tuple(cell.text for cell in row) for row in cells(fill)
    ]


def test_a_hidden_row_knows_that_it_is() -> None:
    """Whoever opens the workbook does not see it."""

    def fill(book: Any) -> None:  # noqa: ANN401
        for text in ("a", "b"):
            book.active.append([text])
        book.active.row_dimensions[2].hidden = True
        book.active.row_dimensions[9].hidden = True

    assert ["", "hidden-row"] == [line.doubt for table in read(fill) for line in table.lines]


def test_every_visible_sheet_is_a_table() -> None:
    """Hidden ones and empty ones are none; rows know their sheet."""

    def fill(book: Any) -> None:  # noqa: ANN401
        book.active.append(["a"])
        book.active.title = "2023"
        book.create_sheet("hidden").append(["b"])
        book["hidden"].sheet_state = "hidden"
        book.create_sheet("empty")

    assert ["2023, row 1"] == [line.place for table in read(fill) for line in table.lines]


def test_a_far_cell_is_refused() -> None:
    """One cell in the last column of a sheet would make a table of 16,384 columns."""
    with pytest.raises(ParseError, match="16,384 columns"):
        read(lambda book: book.active.cell(1, 16_384, "x"))


@pytest.mark.parametrize(
    ("data", "words"),
    [(archive(a=b""), "not an Excel workbook"), (archive(xl__workbook_xml=b"<a/>"), "is damaged")],
)
def test_what_is_no_workbook_is_refused(data: bytes, words: str) -> None:
    """Another zip, or a workbook that openpyxl cannot make sense of."""
    with pytest.raises(ParseError, match=words):
        list(xlsx.read(data, "a.xlsx"))


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without openpyxl one line says what to install."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"migpubs\[xlsx\]"):
        list(xlsx.read(archive(xl__workbook_xml=b"<a/>"), "a.xlsx"))
