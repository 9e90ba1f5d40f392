"""Output: files, stdout, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.cli import console
from migpubs.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_as_a_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Parts are written together, and stderr says where."""
    path = tmp_path / "out.txt"
    console.write(iter(["ก", "b"]), str(path))
    assert "กb" == path.read_text(encoding="utf-8")
    assert f"wrote {path}\n" == capsys.readouterr().err


def test_bytes_go_to_stdout_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """``-`` is stdout, for bytes too."""
    console.write(b"\x00\xff", "-")
    assert b"\x00\xff" == capfdbinary.readouterr().out


def test_a_folder_that_is_not_there_leaves_nothing(tmp_path: Path) -> None:
    """An output that cannot be written raises and leaves nothing behind."""
    with pytest.raises(FileNotFoundError):
        console.write("x", str(tmp_path / "no" / "out.txt"))
    assert [] == list(tmp_path.iterdir())


def test_problems_are_lines_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    """Each problem is one line with its severity first."""
    console.say_problems([Problem("x", "loss", "gone", hint="none")])
    assert "loss: gone (none)\n" == capsys.readouterr().err
