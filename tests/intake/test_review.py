"""The review: rows, answers and verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.catalogue import Catalogue
from migpubs.intake import acceptance, review

if TYPE_CHECKING:
    from pathlib import Path
from tests.intake.desk import LIST, begin, with_verdicts


def test_a_list_waits_until_it_is_decided(base: Path) -> None:
    """The file is kept as it came; it goes when its last row is decided."""
    waiting = begin(base)
    assert LIST.encode() == waiting.path.read_bytes()
    assert [True] * 4 == [item.open for item in waiting.items]
    decided = with_verdicts(waiting, "reject", "reject", "reject", "reject")
    assert "nothing was accepted" == acceptance.settle(base, decided)
    assert [] == review.waiting(Catalogue.load(base))[1]


def test_certain_rows_are_accepted_together(base: Path) -> None:
    """Those that ask nothing and are like no record."""
    waiting = review.accept_certain(begin(base))
    assert ["", "accept", "", ""] == [item.verdict for item in waiting.items]


def test_where_the_review_stands(base: Path) -> None:
    """As JSON has it."""
    plain = review.plain(begin(base))
    assert ("list.txt", 4, "", ["ilo-2023-pathways"]) == (
        plain[3]["file"], plain[3]["row"], plain[3]["verdict"], plain[3]["candidates"],
    )  # fmt: skip


def test_names_that_were_accepted_are_not_asked_again(base: Path) -> None:
    """In rows that name the same, they stand as they were accepted."""
    rows = "A home\tNina Sand\t2020\nB home\tNina Sand\t2021\nC home\tT. Sand\t2021\n"
    waiting = begin(base, f"Title\tAuthor\tYear\n{rows}")
    first, second, _ = waiting.items
    assert 1 == len(second.questions)
    accepted = review.decided(review.changed(first, authors="Nina, Sand"), "accept")
    found = review.replaced(waiting, 0, accepted).items
    assert (True, "Nina, Sand", ()) == (
        found[1].certain, found[1].answer["authors"], found[1].questions,
    )  # fmt: skip
    assert waiting.items[2] == found[2]
    assert second == review.replaced(waiting, 0, review.decided(first, "reject")).items[1]
