"""Lists as agencies send them: made up, each with what it says written down before it was read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from migpubs.intake import drafts, reader
from tests.intake.scores import Score, score

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue

GOLD = sorted((Path(__file__).parent / "lists").glob("*.yaml"))


def scored(path: Path, catalogue: Catalogue) -> Score:
    """Read the list beside its gold records, and score what was made of it."""
    (source,) = (each for each in path.parent.glob(f"{path.stem}.*") if each.suffix != ".yaml")
    draft = drafts.propose(reader.read(source.read_bytes(), source.name), catalogue)
    gold = yaml.safe_load(path.read_text(encoding="utf-8"))
    return score(draft.plain()["rows"], gold)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_nothing_is_wrong_in_silence_or_invented(path: Path, shipped: Catalogue) -> None:
    """A value that is not what the list says is at most proposed."""
    assert () == scored(path, shipped).silent


def test_most_of_what_is_printed_is_found(shipped: Catalogue) -> None:
    """At most one value in 50 that a list says is lost or proposed otherwise."""
    counts: Counter[str] = Counter()
    for path in GOLD:
        counts += scored(path, shipped).counts
    missed = counts["lost"] + counts["otherwise"]
    assert missed * 50 < counts["right"] + counts["proposed"] + missed


def test_the_score_sees_what_is_wrong() -> None:
    """A wrong title, an author that nobody named, a lost year and a row of its own."""
    nothing = {"value": None, "status": "unknown"}
    empty = dict.fromkeys(
        ("publishers", "languages", "date", "year", "url", "identifiers", "series"), nothing
    )
    read = {"title": {"value": "Home truth", "status": "read"}} | empty
    who = {"authors": {"value": [{"name": "G. May"}], "status": "inferred"}}
    rows = [
        {"row": 1, "raw": {"cells": []}, "fields": read | who},
        {"row": 2, "raw": {"cells": ["x"]}, "fields": read | who},
    ]
    found = score(rows, [{"title": "Home truths", "year": 2020}])
    assert {"wrong": 1, "invented": 2, "lost": 1} == {
        name: found.counts[name] for name in ("wrong", "invented", "lost")
    }
