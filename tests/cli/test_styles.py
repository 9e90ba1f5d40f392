"""``migpubs styles``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_words_find_styles_by_name_or_title(run: Run) -> None:
    """Our own styles are among those that are found."""
    lines = run("styles", "un").stdout.splitlines()
    assert ["style\ttitle", "un"] == [lines[0], lines[1].split("\t")[0]]


def test_json_tells_which_only_point_to_others(run: Run) -> None:
    """``--json`` gives name, title and whether the style depends on another."""
    found = json.loads(run("styles", "un", "--json").stdout)
    assert {"name", "title", "dependent"} == set(found[0])
    assert found[0]["dependent"] is False
