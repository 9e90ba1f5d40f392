"""Entries whose fields stand beside their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.intake import labelled
from migpubs.intake.blocks import Cell, Line, Paragraph, Table

if TYPE_CHECKING:
    from migpubs.intake.drafts import Draft
    from tests.intake.conftest import Propose


def test_a_form_is_a_row_for_each_title(propose: Propose) -> None:
    """Names of fields in the first of two columns; the first name begins the next record."""
    text = "Title,A home\nAgency,ILO\nYear,2020\nTitle,B home\nAgency,IOM\nYear,2021\n"
    found = propose(text, "form.csv")
    assert [("A home", ["ILO"], 2020), ("B home", ["IOM"], 2021)] == [
        tuple(each.fields[name].value for name in ("title", "publishers", "year"))
        for each in found.proposals
    ]


def test_labels_make_a_row(propose: Propose) -> None:
    """One label a line, one of them the title's."""
    found = propose("List\n\nTitle: A home\nAuthor: ILO\nLink: https://a.org/1\n")
    entry = found.proposals[0].entry
    assert ("title", "authors", "url") == entry.fields
    assert ("https://a.org/1",) == entry.cells[2].links


def test_labels_that_blanks_keep_apart() -> None:
    """A form in columns; of a PDF its values are printed lines."""
    line = Paragraph(cell=Cell("Title      A home\nPublisher  ILO"), place="page 1", page=1)
    found = labelled.of_lines(line)
    assert found
    assert (("title", "publishers"), ("A home", "ILO"), "pdf") == (
        found.fields, tuple(cell.text for cell in found.cells), found.medium,
    )  # fmt: skip


LABELS = ("Title", "Author(s)", "Published by", "Date", "Link")
WORKS = (
    ("Walking Home", "ILO", "ILO", "March 2022", "https://example.org/1"),
    ("Under the Banyan: Work in Tak", "IOM", "IOM", "2021", "https://example.org/2"),
)
READ = [
    ("Walking Home", "ILO", ["ILO"], "2022-03", "https://example.org/1"),
    ("Under the Banyan: Work in Tak", "IOM", ["IOM"], "2021", "https://example.org/2"),
]


def values(found: Draft) -> list[tuple[object, ...]]:
    """What the rows say: title, first author, publishers, date and link."""
    return [
        (
            each.fields["title"].value,
            (each.fields["authors"].value or [{"name": None}])[0]["name"],
            *(each.fields[name].value for name in ("publishers", "date", "url")),
        )
        for each in found.proposals
    ]


def lines(sign: str = ": ", end: str = "\n", bold: str = "") -> str:
    """The works, each label with its value on a line."""
    works = (
        end.join(
            f"{bold}{label}{bold}{sign}{value}" for label, value in zip(LABELS, work, strict=True)
        )
        for work in WORKS
    )
    return "\n\n".join(works) + "\n"


def rows(first: str, between: str, last: str) -> str:
    """The works, each label with its value in an element of its own."""
    pairs = (
        f"{first}{a}{between}{b}{last}" for work in WORKS for a, b in zip(LABELS, work, strict=True)
    )
    return "".join(pairs)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (lines(), "a.txt"),
        (lines(end="\n\n"), "a.txt"),
        (lines().replace("\n\n", "\n"), "a.txt"),
        (lines(" - "), "a.txt"),
        (lines(":\t"), "a.txt"),
        (lines("\n"), "a.txt"),
        (lines(":\n"), "a.txt"),
        ("1.\n" + lines().replace("\n\n", "\n\n2.\n"), "a.txt"),
        ("Publication 1\n" + lines().replace("\n\n", "\n\nPublication 2\n"), "a.txt"),
        (lines(end="  \n", bold="**"), "a.md"),
        (lines(end="\n\n", bold="**", sign="\n: "), "a.md"),
        ("- " + lines(end="\n- ").replace("\n\n", "\n\n- "), "a.md"),
        (rows("<p><b>", ":</b> ", "</p>"), "a.html"),
        (rows("<div><span>", ":</span> <span>", "</span></div>"), "a.html"),
        (rows("<h6>", ":</h6><div>", "</div>").replace("h6", "div"), "a.html"),
        ("<dl>" + rows("<dt>", "</dt><dd>", "</dd>") + "</dl>", "a.html"),
        ("<table>" + rows("<tr><th>", "</th><td>", "</td></tr>") + "</table>", "a.html"),
        ("\n".join(",".join(each) for each in zip(LABELS, *WORKS, strict=True)), "a.csv"),
    ],
)  # fmt: skip
def test_labels_and_values(propose: Propose, text: str, name: str) -> None:
    """However labels stand beside their values, each work is a row, and nothing is asked."""
    found = propose(text, name)
    assert READ == values(found)
    assert [(), ()] == [each.flags for each in found.proposals]
    assert () == found.unread


def headed(first: str, between: str, last: str) -> str:
    """The works, each below its title, which has no label."""
    return "\n".join(
        f"{first}{work[0]}{between}\n" + "\n".join(
            f"{last}{label}: {value}" for label, value in zip(LABELS[1:], work[1:], strict=True)
        ) + "\n"
        for work in WORKS
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (headed("", "", "- "), "a.txt"),
        (headed("## ", "\n", "* "), "a.md"),
        (headed("- **", "**", "  - "), "a.md"),
        (headed("<h3>", "</h3>", "<p>"), "a.html"),
    ],
)
def test_the_heading_above_labels_is_the_title(propose: Propose, text: str, name: str) -> None:
    """It is proposed, as no label says it; that is asked once."""
    found = propose(text, name)
    assert READ == values(found)
    assert ["proposed"] * 2 == [each.fields["title"].status for each in found.proposals]
    assert [("heading-title: is the heading above the labels the title?",), ()] == [
        each.flags for each in found.proposals
    ]


