"""Verdicts and results."""

from __future__ import annotations

from typing import get_args

import pytest

from migpubs.links import MEANINGS, LinkResult
from migpubs.links.verdicts import ACTIONS, Verdict
from tests.conftest import ROOT


def test_every_verdict_has_a_meaning_and_an_action() -> None:
    """The closed list is explained in full, and each action is one of the table's groups."""
    assert set(get_args(Verdict)) == set(MEANINGS)
    assert {meaning.action for meaning in MEANINGS.values()} <= set(ACTIONS)


def test_a_result_survives_json() -> None:
    """What is empty is left out, and comes back as empty."""
    result = LinkResult(url="http://a.example/", verdict="ok", records=("x",), seconds=1.23456)
    plain = result.to_dict()
    assert {"url", "verdict", "outcome", "records", "seconds"} == set(plain)
    assert 1.235 == plain["seconds"]
    assert result == LinkResult.from_dict({**plain, "of_tomorrow": 1})


@pytest.mark.parametrize(
    ("old", "new", "small"),
    [
        ("http://a.example/x", "https://a.example/x", True),
        ("http://a.example/x", "https://www.a.example/x/", True),
        ("http://a.example/x#top", "http://a.example/x", True),
        ("http://a.example/x", "http://a.example/y", False),
        ("http://a.example/x", "", False),
    ],
)
def test_small_moves(old: str, new: str, small: bool) -> None:  # noqa: FBT001 - a parameter
    """A move that only tidies is told from one that leads elsewhere."""
    assert small is LinkResult(url=old, verdict="moved", final=new).is_small_move


def test_what_to_do() -> None:
    """An action follows from verdict and outcome."""

    def action(verdict: Verdict, outcome: str, final: str = "") -> str:
        plain = {"url": "http://a/x", "verdict": verdict, "outcome": outcome, "final": final}
        return LinkResult.from_dict(plain).action

    assert "nothing to do" == action("ok", "alive")
    assert "take the new address" == action("moved", "alive", "http://b/y")
    assert "nothing to do" == action("moved", "alive", "https://a/x")
    assert "replace or remove" == action("not-found", "dead")
    assert "look at it in a browser" == action("soft-404", "undecided")
    assert "wait: it is asked again" == action("timeout", "undecided")
    assert "replace or remove" == action("timeout", "dead")
    assert "ask again when our own network works" == action("our-network", "undecided")


def test_what_was_seen() -> None:
    """The verdict in words, and the detail."""
    assert "does not exist any more" == LinkResult(url="x", verdict="not-found").says
    gone = LinkResult(url="x", verdict="not-found", detail="answers 410")
    assert "does not exist any more: answers 410" == gone.says


def test_the_page_explains_every_verdict() -> None:
    """In the order of the list, with when each makes a link dead and what to do."""
    words = {"": "–", "now": "at once", "later": "after confirmation", "never": "never"}
    text = (ROOT / "docs" / "reference" / "verdicts.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| `")]
    expected = {name: (words[meaning.death], meaning.action) for name, meaning in MEANINGS.items()}
    assert expected == {row[0].strip("`"): (row[2], row[3]) for row in rows}
    assert all(
        row[1].startswith(meaning.says)
        for row, meaning in zip(rows, MEANINGS.values(), strict=True)
    )
