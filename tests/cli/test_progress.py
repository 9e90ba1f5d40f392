"""The line that says what is being done."""

from __future__ import annotations

import fcntl
import os
import struct
import sys
import termios
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from migpubs.cli import progress

if TYPE_CHECKING:
    from collections.abc import Iterator


def on_terminal(monkeypatch: pytest.MonkeyPatch, *, is_one: bool = True) -> list[str]:
    """Let stderr be a terminal; return what is shown on its line."""
    shown: list[str] = []
    monkeypatch.setattr(sys.stderr, "isatty", lambda: is_one)
    monkeypatch.setattr(progress, "show", shown.append)
    monkeypatch.setattr(progress, "clear", lambda: shown.append("cleared"))
    return shown


def clock(monkeypatch: pytest.MonkeyPatch, *times: float) -> None:
    """Let these times pass."""
    several: Iterator[float] = iter(times)
    monkeypatch.setattr(progress, "monotonic", lambda: next(several))


def in_a_hurry(monkeypatch: pytest.MonkeyPatch, shown: list[str]) -> threading.Event:
    """Have no patience; return what is set when something is shown."""
    told = threading.Event()
    monkeypatch.setattr(progress, "show", lambda line: (shown.append(line), told.set()))
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_BEAT", 0.001)
    return told


def test_long_work_is_told_and_its_line_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the patience is over: what is done, and for how long."""
    shown = on_terminal(monkeypatch)
    told = in_a_hurry(monkeypatch, shown)
    with progress.busy("building"):
        assert told.wait(60)
    assert "building … 0 s" == shown[0]
    assert "cleared" == shown[-1]


def test_work_that_knows_its_end_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of the time that has gone."""
    shown = on_terminal(monkeypatch)
    told = in_a_hurry(monkeypatch, shown)
    with progress.busy("writing") as tell:
        tell("records", 3, 10)
        for _ in range(2):  # what was being said when it was told is over then
            told.clear()
            assert told.wait(60)
    assert ["writing: records 3/10", "cleared"] == shown[-2:]


def test_an_interrupted_line_is_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of Ctrl+C begins on a line of its own."""
    shown = on_terminal(monkeypatch)
    told = in_a_hurry(monkeypatch, shown)
    with suppress(KeyboardInterrupt), progress.busy("building"):
        assert told.wait(60)
        raise KeyboardInterrupt
    assert "cleared" == shown[-1]


def test_short_work_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written within the patience, and nothing taken away."""
    shown = on_terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 3600.0)
    for how in (progress.busy, progress.counting):
        with how("building") as tell:
            tell("pages", 1, 2)
    assert [] == shown


@pytest.mark.parametrize("how", [progress.busy, progress.counting])
def test_nothing_is_told_where_nobody_looks(
    monkeypatch: pytest.MonkeyPatch, how: type[progress.busy]
) -> None:
    """Not into a file or a pipe."""
    shown = on_terminal(monkeypatch, is_one=False)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with how("building") as tell:
        tell("pages", 1, 10)
        tell("pages", 2, 10)
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


def test_the_terminal_is_that_of_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is stderr's, when stdout goes to a file; one that does not know its width has none."""
    person, program = os.openpty()
    monkeypatch.setenv("COLUMNS", "11")
    with os.fdopen(program, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        for columns, shown in ((33, b"\ra long line of words            "), (0, b"\ra long lin")):
            fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            progress.show("a long line of words")
            assert shown == os.read(person, 100)
    os.close(person)


def test_what_is_left_is_reckoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """After the patience is over, twice a second: how much is done, and how long it still takes."""
    shown = on_terminal(monkeypatch)
    # begun, the start of the patience, then for each that is told: its part's start, whether it is
    # time, and where it is, when that was and the line's own time
    clock(monkeypatch, 0, 0, 0.5, 0.5, 1.5, 2.5, 2.5, 2.5, 2.6, 3.5, 3.5, 3.5, 4.5, 4.5, 4.5, 4.5)
    with progress.counting("building") as tell:
        for done in (1, 2, 3, 4, 5):
            tell("pages", done, 10)
        tell("feeds", 2, 2)
    assert ["building: pages 3/10 · 7 s left", "building: pages 5/10 · 4 s left"] == shown[:2]
    assert ["building … 4 s", "cleared"] == shown[2:]


def test_what_is_counted_again_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time of a first pass says nothing of the second."""
    clock(monkeypatch, 0, 10, 20, 21, 22)
    work = progress._Work("writing")
    work.tell("records", 10, 10)
    work.tell("records", 1, 10)
    assert "writing: records 1/10" == work.line()
    work.tell("records", 2, 10)
    assert "writing: records 2/10 · 16 s left" == work.line()


def test_no_thread_stands_in_the_way_of_a_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting starts none."""
    on_terminal(monkeypatch)
    before = threading.active_count()
    with progress.counting("building") as tell:
        tell("pages", 1, 10)
        assert before == threading.active_count()


def test_what_is_over_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """`serve` builds again and again; the person is at the browser by then."""
    shown = on_terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.counting("building") as tell:
        tell("pages", 1, 10)
    tell("pages", 2, 10)
    assert ["building: pages 1/10", "cleared"] == shown
