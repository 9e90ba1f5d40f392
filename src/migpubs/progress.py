"""How far long work has come, told while it goes on to whoever asked."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    OnProgress: TypeAlias = Callable[[str, int, int], None]
    """Is told what is made, how much of it is done, and how much there is."""

T = TypeVar("T")

_MOST: Final = 100
"""Of seconds, and of minutes: more are told in the next unit."""


def quiet(_what: str, _done: int, _total: int) -> None:
    """Tell nobody: the default of ``on_progress``."""


def counted(
    items: Iterable[T], what: str, on_progress: OnProgress, total: int | None = None
) -> Iterator[T]:
    """Give things one by one, and tell of each when the next is asked for.

    what: the things, in a word for a person. total: how many there are; default: as many as a
    collection has, and of what has no number nothing is told.
    """
    if total is None:
        total = len(items) if isinstance(items, Collection) else 0
    for done, item in enumerate(items, 1):
        yield item
        if total:
            on_progress(what, done, total)


def left(seconds: float) -> str:
    """Return how long something still takes, in the unit in which a person would say it."""
    for unit, size in (("s", 1), ("min", 60)):
        if seconds < _MOST * size:
            return f"{seconds / size:.0f} {unit} left"
    return f"{seconds / 3600:.0f} h left"
