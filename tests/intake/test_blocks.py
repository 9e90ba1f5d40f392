"""What every reader makes of a document."""

from __future__ import annotations

from migpubs.intake.blocks import plain


def test_invisible_characters_go() -> None:
    """Odd blanks become blanks, marks that nobody sees go."""
    assert "a b c" == plain("a\u00a0b\u2009c\u200b")
