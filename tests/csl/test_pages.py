"""Page ranges in every format."""

from __future__ import annotations

import pytest

from migpubs.csl.pages import format_pages

FORMS = ("", "expanded", "minimal", "minimal-two", "chicago", "chicago-16")


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("321-28", ("321–28", "321–328", "321–8", "321–28", "321–28", "321–28")),
        ("101-108", ("101–108", "101–108", "101–8", "101–08", "101–8", "101–8")),
        ("100-104", ("100–104", "100–104", "100–4", "100–04", "100–104", "100–104")),
        ("71-72", ("71–72", "71–72", "71–2", "71–72", "71–72", "71–72")),
        ("1496-1504", ("1496–1504", "1496–1504", "1496–504", "1496–504", "1496–1504", "1496–504")),
        (
            "11564-11615",
            ("11564–11615", "11564–11615", "11564–615", "11564–615", "11564–615", "11564–615"),
        ),
        ("N110-N115", ("N110–N115", "N110–N115", "N110–5", "N110–15", "N110–15", "N110–15")),
        ("96-117", ("96–117",) * 6),
        ("102-101", ("102–101",) * 6),
        ("i-ix", ("i–ix",) * 6),
        ("12-15a", ("12–15a",) * 6),
        ("N110 - P5", ("N110-P5",) * 6),
        ("3\\-B", ("3-B",) * 6),
        (
            "12, 14-15 & 20",
            (
                "12, 14–15 & 20",
                "12, 14–15 & 20",
                "12, 14–5 & 20",
                "12, 14–15 & 20",
                "12, 14–15 & 20",
                "12, 14–15 & 20",
            ),
        ),
        ("12", ("12",) * 6),
        ("12&13", ("12 & 13",) * 6),
        ("111-111", ("111–111",) * 6),
        ("20001-20001", ("20001–20001",) * 6),
    ],
)
def test_format_pages(pages: str, expected: tuple[str, ...]) -> None:
    """Ranges are expanded or shortened as each format wants; what is no range stays."""
    assert expected == tuple(format_pages(pages, form, "–") for form in FORMS)


def test_delimiter() -> None:
    """The delimiter is the locale's."""
    assert format_pages("1-2", "", "~") == "1~2"
