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


def test_workbooks_of_other_people() -> None:
    """Dates and numbers are what they show; formulas what they last gave."""
    book = openpyxl.Workbook()
    book.active.append(["Title", "Issued", "Pages", "Edition", "Note"])
    book.active.append(["T", datetime(2023, 9, 20), 24.0, 1.5, None])  # noqa: DTZ001 - Excel's
    buffer = io.BytesIO()
    book.save(buffer)
    (found,) = xlsx.loads(buffer.getvalue(), bodies=BODIES.values())
    assert ("2023-09-20", "24", "1.5", "") == (
        str(found.issued), found.pages, found.edition, found.note,
    )  # fmt: skip


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
