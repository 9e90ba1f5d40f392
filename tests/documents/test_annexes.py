"""The annex shows what was printed, or what the records say, and loses nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.catalogue import Catalogue
from migpubs.csl.runs import Link, plain
from migpubs.documents import MEDIA, Table, annex, render
from migpubs.errors import Problem, UnknownWord, UnknownYear
from migpubs.language_map import LanguageMap
from migpubs.model import Annex, Publication, Row, Text

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.documents import Document

NOTE = "[in Thai; executive summary also in English, unofficial translation]"
TEXTUAL = sorted(MEDIA.keys() - {"docx", "pdf"})


def table(document: Document) -> list[list[str]]:
    """Return the text of all cells of the tables of works."""
    return [
        [plain(cell) for cell in row]
        for block in document.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def titles(document: Document) -> list[str]:
    return [row[0] for row in table(document)]


def test_printed_rows_are_mended(catalogue: Catalogue) -> None:
    """Cut words are joined, sites dropped, notes on languages said in words; the rest stays."""
    document = annex(catalogue, 2023)
    assert "Publications in 2023" == document.title
    assert "United Agency" == document.creator
    expected = [
        ["Skills & work? A <first> | look", "Bo Baker, Ada Okoro", "UNA"],
        ["Handbook for migrant workers [in Thai; translation]", "UNA Thailand", "UNA"],
        ["Two things", "The Bangkok School", "TBS / UNA"],
        ["รายงานประจำปี [in Thai]", "กระทรวง", "กระทรวง"],
    ]
    assert expected == table(document)


def test_verbatim_rows_are_as_printed(catalogue: Catalogue) -> None:
    """Verbatim cells are the printed ones, byte for byte, under the printed headings."""
    written = render(annex(catalogue, 2023, cells="verbatim"), "tsv")
    printed = catalogue.annex(2023)
    lines = [printed.columns, *(row.cells for row in printed.rows)]
    assert "".join("\t".join(line) + "\n" for line in lines) == written


def test_rows_from_records(catalogue: Catalogue) -> None:
    """A row that lists two records gives two lines; one without a record stays as printed."""
    problems: list[Problem] = []
    document = annex(catalogue, 2023, cells="records", on_problem=problems.append)
    expected = [
        "Skills & work? A <first> look",
        f"คู่มือแรงงานข้ามชาติ [A handbook for migrant workers] {NOTE}",
        "An Unknown Thing",
        "[Zebra crossings] [Thai translation]",
        "รายงานประจำปี [in Thai]",
    ]
    assert expected == titles(document)
    assert ["annex-row-without-record"] == [each.code for each in problems]


def test_rows_in_the_making_come_from_records(catalogue: Catalogue) -> None:
    """A row that has only ids is built from its records in every mode."""
    for cells in ("mended", "verbatim", "records"):
        document = annex(catalogue, 2024, cells=cells)
        assert "Publications listed in the report of 2024" == document.title
        assert ["Ada Okoro and Bo Baker", "UNA Thailand", "", "TBS"] == [
            row[1] for row in table(document)
        ]


def test_titles_are_linked(catalogue: Catalogue) -> None:
    """The printed link comes first, then the record's; verbatim rows have printed links only."""

    def urls(document: Document) -> list[str]:
        (block,) = document.blocks
        assert isinstance(block, Table)
        firsts = [row[0][0] for row in block.rows]
        return [run.url if isinstance(run, Link) else "" for run in firsts]

    record, thai = catalogue["una-2023-skills"].url, catalogue["una-2022-thai"].url
    two = "https://una.example/two"
    assert [record, thai, two, ""] == urls(annex(catalogue, 2023))
    assert ["", "", two, ""] == urls(annex(catalogue, 2023, cells="verbatim"))


def test_several_addresses_for_one_row(catalogue: Catalogue) -> None:
    """A row that lists several works is linked to the first, and a problem says so."""
    row = Row(cells=("Two", "A", "B"), records=("una-2023-skills", "una-2022-thai"))
    both = evolve(catalogue, annexes={2023: Annex(year=2023, rows=(row,))})
    problems: list[Problem] = []
    document = annex(both, 2023, on_problem=problems.append)
    assert ["annex 2023/1: the row lists several works: only the first is linked"] == [
        str(each) for each in problems
    ]
    assert [["Two", "A", "B"]] == table(document)


