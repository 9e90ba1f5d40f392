"""Visits: the requests that one address needs."""

from __future__ import annotations

import email.utils
import time
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.links import LinkResult, Target
from migpubs.links.visits import Turn, Visit, retry_after, step
from migpubs.web import Reply, Web, WebError
from tests.servers import Handler, listen, page, pdf, read_request, redirect, serve

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator, Sequence

    from tests.servers import Answer, Site

TITLE = "Skilled to care"


@pytest.fixture
def site() -> Iterator[Site]:
    """Give a site without pages."""
    with serve({}) as running:
        yield running


def turns(visit: Visit, web: Web, most: int = 20) -> list[Turn]:
    """Give the turns until there is a result."""
    made: list[Turn] = []
    while len(made) < most and (not made or made[-1].result is None):
        made.append(step(visit, web, None))
    return made


def visit_to(url: str, web: Web, **more: str) -> LinkResult:
    result = turns(Visit(target=Target(url=url, titles=(TITLE,), records=("r",), **more)), web)[-1]
    assert result.result is not None
    return result.result


def test_a_range_is_asked_for(site: Site, web: Web) -> None:
    """Sixteen kilobytes are enough for a title or the mark of a PDF."""
    site.routes["/x.pdf"] = pdf()
    result = visit_to(site.url("/x.pdf"), web)
    assert ("ok", "pdf", 200) == (result.verdict, result.proof, result.status)
    assert "bytes=0-16383" == site.headers("/x.pdf")["range"]
    assert ("r",) == result.records


@pytest.mark.parametrize("status", [400, 403, 405, 416, 501])
def test_a_server_that_refuses_ranges_is_asked_plainly(site: Site, web: Web, status: int) -> None:
    """Once more, without the range."""

    def picky(handler: Handler) -> Answer:
        return (status, {}, b"") if "Range" in handler.headers else page(TITLE)

    site.routes["/x"] = picky
    assert "ok" == visit_to(site.url("/x"), web).verdict
    assert 2 == len(site.log)


def test_a_server_that_hangs_up_on_ranges_is_asked_plainly(site: Site, web: Web) -> None:
    """A dropped connection counts as a refusal."""

    def rude(handler: Handler) -> Answer | None:
        return None if "Range" in handler.headers else page(TITLE)

    site.routes["/x"] = rude
    assert "ok" == visit_to(site.url("/x"), web).verdict


def test_a_server_that_always_hangs_up(site: Site, web: Web) -> None:
    """It is tried plainly, and once more in the second pass."""
    site.routes["/x"] = lambda _: None
    made = turns(Visit(target=Target(url=site.url("/x"))), web)
    assert ["", "host", "", "host"] == [turn.fault for turn in made]
    assert [False, True, False, False] == [turn.later for turn in made]
    assert made[-1].result is not None
    assert "unreachable" == made[-1].result.verdict


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        ((301,), "moved"),
        ((308, 301), "moved"),
        ((301, 302), "redirected"),
        ((307,), "redirected"),
        ((303,), "redirected"),
    ],
)
def test_moved_means_that_all_hops_are_permanent(
    site: Site, web: Web, statuses: tuple[int, ...], verdict: str
) -> None:
    """The new address is proposed only then."""
    for number, status in enumerate(statuses):
        site.routes[f"/{number}"] = redirect(f"/{number + 1}", status)
    site.routes[f"/{len(statuses)}"] = page(TITLE)
    result = visit_to(site.url("/0"), web)
    end = site.url(f"/{len(statuses)}")
    assert (verdict, end) == (result.verdict, result.final)
    assert (end if verdict == "moved" else "") == result.proposal


@pytest.mark.parametrize(
    ("to", "detail"),
    [
        ("file:///etc/passwd", "redirects to what is"),
        ("http://[bad", "redirects to what is"),
        ("/x", "redirects in a circle"),
    ],
)
def test_redirects_that_are_not_followed(site: Site, web: Web, to: str, detail: str) -> None:
    """Other schemes, nonsense, circles."""
    site.routes["/x"] = redirect(to)
    result = visit_to(site.url("/x"), web)
    assert "bad-redirect" == result.verdict
    assert result.detail.startswith(detail)


def test_a_wall_of_cookies(site: Site, web: Web) -> None:
    """A circle that a cookie would end keeps programs out, but not readers."""
    site.routes["/x"] = (302, {"Location": "/x", "Set-Cookie": "a=1"}, b"")
    result = visit_to(site.url("/x"), web)
    assert ("blocked", "undecided") == (result.verdict, result.outcome)
    assert "cookies" in result.detail


def test_another_part_than_was_asked_for(site: Site, web: Web) -> None:
    """Is no beginning to judge by, so the whole is asked for."""

    def answer(handler: Handler) -> Answer:
        status, headers, body = page(TITLE)
        if "range" not in handler.headers:
            return status, headers, body
        told = {"Content-Range": f"bytes 50-{len(body) - 1}/{len(body)}"}
        return 206, headers | told, body[50:]

    site.routes["/x"] = answer
    assert ("ok", "title") == attrgetter("verdict", "proof")(visit_to(site.url("/x"), web))
    assert 2 == len(site.log)


