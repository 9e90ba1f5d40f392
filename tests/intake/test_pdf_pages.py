"""Tables on the pages of a PDF, in the shapes in which people print them."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest

from migpubs.intake import pdf_pages
from tests.intake.test_pdf import make

if TYPE_CHECKING:
    from collections.abc import Sequence

ROWS = [
    ["Home truths on the housing of migrant workers in Thailand", "George May and others", "ILO"],
    ["Needs", "IOM", "IOM"],
    ["A guide for employers who house their workers on site", "ECOT", "ILO / IOM"],
]
HEADS = ["Title", "Author", "Publisher / Agency"]
HEAD = ", ".join(f"[{head}]" for head in HEADS)
OPTIONS = "columns: (4cm, 3cm, 2.2cm)"


def table(options: str, rows: Sequence[Sequence[str]] = (), *, link: bool = False) -> str:
    cells = []
    for number, (title, *rest) in enumerate(rows or ROWS):
        shown = f'#link("https://a.org/{number}")[{title}]' if link and title else title
        cells += [f"[{cell}]" for cell in (shown, *rest)]
    return f"#table({OPTIONS}, {options}, table.header({HEAD}), {', '.join(cells)})"


def read(source: str) -> list[dict[str, Any]]:
    page = "#set page(width: 12cm, height: 12cm, margin: 1cm)\n"
    page += "#set text(size: 9pt, hyphenate: false)\n"
    return list(pdf_pages.read(make(page + source)))


def texts(found: dict[str, Any]) -> list[list[str]]:
    return [[" ".join(cell["text"].split()) for cell in row] for row in found["rows"]]


@pytest.mark.parametrize(
    ("options", "link"),
    [
        ("stroke: 0.5pt", False),
        ("stroke: none, inset: 5pt", True),
        ("stroke: none, inset: 6pt", False),
        ("stroke: (x: none, y: 0.5pt), inset: 3pt", False),
        ("stroke: (x: none, y: 0.5pt), align: horizon", False),
        ("stroke: none, inset: 6pt, align: (left, center, center)", False),
    ],
)
def test_tables_with_and_without_lines(options: str, link: bool) -> None:  # noqa: FBT001 - a claim's value
    """By all lines, by links, by gaps, by drawn rules alone; aligned in any way."""
    [found] = read(table(options, link=link))
    assert [HEADS, *ROWS] == texts(found)
    assert not found["doubt"]
    links = [row[0]["links"] for row in found["rows"][1:]]
    assert [[f"https://a.org/{n}"] if link else [] for n in range(3)] == links


@pytest.mark.parametrize(
    "options",
    ["stroke: none, inset: 2pt", "stroke: none, align: horizon, inset: 6pt"],
)
def test_rows_that_gaps_do_not_part_are_in_doubt(options: str) -> None:
    """Gaps as wide within a row as between rows; cells centred over several lines."""
    assert all(found["doubt"] for found in read(table(options)) if found["kind"] == "table")


def test_text_above_and_below_is_no_table() -> None:
    """A paragraph that runs over the columns ends it; page numbers stand apart."""
    source = (
        '#set page(numbering: "1")\nPublications of the year\n\n'
        + table("stroke: none, inset: 6pt")
        + "\n\nAll of these were compiled by the secretariat from the replies of members."
    )
    found = read(source)
    assert ["paragraph", "table", "paragraph"] == [
        each["kind"] for each in found if each.get("text") != "1"
    ]
    assert [HEADS, *ROWS] == texts(next(each for each in found if each["kind"] == "table"))


def test_a_table_goes_on_overleaf_without_its_head() -> None:
    """The columns of the page before hold until running text ends them."""
    cells = ", ".join(f"[{cell}]" for row in ROWS for cell in row)
    options = f"{OPTIONS}, stroke: none, inset: 6pt"
    source = (
        f"#table({options}, {HEAD}, {cells})\n#pagebreak()\n#table({options}, {cells})\n"
        "This line of running text goes over all of the columns of the table above it."
        "\n#pagebreak()\nThe end"
    )
    tables = [each for each in read(source) if each["kind"] == "table"]
    assert [[HEADS, *ROWS], ROWS] == [texts(each) for each in tables]
    assert [True, True] == [each["starts_page"] for each in tables]


def test_one_line_a_row_needs_no_gaps() -> None:
    """Where each line fills all columns, each is a row."""
    rows = [["Home", "May", "ILO"], ["Work", "Lee", "IOM"], ["Moves", "Kim", "IOM"]]
    [found] = read(table("stroke: none, inset: 2pt", rows))
    assert [HEADS, *rows] == texts(found)


def test_columns_that_words_run_into_are_no_columns() -> None:
    """A head above running text is only a line."""
    words = "word and another word that goes on and on without an end in sight for the reader "
    source = f"Title #h(2cm) Author #h(2cm) Publisher\n\n{words * 3}"
    assert {"paragraph"} == {each["kind"] for each in read(source)}


def test_lines_alike_that_fill_not_all_columns_are_paragraphs() -> None:
    """Neither lines, links nor gaps tell the rows apart."""
    rows = [["Home", "May", ""], ["Work", "", "IOM"]]
    assert "table" not in {each["kind"] for each in read(table("stroke: none, inset: 2pt", rows))}


def test_a_head_that_was_missed_puts_the_table_in_doubt() -> None:
    """A column below a head that nobody understands runs into its neighbour."""
    rows = ", ".join("[Home truths], [ILO], [12345]" for _ in range(4))
    source = (
        "#table(columns: (3cm, 2cm, 4cm), stroke: none, inset: 6pt, [Title], [Publisher], [], "
        f"{rows})"
    )
    [found] = [each for each in read(source) if each["kind"] == "table"]
    assert found["doubt"]


def test_too_many_objects_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted page by page."""
    monkeypatch.setattr(pdf_pages, "OBJECTS", 5)
    with pytest.raises(ValueError, match="draws more than 5 things"):
        read("some words")


