"""What comes back from the web: a reply, or the reason why there is none."""

from __future__ import annotations

import codecs
import email.utils
import functools
import re
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urljoin

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

_PARTIAL = 206
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PART = re.compile(r"bytes\s+(\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_THAI_RUN = re.compile(rb"[\xa1-\xda\xdf-\xfb]{4}")
"""Four letters of TIS-620 in a row; Western code pages have single ones among ASCII."""
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
    def starts_at(self) -> int:
        """Where ``body`` begins in the file: 0, unless a server sends another part (206)."""
        return int(self._part.group(1)) if self._part else 0

    @property
    def is_whole(self) -> bool:
        """Whether ``body`` is all there is; a part (206) is when it reaches to the end."""
        ends = self._part is None or str(int(self._part.group(2)) + 1) == self._part.group(3)
        return self.complete and self.starts_at == 0 and ends

    @property
    def _part(self) -> re.Match[str] | None:
        told = self.headers.get("content-range", "")
        return _PART.match(told) if self.status == _PARTIAL else None

    @property
    def location(self) -> str:
        """Where a redirect points to, as an absolute address; empty when this is none."""
        target = self.headers.get("location", "") if self.status in REDIRECTS else ""
        if not target:
            return ""
        # Servers send UTF-8 here; http.client reads headers as Latin-1.
        with suppress(UnicodeError):
            target = target.encode("latin-1").decode()
        # Spaces are sent as they are; browsers encode them.
        target = re.sub(r"\s", lambda space: quote(space.group()), target.strip())
        with suppress(ValueError):
            return urljoin(self.url, target)
        return target

    @property
    def text(self) -> str:
        """The body as text: byte order mark, then header, then ``<meta charset>``, then a guess."""
        for mark, name in _MARKS:
            if self.body.startswith(mark):
                return self.body[len(mark) :].decode(name, "replace")
        told = _CHARSET.search(self.headers.get("content-type", "").encode("latin-1", "replace"))
        found = told or _CHARSET.search(self.body[:2048])
        # Thai pages say windows-874, which Python knows under its code page's number only.
        with suppress(LookupError, UnicodeError):
            if found:
                name = re.sub(r"^windows-874$", "cp874", found.group(1).decode().lower())
                # What says so in ASCII is not UTF-16 (HTML standard, section 13.2.3.2).
                name = "utf-8" if not told and name.startswith("utf-16") else name
                text = self.body.decode(name, "replace")
                # Some of Python's codecs make half characters, which nobody can write down.
                return text.encode("utf-8", "replace").decode()
        return _guess(self.body)


def _guess(body: bytes) -> str:
    """Text whose charset nobody tells: UTF-8, unless most of it is not; then Thai or Western."""
    text = body.decode("utf-8", "replace")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    if 2 * text.count("\ufffd") <= foreign:
        return text
    return body.decode("cp874" if _THAI_RUN.search(body) else "cp1252", "replace")


def read_date(text: str) -> datetime | None:
    """A date as headers have it (RFC 9110 section 5.6.7); ``None`` for anything else."""
    try:
        when = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def unpack(data: bytes, encoding: str, limit: int) -> tuple[bytes, bool]:
    """Undo a content encoding that was not asked for, up to ``limit`` bytes (zip bombs)."""
    if encoding.strip().lower() in {"gzip", "x-gzip", "deflate"}:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
        with suppress(zlib.error):
            plain = unpacker.decompress(data[:limit], limit)
            return plain, unpacker.eof
    return data[:limit], len(data) <= limit
