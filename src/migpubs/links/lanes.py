"""Lanes: many hosts at once, each of them politely.

A pool that hands addresses to workers in the order they come makes its workers wait for each
other as soon as the input is grouped by host, which a catalogue is. Here each host has its own
queue, and a heap holds the hosts that may be asked, by the time from which they may; a worker
takes the first, so none ever waits for a host's turn. Measured with 2,000 addresses on 50 hosts,
two at once per host: nine tenths of what the limit allows, in any order (``benchmarks/links``).

Memory does not grow with the input: a bounded window of visits is held, and what comes in excess
for one host waits in a temporary table on disk.

One lock guards the heap, the hosts and the workers alike, so all of it is one module.
"""

from __future__ import annotations

import heapq
import itertools
import queue
import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from migpubs.links.hosts import Host
from migpubs.links.spill import Spill
from migpubs.links.visits import Turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migpubs.links.hosts import Manners
    from migpubs.links.verdicts import LinkResult, Target
    from migpubs.links.visits import Visit
    from migpubs.web import Line

    Step = Callable[[Visit, Line], Turn]


@frozen(kw_only=True)
class Finding:
    """A result with what the network did meanwhile."""

    result: LinkResult
    began: float
    """When the visit began, on the monotonic clock."""
    ended: float
    """When the result stood."""
    answered: bool
    """Whether any host answered in the last step."""
    target: Target


class _End:
    """The end of the input."""


_END = _End()


