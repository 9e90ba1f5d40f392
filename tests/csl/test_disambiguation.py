# ruff: noqa: E501 - a row of a table reads better whole
"""Cites that look alike are told apart by names, given names, the condition and years."""

from __future__ import annotations

import pytest

from tests.csl.made import book, cited, listed, style, year

NAMES = '<names variable="author"><name form="short" {}/></names>'
ISSUED = '<date variable="issued" prefix=" "><date-part name="year"/></date>'


def person(family: str, given: str) -> dict[str, str]:
    """A name."""
    return {"family": family, "given": given}


def cites(layout: str, citation: str, *authors: list[dict[str, str]], **more: object) -> list[str]:
    """Cites of works of 2000 by these authors."""
    made = style(layout, citation=citation, affixes='delimiter="|"')
    items = [
        book(str(n), author=names, issued=year(2000), title=f"T{n}", **more)
        for n, names in enumerate(authors)
    ]
    return cited(made, *items).split("|")


def test_formatting_tells_nothing_apart() -> None:
    """Cites that differ only in their look are alike."""
    names = '<names variable="{}" font-style="{}"><name form="short"/></names>'
    made = style(
        f"{names.format('author', 'normal')}{names.format('editor', 'italic')}{ISSUED}",
        citation='disambiguate-add-year-suffix="true"',
        affixes='delimiter="|"',
    )
    author, editor = (
        book(key, issued=year(2000), **{role: [person("Doe", "A")]})
        for key, role in (("a", "author"), ("b", "editor"))
    )
    assert cited(made, author, editor) == "Doe 2000a|<i>Doe</i> 2000b"


GIVEN = 'disambiguate-add-givenname="true"'
ADD = 'disambiguate-add-names="true"'


@pytest.mark.parametrize(
    ("expected", "name", "citation", "authors"),
    [
        (
            ["Jane Doe 2000", "John Doe 2000"],
            "",
            GIVEN,
            [[person("Doe", "Jane")], [person("Doe", "John")]],
        ),
        (
            ["A. Doe 2000", "B. Doe 2000"],
            'initialize-with=". "',
            GIVEN,
            [[person("Doe", "Ann")], [person("Doe", "Bob")]],
        ),
        (
            ["Ann Doe 2000", "Amy Doe 2000"],
            'initialize-with=". "',
            GIVEN,
            [[person("Doe", "Ann")], [person("Doe", "Amy")]],
        ),
        (["Doe 2000", "Doe 2000"], "", GIVEN, [[person("Doe", "Ann")], [person("Doe", "Ann")]]),
        (
            ["Doe, Roe, et al. 2000", "Doe, Poe, et al. 2000"],
            'et-al-min="3" et-al-use-first="1"',
            ADD,
            [
                [person("Doe", "A"), person("Roe", "B"), person("Loe", "C")],
                [person("Doe", "A"), person("Poe", "B"), person("Loe", "C")],
            ],
        ),
        (
            ["Doe, Roe, A. Loe 2000", "Doe, Roe, B. Loe 2000"],
            'et-al-min="3" et-al-use-first="1" initialize-with=". "',
            f"{ADD} {GIVEN}",
            [
                [person("Doe", "A"), person("Roe", "B"), person("Loe", "A")],
                [person("Doe", "A"), person("Roe", "B"), person("Loe", "B")],
            ],
        ),
        (
            ["Doe et al. 2000", "Doe et al. 2000"],
            'et-al-min="3" et-al-use-first="1"',
            ADD,
            [[person("Doe", "A"), person("Roe", "B"), person("Loe", "C")]] * 2,
        ),
        (
            ["Doe et al. 2000", "Doe et al. 2000"],
            'et-al-min="2" et-al-use-first="1"',
            GIVEN,
            [[person("Doe", "A"), person("Roe", "B")], [person("Doe", "A"), person("Loe", "C")]],
        ),
        (
            ["Ann Doe, Roe 2000", "Amy Doe, Roe 2000", "Ann Doe, Roe 2000"],
            'initialize-with=". "',
            GIVEN,
            [[person("Doe", x), person("Roe", "B")] for x in ("Ann", "Amy", "Ann")],
        ),
        (
            ["Jane Doe 2000", "John Doe 2000", "Jim Doe 2000"],
            "",
            GIVEN,
            [[person("Doe", x)] for x in ("Jane", "John", "Jim")],
        ),
    ],
)
def test_names(
    expected: list[str], name: str, citation: str, authors: list[list[dict[str, str]]]
) -> None:
    """Detail that tells cites apart is added; detail that does not is taken back."""
    assert expected == cites(NAMES.format(name) + ISSUED, citation, *authors)


def test_names_in_the_bibliography() -> None:
    """Names added to tell cites apart stand in the entries too."""
    layout = NAMES.format('et-al-min="3" et-al-use-first="1"') + ISSUED
    made = style(layout, citation=ADD)
    authors = [[person("Doe", "A"), person(x, "B"), person("Loe", "C")] for x in ("Roe", "Poe")]
    items = [book(str(n), author=names, issued=year(2000)) for n, names in enumerate(authors)]
    assert listed(made, *items) == ["Doe, Roe, et al. 2000", "Doe, Poe, et al. 2000"]


def test_condition() -> None:
    """One more ``disambiguate="true"`` holds as long as that tells items apart."""
    extra = '<choose><if disambiguate="true"><text variable="{}" prefix=", "/></if></choose>'
    layout = NAMES.format("") + extra.format("title") + extra.format("edition")
    made = style(layout, affixes='delimiter="|"')
    items = [
        book("a", author=[person("Doe", "A")], title="X", edition="1"),
        book("b", author=[person("Doe", "A")], title="Y", edition="2"),
        book("c", author=[person("Doe", "A")], title="Z", edition="3"),
        book("d", author=[person("Doe", "A")], title="Z", edition="4"),
        book("e", author=[person("Roe", "A")], title="X"),
    ]
    assert cited(made, *items).split("|") == ["Doe, X", "Doe, Y", "Doe, Z, 3", "Doe, Z, 4", "Roe"]


