"""The engine: addresses in, results out, each remembered before it is shown."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.language_map import LanguageMap
from migpubs.links import Manners, Store, Target, check_links, keep_state, read_state
from migpubs.model import Link, Publication
from tests.conftest import ROOT
from tests.servers import Handler, page, pdf, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from migpubs.links.engine import Progress
    from migpubs.web import Web
    from tests.servers import Answer, Site

TITLE = "Skilled to care"
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    """Give a site that has every page."""
    with serve({"*": page(TITLE)}, host="0.0.0.0") as running:
        yield running


def targets(site: Site, count: int = 30) -> list[Target]:
    return [
        Target(url=site.url(f"/{n}", f"127.0.0.{n % 3 + 1}"), titles=(TITLE,), records=(f"r{n}",))
        for n in range(count)
    ]


def test_publications_are_checked(site: Site, web: Web, quick: Manners) -> None:
    """The links of records, with what the records say."""
    record = Publication(
        id="ilo-care", title=LanguageMap({"en": TITLE}), links=(Link(url=site.url("/x")),)
    )
    (result,) = check_links([record], web=web, manners=quick)
    assert ("ok", "alive", "title", ("ilo-care",)) == (
        result.verdict,
        result.outcome,
        result.proof,
        result.records,
    )


def test_every_address_has_one_result(site: Site, web: Web, quick: Manners) -> None:
    """Addresses that come again are answered, but not asked, again."""
    asked = targets(site)
    again = [evolve(target, records=("other",)) for target in asked[:5]]
    results = list(check_links([*asked, *again], web=web, manners=quick))
    assert 35 == len(results)
    assert 30 == len(site.log)
    assert [("other",)] * 5 == [result.records for result in results if result.cached]


def test_what_is_known_is_not_asked(site: Site, web: Web, quick: Manners, tmp_path: Path) -> None:
    """A second run within the lifetime asks nobody; ``again`` asks everybody."""
    with Store(tmp_path / "links.sqlite") as store:
        first = list(check_links(targets(site), web=web, manners=quick, store=store))
        second = list(check_links(targets(site), web=web, manners=quick, store=store))
        assert 30 == len(site.log)
        assert {True} == {result.cached for result in second}
        assert {r.url: r.verdict for r in first} == {r.url: r.verdict for r in second}
        list(check_links(targets(site), web=web, manners=quick, store=store, again=True))
        assert 60 == len(site.log)


def test_a_changed_record_is_asked_again(site: Site, web: Web, quick: Manners) -> None:
    """With another title the old answer does not count."""
    with Store() as store:
        list(check_links(targets(site, 1), web=web, manners=quick, store=store))
        other = [evolve(target, titles=("Trade in fish",)) for target in targets(site, 1)]
        (result,) = check_links(other, web=web, manners=quick, store=store)
        assert "suspect" == result.verdict


def test_a_link_dies_over_days(web: Web, quick: Manners, site: Site) -> None:
    """Three runs, three days apart, confirm a failure; conditional requests are made between."""
    site.routes["*"] = (500, {}, b"")
    outcomes = []
    with Store() as store:
        for day in (0, 3, 6):
            now = NOW + timedelta(days=day)
            (result,) = check_links(
                targets(site, 1), web=web, manners=quick, store=store, now=lambda now=now: now
            )
            outcomes.append(result.outcome)
    assert ["undecided", "undecided", "dead"] == outcomes


def test_what_has_not_changed_is_asked_conditionally(site: Site, web: Web, quick: Manners) -> None:
    """After its lifetime an answer is renewed by a 304."""

    def careful(handler: Handler) -> Answer:
        known = handler.headers.get("If-None-Match") == '"1"'
        status, headers, body = pdf()
        return (304, {}, b"") if known else (status, headers | {"ETag": '"1"'}, body)

    site.routes["*"] = careful
    with Store() as store:
        for day in (0, 30):
            now = NOW + timedelta(days=day)
            (result,) = check_links(
                targets(site, 1), web=web, manners=quick, store=store, now=lambda now=now: now
            )
    assert ("ok", "has not changed", "pdf") == (result.verdict, result.detail, result.proof)
    assert "2026-03-31T00:00:00Z" == result.checked


def test_progress_is_told(site: Site, web: Web, quick: Manners) -> None:
    """How many are done, of how many, with what, and how long it will take."""
    told: list[Progress] = []
    list(check_links(targets(site), web=web, manners=quick, total=30, on_progress=told.append))
    last = told[-1]
    assert (30, 30, {"ok": 30}) == (last.done, last.total, last.verdicts)
    assert 0 == last.left
    assert last.rate > 0
    assert None is evolve(last, total=None).left
    assert 0.0 == evolve(last, seconds=0.0).rate


def test_when_we_are_offline_nobody_is_dead(quick: Manners, web: Web) -> None:
    """Nothing is recorded against hosts when none of them answers."""
    gone = [Target(url=f"http://127.0.0.{n}:9/") for n in range(1, 5)]
    results = list(check_links(gone, web=evolve(web, connect_timeout=0.2), manners=quick))
    assert {("our-network", "undecided", 0)} == {
        (result.verdict, result.outcome, result.failures) for result in results
    }


def test_what_we_could_not_ask_is_not_remembered(
    site: Site, quick: Manners, web: Web, tmp_path: Path
) -> None:
    """What was known before stays known, and the next run asks at once."""
    hosts = [f"http://h{n}.example:{site.port}/x" for n in range(3)]
    targets = [Target(url=url, titles=(TITLE,)) for url in (*hosts, hosts[0])]
    site.routes["*"] = page(TITLE)

    def nobody(_: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    offline = evolve(web, resolve=nobody)
    path = tmp_path / "links.jsonl"
    with Store() as store:

        def run(web: Web) -> list[str]:
            results = check_links(targets, web=web, manners=quick, store=store, again=True)
            return [each.verdict for each in keep_state(results, path, hosts)]

        assert ["ok"] * 4 == run(web)
        before = path.read_text("utf-8")
        assert ["our-network"] * 4 == run(offline)
        assert before == path.read_text("utf-8")
        known = store.get(hosts[0])
        assert known is not None
        assert "ok" == known.verdict
        assert 1 == len(store.history(hosts[0]))


def test_robots_set_the_pace(site: Site, web: Web, quick: Manners) -> None:
    """When it is wanted, a host's own pace is kept."""
    site.routes["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 1\n")
    began = time.monotonic()
    slow = evolve(quick, robots=True)
    asked = [Target(url=site.url(f"/{n}"), titles=(TITLE,)) for n in range(2)]
    assert 2 == len(list(check_links(asked, web=web, manners=slow)))
    assert time.monotonic() - began >= 2
    assert "/robots.txt" == site.paths[0]


