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


def test_locator_without_a_kind() -> None:
    """A locator without a kind counts pages."""
    assert printed('<label variable="locator"/>', locator="3-4") == "pages"
    assert printed('<label variable="locator"/>') == ""
