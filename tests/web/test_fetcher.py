"""The fetcher: limits, deadlines, refused addresses, and what a failure is called."""

from __future__ import annotations

import datetime as dt
import gzip
import pickle
import socket
import ssl
import time
from typing import TYPE_CHECKING, Any

import pytest
import requests
import trustme

from migpubs.web import Watchdog, Web, WebError, fetch
from migpubs.web.connections import shared_context
from tests.servers import drip, listen, page, pdf, read_request, redirect, serve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.servers import Handler, Site


@pytest.fixture
def site() -> Iterator[Site]:
    """Give a site with a page, a long file and redirects."""
    routes: dict[str, Any] = {
        "/page": page("A study of care"),
        "/long": pdf(200_000),
        "/moved": redirect("/page", 301),
        "/twice": redirect("/moved", 302),
        "/round": redirect("/about"),
        "/about": redirect("/round"),
        "/cookie": page("A page", **{"Set-Cookie": "who=me"}),
        "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"plain")),
        **{f"/hop{n}": redirect(f"/hop{n + 1}") for n in range(20)},
    }
    with serve(routes) as running:
        yield running


def ours(**policy: object) -> Web:
    return Web(allow_private=True, **policy)  # type: ignore[arg-type]


def kind_of(web: Web, url: str) -> str:
    with pytest.raises(WebError) as caught:
        web.exchange(url)
    return caught.value.kind


def test_an_exchange_gives_status_headers_and_body(site: Site) -> None:
    """One request, one answer, names of headers in lower case."""
    reply = ours().exchange(site.url("/page"))
    assert (200, "text/html", True) == (reply.status, reply.media_type, reply.complete)
    assert b"A study of care" in reply.body
    assert reply.seconds > 0


def test_a_body_is_read_up_to_the_limit(site: Site) -> None:
    """The rest of a long file is not read."""
    reply = ours(max_bytes=1000).exchange(site.url("/long"))
    assert (1000, False) == (len(reply.body), reply.complete)


def test_an_encoding_nobody_asked_for_is_undone(site: Site) -> None:
    """``identity`` is asked for; gzip that comes all the same is unpacked."""
    assert b"plain" == ours().exchange(site.url("/packed")).body
    assert "identity" == site.headers("/packed")["accept-encoding"]


def test_we_say_who_asks(site: Site) -> None:
    """The user agent is honest, looks like a browser's, and tells where to complain."""
    ours(contact="mailto:desk@example.org").exchange(site.url("/page"))
    agent = site.headers("/page")["user-agent"]
    assert agent.startswith("Mozilla/5.0 (compatible; migpubs/")
    assert agent.endswith("; +mailto:desk@example.org)")
    ours().exchange(site.url("/page"))
    assert "+" not in site.headers("/page")["user-agent"]


def test_cookies_are_not_sent_back(site: Site) -> None:
    """No state follows from one request to the next, even on one line."""
    web = ours()
    line = web.line()
    web.exchange(site.url("/cookie"), line=line)
    web.exchange(site.url("/page"), line=line)
    line.close()
    assert "cookie" not in site.headers("/page")


