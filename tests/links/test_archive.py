"""Archived copies, from a small archive of our own."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from migpubs.links import Archive, LinkResult, Target, add_archives, save_all
from migpubs.links.archive import ArchiveBusy, Memento, read_timemap, reference_day
from migpubs.web import WebError
from tests.servers import page, pdf, redirect, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.errors import Problem
    from migpubs.web import Web
    from tests.servers import Site

URL = "http://gone.example/care"
TITLE = "Skilled to care"
TARGET = Target(url=URL, titles=(TITLE,), issued="2023-08-31")


@pytest.fixture
def site() -> Iterator[Site]:
    """Give an archive without copies."""
    with serve({}) as running:
        yield running


@pytest.fixture
def archive(site: Site, web: Web) -> Archive:
    """Give the way to ask it."""
    base = site.url("/web/")
    return Archive(web=web, base=base, save_base=site.url("/save/"), interval=0, save_interval=0)


def timemap(site: Site, *days: str) -> None:
    """Let the archive list a copy for each day."""
    entries = [f'<{URL}>; rel="original"', f'<{site.url("/web/")}timemap/link/{URL}>; rel="self"']
    for number, day in enumerate(days):
        rel = "first memento" if number == 0 else "memento"
        when = datetime.strptime(day, "%Y%m%d").strftime("%a, %d %b %Y 00:00:00 GMT")  # noqa: DTZ007
        entries.append(f'<{copy(site, day)}>; rel="{rel}"; datetime="{when}"')
    body = ",\n".join(entries).encode()
    site.routes[f"/web/timemap/link/{URL}"] = (200, {}, body)


def copy(site: Site, day: str) -> str:
    return site.url(f"/web/{day}000000/{URL}")


def path(day: str) -> str:
    return f"/web/{day}000000/{URL}"


def test_the_copy_nearest_to_publication(site: Site, archive: Archive) -> None:
    """Of all that the TimeMap lists."""
    timemap(site, "20200101", "20230915", "20240101")
    site.routes[path("20230915")] = page(TITLE)
    found = archive.closest(TARGET)
    assert found == Memento(copy(site, "20230915"), datetime(2023, 9, 15, tzinfo=UTC))


def test_copies_of_error_pages_are_passed_over(site: Site, archive: Archive) -> None:
    """The next nearest is taken, up to three."""
    timemap(site, "20230801", "20230901", "20231001", "20241001")
    site.routes[path("20230901")] = page("Page not found")
    site.routes[path("20230801")] = lambda _: None
    site.routes[path("20231001")] = page(TITLE)
    found = archive.closest(TARGET)
    assert found is not None
    assert copy(site, "20231001") == found.url
    site.routes[path("20231001")] = (404, {}, b"")
    site.routes[path("20241001")] = page(TITLE)
    assert None is archive.closest(TARGET)


def test_a_pdf_in_the_archive(site: Site, archive: Archive) -> None:
    """It is a copy whatever its size."""
    timemap(site, "20230901")
    site.routes[path("20230901")] = pdf(100_000)
    assert archive.closest(TARGET) is not None


def test_without_a_timemap_the_timegate_is_asked(site: Site, archive: Archive) -> None:
    """By date, as RFC 7089 has it; its redirect names the copy."""
    site.routes[f"/web/{URL}"] = redirect(copy(site, "20230902"))
    site.routes[path("20230902")] = page(TITLE)
    found = archive.closest(TARGET)
    assert found == Memento(copy(site, "20230902"), datetime(2023, 9, 2, tzinfo=UTC))
    assert "Thu, 31 Aug 2023 00:00:00 GMT" == site.headers(f"/web/{URL}")["accept-datetime"]


def test_a_timegate_that_answers_itself(site: Site, archive: Archive) -> None:
    """With the date in a header and the place in another."""
    there = {
        "Memento-Datetime": "Sat, 02 Sep 2023 00:00:00 -0000",
        "Content-Location": copy(site, "20230902"),
    }
    site.routes[f"/web/{URL}"] = page(TITLE, **there)
    site.routes[path("20230902")] = page(TITLE)
    found = archive.closest(TARGET)
    assert found is not None
    assert 2 == found.when.day


def test_a_timegate_that_frames_the_copy(site: Site, archive: Archive) -> None:
    """The copy's address stands in a header."""
    when = 'datetime="Sat, 02 Sep 2023 00:00:00 GMT"'
    link = f'<{URL}>; rel="original", <{copy(site, "20230902")}>; rel="memento"; {when}'
    site.routes[f"/web/{URL}"] = page("A frame", Link=link)
    site.routes[path("20230902")] = page(TITLE)
    found = archive.closest(TARGET)
    assert found is not None
    assert copy(site, "20230902") == found.url


@pytest.mark.parametrize("place", ["/web/nothing", "/web/20231399000000/x", ""])
def test_a_timegate_that_says_nothing(site: Site, archive: Archive, place: str) -> None:
    """No copy is better than any."""
    site.routes[f"/web/{URL}"] = redirect(place)
    assert None is archive.closest(TARGET)


