"""A real web server that misbehaves in every way that was met, and the verdict on each."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import ssl
import subprocess
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import trustme
from attrs import evolve, frozen

from migpubs.links import LinkResult, Manners, Store, Target, check_links
from migpubs.web import Web
from tests.conftest import need
from tests.servers import drip, free_port, listen, read_request, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

pytestmark = pytest.mark.outside

TITLE = "Skilled to care, forced to work?"
QUICK = Manners(interval=0, pause=0.05)
LONG = "Our reports tell of migrants and their families in all countries of the region. " * 5

CONF = """\
daemon off; worker_processes 1; pid {root}/pid; error_log {root}/error.log;
events {{ worker_connections 256; }}
http {{
  access_log {root}/access.log; client_body_temp_path {root}/t1; proxy_temp_path {root}/t2;
  fastcgi_temp_path {root}/t3; uwsgi_temp_path {root}/t4; scgi_temp_path {root}/t5;
  types {{ text/html html; application/pdf pdf; }}
  root {root}/www;
  limit_req_zone $binary_remote_addr zone=slow:1m rate=2r/s;
  server {{
    listen 127.0.0.1:{port} default_server; server_name care.example;
    location = /home-301 {{ return 301 /; }}
    location = /home-302 {{ return 302 http://$http_host/en/; }}
    location = /gone-410 {{ return 410; }}
    location = /moved {{ return 301 http://$http_host/good.html; }}
    location = /moved-308 {{ return 308 /moved; }}
    location = /temporary {{ return 302 /good.html; }}
    location = /mixed {{ return 301 /temporary; }}
    location = /circle-1 {{ return 302 /circle-2; }}
    location = /circle-2 {{ return 302 /circle-1; }}
    location = /to-file {{ return 302 file:///etc/passwd; }}
    location = /to-private {{ return 302 http://127.0.0.1:9/; }}
    location = /to-error {{ return 302 /error/404.html; }}
    location = /members {{ return 302 /login.html; }}
    location = /challenge {{ add_header cf-mitigated challenge always; return 403; }}
    location = /401 {{ return 401; }}
    location = /403 {{ return 403; }}
    location = /451 {{ return 451; }}
    location = /999 {{ return 999; }}
    location = /400 {{ return 400; }}
    location = /500 {{ return 500; }}
    location = /503 {{ add_header Retry-After 1 always; return 503; }}
    location = /429 {{ add_header Retry-After 86400 always; return 429; }}
    location = /dropped {{ return 444; }}
    location = /no-ranges {{ if ($http_range) {{ return 416; }} try_files /good.html =404; }}
    location = /no-ranges-403 {{ if ($http_range) {{ return 403; }} try_files /good.html =404; }}
    location = /no-ranges-444 {{ if ($http_range) {{ return 444; }} try_files /good.html =404; }}
    location = /head-lies {{
      if ($request_method = HEAD) {{ return 404; }} try_files /good.html =404; }}
    location = /head-drops {{
      if ($request_method = HEAD) {{ return 444; }} try_files /good.html =404; }}
    location = /no-robots {{
      if ($http_user_agent ~* "bot|crawl|python|curl|lychee") {{ return 403; }}
      try_files /good.html =404; }}
    location /all/ {{ try_files $uri /welcome.html; }}
    location = /plain {{ max_ranges 0; gzip on; gzip_types *; try_files /good.html =404; }}
  }}
  server {{
    listen 127.0.0.1:{port}; server_name limited.example;
    location / {{ limit_req zone=slow; limit_req_status 429; try_files /good.html =404; }}
  }}
  server {{
    listen 127.0.0.1:{port}; server_name doi.org;
    location = /10.1234/registered {{ return 302 http://care.example:{port}/403; }}
    location / {{ return 404; }}
  }}
  {tls}
}}
"""
TLS = """\
  server {{
    listen 127.0.0.1:{port} ssl; server_name {name}; ssl_certificate {root}/{name}.pem;
    ssl_certificate_key {root}/{name}.pem; location / {{ try_files /good.html =404; }}
  }}
"""


def page(title: str, text: str = LONG) -> str:
    return f"<!doctype html><title>{title}</title><h1>{title}</h1><p>{text}</p>"


PAGES = {
    "good.html": page(f"{TITLE} | ILO"),
    "index.html": page("International Labour Organization"),
    "en/index.html": page("International Labour Organization"),
    "welcome.html": page("Welcome to our new site"),
    "says-404.html": page("Page not found | ILO"),
    "thai-404.html": page("ไม่พบหน้าที่คุณต้องการ"),
    "error/404.html": page("Sorry"),
    "login.html": page("Sign in"),
    "other.html": page("Trade in fisheries products"),
    "human.html": page("Just a moment...", "Checking"),
    "stub.html": "<meta http-equiv='refresh' content='0; url=/good.pdf'>",
    "stub-text.html": "<p>If you have not been redirected, please click on the link below</p>"
    "<a href='/good.pdf'>the report</a>",
    "good.pdf": "%PDF-1.7\n" + "x" * 300_000,
    "became-html.pdf": page("International Labour Organization"),
    "empty.pdf": "",
    "press.html": page("New report shows skills of carers"),
}
VERDICTS = {
    "/good.html": "ok",
    "/good.pdf": "ok",
    "/plain": "ok",
    "/no-ranges": "ok",
    "/no-ranges-403": "ok",
    "/no-ranges-444": "ok",
    "/head-lies": "ok",
    "/head-drops": "ok",
    "/no-robots": "ok",
    "/moved": "moved",
    "/moved-308": "moved",
    "/temporary": "redirected",
    "/mixed": "redirected",
    "/home-301": "soft-404",
    "/home-302": "soft-404",
    "/says-404.html": "soft-404",
    "/thai-404.html": "soft-404",
    "/to-error": "soft-404",
    "/all/care.html": "soft-404",
    "/stub.html": "soft-404",
    "/stub-text.html": "soft-404",
    "/became-html.pdf": "soft-404",
    "/empty.pdf": "soft-404",
    "/other.html": "suspect",
    "/human.html": "blocked",
    "/challenge": "blocked",
    "/401": "blocked",
    "/403": "blocked",
    "/451": "blocked",
    "/999": "blocked",
    "/members": "blocked",
    "/400": "client-error",
    "/429": "rate-limited",
    "/500": "server-error",
    "/503": "server-error",
    "/dropped": "unreachable",
    "/to-file": "bad-redirect",
    "/circle-1": "bad-redirect",
    "/gone-410": "not-found",
    "/no-such-page": "not-found",
}


@frozen
class Nginx:
    """A running server."""

    port: int
    tls: dict[str, int]
    """Ports by the name of the certificate's fault."""
    authority: trustme.CA
    log: Path

    def url(self, path: str, host: str = "care.example") -> str:
        """Give the address of a path."""
        return f"http://{host}:{self.port}{path}"

    def web(self, **policy: object) -> Web:
        """Give a policy that trusts our authority and finds the server under all names."""
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        told = {"allow_private": True, "deadline": 2, "silence": 1, **policy}
        return Web(context=context, resolve=find, **told)  # type: ignore[arg-type]


def find(host: str) -> Sequence[str]:
    if host.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    return ["127.0.0.1"]


def certificates(root: Path, authority: trustme.CA) -> list[str]:
    past = dt.datetime(2020, 1, 1, tzinfo=UTC)
    made = {
        "good.example": authority.issue_cert("good.example"),
        "expired.example": authority.issue_cert(
            "expired.example", not_before=past, not_after=past + timedelta(days=1)
        ),
        "wrong.example": authority.issue_cert("other.example"),
        "unknown.example": trustme.CA().issue_cert("unknown.example"),
    }
    for name, certificate in made.items():
        certificate.private_key_and_cert_chain_pem.write_to_path(str(root / f"{name}.pem"))
    return [*made]


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """Run nginx with the site above."""
    binary = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    need("nginx", found=binary)
    root = tmp_path_factory.mktemp("nginx")
    root.chmod(0o755)
    for name, text in PAGES.items():
        path = root / "www" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    authority, port = trustme.CA(), free_port()
    tls = {name: free_port() for name in certificates(root, authority)}
    blocks = "".join(TLS.format(port=tls[name], name=name, root=root) for name in tls)
    config = root / "nginx.conf"
    config.write_text(CONF.format(root=root, port=port, tls=blocks))
    command = [str(binary), "-c", str(config), "-e", str(root / "error.log"), "-g", "user root;"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    wait_for(port)
    yield Nginx(port, tls, authority, root / "access.log")
    process.terminate()
    process.wait()


def check(nginx: Nginx, urls: list[str], web: Web | None = None, **more: str) -> list[LinkResult]:
    targets = [Target(url=url, titles=(TITLE,), **more) for url in urls]
    return list(check_links(targets, web=web or nginx.web(), manners=QUICK))


def test_the_right_verdict_for_each(nginx: Nginx) -> None:
    """Forty ways to answer, each called by its name."""
    results = check(nginx, [nginx.url(path) for path in VERDICTS])
    seen = {result.url.removeprefix(nginx.url("")): result.verdict for result in results}
    assert VERDICTS == seen


def test_stubs_and_moves_propose_the_new_address(nginx: Nginx) -> None:
    """What the server told is not lost."""
    urls = [nginx.url(path) for path in ("/moved-308", "/stub.html", "/stub-text.html")]
    proposals = {result.url: result.proposal for result in check(nginx, urls)}
    assert (
        dict(zip(urls, map(nginx.url, ("/good.html", "/good.pdf", "/good.pdf")), strict=True))
        == proposals
    )


def test_a_press_release_has_a_title_of_its_own(nginx: Nginx) -> None:
    """It is not suspect for that."""
    (result,) = check(nginx, [nginx.url("/press.html")], kind="press-release")
    assert "ok-unverified" == result.verdict


def test_a_rate_limit_is_obeyed(nginx: Nginx) -> None:
    """Addresses behind a limit are all found right, though the server said 429 on the way."""
    urls = [nginx.url(f"/{number}", "limited.example") for number in range(6)]
    assert ["ok"] * 6 == [result.verdict for result in check(nginx, urls)]
    assert '" 429 ' in nginx.log.read_text()


def test_certificates(nginx: Nginx) -> None:
    """Each fault has its own name."""
    urls = {name: f"https://{name}:{port}/" for name, port in nginx.tls.items()}
    seen = {result.url: result.verdict for result in check(nginx, [*urls.values()])}
    assert {
        urls["good.example"]: "ok",
        urls["expired.example"]: "tls-expired",
        urls["wrong.example"]: "tls-name",
        urls["unknown.example"]: "tls-chain",
    } == seen


def test_a_host_nobody_has(nginx: Nginx) -> None:
    """It is dead at once."""
    results = check(nginx, [nginx.url("/good.html"), "http://nobody.invalid/x"])
    assert {"unknown-host": "dead", "ok": "alive"} == {r.verdict: r.outcome for r in results}


def test_a_redirect_into_the_private_network(nginx: Nginx) -> None:
    """It is refused, also behind a proxy, which nginx is here."""
    web = nginx.web(allow_private=False, proxy=f"http://127.0.0.1:{nginx.port}")
    (result,) = check(nginx, ["http://care.example/to-private"], web)
    assert ("refused-address", True) == (result.verdict, result.proxied)


def test_a_resolver_is_judged_by_itself(nginx: Nginx) -> None:
    """A registered identifier is alive though its publisher says 403."""
    results = check(
        nginx,
        [nginx.url("/10.1234/registered", "doi.org"), nginx.url("/10.1234/none", "doi.org")],
    )
    assert {"ok", "not-found"} == {result.verdict for result in results}


def test_what_has_not_changed(nginx: Nginx) -> None:
    """Nginx confirms an entity tag, so the file is not sent again."""
    target = Target(url=nginx.url("/good.pdf"), titles=(TITLE,))
    with Store() as store:
        for days in (0, 30):
            now = datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=days)
            (result,) = check_links(
                [target], web=nginx.web(), manners=QUICK, store=store, now=lambda now=now: now
            )
    assert ("ok", "has not changed") == (result.verdict, result.detail)
    assert '" 304 ' in nginx.log.read_text()


def test_only_a_part_is_asked_for(nginx: Nginx) -> None:
    """Of a long PDF sixteen kilobytes are sent."""
    check(nginx, [nginx.url("/good.pdf")])
    line = [line for line in nginx.log.read_text().splitlines() if "/good.pdf" in line][-1]
    assert '" 206 16384 ' in line


@pytest.mark.parametrize(
    "start",
    [
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 99999\r\n\r\n",
        b"",
    ],
    ids=["headers", "body", "redirect body", "nothing"],
)
def test_servers_that_drip_or_are_silent(nginx: Nginx, start: bytes) -> None:
    """They cost the deadline, not the others' time."""

    def behave(connection: socket.socket) -> None:
        read_request(connection)
        if start:
            drip(connection, start)
        time.sleep(5)

    web = evolve(nginx.web(), deadline=0.5, silence=0.5)
    with listen(behave) as port:
        began = time.monotonic()
        results = check(nginx, [f"http://127.0.0.1:{port}/", nginx.url("/good.html")], web)
        assert time.monotonic() - began < 10
    assert ["ok", "timeout"] == [result.verdict for result in results]
