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


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("", False),
        (".", False),
        (" (accessed 3 May 2021)", False),
        (", accessed 3 May 2021", False),
        (" Accessed 3 May 2021", False),
        (") and more", False),
        ("; https://b.org/2", False),
        (";https://b.org/2", False),
        ("\nLanguage: Thai", False),
        (" PDF", False),
        ("\u20601", False),
        ("¹", False),
        ("-\nwith-hyphen", True),
        (" 2022", True),
        ("\n7747-en", True),
        ("\nMigration/pushed_back.pdf (2019)", True),
        (".\npdf", True),
        ("\nMigration", True),
        ("\nMigration is rising. See below.", False),
        ("/page", True),
    ],
)
def test_an_address_in_a_text_may_go_on(rest: str, expected: bool) -> None:  # noqa: FBT001
    """It is whole where nothing follows, or what follows can be no part of it."""
    assert expected == addresses.goes_on("https://a.org/x", f"See https://a.org/x{rest}")


@pytest.mark.parametrize("sign", ["-", "_", "=", "&", "?", "%"])
def test_an_address_does_not_end_in_a_sign_that_joins(sign: str) -> None:
    """It was cut there; one that is a link of its own and not printed is whole."""
    link = f"https://a.org/x{sign}"
    assert [True, False] == [addresses.goes_on(link, link), addresses.goes_on(link, "Here")]


@pytest.mark.parametrize(
    ("line", "below", "expected"),
    [
        ("Homes. https://a.org/x-", "Two", True),
        ("Homes. https://a.org/x", "y.pdf", True),
        ("Homes. https://a.org/", "ILO (2020). Work.", False),
        ("Homes, 2020.", "pdf", False),
    ],
)
def test_the_line_below_may_be_the_rest_of_an_address(
    line: str,
    below: str,
    expected: bool,  # noqa: FBT001
) -> None:
    """Then it begins no entry of its own."""
    assert expected == addresses.is_cut(line, below)
