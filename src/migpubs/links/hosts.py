"""Hosts: how each is treated, and what is remembered of it while a run lasts."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from migpubs.links.verdicts import LinkResult
from migpubs.web import is_local

if TYPE_CHECKING:
    from migpubs.links.visits import Turn, Visit
    from migpubs.web import Line


@frozen(kw_only=True)
class Manners:
    """How hosts are treated."""

    per_host: int = 2
    """Requests under way at one host."""
    interval: float = 0.5
    """Seconds between the beginnings of two requests to a public host."""
    threads: int = 128
    """Requests under way in all."""
    pause: float = 10.0
    """Seconds before the second pass over what failed, and before a host in trouble is asked."""
    faults: int = 3
    """Failures in a row after which a host is in trouble."""
    max_rest: float = 120.0
    """The longest ``Retry-After``, in seconds, that is waited for."""
    window: int = 5000
    """Visits held in memory."""
    backlog: int = 64
    """Visits of one host held in memory; more wait on disk."""
    lines: int = 512
    """Hosts whose connections are kept open while nothing is under way there."""
    robots: bool = False
    """Whether each host's ``robots.txt`` is read for a ``Crawl-delay``."""

    def interval_for(self, host: str) -> float:
        """Seconds between two requests to ``host``; this machine need not be spared."""
        return 0.0 if is_local(host) or not host else self.interval


@define(eq=False)
class Host:
    """One host's queue and state."""

    name: str
    interval: float
    queue: deque[Visit] = field(factory=deque)
    later: deque[tuple[float, Visit]] = field(factory=deque)
    """Visits for the second pass, with the time from which they may be tried."""
    running: int = 0
    not_before: float = 0.0
    """The time from which the next request may begin."""
    faults: int = 0
    """Failures in a row."""
    troubled_since: float = 0.0
    """When the first of these was seen."""
    in_trouble: bool = False
    """Whether the next request decides if the host is given up."""
    prepared: bool = False
    """Whether its ``robots.txt`` was read, if that is wanted."""
    down: LinkResult | None = None
    """The result that made us give the host up; it stands for all that follow."""
    offered_at: float | None = None
    """The time under which it stands in the heap; an entry with another time is stale."""
    spilled: int = 0
    """How many of its targets wait on disk."""
    lines: list[Line] = field(factory=list)

    @property
    def load(self) -> int:
        """Visits in memory."""
        return len(self.queue) + len(self.later) + self.running

    def ready_at(self) -> float | None:
        """When the next visit may begin; ``None`` when none waits."""
        if self.queue:
            return self.not_before
        return max(self.not_before, self.later[0][0]) if self.later else None

    def take(self) -> Visit:
        """The next visit: fresh ones first."""
        return self.queue.popleft() if self.queue else self.later.popleft()[1]

    def limit(self, most: int, *, prepares: bool) -> int:
        """How many requests may be under way now: one, in trouble or before it is prepared."""
        return 1 if self.in_trouble or (prepares and not self.prepared) else most

    def rest(self, turn: Turn) -> None:
        """Leave it alone as it wishes; one that counts our requests gets half as many from now."""
        if turn.fault == "rate":
            self.interval = min(max(self.interval * 2, 0.5), 60.0)
        if turn.rest or turn.fault == "rate":
            rest = max(turn.rest, self.interval)
            self.not_before = max(self.not_before, time.monotonic() + rest)

    def note(self, turn: Turn, manners: Manners, *, probe: bool) -> None:
        """The circuit breaker: pause it when it keeps failing, then give it one more chance.

        ``probe`` says that this turn was that chance.
        """
        if not turn.fault:
            if turn.answered:
                self.faults, self.in_trouble = 0, False
            return
        if not self.faults:
            self.troubled_since = time.monotonic()
        self.faults += 1
        if self.faults < manners.faults:
            return
        nobody = turn.result is not None and turn.result.verdict == "unknown-host"
        if probe or nobody:
            self.down = epitaph(self.name, turn)
        elif not self.in_trouble:
            self.in_trouble = True
            self.not_before = max(self.not_before, time.monotonic() + manners.pause)

    def hang_up(self) -> None:
        """Close its idle connections."""
        for line in self.lines:
            line.close()
        self.lines.clear()


def epitaph(name: str, turn: Turn) -> LinkResult:
    """The result for everything that is not asked any more because its host is given up."""
    if turn.result is not None and turn.result.verdict == "unknown-host":
        return LinkResult(url="", verdict="unknown-host", detail=turn.result.detail)
    if turn.fault == "rate":
        detail = f"{name} wants fewer requests"
        return LinkResult(url="", verdict="rate-limited", detail=detail)
    detail = f"{name} failed several times in a row"
    return LinkResult(url="", verdict="host-down", detail=detail)
