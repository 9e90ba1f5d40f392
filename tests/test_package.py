"""What is shipped: an sdist and a wheel that work away from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from migpubs.cli import COMMANDS

ROOT = Path(__file__).parents[1]


def build_wheel(source: Path, folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    command += ["--no-index", "--disable-pip-version-check", "-w", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once."""
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack the wheel as an installer does."""
    target = tmp_path_factory.mktemp("site")
    zipfile.ZipFile(wheel).extractall(target)
    return target


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as files:
        return {name: files.read(name) for name in files.namelist()}


def files_of(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "__pycache__" not in path.parts}


def run(
    installed: Path, folder: Path, *words: str, own: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run what was installed in another folder; own: on a catalogue in it."""
    # Its coverage would be counted beside that of src/.
    left_out = ("COVERAGE_", "COV_CORE_", "MIGPUBS_")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    environment |= {"PYTHONPATH": str(installed), "XDG_CACHE_HOME": str(folder / "cache")}
    named = ["--catalogue", "own"] if own else []
    return subprocess.run(
        [sys.executable, "-m", "migpubs", *named, *words],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_carries_the_catalogue(wheel: Path) -> None:
    """The wheel holds the catalogue, its licence, the type marker, and no tests."""
    names = set(contents(wheel))
    expected = {"migpubs/data/bodies.yaml", "migpubs/data/annexes/2023.yaml", "migpubs/py.typed"}
    assert expected <= names
    assert [] == [name for name in names if name.startswith(("tests", "catalogue"))]


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """Nothing that is needed is left out of the source distribution."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    [source] = tmp_path.glob("migpubs-*/")
    assert (source / "tests" / "test_package.py").is_file()
    assert contents(wheel) == contents(build_wheel(source, tmp_path / "wheel"))


def test_an_installed_wheel_works_from_any_folder(installed: Path, tmp_path: Path) -> None:
    """Installed elsewhere, `migpubs list` reads the catalogue in the package and says so."""
    done = run(installed, tmp_path, "list", "--listed", "2023")
    assert 15 == len(done.stdout.splitlines())  # a header, and 14 works in 13 rows
    assert "using the catalogue that comes with migpubs" in done.stderr


KEY = "ilo-2023-skilled-to-care"
READING = {
    "list": (),
    "show": (KEY,),
    "search": ("scam",),
    "annex": ("2023",),
    "reading-list": ("--listed", "2023"),
    "figures": ("2023",),
    "cite": (KEY,),
    "styles": ("un",),
    "export": ("biblatex", "-o", "all.bib"),
    "import": ("biblatex", "all.bib"),
    "build": ("public",),
    "ingest": ("list.txt",),
    "check": (),
    "check-links": ("--addresses", "none.txt"),
    "init": ("own",),
}
"""Commands that the catalogue in the package is enough for, with words to give them."""
WRITING = {
    "add": ("--title", "Home truths", "--publisher", "ILO", "--listed", "2024"),
    "rename": ("ilo-2024-home-truths", "ilo-2024-homes"),
    "review": (),
    "fmt": (),
    "schema": (),
}
"""Commands that need one's own."""
LASTING = {"serve"}
"""Commands that do not end by themselves; tests/cli has them."""


def test_every_command_works_away_from_the_repository(installed: Path, tmp_path: Path) -> None:
    """Each exits 0 in another folder, and none writes into the package."""
    (tmp_path / "list.txt").write_text("Title\tPublisher\nHome truths\tILO\n", encoding="utf-8")
    (tmp_path / "none.txt").touch()
    before = files_of(installed)
    failed = [
        (name, done.stderr)
        for commands, own in ((READING, False), (WRITING, True))
        for name, words in commands.items()
        if (done := run(installed, tmp_path, name, *words, own=own)).returncode
    ]
    assert [] == failed
    assert before == files_of(installed)
    assert set() == set(COMMANDS) - {*READING, *WRITING, *LASTING}


@pytest.mark.parametrize("words", [("fmt",), ("schema",), ("add", "--title", "T"), ("review",)])
def test_the_catalogue_in_the_package_is_only_read(
    installed: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """What writes says what to do instead."""
    done = run(installed, tmp_path, *words)
    assert 1 == done.returncode
    assert (
        "this catalogue is read-only (copy it to a folder of your own with migpubs" in done.stderr
    )
