"""Every cell that changed is found, and what waits is told apart from what was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.csl.runs import plain
from migpubs.documents import Difference, Table, annex, compare
from migpubs.documents.cleared import ClearedCell, ClearedRow
from migpubs.errors import ParseError

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue

Rows = list[list[str]]


def sent(catalogue: Catalogue) -> Rows:
    """Return the table of 2024 as text, with its header."""
    (block,) = annex(catalogue, 2024).blocks
    assert isinstance(block, Table)
    header = [column.heading for column in block.columns]
    return [header, *([plain(cell) for cell in row] for row in block.rows)]


def back(rows: Rows, pending: dict[tuple[int, int], str] | None = None) -> list[ClearedRow]:
    """Return the rows as they come back; pending: new text by row and column."""
    waits = pending or {}
    return [
        ClearedRow(
            cells=tuple(
                ClearedCell(
                    settled=text,
                    proposed=waits.get((place, column), text),
                    who=("Ada",) if (place, column) in waits else (),
                )
                for column, text in enumerate(row)
            )
        )
        for place, row in enumerate(rows)
    ]


def test_nothing_changed(catalogue: Catalogue) -> None:
    """The file as it was sent has no differences; other tables do not matter."""
    other = [ClearedRow(cells=(ClearedCell(settled="x", proposed="x"),))]
    assert () == compare(annex(catalogue, 2024), [other, [], back(sent(catalogue))])


def test_changes(catalogue: Catalogue) -> None:
    """A changed cell is shown beside ours, a pending one is marked; a header may come again."""
    rows = sent(catalogue)
    rows[1][1] = "Ada Okoro"
    rows.insert(3, rows[0])
    found = compare(annex(catalogue, 2024), [back(rows, {(1, 2): "UNA"})])
    works = ("una-2023-skills",)
    expected = (
        Difference(
            state="changed",
            row=1,
            column="author",
            ours="Ada Okoro and Bo Baker",
            theirs="Ada Okoro",
            works=works,
        ),
        Difference(
            state="pending",
            row=1,
            column="publisher",
            ours="UNA / TBS",
            theirs="UNA",
            who=("Ada",),
            works=works,
        ),
    )
    assert expected == found


def test_rows_added_and_removed(catalogue: Catalogue) -> None:
    """Rows are matched by their titles; a new one says after which of ours it stands."""
    rows = sent(catalogue)
    rows[1][0] = "Skills and work: a first look"
    rows = [*rows[:2], ["Quite another matter", "A", "B"], *rows[3:]]
    found = [
        (each.state, each.row, each.column, each.theirs)
        for each in compare(annex(catalogue, 2024), [back(rows)])
    ]
    expected = [
        ("changed", 1, "title", "Skills and work: a first look"),
        ("added", 1, "", "Quite another matter | A | B"),
        ("removed", 2, "", ""),
    ]
    assert expected == found


def test_a_moved_row(catalogue: Catalogue) -> None:
    """A row that was moved is one row still, and its cells are compared."""
    header, *rows = sent(catalogue)
    rows[3][1] = "Somebody"
    moved = [header, rows[3], *rows[:3]]
    found = compare(annex(catalogue, 2024), [back(moved)])
    assert [
        ("moved", 4, "", "after “”"),
        ("changed", 4, "author", "Somebody"),
    ] == [(each.state, each.row, each.column, each.theirs) for each in found]
    found = compare(annex(catalogue, 2024), [back([header, *rows[1:], rows[0]])])
    assert ("moved", f"after “{rows[3][0]}”") == (found[0].state, found[0].theirs)


def test_numbers_do_not_count(catalogue: Catalogue) -> None:
    """Rows numbered anew are found by their titles; their numbers are no differences."""
    document = annex(catalogue, 2024, columns=["number", "title", "date"])
    (block,) = document.blocks
    assert isinstance(block, Table)
    rows = [[plain(cell) for cell in row] for row in block.rows[1:]]
    anew = [[str(place), *row[1:]] for place, row in enumerate(rows, start=1)]
    found = compare(document, [back([["No.", "Title", "Date"], *anew])])
    assert [("removed", 1)] == [(each.state, each.row) for each in found]


def test_groups(catalogue: Catalogue) -> None:
    """An annex in groups is compared as one table, works of two groups in both places."""
    document = annex(catalogue, 2024, group_by=["publisher"], acronym_list=True)
    tables = [
        back(
            [
                [column.heading for column in block.columns],
                *([plain(cell) for cell in row] for row in block.rows),
            ]
        )
        for block in document.blocks
        if isinstance(block, Table)
    ]
    assert () == compare(document, tables)
    assert {"removed"} == {each.state for each in compare(document, tables[1:])}


def test_pending_rows(catalogue: Catalogue) -> None:
    """Rows whose insertion or deletion waits are pending."""
    rows = back(sent(catalogue))
    rows[4] = ClearedRow(cells=rows[4].cells, pending="removed")
    rows.append(ClearedRow(cells=back([["New", "", ""]])[0].cells, pending="added"))
    found = compare(annex(catalogue, 2024), [rows])
    assert [("pending", 4, ""), ("pending", 4, "New |  | ")] == [
        (each.state, each.row, each.theirs) for each in found
    ]


def test_printed_rows_have_no_works(catalogue: Catalogue) -> None:
    """A change of a row as printed names no record."""
    (block,) = annex(catalogue, 2023).blocks
    assert isinstance(block, Table)
    rows = [["Title", "Author", "Publisher/Agency"]]
    rows += [[plain(cell) for cell in row] for row in block.rows]
    rows[1][1] = "Somebody"
    (found,) = compare(annex(catalogue, 2023), [back(rows)])
    assert ("changed", ()) == (found.state, found.works)


def test_another_table(catalogue: Catalogue) -> None:
    """A file without our columns is refused."""
    with pytest.raises(ParseError, match=r"no table has the columns Title \| Author"):
        compare(annex(catalogue, 2024), [back([["A", "B", "C"]])])
