"""A visit: the requests that one address needs, one step at a time.

A step is one request to one host. Between steps the visit waits in the lane of the host it goes
to next, so that a redirect to another host obeys that host's manners too.

``GET`` with a ``Range`` of 16 KB is asked for: it costs a sixth more than ``HEAD`` and brings the
title and the first bytes of a PDF, and servers answer it more honestly than ``HEAD`` (Klein and
Balakireva, arXiv 2004.03011). A server that does not like ranges is asked plainly.
"""

from __future__ import annotations

import secrets
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

from attrs import define, evolve, field, frozen

from migpubs.links.evidence import sibling
from migpubs.links.judgement import Ruling, judge, judge_sibling
from migpubs.links.verdicts import LinkResult
from migpubs.web import WebError, check_url, host_of, read_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migpubs.links.verdicts import Target, Verdict
    from migpubs.web import Failure, Line, Reply, Web

Fault = Literal["", "network", "host", "rate"]
"""What a step says about more than its address: we may be offline; the host does not work; the
host wants fewer requests."""

RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org", "hdl.handle.net"})
"""Hosts whose redirect is the answer: the identifier is registered. What the publisher then says
to a program is no judgement on the identifier."""

FAILED: dict[Failure, tuple[Verdict, Fault]] = {
    "invalid": ("invalid", ""),
    "refused-address": ("refused-address", ""),
    "unknown-host": ("unknown-host", "network"),
    "dns": ("dns-failed", "network"),
    "connect": ("unreachable", "network"),
    "timeout": ("timeout", "network"),
    "tls-expired": ("tls-expired", ""),
    "tls-name": ("tls-name", ""),
    "tls-chain": ("tls-chain", ""),
    "tls": ("tls-failed", ""),
    "proxy": ("our-network", "network"),
    "closed": ("unreachable", "host"),
    "redirects": ("bad-redirect", ""),
    "status": ("client-error", ""),
}
_PASSING = frozenset({"dns", "connect", "timeout", "closed", "proxy"})
"""Failures that are worth a second try in the same run."""
_PLAINLY = frozenset({400, 403, 405, 416, 501})
"""Statuses of servers that dislike a range; asked again without."""
_RANGE = {"Range": "bytes=0-16383"}
_PERMANENT = frozenset({301, 308})


@define(kw_only=True)
class Visit:
    """An address on its way through the lanes."""

    target: Target
    prior: LinkResult | None = None
    """What the last run found, for a conditional request."""
    url: str = field(init=False)
    """Where the next request goes."""
    plain: bool = False
    """Whether to ask without a range."""
    hops: list[tuple[int, str]] = field(factory=list)
    """The redirects so far: status, and where each pointed."""
    spent: float = 0.0
    """Seconds of requests so far; the deadline is for all hops together."""
    tries: int = 1
    """1 at first; a passing failure gets a second pass."""
    waits: int = 0
    """How often it stepped back for a rate limit."""
    cookies: bool = False
    """Whether a server on the way wanted to set a cookie."""
    suspect: tuple[Ruling, Reply] | None = None
    """A suspicion that a sibling is asked about."""
    began: float = 0.0
    """When the first request went out, on the monotonic clock."""

    def __attrs_post_init__(self) -> None:
        self.url = self.target.url

    def begin(self) -> None:
        """Note the time of the first request."""
        self.began = self.began or time.monotonic()

    @property
    def host(self) -> str:
        """The host that is asked next."""
        return host_of(self.url)


@frozen(kw_only=True)
class Turn:
    """What a step led to: a result, or the same visit again."""

    result: LinkResult | None = None
    fault: Fault = ""
    rest: float = 0.0
    """Seconds the host wants to be left alone, from ``Retry-After``."""
    later: bool = False
    """Whether the visit should wait for the second pass."""
    answered: bool = True
    """Whether anything came back from the host."""


def step(visit: Visit, web: Web, line: Line | None, max_rest: float = 120.0) -> Turn:
    """Make one request for a visit and say what comes next.

    ``max_rest`` is the longest ``Retry-After``, in seconds, that is waited for.
    """
    before = time.monotonic()
    seconds = max(web.deadline - visit.spent, 0.1)
    try:
        reply = web.exchange(visit.url, headers=_headers(visit), seconds=seconds, line=line)
    except WebError as error:
        visit.spent += time.monotonic() - before
        return _after_failure(visit, error, web)
    visit.spent += time.monotonic() - before
    return _after_reply(visit, reply, web, max_rest)


def _headers(visit: Visit) -> Mapping[str, str]:
    """A range, unless that was refused; and what was seen last time, if that was the work."""
    return ({} if visit.plain else _RANGE) | _conditions(visit)


def _conditions(visit: Visit) -> dict[str, str]:
    """What was seen last time, for an answer that nothing has changed."""
    prior = visit.prior
    if prior is None or visit.hops or prior.verdict not in {"ok", "ok-unverified"}:
        return {}
    seen = {"If-None-Match": prior.etag, "If-Modified-Since": prior.last_modified}
    return {name: value for name, value in seen.items() if value}


def _after_failure(visit: Visit, error: WebError, web: Web) -> Turn:
    if visit.suspect is not None:
        return Turn(result=_finish(visit, visit.suspect[0], visit.suspect[1], web), answered=False)
    if error.kind == "closed" and not visit.plain:
        visit.plain = True
        return Turn(answered=False)
    verdict, fault = FAILED[error.kind]
    if visit.hops and error.kind == "invalid":
        verdict = "bad-redirect"
    if error.kind in _PASSING and visit.tries == 1:
        _start_over(visit)
        return Turn(fault=fault, later=True, answered=False)
    ruling = Ruling(verdict=verdict, detail=str(error))
    return Turn(result=_finish(visit, ruling, None, web), fault=fault, answered=False)


