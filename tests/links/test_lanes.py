"""Lanes: many hosts at once, each of them politely."""

from __future__ import annotations

import threading
import time
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from migpubs.links import LinkResult, Manners, Target
from migpubs.links.hosts import Host, epitaph
from migpubs.links.lanes import Lanes
from migpubs.links.visits import Turn, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migpubs.links.lanes import Finding
    from migpubs.web import Line


class FakeLine:
    """A line that counts how many are open."""

    open = 0

    def __init__(self) -> None:
        type(self).open += 1

    def close(self) -> None:
        """Close it."""
        type(self).open -= 1


@pytest.fixture(autouse=True)
def _count_lines() -> None:
    FakeLine.open = 0


def new_line() -> Line:
    return FakeLine()  # type: ignore[return-value]


def ok(visit: Visit) -> Turn:
    return Turn(result=LinkResult(url=visit.target.url, verdict="ok"))


class Watcher:
    """A step that records who is asked when, and how many at once."""

    def __init__(self, answer: Callable[[Visit], Turn] = ok, seconds: float = 0.0) -> None:
        self.answer, self.seconds = answer, seconds
        self.lock = threading.Lock()
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.times: dict[str, list[float]] = defaultdict(list)

    def __call__(self, visit: Visit, _: Line) -> Turn:
        """Note the time, wait, answer."""
        host = visit.host
        with self.lock:
            self.times[host].append(time.monotonic())
            self.now[host] += 1
            self.most[host] = max(self.most[host], self.now[host])
        time.sleep(self.seconds)
        turn = self.answer(visit)
        with self.lock:
            self.now[host] -= 1
        return turn


def lanes(step: Callable[[Visit, Line], Turn], **manners: float) -> Lanes:
    kept = Manners(**{"interval": 0, "pause": 0.05, **manners})  # type: ignore[arg-type]
    return Lanes(step, manners=kept, line=new_line, visit=lambda target: Visit(target=target))


def urls(hosts: int, each: int) -> list[Target]:
    return [Target(url=f"http://h{host}/{n}") for host in range(hosts) for n in range(each)]


def run(running: Lanes, targets: Iterable[Target | None]) -> list[Finding]:
    return [finding for group in running.run(targets, tick=0.05) for finding in group]


def verdicts(findings: list[Finding]) -> Counter[str]:
    return Counter(finding.result.verdict for finding in findings)


def test_every_target_has_one_finding() -> None:
    """None is lost, none comes twice, and all lines are closed at the end."""
    targets = urls(20, 30)
    found = run(lanes(Watcher()), targets)
    assert Counter(target.url for target in targets) == Counter(f.result.url for f in found)
    assert 0 == FakeLine.open


def test_no_targets_no_findings() -> None:
    """An empty input ends at once; a pause for breath is no target."""
    assert [] == run(lanes(Watcher()), [])
    assert [] == run(lanes(Watcher()), [None] * 1000)


def test_two_at_once_per_host() -> None:
    """Never more, while all hosts are busy at once."""
    watcher = Watcher(seconds=0.005)
    run(lanes(watcher), urls(10, 20))
    assert {2} == set(watcher.most.values())


def test_a_host_is_left_alone_between_requests() -> None:
    """The interval lies between two beginnings, and hosts do not wait for each other.

    The margins are wide, for a busy machine may be late with what it notes.
    """
    watcher = Watcher()
    run(lanes(watcher, interval=0.2), urls(5, 4))
    for times in watcher.times.values():
        assert all(b - a > 0.1 for a, b in pairwise(times))
    firsts, thirds = ([times[turn] for times in watcher.times.values()] for turn in (0, 2))
    assert max(firsts) < min(thirds)


def test_this_machine_is_not_spared() -> None:
    """Loopback, and what is no host at all, need no interval."""
    manners = Manners()
    assert [0.0, 0.0, 0.0, 0.5] == [
        manners.interval_for(host) for host in ("localhost", "127.0.0.9", "", "www.ilo.org")
    ]


def test_more_hosts_than_threads() -> None:
    """Few workers serve many hosts."""
    assert 60 == len(run(lanes(Watcher(seconds=0.001), threads=3), urls(30, 2)))


def test_the_window_bounds_memory_and_the_rest_waits_on_disk() -> None:
    """A host with many addresses spills; the order of a host is kept."""
    most = 0

    def note(visit: Visit) -> Turn:
        nonlocal most
        most = max(most, sum(host.load for host in tuple(running._hosts.values())))
        return ok(visit)

    running = lanes(Watcher(note), backlog=4, window=10, per_host=1)
    found = run(running, urls(5, 100))
    assert 500 == len(found)
    assert most <= 20
    first = [f.result.url for f in found if f.result.url.startswith("http://h0/")]
    assert [f"http://h0/{n}" for n in range(100)] == first


