# ruff: noqa: E501 - a row of a table reads better whole
"""Rendering elements: text, group, choose, macros."""

from __future__ import annotations

import pytest

from migpubs.csl import StyleError
from tests.csl.made import book, cited, listed, printed, style


@pytest.mark.parametrize(
    ("expected", "layout"),
    [
        ("Title", '<text variable="title"/>'),
        ("Short", '<text variable="title" form="short"/>'),
        ("Journal", '<text variable="container-title" form="short"/>'),
        ("and", '<text term="and"/>'),
        ("pp.", '<text term="page" form="short" plural="true"/>'),
        ("“v”", '<text value="v" quotes="true"/>'),
        (
            "(<b><i>Title</i></b>)",
            '<text variable="title" font-style="italic" font-weight="bold" prefix="(" suffix=")"/>',
        ),
        ("TITLE", '<text variable="title" text-case="uppercase"/>'),
        ("pp", '<text term="page" form="short" plural="true" strip-periods="true"/>'),
        ("<sup>Title</sup>", '<text variable="title" vertical-align="sup"/>'),
        (
            '<span style="text-decoration:underline;">Title</span>',
            '<text variable="title" text-decoration="underline"/>',
        ),
        ("a, b", '<group delimiter=", "><text value="a"/><text value="b"/></group>'),
    ],
)
def test_text(expected: str, layout: str) -> None:
    """``cs:text`` prints a variable, term or value with its attributes."""
    item = book(title="Title", title_short="Short", container_title="Journal", note="")
    actual = printed(layout, item)
    assert expected == actual


@pytest.mark.parametrize(
    ("expected", "inside"),
    [
        ("", '<text term="in"/><text variable="note"/>'),
        ("in", '<text term="in"/>'),
        ("inTitle", '<text term="in"/><text variable="title"/>'),
        ("", '<text term="in"/><group><text variable="note"/></group>'),
        ("inand", '<text term="in"/><group><text term="and"/></group><text variable="note"/>'),
        ("", '<text term="in"/><names variable="editor"/>'),
        ("", '<text term="in"/><date variable="issued" form="text"/>'),
        ("", '<text term="in"/><number variable="volume"/>'),
        ("in", '<text term="in"/><text variable="year-suffix"/>'),
        ("", '<text term="in"/><text macro="empty"/>'),
        ("", ""),
    ],
)
def test_group(expected: str, inside: str) -> None:
    """A group is nothing if variables were called and all were empty; an inner one counts as one."""
    made = style(
        f"<group>{inside}</group>",
        before='<macro name="empty"><text term="from"/><text variable="note"/></macro>',
    )
    assert expected == cited(made, book(title="Title"))


def test_choose() -> None:
    """The first branch that holds is printed; its parts take the delimiter around."""
    layout = (
        '<group delimiter="-"><choose><if type="thesis"><text value="t"/></if>'
        '<else-if variable="title"><text value="a"/><text value="b"/></else-if>'
        '<else><text value="c"/></else></choose><text value="d"/></group>'
    )
    assert printed(layout, book(title="x")) == "a-b-d"
    assert printed(layout, book()) == "c-d"
    assert printed('<choose><if type="thesis"><text value="t"/></if></choose>', book()) == ""
    row = '<choose><if type="book"><text value="a"/><text value="b"/></if></choose>'
    assert printed(f'<text value="x"/>{row}') == "xab"
    assert printed(f'<names variable="author"><substitute>{row}</substitute></names>') == "ab"


def test_capital_at_the_start() -> None:
    """In a note or an entry a term that comes first has a capital letter; in the text it has not."""
    layout = '<text term="ibid"/><text term="and" prefix=" "/>'
    assert cited(style(layout, options='class="note"'), book()) == "Ibid. and"
    assert cited(style(layout), book()) == "ibid. and"
    assert listed(style(layout), book()) == ["Ibid. and"]
    empty = '<text variable="publisher"/>'
    assert cited(style(empty + layout, options='class="note"'), book()) == "Ibid. and"
    numbered = style('<text variable="citation-number"/>' + layout)
    assert listed(numbered, book()) == ["1Ibid. and"]
    assert cited(style(layout, options='class="note"'), book(), prefix="See ") == "See ibid. and"
    assert (
        cited(style(layout, options='class="note"'), book(), prefix="It is so. ")
        == "It is so. Ibid. and"
    )


@pytest.mark.parametrize(
    ("expected", "layout", "before"),
    [
        ("no macro 'x'", '<text macro="x"/>', ""),
        (
            r"macro 'a' calls itself \(a > b > a\)",
            '<text macro="a"/>',
            '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>',
        ),
        ("needs one of the attributes", "<text/>", ""),
        ("cs:table is no rendering element", "<table/>", ""),
        ("cs:choose holds cs:if", "<choose><text/></choose>", ""),
        ("needs a condition", "<choose><if><text/></if></choose>", ""),
        ("'all', 'any' or 'none'", '<choose><if type="book" match="some"/></choose>', ""),
    ],
)
def test_broken(expected: str, layout: str, before: str) -> None:
    """A broken style says where, and what the specification wants."""
    with pytest.raises(StyleError, match=expected) as caught:
        cited(style(layout, before=before), book())
    assert str(caught.value).startswith("style:1: ")
