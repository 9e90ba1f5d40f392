"""The fetcher: one policy for all requests of this package."""

from __future__ import annotations

import functools
import os
import socket
import ssl
import time
from typing import TYPE_CHECKING, Final, TypedDict, cast
from urllib.parse import urlsplit
from urllib.request import getproxies

import requests
from attrs import evolve, field, frozen
from requests.utils import get_environ_proxies, select_proxy
from urllib3.exceptions import HTTPError, ProxyError
from urllib3.exceptions import TimeoutError as PoolTimeoutError

import migpubs
from migpubs.web.addresses import (
    check_url,
    host_of,
    is_local,
    is_number,
    is_public,
    look_up,
    plain_number,
    resolve_within,
)
from migpubs.web.connections import Call, Line, Watchdog, current, shared_context
from migpubs.web.replies import Failure, Reply, WebError, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Unpack

    from migpubs.web.addresses import Resolve


_GATEWAY = frozenset({407, 502, 504})
"""Statuses by which a proxy says that it, or what lies behind it, does not work (RFC 9110)."""

_POLICY = (
    "deadline",
    "connect_timeout",
    "silence",
    "max_bytes",
    "max_hops",
    "contact",
    "allow_private",
    "proxy",
    "resolve",
)


_ALWAYS: Final = "example.com"
"""A name that is kept for examples, and so exists (RFC 2606, section 3)."""
_PATIENCE: Final = 5.0
"""Seconds in which it is found by a network that works."""


