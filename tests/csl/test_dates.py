"""Dates in localized and free formats, ranges, seasons and years before Christ."""

from __future__ import annotations

import pytest

from migpubs.csl import StyleError
from migpubs.csl.dates import sort_key, year_letters
from migpubs.csl.datevalues import DateValue
from tests.csl.made import book, cited, printed, style, year

FREE = (
    '<date variable="issued"><date-part name="day" suffix=" " range-delimiter="-"/>'
    '<date-part name="month" suffix=" "/><date-part name="year" range-delimiter="/"/></date>'
)


def shown(date: object, layout: str = FREE, locale: str = "en-US") -> str:
    """The date of issue through a layout."""
    return printed(layout, book(issued=date), locale)


@pytest.mark.parametrize(
    ("expected", "date"),
    [
        ("4 May 2008", year(2008, 5, 4)),
        ("May 2008", year(2008, 5)),
        ("2008", year(2008)),
        ("1-4 May 2008", {"date-parts": [[2008, 5, 1], [2008, 5, 4]]}),
        ("May–July 2008", {"date-parts": [[2008, 5], [2008, 7]]}),
        ("May 2008/June 2009", {"date-parts": [[2008, 5], [2009, 6]]}),
        ("2008/2009", {"date-parts": [[2008], [2009]]}),
        ("2008/", {"date-parts": [[2008], [0]]}),
        ("2008", {"date-parts": [[2008], [2008]]}),
        ("Winter 2009", {"date-parts": [[2009]], "season": 4}),
        ("Summer 2009", year(2009, 22)),
        ("79 AD", year(79)),
        ("2500 BC", year(-2500)),
        ("in press", {"literal": "in press"}),
        ("", {}),
    ],
)
def test_free_format(expected: str, date: object) -> None:
    """The parts stand in the style's order; a range repeats only what differs."""
    assert expected == shown(date)


def test_season_in_figures() -> None:
    """A season has no figure: it stands by its name."""
    layout = '<date variable="issued" form="numeric"/>'
    assert printed(layout, book(issued={"date-parts": [[2009]], "season": 4})) == "Winter/2009"


def test_delimiter_of_the_locale() -> None:
    """A localized format keeps the locale's delimiter."""
    layout = '<date variable="issued" form="numeric" delimiter=" + "/>'
    assert printed(layout, book(issued=year(2009, 5, 3))) == "05/03/2009"


def test_season_without_a_name() -> None:
    """A season beyond winter has no term and leaves the year."""
    assert shown({"date-parts": [[2009]], "season": 9}) == "2009"


@pytest.mark.parametrize(
    ("expected", "layout", "locale"),
    [
        ("May 4, 2008", '<date variable="issued" form="text"/>', "en-US"),
        ("4 May 2008", '<date variable="issued" form="text"/>', "en-GB"),
        ("May 2008", '<date variable="issued" form="text" date-parts="year-month"/>', "en-US"),
        ("05/04/2008", '<date variable="issued" form="numeric"/>', "en-US"),
        ("4. Mai 2008", '<date variable="issued" form="text"/>', "de-AT"),
        (
            "Aug ",
            (
                '<date variable="accessed" form="text" date-parts="month"><date-part name="month"'
                ' form="short" strip-periods="true"/></date>'
            ),
            "en-US",
        ),
        (
            "<b>MAY</b> 4TH, 08",
            (
                '<date variable="issued" form="text"><date-part name="month" text-case="uppercase"'
                ' font-weight="bold"/><date-part name="day" form="ordinal" text-case="uppercase"/>'
                '<date-part name="year" form="short"/></date>'
            ),
            "en-US",
        ),
        (
            "04/05",
            (
                '<date variable="issued" delimiter="/"><date-part name="day"'
                ' form="numeric-leading-zeros"/><date-part name="month"'
                ' form="numeric-leading-zeros"/></date>'
            ),
            "en-US",
        ),
        ("5", '<date variable="issued"><date-part name="month" form="numeric"/></date>', "en-US"),
        (
            "4 mai 2008",
            '<date variable="issued" form="text"><date-part name="day" form="ordinal"/></date>',
            "fr-FR",
        ),
    ],
)
def test_localized_format(expected: str, layout: str, locale: str) -> None:
    """The locale's order and affixes, under the style's forms and looks."""
    item = book(issued=year(2008, 5, 4), accessed=year(2010, 8))
    assert expected == printed(layout, item, locale)


