"""Which link is the publication's own."""

from __future__ import annotations

import pytest

from migpubs.intake import addresses
from migpubs.intake.blocks import Cell
from migpubs.intake.entries import Entry
from migpubs.intake.readings import Notebook


def entry(title: Cell, column: Cell, author: Cell = Cell()) -> Entry:  # noqa: B008 - a frozen class
    return Entry(fields=("title", "authors", "url"), cells=(title, author, column))


A, B = "https://a.org/1", "https://b.org/2"
SAFE = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.org%2F1&data=05"


@pytest.mark.parametrize(
    ("found", "url", "status", "rule"),
    [
        (entry(Cell("T", (A,)), Cell()), A, "read", "title-link"),
        (entry(Cell("T"), Cell(A, (A,))), A, "read", "link-column"),
        (entry(Cell("T", (A,)), Cell("x", (A + "/",))), A, "read", "title-link"),
        (entry(Cell("T", (A,)), Cell("x", (B,))), A, "proposed", "title-link"),
        (entry(Cell("T", (A, B)), Cell()), A, "proposed", "title-link"),
        (entry(Cell("T", ("mailto:x@a.org", "#top", "file:///c/x")), Cell()), None, "unknown", ""),
        (entry(Cell("T"), Cell("www.a.org/x")), "www.a.org/x", "proposed", "bare-url"),
        (entry(Cell("T"), Cell(A + "\n-x", (A,))), A + "-x", "proposed", "broken-url"),
        (entry(Cell("T"), Cell(A + "\nx", (A,))), A + "x", "proposed", "broken-url"),
        (entry(Cell("T"), Cell(A + "\n" + B, (A, B))), A, "proposed", "link-column"),
        (entry(Cell("T"), Cell(A + " two", (A,))), A, "proposed", "broken-url"),
        (entry(Cell(f"T {A} x.pdf", (A,)), Cell()), A, "proposed", "broken-url"),
        (entry(Cell(f"T {A} (x.pdf)", (A,)), Cell()), A, "read", "title-link"),
        (entry(Cell("T"), Cell("in print")), None, "unknown", ""),
        (entry(Cell("T"), Cell("-")), None, "unknown", ""),
        (entry(Cell("T"), Cell(), Cell("ILO", (B,))), B, "proposed", "other-column"),
        (entry(Cell("T", (SAFE,)), Cell()), A, "inferred", "safe-link"),
        (
            entry(Cell("T", (SAFE.replace("url=", "q="),)), Cell()),
            SAFE.replace("url=", "q="),
            "read",
            "title-link",
        ),
        (
            entry(Cell("T"), Cell("https://a.org/ asia/x", ("https://a.org/",))),
            "https://a.org/asia/x",
            "proposed",
            "broken-url",
        ),
        (entry(Cell("T"), Cell(f"{A} {B}", (A, B))), A, "proposed", "link-column"),
        (entry(Cell("T"), Cell(f"{A} accessed", (A,))), A, "read", "link-column"),
        (entry(Cell("T"), Cell(f"{A} (PDF)", (A,))), A, "read", "link-column"),
        (entry(Cell("T"), Cell(f"Press release: {A}", (A,))), A, "proposed", "elsewhere"),
        (
            entry(Cell("T"), Cell("a.org", ("https://a.org/",))),
            "https://a.org/",
            "proposed",
            "elsewhere",
        ),
        (entry(Cell("T"), Cell("old link", (A,))), A, "proposed", "elsewhere"),
        (
            entry(Cell("T"), Cell("https://a.org/news", ("https://a.org/news",))),
            "https://a.org/news",
            "read",
            "link-column",
        ),
        (entry(Cell("T (blog)", (A,)), Cell()), A, "proposed", "elsewhere"),
        (entry(Cell(f"Link: {A}", (A,)), Cell()), A, "proposed", "elsewhere"),
        (entry(Cell("Migrants in the news", (A,)), Cell()), A, "read", "title-link"),
        (entry(Cell("T"), Cell(f"{A} b.pdf", (A,))), A, "proposed", "broken-url"),
        (
            entry(Cell("T"), Cell("10.1234/abc")),
            "https://doi.org/10.1234/abc",
            "proposed",
            "doi-address",
        ),
    ],
)
def test_links(found: Entry, url: str | None, status: str, rule: str) -> None:
    """The title's own link first, then the column's; anything else is proposed or unknown."""
    reading = addresses.read_url(found, Notebook())
    assert (url, status, rule) == (reading.value, reading.status, reading.rule)