@frozen(kw_only=True, eq=False)
class Web:
    """How the web is asked: limits, manners, and the parts that requests share."""

    deadline: float = 20.0
    """Seconds for one exchange, from the look-up of the name to the last byte."""
    connect_timeout: float = 6.0
    """Seconds for one address to accept a connection."""
    silence: float = 15.0
    """Seconds a server may say nothing."""
    max_bytes: int = 65_536
    """Bytes of a body that are read."""
    max_hops: int = 10
    """Redirects that are followed."""
    contact: str = field(factory=lambda: os.environ.get("MIGPUBS_CONTACT", ""))
    """An address (web or mail) where the owner of a server can complain; sent with each request."""
    allow_private: bool = False
    """Whether addresses that are not public may be asked (tests, an intranet)."""
    proxy: str = ""
    """A proxy for everything; else the environment's (``https_proxy``, ``no_proxy`` …)."""
    resolve: Resolve = look_up
    """How names become addresses."""
    context: ssl.SSLContext = field(factory=shared_context, repr=False)
    """Shared, because to make one costs 20 ms of CPU."""
    watchdog: Watchdog = field(factory=Watchdog, repr=False)
    """Keeps the deadlines."""
    _proxies: dict[str, dict[str, str]] = field(factory=dict, init=False, repr=False)
    _surroundings: dict[str, str] = field(factory=getproxies, init=False, repr=False)

    def __reduce__(self) -> tuple[Callable[..., Web], tuple[()]]:
        """Travel to another process: the policy goes, what is shared is made anew there."""
        told = {name: getattr(self, name) for name in _POLICY}
        return functools.partial(type(self), **told), ()

    @property
    def agent(self) -> str:
        """Who we are: honest, and in the shape that filters for browsers let pass."""
        contact = f"; +{self.contact}" if self.contact else ""
        return f"Mozilla/5.0 (compatible; migpubs/{migpubs.__version__}{contact})"

    def line(self) -> Line:
        """A new set of connections, for one thread at a time."""
        return Line(self.context)

    def proxies_for(self, url: str) -> dict[str, str]:
        """The proxies to use for an address, looked up once per host (it is slow)."""
        if self.proxy:
            return {"http": self.proxy, "https": self.proxy}
        if not self._surroundings:  # no host can have one
            return {}
        parts = urlsplit(url)
        key = f"{parts.scheme}://{parts.netloc}"
        if key not in self._proxies:
            if len(self._proxies) >= 4096:  # noqa: PLR2004 - a bound, so that memory stays flat
                self._proxies.clear()
            self._proxies[key] = get_environ_proxies(url)
        return self._proxies[key]

    def is_proxied(self, url: str) -> bool:
        """Whether a proxy stands between, which then resolves names instead of us."""
        proxies = self.proxies_for(url)
        return bool(proxies and select_proxy(url, proxies))

    def finds_names(self) -> bool:
        """Whether our network finds a name that always exists; behind a proxy it need not."""
        if self.is_proxied(f"https://{_ALWAYS}/"):
            return True
        try:
            return bool(resolve_within(self.resolve, _ALWAYS, _PATIENCE))
        except WebError:
            return False

    def dial(self, host: str, port: int, *, checked: bool = True) -> socket.socket:
        """Connect to a host at an address that was found to be public.

        Called by the connections; ``checked`` is false for a proxy, which may be anywhere.
        """
        call = current()
        found = resolve_within(self.resolve, host, call.left)
        good = [a for a in found if self.allow_private or not checked or is_public(a)]
        if not good:
            shown = ", ".join(found)
            raise WebError("refused-address", f"{host} is not on the public internet ({shown})")
        return _connect(host, good, port, call, self.connect_timeout)

    def exchange(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        seconds: float | None = None,
        line: Line | None = None,
    ) -> Reply:
        """Send one request and read its answer up to ``max_bytes``; redirects are not followed.

        ``seconds`` is the deadline (the policy's when not given); ``line`` keeps connections open
        between calls. Raises :class:`WebError`.
        """
        check_url(url)
        call = Call(self.dial, self.deadline if seconds is None else seconds)
        own = line or self.line()
        try:
            with self.watchdog.watch(call):
                reply = self._send(method, url, headers or {}, own, call)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise _diagnose(error, call, url) from error
        finally:
            if line is None:
                own.close()
        if reply.status in _GATEWAY and url.lower().startswith("http:") and self.is_proxied(url):
            # For https it is told apart; here an answer of the proxy looks like the host's.
            raise WebError("proxy", f"the proxy answers {reply.status} for {host_of(url)}")
        return reply

    def fetch(self, url: str, *, headers: Mapping[str, str] | None = None) -> Reply:
        """Get what is at an address, through redirects; ``reply.url`` is where it ended.

        Raises :class:`WebError`: of kind ``redirects`` after ``max_hops`` or in a circle, of kind
        ``status`` for an answer of 400 and above.
        """
        end = time.monotonic() + self.deadline
        seen = [url]
        hops: list[tuple[int, str]] = []
        line = self.line()
        try:
            while True:
                left = max(end - time.monotonic(), 0.001)
                answer = self.exchange(seen[-1], headers=headers, seconds=left, line=line)
                reply = evolve(answer, hops=tuple(hops))
                if not reply.location:
                    break
                if len(hops) >= self.max_hops or reply.location in seen:
                    message = f"too many redirects, last to {reply.location}"
                    raise WebError("redirects", message, reply=reply)
                seen.append(reply.location)
                hops.append((reply.status, reply.location))
        finally:
            line.close()
        if reply.status >= 400:  # noqa: PLR2004 - where errors begin, RFC 9110 section 15
            message = f"the server answered {reply.status} for {reply.url}"
            raise WebError("status", message, reply=reply)
        return reply

    def _refuse_numbers(self, host: str) -> None:
        """Refuse an address that is private as it is written, which holds behind a proxy too."""
        number = plain_number(host)
        private = is_local(host) or (is_number(number) and not is_public(number))
        if private and not self.allow_private:
            raise WebError("refused-address", f"{host} is not on the public internet")

    def _send(
        self, method: str, url: str, headers: Mapping[str, str], line: Line, call: Call
    ) -> Reply:
        began = time.monotonic()
        shown = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        # Only these parts: requests' own prepare() adds credentials and cookies, and costs more.
        request = requests.PreparedRequest()
        request.prepare_method(method)
        request.prepare_url(url, None)
        request.prepare_headers({**shown, **headers})
        # As it goes out, for ``%31%32%37.0.0.1`` becomes a number on its way.
        self._refuse_numbers(host_of(cast("str", request.url)))
        waits = (self.connect_timeout, min(self.silence, call.left))
        answer = line.send(request, stream=True, timeout=waits, proxies=self.proxies_for(url))
        try:
            packed = answer.raw.read(self.max_bytes + 1, decode_content=False)
        finally:
            # A connection with unread bytes cannot be used again; one that was read to the end is
            # already back in its pool, and close() then does nothing.
            answer.close()
        if call.expired:
            raise TimeoutError
        encoding = answer.raw.headers.get("Content-Encoding", "")
        body, complete = unpack(packed, encoding, self.max_bytes)
        complete = complete and not answer.raw.length_remaining
        return Reply(
            url=cast("str", request.url),
            status=answer.status_code,
            headers={name.lower(): value for name, value in answer.raw.headers.items()},
            body=body,
            complete=complete,
            seconds=time.monotonic() - began,
        )


