"""Affixes, formatting, quotes, text case, strip-periods and display, one function an element.

The attributes are read once, when a style is compiled (specification, "Formatting", "Affixes",
"Display", "Quotes", "Strip-periods", "Text-case").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.csl import textcase
from migpubs.csl.marks import CLOSE, OPEN, QUOTE, UNQUOTE
from migpubs.csl.punctuation import affix, strip_periods

if TYPE_CHECKING:
    from collections.abc import Callable

    from migpubs.csl.cite import Cite
    from migpubs.csl.document import Node
    from migpubs.csl.runs import Mark

    Finish = Callable[[str, Cite], str]

_LOOKS: dict[str, dict[str, Mark]] = {
    "font-style": {"italic": "italic", "oblique": "oblique", "normal": "upright"},
    "font-variant": {"small-caps": "small-caps", "normal": "full-caps"},
    "font-weight": {"bold": "bold", "light": "light", "normal": "medium"},
    "text-decoration": {"underline": "underline", "none": "no-underline"},
    "vertical-align": {"sup": "superscript", "sub": "subscript", "baseline": "baseline"},
}
_DISPLAY: dict[str, Mark] = {
    "block": "block",
    "left-margin": "left-margin",
    "right-inline": "right-inline",
    "indent": "indent",
}


def looks(node: Node) -> str:
    """The opening marks of an element's formatting, the innermost last."""
    found = [values.get(node.get(name)) for name, values in _LOOKS.items()]
    return "".join(OPEN[mark] for mark in reversed(found) if mark)


def styled(opening: str, text: str) -> str:
    """The text inside these marks."""
    return f"{opening}{text}{CLOSE * len(opening)}" if opening and text else text


def finish(node: Node, *, inside_quotes: bool, affixes: bool = True, term: bool = False) -> Finish:
    """What an element's attributes do to its content, '' staying ''.

    A ``term`` is in the language of the output: title case touches it whatever the item's.
    """
    opening, case = looks(node), _case(node)
    strip, quoted = node.get("strip-periods") == "true", node.get("quotes") == "true"
    prefix, suffix = (node.get("prefix"), node.get("suffix")) if affixes else ("", "")
    display, named = _DISPLAY.get(node.get("display")), node.name == "names"

    def inside(text: str, cite: Cite) -> str:
        if strip:
            text = strip_periods(text)
        if case:
            text = textcase.apply(case, text, english=term or cite.english)
        text = styled(opening, text)
        return f"{QUOTE}{text}{UNQUOTE}" if quoted and not cite.sorting else text

    def plain(text: str, cite: Cite) -> str:
        if not text:
            return ""
        text = inside(text, cite)
        if cite.sorting and named:
            return text
        return affix(prefix, text, suffix, inside_quotes=inside_quotes)

    if not (case or strip or opening or quoted or prefix or suffix or display):
        return unchanged
    if display is None:
        return plain
    shown = OPEN[display]
    return lambda text, cite: f"{shown}{plain(text, cite)}{CLOSE}" if text else ""


def _case(node: Node) -> str:
    """The text case of what prints text itself; groups, names and macros have none."""
    if node.name in {"group", "names", "layout"} or "macro" in node.attributes:
        return ""
    return node.get("text-case")


def unchanged(text: str, _cite: Cite) -> str:
    """What `finish` gives for an element without any of these attributes."""
    return text