class Lanes:
    """The scheduler. Use :meth:`run` once."""

    def __init__(
        self,
        step: Step,
        *,
        manners: Manners,
        line: Callable[[], Line],
        visit: Callable[[Target], Visit],
        prepare: Callable[[str, Line], float] | None = None,
    ) -> None:
        """``step`` makes one request of a ``visit``; ``line`` opens connections.

        ``prepare`` is asked once per host, with the first address there, for the interval between
        requests, in seconds.
        """
        self._step, self._new_line, self._new_visit = step, line, visit
        self._prepare = prepare
        self._manners = manners
        self._lock = threading.Condition()
        self._heap: list[tuple[float, int, Host]] = []
        self._numbers = itertools.count()
        self._hosts: dict[str, Host] = {}
        self._idle: OrderedDict[str, Host] = OrderedDict()
        self._warm: OrderedDict[str, Host] = OrderedDict()
        self._spill = Spill()
        self._spilled: dict[str, Host] = {}
        self._low: set[Host] = set()
        self._findings: queue.SimpleQueue[Finding | BaseException] = queue.SimpleQueue()
        self._pending = 0
        self._threads = self._waiting = 0
        self._led = self._stopped = False
        self._held: Target | None = None

    @property
    def pending(self) -> int:
        """Visits in memory and on disk that are not done."""
        return self._pending + sum(host.spilled for host in tuple(self._spilled.values()))

    @property
    def hosts_under_way(self) -> int:
        """Hosts with a request under way."""
        with self._lock:
            return sum(1 for host in self._hosts.values() if host.running)

    def run(self, targets: Iterable[Target | None], tick: float = 0.25) -> Iterator[list[Finding]]:
        """Visit all targets; gives what was found, in groups, also an empty one every ``tick`` s.

        A ``None`` among the targets is a pause for breath: it lets what was found come out while
        the input is read. When the iterator is closed, everything under way is abandoned.
        """
        source = iter(targets)
        open_ended = True
        try:
            while True:
                open_ended = open_ended and self._feed(source)
                self._refill()
                if not open_ended and not self._pending and not self._spilled:
                    yield self._collect(0)
                    return
                # While there is more to read, only look whether something has come.
                yield self._collect(0 if open_ended and self._held is None else tick)
        finally:
            self.stop()

    def stop(self) -> None:
        """Let the workers go; what they are doing is not waited for."""
        with self._lock:
            self._stopped = True
            self._lock.notify_all()
            for host in (*self._hosts.values(), *self._warm.values()):
                host.hang_up()
        self._spill.close()

    # the feeding side: only the thread that runs the iterator comes here

    def _feed(self, source: Iterator[Target | None]) -> bool:
        """Read on until the window is full or 256 are read; false at the end of the input."""
        for _ in range(256):
            target = self._held or next(source, _END)
            self._held = None
            if isinstance(target, _End):
                return False
            if target is not None and not self._admit(target):
                self._held = target
                return True
        return True

    def _admit(self, target: Target) -> bool:
        visit = self._new_visit(target)
        with self._lock:
            host = self._host(visit.host)
            if host.spilled or host.load >= self._manners.backlog:
                host.spilled += 1
                self._spilled[host.name] = host
                self._spill.put(host.name, target)
                return True
            if self._pending >= self._manners.window:
                return False
            self._enter(visit)
        return True

    def _refill(self) -> None:
        """Bring targets back from disk for the hosts that have room."""
        with self._lock:
            low, self._low = self._low, set()
        for host in low:
            targets = self._spill.take(host.name, max(self._room() - host.load, 1))
            with self._lock:
                host.spilled -= len(targets)
                if not host.spilled:
                    self._spilled.pop(host.name, None)
                for target in targets:
                    self._enter(self._new_visit(target))
                self._offer(host)

    def _room(self) -> int:
        """Visits of one host that may be in memory while others wait on disk as well."""
        share = self._manners.window // max(len(self._spilled), 1)
        return max(min(self._manners.backlog, share), self._manners.per_host)

    def _collect(self, seconds: float) -> list[Finding]:
        """What has been found; waits up to ``seconds`` for the first."""
        found: list[Finding] = []
        try:
            item = self._findings.get(timeout=seconds) if seconds else self._findings.get_nowait()
            while True:
                if isinstance(item, BaseException):
                    raise item
                found.append(item)
                item = self._findings.get_nowait()
        except queue.Empty:
            return found

    # what follows runs with the lock held

    def _host(self, name: str) -> Host:
        host = self._hosts.get(name) or self._idle.pop(name, None)
        self._warm.pop(name, None)
        if host is None:
            host = Host(name, self._manners.interval_for(name))
        self._hosts[name] = host
        return host

    def _enter(self, visit: Visit) -> None:
        """Take a new visit in."""
        self._pending += 1
        self._queue(visit)

    def _queue(self, visit: Visit, *, first: bool = False, later: float = 0.0) -> None:
        """Put a visit into the lane of the host it goes to next."""
        host = self._host(visit.host)
        if host.down is not None:
            self._give_up(host, visit)
        elif later:
            host.later.append((time.monotonic() + later, visit))
        elif first:
            host.queue.appendleft(visit)
        else:
            host.queue.append(visit)
        self._offer(host)

    def _is_full(self, host: Host) -> bool:
        """Whether as many requests are under way at a host as may be."""
        prepares = self._prepare is not None
        return host.running >= host.limit(self._manners.per_host, prepares=prepares)

    def _offer(self, host: Host) -> None:
        """Put a host into the heap if it may be asked, now or at a later time."""
        if host.spilled and host.load <= self._room() // 2:
            self._low.add(host)
        when = host.ready_at()
        if when is None:
            if not host.load and not host.spilled:
                self._retire(host)
            return
        if self._is_full(host):
            return
        if host.offered_at is None or when < host.offered_at:
            host.offered_at = when
            is_first = not self._heap or when < self._heap[0][0]
            heapq.heappush(self._heap, (when, next(self._numbers), host))
            self._call_worker(when, is_first=is_first)

    def _call_worker(self, when: float, *, is_first: bool) -> None:
        """See to it that somebody takes what was put into the heap."""
        if not self._waiting and self._threads < self._manners.threads:
            self._threads += 1
            threading.Thread(target=self._work, name="lane", daemon=True).start()
        elif when <= time.monotonic():
            self._lock.notify()
        elif is_first:
            self._lock.notify_all()

    def _retire(self, host: Host) -> None:
        """Keep an idle host's state and connections for a while, both bounded."""
        if self._hosts.pop(host.name, None) is None:
            return
        self._idle[host.name] = self._warm[host.name] = host
        if len(self._warm) > self._manners.lines:
            self._warm.popitem(last=False)[1].hang_up()
        if len(self._idle) > 10_000:  # noqa: PLR2004 - more than any interval can need
            self._idle.popitem(last=False)

    def _next(self) -> Host | None:
        """Wait for a host that may be asked; ``None`` when all is over.

        One of the idle workers waits for the time of the first host, the others without a time,
        so that they do not all wake for it.
        """
        while not self._stopped:
            now = time.monotonic()
            if self._heap and self._heap[0][0] <= now:
                host = self._pop(now)
                if host is not None:
                    return host
                continue
            self._waiting += 1
            if self._heap and not self._led:
                self._led = True
                self._lock.wait(self._heap[0][0] - now)
                self._led = False
            else:
                self._lock.wait()
            self._waiting -= 1
        return None

    def _pop(self, now: float) -> Host | None:
        """The first host of the heap, if that entry still holds."""
        when, _, host = heapq.heappop(self._heap)
        if when != host.offered_at:
            return None
        host.offered_at = None
        ready = host.ready_at()
        if ready is None or ready > now or self._is_full(host):
            self._offer(host)
            return None
        if self._heap and (self._heap[0][0] <= now or not self._led):
            self._lock.notify()
        return host

    def _settle(self, host: Host, visit: Visit, turn: Turn, *, probe: bool) -> None:
        """Note what a step led to; ``probe`` says that it decides about a host in trouble."""
        host.running -= 1
        host.rest(turn)
        host.note(turn, self._manners, probe=probe)
        if turn.result is not None:
            self._report(visit, turn.result, began=visit.began, answered=turn.answered)
        else:
            later = self._manners.pause if turn.later else 0.0
            self._queue(visit, first=visit.host == host.name, later=later)
        if host.down is not None:
            self._clear(host)
        self._offer(host)

    def _clear(self, host: Host) -> None:
        while host.queue or host.later:
            self._give_up(host, host.take())

    def _give_up(self, host: Host, visit: Visit) -> None:
        """Report a visit that is not made because its host is down."""
        assert host.down is not None
        gave = evolve(host.down, url=visit.target.url, records=visit.target.records)
        answered = gave.verdict == "rate-limited"
        self._report(visit, gave, began=host.troubled_since, answered=answered)

    def _report(self, visit: Visit, result: LinkResult, *, began: float, answered: bool) -> None:
        self._pending -= 1
        now = time.monotonic()
        found = Finding(
            result=result, target=visit.target, began=began, ended=now, answered=answered
        )
        self._findings.put(found)

    # the workers

    def _work(self) -> None:
        while True:
            with self._lock:
                host = self._next()
                if host is None:
                    self._threads -= 1
                    return
                visit = host.take()
                probe = host.in_trouble
                host.running += 1
                host.not_before = time.monotonic() + host.interval
                line = host.lines.pop() if host.lines else self._new_line()
                self._offer(host)
            try:
                turn = self._ask(host, visit, line)
            except BaseException as error:  # noqa: BLE001 - raised where the results are read
                self._findings.put(error)
                return
            with self._lock:
                if self._stopped:
                    line.close()
                    return
                host.lines.append(line)
                self._settle(host, visit, turn, probe=probe)

    def _ask(self, host: Host, visit: Visit, line: Line) -> Turn:
        """Make a step; before the first one to a host, learn how often it may be asked."""
        if self._prepare is not None and not host.prepared:
            host.interval = max(host.interval, self._prepare(visit.url, line))
            host.prepared = True
            return Turn(rest=host.interval, answered=False)
        visit.begin()
        return self._step(visit, line)
