"""``migpubs check``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

BAD = "- id: odd\n  title: Odd (in Thai)\n  relations: [{kind: part-of, target: nothing}]\n"


def test_gaps_do_not_fail(run: Run) -> None:
    """A catalogue with gaps only exits 0; they are summed up by kind, the most first."""
    result = run("check")
    assert 0 == result.exit_code
    lines = result.stdout.splitlines()
    assert 6 == len(lines)
    expected = "gaps:    1 no-link            There is no address of the publication itself."
    assert expected in lines
    more = "`migpubs check --gaps` shows each, `migpubs check ID` those of a publication\n"
    assert f"2 publications: 6 gaps\n{more}" == result.stderr


@pytest.mark.parametrize("words", [["--gaps"], ["unicef-th-2023-learning"], ["--author", "unicef"]])
def test_gaps_are_shown_where_they_are_asked_for(run: Run, words: list[str]) -> None:
    """With ``--gaps``, and for what is selected, each gap has its place and code."""
    result = run("check", *words)
    gap = "gap: publications/2023.yaml:11:1: unicef-th-2023-learning: links: "
    assert f"{gap}no link to the publication [no-link]" in result.stdout.splitlines()
    assert "gaps:" not in result.stdout
    assert "--gaps" not in result.stderr


def test_what_is_selected_is_checked_alone(run: Run) -> None:
    """A record without gaps has nothing to mend, whatever the others lack."""
    result = run("check", "ilo-2023-pathways")
    assert ("", "1 publication: nothing to mend\n") == (result.stdout, result.stderr)


def test_the_gravest_comes_first(run: Run, small: Path) -> None:
    """An error of the last record stands above the warning of the first."""
    text = "- id: a\n  title: Odd (in Thai)\n" + BAD
    (small / "publications" / "odd.yaml").write_text(text, encoding="utf-8")
    kinds = [line.partition(":")[0] for line in run("check", "--gaps").stdout.splitlines()]
    assert sorted(kinds, key=["error", "warning", "gap"].index) == kinds
    assert {"error", "warning", "gap"} == set(kinds)


def test_a_record_that_cannot_be_read_can_be_asked_for(run: Run, small: Path) -> None:
    """Its errors are shown, not that it is unknown; nothing else is checked."""
    bad = "- id: odd\n  title: Odd\n  texst: [en]\n"
    (small / "publications" / "odd.yaml").write_text(bad, encoding="utf-8")
    result = run("check", "odd")
    assert 1 == result.exit_code
    assert ["error"] == [line.partition(":")[0] for line in result.stdout.splitlines()]
    assert "0 publications: 1 error\n" == result.stderr


def test_errors_fail(run: Run, small: Path) -> None:
    """An error exits 1; it comes with file, line, column, record, field and code."""
    (small / "publications" / "odd.yaml").write_text(BAD, encoding="utf-8")
    result = run("check", "--no-gaps")
    assert 1 == result.exit_code
    expected = (
        "error: publications/odd.yaml:3:3: odd: relations: "
        "part-of: unknown publication 'nothing' [dangling-relation]"
    )
    assert expected == result.stdout.splitlines()[0]
    assert "gap:" not in result.stdout


def test_strict_fails_on_warnings(run: Run, small: Path) -> None:
    """A warning exits 0, with ``--strict`` 1."""
    bad = "- id: odd\n  title: Odd (in Thai)\n"
    (small / "publications" / "odd.yaml").write_text(bad, encoding="utf-8")
    assert 0 == run("check").exit_code
    assert 1 == run("check", "--strict").exit_code


def test_a_damaged_catalogue_is_checked_as_far_as_it_is_read(run: Run, small: Path) -> None:
    """What cannot be read is an error among the others; the good records are still checked."""
    bad = "- id: odd\n  title: a: b\n"
    (small / "publications" / "odd.yaml").write_text(bad, encoding="utf-8")
    result = run("check")
    assert 1 == result.exit_code
    assert result.stdout.startswith("error: publications/odd.yaml:2:11: YAML: this text holds")
    assert "no-link" in result.stdout


def test_json_holds_every_part_of_a_problem(run: Run) -> None:
    """``--json`` gives code, severity, message, hint and place of each problem."""
    first = json.loads(run("check", "--json").stdout)[0]
    assert {"code", "severity", "message", "where", "hint"} == set(first)
    assert "unicef-th-2023-learning" == first["where"]["record"]
