"""Dates, languages, links and identifiers."""

from __future__ import annotations

import pytest

from migpubs.intake import values
from migpubs.intake.blocks import Cell
from migpubs.intake.readings import Notebook
from migpubs.intake.tables import Entry


@pytest.mark.parametrize(
    ("text", "date", "year"),
    [
        ("2023", ("2023", "read"), (2023, "read")),
        ("31 August 2023", ("2023-08-31", "read"), (2023, "read")),
        ("Aug. 2023", ("2023-08", "read"), (2023, "read")),
        ("2566", ("2023", "inferred"), (2023, "inferred")),
        ("๑๐ ตุลาคม ๒๕๖๒", ("2019-10-10", "inferred"), (2019, "inferred")),
        ("05/06/2019", (None, "unknown"), (2019, "proposed")),
        ("Dec-23", ("2023-12", "proposed"), (2023, "proposed")),
        ("05/2022", ("2022-05", "inferred"), (2022, "inferred")),
        ("13/2022", (None, "unknown"), (None, "unknown")),
        ("2022-2023", (None, "unknown"), (None, "unknown")),
        ("Q1 2023", (None, "unknown"), (2023, "proposed")),
        ("Q1 2566", (None, "unknown"), (2023, "proposed")),
        ("2021 (rev. 2022)", (None, "unknown"), (None, "unknown")),
        ("forthcoming", (None, "unknown"), (None, "unknown")),
        ("15", (None, "unknown"), (None, "unknown")),
        ("1066", (None, "unknown"), (None, "unknown")),
        ("2023 B.E. approx", (None, "unknown"), (None, "unknown")),
        ("-", (None, "unknown"), (None, "unknown")),
    ],
)
def test_dates(text: str, date: tuple[str | None, str], year: tuple[int | None, str]) -> None:
    """What is clear is read, the Buddhist era inferred; of a range or a riddle nothing is made."""
    notes = Notebook()
    found, only = values.read_date_cell(text, notes)
    assert (date, year) == ((found.value, found.status), (only.value, only.status))
    assert bool(notes.flags) == (found.status in {"unknown", "proposed"} and text != "-")


@pytest.mark.parametrize(
    ("text", "tags", "status"),
    [
        ("Thai", ["th"], "read"),
        ("EN/TH", ["en", "th"], "read"),
        ("ไทย และ อังกฤษ", ["th", "en"], "read"),
        ("English, Burmese and Lao", ["en", "my", "lo"], "read"),
        ("th; th", ["th"], "read"),
        ("Thai (summary in English)", ["th", "en"], "proposed"),
        ("Both", [], "unknown"),
        ("", [], "unknown"),
    ],
)
def test_languages(text: str, tags: list[str], status: str) -> None:
    """Names and tags are read; a phrase is proposed; what is not understood is unknown."""
    texts, found, _ = values.read_languages(text, Notebook())
    assert (tags, status) == ([each.language for each in texts], found)


def identifiers(text: str, scheme: str = "", url: str | None = None) -> list[tuple[str, str]]:
    found = Entry(fields=("identifiers",), cells=(Cell(text),))
    read = values.read_identifiers(found, scheme, url, Notebook())
    return [(plain["value"], status) for plain, status, _ in read]


def test_identifiers_of_a_column() -> None:
    """Each is checked; a mistyped one is asked about and not taken."""
    assert [("9789290682523", "read")] == identifiers("978-92-9068-252-3")
    assert [("9789290682523", "read"), ("10.1234/a", "read")] == identifiers(
        "ISBN 978-92-9068-252-3 DOI 10.1234/a"
    )
    assert [] == identifiers("978-92-9068-252-4", "isbn") + identifiers("none") + identifiers("x y")


def test_a_link_may_be_an_identifier() -> None:
    """A DOI's own address; once only."""
    link = "https://doi.org/10.1234/A"
    assert [("10.1234/a", "inferred")] == identifiers("", url=link)
    assert [("10.1234/a", "read")] == identifiers("10.1234/a", url=link)
    assert [] == identifiers("", url="https://www.ilo.org/wcms_123456.htm")


def test_bare_numbers_take_the_scheme_of_their_head() -> None:
    """Ten digits are an ISBN only below a head that says so."""
    assert ([], [("9780306406157", "read")]) == (
        identifiers("0306406152"),
        identifiers("0306406152", "isbn"),
    )
