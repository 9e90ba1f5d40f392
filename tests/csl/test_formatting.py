"""Affixes, looks, quotes and display as an element's attributes want them."""

from __future__ import annotations

import pytest

from tests.csl.made import book, cited, listed, printed, style


@pytest.mark.parametrize(
    ("expected", "attributes"),
    [
        ("x", ""),
        ("<em>x</em>", 'font-style="oblique"'),
        ('<span style="font-weight:lighter;">x</span>', 'font-weight="light"'),
        ("x", 'font-weight="normal"'),
        ("x", 'font-style="unheard-of"'),
        ("(“<i>x</i>”)", 'prefix="(" quotes="true" font-style="italic" suffix=")"'),
    ],
)
def test_attributes(expected: str, attributes: str) -> None:
    """Looks are innermost, quotation marks around them, affixes outside."""
    assert expected == printed(f'<text value="x" {attributes}/>')


def test_display() -> None:
    """A display block stands around the affixes, and only around what the layout itself holds."""
    block = '<text value="x" display="indent" prefix="(" suffix=")"/>'
    chosen = f'<choose><if type="book">{block}</if></choose>'
    for layout in (block, chosen):
        assert listed(style(layout), book()) == ['<div class="csl-indent">(x)</div>']
    before = f'<macro name="m">{block}</macro>'
    for layout in (f"<group>{block}</group>", '<text macro="m"/>'):
        assert listed(style(layout, before=before), book()) == ["(x)"]


def test_text_case_belongs_to_text() -> None:
    """Groups, names and macros have no text case."""
    before = '<macro name="m"><text variable="title"/></macro>'
    for layout in (
        '<text macro="m" text-case="uppercase"/>',
        '<group text-case="uppercase"><text variable="title"/></group>',
    ):
        assert cited(style(layout, before=before), book(title="t")) == "t"


def test_terms_have_the_output_language() -> None:
    """Title case touches a term whatever the language of the item."""
    layout = '<text term="no date" text-case="title"/> <text variable="title" text-case="title"/>'
    assert printed(layout, book(title="la vie", language="fr")) == "No Datela vie"
    assert printed(layout, book(title="the life")) == "No DateThe Life"
    assert printed(layout, book(title="the life"), "de-DE").endswith("the life")