def test_drawings_are_counted_before_they_are_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Laying a million things out takes a minute and more than a gigabyte."""
    monkeypatch.setattr(pdf_pages, "OBJECTS", 5)
    monkeypatch.setattr(pdf_pages, "_page", None)
    with pytest.raises(ValueError, match="draws more than 5 things"):
        read("#for _ in range(6) { line(length: 1cm) }")


@pytest.mark.parametrize(
    ("instructions", "things"),
    [(b"0 0 1 1 re f\n1 2 l S\n", 2), (b"BT (ab\\)) Tj ET\n", 2), (b"/re gs q Q", 0)],
)
def test_instructions_draw_at_least_so_much(instructions: bytes, things: int) -> None:
    """A path's part is a thing, and so are two bytes of a string."""
    assert things == pdf_pages._drawn(instructions)


class Standard:
    """Takes the place of a standard stream."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize("data", [make("words"), b"nonsense"])
def test_the_program(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON, how far it is, and 0; or one line and 1; systems without limits do without."""
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr(sys, "stdin", Standard(data))
    monkeypatch.setattr(sys, "setrecursionlimit", lambda _: None)
    monkeypatch.setattr("logging.disable", lambda _: None)
    good = data.startswith(b"%PDF")
    assert (0 if good else 1) == pdf_pages.main()
    printed = capsys.readouterr()
    assert good == printed.out.startswith("[{")
    assert 1 == printed.err.count("\n")
    assert good == (printed.err == "1/1\n")


def test_a_ruled_table_parts_paragraphs() -> None:
    """The lines above and below it are not one, and the gap over it tells nothing of others."""
    ruled = "#table(columns: 2, [Title], [Year], [Home], [2020])"
    found = read(f"List\n\nILO\n{ruled}\nIOM\n{ruled}")
    assert ["List\nILO", "", "IOM", ""] == [each.get("text", "") for each in found]


def ruled(cells: str, options: str = "") -> str:
    return f"#table({OPTIONS}, {options} table.header({HEAD}), {cells})"


def test_merged_cells_stand_in_every_place_they_cover() -> None:
    """Over rows, over columns and over both, as in Word; what is empty stays empty."""
    [found] = read(
        ruled(
            "[Home], [May], table.cell(rowspan: 2)[ILO], [Work], [],"
            " [Needs], table.cell(colspan: 2, rowspan: 2)[IOM], [Boats],"
            " table.cell(colspan: 3)[Others], [Moves], [], []"
        )
    )
    assert [
        HEADS, ["Home", "May", "ILO"], ["Work", "", "ILO"], ["Needs", "IOM", "IOM"],
        ["Boats", "IOM", "IOM"], ["Others"] * 3, ["Moves", "", ""],
    ] == texts(found)  # fmt: skip
    assert {""} == set(found["doubts"])
    assert found["rows"][1][2]["cell"] == found["rows"][2][2]["cell"]


