"""Tables whose heads are not understood, or that have none, by what stands in their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from migpubs.intake.drafts import Draft
    from tests.intake.conftest import Propose

LINK = "https://example.org"


def shown(draft: Draft, *names: str) -> list[list[object]]:
    return [[each.fields[name].value for name in names] for each in draft.proposals]


@pytest.mark.parametrize(
    ("text", "field", "value", "told"),
    [
        (
            f"rec_id,title,Doc link,Area\n1,Home work,{LINK}/1,Law\n2,Care work,{LINK}/2,Law\n",
            "url", f"{LINK}/1", ["the column 'rec_id' is not understood",
                                 "the column 'Area' is not understood"],
        ),
        (
            f"files/a1.pdf,Home work,{LINK}/1\nfiles/b2.pdf,Care work,{LINK}/2\n",
            "url", f"{LINK}/1", ["column 1 ('files/a1.pdf', 'files/b2.pdf') is not understood"],
        ),
        (
            "10.1000/a,Soil,set-1,Home work\n10.1000/b,Air,set-2,Care work at night\n",
            "identifiers", [{"scheme": "doi", "value": "10.1000/a"}],
            ["column 2 ('Soil', 'Air') is not understood",
             "column 3 ('set-1', 'set-2') is not understood"],
        ),
        (
            "key,title,colour\nX:1,Home work,red\nX:2,Care work,blue\n",
            "url", None, ["the column 'key' is not understood",
                          "the column 'colour' is not understood"],
        ),
        (
            '# Works\n"May, G.",Home work,1999\n"Lee, H.",Care work,2001\n',
            "authors", [{"name": "G. May", "kind": "person", "body": None}], ["# Works"],
        ),
    ],
)  # fmt: skip
def test_columns_are_told_apart_by_what_stands_in_them(
    propose: Propose, text: str, field: str, value: object, told: list[str]
) -> None:
    """All of it is proposed, asked about once, and the other columns are told."""
    draft = propose(text, "a.csv")
    assert ["Home work", "Care work"] == [
        str(*row).partition(" at ")[0] for row in shown(draft, "title")
    ]
    first, second = draft.proposals
    assert value == first.fields[field].value
    assert {"proposed", "unknown"} >= {each.status for each in first.fields.values()}
    assert [True, False] == [
        any(flag.startswith("columns-guessed") for flag in each.flags) for each in (first, second)
    ]
    assert told == [each.text for each in draft.unread]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Phone\nMay,12345\nLee,67890\n",
        "one,two\n",
        "Home work,Care work\nSea work,Land work\n",
        "Home work. ILO 2020,A long remark on this\nSea work. IOM 2021,Another remark\n",
    ],
)
def test_cells_are_never_run_together(propose: Propose, text: str) -> None:
    """Rows of a spreadsheet that are not understood are unread lines."""
    draft = propose(text, "a.csv")
    assert () == draft.proposals
    assert draft.unread


def test_a_column_of_whole_references(propose: Propose) -> None:
    """Each is taken apart by itself; what stands beside it is told."""
    text = (
        "| Topic | Reference |\n|---|---|\n"
        "| Homes | May, G. (2019). Home truths. Geneva: ILO. |\n"
        "| Care | Lee, H. (2020). Care work. Geneva: ILO. |\n"
    )
    draft = propose(text, "a.md")
    assert [["Home truths"], ["Care work"]] == shown(draft, "title")
    assert ["the column 'Topic' is not understood"] == [each.text for each in draft.unread]
