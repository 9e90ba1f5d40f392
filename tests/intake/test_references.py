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


def test_titles_with_dates_below() -> None:
    """Title, date and abstract on lines of their own make one entry; a kicker is left unread."""
    first = "Publications\n\nHome truths\n31 August 2023\nAbout homes.\n\n"
    text = first + "REPORT\nMoves\nMay 2022\nAbout moves.\n"
    found = listing(text)
    assert [
        "Home truths\u202931 August 2023\u2029About homes.",
        "Moves\u2029May 2022\u2029About moves.",
    ] == entries(found)
    assert ["REPORT"] == [each.text for each in found.unread]


def test_titles_with_dates_below_in_html() -> None:
    """As the pages of agencies have them: a heading, a date, an abstract."""
    card = (
        "<div><h3><a href='https://a.org/{0}'>Title {0}</a></h3><p>May 202{0}</p><p>Text.</p></div>"
    )
    found = listing("<h1>List</h1>" + card.format(1) + card.format(2), "a.html")
    assert ["Title 1\u2029May 2021\u2029Text.", "Title 2\u2029May 2022\u2029Text."] == entries(
        found
    )
    assert ("https://a.org/2",) == found.entries[1].cells[0].links


def test_one_date_makes_no_entry() -> None:
    """The date of a letter stands alone."""
    assert [] == entries(listing("Dear all\n\n31 August 2023\n\nHere is our list.\n"))


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


def test_one_entry_a_line() -> None:
    """Also below a line that announces them; a line that goes on stays with its own."""
    lines = ["Please add:", "A home (ILO, 2020)", "B home (IOM,", "2021)", "C home (ILO, 2022)"]
    found = listing("\n".join(lines))
    assert ["A home (ILO, 2020)", "B home (IOM,\n2021)", "C home (ILO, 2022)"] == entries(found)


def test_title_authors_and_date_on_lines_of_their_own() -> None:
    """As cards on web pages; or a title, a year and an abstract."""
    card = "<div><a href='/1'>A home</a><br>G. May<br>2017-10-09</div>"
    found = listing(f"<h1>List</h1>{card}", "a.html")
    assert ["A home\u2029G. May\u20292017-10-09"] == entries(found)
    assert ["A home\u20292020\u2029About it."] == entries(
        listing("List\n\nA home\n2020\nAbout it.\n")
    )


def test_nothing_before_the_first_entry_is_lost() -> None:
    """What names no list is unread, and so is a heading below which nothing is read."""
    text = "Springer: Homes. 2014\n\nILO: Moves. 2019\n\n# Maps\n\n# Films\n\nIOM: Skills. 2020\n"
    found = listing(text)
    assert ["Springer: Homes. 2014", "Maps"] == [each.text for each in found.unread]
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
