"""What is being done, on one line of the terminal, once it takes longer than a person waits."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE: Final = 2.0
"""Seconds that pass in silence."""

_BEAT: Final = 0.5
"""Seconds between two looks at the clock."""


@contextmanager
def busy(what: str) -> Iterator[None]:
    """Say what is being done, and for how long, while it is; on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(what, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(what: str, done: Event) -> None:
    begun = monotonic()
    if done.wait(PATIENCE):
        return
    while not done.wait(_BEAT):
        show(f"{what} … {monotonic() - begun:.0f} s")
    clear()


@contextmanager
def counting(what: str) -> Iterator[Callable[[str, int, int], None]]:
    """Give what is told how much is done of how much; it says so, and how long it still takes.

    It needs no thread, for `migpubs.build` forks only where there is one.
    """
    begun: dict[str, float] = {}
    shown = monotonic() + PATIENCE - _BEAT

    def tell(part: str, done: int, total: int) -> None:
        nonlocal shown
        now = monotonic()
        since = begun.setdefault(part, now)
        if sys.stderr.isatty() and now - shown >= _BEAT:
            shown = now
            left = f" · {(now - since) * (total - done) / done:.0f} s left" if now > since else ""
            show(f"{what}: {part} {done}/{total}{left}")

    try:
        yield tell
    finally:
        if sys.stderr.isatty():
            clear()


def show(line: str) -> None:
    """Put a line in the place of the last one."""
    width = shutil.get_terminal_size().columns - 1
    click.echo(f"\r{line[:width]:{width}}", err=True, nl=False)


def clear() -> None:
    """Take the line away."""
    width = shutil.get_terminal_size().columns - 1
    click.echo(f"\r{'':{width}}\r", err=True, nl=False)
