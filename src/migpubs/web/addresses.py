"""Addresses: which may be asked at all, and which numbers are on the public internet."""

from __future__ import annotations

import ipaddress
import queue
import re
import socket
import threading
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from migpubs.web.replies import WebError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Resolve = Callable[[str], Sequence[str]]
    """A host name to its addresses as text; raises ``socket.gaierror``."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_UNICAST = ipaddress.ip_network("2000::/3")
"""All that is handed out of IPv6; what lies outside is not on the internet, whatever it is."""
_NOT_PUBLIC = (ipaddress.ip_network("192.0.0.0/24"), ipaddress.ip_network("3fff::/20"))
"""Special uses that Python's list lacks or takes for global, depending on its version."""


def check_url(url: str) -> str:
    """Give back an address that may be asked; raise :class:`WebError` ``invalid`` for any other."""
    if re.search(r"[\s\x00-\x1f\x7f]", url):
        shown = f"an address with a space or control character in it: {url!r}"
        raise WebError("invalid", f"{shown} (a space is written %20)")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise WebError("invalid", f"not an address: {url!r} ({error})") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise WebError("invalid", f"not an http or https address: {url!r}")
    if not parts.hostname:
        raise WebError("invalid", f"an address without a host: {url!r}")
    if port == 0:
        # What connects takes 0 for "the usual port", and would ask another address than this.
        raise WebError("invalid", f"not an address: {url!r} (port 0)")
    if parts.username is not None:
        shown = f"{parts.scheme}://…@{parts.hostname}"
        raise WebError("invalid", f"an address with a user name in it: {shown}")
    return url


def host_of(url: str) -> str:
    """The host's name in an address, in lower case, without a port; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def is_public(address: str) -> bool:
    """Whether a numeric address is one that anybody on the internet may be asked at.

    An IPv6 address that carries an IPv4 address (mapped, NAT64, 6to4, Teredo) is as public as
    that one.
    """
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        teredo = number.teredo
        inner = number.ipv4_mapped or number.sixtofour or (teredo[1] if teredo else None)
        if number in _NAT64:
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if number not in _UNICAST:
            return False
    special = any(number in network for network in _NOT_PUBLIC)
    return number.is_global and not number.is_multicast and not special


@lru_cache(maxsize=4_096)
def is_number(host: str) -> bool:
    """Whether a host is written as an IP address."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def plain_number(host: str) -> str:
    """A host as it is, but ``2130706433``, ``0x7f.1`` and the like as the number they stand for.

    Resolvers, and so proxies, read them as IPv4 addresses (``inet_aton(3)``).
    """
    if is_number(host):
        return host
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except (OSError, UnicodeError, ValueError):
        return host


def is_local(host: str) -> bool:
    """Whether a host is this machine by its very name or number."""
    if is_number(host):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost" or host.endswith(".localhost")


def look_up(host: str) -> Sequence[str]:
    """The addresses of a host, from the system's resolver."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve_within(resolve: Resolve, host: str, seconds: float) -> Sequence[str]:
    """The addresses of ``host``; a name server that hangs is left after ``seconds``.

    Raises :class:`WebError` of kind ``unknown-host``, ``dns`` or ``invalid``.
    """
    if is_number(host):
        return (host,)
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name=f"look up {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise WebError("dns", f"the name {host} was not resolved in time") from None
    if isinstance(answer, Exception):
        raise _unresolved(host, answer) from answer
    return answer


def _unresolved(host: str, error: Exception) -> WebError:
    if isinstance(error, UnicodeError):
        return WebError("invalid", f"not a host name: {host}")
    # EAI_NODATA is not on every platform: the name exists, but has no address.
    unknown = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
    if isinstance(error, socket.gaierror) and error.errno in unknown:
        return WebError("unknown-host", f"no such host: {host}")
    return WebError("dns", f"the name {host} could not be looked up ({error})")