def test_a_busy_archive_is_left_alone(site: Site, archive: Archive) -> None:
    """After one 429 it is not asked again in this run."""
    site.routes["*"] = (429, {}, b"")
    dead = [
        LinkResult(url=f"http://gone.example/{n}", verdict="not-found", outcome="dead")
        for n in range(3)
    ]
    problems: list[Problem] = []
    assert dead == list(add_archives(dead, archive, {}, time.sleep, problems.append))
    assert 1 == len(site.log)
    assert ["no archived copy was looked for in 3 cases: the archive fails"] == [
        problem.message for problem in problems
    ]
    site.routes["*"] = (503, {"Retry-After": "60"}, b"")
    with pytest.raises(ArchiveBusy):
        archive.closest(TARGET)


def test_a_busy_archive_is_noticed_at_the_copy(site: Site, archive: Archive) -> None:
    """Also after the list was given."""
    timemap(site, "20230901")
    site.routes[path("20230901")] = (429, {}, b"")
    with pytest.raises(ArchiveBusy):
        archive.closest(TARGET)


def test_copies_are_looked_up_for_what_is_gone(site: Site, archive: Archive) -> None:
    """Not for what lives, was looked up before, or never was an address."""
    timemap(site, "20230901")
    site.routes[path("20230901")] = page(TITLE)
    results = [
        LinkResult(url=URL, verdict="not-found", outcome="dead"),
        LinkResult(url=URL, verdict="soft-404"),
        LinkResult(url=URL, verdict="timeout", outcome="dead"),
        LinkResult(url=URL, verdict="timeout"),
        LinkResult(url=URL, verdict="ok", outcome="alive"),
        LinkResult(url="nothing", verdict="invalid", outcome="dead"),
        LinkResult(url=URL, verdict="not-found", outcome="dead", archive="known"),
    ]
    found = [r.archive for r in add_archives(results, archive, {URL: TARGET})]
    here = copy(site, "20230901")
    assert [here, here, here, "", "", "", "known"] == found


def test_an_archive_that_cannot_be_asked(web: Web) -> None:
    """The results come all the same."""
    archive = Archive(web=web, base="http://127.0.0.1:9/", interval=0)
    dead = [LinkResult(url=URL, verdict="not-found", outcome="dead")]
    assert dead == list(add_archives(dead, archive, {}))


def test_an_archive_that_keeps_failing_is_left(web: Web) -> None:
    """After three failures in a row, for each costs the deadline; and that is told."""
    asked: list[str] = []

    class Failing(Archive):
        def closest(self, target: Target) -> None:
            asked.append(target.url)
            raise WebError("timeout", "too slow")

    dead = [LinkResult(url=f"{URL}{n}", verdict="not-found", outcome="dead") for n in range(9)]
    problems: list[Problem] = []
    failing = Failing(web=web, interval=0)
    assert dead == list(add_archives(dead, failing, {}, on_problem=problems.append))
    assert (3, 1) == (len(asked), len(problems))
    assert "in 9 cases" in problems[0].message


def test_saving_is_asked_for_what_lives(site: Site, archive: Archive) -> None:
    """One after the other; the copy's address is told where the archive tells it."""
    place = f"/web/20260301000000/{URL}"
    site.routes[f"/save/{URL}"] = page("Saved", **{"Content-Location": place})
    site.routes["/save/http://b.example/new"] = page("Saved")
    site.routes["/save/http://c.example/"] = lambda _: None
    results = [
        LinkResult(url=URL, verdict="ok", outcome="alive"),
        LinkResult(url="http://b/", verdict="moved", outcome="alive", final="http://b.example/new"),
        LinkResult(url="http://c.example/", verdict="ok", outcome="alive"),
        LinkResult(url="http://doi.org/1", verdict="ok", outcome="alive", proof="resolver"),
        LinkResult(url="http://d.example/", verdict="not-found", outcome="dead"),
    ]
    assert [site.url(place), "", ""] == [saved for _, saved in save_all(results, archive)]
    site.routes["*"] = site.routes[f"/save/{URL}"] = (429, {}, b"")
    assert [] == list(save_all(results, archive))


def test_a_timemap_may_hold_anything() -> None:
    """Entries without a date, of another relation, or broken, are passed over."""
    text = (
        '<http://a/>; rel="original",\n<http://b/>; rel="memento",'
        '<http://c/>; rel="memento"; datetime="soon",'
        '<http://d/>; rel="last memento"; datetime="Sat, 02 Sep 2023 00:00:00 GMT", <bro'
    )
    assert ["http://d/"] == [copy.url for copy in read_timemap(text)]


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ("2023", (2023, 12, 31)),
        ("2023-02", (2023, 2, 28)),
        ("2023-12", (2023, 12, 31)),
        ("2023-08-31", (2023, 8, 31)),
        ("2023-02-31", (2026, 3, 1)),
        ("", (2026, 3, 1)),
    ],
)
def test_the_day_to_look_near_to(issued: str, day: tuple[int, int, int]) -> None:
    """The last of the period, for nothing earlier can show the work; today if unknown."""
    now = datetime(2026, 3, 1, tzinfo=UTC)
    assert datetime(*day, tzinfo=UTC) == reference_day(issued, now)
