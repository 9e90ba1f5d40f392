"""Names on lines of their own in a cell of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake.printed_lines import names
from tests.intake.test_pdf import make

if TYPE_CHECKING:
    from tests.intake.conftest import Propose

BODIES = {"ILO", "IOM", "UNICEF", "UNICEF Thailand", "Ministry of Labour"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ILO\nIOM\nUNICEF", ("ILO", "IOM", "UNICEF")),
        ("UNICEF\nThailand\nILO", ("UNICEF Thailand", "ILO")),
        ("Ministry\nof Labour", ()),
        ("UNICEF\nRegional\nOffice", ("UNICEF", "Regional Office")),
        ("Wai Press\nILO", ("Wai Press", "ILO")),
        ("Wai\nPress", ()),
        ("ILO", ()),
        ("", ()),
    ],
)
def test_lines_that_are_bodies_part_names(text: str, found: tuple[str, ...]) -> None:
    """Unless all of the lines together are one body."""
    assert found == names(text, BODIES.__contains__)


def test_two_bodies_on_two_lines_are_asked_about(propose: Propose) -> None:
    """Both where both are known; the whole where one is not. Neither is read."""
    cells = "[A home], [ILO\\ IOM], [A boat], [UNICEF\\ Regional Office]"
    data = make(f"#table(columns: (5cm, 6cm), [Title], [Publisher], {cells})")
    known, other = (each.fields["publishers"] for each in propose(data, "a.pdf").proposals)
    assert (["ILO", "IOM"], "proposed") == (known.value, known.status)
    assert (["UNICEF Regional Office"], "proposed") == (other.value, other.status)
