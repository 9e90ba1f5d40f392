"""The table of the rules of ingest in docs/reference/ingest.md.

``python docs/rules_page.py`` writes it anew; a test compares it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from migpubs.intake.rules import MEASURED, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parent / "reference" / "ingest.md"
START, END = "<!-- rules: begin -->\n", "<!-- rules: end -->\n"


def table() -> str:
    """Return the table: what each rule does, and how often it was wrong."""
    return "".join(_lines())


def _lines() -> Iterator[str]:
    yield "\n| rule | what it does | applied: wrong of all | proposed: wrong of all |\n"
    yield "|---|---|---|---|\n"
    for rule, what in RULES.items():
        wrong, applied, doubtful, proposed = MEASURED.get(rule, (0, 0, 0, 0))
        first = f"{wrong} of {applied:,}" if applied else ""
        second = f"{doubtful} of {proposed:,}" if proposed else ""
        yield f"| `{rule}` | {what} | {first} | {second} |\n"
    yield "\n"


def page(text: str) -> str:
    """Return the text of the page with the table as it should be."""
    before, _, rest = text.partition(START)
    return before + START + table() + END + rest.partition(END)[2]


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
