"""Archive: the copy of a page nearest to the day its work was published.

Memento (RFC 7089) is spoken by all web archives: a TimeMap lists the copies of an address, a
TimeGate redirects to the one nearest to a day. The TimeMap is asked first, for it shows all there
is; one that is too long or missing leaves the TimeGate. A copy is proposed only after it was
seen to answer, for archives also keep copies of error pages.
"""

from __future__ import annotations

import email.utils
import re
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from migpubs.errors import Problem, ignore
from migpubs.links.judgement import judge
from migpubs.links.verdicts import Target
from migpubs.links.visits import retry_after
from migpubs.web import Web, WebError, read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migpubs.errors import OnProblem
    from migpubs.links.verdicts import LinkResult
    from migpubs.web import Reply

PUBLIC = "https://web.archive.org/web/"
"""The archive that is asked unless told otherwise."""
SAVE = "https://web.archive.org/save/"
"""Where an archive is asked to save; the address follows."""
GONE = frozenset({"soft-404", "not-found", "unknown-host"})
"""Verdicts for which a copy is looked up even before they are confirmed."""
_ENTRY = re.compile(r"<([^<>]{1,4000})>((?:\s*;\s*[a-z*]+\s*=\s*\"[^\"]{0,500}\")+)", re.IGNORECASE)
_PARAMETER = re.compile(r";\s*([a-z*]+)\s*=\s*\"([^\"]*)\"", re.IGNORECASE)
_TRIES = 3
"""Copies that are looked at before an address is given up; failures before the archive is."""
_COPY_PREFIX = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/")


class ArchiveBusy(WebError):
    """The archive wants to be left alone for now."""


@frozen
class Memento:
    """One archived copy."""

    url: str
    when: datetime


@frozen(kw_only=True)
class Archive:
    """A web archive and how it is asked."""

    web: Web
    base: str = PUBLIC
    """``base`` + address is the TimeGate, ``base`` + ``timemap/link/`` + address the TimeMap."""
    save_base: str = SAVE
    interval: float = 1.0
    """Seconds between two look-ups; archives are charities."""
    save_interval: float = 6.0
    """Seconds between two requests to save; more than 15 a minute get a client blocked."""

    def closest(self, target: Target) -> Memento | None:
        """The copy nearest to the date of publication that answers; ``None`` if there is none.

        Raises :class:`ArchiveBusy` when the archive wants no more requests.
        """
        wanted = reference_day(target.issued)
        listed = sorted(self._listed(target.url), key=lambda copy: abs(copy.when - wanted))
        for copy in listed[:_TRIES] or self._nearest(target.url, wanted):
            if self._answers(copy, target):
                return copy
        return None

    def save(self, url: str) -> str:
        """Ask the archive to save an address; gives the copy's, or nothing if it did not say.

        Raises :class:`ArchiveBusy` when the archive wants no more requests, :class:`WebError`
        when it cannot be asked.
        """
        reply = self._get(self.save_base + url)
        place = reply.headers.get("content-location", "") or reply.location
        if _COPY_PREFIX.search(place):
            return evolve(reply, status=302, headers={"location": place}).location
        return ""

    def _get(self, url: str, **headers: str) -> Reply:
        reply = self.web.exchange(url, headers=headers)
        if reply.status == 429 or (reply.status == 503 and retry_after(reply)):  # noqa: PLR2004
            raise ArchiveBusy("status", f"the archive wants fewer requests ({reply.status})")
        return reply

    def _listed(self, url: str) -> tuple[Memento, ...]:
        """All copies in the TimeMap; none when it is missing or longer than we read."""
        wide = evolve(self, web=evolve(self.web, max_bytes=2**20))
        reply = wide._get(f"{self.base}timemap/link/{url}")  # noqa: SLF001 - our own class
        if reply.status != 200 or not reply.complete:  # noqa: PLR2004 - OK
            return ()
        return tuple(read_timemap(reply.text))

    def _nearest(self, url: str, wanted: datetime) -> Iterator[Memento]:
        """The copy that the TimeGate picks."""
        date = email.utils.format_datetime(wanted, usegmt=True)
        reply = self._get(self.base + url, **{"Accept-Datetime": date})
        place = reply.location or reply.headers.get("content-location", "")
        when = _memento_time(reply, place)
        if place and when is not None:
            target = evolve(reply, status=302, headers={"location": place}).location
            yield Memento(target, when)
        else:
            # An archive that shows the copy in a frame tells where it is in a header only.
            told = read_timemap(reply.headers.get("link", ""))
            yield from sorted(told, key=lambda copy: abs(copy.when - wanted))[:1]

    def _answers(self, copy: Memento, target: Target) -> bool:
        """Whether a copy is one of the work and not of an error page."""
        try:
            reply = self._get(copy.url)
        except ArchiveBusy:
            raise
        except WebError:
            return False
        # Judged as if it were at the old address, so that its ending says what to expect.
        return judge(target, evolve(reply, url=target.url)).verdict in {"ok", "ok-unverified"}


