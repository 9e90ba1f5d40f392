"""The change log of a row: what each rule did, and what a person changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from migpubs.intake import answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.drafts import Draft
    from migpubs.intake.readings import Change
    from migpubs.intake.review import Item


def log(item: Item, draft: Draft) -> Iterator[dict[str, Any]]:
    """Give the change log of a row: what each rule did, and what a person changed."""
    about = {"row": item.proposal.row, "file": draft.file, "key": item.key}
    for change in item.proposal.changes:
        yield about | {
            "field": change.field,
            "before": change.before,
            "after": change.after,
            "rule": change.rule,
            "reason": change.reason,
            "confidence": "certain" if change.applied else "unsure",
            "decision": "applied" if change.applied else _decision(item, change),
        }
    proposed = answers.of(item.proposal)
    for name, before in proposed.items():
        if item.answer[name] != before:
            yield about | {
                "field": name, "before": before, "after": item.answer[name], "rule": "edited",
                "reason": "changed in review", "confidence": "certain", "decision": "accepted",
            }  # fmt: skip


def _decision(item: Item, change: Change) -> str:
    """Whether a proposed change is in the answer that was accepted."""
    if item.verdict != "accept":
        return "rejected"
    return "accepted" if change.after in item.answer.get(change.field, "") else "rejected"
