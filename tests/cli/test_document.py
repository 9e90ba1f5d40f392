"""What the commands share that write documents."""

from __future__ import annotations

import click
import pytest

from migpubs.cli.document import choose_medium, listed


def test_listed() -> None:
    """Words are parted by commas; blanks around them do not count."""
    assert ("a", "b") == listed(" a, b ,")
    assert () == listed("")


def test_nothing_binary_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Word and PDF need a file, unless stdout leads elsewhere."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with pytest.raises(click.UsageError, match="-o FILE"):
        choose_medium("docx", "-")
    assert "docx" == choose_medium("docx", "a.bin")
    monkeypatch.setattr("sys.stdout.isatty", lambda: False, raising=False)
    assert "pdf" == choose_medium("pdf", "-")
