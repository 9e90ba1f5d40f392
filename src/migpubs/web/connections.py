"""Connections that go where they were checked to go, and end when their time is over."""

from __future__ import annotations

import heapq
import http.client
import itertools
import os
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from requests import Response
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from requests import PreparedRequest
    from urllib3 import BaseHTTPResponse

    Dial = Callable[..., socket.socket]
    """``dial(host, port, checked=…)`` to a connected socket."""


class Call:
    """One exchange under way: its deadline and the socket to shut when that passes."""

    def __init__(self, dial: Dial, seconds: float) -> None:
        self.dial = dial
        self.deadline = time.monotonic() + seconds
        self.expired = False
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None

    def hold(self, sock: socket.socket) -> None:
        """Take note of the socket in use; the deadline may have passed already."""
        with self._lock:
            self._socket = sock
        if self.expired:
            self.expire()

    def release(self) -> None:
        """Forget the socket: it may serve another exchange now."""
        with self._lock:
            self._socket = None

    def expire(self) -> None:
        """End it: whoever waits for the socket wakes with an error or an end of file."""
        self.expired = True
        with self._lock, suppress(OSError):
            if self._socket is not None:
                # Not SSLSocket.shutdown, which takes the TLS layer from under the reader.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    @property
    def left(self) -> float:
        """Seconds until the deadline, never below a millisecond."""
        return max(self.deadline - time.monotonic(), 0.001)


_CURRENT = threading.local()


def current() -> Call:
    """The exchange that this thread is in; connections find it here."""
    return cast("Call", _CURRENT.call)


class Watchdog:
    """One thread that ends every exchange whose deadline has passed."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Call]] = []
        self._numbers = itertools.count()
        self._wake = threading.Condition()
        self._thread: threading.Thread | None = None
        self._calls: set[Call] = set()

    @contextmanager
    def watch(self, call: Call) -> Iterator[None]:
        """Hold ``call``, and the block that runs as it, to its deadline."""
        self._note(call)
        _CURRENT.call = call
        try:
            yield
        finally:
            call.release()
            with self._wake:
                self._calls.discard(call)

    def end_all(self) -> None:
        """End everything that is under way, now."""
        with self._wake:
            calls = tuple(self._calls)
        for call in calls:
            call.expire()

    def _note(self, call: Call) -> None:
        with self._wake:
            self._calls.add(call)
            if len(self._heap) > 4 * len(self._calls) + 64:
                # Most calls end long before their deadline; memory does not wait for it.
                self._heap = [entry for entry in self._heap if entry[2] in self._calls]
                heapq.heapify(self._heap)
            heapq.heappush(self._heap, (call.deadline, next(self._numbers), call))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)
                self._thread.start()
            elif self._heap[0][2] is call:
                self._wake.notify()

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._heap or self._heap[0][0] > time.monotonic():
                    until = self._heap[0][0] - time.monotonic() if self._heap else None
                    self._wake.wait(until)
                _, _, call = heapq.heappop(self._heap)
                late = call in self._calls
            if late:
                call.expire()


class _Answer(http.client.HTTPResponse):
    """An answer, after a few of what may go before it (100 Continue, 103 Early Hints).

    The default passes over any number of 100, and takes a 103 for the answer.
    """

    _before = 0

    def _read_status(self) -> tuple[str, int, str]:
        while True:
            version, status, reason = super()._read_status()  # type: ignore[misc]
            interim = status // 100 == 1 and status != http.client.SWITCHING_PROTOCOLS
            self._before += interim
            if self._before > 20:  # noqa: PLR2004 - a server sends one or two
                raise http.client.BadStatusLine("it never comes to the answer")
            if not interim or status == http.client.CONTINUE:
                return version, status, reason
            while self.fp.readline(65_536).strip():
                pass


class _Guarded:
    """What both kinds of connection share: they dial checked addresses and report their socket."""

    sock: socket.socket | None
    _twin: socket.socket

    def _new_conn(self) -> socket.socket:
        call = current()
        connection = cast("HTTPConnection", self)
        sock = call.dial(connection.host, connection.port, checked=connection.proxy is None)
        # Wrapping a socket in TLS empties the plain one, so the handshake is watched by a twin.
        self._twin = sock.dup()
        call.hold(self._twin)
        return sock

    def connect(self) -> None:
        """Connect, with the handshake under the watchdog's eyes."""
        try:
            super().connect()  # type: ignore[misc]
        finally:
            current().release()
            with suppress(AttributeError):  # no connection came about
                self._twin.close()
        current().hold(cast("socket.socket", self.sock))

    def request(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - passed on unread
        """Send a request; a connection from the pool is reported here, a new one in connect."""
        if self.sock is not None:
            current().hold(self.sock)
        super().request(*args, **options)  # type: ignore[misc]


class _PlainConnection(_Guarded, HTTPConnection):
    response_class = _Answer


class _TLSConnection(_Guarded, HTTPSConnection):
    response_class = _Answer


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _TLSPool(HTTPSConnectionPool):
    ConnectionCls = _TLSConnection


_POOLS = {"http": _PlainPool, "https": _TLSPool}


class Line(HTTPAdapter):
    """A few open connections for one thread to use: checked, watched, one shared TLS context."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self._context = context
        super().__init__(pool_connections=4, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - passed on
        """Make the pools with our connections."""
        super().init_poolmanager(*args, ssl_context=self._context, **options)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:  # noqa: ANN401 - passed on
        """Make the proxy's pools with our connections."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **options)
        manager.pool_classes_by_scheme = _POOLS
        return manager

    def build_response(self, req: PreparedRequest, resp: BaseHTTPResponse) -> Response:
        """Only what is used of an answer, and no cookies."""
        response = Response()
        response.request, response.url = req, req.url or ""
        response.status_code, response.raw = resp.status, resp
        return response

    def cert_verify(self, *_: object) -> None:
        """Leave verification to the context: the default reads all authorities per connection."""


def shared_context() -> ssl.SSLContext:
    """A verifying context with the authorities that requests would use."""
    names = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE")
    bundle = Path(next(filter(None, map(os.environ.get, names)), DEFAULT_CA_BUNDLE_PATH))
    if bundle.is_dir():
        return ssl.create_default_context(capath=bundle)
    return ssl.create_default_context(cafile=bundle)
