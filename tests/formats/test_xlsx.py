"""XLSX out and in."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from attrs import evolve

from migpubs.errors import MissingExtra, ParseError
from migpubs.formats import table, xlsx
from migpubs.language_map import LanguageMap
from tests.formats.records import BARE, BODIES, GUIDE

if TYPE_CHECKING:
    from migpubs.errors import Problem
    from migpubs.model import Publication


def test_cells_are_text_and_addresses_links() -> None:
    """A title that looks like a formula is a text; the address can be clicked."""
    odd = evolve(GUIDE, title=LanguageMap({"en": "=1+1"}))
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.dumps([odd]))).active
    column = {name: number for number, name in enumerate(table.COLUMNS, start=1)}
    title, url = (sheet.cell(2, column[name]) for name in ("title", "url"))
    assert ("=1+1", "s") == (title.value, title.data_type)
    assert GUIDE.url == url.hyperlink.target
    assert "B2" == sheet.freeze_panes


def test_the_same_records_give_the_same_bytes() -> None:
    """The times that the format wants are fixed."""
    assert xlsx.dumps([GUIDE]) == xlsx.dumps([GUIDE])
    with zipfile.ZipFile(io.BytesIO(xlsx.dumps([GUIDE]))) as archive:
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_text_too_long_for_a_cell_is_cut_and_said() -> None:
    """Excel's cells end after 32,767 characters."""
    problems: list[Problem] = []
    long = evolve(BARE, abstract=LanguageMap({"en": "x" * 40_000}))
    (found,) = xlsx.loads(xlsx.dumps([long], on_problem=problems.append))
    assert 32_767 == len(found.abstract["en"])
    assert "una-bare: abstract: cut after 32,767 characters" in str(problems[-1])


def read(book: openpyxl.Workbook) -> tuple[list[Publication], list[str]]:
    buffer = io.BytesIO()
    book.save(buffer)
    problems: list[Problem] = []
    found = xlsx.loads(
        buffer.getvalue(), bodies=BODIES.values(), file="x.xlsx", on_problem=problems.append
    )
    return list(found), list(map(str, problems))


def test_workbooks_of_other_people() -> None:
    """Numbers are what they show, a heading may stand below a title in merged cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Publications of 2023"])
    sheet.merge_cells("A1:E1")
    sheet.append(["Title", "Issued", "Pages", "Edition", "Note"])
    sheet.append(["T", datetime(2023, 9, 20), 24.0, 1.5, None])  # noqa: DTZ001 - Excel's
    (found,), problems = read(book)
    assert ("2023-09-20", "24", "1.5", "") == (
        str(found.issued), found.pages, found.edition, found.note,
    )  # fmt: skip
    assert ["x.xlsx:1: above the heading; not read: Publications of 2023"] == problems


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("yyyy-mm-dd", "2023-05-01"),
        ("mmm-yy", "2023-05"),
        ('yyyy" (dated)"', "2023"),
    ],
)
def test_days_are_as_precise_as_they_are_shown(shown: str, expected: str) -> None:
    """Excel makes a day of "May 2023"; what it shows is what was meant."""
    book = openpyxl.Workbook()
    book.active.append(["title", "issued"])
    book.active.append(["T", datetime(2023, 5, 1)])  # noqa: DTZ001 - Excel's
    book.active["B2"].number_format = shown
    (found,), _ = read(book)
    assert expected == str(found.issued)


def test_cells_without_a_value_and_other_sheets_are_reported() -> None:
    """A formula never calculated, an error, a sheet of something else, a day as a number."""
    book = openpyxl.Workbook()
    book.active.append(["Notes for me"])
    sheet = book.create_sheet("List")
    sheet.append(["title", "pages", "place", "issued"])
    sheet.append(["T", "=1+1", "#N/A", 45189])
    book.create_sheet("Empty")
    (found,), problems = read(book)
    assert ("T", "", "", None) == (found.full_title(), found.pages, found.place, found.issued)
    assert [
        "x.xlsx: the sheet 'Sheet' is not read, only 'List'",
        (
            "x.xlsx:2: the cell B2 shows no value: =1+1"
            " (open the file in a spreadsheet and save it, or write the value)"
        ),
        (
            "x.xlsx:2: the cell C2 shows no value: #N/A"
            " (open the file in a spreadsheet and save it, or write the value)"
        ),
        (
            "x.xlsx:2: issued: '45189' is not a date that can be read"
            " (as the number of a day it would be 2023-09-20)"
        ),
    ] == problems


def test_cells_merged_downwards_tell_all_their_rows() -> None:
    """A person sees one publisher beside two works; a heading over columns tells none of them."""
    book = openpyxl.Workbook()
    for row in (
        ["Our list"], ["Title", "Publisher", "Kind"], ["A", "UNA", "report"], ["B"], ["C", "UNB"],
    ):  # fmt: skip
        book.active.append(row)
    for area in ("A1:C1", "B3:B4", "C3:C5"):
        book.active.merge_cells(area)
    found, problems = read(book)
    assert [("A", "report"), ("B", "report"), ("C", "report")] == [
        (each.full_title(), each.kind) for each in found
    ]
    assert found[0].publishers == found[1].publishers != found[2].publishers
    assert "above the heading; not read: Our list" in problems[0]


def test_bombs_and_other_files_are_refused() -> None:
    """What unpacks to gigabytes is never unpacked."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 301_000_000)
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    for content, told in (
        (bomb.getvalue(), "it unpacks to 301 MB"),
        (empty.getvalue(), "this is not a workbook that can be read"),
        (b"no ZIP", "this is not an XLSX file"),
    ):
        with pytest.raises(ParseError, match=told):
            xlsx.loads(content)


def test_without_openpyxl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what to install."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"pip install 'migpubs\[xlsx\]'"):
        xlsx.dumps([GUIDE])


def test_an_address_behind_a_text_is_reported() -> None:
    """A title that is a link, as people make them; one whose text is the address is read."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Title", "Url"])
    sheet.append(["A", "https://una.org/ก"])
    sheet["A2"].hyperlink = "https://una.org/a"
    sheet["B2"].hyperlink = "https://una.org/%E0%B8%81"
    buffer = io.BytesIO()
    book.save(buffer)
    problems: list[Problem] = []
    (found,) = xlsx.loads(buffer.getvalue(), file="x.xlsx", on_problem=problems.append)
    assert "https://una.org/ก" == found.url
    told = "x.xlsx:2: the address behind 'A' is not read: https://una.org/a"
    assert [f"{told} (write it in a column 'url')"] == list(map(str, problems))