def _connect(
    host: str, addresses: list[str], port: int, call: Call, patience: float
) -> socket.socket:
    """Connect to the first address that accepts."""
    failed: OSError = OSError()
    for address in addresses:
        try:
            return socket.create_connection((address, port), min(patience, call.left))
        except OSError as error:
            failed = error
    kind: Failure = "timeout" if isinstance(failed, TimeoutError) else "connect"
    raise WebError(kind, f"no connection to {host} ({failed})") from failed


_CERTIFICATE: dict[int, Failure] = {
    9: "tls-expired",
    10: "tls-expired",
    62: "tls-name",
    64: "tls-name",
}
"""OpenSSL's verification results (``man verify``); every other one is about the chain."""

_KINDS: tuple[tuple[tuple[type[BaseException], ...], Failure], ...] = (
    ((ProxyError, requests.exceptions.InvalidProxyURL), "proxy"),
    ((ssl.SSLError,), "tls"),
    ((TimeoutError, PoolTimeoutError), "timeout"),
    ((requests.exceptions.InvalidURL, UnicodeError), "invalid"),
)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and everything it was made from: arguments, reasons, causes."""
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        item = todo.pop(0)
        if isinstance(item, BaseException) and id(item) not in seen:
            seen.add(id(item))
            yield item
            todo += [*item.args, getattr(item, "reason", None), item.__cause__, item.__context__]


def _diagnose(error: BaseException, call: Call, url: str) -> WebError:
    """Say in one word why an exchange failed."""
    host = host_of(url)
    if call.expired:
        return WebError("timeout", f"{host} did not finish its answer in time")
    chain = tuple(_chain(error))
    for item in chain:
        if isinstance(item, ssl.SSLCertVerificationError):
            kind = _CERTIFICATE.get(item.verify_code, "tls-chain")
            return WebError(kind, f"{host}: {item.verify_message}")
    for kinds, kind in _KINDS:
        found = next((item for item in chain if isinstance(item, kinds)), None)
        if kind == "timeout" and found is not None:  # urllib3's words name its classes
            return WebError(kind, f"{host} did not answer in time")
        if found is not None:
            return WebError(kind, f"{host}: {found}")
    return WebError("closed", f"{host} closed the connection or did not speak HTTP ({chain[-1]})")


class Policy(TypedDict, total=False):
    """The fields of :class:`Web` that a caller of :func:`fetch` may want to say."""

    deadline: float
    max_bytes: int
    max_hops: int
    contact: str
    allow_private: bool
    proxy: str


def fetch(url: str, **policy: Unpack[Policy]) -> Reply:
    """Get what is at an address, through redirects; ``policy`` are fields of :class:`Web`."""
    return Web(**policy).fetch(url)
