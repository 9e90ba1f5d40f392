"""What comes back from the web: a reply, or the reason why there is none."""

from __future__ import annotations

import codecs
import functools
import re
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from attrs import field, frozen

from migpubs.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Failure = Literal[
    "invalid",
    "refused-address",
    "unknown-host",
    "dns",
    "connect",
    "timeout",
    "tls-expired",
    "tls-name",
    "tls-chain",
    "tls",
    "proxy",
    "closed",
    "redirects",
    "status",
]
"""Why no usable answer came: the address is not one; it is not public; nobody has that name; the
name could not be asked for; nobody listens; too slow; the certificate is out of date, for another
name, from an unknown authority, or the handshake failed; the proxy failed; the connection closed
early or the answer was not HTTP; too many redirects; an error status (only :meth:`Web.fetch`)."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)


class WebError(FetchError):
    """The web did not answer, or must not be asked; ``kind`` is a :data:`Failure`."""

    def __init__(self, kind: Failure, message: str, *, reply: Reply | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.reply = reply
        """The answer that was not good enough, where there was one."""

    def __reduce__(self) -> tuple[Callable[..., WebError], tuple[str, str]]:
        return functools.partial(type(self), reply=self.reply), (self.kind, str(self))


@frozen(kw_only=True)
class Reply:
    """One answer of a server, cut at the limit."""

    url: str
    """The address that was asked, as it went out."""
    status: int
    headers: Mapping[str, str] = field(factory=dict, hash=False)
    """Names in lower case."""
    body: bytes = b""
    """Unpacked; at most ``max_bytes``."""
    complete: bool = True
    """Whether ``body`` is all of what the server sent."""
    seconds: float = 0.0
    """From the request to the last byte read."""
    hops: tuple[tuple[int, str], ...] = ()
    """Each redirect on the way: its status and the address it pointed to."""

    @property
    def media_type(self) -> str:
        """``text/html``, in lower case and without parameters; empty when not said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def location(self) -> str:
        """Where a redirect points to, as an absolute address; empty when this is none."""
        target = self.headers.get("location", "") if self.status in REDIRECTS else ""
        if not target:
            return ""
        # Servers send UTF-8 here; http.client reads headers as Latin-1.
        with suppress(UnicodeError):
            target = target.encode("latin-1").decode()
        with suppress(ValueError):
            return urljoin(self.url, target.strip())
        return target

    @property
    def text(self) -> str:
        """The body as text: byte order mark, then header, then ``<meta charset>``, then UTF-8."""
        if self.body.startswith(codecs.BOM_UTF8):
            return self.body.decode("utf-8-sig", "replace")
        told = _CHARSET.search(self.headers.get("content-type", "").encode("latin-1", "replace"))
        found = told or _CHARSET.search(self.body[:2048])
        name = found.group(1).decode().lower() if found else "utf-8"
        # Thai pages say windows-874, which Python knows under its code page's number only.
        with suppress(LookupError, UnicodeError):
            return self.body.decode(re.sub(r"^windows-874$", "cp874", name), "replace")
        return self.body.decode("utf-8", "replace")


def unpack(data: bytes, encoding: str, limit: int) -> tuple[bytes, bool]:
    """Undo a content encoding that was not asked for, up to ``limit`` bytes (zip bombs)."""
    if encoding.strip().lower() in {"gzip", "x-gzip", "deflate"}:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        with suppress(zlib.error):
            plain = unpacker.decompress(data[:limit], limit)
            return plain, unpacker.eof
    return data[:limit], len(data) <= limit
