"""``migpubs fmt``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_check_changes_nothing(run: Run, small: Path) -> None:
    """``--check`` names the files that would change, leaves them, and exits 1."""
    before = (small / "bodies.yaml").read_bytes()
    result = run("fmt", "--check")
    assert 1 == result.exit_code
    assert "5 files would change" in result.stderr
    assert before == (small / "bodies.yaml").read_bytes()


def test_fmt_puts_files_in_order_once(run: Run, small: Path) -> None:
    """Text that YAML would misread gets quotes; a second run changes nothing."""
    path = small / "publications" / "2024.yaml"
    path.write_text("- id: odd\n  title: Skilled: to care\n  note: Report #5  # sic", "utf-8")
    assert 0 == run("fmt").exit_code
    expected = (
        "# yaml-language-server: $schema=../.schema/publications.json\n"
        '- id: odd\n  title: "Skilled: to care"\n  note: "Report #5"  # sic\n'
    )
    assert expected == path.read_text(encoding="utf-8")
    assert "0 files changed\n" == run("fmt").stderr
    assert 0 == run("fmt", "--check").exit_code


def test_a_file_that_is_not_text_is_named(run: Run, small: Path) -> None:
    """A file that is not UTF-8 gives one line and exit 1."""
    (small / "publications" / "2024.yaml").write_bytes(b"- id: \xe0\n")
    result = run("fmt")
    assert 1 == result.exit_code
    assert "2024.yaml: this is not UTF-8 text" in result.stderr
