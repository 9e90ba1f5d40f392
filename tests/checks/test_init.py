"""Checks come record by record, the gravest first, with file and line."""

from __future__ import annotations

import re
from pathlib import Path

from migpubs.catalogue import Catalogue
from migpubs.checks import RULES, check, count
from migpubs.errors import SEVERITIES, Problem
from tests.catalogue.conftest import lay

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "checks.md"

RECORDS = """\
- id: one
  title: A guide (ilo.org)
  relations:
  - {kind: about, target: nowhere}
- id: two
  title: B
  kind: report
"""


def test_problems_come_with_their_places(tmp_path: Path) -> None:
    """Each problem names file, line, record and field; errors before warnings before gaps."""
    files = {"bodies.yaml": "- {id: a, name: A}\n", "publications/a.yaml": RECORDS}
    catalogue = Catalogue.load(lay(tmp_path, files))
    found = list(check(catalogue))
    one = [each for each in found if each.where.record == "one"]
    assert "publications/a.yaml:3:3: one: relations: about: unknown publication 'nowhere'" == str(
        one[0]
    )
    assert one == found[: len(one)]
    order = [SEVERITIES.index(each.severity) for each in one]
    assert sorted(order) == order
    assert {"error": 1, "warning": 1} == {
        severity: number for severity, number in count(one).items() if severity != "gap"
    }
    assert found[len(one) :] == list(check(catalogue, [catalogue["two"]]))


def test_problems_are_counted_by_severity() -> None:
    """The counts are in the order of gravity, without those of which there are none."""
    problems = [Problem("a", "gap", "x"), Problem("b", "error", "x"), Problem("a", "gap", "x")]
    assert [("error", 1), ("gap", 2)] == list(count(problems).items())
    assert {} == count([])


def test_every_rule_says_what_it_looks_for() -> None:
    """The summary is a sentence, the code is a word or several with hyphens."""
    for code, rule in RULES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)
        assert rule.summary.endswith(".")
        assert code == rule.code


def codes_of_the_reader() -> set[str]:
    """Return the codes that the reader, the shapes and the loader give."""
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "src" / "migpubs" / "catalogue").glob("*.py"))
    )
    given = re.findall(r"(?:refuse\(\s*(?:event|key)?,?\s*|Problem\(\s*)\"([a-z-]+)\"", source)
    nouns = {"unknown-body", "unknown-theme", "unknown-publication"}
    return {*given} | nouns


def test_every_code_is_documented() -> None:
    """The page of checks has a section for each code with its severity, and for no other."""
    text = PAGE.read_text(encoding="utf-8")
    sections = dict(
        re.findall(r"^### `([a-z-]+)`\n\n\*(error|warning|gap|loss)\*", text, re.MULTILINE)
    )
    expected = dict.fromkeys(codes_of_the_reader(), "error")
    expected |= {code: rule.severity for code, rule in RULES.items()}
    assert expected == sections
    for rule in RULES.values():
        assert rule.summary in text
