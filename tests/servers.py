"""Servers on loopback that behave as a test wants, also badly; each runs in a thread of its own."""

from __future__ import annotations

import http.server
import socket
import threading
import time
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator

    Answer = tuple[int, dict[str, str], bytes]
    Route = Answer | Callable[["Handler"], Answer | None]


def page(title: str, text: str = "Some text that a reader can see.", **headers: str) -> Answer:
    """Give the answer with a web page."""
    body = f"<!doctype html><title>{title}</title><h1>{title}</h1><p>{text}</p>".encode()
    return 200, {"Content-Type": "text/html; charset=utf-8"} | headers, body


def pdf(size: int = 3000) -> Answer:
    """Give the answer with something that begins as a PDF does."""
    return 200, {"Content-Type": "application/pdf"}, b"%PDF-1.7\n" + b"x" * size


def redirect(to: str, status: int = 302) -> Answer:
    """Give the answer that sends a client elsewhere."""
    return status, {"Location": to}, b""


@define
class Site:
    """A web site: its routes by path, and what it was asked."""

    port: int
    routes: dict[str, Route]
    log: list[tuple[str, dict[str, str], float]] = field(factory=list)
    """Path, headers in lower case, and time of each request."""
    now: Counter[str] = field(factory=Counter)
    """Requests under way by host."""
    most: Counter[str] = field(factory=Counter)
    """The most requests that were under way at once, by host."""
    connections: int = 0
    scheme: str = "http"

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """Give the address of a path on this site."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _, _ in self.log]

    def headers(self, path: str) -> dict[str, str]:
        """Give the headers of the last request for a path."""
        return next(headers for asked, headers, _ in reversed(self.log) if asked == path)


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers from the site's routes; ``*`` is the route of every other path."""

    protocol_version = "HTTP/1.1"
    site: Site

    def setup(self) -> None:
        """Count the connection."""
        super().setup()
        self.site.connections += 1

    def do_GET(self) -> None:
        """Answer by the route."""
        if self.path.startswith("http://"):
            self.path = "/" + self.path.split("/", 3)[3]  # as a proxy is asked
        site, host = self.site, self.headers.get("Host", "").partition(":")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        site.log.append((self.path, headers, time.monotonic()))
        site.now[host] += 1
        site.most[host] = max(site.most[host], site.now[host])
        route = site.routes.get(self.path, site.routes.get("*", (404, {}, b"no such page")))
        answer = route(self) if callable(route) else route
        site.now[host] -= 1
        if answer is None:
            self.close_connection = True
            return
        self.answer(*answer)

    do_HEAD = do_GET  # noqa: N815 - http.server calls it by this name

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Send an answer."""
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 512

    def handle_error(self, *_: object) -> None:
        """A client that goes away is not the test's business."""


@contextmanager
def serve(
    routes: dict[str, Route], *, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    """Run a site while the block does."""
    site = Site(0, routes)
    handler = type("SiteHandler", (Handler,), {"site": site})
    server = _Server((host, 0), handler)
    site.port = server.server_port
    if tls is not None:
        site.scheme = "https"
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def listen(behave: Callable[[socket.socket], None]) -> Iterator[int]:
    """Run ``behave`` for each connection to a port, which is given, while the block does."""
    server = socket.create_server(("127.0.0.1", 0), backlog=64)
    over = threading.Event()
    held: list[socket.socket] = []

    def handle(connection: socket.socket) -> None:
        held.append(connection)
        try:
            behave(connection)
        except OSError:
            pass
        finally:
            connection.close()

    def accept() -> None:
        while not over.is_set():
            try:
                connection = server.accept()[0]
            except OSError:
                return
            threading.Thread(target=handle, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        over.set()
        server.close()
        for connection in held:
            connection.close()


def free_port() -> int:
    """Give a port on loopback that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Wait until somebody listens on a port, half a minute at most."""
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


def read_request(connection: socket.socket) -> bytes:
    """Read a request's headers."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(4096)
        if not more:
            break
        data += more
    return data


def drip(connection: socket.socket, start: bytes, seconds: float = 30.0) -> None:
    """Send a beginning, then a byte every 50 ms."""
    connection.sendall(start)
    for _ in range(int(seconds / 0.05)):
        connection.sendall(b"x")
        time.sleep(0.05)