def test_credentials_of_the_machine_are_not_sent(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A .netrc for the host stays at home."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    ours().exchange(site.url("/page"))
    assert "authorization" not in site.headers("/page")


def test_a_line_keeps_its_connection(site: Site) -> None:
    """Requests on one line share a connection; without a line each has its own."""
    web = ours()
    line = web.line()
    for _ in range(3):
        web.exchange(site.url("/page"), line=line)
    line.close()
    assert 1 == site.connections
    web.exchange(site.url("/page"))
    assert 2 == site.connections


def test_fetch_follows_redirects(site: Site) -> None:
    """The reply is that of the last address, and tells the way."""
    reply = ours().fetch(site.url("/twice"))
    assert site.url("/page") == reply.url
    assert ((302, site.url("/moved")), (301, site.url("/page"))) == reply.hops


def test_fetch_is_a_function_too(site: Site) -> None:
    """What ingest calls: the policy as keywords."""
    assert 50 == len(fetch(site.url("/long"), allow_private=True, max_bytes=50).body)


@pytest.mark.parametrize(
    ("path", "kind"), [("/round", "redirects"), ("/hop0", "redirects"), ("/none", "status")]
)
def test_fetch_raises_where_nothing_comes(site: Site, path: str, kind: str) -> None:
    """A circle, too many hops and an error status are errors that carry the last reply."""
    with pytest.raises(WebError) as caught:
        ours().fetch(site.url(path))
    assert kind == caught.value.kind
    assert caught.value.reply is not None


def test_addresses_that_are_not_public_are_refused(site: Site) -> None:
    """By number, by the name of this machine, and by a name that resolves to it."""
    told = Web(resolve=lambda _: ["127.0.0.1", "10.0.0.7"])
    assert "refused-address" == kind_of(told, site.url("/page"))
    assert "refused-address" == kind_of(told, site.url("/page", "localhost"))
    assert "refused-address" == kind_of(told, site.url("/page", "rebind.example"))
    assert "refused-address" == kind_of(told, "http://[::1]/")
    assert [] == site.log


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    """Each hop's address is checked, not only the first."""
    told = Web(resolve=lambda host: ["127.0.0.1"] if host == "inside.example" else ["1.1.1.1"])
    site.routes["/in"] = redirect(site.url("/page", "inside.example"))
    assert "refused-address" == kind_of(told, site.url("/page", "inside.example"))
    ours_ = ours()
    line = ours_.line()
    assert (
        site.url("/page", "inside.example") == ours_.exchange(site.url("/in"), line=line).location
    )
    line.close()


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that changes its answer after the check gains nothing: it is resolved once."""
    answers: list[Sequence[str]] = [["203.0.114.9"], ["127.0.0.1"]]
    dialled: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        assert timeout > 0
        dialled.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    web = Web(resolve=lambda _: answers.pop(0))
    assert "connect" == kind_of(web, site.url("/page", "rebind.example"))
    assert [("203.0.114.9", site.port)] == dialled


def test_all_addresses_of_a_host_are_tried(site: Site) -> None:
    """The second address answers when the first accepts nothing."""
    web = ours(resolve=lambda _: ["127.0.0.99", "127.0.0.1"])
    assert 200 == web.exchange(site.url("/page", "two.example")).status


def test_nobody_listens() -> None:
    """A port without a server is a failure to connect."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "connect" == kind_of(ours(), f"http://127.0.0.1:{port}/")


def test_a_host_nobody_has() -> None:
    """The resolver's answer has its own name."""

    def unknown(_: str) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    assert "unknown-host" == kind_of(Web(resolve=unknown), "http://nobody.invalid/")


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 9999\r\n\r\n",
    ],
    ids=["headers", "body", "closing body", "redirect body"],
)
def test_a_server_that_drips_is_left_at_the_deadline(start: bytes) -> None:
    """A byte now and then does not hold us, wherever in the answer it falls."""

    def behave(connection: socket.socket) -> None:
        read_request(connection)
        drip(connection, start)

    with listen(behave) as port:
        began = time.monotonic()
        assert "timeout" == kind_of(ours(deadline=0.4), f"http://127.0.0.1:{port}/")
        assert time.monotonic() - began < 5


def test_a_handshake_that_drips_is_left_at_the_deadline() -> None:
    """Also before a secure connection stands."""

    def behave(connection: socket.socket) -> None:
        drip(connection, b"\x16\x03\x01\x40\x00")

    with listen(behave) as port:
        assert "timeout" == kind_of(ours(deadline=0.4), f"https://127.0.0.1:{port}/")


def test_a_server_that_never_answers() -> None:
    """Silence ends it before the deadline does."""

    def behave(connection: socket.socket) -> None:
        read_request(connection)
        time.sleep(3)

    with listen(behave) as port:
        web = ours(silence=0.2)
        assert "timeout" == kind_of(web, f"http://127.0.0.1:{port}/")


def test_a_reused_connection_is_watched_too(site: Site) -> None:
    """The deadline holds on a connection that served an earlier request."""

    def slow(_: Handler) -> None:
        time.sleep(1.5)

    site.routes["/slow"] = slow
    web = ours(deadline=0.3)
    line = web.line()
    web.exchange(site.url("/page"), line=line)
    with pytest.raises(WebError, match="in time"):
        web.exchange(site.url("/slow"), line=line)
    line.close()


