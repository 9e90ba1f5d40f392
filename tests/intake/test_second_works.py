"""What begins another work is told apart or asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake import hosts, second_works
from migpubs.intake.blocks import Cell
from tests.intake.test_references import entries, is_body, listing

if TYPE_CHECKING:
    from tests.intake.conftest import Propose

_ABOVE = "May, G. (2019) A home. Bangkok: ILO."
_BELOW = "Sand, N. (2021) Moves. Bangkok: IOM."


@pytest.mark.parametrize(
    "words",
    ["no date", "undated", "n.d.", "year unknown", "as yet unprinted", "No date", "in press"],
)
@pytest.mark.parametrize("below", [[], [_BELOW]])
def test_words_in_place_of_the_year_begin_an_entry(words: str, below: list[str]) -> None:
    """Whatever they are, in a paragraph of such lines."""
    lines = [_ABOVE, f"Oxfam ({words}) Shrimp and rights. Oxford: Oxfam.", *below]
    assert lines == entries(listing("References\n\n" + "\n".join(lines)))


def test_a_sign_for_the_authors_begins_an_entry() -> None:
    """Also one of no form, which is unread, not part of the entry above."""
    lines = ["May, G. 2014. A home. ILO.", "———. 2015. B home. ILO.", "———. C home. ILO, 2016."]
    found = listing("References\n\n" + "\n".join([*lines, "———. D home.", _BELOW]))
    assert [*lines, _BELOW] == entries(found)
    assert ["———. D home."] == [each.text for each in found.unread]


def test_a_year_of_access_makes_no_entry() -> None:
    """A line that has no year but that goes on with the work above."""
    text = f"{_ABOVE}\nAvailable at: https://a.org/1 (Accessed: 3 May 2024)."
    assert [text] == entries(listing(f"References\n\n{text}\n"))


@pytest.mark.parametrize(
    ("text", "note", "begun"),
    [
        (f"{_ABOVE}\nOxfam (as told) Shrimp and\nrights of all.", "", "Oxfam (as told) Shrimp and"),
        (f"{_ABOVE}\n{_BELOW}", "", _BELOW),
        (f"{_ABOVE}\n———. Moves.", "", "———. Moves."),
        ("", "ILO. Oxfam (undated) Rights. Oxford: Oxfam", "Oxfam (undated) Rights. Oxford: Oxfam"),
        ("May, G. (2019) A home.\nBangkok: International Labour Organization.", "", ""),
        (f"{_ABOVE}\nAvailable at: https://a.org/1 (Accessed: 3 May 2024).", "", ""),
        ("May, G. (2019) A home in\nOxfam (undated) Shrimp. Oxford: Oxfam.", "", ""),
        ("May, G.\nSand, N. (2021) Moves. Bangkok: IOM.", "", ""),
        ("May, G. (2019) See https://a.org/a-\nOxfam (undated) Shrimp.", "", ""),
        ("", "In: May, G. (ed.) Homes. Bangkok: ILO", ""),
        ("", "Antipode, 43(5). Bangkok: ILO", ""),
    ],
)
def test_only_what_has_the_shape_of_an_entry_is_asked(text: str, note: str, begun: str) -> None:
    """A wrapped line, an imprint, an address or the editors of a book go on with the work."""
    asked = [f"does '{begun}' begin another work?"] if begun else []
    assert asked == [question for _, question in second_works.doubts(text, note, is_body)]


def test_a_long_second_work_is_shown_in_part() -> None:
    """The question names its beginning."""
    text = f"{_ABOVE}\nOxfam (undated) {'Shrimp and rights ' * 9}"
    (_, question), *rest = second_works.doubts(text, "", is_body)
    assert "does 'Oxfam (undated) Shrimp and rights Shrimp and rights Shrimp …' begin" in question
    assert [] == rest


def test_a_row_with_a_second_work_asks(propose: Propose) -> None:
    """Nothing is swallowed in silence, and the link may be that of either."""
    text = f"References\n\n{_ABOVE} Oxfam (undated) Rights. Oxford: Oxfam. https://a.org/1\n"
    row = propose(text).proposals[0]
    assert row.flags == (
        "two-works: does 'Oxfam (undated) Rights. Oxford: Oxfam' begin another work?",
    )
    assert "proposed" == row.fields["url"].status


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        (
            "May, G. (2019) A home. In Sand, N. (ed.), [Homes](https://a.org/1). Bangkok: ILO.",
            "proposed",
        ),
        ("May, G. (2019) A home. In Sand, N. (ed.), Homes. Bangkok: ILO. https://a.org/1", "read"),
        ("May, G. (2019) [A home](https://a.org/1). Bangkok: ILO.", "read"),
        ("May, G. (2019) A home. [Journal of Homes](https://a.org/1), 3(1).", "proposed"),
        ("May, G. (2019) A home. Bangkok: [ILO](https://a.org/1).", "proposed"),
        ("May, G. (2019) [A home](https://a.org/1). In Sand, N. (ed.), Homes. IOM.", "read"),
        ("[May, G. (2019) A home. In Sand, N. (ed.), Homes. IOM.](https://a.org/1)", "read"),
        ("May, G. (2019) A home. Bangkok: ILO. [PDF](https://a.org/1)", "read"),
        ("May, G. (2019) A home. Bangkok: ILO. [doi:10.5555/a](https://doi.org/10.5555/a)", "read"),
    ],
)
def test_a_link_of_other_words_may_be_the_books(propose: Propose, entry: str, status: str) -> None:
    """Or a journal's or publisher's, where its words stand behind the title."""
    row = propose(f"# References\n\n{entry}\n\n{_BELOW}\n", "a.md").proposals[0]
    assert status == row.fields["url"].status
    assert (status == "proposed") == any(flag.startswith("elsewhere") for flag in row.flags)


@pytest.mark.parametrize(("note", "expected"), [("In: Sand, N. (ed.) Homes", True), ("ILO", False)])
def test_a_book_is_enough_where_words_are_not_known(note: str, expected: bool) -> None:  # noqa: FBT001
    """As in a PDF, which has places of links, not words."""
    assert expected == hosts.is_linked(Cell("A home", ("https://a.org/1",)), "A home", note)
