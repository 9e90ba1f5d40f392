"""Many pages made on all processors, in the order in which one would make them.

Only where processes can be forked from a program without threads: what the pages are made of need
not be copied then. Elsewhere, and for few pages, the work is done right here.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Files = list[tuple[str, str]]

BATCH: Final = 50
"""How many publications a process gets at once."""

FEW: Final = 500
"""With fewer publications the processes are not worth their start."""


class _Job:
    """What the forked processes find in their memory."""

    make: Callable[[range], Files]


def make_all(
    make: Callable[[range], Files], count: int, few: int = FEW
) -> Iterator[tuple[str, str]]:
    """Give the files of many publications, in order.

    make: makes the files of a range of publications; it must not depend on what was made before.
    count: how many publications there are.
    few: up to how many are made right here.
    """
    _Job.make = make
    batches = [range(at, min(at + BATCH, count)) for at in range(0, count, BATCH)]
    if count <= few or not _can_fork():
        for batch in batches:
            yield from _run(batch)
        return
    context = multiprocessing.get_context("fork")
    hands = os.cpu_count() or 1
    with ProcessPoolExecutor(hands, mp_context=context, initializer=_leave_interrupts) as pool:
        waiting = deque(pool.submit(_run, batch) for batch in batches[: 2 * hands])
        for batch in batches[2 * hands :]:
            yield from waiting.popleft().result()
            waiting.append(pool.submit(_run, batch))
        for done in waiting:
            yield from done.result()


def _can_fork() -> bool:
    return (
        "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
        and (os.cpu_count() or 1) > 1
    )


def _leave_interrupts() -> None:
    """Ctrl+C is for the program that the person started; it ends these too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _run(batch: range) -> Files:
    return _Job.make(batch)
