"""History: confirmation and lifetimes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.links import LinkResult, Target
from migpubs.links.history import confirm, fingerprint, is_fresh, read_stamp, stamp

if TYPE_CHECKING:
    from migpubs.links.verdicts import Outcome, Verdict

DAY = datetime(2026, 3, 1, 10, 20, 30, tzinfo=UTC)


def found(verdict: Verdict, final: str = "") -> LinkResult:
    return LinkResult(url="http://a.example/x", verdict=verdict, final=final)


def after(*steps: tuple[Verdict, float]) -> LinkResult:
    """Give the result after findings, each some days after the first."""
    prior: LinkResult | None = None
    for verdict, days in steps:
        prior = confirm(found(verdict), prior, DAY + timedelta(days=days))
    assert prior is not None
    return prior


def test_times_are_stored_in_utc() -> None:
    """To the second, and back; nonsense is the beginning of time."""
    assert "2026-03-01T10:20:30Z" == stamp(DAY)
    assert DAY == read_stamp(stamp(DAY))
    assert 1 == read_stamp("yesterday").year


@pytest.mark.parametrize("verdict", ["not-found", "unknown-host", "invalid"])
def test_what_cannot_pass_is_dead_at_once(verdict: Verdict) -> None:
    """404, 410, a host nobody has, an address that is none."""
    assert "dead" == after((verdict, 0)).outcome


@pytest.mark.parametrize("verdict", ["timeout", "soft-404", "tls-expired", "server-error"])
def test_what_may_pass_needs_three_failures_days_apart(verdict: Verdict) -> None:
    """Three, at least three days apart; until then it is undecided."""
    assert "undecided" == after((verdict, 0)).outcome
    assert "undecided" == after((verdict, 0), (verdict, 3)).outcome
    assert "dead" == after((verdict, 0), (verdict, 3), (verdict, 6)).outcome
    hasty = after((verdict, 0), (verdict, 1), (verdict, 2), (verdict, 4))
    assert ("undecided", 2) == (hasty.outcome, hasty.failures)
    assert stamp(DAY) == hasty.failing_since


def test_failures_of_different_kinds_count_together() -> None:
    """A host that is down one day and broken the next fails all the same."""
    assert "dead" == after(("timeout", 0), ("server-error", 3), ("soft-404", 6)).outcome


def test_a_success_ends_the_count() -> None:
    """What works again begins anew, and when it last worked is known."""
    result = after(("timeout", 0), ("timeout", 3), ("ok", 4), ("timeout", 6))
    assert ("undecided", 1) == (result.outcome, result.failures)
    assert stamp(DAY + timedelta(days=4)) == result.last_ok


@pytest.mark.parametrize("verdict", ["blocked", "suspect", "our-network", "rate-limited"])
def test_what_says_nothing_never_kills(verdict: Verdict) -> None:
    """However often; and it leaves the count as it was."""
    assert "undecided" == after(*((verdict, 4 * n) for n in range(5))).outcome
    result = after(("timeout", 0), ("timeout", 3), (verdict, 6))
    assert ("undecided", 2) == (result.outcome, result.failures)
    assert "dead" == after(("timeout", 0), ("timeout", 3), (verdict, 5), ("timeout", 6)).outcome


def test_moves_are_counted_by_run() -> None:
    """The same new address in each run counts up, another one begins anew."""
    first = confirm(found("moved", "http://b/"), None, DAY)
    second = confirm(found("moved", "http://b/"), first, DAY)
    other = confirm(found("moved", "http://c/"), second, DAY)
    assert [1, 2, 1] == [result.moves for result in (first, second, other)]
    assert 0 == confirm(found("ok"), second, DAY).moves


def test_an_archived_copy_is_remembered() -> None:
    """What was looked up once need not be again."""
    dead = evolve(after(("not-found", 0)), archive="http://archive.example/1")
    assert dead.archive == confirm(found("not-found"), dead, DAY).archive


@pytest.mark.parametrize(("outcome", "days"), [("alive", 7), ("undecided", 1), ("dead", 3)])
def test_answers_hold_for_a_while(outcome: Outcome, days: int) -> None:
    """A lifetime, more or less a fifth of it; an answer from the future does not count."""
    result = evolve(found("ok"), outcome=outcome, checked=stamp(DAY))
    assert is_fresh(result, DAY + timedelta(days=days * 0.79))
    assert not is_fresh(result, DAY + timedelta(days=days * 1.21))
    assert not is_fresh(result, DAY - timedelta(days=1))


def test_lifetimes_differ_by_address() -> None:
    """So that a catalogue that was checked in a day is not due in one."""
    day = DAY + timedelta(days=7)
    states = {
        is_fresh(LinkResult(url=f"u{n}", verdict="ok", outcome="alive", checked=stamp(DAY)), day)
        for n in range(50)
    }
    assert {True, False} == states


def test_a_changed_record_is_another_question() -> None:
    """Titles and kind are what an answer was judged against; their order is not."""
    target = Target(url="u", titles=("a", "b"))
    assert fingerprint(target) == fingerprint(evolve(target, titles=("b", "a"), records=("x",)))
    assert fingerprint(target) != fingerprint(evolve(target, titles=("a",)))
    assert fingerprint(target) != fingerprint(evolve(target, kind="file"))


def test_a_move_that_one_run_saw_holds_a_day() -> None:
    """So that a run on the next day can confirm it."""
    moved = LinkResult(
        url="http://a/", verdict="moved", outcome="alive", checked=stamp(DAY), moves=1
    )
    assert is_fresh(moved, DAY + timedelta(hours=12))
    assert not is_fresh(moved, DAY + timedelta(days=2))
    assert is_fresh(evolve(moved, moves=2), DAY + timedelta(days=2))
