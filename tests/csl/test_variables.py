# ruff: noqa: E501 - a row of a table reads better whole
"""What is printed of a variable."""

from __future__ import annotations

import pytest

from migpubs.csl import Processor
from migpubs.csl.items import read_item
from migpubs.csl.output import html
from migpubs.csl.variables import make_label
from tests.csl.made import book, listed, printed, style, year


@pytest.mark.parametrize(
    ("expected", "layout", "variables"),
    [
        ("12–15", '<text variable="page"/>', {"page": "12-15"}),
        ("12", '<text variable="page-first"/>', {"page": "12-15"}),
        ("3-B", '<text variable="page-first"/>', {"page": "3\\-B"}),
        ("5–6", '<text variable="volume"/>', {"volume": "5-6"}),
        ("A-B", '<text variable="volume"/>', {"volume": "A-B"}),
        ("1 &amp; 2", '<text variable="issue"/>', {"issue": "1&2"}),
        ("https://a.org/?x&amp;y", '<text variable="URL"/>', {"URL": "https://a.org/?x&y"}),
        (
            "Doe65",
            '<text variable="citation-label"/>',
            {"author": [{"family": "Doe"}], "issued": year(1965)},
        ),
        ("Own", '<text variable="citation-label"/>', {"citation-label": "Own"}),
        ("00", '<text variable="citation-label"/>', {}),
        ("1", '<text variable="citation-number"/>', {}),
        ("1st", '<number variable="citation-number" form="ordinal"/>', {}),
        ("12–15", '<number variable="page"/>', {"page": "12-15"}),
        ("“a” b", '<text variable="note"/>', {"note": '"a" b'}),
    ],
)
def test_variable(expected: str, layout: str, variables: dict[str, object]) -> None:
    """Pages, numbers and addresses have their own ways; the rest is a field's text."""
    assert expected == printed(layout, book(**variables))


def test_locator() -> None:
    """A locator takes the page format only if it counts pages."""
    made = style('<text variable="locator"/>', options='class="note" page-range-format="minimal"')
    from tests.csl.made import cited  # noqa: PLC0415 - used once

    assert cited(made, book(), locator=" 101-108 ") == "101–8"
    assert cited(made, book(), locator="101-108", label="section") == "101–108"
    assert cited(made, book(), locator="1 & 2") == "1 &amp; 2"


def test_links() -> None:
    """URL and DOI become links where that is asked for."""
    made = style('<text variable="URL"/> <text variable="DOI" prefix=" doi:"/>')
    item = book(URL="https://a.org/", DOI="10.1000/x")
    [entry] = Processor(made, [item], links=True).bibliography()
    assert html(entry.runs) == (
        '<a href="https://a.org/">https://a.org/</a> doi:<a href="https://doi.org/10.1000/x">10.1000/x</a>'
    )
    assert listed(made, item) == ["https://a.org/ doi:10.1000/x"]
    [whole] = Processor(made, [book(DOI="https://doi.org/10.1/x")], links=True).bibliography()
    assert '<a href="https://doi.org/10.1/x">' in html(whole.runs)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("https://doi.org/", '<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>'),
        ("See https://doi.org/", 'See <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>'),
        ("http://dx.doi.org/", 'http://dx.doi.org/<a href="https://doi.org/10.1/x">10.1/x</a>'),
    ],
)
def test_a_link_takes_in_the_beginning_of_its_address(prefix: str, expected: str) -> None:
    """Where a style prints it as an affix; no other affix is part of a link."""
    made = style(f'<text variable="DOI" prefix="{prefix}"/>')
    [entry] = Processor(made, [book(DOI="10.1/x")], links=True).bibliography()
    assert expected == html(entry.runs)


def test_label_with_suffix() -> None:
    """A citation label takes the year-suffix, and the year then goes without."""
    made = style(
        '<text variable="citation-label"/><date variable="issued" prefix=" "><date-part name="year"/></date>',
        citation='disambiguate-add-year-suffix="true"',
    )
    same = {"author": [{"family": "Doe"}], "issued": year(1965), "title": "x"}
    assert listed(made, book("a", **same), book("b", **same)) == ["Doe65a 1965", "Doe65b 1965"]


@pytest.mark.parametrize(
    ("expected", "families"),
    [
        ("Doe65", ["Doe"]),
        ("DoRo65", ["Doe", "Roe"]),
        ("DoRP65", ["Doe", "Roe", "Poe"]),
        ("DRPC65", ["Doe", "Roe", "Poe", "Coe", "Loe"]),
        ("65", []),
    ],
)
def test_make_label(expected: str, families: list[str]) -> None:
    """Four letters in all, from as many as four names, and two digits of the year."""
    author = [{"family": family} for family in families]
    assert expected == make_label(read_item(book(author=author, issued=year(1965))))


def test_label_in_thai() -> None:
    """Vowels and tones written over and under a letter belong to it."""
    assert "ใจดี65" == make_label(read_item(book(author=[{"family": "ใจดี"}], issued=year(1965))))


def test_label_of_a_body() -> None:
    """A body counts without its article, and with a capital letter."""
    body = {"literal": "The foundation for X"}
    assert "Foun65" == make_label(read_item(book(author=[body], issued=year(1965))))


def test_label_without_year() -> None:
    """A body gives its letters; without a year two noughts stand for it."""
    assert (
        make_label(read_item(book(editor=[{"literal": "U.N. Body"}], issued={"literal": "x"})))
        == "UNBo00"
    )


def test_label_without_names() -> None:
    """Without names the title gives the letters, which then are those of one word."""
    assert "Thel65" == make_label(read_item(book(title="The life", issued=year(1965))))
