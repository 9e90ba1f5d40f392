"""Markdown says the same to GitHub and to pandoc."""

from __future__ import annotations

import json

import pypandoc
import pytest

from migpubs.documents import render
from tests.documents.tree import EMPTY, EVERYTHING

EXPECTED = r"""# A \| B & \<C\>

A paragraph.

## Part \#1

| Title | Author |
| --------- | --- |
| [Skills \| work](<https://una.example/a?b=1&c=2>) \[in Thai\] | ILO<sup>\[a\]</sup> |
| <span lang="th">คู่มือแรงงาน</span> |  |

### Part 1.1

- Ada. *Home*. <https://una.example/a?b=1&c=2>

<sup>\[a\]</sup> A note
"""


def test_markdown() -> None:
    """Headings, a pipe table, a list, notes."""
    assert EXPECTED == render(EVERYTHING, "markdown")
    assert "# Nothing\n" == render(EMPTY, "markdown")


@pytest.mark.parametrize("reader", ["gfm", "markdown"])
def test_pandoc_reads_the_cells(reader: str) -> None:
    """Pandoc finds the table with its two rows, and the link, in both dialects."""
    tree = json.loads(pypandoc.convert_text(EXPECTED, "json", reader))
    (table,) = [block for block in tree["blocks"] if block["t"] == "Table"]
    assert 2 == len(table["c"][4][0][3])
    plain = pypandoc.convert_text(EXPECTED, "plain", reader, extra_args=["--wrap=none"])
    assert "Skills | work [in Thai]" in plain
    assert "A | B & <C>" in plain
