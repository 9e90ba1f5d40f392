"""Batches: a check on more than one machine.

The unit of work is a batch of whole hosts. A host is in one batch at a time, so politeness needs
no shared state; a batch that is lost with its worker is asked again here.
"""

from __future__ import annotations

import importlib
from collections import Counter, deque
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TYPE_CHECKING, Any

from migpubs.errors import MigpubsError, MissingExtra
from migpubs.links.asking import ask
from migpubs.links.spill import Spill
from migpubs.web import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Executor

    from migpubs.links.hosts import Manners
    from migpubs.links.lanes import Finding
    from migpubs.links.verdicts import Target
    from migpubs.web import Web

    Batch = list[Target]

MOST_HOSTS = 64
"""Hosts in a batch: as many as the lanes of one process serve at once."""
MOST_PER_HOST = 50
"""Addresses of a host in a batch; with half a second between them, half a minute of work."""


def dask_executor(address: str) -> Executor:
    """The workers of a Dask scheduler, such as ``tcp://scheduler.example:8786``.

    Raises :class:`MissingExtra` without Dask, :class:`MigpubsError` when nobody is there.
    """
    try:
        dask: Any = importlib.import_module("distributed")
    except ImportError:
        raise MissingExtra("--dask", "dask") from None
    try:
        executor: Executor = dask.Client(address).get_executor(pure=False)
    except (OSError, ValueError) as error:
        raise MigpubsError(f"no Dask scheduler at {address} ({error})") from error
    return executor


def ask_batch(batch: Batch, web: Web, manners: Manners) -> list[Finding]:
    """Ask all addresses of a batch; this is what runs elsewhere."""
    return [finding for group in ask(batch, web, manners) for finding in group]


def ask_elsewhere(
    executor: Executor, targets: Iterable[Target], web: Web, manners: Manners, spread: int = 8
) -> Iterator[list[Finding]]:
    """Spread targets over an executor; gives the findings of each batch as it comes back.

    All of the input is read first, onto disk. ``spread`` is the least number of batches that the
    hosts are divided into; twice as many are under way at most.
    """
    plan = _Plan(targets, spread)
    under_way: dict[Future[list[Finding]], Batch] = {}
    try:
        while plan or under_way:
            while plan and len(under_way) < 2 * spread:
                batch = plan.next_batch()
                under_way[_submit(executor, batch, web, manners)] = batch
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                batch = under_way.pop(future)
                yield _findings(future, batch, web, manners)
                plan.give_back(batch)
    finally:
        for future in under_way:
            future.cancel()
        plan.close()


def _submit(executor: Executor, batch: Batch, web: Web, manners: Manners) -> Future[list[Finding]]:
    """Submit a batch; an executor that is broken counts as one whose worker was lost."""
    try:
        return executor.submit(ask_batch, batch, web, manners)
    except RuntimeError as error:
        broken: Future[list[Finding]] = Future()
        broken.set_exception(error)
        return broken


def _findings(
    future: Future[list[Finding]], batch: Batch, web: Web, manners: Manners
) -> list[Finding]:
    """What a batch found; if its worker was lost, ask here, so that nothing is."""
    if future.exception() is None:
        return future.result()
    return ask_batch(batch, web, manners)


class _Plan:
    """Which hosts still have addresses, and which of them may go into the next batch."""

    def __init__(self, targets: Iterable[Target], spread: int) -> None:
        self._spill = Spill()
        self._left: Counter[str] = Counter()
        for target in targets:
            host = host_of(target.url)
            self._spill.put(host, target)
            self._left[host] += 1
        self._free = deque(self._left)
        self._size = min(-(-len(self._free) // spread) or 1, MOST_HOSTS)

    def __bool__(self) -> bool:
        return bool(self._free)

    def next_batch(self) -> Batch:
        """Some addresses of some hosts, which are then nobody else's until given back."""
        batch: Batch = []
        for _ in range(min(self._size, len(self._free))):
            host = self._free.popleft()
            taken = self._spill.take(host, MOST_PER_HOST)
            self._left[host] -= len(taken)
            batch += taken
        return batch

    def give_back(self, batch: Batch) -> None:
        """Free the hosts of a batch that is done, if they have addresses left."""
        hosts = dict.fromkeys(host_of(target.url) for target in batch)
        self._free.extend(host for host in hosts if self._left[host])

    def close(self) -> None:
        """Remove what waits."""
        self._spill.close()
