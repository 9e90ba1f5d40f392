"""Tables of plain text whose columns are kept apart by blanks."""

from __future__ import annotations

from migpubs.intake import plain_text
from migpubs.intake.blocks import NOTE_MARK, Paragraph, Table

TEXT = """\
List of 2023
============

Title             Author       Publisher
----------------  -----------  ---------
Home truths on    George May   ILO
housing [1]

คู่มือแรงงาน          กระทรวง      IOM
ข้ามชาติ

Note [9]          ILO          ILO

All of these were published last year.

[1] https://a.org/1
"""


def test_columns_rows_and_links() -> None:
    """Cells by the dashes, Thai by what a terminal shows, rows by blank lines, links from below."""
    found = list(plain_text.read_text(TEXT, "a.txt"))
    [table] = [block for block in found if isinstance(block, Table)]
    assert [
        ("Title", "Author", "Publisher"),
        (f"Home truths on\nhousing{NOTE_MARK}1", "George May", "ILO"),
        ("คู่มือแรงงาน\nข้ามชาติ", "กระทรวง", "IOM"),
        ("Note [9]", "ILO", "ILO"),
    ] == [line.texts for line in table.lines]
    assert ("https://a.org/1",) == table.lines[1].cells[0].links
    assert ["line 4", "line 6", "line 9", "line 12"] == [line.place for line in table.lines]
    assert ["List of 2023\n============", "All of these were published last year."] == [
        block.cell.text for block in found if isinstance(block, Paragraph)
    ]


def test_without_blank_lines_each_line_is_a_row() -> None:
    """As programs print tables."""
    text = "Title  Publisher\n-----  ---------\nA      ILO\nB      IOM\n"
    [table] = plain_text.read_text(text.rstrip(), "a.txt")
    assert isinstance(table, Table)
    assert [("Title", "Publisher"), ("A", "ILO"), ("B", "IOM")] == [
        line.texts for line in table.lines
    ]


def test_a_rule_without_heads_is_no_table() -> None:
    """A line of dashes at the top of a file, or below a blank line."""
    for text in ("---  ---\na\n", "a\n\n---  ---\nb\n"):
        found = list(plain_text.read_text(text, "a.txt"))
        assert all(isinstance(block, Paragraph) for block in found)
