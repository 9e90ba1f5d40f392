"""Tables on the pages of a PDF, in the shapes in which people print them."""

from __future__ import annotations

import io
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


def table(options: str, rows: Sequence[Sequence[str]] = (), *, link: bool = False) -> str:
    cells = []
    for number, (title, *rest) in enumerate(rows or ROWS):
        shown = f'#link("https://a.org/{number}")[{title}]' if link and title else title
        cells += [f"[{cell}]" for cell in (shown, *rest)]
    heads = ", ".join(f"[{head}]" for head in HEADS)
    return (
        f"#table(columns: (4cm, 3cm, 2.2cm), {options}, table.header({heads}), {', '.join(cells)})"
    )


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
    heads = ", ".join(f"[{head}]" for head in HEADS)
    options = "columns: (4cm, 3cm, 2.2cm), stroke: none, inset: 6pt"
    source = (
        f"#table({options}, {heads}, {cells})\n#pagebreak()\n#table({options}, {cells})\n"
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
