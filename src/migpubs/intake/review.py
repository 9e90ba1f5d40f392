"""The review: each row of a draft with its answer, what it may conflict with, and its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve, frozen

from migpubs.catalogue.edit import folder_of
from migpubs.errors import MigpubsError
from migpubs.intake import answers, conflicts, desk

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from migpubs.catalogue import Catalogue
    from migpubs.intake.blocks import Document
    from migpubs.intake.drafts import Draft
    from migpubs.intake.proposals import Proposal
    from migpubs.model import Publication


Verdict = Literal["", "accept", "reject"]
"""What was decided of a row; empty: nothing yet."""


@frozen(kw_only=True)
class Item:
    """One row in review."""

    proposal: Proposal
    key: str
    answer: Mapping[str, str]
    """The fields as they stand now, in the words of `migpubs.intake.answers`."""
    candidates: tuple[Publication, ...] = ()
    """Records that may be the same work."""
    same_as: str = ""
    """The id of the record that the row lists, where it is in the catalogue."""
    verdict: Verdict = ""
    settled: bool = False
    """Whether the decision was carried out already, for this very file."""

    @property
    def certain(self) -> bool:
        """Whether nothing about it is asked and no record is like it."""
        return not self.proposal.open and not self.candidates

    @property
    def open(self) -> bool:
        """Whether a person has to decide."""
        return not self.verdict

    @property
    def questions(self) -> tuple[str, ...]:
        """What a person has to look at, each in words."""
        fields = self.proposal.fields
        asked = [flag.partition(": ")[2] for flag in self.proposal.flags]
        if not asked and self.proposal.open:
            unsure = [
                label.lower()
                for name, label in answers.FIELDS.items()
                if name in fields and fields[name].status == "proposed"
            ]
            asked = [f"only proposed: {', '.join(unsure)}"]
        like = ", ".join(each.id for each in self.candidates)
        return (*asked, f"the catalogue has {like}") if like else (*asked,)


@frozen(kw_only=True)
class Waiting:
    """A list that waits for review."""

    path: Path
    """Where its draft lies."""
    draft: Draft
    items: tuple[Item, ...]


def waiting(catalogue: Catalogue) -> tuple[Path, list[Waiting]]:
    """Return a catalogue's folder and the lists that wait there.

    Raises `MigpubsError` for a catalogue that is only read.
    """
    base = folder_of(catalogue)
    known = desk.decisions(base)
    return base, [
        Waiting(path=path, draft=draft, items=tuple(items(draft, catalogue, known)))
        for path, draft in desk.drafts(base, catalogue)
    ]


def replaced(waiting: Waiting, number: int, item: Item) -> Waiting:
    """Return a list with one of its rows, counted from 0, as it is now.

    What is accepted of its names is not asked again in rows that name the same.
    """
    several = list(waiting.items)
    several[number] = item
    if item.verdict == "accept":
        several = [_answered(each, item) if each.open else each for each in several]
    return evolve(waiting, items=tuple(several))


def _answered(item: Item, by: Item) -> Item:
    """Return a row with the names that it has in common with an accepted one as accepted there."""
    proposal, fields, answer = item.proposal, dict(item.proposal.fields), dict(item.answer)
    flags = list(proposal.flags)
    mine, theirs = answers.of(proposal), answers.of(by.proposal)
    for name in ("authors", "editors", "publishers"):
        if not mine[name] or mine[name] != theirs[name] or answer[name] != mine[name]:
            continue
        answer[name] = by.answer[name]
        flags = [e for e in flags if e not in by.proposal.flags or not e.startswith(f"{name}: ")]
        asked = any(each.startswith(f"{name}: ") for each in flags)
        if name in fields and not asked and fields[name].rule == by.proposal.fields[name].rule:
            fields[name] = evolve(fields[name], status="read", rule="accepted")
    changed = evolve(proposal, fields=fields, flags=tuple(flags))
    return evolve(item, proposal=changed, answer=answer)


def accept_certain(waiting: Waiting) -> Waiting:
    """Return a list with every row accepted that asks nothing and has no record like it."""
    several = (
        decided(item, "accept") if item.open and item.certain else item for item in waiting.items
    )
    return evolve(waiting, items=tuple(several))


def plain(waiting: Waiting) -> list[dict[str, Any]]:
    """Return where the review of a list stands, as JSON has it."""
    return [
        {
            "file": waiting.draft.file,
            "row": item.proposal.row,
            "verdict": item.verdict,
            "answer": dict(item.answer),
            "same_as": item.same_as,
            "candidates": [each.id for each in item.candidates],
            "flags": list(item.proposal.flags),
        }
        for item in waiting.items
    ]


def items(
    draft: Draft, catalogue: Catalogue, decided: Mapping[str, Mapping[str, Any]]
) -> list[Item]:
    """Return the rows of a draft; what was decided before holds."""
    records = conflicts.Known(catalogue)
    return [_item(proposal, records, decided, draft.sha256) for proposal in draft.proposals]


def _item(
    proposal: Proposal,
    records: conflicts.Known,
    decided: Mapping[str, Mapping[str, Any]],
    sha256: str,
) -> Item:
    own, key = answers.of(proposal), answers.key(proposal.entry)
    known = decided.get(key, {})
    answer = own | known.get("answer", {})
    found = records.same_work(answer, (cell.text for cell in proposal.entry.cells))
    return Item(
        proposal=proposal,
        key=key,
        answer=answer,
        candidates=found,
        same_as=known.get("same_as", "") or known.get("record", ""),
        verdict=known.get("verdict", ""),
        settled=known.get("sha256", "") == sha256,
    )


def changed(item: Item, **fields: str) -> Item:
    """Return a row with fields answered anew."""
    return evolve(item, answer={**item.answer, **fields})


def decided(item: Item, verdict: Verdict, same_as: str = "") -> Item:
    """Return a row with a decision."""
    return evolve(item, verdict=verdict, same_as=same_as or item.same_as)


def begin(
    catalogue: Catalogue, document: Document, data: bytes, draft: Draft, encoding: str = ""
) -> tuple[list[Item], bool]:
    """Let a list wait for review; return its rows, and whether it waits.

    None without rows does, and none in a catalogue that is only read.
    """
    base = _folder(catalogue)
    rows = items(draft, catalogue, desk.decisions(base) if base else {})
    if base and rows:
        desk.keep_draft(base, document, data, draft.listed, encoding)
    return rows, bool(base and rows)


def _folder(catalogue: Catalogue) -> Path | None:
    try:
        return folder_of(catalogue)
    except MigpubsError:
        return None


def honoured(catalogue: Catalogue, draft: Draft) -> Draft:
    """Return a draft in which rows that were decided before ask no more.

    What was accepted is read, with the changes that a person made; what was rejected says so.
    """
    base = _folder(catalogue)
    known = desk.decisions(base) if base else {}
    return evolve(draft, proposals=tuple(_honoured(each, known) for each in draft.proposals))


def _honoured(proposal: Proposal, known: Mapping[str, Mapping[str, Any]]) -> Proposal:
    said = known.get(answers.key(proposal.entry))
    if said is None:
        return proposal
    if said["verdict"] == "reject":
        return evolve(proposal, decision="reject")
    fields = answers.readings(said["answer"], proposal)
    return evolve(proposal, decision="accept", fields=fields, flags=())
