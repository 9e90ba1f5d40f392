"""The review as a file that anyone can edit."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from migpubs.catalogue import Catalogue
from migpubs.errors import MissingExtra, ParseError, UnknownFormat
from migpubs.intake import reader, sheets
from migpubs.intake.faults import Judge
from migpubs.intake.review import Item

if TYPE_CHECKING:
    from pathlib import Path
from tests.intake.desk import begin


def judge(base: Path) -> Judge:
    return Judge(Catalogue.load(base))


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
    assert [waiting] == sheets.read_back(data, name, [waiting], judge(base))
    back = edit(
        data, medium, r1={"Decision": "Accept", "Title": "Homes"}, r2={"Decision": "reject"},
        r4={"Decision": "accept", "Same as": "ilo-2023-pathways"},
    )  # fmt: skip
    [found] = sheets.read_back(back, name, [waiting], judge(base))
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
        sheets.loads(back, "review.csv", waiting.items, judge(base))
    assert [
        "review.csv: row 1: 'yes' is no decision (write accept or reject)",
        "review.csv: row 2: Title: a record needs one",
        "review.csv: row 2: Date: 'soon' is not clear; write 2023, 2023-09 or 2023-09-20",
        "review.csv: row 3 is of no list that waits for review (ingest the list first)",
    ] == [str(problem) for problem in caught.value.problems]


def lines(base: Path) -> list[str]:
    """Return the lines of a review as CSV."""
    return sheets.dumps(begin(base).items, "csv").decode("utf-8-sig").splitlines()


def answers(base: Path, text: str) -> list[Item]:
    return sheets.loads(text.encode(), "review.csv", begin(base).items, judge(base))


def test_what_the_file_lacks_stays_as_it_is(base: Path) -> None:
    """Columns that were deleted or moved, heads in capitals, words above them, rows left out."""
    rows = [*csv.DictReader(lines(base))]
    heads = ["Key", "Title", "Decision"]
    kept = [[row[head] for head in heads] for row in rows[::2]]
    kept[0][2] = "accept"
    file = io.StringIO()
    csv.writer(file).writerows([["Our answers", "", ""], ["KEY", "title ", "decision"], *kept])
    found = answers(base, file.getvalue())
    assert ["accept", "", "", ""] == [item.verdict for item in found]
    assert [item.answer for item in begin(base).items] == [item.answer for item in found]


def test_no_row_is_passed_over(base: Path) -> None:
    """One that lost its key, one that was added, and one that says two things are told."""
    whole = lines(base)
    twice = whole[4].replace("4,,", "4,reject,")
    lost = whole[2].rpartition(",")[0].replace("2,,", "2,accept,") + ","
    added = "5,accept,A new work" + "," * (len(sheets.HEADS) - 3)
    empty = "," * (len(sheets.HEADS) - 1)
    text = "\n".join([*whole[:2], lost, *whole[3:], twice, added, empty])
    with pytest.raises(ParseError) as caught:
        answers(base, text)
    key = "has no Key, so nobody knows which row it is"
    right = "copy the Key from the file that was sent, or use `migpubs add`"
    assert [
        f"review.csv: row 2 {key}: Guidelines on work ({right})",
        "review.csv: row 4 is there twice, and not the same (keep one)",
        f"review.csv: row 5 {key}: A new work ({right})",
    ] == [str(problem) for problem in caught.value.problems]


def test_names_and_matches_are_judged_with_all_else(base: Path) -> None:
    """A body that is not known, a person as publisher, a record that is not there."""
    data = sheets.dumps(begin(base).items, "csv")
    back = edit(
        data, "csv", r1={"Decision": "accept", "Publishers": "ILOO; May, George"},
        r2={"Decision": "accept", "Same as": "ilo-2023-pathway"},
    )  # fmt: skip
    with pytest.raises(ParseError) as caught:
        answers(base, back.decode())
    bodies = "did you mean 'ILO'? if not, write '[ILOO]' to add it"
    works = "did you mean 'ilo-2023-pathways'?"
    assert [
        f"review.csv: row 1: Publishers: 'ILOO' is not in the list of bodies ({bodies})",
        "review.csv: row 1: Publishers: 'George May' is a person; a publisher is a body",
        f"review.csv: row 2: Same as: unknown publication 'ilo-2023-pathway' ({works})",
    ] == [str(problem) for problem in caught.value.problems]


def test_a_file_that_is_no_review(base: Path) -> None:
    """Has no columns Decision and Key."""
    with pytest.raises(ParseError, match="no columns Decision and Key"):
        sheets.loads(b"words", "a.txt", begin(base).items, judge(base))


def test_cells_are_never_formulas(base: Path) -> None:
    """In a spreadsheet a title that begins with "=" is text, and comes back as it was."""
    text = "2024\n\nTitle\tPublisher\n=1+1 titles\tILO\n"
    waiting = begin(base, text)
    data = sheets.dumps(waiting.items, "csv")
    assert b"'=1+1 titles" in data
    [item] = sheets.loads(data, "a.csv", waiting.items, judge(base))
    assert "=1+1 titles" == item.answer["title"]
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
