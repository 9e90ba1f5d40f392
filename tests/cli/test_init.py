"""``migpubs init``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_copy_of_the_shipped_catalogue_is_made(run: Run, tmp_path: Path) -> None:
    """The copy is a catalogue of one's own: it can be read and is found from the folder above."""
    assert 0 == run("init", catalogue=None).exit_code
    result = run("list", "--listed", "2023", catalogue=None)
    assert (15, "") == (len(result.stdout.splitlines()), result.stderr)
    assert (tmp_path / "catalogue" / "bodies.yaml").exists()


def test_an_empty_one_has_bodies_only(run: Run) -> None:
    """``--empty`` leaves the publications out."""
    run("init", "own", "--empty", catalogue=None)
    assert "id\tdate\ttitle\n" == run("list", catalogue="own").stdout


def test_nothing_is_overwritten(run: Run) -> None:
    """A folder that holds anything is refused in one line."""
    result = run("init", "small", catalogue=None)
    assert (1, "migpubs: small: the folder is not empty; name a new one\n") == (
        result.exit_code,
        result.stderr,
    )
