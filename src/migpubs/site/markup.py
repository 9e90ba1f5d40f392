"""The one place where text becomes markup that templates do not escape again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from migpubs.csl.output import html
from migpubs.documents.html import PAGE_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.csl.runs import Run


def marked_up(runs: Iterable[Run]) -> Markup:
    """Return runs as HTML; `migpubs.csl.output` escapes whatever is text in them."""
    return trusted(html(runs, PAGE_MARKS))


def trusted(written: str) -> Markup:
    """Take HTML that a writer of ours has escaped for what it is."""
    return Markup(written)  # noqa: S704 - the callers are writers of HTML, and tests attack them
