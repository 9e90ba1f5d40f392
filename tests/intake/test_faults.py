"""What keeps a reviewed row from being accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.catalogue import Catalogue
from migpubs.intake import review
from migpubs.intake.faults import Judge
from tests.intake.desk import begin

if TYPE_CHECKING:
    from pathlib import Path


HOW_TO_NAME = "write '[George May]' to add it, or 'Family, Given' for a person"


@pytest.mark.parametrize(
    ("field", "line", "faults"),
    [
        ("authors", "ILO; May, George; Suu,; [Rapid Asia]", []),
        ("publishers", "International Labour Organization; [Rapid Asia]", []),
        ("publishers", "Suu,", ["Publishers: 'Suu' is a person; a publisher is a body"]),
        (
            "authors",
            "George May",
            [f"Authors: 'George May' is not in the list of bodies ({HOW_TO_NAME})"],
        ),
        ("date", "soon", ["Date: 'soon' is not clear; write 2023, 2023-09 or 2023-09-20"]),
    ],
)
def test_a_row_is_judged_by_the_catalogue(
    base: Path, field: str, line: str, faults: list[str]
) -> None:
    """Bodies by any of their names, persons only where persons may stand, and all else."""
    item = review.changed(begin(base).items[0], **{field: line})
    assert faults == Judge(Catalogue.load(base)).faults(item)


def test_a_row_that_is_matched_needs_only_the_record(base: Path) -> None:
    """Whatever its words say: nothing of them is written."""
    item = review.changed(begin(base).items[0], date="soon")
    judge = Judge(Catalogue.load(base))
    assert [] == judge.faults(review.decided(item, "", "ilo-2023-pathways"))
    [wrong] = judge.faults(review.decided(item, "", "ilo-2023-pathway"))
    assert wrong.startswith("Same as: unknown publication 'ilo-2023-pathway' (did you mean")
