"""Rows at the end of an annex."""

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
