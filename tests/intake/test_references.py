"""Reading lists without a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake import reader, references

if TYPE_CHECKING:
    from migpubs.intake.entries import Listing

BODIES = {"ILO", "IOM"}


def is_body(name: str) -> bool:
    return name in BODIES


def listing(text: str, name: str = "a.txt") -> Listing:
    return references.listing(reader.read(text.encode(), name), is_body)


def entries(found: Listing) -> list[str]:
    return [each.cells[0].text for each in found.entries]


def test_lines_that_are_no_entries_are_unread() -> None:
    """The first line that names a list is the heading, those below are groups; all is shown."""
    found = listing(
        "Publications\n\n# ILO\n\nA home (ILO, 2022)\n\nIOM\n\nB home (IOM, 2022)\n\n7\n\nBye bye\n"
    )
    assert ("Publications", ["ILO", "IOM"], ["Bye bye"]) == (
        found.heading,
        [each.groups[-1] for each in found.entries],
        [each.text for each in found.unread],
    )


def test_items_with_links_are_entries() -> None:
    """Of whatever form; where there are items, a link in running text is none."""
    found = listing("# List\n\nSee [us](https://u.org).\n\n- [A](https://a.org)\n- B\n", "a.md")
    assert (["A"], ["See us.", "B"]) == (entries(found), [each.text for each in found.unread])


def test_tables_that_list_nothing_are_looked_at_line_by_line() -> None:
    """A layout of one cell a row is a list of paragraphs."""
    found = listing("List\n\nHome truths (ILO, 2022)\tx\nA\tB\n")
    assert ["Home truths (ILO, 2022)\tx"] == entries(found)


@pytest.mark.parametrize(
    "first",
    [
        "Wai Press: Homes and harbours. 2014",
        "IOM. Know the sea. IOM, 2019, sea.iom.int/know.",
        "March 2024: Digital lives. A new body",
        "Homes\nG. May\n2022",
        "ILO: Reports on homes",
    ],
)
def test_a_first_line_like_an_entry_is_no_heading(first: str) -> None:
    """Nor is it lost: it is an entry or unread."""
    found = listing(first + "\n\nA home (ILO, 2020)\n\nB home (IOM, 2021)\n")
    assert "" == found.heading
    printed = [*(text for text in entries(found)), *(each.text for each in found.unread)]
    assert {first, " ".join(first.split())} & {*printed}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<table><tr><td>Left</td><td></td></tr>{}</table>", "a.html"),
        ("<p>Left</p>{}", "a.html"),
    ],
)
def test_where_entries_are_bare_a_bare_line_is_no_heading(text: str, name: str) -> None:
    """A title that has lost its link looks like one; a row of a table of several cells never is."""
    row = "<tr><td>{0}</td><td><a href='https://a.org/{0}'>PDF</a></td></tr>"
    item = "<p><a href='https://a.org/{0}'>{0}</a></p>"
    one = row if "<tr>" in text else item
    found = listing(text.format(one.format("Tides") + one.format("Nets")), name)
    assert ("", ["Left"]) == (found.heading, [each.text for each in found.unread])
    assert 2 == len(found.entries)


def test_nothing_before_the_first_entry_is_lost() -> None:
    """What names no list is unread, and so is a heading below which nothing is read."""
    text = "Springer – Homes\n\nILO: Moves. 2019\n\n# Maps\n\n# Films\n\nIOM: Skills. 2020\n"
    found = listing(text)
    assert ["Springer – Homes", "Maps"] == [each.text for each in found.unread]
    assert [(), ("Films",)] == [each.groups for each in found.entries]


def test_two_dated_lines_are_two_entries() -> None:
    """A line without a form does not go on with one that has its own year."""
    found = listing("Unknown. Fishers. 2021.\nILO (2022). Nets. ILO.\nIOM (2020). Seas. IOM.\n")
    assert "2022" not in " ".join(each.text for each in found.unread)


def test_headings_without_entries_are_unread() -> None:
    """A heading holds for what stands below it until one of its kind; one in vain is shown."""
    text = "# List\n## Homes\n### ILO\n- A home\n### Notes\n## Boats\n- B boat (IOM, 2020)\n"
    found = listing(text, "a.md")
    assert [("A home", "ILO"), ("B boat (IOM, 2020)", "Boats")] == [
        (each.cells[0].text, each.groups[-1]) for each in found.entries
    ]
    assert ("List", ["Notes"]) == (found.heading, [each.text for each in found.unread])


def test_items_below_a_heading_that_names_a_list_are_entries() -> None:
    """Whatever their form; so are bare lines below the name of a body, where all are as bare."""
    found = listing("Publications\n\n- Nets mended\n\n- Ropes, spliced and sold\n")
    assert (2, "Publications") == (len(found.entries), found.heading)
    found = listing("References\n\nILO\n\nNets mended\n\nIOM\n\nRopes sold\n\nsee above.\n")
    assert [("ILO",), ("IOM",)] == [each.groups for each in found.entries]
    assert ["see above."] == [each.text for each in found.unread]


def test_the_year_above_goes_into_the_imprint() -> None:
    """Only where it makes the name of a known body stand apart."""
    found = listing(
        "# 2022\n\nNets mended, ILO\n\nThailand – Snapshot, Round 4\n\n# 2021\n\nIOM: Ropes\n"
    )
    assert ["Nets mended, ILO", "IOM: Ropes"] == [each.cells[0].text for each in found.entries]
    assert ["Thailand – Snapshot, Round 4"] == [each.text for each in found.unread]
