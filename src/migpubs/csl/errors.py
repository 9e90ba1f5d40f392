"""What can go wrong in the processor.

Only a style or a locale that cannot be used raises::

    CSLError
    ├── StyleError      a style that breaks the specification; says file, line and what is wanted
    └── UnknownStyle    no style of this name (also a LookupError)

What is wrong with an item never stops a list: it is told to the caller as an :class:`ItemProblem`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable


class CSLError(Exception):
    """The root of everything this package raises on purpose."""


class StyleError(CSLError):
    """A style or locale that breaks the specification."""

    def __init__(self, message: str, file: str = "", line: int = 0) -> None:
        self.message, self.file, self.line = message, file, line
        place = ":".join([file or "style", *([str(line)] if line else [])])
        super().__init__(f"{place}: {message}")

    def __reduce__(self) -> tuple[type, tuple[str, str, int]]:
        return type(self), (self.message, self.file, self.line)


class UnknownStyle(CSLError, LookupError):
    """No style of this name."""


@frozen
class ItemProblem:
    """One thing in an item that could not be used as CSL-JSON; the rest of the item was."""

    item: str
    """The item's id."""
    variable: str
    """The CSL variable."""
    message: str
    """What is wrong, and what was done."""


if TYPE_CHECKING:
    OnItemProblem = Callable[[ItemProblem], None]


def ignore(_problem: ItemProblem) -> None:
    """Drop a problem: the default where the caller does not ask."""
