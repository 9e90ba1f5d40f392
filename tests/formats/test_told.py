"""What a record tells, and what nobody took of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.errors import Place
from migpubs.formats.told import Told

if TYPE_CHECKING:
    from migpubs.errors import Problem


def rest(told: Told) -> list[str]:
    problems: list[Problem] = []
    told.report(Place(file="f", line=3, record="k"), problems.append)
    return list(map(str, problems))


def test_the_first_value_counts_and_what_says_the_same_is_taken_with_it() -> None:
    """A second one that says something else is reported, under its own name."""
    told = Told([("date", "2023"), ("year", "2023"), ("when", "2024"), ("place", "")])
    assert "2023" == told.take("day", "date", "year", "when")
    assert ["f:3: k: when: a further value is not read"] == rest(told)
    assert "" == told.take("date")


def test_what_nobody_takes_is_reported_once_a_name() -> None:
    """Empty values say nothing; looking is not taking."""
    told = Told([("a", "1"), ("b", "2"), ("b", "3"), ("c", "")])
    assert ("1", "") == (told.peek("a"), told.peek("c"))
    assert ("a" in told, "c" in told) == (True, False)
    assert ("2", "3") == told.take_all("b")
    assert ["f:3: k: a: not read"] == rest(told)
