"""What one record of a file tells, by name; what nobody takes is reported as not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.errors import OnProblem, Place


class Told:
    """The values of a record under the names that its format gives them."""

    def __init__(self, values: Iterable[tuple[str, str]]) -> None:
        """Keep names with their values, in order; a name may come several times."""
        self._left: dict[str, list[str]] = {}
        self._others: list[str] = []
        for name, value in values:
            if value:
                self._left.setdefault(name, []).append(value)

    def __contains__(self, name: str) -> bool:
        return name in self._left

    def peek(self, name: str) -> str:
        """Return the first value under a name, and leave it there."""
        return next(iter(self._left.get(name, ())), "")

    def take(self, *names: str) -> str:
        """Return the first value under the first name that has any; what differs is reported."""
        found = ""
        for name in names:
            for value in self._left.pop(name, ()):
                found = found or value
                if value != found:
                    self._others.append(name)
        return found

    def take_all(self, *names: str) -> tuple[str, ...]:
        """Return all values under some names."""
        return tuple(value for name in names for value in self._left.pop(name, ()))

    def report(self, where: Place, on_problem: OnProblem) -> None:
        """Report what nobody has taken."""
        for name, said in self._untaken():
            on_problem(Problem("not-read", "loss", said, evolve(where, field=name)))

    def _untaken(self) -> Iterator[tuple[str, str]]:
        yield from ((name, "a further value is not read") for name in self._others)
        yield from ((name, "not read") for name in self._left)
