"""Tables of plain text whose columns are kept apart by blanks."""

from __future__ import annotations

import pytest

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


SIMPLE = """\
Title                  Agency  Year
---------------------  ------  ----
Making migration work  ILO     2018
Risks and rewards      IOM     2017
"""


def test_a_row_on_each_line() -> None:
    """Where no blank line parts the rows; blank lines below the table are none of it."""
    for end in ("", "\n", "\n\nNotes\n"):
        found = next(iter(plain_text.read_text(SIMPLE + end, "a.txt")))
        assert isinstance(found, Table)
        assert (3, False) == (len(found.lines), found.doubt)


def rows_of(text: str) -> tuple[list[tuple[str, ...]], bool]:
    [table] = [block for block in plain_text.read_text(text, "a.txt") if isinstance(block, Table)]
    return [line.texts for line in table.lines[1:]], table.doubt


HEAD = "Title                    Agency   Year\n-----------------------  -------  ----\n"
LONG = "Making migration work    ILO      2018\n"


@pytest.mark.parametrize("after", ["", "\n", "\n\nNotes on the list, which are not a row of it.\n"])
def test_lines_that_had_room_for_more_are_rows(after: str) -> None:
    """Each line of a simple table is a row, whatever stands below the table."""
    found, doubt = rows_of(HEAD + LONG + "Risks                             2017\n" + after)
    assert [("Making migration work", "ILO", "2018"), ("Risks", "", "2017")] == found
    assert not doubt


def test_a_line_that_goes_on_in_small_letters() -> None:
    """Is joined also where each line is a row, but the table is in doubt then."""
    found, doubt = rows_of(HEAD + LONG + "for all who make it\n" + LONG)
    assert ("Making migration work\nfor all who make it", "ILO", "2018") == found[0]
    assert (2, True) == (len(found), doubt)


def test_rows_that_may_be_one_are_in_doubt() -> None:
    """A line without a year that the line above had no room for; full lines between blank ones."""
    found, doubt = rows_of(HEAD + LONG + "Learning across borders  UNESCO\n")
    assert (2, True) == (len(found), doubt)
    found, doubt = rows_of(HEAD + LONG + "Learning across borders  UNESCO   .\n\n" + LONG)
    assert (2, True) == (len(found), doubt)


def test_sections_of_lines_are_rows() -> None:
    """Blank lines part sections as well as rows; years below each other are rows."""
    found, doubt = rows_of(HEAD + LONG + LONG + "\n" + LONG)
    assert (3, False) == (len(found), doubt)


def test_a_second_table_has_its_own_heading() -> None:
    """The line above its head is no row of the table above."""
    found = [
        *plain_text.read_text(HEAD + LONG + "\nIOM\n\n" + HEAD + LONG + "-----  -----\n", "a.txt")
    ]
    assert [2, "IOM", 2] == [
        len(block.lines) if isinstance(block, Table) else block.cell.text for block in found
    ]


FRAMES = {
    "+": "+-------+--------+\n| Title | Agency |\n+=======+========+\n| Homes | ILO    |\n"
    "| Boats | IOM    |\n+-------+--------+\n",
    "psql": " Title | Agency\n-------+--------\n Homes | ILO\n Boats | IOM\n(2 rows)\n",
    "pipes": "| Title | Agency |\n|:------|--------|\n| Homes | ILO    |\n| Boats | IOM    |\n",
    "box": "┌───────┬────────┐\n│ Title │ Agency │\n├───────┼────────┤\n│ Homes │ ILO    │\n"
    "├───────┼────────┤\n│ Boats │ IOM    │\n└───────┴────────┘\n",
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_frames(frame: str) -> None:
    """As databases, pandoc and terminals draw them."""
    assert ([("Homes", "ILO"), ("Boats", "IOM")], False) == rows_of("List\n\n" + frame)


def test_a_frame_without_rows_is_no_table() -> None:
    """Its lines are kept as paragraphs."""
    found = [*plain_text.read_text("+---+---+\n| A | B |\n+---+---+\n", "a.txt")]
    assert ["Paragraph"] == [type(block).__name__ for block in found]


def test_cells_of_several_lines_between_frames() -> None:
    """A dash at the end of a line is closed up."""
    line = "+------------+--------+\n"
    frame = (
        f"{line}| Title      | Agency |\n{line}| The Thai–  | ILO    |\n| Lao border |        |\n"
    )
    found = rows_of(f"{frame}{line}| Boats      | IOM    |\n{line}")
    assert ([("The Thai–Lao border", "ILO"), ("Boats", "IOM")], False) == found


def test_merged_cells_in_a_frame_are_doubted() -> None:
    """A line that leaves out a cell; a row of fewer cells ends the table, also above a frame."""
    line = "+-------+--------+\n"
    head = f"{line}| Title | Agency |\n{line}"
    frame = f"{head}| Homes | ILO    |\n+-------+        +\n| Boats |        |\n{line}"
    found = ([("Homes", "ILO"), ("Boats", "")], True)
    assert found == rows_of(frame)
    assert found == rows_of(f"{frame}| Both here      |\n{line}")


def test_words_that_stand_in_the_wrong_column_are_doubted() -> None:
    """Not every program counts the signs of Khmer or Burmese as a terminal does."""
    line = "Homes        ILO                  2018\n"
    assert (1, True) == (len(rows_of(HEAD + line)[0]), rows_of(HEAD + line)[1])
