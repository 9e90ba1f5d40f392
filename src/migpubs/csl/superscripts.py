"""Raised characters ("2ᵉ", "n.º") as HTML elements, which is how citeproc-js prints them.

Few fonts have all of them, and those that do raise them differently.
"""

from __future__ import annotations

import re
from unicodedata import decomposition

_raised = re.compile("[ª²³¹ºʰ-ʸˀˁˠ-ˤۥۦᴬ-ᵡ⁰-⁾ⁿ℠™㆒-㆟]")
_UNDESCRIBED = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}
"""Raised letters that Unicode does not describe as such."""


def in_elements(html: str) -> str:
    """The HTML with each raised character as its plain one inside ``<sup>``."""
    return html if html.isascii() else _raised.sub(_element, html)


def _element(found: re.Match[str]) -> str:
    sign = found.group()
    kind, *codes = decomposition(sign).split() or [""]
    plain = "".join(chr(int(code, 16)) for code in codes if kind == "<super>")
    plain = plain or _UNDESCRIBED.get(sign, "")
    return f"<sup>{plain}</sup>" if plain else sign
