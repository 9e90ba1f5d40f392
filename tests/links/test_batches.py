"""Batches: a check on more than one machine."""

from __future__ import annotations

import os
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

import pytest

from migpubs.errors import MigpubsError
from migpubs.links import Manners, Target, check_links
from migpubs.links.batches import _Plan, ask_elsewhere, dask_executor
from migpubs.web import Web
from tests.servers import page, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.servers import Site

TITLE = "Skilled to care"
QUICK = Manners(interval=0, pause=0.05)


@pytest.fixture
def site() -> Iterator[Site]:
    """Give a site that has every page."""
    with serve({"*": page(TITLE)}, host="0.0.0.0") as running:
        yield running


def targets(site: Site, hosts: int = 9, each: int = 8) -> list[Target]:
    return [
        Target(url=site.url(f"/{n}", f"127.0.1.{host + 1}"), titles=(TITLE,))
        for host in range(hosts)
        for n in range(each)
    ]


def here(_: str) -> Sequence[str]:
    return ["127.0.0.1"]


def test_threads_and_processes_give_the_same(site: Site) -> None:
    """Any executor of the standard library; every address once, two at once per host."""
    wanted = targets(site)
    for pool in (ThreadPoolExecutor(3), ProcessPoolExecutor(2, mp_context=get_context("spawn"))):
        site.log.clear()
        with pool as executor:
            found = list(
                check_links(wanted, web=Web(allow_private=True), manners=QUICK, executor=executor)
            )
        assert {target.url for target in wanted} == {result.url for result in found}
        assert {"ok"} == {result.verdict for result in found}
        assert len(wanted) == len(site.log)
        assert max(site.most.values()) <= 2


def test_a_host_is_in_one_batch_at_a_time(site: Site) -> None:
    """A big host comes in several batches, one after the other."""
    plan = _Plan(targets(site, hosts=3, each=120), spread=1)
    sizes = []
    while plan:
        batch = plan.next_batch()
        assert [] == plan.next_batch()
        sizes.append(len(batch))
        plan.give_back(batch)
    assert [150, 150, 60] == sizes
    plan.close()


def test_hosts_are_spread() -> None:
    """So that few hosts still keep several workers busy; no batch grows too large."""
    few = _Plan([Target(url=f"http://h{n}/") for n in range(16)], spread=8)
    many = _Plan([Target(url=f"http://h{n}/") for n in range(2000)], spread=8)
    none = _Plan([], spread=8)
    assert [2, 64] == [len(few.next_batch()), len(many.next_batch())]
    assert not none
    for plan in (few, many, none):
        plan.close()


class Lossy(ThreadPoolExecutor):
    """An executor whose first worker is lost, and which then breaks for good."""

    def __init__(self) -> None:
        super().__init__(1)
        self.count = 0

    def submit(self, work: Callable[..., Any], /, *args: object, **more: object) -> Future[Any]:
        """Lose the first batch, refuse the third."""
        self.count += 1
        if self.count == 1:
            lost: Future[Any] = Future()
            lost.set_exception(ConnectionError("worker lost"))
            return lost
        if self.count == 3:
            raise RuntimeError("cannot schedule new futures")
        return super().submit(work, *args, **more)


def test_a_lost_batch_is_asked_here(site: Site) -> None:
    """Nothing is lost with a worker, or with the whole executor."""
    with Lossy() as executor:
        found = list(
            check_links(
                targets(site), web=Web(allow_private=True), manners=QUICK, executor=executor
            )
        )
    assert 72 == len({result.url for result in found})
    assert executor.count >= 3


def die_once(marker: str) -> None:
    """End this process the hard way."""
    os.kill(os.getpid(), int(marker))


def test_a_worker_that_is_killed_loses_nothing(site: Site) -> None:
    """A process that dies takes its pool with it; the batches are asked here."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        executor.submit(die_once, "9")
        found = list(
            check_links(
                targets(site), web=Web(allow_private=True), manners=QUICK, executor=executor
            )
        )
    assert 72 == len({result.url for result in found})


def test_leaving_cancels_what_waits(site: Site) -> None:
    """Closing the iterator does not wait for the batches that were not begun."""
    with ThreadPoolExecutor(1) as executor:
        groups = ask_elsewhere(executor, targets(site), Web(allow_private=True), QUICK)
        next(groups)
        groups.close()  # type: ignore[attr-defined]
    assert len(site.log) < 72


@pytest.mark.outside
def test_a_cluster_of_dask_that_loses_a_worker(site: Site) -> None:
    """On a local cluster, with one of two workers killed half-way, nothing is lost."""
    from tests.conftest import need  # noqa: PLC0415 - needs dask

    try:
        import distributed  # noqa: PLC0415 - heavy
    except ImportError:
        distributed = None
    need("dask.distributed", found=distributed)
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=2, dashboard_address=None, processes=True
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        executor = client.get_executor(pure=False)
        results = check_links(
            targets(site, hosts=16, each=40),
            web=Web(allow_private=True),
            manners=QUICK,
            executor=executor,
        )
        found = {next(results).url}
        victim = next(iter(cluster.workers.values()))
        os.kill(victim.pid, 9)
        found |= {result.url for result in results}
    assert 640 == len(found)


def test_a_scheduler_that_is_not_there() -> None:
    """One line says so."""
    pytest.importorskip("distributed")
    with pytest.raises(MigpubsError, match="no Dask scheduler at nonsense"):
        dask_executor("nonsense")
