"""The raised marks of footnotes in a title."""

from __future__ import annotations

import pytest

from migpubs.intake.blocks import NOTE_MARK
from tests.intake.test_titles import read


@pytest.mark.parametrize(
    ("text", "title", "status"),
    [
        (f"Borders{NOTE_MARK}1", "Borders", "inferred"),
        (f"Borders{NOTE_MARK}1,2", "Borders", "inferred"),
        (f"Borders{NOTE_MARK}b,c", "Borders", "inferred"),
        (f"Borders{NOTE_MARK}iii", "Borders", "inferred"),
        (f"Borders{NOTE_MARK}beta", "Bordersbeta", "proposed"),
        ("Bordersᵃ", "Bordersᵃ", "proposed"),
        (f"Borders{NOTE_MARK}1 and homes", "Borders and homes", "proposed"),
        (f"Living on 2 m{NOTE_MARK}2: dormitories", "Living on 2 m2: dormitories", "proposed"),
        (f"Area in km{NOTE_MARK}2", "Area in km2", "proposed"),
        (f"COVID{NOTE_MARK}19 diaries", "COVID19 diaries", "proposed"),
        (f"Homes at 1.5{NOTE_MARK}o", "Homes at 1.5o", "proposed"),
        ("The 21st century", "The 21st century", "read"),
    ],
)
def test_what_is_raised(text: str, title: str, status: str) -> None:
    """A mark behind the last word is a footnote's; units, formulas and ordinals are not."""
    found = read(text)
    assert (title, status) == (found.title.value, found.title.status)
