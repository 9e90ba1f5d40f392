"""The engine: addresses in, results out, each remembered before it is shown."""

from __future__ import annotations

import time
from collections import Counter, deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from migpubs.errors import Place, Problem, ignore
from migpubs.links.asking import ask
from migpubs.links.batches import ask_elsewhere
from migpubs.links.history import confirm, fingerprint
from migpubs.links.hosts import Manners
from migpubs.links.spill import Ledger
from migpubs.links.store import Store, write_state
from migpubs.links.targets import as_targets
from migpubs.links.visits import Visit
from migpubs.progress import left
from migpubs.web import Watchdog, Web

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from migpubs.errors import OnProblem
    from migpubs.links.lanes import Finding, Lanes
    from migpubs.links.verdicts import LinkResult, Target, Verdict
    from migpubs.model import Publication


@frozen(kw_only=True)
class Progress:
    """How far a run is."""

    done: int
    """Addresses with a result, also those that were known."""
    total: int | None
    """Addresses in all, when that is known."""
    hosts: int
    """Hosts with a request under way."""
    seconds: float
    """Since the run began."""
    asked: int
    """Addresses that were asked, not known."""
    verdicts: dict[Verdict, int] = field(factory=dict)
    """How many have each verdict."""

    @property
    def rate(self) -> float:
        """Addresses asked per second."""
        return self.asked / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds until the end at this rate; ``None`` when nobody can know."""
        if self.total is None or not self.rate:
            return None
        return (self.total - self.done) / self.rate

    def __str__(self) -> str:
        """One line: ``120/400 · ok 100, not-found 3 · 12 hosts · 25/s · 11 s left``."""
        total = f"/{self.total}" if self.total is not None else ""
        counts = sorted(self.verdicts.items(), key=lambda pair: -pair[1])
        parts = (
            f"{self.done}{total}",
            ", ".join(f"{verdict} {count}" for verdict, count in counts),
            f"{self.hosts} host{'' if self.hosts == 1 else 's'}",
            f"{self.rate:.0f}/s",
            "" if self.left is None else left(self.left),
        )
        return " · ".join(filter(None, parts))


def _ignore(_progress: Progress) -> None:
    """The default of ``on_progress``."""


def _now() -> datetime:
    return datetime.now(UTC)


def check_links(
    items: Iterable[Target | Publication | str],
    *,
    web: Web | None = None,
    manners: Manners | None = None,
    store: Store | None = None,
    again: bool = False,
    executor: Executor | None = None,
    total: int | None = None,
    on_progress: Callable[[Progress], None] = _ignore,
    now: Callable[[], datetime] = _now,
) -> Iterator[LinkResult]:
    """Ask the web about addresses; gives one result for each, in the order of answers.

    ``items`` are addresses, targets, which say what should be there, or publications, whose links
    and identifiers are then the targets.
    ``web`` is the policy of asking (time in seconds, proxy, sizes in bytes), ``manners`` the
    politeness towards hosts. ``on_progress`` is told how far the run is, ``total`` is how many
    addresses there are where that is known, ``now`` is the clock.

    ``store`` remembers: what it knows and what still holds is given without asking, unless
    ``again`` is said. ``executor``, any of :mod:`concurrent.futures`, spreads whole hosts over
    processes or machines. The input is read as it is needed, and memory does not grow with it.
    Closing the iterator abandons what is under way; what was given is remembered.
    """
    memory = store or Store()
    run = _Run(
        web=evolve(web or Web(), watchdog=Watchdog()),
        manners=manners or Manners(),
        store=memory,
        again=again,
        now=now,
        total=total,
        on_progress=on_progress,
    )
    try:
        yield from run.results(as_targets(items), executor)
    finally:
        run.web.watchdog.end_all()
        run.ledger.close()
        if store is None:
            memory.close()


def keep_state(
    results: Iterable[LinkResult],
    path: Path,
    keep: Iterable[str] = (),
    on_problem: OnProblem = ignore,
) -> Iterator[LinkResult]:
    """Pass results on, and write them into the text file when they end, or are broken off.

    ``keep`` are the addresses whose older results stay in the file. That it cannot be written is
    a problem for ``on_problem``, for the results are there all the same.
    """
    seen: list[LinkResult] = []
    try:
        for result in results:
            seen.append(result)
            yield result
    finally:
        try:
            write_state(path, seen, keep=keep)
        except OSError as error:
            message = f"was not written: {error.strerror}"
            on_problem(Problem("links.state", "error", message, Place(file=str(path))))


@frozen(kw_only=True)
class _Run:
    """One run of :func:`check_links`."""

    web: Web
    manners: Manners
    store: Store
    again: bool
    now: Callable[[], datetime]
    total: int | None
    on_progress: Callable[[Progress], None]
    ledger: Ledger = field(factory=Ledger)
    known: deque[LinkResult] = field(factory=deque)
    """Results that need no asking, on their way out."""
    verdicts: Counter[Verdict] = field(factory=Counter)
    began: float = field(factory=time.monotonic)
    asked: Counter[str] = field(factory=Counter)

    def results(self, targets: Iterable[Target], executor: Executor | None) -> Iterator[LinkResult]:
        chosen = self._choose(targets)
        if executor is None:
            groups = ask(chosen, self.web, self.manners, self._visit, self._tell)
        else:
            groups = ask_elsewhere(executor, filter(None, chosen), self.web, self.manners)
        for group in groups:
            yield from self._note(group)
        for target in self.ledger.repeats():
            yield from self._show(self._repeat(target))

    def _choose(self, targets: Iterable[Target]) -> Iterator[Target | None]:
        """The targets that must be asked; ``None`` for each one that need not."""
        for target in targets:
            if not self.ledger.is_new(target):
                yield None
                continue
            known = None if self.again else self.store.fresh(target, self.now())
            if known is not None:
                self.known.append(evolve(known, records=target.records, cached=True))
            yield None if known is not None else target

    def _visit(self, target: Target) -> Visit:
        """A visit that knows what was there last time, if it was judged against the same record."""
        prior = self.store.get(target.url)
        same = prior is not None and prior.asked == fingerprint(target)
        return Visit(target=target, prior=prior if same else None)

    def _note(self, findings: list[Finding]) -> Iterator[LinkResult]:
        """Confirm, remember, then show."""
        results = [self._confirm(finding) for finding in findings]
        if results:
            self.store.put(result for result in results if result.says_something)
            self.ledger.set_aside(result for result in results if not result.says_something)
            self.asked["asked"] += len(results)
        while self.known:
            yield from self._show(self.known.popleft())
        for result in results:
            yield from self._show(result)

    def _confirm(self, finding: Finding) -> LinkResult:
        found = evolve(finding.result, asked=fingerprint(finding.target))
        return confirm(found, self.store.get(found.url), self.now())

    def _repeat(self, target: Target) -> LinkResult:
        """The result for an address that came more than once."""
        known = self.ledger.set_aside_for(target.url) or self.store.get(target.url)
        assert known is not None
        return evolve(known, records=target.records, cached=True)

    def _show(self, result: LinkResult) -> Iterator[LinkResult]:
        self.verdicts[result.verdict] += 1
        yield result

    def _tell(self, lanes: Lanes) -> None:
        progress = Progress(
            done=self.verdicts.total(),
            total=self.total,
            hosts=lanes.hosts_under_way,
            seconds=time.monotonic() - self.began,
            asked=self.asked["asked"],
            verdicts=dict(self.verdicts),
        )
        self.on_progress(progress)
