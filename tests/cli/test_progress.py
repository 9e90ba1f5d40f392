"""The line that says what is being done."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from migpubs.cli import progress

if TYPE_CHECKING:
    import pytest


def on_terminal(monkeypatch: pytest.MonkeyPatch, *, is_one: bool) -> list[str]:
    """Let stderr be a terminal; return what is shown on its line."""
    shown: list[str] = []
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_one)
    monkeypatch.setattr(progress, "show", shown.append)
    monkeypatch.setattr(progress, "clear", lambda: shown.append("cleared"))
    return shown


def test_long_work_is_told_and_its_line_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the patience is over: what is done, and for how long."""
    shown = on_terminal(monkeypatch, is_one=True)
    told = threading.Event()
    monkeypatch.setattr(progress, "show", lambda line: (shown.append(line), told.set()))
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BEAT", 0.001)
    with progress.busy("building"):
        assert told.wait(60)
    assert "building … 0 s" == shown[0]
    assert "cleared" == shown[-1]


def test_short_work_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written within the patience."""
    shown = on_terminal(monkeypatch, is_one=True)
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)
    with progress.busy("building"):
        pass
    assert [] == shown


def test_nothing_is_told_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not into a file or a pipe."""
    shown = on_terminal(monkeypatch, is_one=False)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.busy("building"):
        threading.Event().wait(0.01)
    assert [] == shown


def test_the_line_fits_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is cut at the width, and taken away with blanks."""
    monkeypatch.setenv("COLUMNS", "11")
    progress.show("a long line of words")
    progress.clear()
    assert "\ra long lin\r          \r" == capsys.readouterr().err


def test_what_can_be_counted_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the patience is over, twice a second: how much is done, and how long it still takes."""
    shown = on_terminal(monkeypatch, is_one=True)
    times = iter((0.0, 0.0, 1.0, 2.0, 2.1, 3.0, 3.0))
    monkeypatch.setattr(progress, "monotonic", lambda: next(times))
    with progress.counting("building") as tell:
        for done in (1, 2, 3, 4, 5):
            tell("pages", done, 10)
        tell("feeds", 1, 2)
    assert ["building: pages 3/10 · 5 s left", "building: pages 5/10 · 3 s left"] == shown[:2]
    assert ["cleared"] == shown[2:]


def test_no_thread_stands_in_the_way_of_a_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting starts none, and is silent where nobody looks."""
    shown = on_terminal(monkeypatch, is_one=False)
    before = threading.active_count()
    with progress.counting("building") as tell:
        monkeypatch.setattr(progress, "monotonic", lambda: 1e9)
        tell("pages", 1, 10)
        assert before == threading.active_count()
    assert [] == shown