def test_the_input_is_read_as_it_is_needed() -> None:
    """A stream of many hosts is not read ahead further than the window."""
    read = 0

    def stream() -> Iterable[Target]:
        nonlocal read
        for read in range(1, 501):
            yield Target(url=f"http://h{read}/")

    running = lanes(Watcher(seconds=0.01), window=20, threads=2)
    groups = running.run(stream(), tick=0.05)
    next(groups)
    assert read <= 21
    assert running.pending <= 20
    assert running.hosts_under_way <= 2
    groups.close()  # type: ignore[attr-defined]


def test_a_redirect_goes_to_the_other_hosts_lane() -> None:
    """The limit of the host it leads to holds for it too."""

    def lead(visit: Visit) -> Turn:
        if visit.host == "target":
            return ok(visit)
        visit.url = f"http://target{visit.url.removeprefix('http://')}".replace("/", "", 0)
        visit.url = "http://target/x"
        return Turn()

    watcher = Watcher(lead, seconds=0.003)
    assert 40 == len(run(lanes(watcher), urls(20, 2)))
    assert 2 == watcher.most["target"]


def test_retry_after_moves_the_hosts_next_turn() -> None:
    """Nobody asks there before; the visit comes again itself."""
    asked: list[float] = []

    def limited(visit: Visit) -> Turn:
        asked.append(time.monotonic())
        return Turn(rest=0.2) if len(asked) == 1 else ok(visit)

    assert 4 == len(run(lanes(Watcher(limited), per_host=1), urls(1, 4)))
    assert asked[1] - asked[0] >= 0.2


def test_a_host_that_counts_is_asked_at_half_the_pace() -> None:
    """Without a time of its own it gets half a second, then more."""
    host = Host("h", 0.0)
    running = lanes(Watcher())
    visit = Visit(target=Target(url="http://h/"))
    running._hosts["h"] = host
    running._pending = 2
    for interval in (0.5, 1.0):
        host.running = 1
        running._stopped = True
        running._settle(host, visit, Turn(fault="rate"), probe=False)
        assert interval == host.interval
        host.queue.clear()
    running.stop()


def test_what_failed_is_tried_again_later() -> None:
    """After the pause, and after what is fresh."""
    order: list[str] = []

    def flaky(visit: Visit) -> Turn:
        order.append(visit.target.url)
        if visit.tries == 1 and visit.target.url.endswith("/0"):
            visit.tries = 2
            return Turn(later=True, fault="network", answered=False)
        return ok(visit)

    assert 3 == len(run(lanes(Watcher(flaky), per_host=1), urls(1, 3)))
    assert ["http://h0/0", "http://h0/1", "http://h0/2", "http://h0/0"] == order


def failing(visit: Visit, verdict: str = "timeout", fault: str = "network") -> Turn:
    plain = {"url": visit.target.url, "verdict": verdict, "detail": "why"}
    return Turn(result=LinkResult.from_dict(plain), fault=fault, answered=False)  # type: ignore[arg-type]


def test_a_host_that_keeps_failing_is_given_up() -> None:
    """After three failures it rests, gets one more chance, and then nobody asks it any more."""
    watcher = Watcher(failing)
    found = run(lanes(watcher, per_host=1), urls(1, 50))
    assert {"timeout": 4, "host-down": 46} == verdicts(found)
    assert 4 == len(watcher.times["h0"])
    assert watcher.times["h0"][3] - watcher.times["h0"][2] >= 0.05


def test_two_failures_at_once_are_no_second_chance() -> None:
    """What was under way when the host came into trouble does not decide about it."""
    watcher = Watcher(failing, seconds=0.01)
    found = run(lanes(watcher), urls(1, 50))
    assert 50 == len(found)
    assert 4 <= len(watcher.times["h0"]) <= 5


def test_a_host_that_recovers_goes_on() -> None:
    """The one more chance is taken."""
    count = 0

    def recovering(visit: Visit) -> Turn:
        nonlocal count
        count += 1
        return failing(visit) if count <= 3 else ok(visit)

    found = run(lanes(Watcher(recovering), per_host=1), urls(1, 20))
    assert {"timeout": 3, "ok": 17} == verdicts(found)


def test_an_unknown_host_is_not_asked_for_long() -> None:
    """A name nobody has stands for all addresses there, without a pause."""
    watcher = Watcher(lambda visit: failing(visit, "unknown-host"))
    found = run(lanes(watcher, per_host=1, backlog=8), urls(1, 50))
    assert {"unknown-host": 50} == verdicts(found)
    assert 3 == len(watcher.times["h0"])


