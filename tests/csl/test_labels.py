# ruff: noqa: E501 - a layout reads better whole
"""Labels in the number of what they label."""

from __future__ import annotations

import pytest

from tests.csl.made import book, printed


@pytest.mark.parametrize(
    ("expected", "attributes", "variables"),
    [
        ("page", 'variable="page"', {"page": "1"}),
        ("pages", 'variable="page"', {"page": "1-2"}),
        ("pp.", 'variable="page" form="short"', {"page": "1-2"}),
        ("p.", 'variable="page" form="short" plural="never"', {"page": "1-2"}),
        ("pp.", 'variable="page" form="short" plural="always"', {"page": "1"}),
        ("pp", 'variable="page" form="short" plural="always" strip-periods="true"', {"page": "1"}),
        (
            "<i>Volume</i>",
            'variable="volume" text-case="title" font-style="italic"',
            {"volume": "1", "language": "th"},
        ),
        ("number", 'variable="collection-number"', {"collection-number": "1"}),
        ("pages", 'variable="number-of-pages"', {"number-of-pages": "227"}),
        ("", 'variable="page"', {}),
        ("", 'variable="medium"', {"medium": "x"}),
        ("section", 'variable="locator"', {}),
    ],
)
def test_label(expected: str, attributes: str, variables: dict[str, object]) -> None:
    """The term of the variable, or of the locator's kind; none for an empty variable."""
    assert expected == printed(
        f"<label {attributes}/>", book(**variables), locator="3", label="section"
    )


@pytest.mark.parametrize(
    ("expected", "locator"),
    [
        ("p.|3", "p. 3"),
        ("pp.|3–5", "pp.3-5"),
        ("chap.|3", "chap. 3"),
        ("bk.|2, chap. 3", "bk. 2, chap. 3"),
        ("sec.|ed. 3", "ed. 3"),
        ("sec.|p. x", "p. x"),
    ],
)
def test_label_in_the_locator(expected: str, locator: str) -> None:
    """A label typed before the locator's number is the label, whatever the cite says."""
    layout = '<group delimiter="|"><label variable="locator" form="short"/><text variable="locator"/></group>'
    assert expected == printed(layout, locator=locator, label="section")


def test_locator_without_a_kind() -> None:
    """A locator without a kind counts pages."""
    assert printed('<label variable="locator"/>', locator="3-4") == "pages"
    assert printed('<label variable="locator"/>') == ""
