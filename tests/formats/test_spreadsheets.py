"""Our tables opened and saved again by LibreOffice: cell by cell, record by record."""

from __future__ import annotations

import csv
import io
import subprocess
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs import formats
from migpubs.dates import Date
from migpubs.formats import csv as csv_format
from migpubs.formats import table
from migpubs.language_map import LanguageMap
from tests.conftest import program
from tests.formats.records import ALL, GUIDE

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs import Catalogue

ODD = evolve(
    GUIDE,
    id="odd",
    title=LanguageMap({"en": "=1+1", "th": "น้ำใจ"}),
    subtitle=LanguageMap({"en": '@SUM(A1) "quoted"'}),
    place="+66",
    number="007",
    pages="1-2",
    issued=Date(2023, 2),
    aliases=("-x", "0012"),
)
"""What spreadsheets take for formulas, numbers and dates."""
PLAIN = "Text - txt - csv (StarCalc):44,34,76,1"
"""Commas, quotes, UTF-8, from the first line on; columns as the program sees fit."""
TEXT = f"{PLAIN},{'/'.join(f'{n}/2' for n in range(1, len(table.COLUMNS) + 1))}"
"""The same, with each column opened as text."""


def saved_again(folder: Path, name: str, content: bytes, opened_as: str = "") -> list[table.Row]:
    """Return the rows that LibreOffice has, from the CSV that it writes of a file."""
    (folder / name).write_bytes(content)
    command = [program("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--headless", *([f"--infilter={opened_as}"] if opened_as else [])]
    command += ["--convert-to", f"csv:{PLAIN}", "--outdir", str(folder / "out")]
    subprocess.run([*command, str(folder / name)], check=True, capture_output=True, timeout=120)
    made = (folder / "out" / name).with_suffix(".csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(made)))


@pytest.mark.outside
def test_libreoffice_keeps_every_cell_of_a_workbook(tmp_path: Path, shipped: Catalogue) -> None:
    """Thai, formulas as texts, leading zeros and dates: each cell is as we have it."""
    several = (*shipped, *ALL, ODD)
    content = formats.export("xlsx", several)
    assert list(map(table.row, several)) == saved_again(tmp_path, "x.xlsx", bytes(content))


@pytest.mark.outside
def test_libreoffice_keeps_every_cell_of_csv(tmp_path: Path, shipped: Catalogue) -> None:
    """As text, all; as it sees fit, zeros before numbers go, which only a workbook can prevent.

    No cell becomes a formula: the apostrophe stands before it, and our reader takes it off.
    """
    several = (*shipped, *ALL, ODD)
    rows = list(map(table.row, several))
    content = str(formats.export("csv", several, bom=True)).encode()
    assert rows == list(map(unguarded, saved_again(tmp_path, "a.csv", content, TEXT)))
    found = list(map(unguarded, saved_again(tmp_path, "b.csv", content, PLAIN)))
    differing = {
        (row["id"], name, row[name], cell)
        for row, cells in zip(rows, found, strict=True)
        for name, cell in cells.items()
        if row[name] != cell
    }
    assert {("odd", "number", "007", "7")} == differing


def unguarded(row: table.Row) -> table.Row:
    """Return a row as our reader takes it."""
    return {name: csv_format.unguarded(cell) for name, cell in row.items()}
