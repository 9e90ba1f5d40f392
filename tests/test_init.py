"""The package is cheap to import and gives all public names."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from pathlib import Path

import pytest

import migpubs
from migpubs import Catalogue
from migpubs.cli import COMMANDS

HEAVY = {"requests", "urllib3", "bibtexparser", "docx", "jinja2", "rich", "openpyxl", "typst"}
HEAVY |= {"citeproc", "pdfplumber", "lxml", "filelock", "sqlite3"}


def modules_after(code: str, *arguments: str) -> set[str]:
    """Return the top packages that a new interpreter has imported after running some code."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    command = [
        sys.executable,
        "-c",
        f"import atexit\natexit.register(lambda: exec({report!r}))\n{code}",
    ]
    # what coverage imports to measure a program is not the program's
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(
        [*command, *arguments], capture_output=True, text=True, check=True, env=plain
    )
    return set(done.stderr.split())


def test_importing_is_cheap() -> None:
    """``import migpubs`` imports the standard library only, and little of that."""
    found = modules_after("import migpubs")
    assert "migpubs" in found
    assert set() == found & (HEAVY | {"yaml", "attr", "attrs", "click", "json"})


def test_help_is_cheap() -> None:
    """``migpubs -h`` and ``migpubs COMMAND -h`` import click and nothing heavy, nor YAML."""
    run = "import sys; from migpubs.cli import main; main(sys.argv[1:])"
    assert "click" in modules_after(run, "-h")
    for words in (["-h"], ["--version"], ["list", "-h"], ["annex", "-h"], ["export", "-h"]):
        assert set() == modules_after(run, *words) & (HEAVY | {"yaml"}), words


def test_listing_imports_nothing_heavy() -> None:
    """Reading a catalogue needs YAML and no more."""
    run = "import sys; from migpubs.cli import main; main(sys.argv[1:])"
    found = modules_after(run, "--catalogue", str(Path(__file__).parents[1] / "catalogue"), "list")
    assert "yaml" in found
    assert set() == found & HEAVY - {"rich"}


@pytest.mark.parametrize("name", migpubs.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Each name leads to a class or function of its own name."""
    assert name == getattr(migpubs, name).__name__


ELSEWHERE = {
    "list": Catalogue.select,  # `list` is Python's own
    "import": migpubs.merge,  # so is `import`
    "show": Catalogue.show,
}
"""The commands whose function has another name, or is the catalogue's own."""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_a_function_of_the_library(command: str) -> None:
    """What the shell does, a script does by the same name, with a docstring for every argument."""
    name = command.replace("-", "_")
    function = ELSEWHERE.get(command) or getattr(migpubs, name, None)
    assert callable(function), f"give migpubs a public function '{name}' that the command calls"
    given = inspect.signature(function).parameters
    silent = [
        each
        for each in given
        if each not in {"self", "catalogue", "publications"} and each not in str(function.__doc__)
    ]
    assert [] == silent


def test_other_names_are_not() -> None:
    """A mistyped name is Python's own error."""
    with pytest.raises(AttributeError, match="has no attribute 'Catalog'"):
        migpubs.Catalog  # noqa: B018 - the look-up is the claim
    assert {"Catalogue", "__version__"} <= {*dir(migpubs)}