def test_a_redirect_to_a_host_that_is_down() -> None:
    """It shares that host's fate."""

    def lead(visit: Visit) -> Turn:
        if visit.target.url.startswith("http://h1") and visit.host == "h1":
            time.sleep(0.3)
            visit.url = "http://h0/x"
            return Turn()
        return failing(visit)

    found = run(lanes(Watcher(lead), per_host=1), [*urls(1, 10), Target(url="http://h1/1")])
    by_url = {finding.result.url: finding.result.verdict for finding in found}
    assert "host-down" == by_url["http://h1/1"]


def test_a_host_that_refuses_by_number_is_rate_limited() -> None:
    """Its other addresses are undecided, not dead."""
    turn = Turn(fault="rate")
    assert "rate-limited" == epitaph("h", turn).verdict


def test_a_hung_host_costs_the_others_nothing() -> None:
    """While one host hangs, all others are done."""

    def hang(visit: Visit) -> Turn:
        if visit.host == "slow":
            time.sleep(0.5)
        return ok(visit)

    targets = [*(Target(url=f"http://slow/{n}") for n in range(2)), *urls(20, 10)]
    order = [f.result.url for f in run(lanes(Watcher(hang)), targets)]
    assert {"http://slow/0", "http://slow/1"} == set(order[-2:])


def test_connections_of_idle_hosts_are_bounded() -> None:
    """The longest idle ones are closed; state is kept."""
    running = lanes(Watcher(), lines=5, threads=1)
    groups = running.run(urls(30, 1), tick=0.05)
    done = 0
    for group in groups:
        done += len(group)
        assert FakeLine.open <= 6
        if done == 30:
            assert 30 == len(running._idle)
    assert 0 == FakeLine.open


def test_the_memory_of_idle_hosts_is_bounded() -> None:
    """Ten thousand, the longest idle go first."""
    running = lanes(Watcher())
    for number in range(10_010):
        host = running._host(f"h{number}")
        running._retire(host)
        running._retire(host)
    assert 10_000 == len(running._idle)
    assert "h0" not in running._idle
    running.stop()


def test_robots_are_asked_once_per_host() -> None:
    """The delay becomes the host's interval, before anything else is asked."""
    asked: list[str] = []

    def prepare(url: str, line: Line) -> float:
        assert line is not None
        asked.append(url)
        return 0.1

    watcher = Watcher()
    running = Lanes(
        watcher,
        manners=Manners(interval=0),
        line=new_line,
        visit=lambda target: Visit(target=target),
        prepare=prepare,
    )
    assert 6 == len(run(running, urls(2, 3)))
    assert ["http://h0/0", "http://h1/0"] == sorted(asked)
    for times in watcher.times.values():
        assert min(b - a for a, b in pairwise(times)) >= 0.09


def test_a_mistake_of_ours_is_raised() -> None:
    """An exception in a worker reaches whoever reads the results."""

    def broken(_: Visit) -> Turn:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run(lanes(Watcher(broken)), urls(1, 1))


def test_closing_abandons_what_is_under_way() -> None:
    """The iterator can be left at any time; workers close their lines when they come back."""
    running = lanes(Watcher(seconds=0.2))
    groups = running.run(urls(5, 5), tick=0.01)
    next(groups)
    began = time.monotonic()
    groups.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 0.15
    time.sleep(0.4)
    assert 0 == FakeLine.open


def test_a_rest_counts_also_for_the_second_lane() -> None:
    """A host that was due in a moment is not asked when it wanted to rest meanwhile."""
    asked: list[float] = []

    def limited(visit: Visit) -> Turn:
        asked.append(time.monotonic())
        return Turn(rest=0.3) if len(asked) == 1 else ok(visit)

    assert 3 == len(run(lanes(Watcher(limited), interval=0.1), urls(1, 3)))
    assert asked[1] - asked[0] >= 0.3


def test_what_is_fresh_comes_before_the_second_pass() -> None:
    """A redirect to a host that waits for its second pass is followed at once."""
    order: list[str] = []

    def answer(visit: Visit) -> Turn:
        order.append(visit.url)
        if visit.url == "http://h0/0" and visit.tries == 1:
            visit.tries = 2
            return Turn(later=True, answered=False)
        if visit.url == "http://h1/0":
            time.sleep(0.05)
            visit.url = "http://h0/new"
            return Turn()
        return ok(visit)

    assert 3 == len(
        run(lanes(Watcher(answer), pause=0.3), [*urls(2, 1), Target(url="http://h0/2")])
    )
    assert "http://h0/0" == order[-1]
    assert order.index("http://h0/new") < 4