def test_a_line_that_goes_on_is_asked_about(propose: Propose) -> None:
    """Without a label it is joined to the value above; with one that is not known it is not."""
    found = propose("Title: Walking\nHome: a study\nAuthor: UNDP\nIOM\nYear: 2020\n")
    fields = found.proposals[0].fields
    assert ("Walking", "proposed") == (fields["title"].value, fields["title"].status)
    assert ["UNDP", "IOM"] == [each["name"] for each in fields["authors"].value]
    assert (
        "line-end: does 'Home: a study' go on with 'Title'?",
        "line-end: does 'IOM' go on with 'Author'?",
    ) == tuple(flag for flag in found.proposals[0].flags if flag.startswith("line-end"))
    assert ["the column 'Home' is not understood"] == [each.text for each in found.unread]


def test_labels_that_are_not_known_are_told_once(propose: Propose) -> None:
    """They do not hinder the others."""
    works = "Title: {0} home\nTarget group: youth\nYear: 2020\n\n"
    found = propose(works.format("A") + works.format("B"))
    assert [("A home", 2020, ()), ("B home", 2020, ())] == [
        (each.fields["title"].value, each.fields["year"].value, each.flags)
        for each in found.proposals
    ]
    assert ["the column 'Target group' is not understood"] == [each.text for each in found.unread]


def test_the_head_of_a_letter_is_no_entry(propose: Propose) -> None:
    """Nor are lines about people."""
    mail = "Date: 3 May 2022\nSubject: Reports"
    found = propose(f"{mail}\n\nTitle: A home\nAuthor: ILO\nYear: 2020\n\nKind regards\n")
    assert [("A home", 2020)] == [
        (each.fields["title"].value, each.fields["year"].value) for each in found.proposals
    ]
    assert ["Date: 3 May 2022", "Subject: Reports", "Kind regards"] == [
        each.text for each in found.unread
    ]
    people = "Name: George May\nOrganization: ILO\nE-mail: g@ilo.org\n\n"
    assert () == propose(people + people).proposals


@pytest.mark.parametrize(
    "labels",
    [
        "Date: 3 May 2022|Title: A home|By: ILO|Date: 2020|Title: B home|By: IOM|Date: 2021",
        "Author: ILO|Title: A home|Date: 2020|Title: B home|Date: 2021|Author: IOM|Title: C home",
        "Title: A home|Author: ILO|Date: 2020|Author: IOM|Title: B home|Date: 2021",
    ],
)
def test_where_entries_end_is_asked_if_labels_do_not_tell(propose: Propose, labels: str) -> None:
    """Each line is a paragraph, and not every entry has the same labels."""
    found = propose(labels.replace("|", "\n\n"))
    asked = [any("labels-unsure" in flag for flag in each.flags) for each in found.proposals]
    assert asked
    assert all(asked)
    assert {"proposed"} == {
        reading.status
        for each in found.proposals
        for reading in each.fields.values()
        if reading.value
    }


def test_a_hidden_row_of_a_form_is_asked_about() -> None:
    """Its entry, or each of a table whose heads run down; so is a table that gaps made."""
    pairs = (("Title", "A home"), ("Publisher", "ILO"), ("Year", "2020"))
    lines = tuple(
        Line(
            cells=tuple(map(Cell, pair)),
            place=f"row {number}",
            doubt="" if number else "hidden-row",
        )
        for number, pair in enumerate(pairs)
    )
    wide = tuple(evolve(line, cells=(*line.cells, Cell("B"))) for line in lines)
    plain = tuple(evolve(line, doubt="") for line in lines)
    found = map(
        labelled.of_table, (Table(lines=lines), Table(lines=wide), Table(lines=plain, doubt=True))
    )
    assert [["hidden-row"], ["hidden-row"] * 2, ["rows-unsure"]] == [
        [entry.doubt for entry in each.entries] if each else [] for each in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Field,Description,Example\nTitle,The title,A home\nAuthor,Who,ILO\nYear,YYYY,2020\n",
        "Field,What to write\nTitle,The full title\nAuthor,Who wrote it\nYear,YYYY\n",
    ],
)  # fmt: skip
def test_what_explains_a_form_is_no_work(propose: Propose, text: str) -> None:
    """Columns that say what to write are not read as if it had been written."""
    found = propose(text, "a.csv")
    titles = [each.fields["title"] for each in found.proposals]
    assert [] == [each for each in titles if each.status in {"read", "inferred"}]


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("Title,A,\nYear,2020,\nTitle,B,\nYear,2021,\nAuthor,ILO,\n", "a.csv", ["A", "B"]),
        ("Title,A,B\nYear,2020,2021\nTitle,C,\nYear,2022,\n", "a.csv", ["A", "B", "C"]),
        ("A tree\nBy: ILO\nYear: 2020\nB tree\nBy: IOM\nYear: 2021\n", "", ["A tree", "B tree"]),
        ("Title:\nYear:\n\nTitle: A home\nYear: 2020\n", "a.txt", ["A home"]),
    ],
)  # fmt: skip
def test_where_an_entry_begins(propose: Propose, text: str, name: str, titles: list[str]) -> None:
    """With its first head again, below a value that is whole; what is empty is none."""
    found = propose(text, name or "a.txt").proposals
    assert titles == [each.fields["title"].value for each in found]
    assert [2020, 2021, 2022][: len(titles)] == [each.fields["year"].value for each in found]
