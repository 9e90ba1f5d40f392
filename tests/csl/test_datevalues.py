"""Date values in every shape CSL-JSON allows, and in words."""

from __future__ import annotations

import pytest

from migpubs.csl.datevalues import DateValue, read_date, read_text


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (DateValue((2000, 1, 2)), {"date-parts": [[2000, 1, 2]]}),
        (DateValue((2000, 1)), {"date-parts": [["2000", "01"]]}),
        (DateValue((2003,), (2004,)), {"raw": "2003-2004"}),
        (DateValue((2000,)), {"date-parts": [[2000, 0, 0]]}),
        (DateValue((2000,)), {"date-parts": [2000]}),
        (DateValue((2000,)), [[2000]]),
        (DateValue((2000,), (2001,)), {"date-parts": [[2000], [2001]]}),
        (DateValue((2000,), (0,)), {"date-parts": [[2000], [0, 0, 0]]}),
        (DateValue((2000, 21)), {"date-parts": [[2000, 13]]}),
        (DateValue((2000, 21)), {"date-parts": [[2000, 17]]}),
        (DateValue((2000,)), {"date-parts": [[2000, 60, 1]]}),
        (DateValue((2000, 1)), {"date-parts": [[2000, 1, 45]]}),
        (DateValue((2000, 23)), {"date-parts": [[2000]], "season": "Autumn"}),
        (DateValue((2000, 24)), {"date-parts": [[2000]], "season": 24}),
        (DateValue((2000,)), {"date-parts": [[2000]], "season": "22:56:08"}),
        (DateValue((2000, 5)), {"date-parts": [[2000, 5]], "season": 1}),
        (DateValue((2000,), circa=True), {"date-parts": [[2000]], "circa": True}),
        (DateValue((2000,), circa=True), {"raw": "2000", "circa": 1}),
        (DateValue(literal="soon"), {"literal": " soon "}),
        (DateValue(literal="soon"), {"date-parts": [], "literal": "soon"}),
        (DateValue((2000,)), {"date-parts": [[2000]], "literal": "soon"}),
        (DateValue((2000, 2)), {"edtf": "2000-02"}),
        (DateValue((2000,)), 2000),
        (DateValue((2000,)), 2000.0),
        (DateValue((2000, 5)), "May 2000"),
        (DateValue((2000,)), {"date-parts": [[2000, "x"]]}),
        (DateValue((2000,)), {"date-parts": [[2000, True]]}),
        (None, {"date-parts": [[0]]}),
        (None, {"date-parts": [[10**9]]}),
        (None, {"date-parts": "2000"}),
        (None, {"date-parts": [[]]}),
        (None, {"raw": " "}),
        (None, {"literal": " "}),
        (None, {}),
        (None, True),
        (None, None),
        (None, ""),
    ],
)
def test_read_date(expected: DateValue | None, value: object) -> None:
    """What is a date is read, what cannot be is left out part by part."""
    assert expected == read_date(value)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (DateValue((2005, 5, 12)), "2005-05-12"),
        (DateValue((2005, 5, 12)), "2005-05-12T10:00:00Z"),
        (DateValue((2005, 5, 12)), "12 May 2005"),
        (DateValue((2005, 5, 12)), "May 12, 2005"),
        (DateValue((2005, 5, 12)), "5/12/2005"),
        (DateValue((2005, 5, 12)), "May 12th, 2005"),
        (DateValue((2005, 5)), "05/2005"),
        (DateValue((2005, 1), (2005, 2)), "Jan.-Feb. 2005"),
        (DateValue((2005, 5, 3), (2005, 5, 5)), "3–5 May 2005"),
        (DateValue((2005, 5, 3), (2005, 5, 5)), "May 3-5, 2005"),
        (DateValue(literal="3-5 things 2005"), "3-5 things 2005"),
        (DateValue(literal="th May 2005"), "th May 2005"),
        (DateValue((2005, 21)), "Spring 2005"),
        (DateValue((2005, 23)), "Fall 2005"),
        (DateValue((2005,), (2006,)), "2005/2006"),
        (DateValue((2005, 5), (2005, 7)), "2005-05/2005-07"),
        (DateValue((2005,), (0,)), "2005/"),
        (DateValue((2005,), (0,)), "2005/.."),
        (DateValue((1900,), circa=True), "c. 1900"),
        (DateValue((1900,), circa=True), "1900?"),
        (DateValue((1900, 5), circa=True), "May 1900?"),
        (DateValue((-100,)), "-100"),
        (DateValue(literal="2005-13-45"), "2005-13-45"),
        (DateValue(literal="May"), "May"),
        (DateValue(literal="12 2005"), "12 2005"),
        (DateValue(literal="forthcoming 2005"), "forthcoming 2005"),
        (DateValue(literal="May May 2005"), "May May 2005"),
        (DateValue(literal="2005/soon"), "2005/soon"),
        (DateValue(literal="1/2/3"), "1/2/3"),
    ],
)
def test_read_text(expected: DateValue, text: str) -> None:
    """EDTF and common words are read; what cannot be read stays as it is."""
    assert expected == read_text(text)


def test_truth() -> None:
    """An empty value is false."""
    assert not DateValue()
    assert DateValue(literal="x")
