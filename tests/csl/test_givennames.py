# ruff: noqa: E501 - a row of a table reads better whole
"""Names told apart over the whole list."""

from __future__ import annotations

import pytest

from tests.csl.made import book, cited, style

ANN, AMY, BOB = ({"family": "Doe", "given": given} for given in ("Ann", "Amy", "Bob"))
ROE = {"family": "Roe", "given": "Rick"}
BODY = {"literal": "Doe"}


def cites(rule: str, name: str, *authors: list[dict[str, str]]) -> str:
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
    assert expected == cites(rule, name, *authors)


def test_long_form() -> None:
    """Initials that are shared give way to whole names."""
    made = style(
        '<names variable="author"><name initialize-with="."/></names>',
        citation='disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"',
        affixes='delimiter="|"',
    )
    assert cited(made, book("a", author=[ANN]), book("b", author=[AMY])) == "Ann Doe|Amy Doe"
