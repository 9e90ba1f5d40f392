"""The days of access come from the last link check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.dates import Date
from migpubs.documents.accesses import read_accesses

if TYPE_CHECKING:
    from pathlib import Path

LINES = """\
{"url": "https://a.example/", "last_ok": "2024-05-06T07:08:09Z"}
{"url": "https://b.example/", "last_ok": ""}
{"url": "https://c.example/"}
["no", "mapping"]
no json
"""


def test_days(tmp_path: Path) -> None:
    """Addresses that were alive have their day; the others and broken lines have none."""
    (tmp_path / ".state").mkdir()
    broken = b"\xff\n" + b"[" * 100_000
    (tmp_path / ".state" / "links.jsonl").write_bytes(LINES.encode() + broken)
    assert {"https://a.example/": Date(2024, 5, 6)} == read_accesses(tmp_path)


def test_without_a_check(tmp_path: Path) -> None:
    """No file, no folder: no days."""
    assert {} == read_accesses(tmp_path)
    assert {} == read_accesses(None)
