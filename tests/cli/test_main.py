"""The command line as a whole: help, wrong words, exit codes, pipes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from migpubs import __version__
from migpubs.__main__ import main as start
from migpubs.cli import COMMANDS
from migpubs.documents import MEDIA
from migpubs.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

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


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("export", [each.name for each in FORMATS.values() if each.writes]),
        ("import", [each.name for each in FORMATS.values() if each.reads]),
        ("annex", MEDIA),
        ("reading-list", MEDIA),
    ],
)
def test_help_names_every_form_that_can_be_had(run: Run, name: str, words: Iterable[str]) -> None:
    """Each format and medium stands in the help of the commands that take it."""
    shown = run(name, "-h").stdout
    assert [] == [word for word in words if not re.search(rf"(?<![\w-]){word}(?![\w-])", shown)]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_terminal(run: Run, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line of it is longer than 80 letters, examples included."""
    monkeypatch.setenv("COLUMNS", "80")
    assert [] == [line for line in run(name, "-h").stdout.splitlines() if len(line) > 80]


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    """A mistyped command exits 2 and names the one that was meant."""
    expected = "migpubs: no such command 'lits'; did you mean 'list'? (see migpubs -h)\n"
    result = run("lits")
    assert (2, expected) == (result.exit_code, result.stderr)
    assert "migpubs: no such command 'xyzzy' (see migpubs -h)\n" == run("xyzzy").stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["list", "--listd", "1"],
            "list has no option '--listd' (did you mean '--listed'?)",
        ),
        (["list", "-x"], "migpubs list has no option '-x' (see migpubs list -h)"),
        (["show"], "missing argument 'KEY...' (see migpubs show -h)"),
        (
            ["cite", "x", "--lang", "fr"],
            "for '--lang': 'fr' is not one of 'en', 'th'",
        ),
        (["list", "--listed"], "option '--listed' requires an argument (see migpubs list -h)"),
        (["ingest"], "name a file, an address or a DOI (see migpubs ingest -h)"),
    ],
)
def test_wrong_words_are_one_line(run: Run, words: list[str], message: str) -> None:
    """Exit 2, and what would be right."""
    result = run(*words)
    assert (2, 1) == (result.exit_code, len(result.stderr.splitlines()))
    assert message in result.stderr


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    """On stderr, for it is wrong usage."""
    result = run()
    assert (2, "") == (result.exit_code, result.stdout)
    assert "Commands:" in result.stderr


def test_the_unexpected_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback, but what to report; a variable shows all of it."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr("migpubs.Catalogue.load", broken)
    result = run("list")
    assert (1, 1) == (result.exit_code, len(result.stderr.splitlines()))
    assert result.stderr.startswith("migpubs: this should not happen: ZeroDivisionError at test_")
    assert "please report it" in result.stderr
    monkeypatch.setenv("MIGPUBS_TRACEBACK", "1")
    assert isinstance(run("list").exception, ZeroDivisionError)


def test_ctrl_c_has_the_shells_exit_code(small: Path) -> None:
    """130, without a word, and nothing goes to stdout."""
    command = [MIGPUBS, "--catalogue", str(small), "ingest", "-"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as running:
        assert running.stdin is not None
        running.stdin.write("x" * 100_000)  # more than a pipe holds: it is read, so we are at work
        running.stdin.flush()
        running.send_signal(signal.SIGINT)
        out, said = running.communicate(timeout=60)
    assert (130, "", "") == (running.returncode, out, said.strip())


def test_ctrl_c_while_it_starts_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback of imports."""

    class Starting:
        def __getattr__(self, _name: str) -> None:
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "migpubs.cli", Starting())
    with pytest.raises(SystemExit) as left:
        start()
    assert 130 == left.value.code


def test_a_full_disk_is_one_line(small: Path) -> None:
    """Of an output that has no name, too."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [MIGPUBS, "--catalogue", str(small), "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (1, "migpubs: the output: No space left on device\n") == (done.returncode, done.stderr)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "no", "/a/.migpubs-1"), "/a: permission denied (is it read-only, or"),
        (
            PermissionError(13, "no", "/a/.migpubs-1", 5, "/a/b.docx"),
            "/a/b.docx: permission denied",
        ),
        (IsADirectoryError(21, "no", "/a"), "/a: this is a folder, not a file\n"),
        (OSError(28, "No space left on device", "/a"), "/a: No space left on device\n"),
    ],
)
def test_what_the_system_refuses_is_said_of_the_persons_file(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    """Not of the hidden one that is staged beside it; a file that Word has open is named."""

    def refuse(*_args: object) -> None:
        raise error

    monkeypatch.setattr("migpubs.catalogue.folder.write_atomically", refuse)
    result = run("export", "csl-json", "-o", "a.json")
    assert (1, f"migpubs: {said}") == (result.exit_code, result.stderr[: len(said) + 9])


def test_ctrl_c_at_a_question_is_the_same(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Click makes an abort of it."""

    def interrupted(*_: object, **__: object) -> None:
        abort = click.Abort()
        abort.__context__ = KeyboardInterrupt()
        raise abort

    monkeypatch.setattr("click.prompt", interrupted)
    assert 130 == run("add").exit_code


def test_the_input_may_end_at_a_question(run: Run) -> None:
    """One line says that nothing was written."""
    result = run("add")
    assert 1 == result.exit_code
    assert "the input ended before all was answered; nothing was written" in result.stderr


def test_colours_are_for_terminals(small: Path) -> None:
    """There are none in a pipe, and none where NO_COLOR is set."""
    show = f"'{MIGPUBS}' --catalogue '{small}' list"
    for command in (show, f'NO_COLOR=1 script -qec "{show}" /dev/null'):
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
        assert "ilo-2023-pathways" in done.stdout
        assert "\x1b[" not in done.stdout


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


def test_every_unknown_word_is_a_line(run: Run) -> None:
    """All of them in one run."""
    result = run("list", "nokey", "--publisher", "OIM", "--kind", "reprot", "--listed", "2030")
    assert 1 == result.exit_code
    assert ["body", "kind", "publication", "annex"] == [
        line.removeprefix("migpubs: unknown ").split()[0] for line in result.stderr.splitlines()
    ]


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