@pytest.mark.parametrize(
    "cells",
    [
        "[A], right[B], left[C]",
        "[A], [B], bottom[C #v(1em)], [D], [E], top[F]",
        "[A], [B], [C], [D], [#place(dy: -9pt)[E]], [F]",
    ],
)
def test_what_a_merged_cell_may_not_be_is_doubted(cells: str) -> None:
    """Two cells between which a line is missing, and words that reach out of their cell."""
    cells = re.sub(r"(\w+)(?=\[[BCF])", r"table.cell(stroke: (\1: none))", cells)
    [found] = read(ruled(cells, "stroke: 0.5pt,"))
    assert "rows-unsure" in found["doubts"]


def test_a_place_in_no_box_is_doubted() -> None:
    """It may be part of a merged cell that is not drawn."""
    boxes = ((0, 0), (1, 0), (2, 0), (0, 1), (2, 1))
    drawn = "".join(
        f"#place(dx: {3 * x}cm, dy: {y}cm, rect(width: 3cm, height: 1cm)[{x}{y}])" for x, y in boxes
    )
    [found] = read(drawn + "#place(dx: 3.3cm, dy: 1.3cm)[11]")
    assert (["01", "11", "21"], ["", "rows-unsure"]) == (texts(found)[1], found["doubts"])


@pytest.mark.parametrize(
    ("above", "below", "texts_below", "doubts"),
    [
        ("[A], [], [ILO]", "[B], [], table.cell(rowspan: 2)[], [C], []", ["ILO", "ILO"], [2, 3]),
        ("[A], [May], [ILO]", "[B], [Lee], [], [C], [Kim], [IOM]", ["", "IOM"], [2]),
        ("[A], [May], []", "[B], [Lee], [], [C], [Kim], [IOM]", ["", "IOM"], []),
        ("[A], [May], [ILO]", "[B], [Lee], [], [C], [Kim], []", ["", ""], []),
    ],
)
def test_a_page_break_may_cut_a_merged_cell(
    above: str, below: str, texts_below: list[str], doubts: list[int]
) -> None:
    """The text of an empty box over several rows; of one row where no other cell is empty."""
    first, second = read(f"{ruled(above)}\n#pagebreak()\n{ruled(below)}")
    assert texts_below == [row[2] for row in texts(second)[1:]]
    found = [first["doubts"][-1], *second["doubts"]]
    assert doubts == [number for number, doubt in enumerate(found) if doubt == "cell-cut?"]


def test_a_text_below_the_break_is_doubted_above() -> None:
    """A program may print it in the middle of the merged cell."""
    above, below = "[A], [May], table.cell(rowspan: 2)[], [B], [Lee]", "[C], [Kim], [ILO]"
    first, second = read(f"{ruled(above)}\n#pagebreak()\n{ruled(below)}")
    assert (["ILO", "ILO"], ["", "cell-cut?", "cell-cut?"]) == (
        [row[2] for row in texts(first)[1:]], first["doubts"],
    )  # fmt: skip
    assert {""} == set(second["doubts"])


def test_another_table_overleaf_says_nothing_of_the_first() -> None:
    """Where its columns are others, or nothing stands below its head."""
    other = "#table(columns: 2, [Title], [Year], [B], [])"
    _, second = read(f"{ruled('[A], [May], [ILO]')}\n#pagebreak()\n{other}")
    assert ["", ""] == second["doubts"]
    _, second = read(f"{ruled('[A], [May], [ILO]')}\n#pagebreak()\n#table({OPTIONS}, {HEAD})")
    assert [""] == second["doubts"]


def test_lines_that_leave_out_a_cell_put_the_table_in_doubt() -> None:
    """A table without upright lines whose cell reaches over a line, or stands beside rows."""
    part = "table.hline(end: 2, stroke: 0.5pt)"
    cells = f"[Home], [May], [ILO], {part}, [Work], [Lee], [], table.hline(stroke: 0.5pt)"
    [found] = read(ruled(f"{cells}, [Moves], [Kim], [IOM]", "stroke: none,"))
    assert found["doubt"]
    rows = [["Home", "May", "IOM"], ["", "ILO", ""], ["Work", "Lee", "IOM"]]
    [found] = read(table("stroke: (x: none, y: 0.5pt)", rows))
    assert found["doubt"]
