"""Words of a PDF that the end of a line cuts, told by how full the line is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.intake.test_pdf import make

if TYPE_CHECKING:
    from tests.intake.conftest import Propose


def lists(title: str, other: str = "ILO", head: str = "Publisher", options: str = "") -> bytes:
    """Make a table whose columns are as wide as their widest lines; a backslash ends a line."""
    page = "#set page(width: 12cm, height: auto)\n#set text(hyphenate: false)\n"
    cells = f"[Title], [{head}], [Year], [{title}], [{other}], [2023]"
    return make(f"{page}#table(columns: 3, {options}{cells}, [Work], [ILO], [2023])")


@pytest.mark.parametrize("options", ["", "stroke: (x: none, y: 0.5pt), inset: 7pt, "])
@pytest.mark.parametrize(
    ("cell", "title", "question"),
    [
        ("Education \\ al needs", "Educational needs", "is 'Educational' one word?"),
        ("Zomnawa \\ re", "Zomnawa re", "is 'Zomnawa re' one word?"),
        ("XQZOVI \\ D-19", "XQZOVI D-19", "is 'XQZOVI D' one word?"),
        ("In 202 \\ 3", "In 202 3", ""),
        ("2560–2 \\ 5", "2560–2 5", "is '2 5' one word?"),
        ("Education \\ Needs", "Education Needs", ""),
        ("Home al \\ us", "Home al us", ""),
        ("Wide housings \\ al \\ us", "Wide housings al us", ""),
    ],
)
def test_a_full_line_may_cut_a_word(
    propose: Propose, cell: str, title: str, question: str, options: str
) -> None:
    """One word fills the line and what follows goes on with it: asked, although both are words."""
    [row, _] = propose(lists(cell, options=options), "a.pdf").proposals
    assert title == row.fields["title"].value
    asked = [flag.partition(": ")[2] for flag in row.flags if flag.startswith("cut-word: is '")]
    assert ([question] if question else []) == asked
    assert not question or "proposed" == row.fields["title"].status


def test_any_field_on_a_full_line_may_be_cut(propose: Propose) -> None:
    """As a title may."""
    table = lists("Home", "Labour \\ with", "Series")
    [row, _] = propose(table, "a.pdf").proposals
    assert "cut-word" == row.fields["series"].rule
    assert "cut-word: which of these are one word: 'Labour with'?" in row.flags


def test_a_page_break_may_cut_a_word(propose: Propose) -> None:
    """Where the last line above it is full, as elsewhere."""
    head = "#set page(width: 12cm, height: 3cm, margin: 1cm)\n#set text(hyphenate: false)\n"
    rows = "[Title], [Publisher], [Year], [Phosphor \\ us in soil], [ILO], [2023]"
    [row] = propose(make(f"{head}#table(columns: 3, {rows})"), "a.pdf").proposals
    assert "Phosphorus in soil" == row.fields["title"].value
    assert "cut-word: is 'Phosphorus' one word?" in row.flags


@pytest.mark.parametrize(
    ("head", "cell", "field", "value"),
    [
        ("ISBN", "978-92-9068- \\ 252-3", "identifiers", "9789290682523"),
        ("DOI", "10.1000/ho \\ me", "identifiers", "10.1000/home"),
        ("Date", "2012-10- \\ 01", "date", "2012-10-01"),
        ("Date", "1 May \\ 2023", "date", "2023-05-01"),
    ],
)
def test_cut_dates_and_numbers_are_whole_where_that_is_one(
    propose: Propose, head: str, cell: str, field: str, value: str
) -> None:
    """Proposed, unless the lines say it as they stand."""
    found = propose(lists("Home", cell, head), "a.pdf").proposals[0].fields[field]
    assert value == (found.value[0]["value"] if field == "identifiers" else found.value)
    assert ("read" if "May" in cell else "proposed") == found.status


def test_several_numbers_on_lines_stay_apart(propose: Propose) -> None:
    """Each is one by itself."""
    [row, _] = propose(lists("Home", "10.1000/a \\ 10.1000/b", "DOI"), "a.pdf").proposals
    numbers = [each["value"] for each in row.fields["identifiers"].value]
    assert ["10.1000/a", "10.1000/b"] == numbers
