"""The change log of a row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from migpubs.intake import acceptance, change_log, review

if TYPE_CHECKING:
    from pathlib import Path
from tests.intake.desk import begin, with_verdicts


def test_the_change_log_stands_beside_the_annex(base: Path) -> None:
    """Each change with rule, reason, confidence and decision; a person's too."""
    waiting = with_verdicts(begin(base), "accept", "accept")
    edited = review.changed(waiting.items[1], title="Guidelines on all work")
    acceptance.settle(base, review.replaced(waiting, 1, edited))
    text = (base / "annexes" / "2024.changes.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [
        ("hyphen", "Guide- lines", "Guidelines", "certain", "applied"),
        ("language-note", "(Thai translation)", "", "certain", "applied"),
        ("edited", "Guidelines on work", "Guidelines on all work", "certain", "accepted"),
    ] == [
        (each["rule"], each["before"], each["after"], each["confidence"], each["decision"])
        for each in lines
    ]
    assert {"row", "field", "before", "after", "rule", "reason", "confidence", "decision"} <= set(
        lines[0]
    )


@pytest.mark.parametrize(
    ("title", "verdict", "decision"),
    [("Songsukkai report", "accept", "accepted"), ("Song sukkai", "accept", "rejected"),
     ("Songsukkai report", "reject", "rejected")],
)  # fmt: skip
def test_proposed_changes_are_decided_by_the_answer(
    base: Path, title: str, verdict: review.Verdict, decision: str
) -> None:
    """What stands in the accepted field was accepted."""
    waiting = begin(base, "2024\n\nTitle\tPublisher\nSong- sukkai report\tILO\n")
    item = review.decided(review.changed(waiting.items[0], title=title), verdict)
    assert decision == next(iter(change_log.log(item, waiting.draft)))["decision"]
