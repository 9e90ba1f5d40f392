"""History: when a link that fails is dead, and when an answer is too old to be repeated.

That a link is given up only after three failures on different days is how the InternetArchiveBot
of Wikipedia works (three checks, at least three days apart); what cannot pass by itself (404,
410, a host name nobody has, an address that is none) is dead at once.
"""

from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.links.verdicts import MEANINGS

if TYPE_CHECKING:
    from migpubs.links.verdicts import LinkResult, Outcome, Target

RUNS = 2
"""So many runs must have seen a permanent move, for servers are set wrong at times."""
FAILURES = 3
"""Failures in a row that make a link dead."""
APART = timedelta(days=3)
"""The least time between two failures that count."""
LIFETIMES: dict[Outcome, timedelta] = {
    "alive": timedelta(days=7),
    "undecided": timedelta(days=1),
    "dead": timedelta(days=3),
}
"""How long an answer holds before the address is asked again."""
_JITTER = 0.2
"""The part of a lifetime by which addresses differ, so that they do not all fall due at once."""


def stamp(when: datetime) -> str:
    """A time in UTC as it is stored: ``2026-03-01T10:20:30Z``."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_stamp(text: str) -> datetime:
    """The inverse of :func:`stamp`; the beginning of time for what is none."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def fingerprint(target: Target) -> str:
    """What an answer was judged against; with other titles it must be judged again."""
    told = "\n".join((target.kind, *sorted(target.titles)))
    return hashlib.blake2s(told.encode(), digest_size=6).hexdigest()


def is_fresh(result: LinkResult, now: datetime) -> bool:
    """Whether an answer still holds."""
    share = zlib.crc32(result.url.encode()) / 0xFFFFFFFF
    unconfirmed = result.verdict == "moved" and result.moves < RUNS
    lifetime = LIFETIMES["undecided" if unconfirmed else result.outcome]
    lifetime *= 1 + _JITTER * (2 * share - 1)
    return timedelta() <= now - read_stamp(result.checked) < lifetime


def confirm(found: LinkResult, prior: LinkResult | None, now: datetime) -> LinkResult:
    """Set the outcome of what was just found, in the light of what was known before."""
    death = MEANINGS[found.verdict].death
    stamped = evolve(found, checked=stamp(now), last_ok=prior.last_ok if prior else "")
    if prior is not None and not found.archive:
        stamped = evolve(stamped, archive=prior.archive)
    if death == "":
        same = prior is not None and prior.verdict == "moved" and prior.final == found.final
        moves = (prior.moves if prior and same else 0) + 1 if found.verdict == "moved" else 0
        return evolve(stamped, outcome="alive", last_ok=stamp(now), moves=moves)
    if death == "never":
        # It says nothing about the link, so what was counted before stands.
        kept = prior or stamped
        return evolve(
            stamped,
            outcome="undecided",
            failures=kept.failures,
            failing_since=kept.failing_since,
            counted=kept.counted,
        )
    return _count(stamped, prior, now, at_once=death == "now")


def _count(
    stamped: LinkResult, prior: LinkResult | None, now: datetime, *, at_once: bool
) -> LinkResult:
    """Count a failure, unless the last one that counted was too short a time ago."""
    if prior is None or not prior.failures:
        failures, since, counted = 1, stamp(now), stamp(now)
    elif now - read_stamp(prior.counted) >= APART:
        failures, since, counted = prior.failures + 1, prior.failing_since, stamp(now)
    else:
        failures, since, counted = prior.failures, prior.failing_since, prior.counted
    dead = at_once or failures >= FAILURES
    return evolve(
        stamped,
        outcome="dead" if dead else "undecided",
        failures=failures,
        failing_since=since,
        counted=counted,
    )