def test_thai(catalogue: Catalogue) -> None:
    """A Thai annex has Thai headings, a Buddhist year and notes in Thai; titles stay."""
    document = annex(catalogue, 2023, language="th")
    assert "สิ่งพิมพ์ในรายงานประจำปี 2566" == document.title
    (block,) = document.blocks
    assert isinstance(block, Table)
    assert ["ชื่อเรื่อง", "ผู้แต่ง", "ผู้จัดพิมพ์/หน่วยงาน"] == [column.heading for column in block.columns]
    assert "Handbook for migrant workers [ภาษาไทย; ฉบับแปล]" == titles(document)[1]


def test_columns(catalogue: Catalogue) -> None:
    """Columns are chosen by name; what was not printed comes from the records."""
    chosen = ("number", "title", "date", "language", "link", "theme", "identifier")
    rows = table(annex(catalogue, 2023, columns=chosen))
    url = "https://una.example/skills?a=1&b=2"
    themes = (
        "Protection of migrants (unconfirmed); Skills development and recognition (unconfirmed)"
    )
    expected = ["1", "Skills & work? A <first> | look", "20 September 2023", "English"]
    assert [*expected, url, themes, "A/69/CRP.1"] == rows[0]
    assert ["3", "Two things", "n.d.; January 2023", "Thai"] == rows[2][:4]
    assert ["4", "รายงานประจำปี [in Thai]", "", ""] == rows[3][:4]


def test_printed_columns_of_another_name(catalogue: Catalogue) -> None:
    """A printed column that nobody knows keeps its heading and place."""
    printed = Annex(
        year=2022,
        columns=("Title", "Year", "Colour"),
        rows=(Row(cells=("A", "2022", "red")), Row(cells=("B",))),
    )
    old = evolve(catalogue, annexes={2022: printed})
    assert [["A", "2022", "red"], ["B", "", ""]] == table(annex(old, 2022))
    assert [["red"], [""]] == table(annex(old, 2022, columns=["Colour"], language="th"))


@pytest.mark.parametrize(
    ("expected", "sort"),
    [
        ("1234", ["printed"]),
        ("2134", ["title"]),
        ("3124", ["author"]),
        ("3124", ["publisher", "printed"]),
        ("2134", ["date", "printed"]),
    ],
)
def test_order(expected: str, sort: list[str], catalogue: Catalogue) -> None:
    """Rows are sorted by their records, or by their words; "The" does not count."""
    document = annex(catalogue, 2023, columns=["number"], sort=sort)
    assert expected == "".join(titles(document))


def test_names(catalogue: Catalogue) -> None:
    """Names of authors and publishers come from the records when a form of them is chosen."""
    full = table(annex(catalogue, 2023, names="full"))
    assert "United Agency (UNA) / The Bangkok School (TBS)" == full[0][2]
    assert "กระทรวง" == full[3][2]
    assert "UNA / TBS" == table(annex(catalogue, 2023, names="short"))[0][2]


def test_acronyms_and_gaps(catalogue: Catalogue) -> None:
    """The acronyms used and what is not known stand below the table."""
    document = annex(catalogue, 2024, acronym_list=True, show_gaps=True)
    words = document.text()
    assert "An Unknown Thing[a]" in words
    assert "[Zebra crossings] [Thai translation][b]" in words
    assert "[b] No address is known" in words
    assert "TBS\nThe Bangkok School\nUNA\nUnited Agency" in words
    assert "What is not known" not in annex(catalogue, 2024).text()


def test_groups(catalogue: Catalogue) -> None:
    """Each group has its heading with the number of works, and its table."""
    document = annex(catalogue, 2024, group_by=["publisher"])
    words = document.text()
    assert "The Bangkok School (TBS) (1)\nTitle" in words
    assert "United Agency (UNA) (3)\nTitle" in words
    assert "Publisher not known (1)\nTitle" in words


@pytest.mark.parametrize("wrong", [{"columns": ["x"]}, {"sort": ["x"]}, {"group_by": ["x"]}])
def test_unknown_words(wrong: dict[str, list[str]], catalogue: Catalogue) -> None:
    """Unknown columns, orders and groupings are refused with the known ones."""
    with pytest.raises(UnknownWord, match="one of"):
        annex(catalogue, 2023, **wrong)  # type: ignore[arg-type]