def test_useless_condition() -> None:
    """A condition that tells nothing apart does not hold; year-suffixes do."""
    layout = (
        NAMES.format("")
        + '<choose><if disambiguate="true"><text value="!"/></if></choose>'
        + ISSUED
    )
    citation = 'disambiguate-add-year-suffix="true"'
    assert cites(layout, citation, [person("Doe", "A")], [person("Doe", "A")]) == [
        "Doe 2000a",
        "Doe 2000b",
    ]


def test_suffixes_follow_the_bibliography() -> None:
    """Year-suffixes are given in the order of the entries."""
    made = style(
        NAMES.format("") + ISSUED,
        citation='disambiguate-add-year-suffix="true"',
        entry_sort='<sort><key variable="title"/></sort>',
        affixes='delimiter="|"',
    )
    items = [
        book(key, author=[person("Doe", "A")], issued=year(2000), title=key) for key in ("b", "a")
    ]
    assert cited(made, *items) == "Doe 2000b|Doe 2000a"


def test_access_does_not_count() -> None:
    """Cites that differ only in the day of access look alike."""
    made = style(
        '<date variable="issued"><date-part name="year"/></date><date variable="accessed" prefix=" "><date-part name="year"/></date>',
        citation='disambiguate-add-year-suffix="true"',
        affixes='delimiter="|"',
    )
    items = [book(str(n), issued=year(2000), accessed=year(n)) for n in (2001, 2002)]
    assert cited(made, *items) == "2000a 2001|2000b 2002"


# All names of a list told apart

ANN, AMY, BOB = ({"family": "Doe", "given": given} for given in ("Ann", "Amy", "Bob"))
ROE = {"family": "Roe", "given": "Rick"}
BODY = {"literal": "Doe"}


def told_apart(rule: str, name: str, *authors: list[dict[str, str]]) -> str:
    """Cites with this rule; their titles tell them apart already."""
    made = style(
        f'<names variable="author"><name form="short" {name}/></names><text variable="title" prefix=" "/>',
        citation=f'disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}"',
        affixes='delimiter="|"',
    )
    return cited(
        made, *[book(str(n), author=names, title=str(n)) for n, names in enumerate(authors)]
    )


INITIALS = 'initialize-with="."'


@pytest.mark.parametrize(
    ("expected", "rule", "name", "authors"),
    [
        ("A. Doe 0|B. Doe 1", "all-names", INITIALS, [[ANN], [BOB]]),
        ("Ann Doe 0|Amy Doe 1", "all-names", INITIALS, [[ANN], [AMY]]),
        ("Ann Doe 0|Amy Doe 1|B. Doe 2", "all-names", INITIALS, [[ANN], [AMY], [BOB]]),
        ("Ann Doe 0|Bob Doe 1", "all-names", "", [[ANN], [BOB]]),
        ("Doe 0|Doe 1", "all-names", "", [[ANN], [ANN]]),
        ("Roe, A. Doe 0|B. Doe 1", "all-names", INITIALS, [[ROE, ANN], [BOB]]),
        ("Roe, Doe 0|Doe 1", "primary-name", INITIALS, [[ROE, ANN], [BOB]]),
        ("A. Doe 0|B. Doe 1", "primary-name", INITIALS, [[ANN], [BOB]]),
        ("Doe 0|Doe 1", "all-names-with-initials", INITIALS, [[ANN], [AMY]]),
        ("A. Doe 0|B. Doe 1", "all-names-with-initials", INITIALS, [[ANN], [BOB]]),
        ("A Doe 0|B Doe 1", "primary-name-with-initials", "", [[ANN], [BOB]]),
        ("Doe 0|Doe 1", "primary-name-with-initials", "", [[ANN], [AMY]]),
        ("Doe 0|Doe 1", "by-cite", INITIALS, [[ANN], [BOB]]),
        ("Doe 0|Doe 1", "all-names", INITIALS, [[BODY], [ANN]]),
    ],
)
def test_rules(expected: str, rule: str, name: str, authors: list[list[dict[str, str]]]) -> None:
    """Each rule of ``givenname-disambiguation-rule``."""
    assert expected == told_apart(rule, name, *authors)


def test_long_form() -> None:
    """Initials that are shared give way to whole names."""
    made = style(
        '<names variable="author"><name initialize-with="."/></names>',
        citation='disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"',
        affixes='delimiter="|"',
    )
    assert cited(made, book("a", author=[ANN]), book("b", author=[AMY])) == "Ann Doe|Amy Doe"


def test_access_tells_apart_by_being_there() -> None:
    """A day of access does not tell cites apart, that one has such a day does."""
    layout = (
        '<text variable="title"/>'
        + ISSUED
        + '<date variable="accessed" form="text" prefix=" seen "/><text variable="year-suffix" prefix="-"/>'
    )
    made = style(
        f'<group delimiter=" ">{layout}<group><text term="accessed"/><date variable="accessed" form="numeric"/></group></group>',
        citation='disambiguate-add-year-suffix="true"',
        affixes='delimiter="; "',
    )
    seen = book("a", title="T", accessed=year(2020, 1, 2))
    assert "-a" in cited(made, seen, book("b", title="T", accessed=year(2021)))
    assert "-a" not in cited(made, seen, book("b", title="T"))
