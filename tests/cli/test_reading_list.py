"""``migpubs reading-list`` formats the selected publications."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from migpubs import Catalogue, reading_list, render

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_selection(run: Run) -> None:
    """Only the selected publications are listed."""
    done = run("reading-list", "--publisher", "ilo", "--to", "markdown", "--title", "Mine")
    assert 0 == done.exit_code
    assert done.stdout.startswith("# Mine\n")
    assert "International Labour Organization (ILO)" in done.stdout


def test_language_of_the_document(run: Run) -> None:
    """--lang is the document's language, --language selects."""
    done = run("reading-list", "--lang", "th", "--group-by", "year")
    assert 0 == done.exit_code
    assert "รายการสิ่งพิมพ์แนะนำ" in done.stdout


def test_files(run: Run, tmp_path: Path) -> None:
    """-o FILE writes what the ending says."""
    path = tmp_path / "list.docx"
    assert 0 == run("reading-list", "-o", str(path)).exit_code
    assert path.read_bytes().startswith(b"PK")


def test_problems_go_to_stderr(run: Run) -> None:
    """A work without a date is a gap, said once."""
    done = run("reading-list", "--to", "tsv")
    assert 0 == done.exit_code
    assert "no date is known" not in done.stdout


def test_a_script_gets_the_same(run: Run) -> None:
    """Owner and days of access come from the catalogue that the works were chosen from."""
    (Path("small") / ".state").mkdir()
    seen = {"url": "https://ilo.example/pathways", "last_ok": "2024-05-06T00:00:00Z"}
    (Path("small") / ".state" / "links.jsonl").write_text(json.dumps(seen), encoding="utf-8")
    with (Path("small") / "catalogue.yaml").open("a", encoding="utf-8") as file:
        file.write("owner: ilo\n")
    chosen = Catalogue.load("small").select()
    made = reading_list(chosen)
    assert "International Labour Organization" == made.creator
    assert "" == reading_list(list(chosen)).creator
    assert run("reading-list", "--to", "html").stdout == render(made, "html")
