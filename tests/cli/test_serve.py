"""``migpubs serve``."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Run


def test_serve_shows_the_page_until_it_is_ended(small: Path) -> None:
    """It says its address, answers there, and ends with Ctrl+C and exit 0."""
    command = [sys.executable, "-m", "migpubs", "--catalogue", str(small), "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr is not None
            said = (re.search(r"http://127\.0\.0\.1:\d+/", line) for line in running.stderr)
            found = next(filter(None, said))
            with urllib.request.urlopen(found[0], timeout=30) as reply:
                assert "Publications in the report of 2023" in reply.read().decode()
            running.send_signal(signal.SIGINT)
            assert 0 == running.wait(timeout=30)
        finally:
            running.kill()
    assert not os.path.lexists(small / ".migpubs-build")


def test_a_port_that_is_taken_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address in use gives one line and exit 1; trouble in the catalogue is told at once."""

    def taken(*_: object) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr("migpubs.site.serving.server", taken)
    result = run("serve", catalogue="nothing")
    assert 1 == result.exit_code
    assert "Address already in use" in result.stderr
