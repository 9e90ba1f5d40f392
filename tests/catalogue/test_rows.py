"""Rows of an annex: added, filled, moved."""

from __future__ import annotations

import pytest

from migpubs.catalogue import rows
from migpubs.errors import EditConflict


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "year: 2024\nrows:\n- records: [x]\n"),
        ("# c\nyear: 2024", "# c\nyear: 2024\nrows:\n- records: [x]\n"),
        (
            "year: 2024\r\nrows:\r\n- records: [a]  # one\r\nnote: n\r\n",
            "year: 2024\r\nrows:\r\n- records: [a]  # one\r\n- records: [x]\r\nnote: n\r\n",
        ),
        (
            "rows:\n  - cells:\n    - A\n    records: [a]\nyear: 2024\n",
            "rows:\n  - cells:\n    - A\n    records: [a]\n  - records: [x]\nyear: 2024\n",
        ),
        (
            "year: 2024\nrows:  # none yet\nnote: n\n",
            "year: 2024\nrows:  # none yet\n- records: [x]\nnote: n\n",
        ),
        ("year: 2024\nrows: []", "year: 2024\nrows:\n- records: [x]\n"),
        (
            "\ufeffyear: 2024\nrows: [{records: [a]},  # one\n  ]\nnote: n\n",
            "\ufeffyear: 2024\nrows: [{records: [a]}, {records: [x]},  # one\n  ]\nnote: n\n",
        ),
    ],
)
def test_a_row_goes_below_the_last_one(before: str, after: str) -> None:
    """The row is put at the end of the rows, wherever they stand; all else stays."""
    assert after == rows.add_rows(before, 2024, [{"records": ["x"]}])


def test_an_annex_in_braces_is_not_changed() -> None:
    """Where a row would have to be put inside one line with all else, a person is asked."""
    with pytest.raises(EditConflict, match="an annex in braces is not changed"):
        rows.add_rows("{year: 2024}", 2024, [{"records": ["x"]}])


ANNEX = """\
# the annex
year: 2024
rows:
  # first
  - records: [a]  # why
  - {records: [b]}
  -
    records:
    - c
note: n
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_row_gets_its_cells(line_end: str) -> None:
    """Its comments stay, and so does all around it."""
    before = ANNEX.replace("\n", line_end)
    filled = rows.fill_rows(before, {0: {"cells": ["A: b", "ILO"], "note": "list.txt"}})
    new = '  - cells: ["A: b", ILO]\n    records: [a]  # why\n    note: list.txt\n'
    assert ANNEX.replace("  - records: [a]  # why\n", new).replace("\n", line_end) == filled
    assert before == rows.fill_rows(before, {})


def test_rows_move_with_their_comments() -> None:
    """Those above them and those beside them."""
    moved = rows.move_rows("\ufeff" + ANNEX, [2, 0, 1])
    assert (
        "\ufeff# the annex\nyear: 2024\nrows:\n  -\n    records:\n    - c\n"
        "  # first\n  - records: [a]  # why\n  - {records: [b]}\nnote: n\n"
    ) == moved
    with pytest.raises(EditConflict, match="rows in brackets are not changed"):
        rows.move_rows("rows: [{records: [a]}, {records: [b]}]\n", [1, 0])


def test_sources_follow_the_rows() -> None:
    """Only what the sources of records say of that annex is renumbered."""
    text = (
        "\ufeff- id: a\n  title: On 2024/1\n  sources:\n  - {annex: 2024/1, supports: [title]}\n"
        "  - {annex: 2023/1}\n- id: b\n  sources:\n  - annex: '2024/2'  # seen\n"
        "- id: c\n  note: 2024/2\n"
    )
    assert text.replace("annex: 2024/1", "annex: 2024/2").replace("'2024/2'", "'2024/1'") == (
        rows.renumber(text, 2024, {1: 2, 2: 1})
    )
