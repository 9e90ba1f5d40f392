# ruff: noqa: E501 - a row of a table reads better whole
"""Entries: second-field-align, display blocks, repeated names."""

from __future__ import annotations

import pytest

from migpubs.csl.bibliography import RepeatedNames
from migpubs.csl.output import text
from migpubs.csl.processor import Processor
from tests.csl.made import book, listed, style

LEFT, RIGHT = '<div class="csl-left-margin">', '<div class="csl-right-inline">'
NUMBERED = (
    '<text variable="citation-number" suffix=". "/><text variable="title"/><text variable="note"/>'
)


def test_second_field_align() -> None:
    """The first field stands in the margin, the rest with the layout's suffix beside it.

    One that stands alone keeps its place; the suffix belongs to the rest.
    """
    made = style(
        NUMBERED, bibliography='second-field-align="flush"', affixes='prefix="(" suffix=". "'
    )
    assert listed(made, book(title="T", note="n")) == [f"{LEFT}(1. </div>{RIGHT}Tn.</div>"]
    assert listed(made, book()) == [f"{LEFT}(1. </div>"]
    titles = '<text variable="title"/><text variable="note" prefix=". "/>'
    headless = style(titles, bibliography='second-field-align="flush"')
    assert listed(headless, book(note="n"), book("b")) == [f".{RIGHT} n</div>", ""]


def test_second_field_punctuation() -> None:
    """Punctuation that begins the second field goes to the first."""
    layout = '<text variable="title"/><text variable="note" font-style="italic" prefix=". "/>'
    made = style(layout, bibliography='second-field-align="margin"')
    assert listed(made, book(title="T", note="n")) == [f"{LEFT}T.</div>{RIGHT} <i>n</i></div>"]


def test_display() -> None:
    """The layout's suffix goes into a display block at the end; blanks at its start go."""
    layout = '<text variable="title" display="block"/><text variable="note" prefix=" " display="indent"/>'
    made = style(layout, affixes='suffix="."')
    block, indent = '<div class="csl-block">', '<div class="csl-indent">'
    assert listed(made, book(title="T", note="n")) == [f"{block}T</div>{indent} n.</div>"]
    assert listed(made, book(note="n")) == [f"{indent}n.</div>"]
    mixed = style(
        '<text variable="title" display="block"/><text variable="note" font-style="italic"/>',
        affixes='suffix="."',
    )
    assert listed(mixed, book(title="T", note="n")) == [f"{block}T</div><i>n</i>."]


def test_empty_entry() -> None:
    """An item of which the style prints nothing keeps its place."""
    [entry] = Processor(style('<text variable="title"/>'), [book("x")]).bibliography()
    assert ("x", "") == (entry.id, text(entry.runs))


NAMES = '<names variable="author"><name form="short" and="symbol" delimiter=", " delimiter-precedes-last="never"/></names><text variable="title" prefix=". "/>'
LISTS = (
    "Doe",
    "Doe",
    "Doe Johnson Williams",
    "Doe Smith",
    "Doe Stevens Miller",
    "Doe Stevens Miller",
)


@pytest.mark.parametrize(
    ("expected", "rule"),
    [
        (
            [
                "Doe",
                "---",
                "Doe, Johnson &amp; Williams",
                "Doe &amp; Smith",
                "Doe, Stevens &amp; Miller",
                "---",
            ],
            "complete-all",
        ),
        (
            [
                "Doe",
                "---",
                "Doe, Johnson &amp; Williams",
                "Doe &amp; Smith",
                "Doe, Stevens &amp; Miller",
                "---, --- &amp; ---",
            ],
            "complete-each",
        ),
        (
            [
                "Doe",
                "---",
                "---, Johnson &amp; Williams",
                "--- &amp; Smith",
                "---, Stevens &amp; Miller",
                "---, --- &amp; ---",
            ],
            "partial-each",
        ),
        (
            [
                "Doe",
                "---",
                "---, Johnson &amp; Williams",
                "--- &amp; Smith",
                "---, Stevens &amp; Miller",
                "---, Stevens &amp; Miller",
            ],
            "partial-first",
        ),
    ],
)
def test_repeated_names(expected: list[str], rule: str) -> None:
    """The specification's example, under each rule."""
    options = f'subsequent-author-substitute="---" subsequent-author-substitute-rule="{rule}"'
    made = style(NAMES, bibliography=options)
    items = [
        book(str(n), author=[{"family": x} for x in names.split()]) for n, names in enumerate(LISTS)
    ]
    assert expected == listed(made, *items)


def test_longer_list_before() -> None:
    """A list that was longer before is no complete match."""
    assert (["A"], None) == RepeatedNames("-", "complete-all", ("A", "B")).replace(["A"], ("A",))
    assert (["A"], "-") == RepeatedNames("-", "complete-all", ("A",)).replace(["A"], ("A",))
    assert (["-"], None) == RepeatedNames("-", "partial-each", ("A", "B")).replace(["A"], ("A",))


def test_names_that_look_alike() -> None:
    """Two persons with the same initials are not one, though their names are printed alike."""
    names = '<names variable="author"><name initialize-with=". "/></names>'
    made = style(names, bibliography='subsequent-author-substitute="---"')
    people = [{"family": "Smith", "given": given} for given in ("Anna", "Alan", "Alan")]
    items = [book(str(n), author=[person]) for n, person in enumerate(people)]
    assert listed(made, *items) == ["A. Smith", "A. Smith", "---"]
