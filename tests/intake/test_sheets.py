"""The review as a file that anyone can edit."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from migpubs.errors import MissingExtra, ParseError, UnknownFormat
from migpubs.intake import reader, sheets
from migpubs.intake.review import Item

if TYPE_CHECKING:
    from pathlib import Path
from tests.intake.desk import begin


def edit(data: bytes, medium: str, **changes: dict[str, str]) -> bytes:
    """Change cells of a review as a person would: by row and head."""
    if medium == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        sheet = book["Review"]
        heads = [cell.value for cell in sheet[1]]
        for row, cells in changes.items():
            for head, text in cells.items():
                sheet.cell(int(row[1:]) + 1, heads.index(head) + 1, text)
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()
    document = reader.read(data, f"review.{medium}")
    rows = [list(line.texts) for line in document.blocks[-1].lines]
    for row, cells in changes.items():
        for head, text in cells.items():
            rows[int(row[1:])][rows[0].index(head)] = text
    if medium == "html":
        body = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
        )
        return f"<table>{body}</table>".encode()
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()


@pytest.mark.parametrize("medium", [*sheets.WRITERS])
def test_a_review_comes_back_from_any_program(base: Path, medium: str) -> None:
    """Unchanged it says nothing; decisions and changed cells are taken over."""
    waiting = begin(base)
    data = sheets.dumps(waiting.items, medium)
    name = f"review.{medium}"
    assert [waiting] == sheets.read_back(data, name, [waiting])
    back = edit(
        data, medium, r1={"Decision": "Accept", "Title": "Homes"}, r2={"Decision": "reject"},
        r4={"Decision": "accept", "Same as": "ilo-2023-pathways"},
    )  # fmt: skip
    [found] = sheets.read_back(back, name, [waiting])
    assert ["accept", "reject", "", "accept"] == [item.verdict for item in found.items]
    assert ("Homes", "ilo-2023-pathways") == (
        found.items[0].answer["title"],
        found.items[3].same_as,
    )


def test_what_cannot_be_read_back_is_said_all_at_once(base: Path) -> None:
    """Each cell with its row; nothing is taken over."""
    waiting = begin(base)
    data = sheets.dumps(waiting.items, "csv")
    back = edit(
        data, "csv", r1={"Decision": "yes"}, r2={"Decision": "accept", "Date": "soon", "Title": ""},
        r3={"Key": "abc"},
    )  # fmt: skip
    with pytest.raises(ParseError) as caught:
        sheets.loads(back, "review.csv", waiting.items)
    assert [
        "review.csv: row 1: 'yes' is no decision (write accept or reject)",
        "review.csv: row 2: Title: a record needs one",
        "review.csv: row 2: Date: 'soon' is not clear; write 2023, 2023-09 or 2023-09-20",
        "review.csv: row 3 is of no list that waits for review (ingest the list first)",
    ] == [str(problem) for problem in caught.value.problems]


def test_a_file_that_is_no_review(base: Path) -> None:
    """Has no columns Decision and Key."""
    with pytest.raises(ParseError, match="no columns Decision and Key"):
        sheets.loads(b"words", "a.txt", begin(base).items)


def test_cells_are_never_formulas(base: Path) -> None:
    """In a spreadsheet a title that begins with "=" is text, and comes back as it was."""
    text = "2024\n\nTitle\tPublisher\n=1+1 titles\tILO\n"
    waiting = begin(base, text)
    csv = sheets.dumps(waiting.items, "csv")
    assert b"'=1+1 titles" in csv
    assert "=1+1 titles" == sheets.loads(csv, "a.csv", waiting.items)[0].answer["title"]
    book = openpyxl.load_workbook(io.BytesIO(sheets.dumps(waiting.items, "xlsx")))
    assert "s" == book["Review"]["C2"].data_type


def test_media_of_the_review(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the ending; an unknown one is refused, and a missing library is named."""
    assert ["html", "html", "xlsx"] == [sheets.medium_of(f"r.{e}") for e in ("htm", "HTML", "xlsx")]
    with pytest.raises(UnknownFormat, match="docx"):
        sheets.dumps([], "docx")
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"\[xlsx\]"):
        sheets.dumps([], "xlsx")


def test_hostile_words_are_escaped(base: Path) -> None:
    """A title of tags is text in the page."""
    waiting = begin(base, "2024\n\nTitle\tPublisher\n<script>x</script>\tILO\n")
    assert b"<td><script>" not in sheets.dumps(waiting.items, "html").replace(
        b' aria-label="Title"', b""
    )
    assert isinstance(waiting.items[0], Item)
