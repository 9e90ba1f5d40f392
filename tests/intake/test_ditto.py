"""Signs and words that stand for what the row above says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake import ditto

if TYPE_CHECKING:
    from tests.intake.conftest import Propose


@pytest.mark.parametrize(
    "sign",
    ['"', "”", "''", "〃", "Ditto", "idem.", "- do -", '-"-', "same as above", "As above", "———"],
)
def test_signs(sign: str) -> None:
    """In English and Latin."""
    assert ditto.SIGN.fullmatch(sign)


@pytest.mark.parametrize("sign", ["เช่นเดียวกัน", "เช่นเดียวกับข้างต้น", "เหมือนกัน"])
def test_signs_in_thai(sign: str) -> None:
    """And in Thai."""
    assert ditto.SIGN.fullmatch(sign)


@pytest.mark.parametrize("text", ["-", "–", "--", "", "do", "ILO", "the same author"])
def test_what_is_none(text: str) -> None:
    """A single dash is an empty cell."""
    assert not ditto.SIGN.fullmatch(text)


def test_the_value_above_is_proposed_and_asked_once(propose: Propose) -> None:
    """Also below another sign; what was printed is kept."""
    head = "Title\tAuthor\tPublisher\tDate\n"
    rows = 'A home\tNina Sand\tILO\t2020-05\nB home\t"\tditto\t"\nC home\tidem\tIOM\t"\n'
    _, second, third = propose(head + rows).proposals
    assert ("Nina Sand", ["ILO"], "2020-05", 2020) == (
        second.fields["authors"].value[0]["name"],
        *(second.fields[name].value for name in ("publishers", "date", "year")),
    )
    assert {"proposed"} == {
        second.fields[name].status for name in ("authors", "publishers", "date", "year")
    }
    assert ("ditto: does 'idem' stand for 'Nina Sand', which the row above says?") in third.flags
    assert (2, ["IOM"]) == (len(third.flags), third.fields["publishers"].value)
    assert ["B home", '"', "ditto", '"'] == [cell.text for cell in second.entry.cells]


def test_a_sign_without_a_value_above_asks_who(propose: Propose) -> None:
    """As before, and so does one below other columns."""
    found = propose("Title\tPublisher\nA home\tditto\nB home\tILO\n")
    assert ["publishers: 'ditto' names nobody; who is it?"] == list(found.proposals[0].flags)


def test_dashes_for_the_authors_of_a_reading_list(propose: Propose) -> None:
    """Three dashes are the authors of the entry above."""
    first = "Sand, N. 2020. Rivers of Tak. Bangkok: IOM."
    below = "———. 2021. Hills of Mae Sot. Bangkok: IOM."
    found = propose(f"References\n\n{first}\n\n{below}\n\n{below.replace('2021', '2022')}\n")
    assert [["N. Sand"]] * 3 == [
        [each["name"] for each in row.fields["authors"].value] for row in found.proposals
    ]
    assert "ditto: does '———' stand for 'Sand, N.', which the row above says?" in (
        found.proposals[2].flags
    )


def test_questions_stand_in_the_order_of_the_columns(propose: Propose) -> None:
    """The same in each run."""
    head = "Title\tPublisher\tDate\tAuthor\tLanguage\n"
    row = propose(
        head + "A home\tIOM\tMay 2020\tNina Sand\tThai\nB home" + "\tditto" * 4
    ).proposals[1]
    asked = [flag for flag in row.flags if flag.startswith("ditto: ")]
    said = ("IOM", "May 2020", "Nina Sand", "Thai")
    assert [
        f"ditto: does 'ditto' stand for '{each}', which the row above says?" for each in said
    ] == asked
