"""Styles made up for a test, and what they print."""

from __future__ import annotations

from typing import Any

from migpubs.csl import Citation, CiteItem, Processor, Style
from migpubs.csl.output import html

Item = dict[str, Any]


def style(
    layout: str = '<text variable="title"/>',
    *,
    entry: str = "",
    options: str = 'class="in-text"',
    citation: str = "",
    bibliography: str = "",
    sort: str = "",
    entry_sort: str = "",
    before: str = "",
    affixes: str = "",
) -> Style:
    """A style whose citation has this layout, and its bibliography this one (or the same)."""
    return Style.load(
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {options}>{before}'
        f"<citation {citation}>{sort}<layout {affixes}>{layout}</layout></citation>"
        f"<bibliography {bibliography}>{entry_sort}<layout {affixes}>{entry or layout}</layout>"
        "</bibliography></style>"
    )


def book(key: str = "a", **variables: Any) -> Item:  # noqa: ANN401 - variables hold anything
    """A book; ``_`` in a variable's name stands for ``-``."""
    named = {name.replace("_", "-"): value for name, value in variables.items()}
    return {"id": key, "type": "book", **named}


def year(*parts: int) -> Item:
    """A date."""
    return {"date-parts": [list(parts)]}


def cited(made: Style, *items: Item, locale: str = "en-US", **cite: Any) -> str:  # noqa: ANN401
    """All items in one citation, the first with these additions."""
    processor = Processor(made, items, locale=locale)
    cites = [CiteItem(id=key, **(cite if not n else {})) for n, key in enumerate(processor.items)]
    return html(processor.cite_alone(Citation(cites=tuple(cites))))


def printed(layout: str, item: Item | None = None, locale: str = "en-US", **cite: Any) -> str:  # noqa: ANN401
    """One item through a layout, in a note style (so that nothing is capitalized: see `style`)."""
    return cited(style(layout), item or book(), locale=locale, **cite)


def listed(made: Style, *items: Item, locale: str = "en-US") -> list[str]:
    """The entries of a bibliography."""
    processor = Processor(made, items, locale=locale)
    return [html(entry.runs) for entry in processor.bibliography()]