def _start_over(visit: Visit) -> None:
    visit.tries, visit.url, visit.plain, visit.spent = 2, visit.target.url, False, 0.0
    visit.hops.clear()


def _after_reply(visit: Visit, reply: Reply, web: Web, max_rest: float) -> Turn:
    if visit.suspect is None and visit.waits < 2 and reply.status in {429, 503}:  # noqa: PLR2004
        rest = retry_after(reply)
        limited = reply.status == 429  # noqa: PLR2004 - Too Many Requests, RFC 6585
        if rest <= max_rest and (limited or rest):
            visit.waits += 1
            return Turn(fault="rate" if limited else "", rest=rest)
    if reply.status == 304 and visit.prior and _conditions(visit):  # noqa: PLR2004 - Not Modified
        return Turn(result=_unchanged(visit, visit.prior))
    if not visit.plain and (reply.status in _PLAINLY or _is_other_part(reply)):
        visit.plain = True
        return Turn()
    visit.cookies = visit.cookies or "set-cookie" in reply.headers
    if reply.location:
        return _follow(visit, reply, web)
    if visit.suspect is not None:
        ruling = judge_sibling(*visit.suspect, reply)
        return Turn(result=_finish(visit, ruling, visit.suspect[1], web))
    return _conclude(visit, reply, web)


def _is_other_part(reply: Reply) -> bool:
    """Whether a server sends another part than was asked for, or several."""
    return reply.starts_at > 0 or reply.media_type == "multipart/byteranges"


def _conclude(visit: Visit, reply: Reply, web: Web) -> Turn:
    ruling = judge(visit.target, reply)
    if ruling.verdict == "server-error" and visit.tries == 1:
        _start_over(visit)
        return Turn(later=True)
    if ruling.verdict == "suspect" and not visit.target.url.lower().endswith(".pdf"):
        visit.suspect = (ruling, reply)
        visit.url, visit.plain = sibling(reply.url, f"migpubs-{secrets.token_hex(6)}"), False
        return Turn()
    fault: Fault = "rate" if ruling.verdict == "rate-limited" else ""
    return Turn(result=_finish(visit, ruling, reply, web), fault=fault)


def _follow(visit: Visit, reply: Reply, web: Web) -> Turn:
    """Go where a redirect points to, unless it is a resolver's answer or leads nowhere."""
    to = reply.location
    if visit.suspect is not None:
        # The sibling is sent away: only when it lands where the page is are they the same.
        there = evolve(reply, url=to, status=200 if to == visit.suspect[1].url else 404)
        ruling = judge_sibling(*visit.suspect, there)
        return Turn(result=_finish(visit, ruling, visit.suspect[1], web))
    if host_of(reply.url) in RESOLVERS and host_of(to) not in RESOLVERS:
        ruling = Ruling(verdict="ok", proof="resolver", detail="is registered")
        visit.hops.clear()
        return Turn(result=evolve(_finish(visit, ruling, reply, web), final=to))
    wrong = _wrong_way(visit, to, web.max_hops)
    visit.hops.append((reply.status, to))
    if wrong is not None:
        return Turn(result=_finish(visit, wrong, reply, web))
    visit.url = to
    return Turn()


def _wrong_way(visit: Visit, to: str, most: int) -> Ruling | None:
    """Why a redirect is not followed; ``None`` when it is."""
    seen = {visit.target.url, *(url for _, url in visit.hops)}
    endless = "redirects in a circle" if to in seen else ""
    if len(visit.hops) >= most:
        endless = endless or "redirects too often"
    if endless and visit.cookies:
        return Ruling(verdict="blocked", detail="lets nobody in who takes no cookies")
    if endless:
        return Ruling(verdict="bad-redirect", detail=endless)
    try:
        check_url(to)
    except WebError as error:
        return Ruling(verdict="bad-redirect", detail=f"redirects to what is {error}")
    return None


def _finish(visit: Visit, ruling: Ruling, reply: Reply | None, web: Web) -> LinkResult:
    final = visit.hops[-1][1] if visit.hops else ""
    alive = ruling.verdict in {"ok", "ok-unverified"}
    moved = alive and bool(final) and all(status in _PERMANENT for status, _ in visit.hops)
    verdict = ruling.verdict
    if alive and final:
        verdict = "moved" if moved else "redirected"
    headers = reply.headers if reply is not None else {}
    return LinkResult(
        url=visit.target.url,
        records=visit.target.records,
        verdict=verdict,
        detail=ruling.detail,
        status=reply.status if reply is not None else 0,
        final=final,
        proposal=final if moved else ruling.proposal,
        proof=ruling.proof,
        title=ruling.title[:300],
        media_type=reply.media_type if reply is not None else "",
        etag=headers.get("etag", "")[:200],
        last_modified=headers.get("last-modified", "")[:60],
        seconds=visit.spent,
        proxied=web.is_proxied(visit.url),
    )


def _unchanged(visit: Visit, prior: LinkResult) -> LinkResult:
    records, seconds = visit.target.records, visit.spent
    return evolve(prior, records=records, seconds=seconds, detail="has not changed", cached=False)


def retry_after(reply: Reply, now: datetime | None = None) -> float:
    """The seconds a server asks for in ``Retry-After`` (RFC 9110 section 10.2.3); 0 if none."""
    value = reply.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    when = read_date(value)
    if when is None:
        return 0.0
    return max((when - (now or datetime.now(UTC))).total_seconds(), 0.0)