def test_a_redirect_with_a_space(site: Site, web: Web) -> None:
    """Is followed as browsers follow it."""
    site.routes |= {"/x": redirect("/my file.pdf", 301), "/my%20file.pdf": pdf()}
    result = visit_to(site.url("/x"), web)
    assert ("moved", site.url("/my%20file.pdf")) == (result.verdict, result.final)


def test_redirects_end(site: Site, web: Web) -> None:
    """Ten hops are enough for anybody."""
    for number in range(12):
        site.routes[f"/{number}"] = redirect(f"/{number + 1}")
    result = visit_to(site.url("/0"), web)
    assert ("bad-redirect", "redirects too often") == (result.verdict, result.detail)


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    """Each hop is checked by itself."""
    site.routes["/x"] = redirect("http://inside.example/")
    known = {"outside.example": "1.1.1.1", "inside.example": "10.0.0.1"}
    web = Web(resolve=lambda host: [known[host]])
    visit = Visit(target=Target(url=site.url("/x", "outside.example")))
    visit.hops.append((302, "http://inside.example/"))
    visit.url = "http://inside.example/"
    turn = step(visit, web, None)
    assert turn.result is not None
    assert "refused-address" == turn.result.verdict


def test_a_redirect_to_nonsense_of_the_server() -> None:
    """What turns out to be no host name only when it is looked up was the server's mistake."""

    def fail(_: str) -> Sequence[str]:
        raise UnicodeError("label too long")

    visit = Visit(target=Target(url="http://a.example/"))
    visit.hops.append((302, "http://b.example/"))
    visit.url = "http://b.example/"
    turn = step(visit, Web(resolve=fail), None)
    assert turn.result is not None
    assert "bad-redirect" == turn.result.verdict


def test_a_passing_failure_gets_a_second_pass(web: Web) -> None:
    """What times out is tried again later, from the beginning, and then believed."""

    def silent(connection: socket.socket) -> None:
        read_request(connection)
        time.sleep(2)

    with listen(silent) as port:
        visit = Visit(target=Target(url=f"http://127.0.0.1:{port}/"))
        made = turns(visit, evolve(web, silence=0.1))
    assert [True, False] == [turn.later for turn in made]
    assert made[-1].result is not None
    assert "timeout" == made[-1].result.verdict


def test_a_broken_server_gets_a_second_pass(site: Site, web: Web) -> None:
    """A 500 may pass within a run."""
    answers = [(500, {}, b""), page(TITLE)]
    site.routes["/x"] = lambda _: answers.pop(0)
    made = turns(Visit(target=Target(url=site.url("/x"), titles=(TITLE,))), web)
    assert [True, False] == [turn.later for turn in made]
    assert made[-1].result is not None
    assert "ok" == made[-1].result.verdict


def test_too_many_requests(site: Site, web: Web) -> None:
    """The host is left alone for as long as it says, twice, and then believed."""
    site.routes["/x"] = (429, {"Retry-After": "7"}, b"")
    made = turns(Visit(target=Target(url=site.url("/x"))), web)
    assert [7.0, 7.0, 0.0] == [turn.rest for turn in made]
    assert ["rate"] * 3 == [turn.fault for turn in made]
    assert made[-1].result is not None
    assert "rate-limited" == made[-1].result.verdict


def test_a_rest_that_is_too_long_is_a_verdict(site: Site, web: Web) -> None:
    """A day is not waited for."""
    site.routes["/x"] = (429, {"Retry-After": "86400"}, b"")
    assert "rate-limited" == visit_to(site.url("/x"), web).verdict
    assert 1 == len(site.log)


def test_unavailable_for_a_while(site: Site, web: Web) -> None:
    """A 503 with a time is waited for; one without is a broken server."""
    site.routes["/x"] = (503, {"Retry-After": "3"}, b"")
    site.routes["/y"] = (503, {}, b"")
    rests = [turn.rest for turn in turns(Visit(target=Target(url=site.url("/x"))), web)]
    assert [3.0, 3.0, 0.0, 0.0] == rests
    assert "server-error" == visit_to(site.url("/y"), web).verdict


def test_what_has_not_changed_is_not_read_again(site: Site, web: Web) -> None:
    """A conditional request repeats the last answer; after a redirect none is made."""

    def careful(handler: Handler) -> Answer:
        known = handler.headers.get("If-None-Match") == '"1"'
        return (304, {}, b"") if known else page(TITLE, **{"ETag": '"1"', "Last-Modified": "x"})

    site.routes["/x"] = careful
    first = visit_to(site.url("/x"), web)
    target = Target(url=site.url("/x"), records=("s",))
    turn = step(Visit(target=target, prior=first), web, None)
    assert turn.result is not None
    assert ("ok", "has not changed", ("s",)) == (
        turn.result.verdict,
        turn.result.detail,
        turn.result.records,
    )
    assert "x" == site.headers("/x")["if-modified-since"]
    bare = Visit(target=target, prior=evolve(first, etag="", last_modified=""))
    step(bare, web, None)
    assert "if-none-match" not in site.headers("/x")