@pytest.mark.parametrize(
    "answer",
    [b"", b"220 ftp ready\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n"],
)
def test_a_server_that_does_not_finish(answer: bytes) -> None:
    """An early end, and what is not HTTP, is ``closed``."""

    def behave(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(answer)

    with listen(behave) as port:
        assert "closed" == kind_of(ours(), f"http://127.0.0.1:{port}/")


def test_what_goes_before_the_answer_is_passed_over() -> None:
    """Such as 103 Early Hints; a server that sends nothing else is left."""

    def behave(connection: socket.socket) -> None:
        count = 3 if b"/few" in read_request(connection) else 500
        hints = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
        connection.sendall(hints * count + b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")

    with listen(behave) as port:
        web = Web(allow_private=True, deadline=5)
        assert b"hi" == web.exchange(f"http://127.0.0.1:{port}/few").body
        assert "closed" == kind_of(web, f"http://127.0.0.1:{port}/many")


def test_a_body_that_ends_early_is_not_complete() -> None:
    """Fewer bytes than were promised are kept, and known to be a part only."""

    def behave(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort")

    with listen(behave) as port:
        reply = ours().exchange(f"http://127.0.0.1:{port}/")
        assert (b"short", False) == (reply.body, reply.complete)


def test_an_end_to_everything(site: Site) -> None:
    """``end_all`` wakes whoever waits, at once; a call that begins after is not concerned."""
    web = ours(deadline=30)

    def stop(_: Handler) -> None:
        web.watchdog.end_all()
        time.sleep(0.5)

    site.routes["/stop"] = stop
    assert "timeout" == kind_of(web, site.url("/stop"))
    assert 200 == web.exchange(site.url("/page")).status


def test_a_deadline_that_passed_before_the_socket_was_there(site: Site) -> None:
    """A connection made too late is ended at once."""

    def late(_: str) -> Sequence[str]:
        time.sleep(0.05)
        web.watchdog.end_all()
        return ["127.0.0.1"]

    web = ours(resolve=late)
    assert "timeout" == kind_of(web, site.url("/page", "late.example"))


def test_an_earlier_deadline_wakes_the_watchdog() -> None:
    """A short call that begins after a long one ends first."""

    def behave(connection: socket.socket) -> None:
        read_request(connection)
        drip(connection, b"HTTP/1.1 200 OK\r\nX: ", 2)

    with listen(behave) as port, serve({"/page": page("x")}) as site:
        web = ours(watchdog=Watchdog())
        web.exchange(site.url("/page"), seconds=60)
        with pytest.raises(WebError) as caught:
            web.exchange(f"http://127.0.0.1:{port}/", seconds=0.2)
        assert "timeout" == caught.value.kind


def test_memory_does_not_wait_for_deadlines(site: Site) -> None:
    """Calls that ended are forgotten long before their time would have come."""
    web = ours()
    line = web.line()
    for _ in range(200):
        web.exchange(site.url("/page"), line=line)
    line.close()
    assert len(web.watchdog._heap) <= 70


# certificates


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Give an authority that we trust in these tests."""
    return trustme.CA()


def certified(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def trusting(authority: trustme.CA, **policy: object) -> Web:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return ours(context=context, resolve=lambda _: ["127.0.0.1"], **policy)


def test_a_good_certificate(authority: trustme.CA) -> None:
    """A secure exchange works, and its connection is kept."""
    tls = certified(authority.issue_cert("good.example"))
    with serve({"/page": page("Safe")}, tls=tls) as site:
        web = trusting(authority)
        line = web.line()
        for _ in range(2):
            reply = web.exchange(site.url("/page", "good.example"), line=line)
            assert b"Safe" in reply.body
        line.close()
        assert 1 == site.connections


def test_bad_certificates_have_their_own_names(authority: trustme.CA) -> None:
    """Out of date, for another name, from an unknown authority."""
    past = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    cases = {
        "tls-expired": authority.issue_cert("good.example", not_before=past, not_after=past),
        "tls-name": authority.issue_cert("other.example"),
        "tls-chain": trustme.CA().issue_cert("good.example"),
    }
    for kind, certificate in cases.items():
        with serve({}, tls=certified(certificate)) as site:
            assert kind == kind_of(trusting(authority), site.url("/", "good.example"))


def test_a_server_that_speaks_no_tls(site: Site) -> None:
    """A plain answer to a secure question is a failed handshake."""
    assert "tls" == kind_of(ours(), site.url("/page").replace("http:", "https:"))


def test_authorities_come_from_the_environment(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """REQUESTS_CA_BUNDLE names a file or a folder of authorities, as requests has it."""
    bundle = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    assert 1 == len(shared_context().get_ca_certs())
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path))
    assert [] == shared_context().get_ca_certs()
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    assert len(shared_context().get_ca_certs()) > 50


# proxies


def through(site: Site) -> Callable[[socket.socket], None]:
    """Give a proxy's behaviour: it sends everything to the site."""

    def behave(connection: socket.socket) -> None:
        request = read_request(connection)
        if request.startswith(b"CONNECT"):
            connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            request = b""
        with socket.create_connection(("127.0.0.1", site.port)) as onward:
            onward.sendall(request)
            connection.setblocking(False)  # noqa: FBT003 - its name is its meaning
            onward.setblocking(False)  # noqa: FBT003 - see above
            end = time.monotonic() + 2
            while time.monotonic() < end:
                for one, other in ((connection, onward), (onward, connection)):
                    try:
                        data = one.recv(65536)
                    except BlockingIOError:
                        continue
                    if not data:
                        return
                    other.sendall(data)
                time.sleep(0.001)

    return behave


def test_a_proxy_may_be_private_but_numbers_behind_it_may_not(site: Site) -> None:
    """Names are the proxy's business; what is private by its number is refused all the same."""
    with listen(through(site)) as port:
        web = Web(proxy=f"http://127.0.0.1:{port}")
        assert web.is_proxied("http://www.example.org/")
        assert 200 == web.exchange("http://www.example.org/page").status
        for number in ("127.0.0.1", "2130706433", "0x7f.1", "%31%32%37.0.0.1", "[::ffff:7f00:1]"):
            assert "refused-address" == kind_of(web, f"http://{number}/page")


@pytest.mark.parametrize("status", [407, 502, 504])
def test_what_a_proxy_answers_itself(site: Site, status: int) -> None:
    """That it wants a password or found no server is not the host's answer."""
    site.routes["/x"] = (status, {}, b"the proxy speaks")
    with listen(through(site)) as port:
        web = Web(proxy=f"http://127.0.0.1:{port}")
        assert "proxy" == kind_of(web, "http://www.example.org/x")
    assert status == Web(allow_private=True).exchange(site.url("/x")).status


def test_a_proxy_carries_tls(authority: trustme.CA) -> None:
    """A secure exchange goes through a tunnel and is verified end to end."""
    tls = certified(authority.issue_cert("good.example"))
    with (
        serve({"/page": page("Safe")}, tls=tls) as site,
        listen(through(site)) as port,
    ):
        web = trusting(authority, proxy=f"http://127.0.0.1:{port}")
        assert b"Safe" in web.exchange("https://good.example/page").body


def test_the_environment_names_a_proxy(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual variables count, looked up once per host; the memory of it is bounded."""
    with listen(through(site)) as port:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        web = ours()
        assert 200 == web.exchange("http://www.example.org/page").status
        monkeypatch.delenv("http_proxy")
        assert web.is_proxied("http://www.example.org/other")
        assert not web.is_proxied("http://elsewhere.example.org/")
        for number in range(5000):
            web.proxies_for(f"http://host{number}.example/")
        assert len(web._proxies) <= 4096


def test_a_proxy_that_fails() -> None:
    """A proxy that is not there is not the site's fault."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    web = Web(proxy=f"http://127.0.0.1:{port}")
    assert kind_of(web, "http://www.example.org/") in {"proxy", "connect"}
    assert "proxy" == kind_of(Web(proxy="http://"), "http://www.example.org/")


def test_whether_names_are_found() -> None:
    """A network that finds no name that always exists is broken; behind a proxy it need not."""

    def unknown(_host: str) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such host")

    assert Web(resolve=lambda _: ["1.1.1.1"]).finds_names()
    assert not Web(resolve=unknown).finds_names()
    assert Web(resolve=unknown, proxy="http://proxy.invalid:1").finds_names()


def test_the_policy_travels_between_processes() -> None:
    """A pickled policy is the same, with a context and a watchdog of its own."""
    web = Web(deadline=3, contact="mailto:a@example.org", allow_private=True)
    back = pickle.loads(pickle.dumps(web))
    assert (3, "mailto:a@example.org", True) == (back.deadline, back.contact, back.allow_private)
    assert back.context is not web.context


def test_requests_is_imported_here_only() -> None:
    """What comes from requests stays behind the door: its errors are ours."""
    assert not issubclass(WebError, requests.RequestException)