def test_french_first_of_the_month() -> None:
    """French has an ordinal only for the first day, in the gender of the month."""
    layout = '<date variable="issued" form="text"><date-part name="day" form="ordinal"/></date>'
    assert shown(year(2008, 5, 1), layout, "fr-FR") == "1<sup>e</sup><sup>r</sup> mai 2008"


def test_case_of_a_locale_format() -> None:
    """A locale's format may have a text case."""
    before = (
        '<locale><date form="text" text-case="uppercase"><date-part name="month"/></date></locale>'
    )
    made = style('<date variable="issued" form="text"/>', before=before)
    assert cited(made, book(issued=year(2008, 5))) == "MAY"


def test_wrong_parts() -> None:
    """A part or form that is none is an error with its place."""
    with pytest.raises(StyleError, match="'year', 'month' or 'day'"):
        shown(year(2000), '<date variable="issued"><date-part name="week"/></date>')
    with pytest.raises(StyleError, match="'text' and 'numeric'"):
        shown(year(2000), '<date variable="issued" form="long"/>')


@pytest.mark.parametrize(
    ("expected", "number"), [("", 0), ("a", 1), ("z", 26), ("aa", 27), ("az", 52), ("ba", 53)]
)
def test_year_letters(expected: str, number: int) -> None:
    """After z come two letters."""
    assert expected == year_letters(number)


def test_sort_key() -> None:
    """Years before Christ sort first and backwards; ranges after single dates."""
    dates = [
        DateValue((-100,)),
        DateValue((-50,)),
        DateValue((50,)),
        DateValue((2000,)),
        DateValue((2000,), (2001,)),
        DateValue((2000, 5)),
        DateValue((2000, 5, 1)),
        DateValue((2001, 23)),
    ]
    keys = [sort_key(date) for date in dates]
    assert sorted(keys) == keys
    assert sort_key(DateValue(literal="soon")) == ""
    assert sort_key(DateValue((2000, 5)), ["year"]) == "y00020000000"


def test_year_suffix() -> None:
    """A suffix follows the first year, or a literal date, unless the style places it."""
    made = style(FREE, citation='disambiguate-add-year-suffix="true"')
    same = {"title": "x", "issued": year(2000, 5)}
    assert cited(made, book("a", **same), book("b", **same)) == "May 2000aMay 2000b"
    same["issued"] = {"literal": "soon"}
    assert cited(made, book("a", **same), book("b", **same)) == "soonasoonb"
    twice = style(FREE + FREE, citation='disambiguate-add-year-suffix="true"')
    same["issued"] = {"date-parts": [[2000], [2001]]}
    assert cited(twice, book("a", **same), book("b", **same)).count("a") == 1


def test_dress_of_a_locale_format() -> None:
    """A locale's format may have affixes and a look, under those of the style."""
    date = '<date form="text" prefix="(" suffix=")" font-style="italic"><date-part name="year"/>'
    before = f"<locale>{date}</date></locale>"
    made = style('<date variable="issued" form="text" suffix="]"/>', before=before)
    assert cited(made, book(issued=year(2008))) == "(<i>2008</i>]"


def test_text_for_a_date() -> None:
    """A text stands where the year would, and not again where only a day is asked for."""
    day = (
        '<date variable="issued"><date-part name="month"/><date-part name="day" prefix=" "/></date>'
    )
    year_ = '<date variable="issued"><date-part name="year"/></date>'
    work = book(issued={"literal": "forthcoming"})
    assert printed(f'{year_}<group prefix=", ">{day}</group>', work) == "forthcoming"
