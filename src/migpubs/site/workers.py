"""Many things made on all processors, in the order in which one would make them.

Only where processes can be forked from a program without threads: what the files are made of need
not be copied then. Elsewhere, and for a small site, the work is done right here.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")

_AHEAD: Final = 8
"""How many jobs are given to a processor before what came of them is asked for."""


class _Forked:
    """What the forked processes find in their memory."""

    jobs: Sequence[Callable[[], Iterable[Any]]]


def make_all(jobs: Sequence[Callable[[], Iterable[T]]], *, alone: bool) -> Iterator[Iterable[T]]:
    """Give what each job gives, in order.

    jobs: each gives some things that can be pickled; it must not depend on what another one did.
    alone: do everything right here, as the jobs are too small for processes of their own.
    """
    if alone or not _can_fork():
        yield from (job() for job in jobs)
        return
    _Forked.jobs = jobs
    context = multiprocessing.get_context("fork")
    hands = os.cpu_count() or 1
    pool = ProcessPoolExecutor(hands, mp_context=context, initializer=_begin)
    try:
        waiting = deque(pool.submit(_run, at) for at in range(min(_AHEAD * hands, len(jobs))))
        for at in range(len(waiting), len(jobs)):
            yield waiting.popleft().result()
            waiting.append(pool.submit(_run, at))
        for done in waiting:
            yield done.result()
    finally:  # whoever is interrupted waits for what is being made, and for nothing more
        pool.shutdown(cancel_futures=True)


def _can_fork() -> bool:
    return (
        "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
        and (os.cpu_count() or 1) > 1
    )


def _begin() -> None:
    """Leave Ctrl+C to the program that the person started; it ends these processes too.

    The collector need not look at the catalogue again and again, which all of them share.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


def _run(at: int) -> list[Any]:
    return list(_Forked.jobs[at]())
