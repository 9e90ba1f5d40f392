"""Servers that others wrote: a Memento archive (pywb), and httpbin."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from migpubs.links import Archive, Manners, Target, check_links
from migpubs.web import Web
from tests.conftest import ROOT, need
from tests.servers import free_port, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.outside

URL = "http://gone.example/care"
TITLE = "Skilled to care"


def server_program(name: str) -> str:
    """Return a program of the servers' own environment (.tools/servers), or of the path."""
    own = ROOT / ".tools" / "servers" / "bin" / name
    path = str(own) if own.exists() else shutil.which(name)
    need(name, found=path)
    return str(path)


def captured(day: str, title: str, status: str = "200 OK") -> bytes:
    """Give a record of a WARC file (ISO 28500) with one capture of the page."""
    body = f"<title>{title}</title><h1>{title}</h1>".encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
    block = head.encode() + body
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:{day.replace('-', '')}-0000-4000-8000-000000000000>\r\n"
        f"WARC-Target-URI: {URL}\r\nWARC-Date: {day}T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return warc.encode() + block + b"\r\n\r\n"


@pytest.fixture(scope="module")
def memento(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a web archive with three captures of one page; give its address."""
    manager, pywb = server_program("wb-manager"), server_program("pywb")
    folder = tmp_path_factory.mktemp("pywb")
    warc = folder / "captures.warc"
    warc.write_bytes(
        captured("2019-05-01", "An older page on something else, long before")
        + captured("2023-09-10", TITLE)
        + captured("2023-08-30", "Page not found")
    )
    for words in (("init", "web"), ("add", "web", str(warc))):
        subprocess.run([manager, *words], cwd=folder, check=True, capture_output=True)
    port = free_port()
    process = start([pywb, "-b", "127.0.0.1", "-p", str(port)], folder)
    wait_for(port)
    yield f"http://127.0.0.1:{port}/web/"
    stop(process)


def start(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    clean = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet, env=clean)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait()


def test_the_right_copy_from_a_real_archive(memento: str) -> None:
    """The nearest to publication that is no error page, from its TimeMap."""
    archive = Archive(web=Web(allow_private=True), base=memento, interval=0)
    found = archive.closest(Target(url=URL, titles=(TITLE,), issued="2023-08-31"))
    assert found is not None
    assert "2023-09-10" == f"{found.when:%Y-%m-%d}"
    assert TITLE in Web(allow_private=True).exchange(found.url).text


def test_the_timegate_of_a_real_archive(memento: str) -> None:
    """It is understood too, where there is no TimeMap."""
    archive = Archive(web=Web(allow_private=True), base=memento, interval=0)
    when = archive.closest(Target(url=URL, titles=("An older page",), issued="2019-05-01"))
    assert when is not None
    nearest = [each.when.year for each in archive._nearest(URL, when.when)]
    assert [2019] == nearest


def test_an_address_that_no_archive_has(memento: str) -> None:
    """Nothing is proposed."""
    archive = Archive(web=Web(allow_private=True), base=memento, interval=0)
    assert None is archive.closest(Target(url="http://never.example/"))


@pytest.fixture(scope="module")
def httpbin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run httpbin; give its address."""
    gunicorn, port = server_program("gunicorn"), free_port()
    folder = tmp_path_factory.mktemp("httpbin")
    command = [gunicorn, "-b", f"127.0.0.1:{port}", "-k", "gthread", "--threads", "8"]
    process = start([*command, "httpbin:app"], folder)
    wait_for(port)
    yield f"http://127.0.0.1:{port}"
    stop(process)


def test_httpbin(httpbin: str) -> None:
    """Its redirects, delays, drips, statuses and encodings have the right verdicts."""
    here = f"{httpbin}/html"
    expected = {
        "/html": "ok-unverified",
        "/gzip": "ok-unverified",
        "/deflate": "ok-unverified",
        "/range/4096": "ok-unverified",
        "/etag/x": "ok-unverified",
        "/stream-bytes/100000": "ok-unverified",
        f"/redirect-to?url={here}&status_code=301": "moved",
        f"/redirect-to?url={here}&status_code=302": "redirected",
        "/absolute-redirect/3": "redirected",
        "/relative-redirect/15": "bad-redirect",
        "/status/404": "not-found",
        "/status/410": "not-found",
        "/status/403": "blocked",
        "/status/451": "blocked",
        "/status/418": "client-error",
        "/status/502": "server-error",
        "/basic-auth/me/secret": "blocked",
        "/delay/5": "timeout",
        "/drip?duration=9&numbytes=9": "timeout",
    }
    targets = [Target(url=httpbin + path) for path in expected]
    web = Web(allow_private=True, deadline=1.5, silence=1.5)
    manners = Manners(interval=0, pause=0.1, faults=99)
    results = check_links(targets, web=web, manners=manners)
    seen = {result.url.removeprefix(httpbin): result.verdict for result in results}
    assert expected == seen
