"""What stands for names that repeat."""

from __future__ import annotations

from migpubs.csl.repeats import RepeatedNames


def test_longer_list_before() -> None:
    """A list that was longer before is no complete match."""
    assert (["A"], None) == RepeatedNames("-", "complete-all", ("A", "B")).replace(["A"])
    assert (["A"], "-") == RepeatedNames("-", "complete-all", ("A",)).replace(["A"])
    assert (["-"], None) == RepeatedNames("-", "partial-each", ("A", "B")).replace(["A"])
