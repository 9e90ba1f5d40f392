"""Words that stand beside names."""

from __future__ import annotations

import pytest

from migpubs.intake import name_words

KNOWN = {"ILO", "IOM", "Partners with Tak"}


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("ILO in partnership with UNDP", ("ILO", "UNDP")),
        ("ILO, in close cooperation with the UNDP", ("ILO", "UNDP")),
        ("ILO (jointly with UNDP)", ("ILO", "UNDP")),
        ("ILO; in collaboration with Tak Group (TG)", ("ILO", "Tak Group (TG)")),
        ("In co-operation with: UNDP", ("UNDP",)),
        ("ILO โดยความร่วมมือกับ UNDP", ("ILO", "UNDP")),
        ("ILO with UNDP", ("ILO", "UNDP")),
        ("ILO with IOM and UNDP", ("ILO", "IOM and UNDP")),
    ],
)
def test_words_that_join_are_taken_off(text: str, together: tuple[str, ...]) -> None:
    """What they stand between published together, which is asked."""
    found = name_words.joint(text, "publishers", KNOWN.__contains__)
    assert (together, f"are all that '{text}' names publishers?") == (
        found.together, found.question,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "helper"),
    [
        ("ILO with support from the EU", "EU"),
        ("ILO, with the generous financial support of USAID", "USAID"),
        ("ILO (funded by Japan)", "Japan"),
        ("ILO supported by EU", "EU"),
        ("ILO โดยการสนับสนุนของ EU", "EU"),
        ("ILO สนับสนุนงบประมาณโดย EU", "EU"),
    ],
)
def test_who_paid_did_not_publish(text: str, helper: str) -> None:
    """The name is left out, and asked about."""
    found = name_words.joint(text, "publishers", KNOWN.__contains__)
    assert ("ILO",) == found.together
    assert f"is '{helper}' only who supported it, and no publisher?" == found.question


@pytest.mark.parametrize("text", ["ILO on behalf of the IOM", "ILO ในนาม IOM"])
def test_who_works_for_another(text: str) -> None:
    """Is proposed; for whom is asked."""
    found = name_words.joint(text, "authors", KNOWN.__contains__)
    assert (("ILO",), "is 'ILO' the author, on behalf of 'IOM'?") == (
        found.together, found.question,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Partners with Tak", "Work with Children", "ILO", "Supporters of Tak", "Funding Group"]
)
def test_names_that_have_such_words_inside_stay(text: str) -> None:
    """Known ones, and "with" between words of which one is no known name."""
    assert name_words.Joint(together=(text,)) == name_words.joint(
        text, "authors", KNOWN.__contains__
    )
