"""``migpubs schema``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_schemas_are_written_and_then_current(run: Run, small: Path) -> None:
    """The schemas go to .schema; ``--check`` fails before and passes after."""
    assert 1 == run("schema", "--check").exit_code
    assert not (small / ".schema").exists()
    assert 0 == run("schema").exit_code
    schema = json.loads((small / ".schema" / "publications.json").read_text(encoding="utf-8"))
    assert ["ilo", "unicef", "unicef-thailand"] == schema["definitions"]["bodies"]["enum"]
    assert 0 == run("schema", "--check").exit_code


def test_the_schema_of_a_format_is_printed(run: Run, small: Path) -> None:
    """And nothing is written to the catalogue."""
    shown = run("schema", "jsonl")
    nouns = [next(iter(form["properties"])) for form in json.loads(shown.stdout)["oneOf"]]
    assert ["body", "theme", "publication"] == nouns
    assert not (small / ".schema").exists()
    assert 2 == run("schema", "ris").exit_code
