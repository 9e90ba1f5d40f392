"""Entries whose fields stand beside their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.intake import labelled
from migpubs.intake.blocks import Cell, Paragraph

if TYPE_CHECKING:
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
