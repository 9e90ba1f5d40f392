"""What ``cs:if`` tests."""

from __future__ import annotations

import pytest

from tests.csl.made import book, cited, listed, printed, style, year

ITEM = book(
    title="T",
    volume="2nd",
    edition="second",
    author=[{"family": "Doe"}],
    issued={"date-parts": [[2000]], "circa": True},
    accessed=year(2001),
)


@pytest.mark.parametrize(
    ("expected", "condition"),
    [
        (True, 'type="book"'),
        (True, 'type="thesis book"'),
        (False, 'type="thesis"'),
        (True, 'variable="title author issued"'),
        (False, 'variable="title note"'),
        (True, 'variable="title note" match="any"'),
        (False, 'variable="title" match="none"'),
        (True, 'variable="note" match="none"'),
        (True, 'is-numeric="volume"'),
        (False, 'is-numeric="edition"'),
        (False, 'is-numeric="issued"'),
        (True, 'is-uncertain-date="issued"'),
        (False, 'is-uncertain-date="accessed"'),
        (False, 'is-uncertain-date="submitted"'),
        (True, 'locator="section"'),
        (False, 'locator="page"'),
        (False, 'locator="page section"'),
        (True, 'variable="locator citation-number"'),
        (False, 'variable="first-reference-note-number"'),
        (False, 'variable="year-suffix"'),
        (True, 'position="first"'),
        (False, 'position="subsequent"'),
        (False, 'position="first subsequent"'),
        (True, 'position="first subsequent" match="any"'),
        (False, 'position="near-note"'),
        (False, 'position="nonsense"'),
        (True, 'type="thesis book" variable="title"'),
        (False, 'type="thesis book" variable="note"'),
        (False, 'disambiguate="true"'),
        (False, 'variable=""'),
    ],
)
def test_condition(*, expected: bool, condition: str) -> None:
    """Each condition, under each ``match``."""
    layout = f'<choose><if {condition}><text value="yes"/></if></choose>'
    assert ("yes" if expected else "") == printed(layout, ITEM, locator="3", label="section")


def test_sub_verbo() -> None:
    """The locator type has a hyphen in a style and a blank in the data."""
    layout = '<choose><if locator="sub-verbo"><text value="yes"/></if></choose>'
    assert printed(layout, locator="x", label="sub verbo") == "yes"
    assert printed(layout, locator="x", label="sub-verbo") == "yes"


def test_position_in_a_bibliography() -> None:
    """In a bibliography no position holds."""
    made = style(
        '<choose><if position="first"><text value="x"/></if><else><text value="y"/></else></choose>'
    )
    assert listed(made, ITEM) == ["y"]
    assert cited(made, ITEM) == "x"
