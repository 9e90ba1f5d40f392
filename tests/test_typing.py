"""A type checker on strict knows the package, as a script of somebody else sees it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, node_module, program

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """\
import migpubs

catalogue = migpubs.Catalogue.load()
chosen = catalogue.select(listed=2023, publisher="UNDP")
text: str = migpubs.export("csl-json", chosen)
data: bytes = migpubs.export("xlsx", chosen)
page: str = migpubs.render(migpubs.annex(catalogue, 2023), "html")
gaps: dict[str, list[str]] = {}
for problem in migpubs.check(catalogue):
    gaps.setdefault(problem.where.record, []).append(problem.code)
rows = [
    (body.short, each.theme.label["en"], publication.full_title())
    for publication in chosen
    for body in publication.publishers
    for each in publication.themes
]
year: int | None = chosen[0].date.year if chosen[0].date else None
"""
WRONG = {
    'wrong: str = migpubs.export("xlsx", chosen)': "a workbook is bytes",
    "catalogue.select(listd=2023)": "a word of a selection is misspelt",
    "migpubs.Catalog": "a public name is misspelt",
    "print(chosen[0].date.year)": "a date may be unknown",
}
"""What must be refused; a checker that finds nothing there complains of the comment."""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Give a folder with the script, in which each mistake is marked as one."""
    wrong = "".join(f"{line}  # type: ignore  # {why}\n" for line, why in WRONG.items())
    path = tmp_path / "script.py"
    path.write_text(f"# pyright: strict\n{SCRIPT}{wrong}", encoding="utf-8")
    return path


def run(*command: str | Path) -> tuple[int, str]:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_mypy_on_strict(script: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is right passes, and every mistake is found."""
    monkeypatch.setenv("MYPYPATH", str(ROOT / "src"))
    words = ["--strict", "--config-file=", "--follow-imports=silent"]
    cache = f"--cache-dir={script.parent / 'cache'}"
    said = "Success: no issues found in 1 source file\n"
    assert (0, said) == run(sys.executable, "-m", "mypy", *words, cache, script)


@pytest.mark.outside
def test_pyright_on_strict(script: Path) -> None:
    """So with the other checker."""
    settings = {
        "extraPaths": [str(ROOT / "src")],
        "reportUnnecessaryTypeIgnoreComment": True,
    }
    (script.parent / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    pyright = node_module("pyright") / "index.js"
    words = ["--pythonpath", sys.executable, "-p", script.parent]
    code, said = run(program("node"), pyright, *words)
    assert (0, "0 errors, 0 warnings, 0 informations") == (code, said.strip())
