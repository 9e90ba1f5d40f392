"""What is being done, on one line of the terminal, once it takes longer than a person waits."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from math import inf
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Final

import click
from attrs import define, field

from migpubs.progress import left, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.progress import OnProgress

PATIENCE: Final = 2.0
"""Seconds that pass in silence."""

_BEAT: Final = 0.5
"""Seconds between two looks at the clock."""


@contextmanager
def busy(what: str) -> Iterator[OnProgress]:
    """Say what is being done, while it is: how long it takes, or how much is left.

    What is given is told how much is done of how much, by work that knows. On a terminal only.
    """
    if not sys.stderr.isatty():
        yield quiet
        return
    work, done = _Work(what), Event()
    teller = Thread(target=_keep_showing, args=(work, done), daemon=True)
    teller.start()
    try:
        yield work.tell
    finally:
        done.set()
        teller.join()
        work.clear()


def _keep_showing(work: _Work, done: Event) -> None:
    if not done.wait(PATIENCE):
        work.show()
    while not done.wait(_BEAT):
        work.show()


@contextmanager
def counting(what: str) -> Iterator[OnProgress]:
    """Say the same without a thread, whenever it is told: `migpubs.build` forks, so has none."""
    if not sys.stderr.isatty():
        yield quiet
        return
    work = _Work(what)
    due = monotonic() + PATIENCE

    def tell(part: str, done: int, total: int) -> None:
        nonlocal due
        work.tell(part, done, total)
        if monotonic() >= due:
            due = monotonic() + _BEAT
            work.show()

    try:
        yield tell
    finally:
        due = inf
        work.clear()


@define
class _Work:
    """Some work, how far it is, and whether a line on the terminal says so."""

    what: str
    begun: float = field(factory=lambda: monotonic())  # noqa: PLW0108 - a test has a clock of its own
    part: str = ""
    done: int = 0
    total: int = 0
    first: tuple[int, float] = (0, 0.0)
    """How much of the part was done when it was first told of, and when that was."""
    shown: bool = False

    def tell(self, part: str, done: int, total: int) -> None:
        """Take note of how much is done; less than before, or of another part, begins anew."""
        if part != self.part or done < self.done:
            self.first = done, monotonic()
        self.part, self.done, self.total = part, done, total

    def line(self) -> str:
        """What to say now; of a part that is done, that there is still more to do."""
        now = monotonic()
        if self.done == self.total:
            return f"{self.what} … {now - self.begun:.0f} s"
        line = f"{self.what}: {self.part} {self.done}/{self.total}"
        told, since = self.first
        if self.done - told < max(1, self.total / 10):  # too little to reckon with
            return line
        seconds = (now - since) * (self.total - self.done) / (self.done - told)
        return f"{line} · {left(seconds)}"

    def show(self) -> None:
        """Put it in the place of the last line."""
        self.shown = True
        show(self.line())

    def clear(self) -> None:
        """Take the line away, if there is one."""
        if self.shown:
            clear()


def show(line: str) -> None:
    """Put a line in the place of the last one."""
    width = _width()
    click.echo(f"\r{line[:width]:{width}}", err=True, nl=False)


def clear() -> None:
    """Take the line away."""
    click.echo(f"\r{'':{_width()}}\r", err=True, nl=False)


def _width() -> int:
    """How long a line may be on the terminal that stderr is: stdout may be a file."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except OSError:
        columns = 0
    return (columns or shutil.get_terminal_size().columns) - 1
