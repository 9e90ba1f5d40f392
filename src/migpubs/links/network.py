"""Our own network: telling "they are gone" from "we are offline".

When nothing answers, the fault is most likely here, and nothing may be recorded against anybody.
So a failure to reach a host is held back until something answered that was asked at the same
time or later; what is held when the run ends, for three hosts or more, is ours.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.web import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.links.lanes import Finding

_REACHING = frozenset({"unknown-host", "dns-failed", "unreachable", "timeout", "host-down"})
"""Verdicts that a broken network of ours would cause."""
_HOSTS = 3
"""So many hosts do not all fail by chance while nobody answers."""
_MOST = 2000
"""Findings held; with more than that the answer is clear."""


class Witness:
    """Lets findings through as soon as it is clear whose fault they are."""

    def __init__(self) -> None:
        self._held: list[Finding] = []
        self._answered = -math.inf

    def hear(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Take new findings; gives those that are clear, old and new."""
        for finding in findings:
            if finding.answered:
                self._answered = max(self._answered, finding.ended)
            if finding.answered or finding.result.verdict not in _REACHING:
                yield finding
            else:
                self._held.append(finding)
        yield from self._release()
        if len(self._held) > _MOST:
            yield from self.close()

    def close(self) -> Iterator[Finding]:
        """What was held to the end: ours, when it is several hosts and nobody answered since."""
        held, self._held = self._held, []
        ours = len({host_of(finding.result.url) for finding in held}) >= _HOSTS
        for finding in held:
            yield _excuse(finding) if ours else finding

    def _release(self) -> Iterator[Finding]:
        clear = [finding for finding in self._held if finding.began <= self._answered]
        self._held = [finding for finding in self._held if finding.began > self._answered]
        yield from clear


def _excuse(finding: Finding) -> Finding:
    detail = f"no host answered, so this may be our own network ({finding.result.says})"
    result = evolve(finding.result, verdict="our-network", detail=detail)
    return evolve(finding, result=result)