def test_leaving_is_quick(web: Web, quick: Manners, site: Site) -> None:
    """Closing the iterator ends what is under way; what was shown is remembered."""

    def slow(handler: Handler) -> Answer:
        if handler.path != "/0":
            time.sleep(3)
        return page(TITLE)

    site.routes["*"] = slow
    patient = evolve(web, deadline=20, silence=20)
    with Store() as store:
        results = check_links(targets(site), web=patient, manners=quick, store=store)
        first = next(results)
        began = time.monotonic()
        results.close()  # type: ignore[attr-defined]
        assert time.monotonic() - began < 1
        assert None is not store.get(first.url)


def test_the_text_file_is_written_also_when_broken_off(
    site: Site, web: Web, quick: Manners, tmp_path: Path
) -> None:
    """What was seen until then is in it."""
    path = tmp_path / ".state" / "links.jsonl"
    results = keep_state(check_links(targets(site), web=web, manners=quick), path)
    seen = {next(results).url for _ in range(4)}
    results.close()  # type: ignore[attr-defined]
    assert seen == set(read_state(path))
    list(keep_state([], path, keep=seen))
    assert seen == set(read_state(path))


SCRIPT = """
import sys, time
from pathlib import Path
from migpubs.links import Manners, Store, Target, check_links
from migpubs.web import Web
base, path = sys.argv[1:]
targets = [Target(url=f"{base}/{n}") for n in range(200)]
web = Web(allow_private=True)
with Store(Path(path)) as store:
    for result in check_links(targets, web=web, manners=Manners(interval=0), store=store):
        print(result.url, flush=True)
"""


def start(site: Site, path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SCRIPT, site.url().rstrip("/"), str(path)]
    clean = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=clean | {"PYTHONPATH": "src", "PYTHONUNBUFFERED": "1"},
    )


def test_kill_nine_loses_nothing(site: Site, tmp_path: Path) -> None:
    """A run that is killed goes on where it was: nothing is lost, nothing recorded asked twice."""

    def slow(_: Handler) -> Answer:
        time.sleep(0.01)
        return page(TITLE)

    site.routes["*"] = slow
    path = tmp_path / "links.sqlite"
    first = start(site, path)
    assert first.stdout is not None
    shown = {first.stdout.readline().strip() for _ in range(60)}
    os.kill(first.pid, signal.SIGKILL)
    shown |= {line.strip() for line in first.stdout if line.endswith("\n")}
    first.stdout.close()
    first.wait()
    with Store(path) as store:
        known = {url for n in range(200) if store.get(url := site.url(f"/{n}"))}
    assert shown <= known
    assert len(known) < 200
    before = len(site.log)
    second = start(site, path)
    output, _ = second.communicate()
    assert {site.url(f"/{n}") for n in range(200)} == set(output.split())
    asked = Counter(site.paths)
    assert {f"/{n}" for n in range(200)} == set(asked)
    again = {path for path, count in asked.items() if count > 1}
    assert not {site.url(path) for path in again} & known
    assert before + 200 - len(known) == len(site.log)
