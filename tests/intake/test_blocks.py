"""What every reader makes of a document."""

from __future__ import annotations

import pytest

from migpubs.intake.blocks import is_mark, plain


def test_invisible_characters_go() -> None:
    """Odd blanks become blanks, marks that nobody sees go."""
    assert "a b c" == plain("a\u00a0b\u2009c\u200b")


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        ("1", True),
        ("1,2", True),
        ("*", True),
        ("a", True),
        ("st", False),
        ("™", False),
        ("", False),
    ],
)
def test_what_is_raised_may_be_a_mark(raised: str, expected: bool) -> None:  # noqa: FBT001
    """An ordinal and a trade mark belong to the text."""
    assert expected == is_mark(raised)
