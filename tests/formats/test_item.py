"""What every reader of references makes first."""

from __future__ import annotations

import pytest

from migpubs.formats.item import split_title
from migpubs.model import join_title


@pytest.mark.parametrize(
    ("title", "subtitle"),
    [
        ("Skilled to care", "forced to work"),
        ("Skilled to care?", "Forced to work"),
        ("Skilled: to care", ":"),
        ("Skilled", ": to care"),
        ("Skilled:", ": to care"),
        ("Skilled", ""),
    ],
)
def test_a_title_is_cut_where_it_was_joined(title: str, subtitle: str) -> None:
    """Colons of the subtitle's own stay."""
    assert (title, subtitle) == split_title(join_title(title, subtitle), title)


@pytest.mark.parametrize("short", ["Other", "Ski", ""])
def test_a_short_title_that_is_something_else_cuts_nothing(short: str) -> None:
    """As many programs shorten titles as they like."""
    assert ("Skilled: to care", "") == split_title("Skilled: to care", short)
