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
    """Without a title the fields are asked for, each until its answer can be read."""
    told = {
        "title": ["", " ", "Guide"],
        "subtitle": [""],
        "authors": ["ilx", "ILO", "May, George", ""],
        "publishers": ["Unicef Thialand", "UNICEF Thailand", ""],
        "texts": ["klingon", "th", "English (executive summary)", ""],
        "kind": ["manual", "guide"],
        "genre": ["toolkit"],
        "issued": ["soon", "พ.ค. 2567"],
        "url": ["example.org", "https://example.org/1"],
        "relations": ["about:ilo-2023", "translation-of:ilo-2023-pathways", ""],
        "listed": ["last", "2567"],
    }
    answers = "".join(f"{line}\n" for lines in told.values() for line in lines)
    result = CliRunner().invoke(main, ["--catalogue", str(small), "add"], input=answers)
    assert 0 == result.exit_code, result.stderr
    for said in (
        "unknown body 'ilx' (did you mean 'ilo'?)",
        "unknown body 'Unicef Thialand' (did you mean 'unicef-thailand'?)",
        "unknown language 'klingon'",
        "unknown kind 'manual' (did you mean 'guide'?)",
        "'soon' is not a date; write it as 2023, 2023-09",
        "'example.org' is not a web address",
        "unknown publication 'ilo-2023'",
        "'last' is not a year; write it as 2023",
    ):
        assert f"  {said}" in result.stderr
    text = (small / "publications" / "2024.yaml").read_text(encoding="utf-8")
    expected = """\
- id: unicef-thailand-2024-guide
  kind: guide
  genre: toolkit
  title: Guide
  texts:
  - th
  - {language: en, extent: executive-summary}
  authors:
  - ilo
  - {given: George, family: May}
  publishers: [unicef-thailand]
  issued: 2024-05
  links: [https://example.org/1]
  relations:
  - {kind: translation-of, target: ilo-2023-pathways}
  sources:
  - {url: https://example.org/1}
"""
    assert expected == text[text.index("- id") :]
    listed = run_list(small)
    assert ["unicef-thailand-2024-guide\t2024-05\tGuide"] == listed


def run_list(catalogue: Path) -> list[str]:
    """Return what the annex of 2024 lists."""
    words = ["--catalogue", str(catalogue), "list", "--listed", "2024"]
    return CliRunner().invoke(main, words).stdout.splitlines()[1:]


def test_what_an_option_gives_is_not_asked(small: Path) -> None:
    """The questions leave out what was given, and keep it."""
    words = ["--publisher", "ILO", "--listed", "2024", "--kind", "guide", "--language", "en"]
    result = CliRunner().invoke(
        main, ["--catalogue", str(small), "add", *words], input="Guide\n" + "\n" * 7
    )
    assert 0 == result.exit_code, result.stderr
    assert "ilo-2024-guide" == result.stdout.splitlines()[-1]  # older clicks show the answers, too
    assert "Publisher" not in result.stderr
    assert ["ilo-2024-guide\tn.d.\tGuide"] == run_list(small)


def test_mistakes_are_told_by_field_and_write_nothing(run: Run, small: Path) -> None:
    """All of them in one run, each by its field, not by a place in a file that is not there."""
    words = ["--issued", "2024-13", "--kind", "manual", "--url", "example.org"]
    result = run("add", "--title", "T", "--listed", "2024", *words)
    assert 1 == result.exit_code
    lines = result.stderr.splitlines()
    assert ["kind", "issued", "links"] == [line.partition(":")[0] for line in lines]
    assert "issued: there is no month 13" in lines
    assert not (small / "publications" / "2024.yaml").exists()


def test_several_names_in_one_are_not_taken_for_one(run: Run) -> None:
    """A department and its ministry, too, are no person with a family name."""
    words = ["--title", "A", "--publisher", "ILO, UNICEF", "--author", "ILO and UNICEF"]
    said = run("add", *words, "--language", "Thai, English").stderr
    assert [
        "texts: unknown language 'Thai, English' (name each language by itself)",
        "authors: unknown body 'ILO and UNICEF' (name each by itself: 'ILO', then 'UNICEF')",
        "publishers: unknown body 'ILO, UNICEF' (name each by itself: 'ILO', then 'UNICEF')",
    ] == said.splitlines()


def test_a_work_that_may_be_there_already_is_named(run: Run) -> None:
    """It is added, for two works may bear one title; a person looks."""
    words = ["--title", "Precarious pathways: Migration patterns of Lao workers"]
    result = run("add", *words, "--publisher", "ILO")
    told = "warning: ilo-2023-pathways has the same title; is it the same work?\n"
    assert (0, True) == (result.exit_code, told in result.stderr)
    assert "is it the same work" not in run("add", "--title", "Quite another").stderr


def test_bodies_are_completed(small: Path) -> None:
    """The shell completes the ids of bodies."""
    complete = ShellComplete(main, {}, "migpubs", "_MIGPUBS_COMPLETE")
    words = ["--catalogue", str(small), "add", "--publisher"]
    found = [each.value for each in complete.get_completions(words, "uni")]
    assert ["unicef", "unicef-thailand"] == found
