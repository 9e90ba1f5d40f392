"""What stands above entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake.headings import Headings, heads_list

if TYPE_CHECKING:
    from migpubs.intake.entries import Unread


def is_body(name: str) -> bool:
    return name in {"ILO", "IOM"}


@pytest.mark.parametrize(
    ("text", "level", "heads"),
    [
        ("Annex 2. Publications of members, 2023", 0, True),
        ("New from our members", 0, True),
        ("Homes and boats, 2022", 1, True),
        ("Homes and boats, 2022", 0, False),
        ("Reports. Wai Press, 2022", 0, False),
        ("IOM: Research and reports", 0, False),
        ("ILO", 2, False),
        ("“Reports”", 1, False),
    ],
)
def test_the_heading_of_a_list(text: str, level: int, heads: bool) -> None:  # noqa: FBT001 - a claim's value
    """By its level, its words or its bareness, and never like an entry or a body."""
    assert heads == heads_list(text, level, is_body)


def test_a_year_and_a_body_hold_together() -> None:
    """Lines that are headings by their words end those of their kind; a body tells more."""
    unread: list[Unread] = []
    groups = Headings(is_body, unread)
    seen = []
    for text in ("2023", "ILO", "IOM", "2022", "ILO"):
        groups.add(text, "")
        seen.append((groups.use(), groups.names_body()))
    assert [
        (("2023",), False),
        (("2023", "ILO"), True),
        (("2023", "IOM"), True),
        (("2022",), False),
        (("2022", "ILO"), True),
    ] == seen
    groups.add("Notes", "line 9", 1)
    groups.close()
    assert [("line 9", "Notes")] == [(each.place, each.text) for each in unread]