def test_headings_that_mean_the_same(catalogue: Catalogue) -> None:
    """Each printed column is shown, with its own cells and under its own heading."""
    headings = ("Title", "Publisher", "Agency", "Agency", "Agency")
    row = Row(cells=("T", "P", "A", "B", "C"))
    listed = Annex(year=2020, columns=headings, rows=(row,))
    document = annex(evolve(catalogue, annexes={2020: listed}), 2020)
    assert [[*row.cells]] == table(document)
    assert "\t".join(headings) == render(document, "tsv").split("\n")[0]


def test_unknown_year(catalogue: Catalogue) -> None:
    """A year without an annex is refused."""
    with pytest.raises(UnknownYear):
        annex(catalogue, 1999)


def test_an_empty_annex(catalogue: Catalogue) -> None:
    """An annex without rows is a table without rows, in every textual medium."""
    empty = evolve(catalogue, annexes={2025: Annex(year=2025)}, bodies={})
    for medium in TEXTUAL:
        assert render(annex(empty, 2025, acronym_list=True), medium)


def test_every_language_note_is_printed_again() -> None:
    """Whatever a printed note says of languages is said in every textual medium."""
    row = Row(cells=("Home truths (Thai, unofficial English translation only executive summary)",))
    catalogue = Catalogue(annexes={2023: Annex(year=2023, rows=(row,))})
    for medium in TEXTUAL:
        for language, thai, english in (("en", "Thai", "English"), ("th", "ไทย", "อังกฤษ")):
            written = str(render(annex(catalogue, 2023, language=language), medium))
            assert thai in written
            assert english in written


def test_records_that_are_not_there() -> None:
    """A row whose record is missing has an empty line, and a problem."""
    problems: list[Problem] = []
    lost = Catalogue(annexes={2023: Annex(year=2023, rows=(Row(records=("lost",)),))})
    document = annex(lost, 2023, on_problem=problems.append, show_gaps=True)
    assert [["[a]", "", ""]] == table(document)
    assert ["annex 2023/1: the row has no record: its line is empty"] == list(map(str, problems))
    assert "[a] There is no record of it" in document.text()


def test_a_language_of_which_nothing_is_said() -> None:
    """A record whose text is in the document's language needs no note."""
    work = Publication(
        id="a", title=LanguageMap({"en": "A"}), texts=(Text(language="en"), Text(language="th"))
    )
    catalogue = Catalogue(
        publications=(work,), annexes={2023: Annex(year=2023, rows=(Row(records=("a",)),))}
    )
    assert ["A [in English and Thai]"] == titles(annex(catalogue, 2023))


@pytest.mark.outside
def test_the_annex_of_2023(facts: Path) -> None:
    """The shipped annex: 13 rows as expected, as printed, and Thai said in every medium."""
    catalogue = Catalogue.load()
    expected = json.loads((facts / "annex-2023-expected.json").read_text("utf-8"))["records"]
    shown = titles(annex(catalogue, 2023))
    assert [True] * 13 == [
        title.startswith(record["title"]) for title, record in zip(shown, expected, strict=True)
    ]
    assert shown[6].endswith(" [in Thai; translation]")
    assert shown[12].endswith(f" {NOTE}")
    assert [6, 10, 11, 12] == [
        place for place, title in enumerate(shown) if "Thai]" in title or "in Thai;" in title
    ]
    report = (facts / "report-2023.txt").read_text("utf-8")
    lines = [line for line in report.splitlines() if line.count("\t") == 2]
    header = lines[0]
    rows = [line for line in lines if line != header]
    verbatim = render(annex(catalogue, 2023, cells="verbatim"), "tsv")
    assert "\n".join([header, *rows, ""]) == verbatim


def test_words_that_no_annex_knows(catalogue: Catalogue) -> None:
    """Each is refused and named whole; one word alone is one word, not its letters."""
    with pytest.raises(UnknownWord, match="language of a document 'fr'"):
        annex(catalogue, 2023, language="fr")
    with pytest.raises(UnknownWord, match="form of the names 'long'"):
        annex(catalogue, 2023, names="long")  # type: ignore[arg-type]
    one = annex(catalogue, 2566, columns="title", sort="title", group_by="theme")
    assert one == annex(catalogue, 2023, columns=["title"], sort=["title"], group_by=["theme"])
