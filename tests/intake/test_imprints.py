"""Where authors, title and imprint of an entry end."""

from __future__ import annotations

import pytest

from migpubs.intake.imprints import is_surely_dated

KNOWN = {"ILO", "IOM", "UNHCR"}


@pytest.mark.parametrize(
    ("text", "date", "sure"),
    [
        ("May, G. (2022). Home truths. Rapid Asia.", "2022", True),
        ("May, G., & Hamilton, H. K. (2022a). Home truths. Rapid Asia.", "2022", True),
        ("ILO. (2022). Home truths. Geneva", "2022", True),
        ("Home truths. Geneva: ILO, May 2022.", "May 2022", True),
        ("George May, Home truths (UNHCR and IOM, 2022)", "2022", True),
        ("Home truths. ILO, Geneva, 2022.", "2022", True),
        ("Labour Protection Act (1998). Unofficial translation.", "1998", False),
        ("May, G. (2022). The census of 2010. ILO.", "2022", False),
        ("IOM, Regional Conference (Bangkok, 2019)", "2019", False),
        ("A letter to ILO, 2019", "2019", False),
        ("Home truths. Geneva: ILO, 2022. Second part", "2022", False),
        ("Home truths", "", False),
        ("Home truths (2022)", "May 2022", False),
    ],
)
def test_a_year_in_the_place_of_an_imprint_is_sure(text: str, date: str, sure: bool) -> None:  # noqa: FBT001
    """It is the only one, and stands behind authors in initials or a known body."""
    assert sure == is_surely_dated(text, date, KNOWN.__contains__)