def test_an_answer_to_what_was_not_asked_repeats_nothing(site: Site, web: Web) -> None:
    """A 304 without a condition is no answer: what was wrong last time is not said again."""
    site.routes["/x"] = (304, {}, b"")
    prior = evolve(visit_to(site.url("/none"), web), url=site.url("/x"), etag='"1"')
    turn = step(Visit(target=Target(url=site.url("/x")), prior=prior), web, None)
    assert turn.result is not None
    assert ("not-found", "bad-redirect") == (prior.verdict, turn.result.verdict)


def test_a_resolver_is_believed(site: Site, web: Web) -> None:
    """A DOI or Handle that leads on is registered; what the publisher says is not asked."""
    site.routes["/10.1/x"] = redirect("http://publisher.example/x")
    site.routes["/old"] = redirect(site.url("/10.1/x", "doi.org"), 301)
    for url in (site.url("/10.1/x", "doi.org"), site.url("/old", "dx.doi.org")):
        result = visit_to(url, web)
        assert ("ok", "resolver") == (result.verdict, result.proof)
        assert "http://publisher.example/x" == result.final
    result = visit_to(site.url("/123/9", "hdl.handle.net"), web)
    assert ("not-found", "dead at the resolver") != (result.verdict, result.detail)
    assert "not-found" == result.verdict


def test_a_suspect_page_is_compared_with_a_sibling(site: Site, web: Web) -> None:
    """When any address gives the same page, this one is not there."""
    long = "Welcome to our new web site, with many words for readers of all kinds. " * 5
    site.routes["*"] = page("Welcome", long)
    result = visit_to(site.url("/pub/care"), web)
    assert "soft-404" == result.verdict
    assert 2 == len(site.log)
    assert site.paths[1].startswith("/pub/migpubs-")


def test_a_suspect_page_that_stands_alone(site: Site, web: Web) -> None:
    """When a sibling is not found, the page is there but says something else."""
    site.routes["/care"] = page("Welcome")
    result = visit_to(site.url("/care"), web)
    assert ("suspect", 200, "Welcome") == (result.verdict, result.status, result.title)


@pytest.mark.parametrize(("to", "verdict"), [("/care", "soft-404"), ("/else", "suspect")])
def test_a_sibling_that_is_sent_away(site: Site, web: Web, to: str, verdict: str) -> None:
    """Only when it is sent to the same page are they the same."""
    site.routes["/care"] = page("Welcome")
    site.routes["*"] = redirect(to)
    assert verdict == visit_to(site.url("/care"), web).verdict


def test_a_sibling_that_fails(site: Site, web: Web) -> None:
    """Without an answer the suspicion stands."""
    site.routes["/care"] = page("Welcome")
    site.routes["*"] = lambda _: None
    assert "suspect" == visit_to(site.url("/care"), web).verdict


def test_a_file_that_became_something_else_needs_no_sibling(site: Site, web: Web) -> None:
    """The ending has promised a PDF."""
    site.routes["/care.pdf"] = page(TITLE)
    assert "suspect" == visit_to(site.url("/care.pdf"), web).verdict
    assert 1 == len(site.log)


def test_addresses_that_are_none(web: Web) -> None:
    """They are not asked."""
    assert "invalid" == visit_to("mailto:a@example.org", web).verdict
    assert "invalid" == visit_to("", web).verdict


def test_the_deadline_is_for_all_hops(web: Web) -> None:
    """What was spent counts for the requests that follow."""

    def slow(connection: socket.socket) -> None:
        read_request(connection)
        time.sleep(0.3)
        connection.sendall(b"HTTP/1.1 302 F\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n")

    with listen(slow) as port:
        visit = Visit(target=Target(url=f"http://127.0.0.1:{port}/x"))
        step(visit, web, None)
    assert visit.spent >= 0.3


NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("9" * 30, 999999999.0),
        (email.utils.format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (email.utils.format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0.0),
        ("Sun, 01 Mar 2026 00:01:00 -0000", 60.0),
        ("soon", 0.0),
        ("-5", 0.0),
        ("", 0.0),
    ],
)
def test_retry_after(value: str, seconds: float) -> None:
    """Seconds or a date (RFC 9110); nonsense and the past are no time at all."""
    reply = Reply(url="http://a/", status=429, headers={"retry-after": value})
    assert seconds == retry_after(reply, NOW)


def test_a_failure_without_a_name_of_its_own() -> None:
    """Every kind of failure has a verdict."""
    from migpubs.links.visits import FAILED  # noqa: PLC0415 - the table under test

    assert "our-network" == FAILED["proxy"][0]
    assert issubclass(WebError, Exception)
