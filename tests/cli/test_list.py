"""``migpubs list``, and the selection that commands share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from migpubs.cli import console

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_a_pipe_gets_tab_separated_lines(run: Run) -> None:
    """Away from a terminal each publication is one line: id, date, full title."""
    expected = [
        "id\tdate\ttitle",
        "ilo-2023-pathways\t2023-08\tPrecarious pathways: Migration patterns of Lao workers",
        "unicef-th-2023-learning\tn.d.\tMake [Learning] Count",
    ]
    assert expected == run("list").stdout.splitlines()


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--listed", "2023"), ["ilo-2023-pathways", "unicef-th-2023-learning"]),
        (("--publisher", "unicef"), ["unicef-th-2023-learning"]),
        (("--author", "UNICEF"), ["unicef-th-2023-learning"]),
        (("--language", "English"), ["ilo-2023-pathways"]),
        (("--issued", "2023"), ["ilo-2023-pathways"]),
        (
            ("--kind", "report", "--kind", "document"),
            ["ilo-2023-pathways", "unicef-th-2023-learning"],
        ),
        (("--theme", "network-2023:2"), ["unicef-th-2023-learning"]),
        (("unicef-th-2023-learning",), ["unicef-th-2023-learning"]),
    ],
)
def test_a_selection_narrows_the_list(run: Run, options: tuple[str, ...], ids: list[str]) -> None:
    """Every condition narrows; one that is given twice accepts either."""
    lines = run("list", *options).stdout.splitlines()[1:]
    assert ids == [line.split("\t")[0] for line in lines]


def test_json_holds_whole_records(run: Run) -> None:
    """``--json`` gives the records in the file's own form, with the years that list them."""
    records = json.loads(run("list", "--json").stdout)
    assert [2023] == records[0]["listed"]
    assert ["ilo"] == records[0]["publishers"]


def test_a_terminal_gets_a_table(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the list is a table, and brackets in a title are no markup."""
    monkeypatch.setattr(console, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    shown = run("list").stdout
    assert "Make [Learning] Count" in shown
    assert "\t" not in shown


def test_an_id_is_whole_on_a_narrow_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is there to be copied; the other cells stand below it, and nothing is cut."""
    monkeypatch.setattr(console, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("list").stdout.splitlines()
    at = lines.index("unicef-th-2023-learning")
    assert ["  n.d.", "  Make [Learning] Count"] == lines[at + 1 : at + 3]
