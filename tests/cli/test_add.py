"""``migpubs add``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.shell_completion import ShellComplete
from click.testing import CliRunner

from migpubs.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_options_make_a_record(run: Run, small: Path) -> None:
    """The id is printed, the record and its row are there."""
    words = ["--title", "Home truths", "--author", "May, George", "--publisher", "ILO"]
    result = run("add", *words, "--language", "th", "--listed", "2024")
    assert "ilo-2024-home-truths\n" == result.stdout
    listed = run("list", "--listed", "2024").stdout.splitlines()
    assert ["ilo-2024-home-truths\tn.d.\tHome truths"] == listed[1:]
    assert "family: May" in (small / "publications" / "2024.yaml").read_text(encoding="utf-8")


def test_questions_make_a_record(small: Path) -> None:
    """Without a title the fields are asked for; a name that is unknown is asked for again."""
    answers = [
        "Guide",
        "",
        "ilx",
        "ILO",
        "May, George",
        "",
        "ILO",
        "",
        "th, en",
        "guide",
        "2024",
        "",
    ]
    words = ["--catalogue", str(small), "add"]
    result = CliRunner().invoke(main, words, input="\n".join(answers) + "\n")
    assert 0 == result.exit_code, result.stderr
    assert "unknown body 'ilx' (did you mean 'ilo'?); a person is written" in result.stderr
    text = (small / "publications" / "2024.yaml").read_text(encoding="utf-8")
    expected = """\
- id: ilo-2024-guide
  kind: guide
  title: Guide
  texts: [th, en]
  authors:
  - ilo
  - {given: George, family: May}
  publishers: [ilo]
  issued: 2024
"""
    assert expected == text[text.index("- id") :]


def test_a_mistake_writes_nothing(run: Run, small: Path) -> None:
    """A wrong date gives its reason and exit 1, and the catalogue stays as it was."""
    result = run("add", "--title", "T", "--issued", "2024-13")
    assert 1 == result.exit_code
    assert "issued: there is no month 13" in result.stderr
    assert not (small / "publications" / "2024.yaml").exists()


def test_bodies_are_completed(small: Path) -> None:
    """The shell completes the ids of bodies."""
    complete = ShellComplete(main, {}, "migpubs", "_MIGPUBS_COMPLETE")
    words = ["--catalogue", str(small), "add", "--publisher"]
    found = [each.value for each in complete.get_completions(words, "uni")]
    assert ["unicef", "unicef-thailand"] == found
