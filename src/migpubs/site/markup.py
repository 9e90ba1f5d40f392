"""The one place where text becomes markup that templates do not escape again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from migpubs.csl.output import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from migpubs.csl.runs import Mark, Run

_MARKS: Mapping[Mark, tuple[str, str]] = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<i>", "</i>"),
    "upright": ('<span class="upright">', "</span>"),
    "bold": ("<b>", "</b>"),
    "medium": ('<span class="medium">', "</span>"),
    "small-caps": ('<span class="small-caps">', "</span>"),
    "underline": ("<u>", "</u>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "block": ('<span class="block">', "</span>"),
    "indent": ('<span class="block">', "</span>"),
    "left-margin": ("<span>", "</span> "),
}
"""Elements that may stand in a paragraph, and no inline styles: the policy of the pages forbids
them."""


def marked_up(runs: Iterable[Run]) -> Markup:
    """Return runs as HTML; `migpubs.csl.output` escapes whatever is text in them."""
    return trusted(html(runs, _MARKS))


def trusted(written: str) -> Markup:
    """Take HTML that a writer of ours has escaped for what it is."""
    return Markup(written)  # noqa: S704 - the callers are writers of HTML, and tests attack them
