"""``migpubs rename``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_the_old_key_still_works(run: Run) -> None:
    """After renaming, the record is found by both keys and listed as before."""
    result = run("rename", "ilo-2023-pathways", "ilo-2023-lao")
    assert (0, "renamed ilo-2023-pathways to ilo-2023-lao\n") == (result.exit_code, result.stderr)
    for key in ("ilo-2023-pathways", "ilo-2023-lao"):
        assert run("show", key).stdout.startswith("- id: ilo-2023-lao\n")
    assert "ilo-2023-lao\t" in run("list", "--listed", "2023").stdout
