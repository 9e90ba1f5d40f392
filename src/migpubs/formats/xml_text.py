"""Text for XML 1.0: escaped, and without what XML cannot hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape as _escape

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """Return text for an element or an attribute in double quotes.

    Characters that XML 1.0, section 2.2, does not allow are left out.
    """
    return _escape(_FORBIDDEN.sub("", text), {'"': "&quot;"})


def element(name: str, text: str, indent: str = "") -> str:
    """Return an element with text on a line of its own; nothing for an empty text."""
    return f"{indent}<{name}>{escape(text)}</{name}>\n" if text else ""
