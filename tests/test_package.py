"""What is shipped: a wheel that works away from the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel once."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation"]
    command += ["--no-index", "--disable-pip-version-check", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_the_catalogue(wheel: Path) -> None:
    """The wheel holds the catalogue, its licence, the type marker, and no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {"migpubs/data/bodies.yaml", "migpubs/data/annexes/2023.yaml", "migpubs/py.typed"}
    assert expected <= names
    assert [] == [name for name in names if name.startswith(("tests", "catalogue"))]


def test_an_installed_wheel_works_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    """Installed elsewhere, `migpubs list` reads the catalogue in the package and says so."""
    target = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(target)
    # Its coverage would be counted beside that of src/.
    left_out = ("COVERAGE_", "COV_CORE_", "MIGPUBS_")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    done = subprocess.run(
        [sys.executable, "-m", "migpubs", "list", "--listed", "2023"],
        cwd=tmp_path,
        env=environment | {"PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert 15 == len(done.stdout.splitlines())  # a header, and 14 works in 13 rows
    assert "using the catalogue that comes with migpubs" in done.stderr
