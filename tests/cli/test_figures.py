"""``migpubs figures`` draws pictures into a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_files(run: Run, tmp_path: Path) -> None:
    """Three pictures, each as SVG and PNG with a table beside it."""
    folder = tmp_path / "new" / "figures"
    done = run("figures", "2023", "-o", str(folder), "--lang", "th")
    assert 0 == done.exit_code, done.stderr
    expected = [
        f"{k}.{e}" for k in ("language", "publisher", "theme") for e in ("png", "svg", "tsv")
    ]
    assert expected == sorted(path.name for path in folder.iterdir())


def test_unknown_year(run: Run, tmp_path: Path) -> None:
    """Nothing is made for a year that is not there."""
    folder = tmp_path / "figures"
    assert 1 == run("figures", "1999", "-o", str(folder)).exit_code
    assert not folder.exists()
