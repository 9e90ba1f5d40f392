"""Records that may be the work of a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.catalogue import Catalogue
from migpubs.intake import acceptance, conflicts, review

if TYPE_CHECKING:
    from pathlib import Path
from tests.intake.desk import begin, with_verdicts


def test_the_same_work_is_matched_not_merged(base: Path) -> None:
    """Side by side with the record; the row points to it, and the record stays as it is."""
    waiting = begin(base)
    item = waiting.items[3]
    assert ["ilo-2023-pathways"] == [each.id for each in item.candidates]
    assert [
        ("date", "2023-08", "2022"), ("url", "https://www.ilo.org/pathways", "https://b.org/2"),
    ] == conflicts.differences(item.candidates[0], item.answer)  # fmt: skip
    matched = review.decided(item, "accept", "ilo-2023-pathways")
    before = (base / "publications" / "2023.yaml").read_bytes()
    acceptance.settle(base, review.replaced(waiting, 3, matched))
    assert before == (base / "publications" / "2023.yaml").read_bytes()
    assert ("ilo-2023-pathways",) == Catalogue.load(base).annex(2024).rows[0].records


def test_persons_are_compared_by_name(base: Path) -> None:
    """A record's persons are shown as the review writes them."""
    acceptance.settle(base, with_verdicts(begin(base), "accept"))
    known = conflicts.Known(Catalogue.load(base))
    [record] = known.same_work({"title": "HOME TRUTHS", "url": "https://a.org/1/"})
    other = dict.fromkeys(("title", "publishers", "date", "url"), "") | {"authors": "Hamilton, H."}
    assert [("authors", "May, George", "Hamilton, H.")] == conflicts.differences(record, other)


def test_what_is_unknown_is_like_nothing(base: Path) -> None:
    """A row without title, link and cells has no record like it, though some have no link."""
    known = conflicts.Known(Catalogue.load(base))
    assert () == known.same_work({"title": "", "url": ""})