def _memento_time(reply: Reply, place: str) -> datetime | None:
    """When the copy was made: by header, or by the fourteen digits in its address."""
    told = read_date(reply.headers.get("memento-datetime", ""))
    found = _COPY_PREFIX.search(place)
    if told is None and found:
        try:
            told = datetime.strptime(found.group(1), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return None
    return told


def read_timemap(text: str) -> Iterator[Memento]:
    """The mementos in a TimeMap in link format (RFC 7089 section 5; RFC 6690)."""
    for url, rest in _ENTRY.findall(text):
        told = {name.lower(): value for name, value in _PARAMETER.findall(rest)}
        when = read_date(told.get("datetime", ""))
        if "memento" in told.get("rel", "").split() and when is not None:
            yield Memento(url, when)


def reference_day(issued: str, now: datetime | None = None) -> datetime:
    """The day to look near to: the last of the period that ``issued`` names; today if unknown.

    A copy from before the work appeared cannot show it, so for ``2023`` the end of the year is
    nearer to the truth than its beginning.
    """
    parts = [int(part) for part in re.findall(r"\d+", issued)[:3]]
    try:
        match parts:
            case [year]:
                return datetime(year, 12, 31, tzinfo=UTC)
            case [year, month]:
                following = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
                return following - timedelta(days=1)
            case [year, month, day]:
                return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        pass
    return now or datetime.now(UTC)


def add_archives(
    results: Iterable[LinkResult],
    archive: Archive,
    targets: dict[str, Target],
    sleep: Callable[[float], None] = time.sleep,
    on_problem: OnProblem = ignore,
) -> Iterator[LinkResult]:
    """Give each result back; one whose address is gone with the copy that could replace it.

    ``targets`` are by address. An archive that asks for fewer requests, or fails three times in a
    row, is not asked any more in this run; ``on_problem`` then gets how many were passed over.
    """
    failed = passed_over = 0
    for result in results:
        if not _wants_copy(result):
            yield result
            continue
        if failed >= _TRIES:
            passed_over += 1
            yield result
            continue
        target = targets.get(result.url) or Target(url=result.url)
        try:
            copy, failed = archive.closest(target), 0
        except ArchiveBusy:
            copy, failed, passed_over = None, _TRIES, passed_over + 1
        except WebError:
            copy, failed, passed_over = None, failed + 1, passed_over + 1
        yield evolve(result, archive=copy.url) if copy else result
        sleep(archive.interval)
    if passed_over:
        message = f"no archived copy was looked for in {passed_over} cases: the archive fails"
        on_problem(Problem("links.archive", "warning", message, hint="try again later"))


def _wants_copy(result: LinkResult) -> bool:
    """Whether an address is gone, and none of its copies is known yet."""
    gone = result.outcome == "dead" or result.verdict in GONE
    return gone and not result.archive and result.verdict != "invalid"


def save_all(
    results: Iterable[LinkResult],
    archive: Archive,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[tuple[LinkResult, str]]:
    """Ask the archive to save what is alive, slowly; gives each with its copy's address.

    The address is empty when the archive did not say it; the next look-up will tell. Ends when
    the archive wants no more requests.
    """
    for result in results:
        if result.outcome != "alive" or result.proof == "resolver":
            continue
        try:
            yield result, archive.save(result.final or result.url)
        except ArchiveBusy:
            return
        except WebError:
            yield result, ""
        sleep(archive.save_interval)
