"""When a publication came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake.readings import Notebook
from tests.intake.conftest import shown

if TYPE_CHECKING:
    from tests.intake.conftest import Propose
from migpubs.intake import issue_dates


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
        ("2020/7", ("2020-07", "inferred"), (2020, "inferred")),
        ("2023.08", ("2023-08", "inferred"), (2023, "inferred")),
        ("2007/08", (None, "unknown"), (None, "unknown")),
        ("2026-03-", ("2026-03", "read"), (2026, "read")),
        ("13/2022", (None, "unknown"), (None, "unknown")),
        ("2022-2023", (None, "unknown"), (None, "unknown")),
        ("Q1 2023", (None, "unknown"), (2023, "proposed")),
        ("Q1 2566", (None, "unknown"), (2023, "proposed")),
        ("2021 (rev. 2022)", (None, "unknown"), (None, "unknown")),
        ("forthcoming", (None, "unknown"), (None, "unknown")),
        ("15", (None, "unknown"), (None, "unknown")),
        ("1066", (None, "unknown"), (None, "unknown")),
        ("2023 B.E. approx", (None, "unknown"), (None, "unknown")),
        ("2024 (2567)", ("2024", "read"), (2024, "read")),
        ("พ.ศ. 2566 (ค.ศ. 2023)", ("2023", "inferred"), (2023, "inferred")),
        ("15 มกราคม 2567 / 2024", ("2024-01-15", "inferred"), (2024, "inferred")),
        ("2565 (2021)", (None, "unknown"), (None, "unknown")),
        ("1457/2000", (None, "unknown"), (None, "unknown")),
        ("ต.ค. 66", ("2023-10", "inferred"), (2023, "inferred")),
        ("ต.ค. 23", (None, "unknown"), (None, "unknown")),
        ("Jan 67", ("2024-01", "proposed"), (2024, "proposed")),
        ("-", (None, "unknown"), (None, "unknown")),
    ],
)
def test_dates(text: str, date: tuple[str | None, str], year: tuple[int | None, str]) -> None:
    """What is clear is read, the Buddhist era inferred; of a range or a riddle nothing is made."""
    notes = Notebook()
    found, only = issue_dates.read_date_cell(text, notes)
    assert (date, year) == ((found.value, found.status), (only.value, only.status))
    assert bool(notes.flags) == (found.status in {"unknown", "proposed"} and text != "-")


@pytest.mark.parametrize(
    ("heading", "year"),
    [
        ("in 2023", 2023),
        ("ปี ๒๕๖๖", 2023),
        ("2566 (2023)", 2023),
        ("2019–2024", None),
        ("List", None),
    ],
)
def test_the_year_of_a_heading(heading: str, year: int | None) -> None:
    """The one year it names, in either era."""
    assert year == issue_dates.year_of(heading)


def test_the_day_of_a_launch_is_only_proposed(propose: Propose) -> None:
    """A work may be out long before or after it is launched."""
    row = propose("Title,Launch date\nHome truths,5 May 2020\n", "a.csv").proposals[0]
    assert ("2020-05-05", "proposed") == shown(row.fields)["date"]
    assert (2020, "proposed") == shown(row.fields)["year"]


def test_years_of_two_eras_must_agree(propose: Propose) -> None:
    """Where one row has two years that differ, neither is read."""
    text = "Title,Year (B.E.),Year (A.D.)\nHome truths,2561,2019\n"
    row = propose(text, "a.csv").proposals[0]
    assert "unknown" == row.fields["year"].status


def test_date_and_year_must_agree(propose: Propose) -> None:
    """Where they do not, both are proposed."""
    head = "Title,Publisher,Date,Year\n"
    row = propose(head + "Home truths,ILO,May 2022,2021\n", "a.csv").proposals[0]
    assert ("2022-05", "proposed") == shown(row.fields)["date"]
    assert (2021, "proposed") == shown(row.fields)["year"]
    same = propose(head + "Home truths,ILO,May 2022,2565\n", "a.csv").proposals[0]
    assert (2022, "read") == shown(same.fields)["year"]


def test_a_year_that_has_yet_to_come_is_asked() -> None:
    """In either era."""
    for text in ("2090", "2633"):
        notes = Notebook()
        found, year = issue_dates.read_date_cell(text, notes)
        assert ("proposed", 2090, 1) == (found.status, year.value, len(notes.flags))


def test_short_years_of_a_column_are_asked_about_once(propose: Propose) -> None:
    """Each is proposed; one that may be Buddhist, or has a day too, is asked about by itself."""
    text = "Title,Publisher,Date\nA,ILO,Mar-22\nB,ILO,Dec-21\nC,ILO,Jan 67\nD,ILO,1/2/23\n"
    found = propose(text, "a.csv").proposals
    own = "short-year: do a month and two figures, as in 'Dec-23', mean a year?"
    asked = [(own,), (), ("date: which date is 'Jan 67'?",), ("date: which date is '1/2/23'?",)]
    assert asked == [each.flags for each in found]
    assert ["proposed"] * 4 == [each.fields["year"].status for each in found]
