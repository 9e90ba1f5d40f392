"""``migpubs build``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_build_prints_the_files_to_take_away(run: Run, tmp_path: Path) -> None:
    """Annexes, reading lists and bibliographies go to stdout by name, the count to stderr."""
    result = run("build", "out")
    assert 0 == result.exit_code
    lines = result.stdout.splitlines()
    assert "out/downloads/2023/annex-2023.docx" in lines
    assert "out/downloads/2023/reading-list-2023.md" in lines
    assert "out/downloads/all/publications.bib" in lines
    assert all((tmp_path / line).is_file() for line in lines)
    assert "files to out: " in result.stderr


def test_build_prints_all_files_as_json(run: Run, tmp_path: Path) -> None:
    """``--json`` names every file that was written, and nothing else."""
    files = json.loads(run("build", "out", "--json").stdout)
    there = {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "out").rglob("*.*")}
    assert set(files) == {path for path in there if (tmp_path / path).is_file()} - {
        "out/.migpubs-build"
    }


def test_losses_are_said_when_asked_for(run: Run) -> None:
    """What formats cannot carry is counted, or told one by one with ``--show-losses``."""
    assert "gaps and losses (--show-losses)" in run("build", "out").stderr
    told = run("build", "out", "--show-losses").stderr
    assert "unicef-th-2023-learning: issued: no date is known" in told
    assert "(--show-losses)" not in told


def test_a_file_of_somebody_else_stops_the_build(run: Run, tmp_path: Path) -> None:
    """A file that no build made is not overwritten: one line, exit 1."""
    theirs = tmp_path / "out" / "downloads" / "2023" / "annex-2023.md"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs")
    result = run("build", "out")
    assert 1 == result.exit_code
    assert "no build made this file" in result.stderr
    assert "theirs" == theirs.read_text()
