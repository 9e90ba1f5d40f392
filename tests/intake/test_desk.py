"""What lies in the folder of a catalogue under review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.catalogue import Catalogue
from migpubs.intake import acceptance, desk, drafts, reader, review

if TYPE_CHECKING:
    from pathlib import Path
from tests.intake.desk import LIST, begin, with_verdicts


def test_decisions_survive(base: Path) -> None:
    """The same row in another file asks no more, with the person's changes."""
    waiting = with_verdicts(begin(base), "accept", "", "reject")
    changed = review.changed(waiting.items[0], title="Home truths of 2024")
    acceptance.settle(base, review.replaced(waiting, 0, changed))
    again = begin(base, LIST.replace("\t", "\t ").replace("Guide- ", "Guide"), "next-year.txt")
    assert ["accept", "", "reject", ""] == [item.verdict for item in again.items]
    shown = review.honoured(Catalogue.load(base), again.draft).proposals
    assert ("Home truths of 2024", "accepted", ()) == (
        shown[0].fields["title"].value,
        shown[0].fields["title"].rule,
        shown[0].flags,
    )
    assert ["accept", "", "reject", ""] == [each.plain().get("decision", "") for each in shown]
    assert [False, False, False, False] == [each.open for each in shown]


def test_next_years_list_points_to_the_same_record(base: Path) -> None:
    """A row that was accepted before is added to the other annex without a second record."""
    acceptance.settle(base, with_verdicts(begin(base), "accept", "accept"))
    later = begin(base, LIST.replace("of 2024", "of 2025"), "2025.txt")
    said = acceptance.settle(base, later)
    assert "2 rows added to the annex; new records: none" == said
    catalogue = Catalogue.load(base)
    assert catalogue.in_annex(2024)[:2] == catalogue.in_annex(2025)


def test_the_last_decision_holds(base: Path) -> None:
    """A decision that is the same is not written twice."""
    waiting = begin(base)
    for verdict in ("reject", "reject", "accept"):
        desk.keep_decisions(base, waiting.draft, with_verdicts(waiting, verdict).items)
    path = base / desk.FOLDER / "decisions.jsonl"
    assert 2 == len(path.read_text(encoding="utf-8").splitlines())
    assert ["accept"] == [each["verdict"] for each in desk.decisions(base).values()]


def test_a_catalogue_that_is_only_read_keeps_no_draft() -> None:
    """The rows are shown, and nothing waits."""
    catalogue = Catalogue()
    document = reader.read(LIST.encode(), "list.txt")
    draft = drafts.propose(document, catalogue)
    items, _ = review.begin(catalogue, document, LIST.encode(), draft)
    assert (4, draft) == (len(items), review.honoured(catalogue, draft))
