"""What is decided of the lists that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs import Catalogue, ingest, review
from migpubs.intake import sheets
from migpubs.intake.review import Waiting, decided, replaced

if TYPE_CHECKING:
    from pathlib import Path

LIST = "List of 2024\n\nTitle\tPublisher\nHome truths\tILO\nNeeds (MYA)\tILO\n"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Give the folder of a catalogue with one body, in which a list of two rows waits."""
    text = "- {id: ilo, name: International Labour Organization, acronym: ILO}\n"
    (tmp_path / "bodies.yaml").write_text(text, encoding="utf-8")
    ingest(Catalogue.load(tmp_path), "list.txt", content=LIST.encode())
    return tmp_path


def test_nothing_is_decided_by_looking(base: Path) -> None:
    """Without a decision the lists are returned as they wait."""
    found = review(Catalogue.load(base))
    assert (2, ()) == (found.open, found.done)
    assert 0 == len(Catalogue.load(base))


def test_what_is_certain_is_accepted_at_once(base: Path) -> None:
    """The row that asks something waits on."""
    found = review(Catalogue.load(base), accept_certain=True)
    assert 1 == found.open
    assert ("list.txt: 1 row added to the annex; new records: ilo-2024-home-truths",) == found.done
    assert "ilo-2024-home-truths" in Catalogue.load(base)


def test_a_function_decides(base: Path) -> None:
    """It is given the lists and returns them decided."""

    def decide(lists: list[Waiting]) -> list[Waiting]:
        return [replaced(each, 1, decided(each.items[1], "reject")) for each in lists]

    assert 1 == review(Catalogue.load(base), decide=decide).open


def test_answers_come_back_in_a_file(base: Path) -> None:
    """The table that `ingest` wrote, edited."""
    catalogue = Catalogue.load(base)
    [waiting] = review(catalogue).lists
    table = sheets.dumps([decided(each, "accept") for each in waiting.items], "csv")
    (base / "review.csv").write_bytes(table)
    assert 0 == review(catalogue, base / "review.csv").open
    assert 2 == len(Catalogue.load(base))
