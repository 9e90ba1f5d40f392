"""What is raised on a page of a PDF."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from migpubs.intake import pdf_raised
from tests.intake.test_pdf import make


def marked(text: str) -> str:
    with pdfplumber.open(io.BytesIO(make(text))) as pdf:
        chars = pdf.pages[0].chars
        pdf_raised.mark(chars)
    return "".join(char["text"] for char in chars).replace("\u2060", "^")


@pytest.mark.parametrize("typographic", ["true", "false"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2 m#super[2]: homes (2021).#super[1]", "2 m^2: homes (2021).^1"),
        ("Boats#super[12] of 2012", "Boats^12 of 2012"),
        ("The 21#super[st] 1 1", "The 21st 1 1"),
        (
            "Boats#super[b] and homes#super[iv] in Asia#super[b,c]",
            "Boats^b and homes^iv in Asia^b,c",
        ),
        ("Homes of 2011 for 9", "Homes of 2011 for 9"),
    ],
)
def test_raised_figures_are_marked(text: str, found: str, typographic: str) -> None:
    """Whether the font has raised figures of its own or they are made smaller; so with letters."""
    assert found == marked(f"#set super(typographic: {typographic})\n{text}")


def test_signs_and_several_figures() -> None:
    """As small letters above the foot of the line; subscripts stand below it."""
    assert "A home^* and^1,2 CO2" == marked(
        "A home#super[\\*] and#super[1,2] CO#sub(typographic: false)[2]"
    )


def test_marks_before_a_word() -> None:
    """A small sign in front of a word is a mark too."""
    assert "^aBoats ^1Homes" == marked(
        "#set super(typographic: false)\n#super[a]Boats #super[1]Homes"
    )


def test_what_is_raised_stands_on_the_line_of_its_word() -> None:
    """So that it is not read before the word."""
    with pdfplumber.open(io.BytesIO(make("A#super(typographic: false)[st]"))) as pdf:
        chars = pdf.pages[0].chars
        pdf_raised.mark(chars)
    assert 1 == len({char["top"] for char in chars})
