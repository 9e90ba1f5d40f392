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
    from collections.abc import Iterator

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


def show(line: str) -> None:
    """Put a line in the place of the last one."""
    width = shutil.get_terminal_size().columns - 1
    click.echo(f"\r{line[:width]:{width}}", err=True, nl=False)


def clear() -> None:
    """Take the line away."""
    width = shutil.get_terminal_size().columns - 1
    click.echo(f"\r{'':{width}}\r", err=True, nl=False)
