"""Cells merged over rows and columns."""

from __future__ import annotations

import pytest

from migpubs.intake import merged


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (["AxxD", "AAxD", "AxxD"], [0, 2, 3]),
        (["ABCD", "AxxD"], [0, 1, 2, 3]),
        (["AxxD", "AxxD", "B"], [0, 2, 3]),
        (["xxx", "Ayy"], [0, 2]),
        ([], []),
    ],
)
def test_columns_in_which_no_cell_stands_alone(rows: list[str], columns: list[int]) -> None:
    """A line that is moved in some rows makes no column; letters alike are one cell."""
    assert columns == merged.own_columns(rows)


def test_rows_without_them() -> None:
    """Rows with fewer cells are left as they are."""
    assert [["A", "x", "D"], ["B"]] == merged.without_slivers(["AxxD", "B"])
