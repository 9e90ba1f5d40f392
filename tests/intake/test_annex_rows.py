"""The rows of an annex as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.catalogue import Catalogue
from migpubs.intake import acceptance

if TYPE_CHECKING:
    from pathlib import Path
from tests.intake.desk import begin, with_verdicts


def test_the_annex_keeps_the_row_as_printed(base: Path) -> None:
    """Cells with their accidents, link, place, file and its SHA-256; the heading and columns."""
    acceptance.settle(base, with_verdicts(begin(base), "accept", "accept"))
    annex = Catalogue.load(base).annex(2024)
    assert ("Publications of 2024", 6) == (annex.heading, len(annex.columns))
    assert "Guide- lines on work (Thai translation)" == annex.rows[1].cells[0]
    assert ("https://a.org/1", "Link") == (
        annex.rows[0].links[0].url,
        annex.rows[0].links[0].column,
    )
    assert annex.rows[0].note.startswith("list.txt, line 4; SHA-256 ")


@pytest.mark.parametrize("rows", ["", "rows:\n", "rows:\n  - records: [ilo-2023-pathways]"])
def test_an_annex_in_the_making_goes_on(base: Path, rows: str) -> None:
    """Without rows, with none yet, or indented and without an end of its last line."""
    (base / "annexes").mkdir()
    (base / "annexes" / "2024.yaml").write_text(f"year: 2024\n{rows}", encoding="utf-8")
    acceptance.settle(base, with_verdicts(begin(base), "accept"))
    row = Catalogue.load(base).annex(2024).rows[-1]
    assert ("ilo-2024-home-truths", ("Home truths", "George May", "ILO / Rapid Asia")) == (
        row.records[0],
        row.cells,
    )
    assert row.note.endswith("; Year: 2024; Language: Thai; Link: https://a.org/1")


def test_an_entry_of_a_reading_list_is_a_row_of_one_cell(base: Path) -> None:
    """Below the title of the usual columns; the others are empty."""
    waiting = begin(base, "List of 2024\n\nHome truths (ILO, May 2022)\n")
    acceptance.settle(base, with_verdicts(waiting, "accept"))
    assert ("Home truths (ILO, May 2022)", "", "") == Catalogue.load(base).annex(2024).rows[0].cells
