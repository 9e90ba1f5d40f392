"""The command line as a whole: help, wrong words, exit codes, pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from migpubs import __version__
from migpubs.cli import COMMANDS

if TYPE_CHECKING:
    from tests.cli.conftest import Run

MIGPUBS = str(Path(sys.executable).parent / "migpubs")


def test_help_names_every_command(run: Run) -> None:
    """``-h`` lists all commands with their lines."""
    shown = run("-h").stdout
    missing = [name for name in COMMANDS if f"\n  {name} " not in shown]
    assert [] == missing, shown


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_is_the_commands_own(name: str) -> None:
    """The table of commands says the same as the command itself, which has examples."""
    command = import_module(f"migpubs.cli.{name.replace('-', '_')}").command
    assert (name, COMMANDS[name]) == (command.name, command.help.split("\n")[0])
    assert f"migpubs {name}" in command.help


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    """A mistyped command exits 2 and names the one that was meant."""
    result = run("lits")
    assert 2 == result.exit_code
    assert "no such command 'lits' (did you mean 'list'?)" in result.stderr
    assert "see migpubs -h" in run("xyzzy").stderr


def test_the_version_is_printed(run: Run) -> None:
    """``--version`` prints name and version."""
    assert f"migpubs {__version__}\n" == run("--version").stdout


def test_a_missing_folder_gives_one_line(run: Run) -> None:
    """A catalogue that is not there exits 1 with one line that says what to do."""
    result = run("list", catalogue="nowhere")
    assert 1 == result.exit_code
    assert result.stderr.startswith("nowhere: there is no such folder (name the catalogue's folder")
    assert 1 == len(result.stderr.splitlines())


def test_all_problems_of_a_damaged_catalogue_are_shown(run: Run, small: Path) -> None:
    """Problems of several files come in one run, each with its place."""
    (small / "publications" / "2024.yaml").write_text("- id: x\n  titel: y\n", encoding="utf-8")
    (small / "bodies.yaml").write_text("- id: ilo\n", encoding="utf-8")
    lines = run("list").stderr.splitlines()
    assert "bodies.yaml:1:3: ilo: the field 'name' is missing" in lines
    assert any(
        line.startswith("publications/2024.yaml:2:3: x: titel: unknown field") for line in lines
    )


def test_an_unknown_key_names_the_nearest(run: Run) -> None:
    """A mistyped key exits 1 and says what was meant."""
    result = run("show", "ilo-2023-pathway")
    assert 1 == result.exit_code
    expected = "migpubs: unknown publication 'ilo-2023-pathway' (did you mean 'ilo-2023-pathways'?)"
    assert [expected] == result.stderr.splitlines()


def test_an_unknown_word_is_wrong_usage(run: Run) -> None:
    """A word outside a closed list exits 2."""
    result = run("list", "--kind", "reprot")
    assert 2 == result.exit_code
    assert "did you mean 'report'?" in result.stderr


def test_the_shipped_catalogue_says_so(run: Run) -> None:
    """Without a catalogue of one's own the shipped one is read, and stderr says so."""
    result = run("list", "--listed", "2023", catalogue=None)
    assert 0 == result.exit_code
    assert "using the catalogue that comes with migpubs, version 20" in result.stderr


def test_a_closed_pipe_is_quiet(small: Path) -> None:
    """Output to a reader that went away ends without a word and without a traceback."""
    command = f"'{MIGPUBS}' --catalogue '{small}' list | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert ("i", "") == (done.stdout, done.stderr)


def test_a_pipe_that_closed_before_we_wrote(small: Path) -> None:
    """A pipe nobody reads ends us without a word."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as out:
        command = [MIGPUBS, "--catalogue", str(small), "list"]
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    assert (1, "") == (done.returncode, done.stderr)


def test_python_dash_m_is_the_same(small: Path) -> None:
    """``python -m migpubs`` runs the command line."""
    command = [sys.executable, "-m", "migpubs", "--catalogue", str(small), "list"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("id\tdate\ttitle\n")
