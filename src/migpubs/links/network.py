"""Our own network: telling "they are gone" from "we are offline".

When nothing answers, the fault is most likely here, and nothing may be recorded against anybody.
So a failure to reach a host is held back until something answered that was asked at the same
time or later; what is held when the run ends, for three hosts or more, is ours. For fewer hosts a
name that always exists is looked up: where it is not found either, the fault is ours, too.

The same holds for certificates: when every secure host fails with the same fault and none is
right, then a firewall reads along (its authority is nobody's), or our clock is wrong.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.web import host_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migpubs.links.lanes import Finding

_REACHING = frozenset({"unknown-host", "dns-failed", "unreachable", "timeout", "host-down"})
"""Verdicts that a broken network of ours would cause."""
_CERTIFIED = frozenset({"tls-expired", "tls-name", "tls-chain", "tls-failed"})
"""Verdicts that a wrong clock, or somebody in between, would cause."""
_UNREACHED = "not reached"
"""What all failures to reach a host have in common."""
_HOSTS = 3
"""So many hosts do not all fail by chance while nobody answers."""
_MOST = 2000
"""Findings held; with more than that the answer is clear."""


class Witness:
    """Lets findings through as soon as it is clear whose fault they are."""

    def __init__(self, finds_names: Callable[[], bool] = lambda: True) -> None:
        """finds_names: whether our network finds a name that always exists."""
        self._finds_names = finds_names
        self._held: list[Finding] = []
        self._answered = -math.inf
        self._trusted = False

    def hear(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Take new findings; gives those that are clear, old and new."""
        for finding in findings:
            if finding.answered:
                self._answered = max(self._answered, finding.ended)
                self._trusted = self._trusted or _is_secure(finding)
            if finding.answered or finding.result.verdict not in _REACHING | _CERTIFIED:
                yield finding
            else:
                self._held.append(finding)
        yield from self._release()
        if len(self._held) > _MOST:
            yield from self.close()

    def close(self) -> Iterator[Finding]:
        """What was held to the end: ours, when several hosts fail alike or no name is found."""
        held, self._held = self._held, []
        hosts: dict[str, set[str]] = defaultdict(set)
        for finding in held:
            hosts[_fault(finding)].add(host_of(finding.result.url))
        lost = 0 < len(hosts[_UNREACHED]) < _HOSTS and not self._finds_names()
        for finding in held:
            fault = _fault(finding)
            ours = len(hosts[fault]) >= _HOSTS or (lost and fault == _UNREACHED)
            yield _excuse(finding) if ours else finding

    def _release(self) -> Iterator[Finding]:
        clear = [finding for finding in self._held if self._is_clear(finding)]
        self._held = [finding for finding in self._held if not self._is_clear(finding)]
        yield from clear

    def _is_clear(self, finding: Finding) -> bool:
        if finding.result.verdict in _CERTIFIED:
            return self._trusted
        return finding.began <= self._answered


def _is_secure(finding: Finding) -> bool:
    """Whether a host that answered showed a certificate that holds."""
    return (finding.result.final or finding.result.url).lower().startswith("https:")


def _fault(finding: Finding) -> str:
    """What failing alike means: not reached at all, or the same fault of the certificate."""
    verdict = finding.result.verdict
    return verdict if verdict in _CERTIFIED else _UNREACHED


def _excuse(finding: Finding) -> Finding:
    certified = finding.result.verdict in _CERTIFIED
    nobody = "no host has a certificate that holds" if certified else "no host answered"
    detail = f"{nobody}, so this may be our own network ({finding.result.detail})"
    return evolve(finding, result=evolve(finding.result, verdict="our-network", detail=detail))
