"""The official CSL test suite, against the list of what is known not to pass."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from migpubs.csl.runs import Styled
from tests.conftest import ROOT, oracle
from tests.csl import suite

KNOWN = dict(
    line.split(": ", 1)
    for line in (Path(__file__).parent / "known_failures.txt").read_text().splitlines()
    if not line.startswith("#")
)
FIXTURE = """
>>===== MODE =====>>
{mode}
<<===== MODE =====<<
>>===== RESULT =====>>
{result}
<<===== RESULT =====<<
>>===== CSL =====>>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
<citation><layout delimiter="; "><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography>
</style>
<<===== CSL =====<<
>>===== INPUT =====>>
[{{"id": "a", "type": "book", "title": "A & B"}}, {{"id": "b", "type": "book"}}]
<<===== INPUT =====<<
"""


@pytest.mark.outside
def test_official_suite() -> None:
    """What fails is what the list names; at least 98 and 95 of a hundred pass."""
    outcomes = list(suite.outcomes(oracle("csl-test-suite")))
    failed = {name for name, _, expected, actual in outcomes if expected != actual}
    assert set(KNOWN) == failed
    for mode, least in (("bibliography", 0.98), ("citation", 0.95)):
        passed = [expected == actual for _, of, expected, actual in outcomes if of == mode]
        assert least <= sum(passed) / len(passed)


def test_runner(tmp_path: Path) -> None:
    """The runner prints a line a fixture and the totals; a crash is a failure like another.

    An item of which nothing is printed is no entry, unless cites are numbers.
    """
    entries = '<div class="csl-bib-body">\n<div class="csl-entry">A &amp; B</div>\n'
    (tmp_path / "one.txt").write_text(FIXTURE.format(mode="citation", result=">>[0] A &amp; B"))
    (tmp_path / "two.txt").write_text(FIXTURE.format(mode="bibliography", result=entries))
    (tmp_path / "three.txt").write_text(
        FIXTURE.format(mode="citation", result="x").replace("<layout", "<lay-out")
    )
    (tmp_path / "five.txt").write_text(
        FIXTURE.format(mode="bibliography", result=entries + "</div>")
    )
    (tmp_path / "four.txt").write_text(FIXTURE.format(mode="bibliography-header", result=""))
    done = subprocess.run(
        [sys.executable, "-m", "tests.csl.suite", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = ["pass five", "pass one", "fail three", "fail two"]
    assert [*lines, "bibliography: 1 of 2", "citation: 1 of 2"] == done.stdout.splitlines()


def test_html() -> None:
    """What the suite compares: line ends kept, raised characters raised, blocks on own lines."""
    runs = ["m² <x>\n", Styled("superscript", ("e",)), Styled("block", ("x",))]
    expected = 'm<sup>2</sup> &lt;x&gt;\n<sup>e</sup>\n\n    <div class="csl-block">x</div>\n'
    assert expected == suite.html(runs)
