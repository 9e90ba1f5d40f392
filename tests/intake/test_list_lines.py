"""Which lines a document without a table has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake import references
from migpubs.intake.blocks import Cell, Document, Paragraph
from tests.intake.test_references import entries, is_body, listing

if TYPE_CHECKING:
    from tests.intake.conftest import Propose


@pytest.mark.parametrize(
    ("heading", "unread"), [("Publications", ["REPORT"]), ("List", ["List", "REPORT"])]
)
def test_titles_with_dates_below(heading: str, unread: list[str]) -> None:
    """Title, date and abstract on lines of their own make one entry; a kicker is left unread.

    So is the line above where it may be a kicker itself.
    """
    first = f"{heading}\n\nHome truths\n31 August 2023\nAbout homes.\n\n"
    text = first + "REPORT\nMoves\nMay 2022\nAbout moves.\n"
    found = listing(text)
    assert [
        "Home truths\u202931 August 2023\u2029About homes.",
        "Moves\u2029May 2022\u2029About moves.",
    ] == entries(found)
    assert unread == [each.text for each in found.unread]


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


def test_years_below_a_line_of_authors() -> None:
    """The form of IOM: each work stands below its authors, with its year first."""
    found = listing(
        "ILO\n2010 A home. ILO,\nGeneva.\n2011 B home. ILO, Geneva.\nMay, G.\n2012 C home. ILO.\n"
    )
    assert [
        "ILO\n2010 A home. ILO,\nGeneva.",
        "ILO\n2011 B home. ILO, Geneva.",
        "May, G.\n2012 C home. ILO.",
    ] == entries(found)


def test_numbers_of_footnotes_part_a_paragraph() -> None:
    """If they count on; what only points elsewhere is no entry."""
    found = listing("Notes\n\n1 ILO, A home,\n2020, p. 3.\n2 Ibid.\n3 ILO, B home, 2021.\n")
    assert ["ILO, A home,\n2020, p. 3.", "ILO, B home, 2021."] == entries(found)


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


@pytest.mark.parametrize("mark", ["\uf0b7", "\uf0a7", "\uf0d8", "•", "o", "§", "(cid:127)", "1."])
def test_marks_of_items_are_known_in_all_media(mark: str) -> None:
    """Also where a paragraph holds several, each with the link that begins in it."""
    item = "{} <a href='https://a.org/{}'>A home</a> (ILO, 2020)"
    found = listing(f"<p>{'<br>'.join(item.format(mark, n) for n in (1, 2))}</p>", "a.html")
    assert ["A home (ILO, 2020)"] * 2 == entries(found)
    assert [("https://a.org/1",), ("https://a.org/2",)] == [
        each.cells[0].links for each in found.entries
    ]


def test_parts_of_a_paragraph_have_their_own_links() -> None:
    """A link goes to the line in which it begins; where that is unknown, nothing is parted."""
    lines = "A home (ILO, 2020)<br>B <a href='https://a.org/b'>home</a> (IOM,<br>2021)"
    found = listing(f"<p>{lines}</p>", "a.html")
    assert [(), ("https://a.org/b",)] == [each.cells[0].links for each in found.entries]
    cell = Cell("A home (ILO, 2020)\nB home (IOM, 2021)", ("https://a.org/b",))
    document = Document(
        file="a", sha256="", medium="", blocks=(Paragraph(cell=cell, place="line 1"),)
    )
    assert [cell] == [each.cells[0] for each in references.listing(document, is_body).entries]


CARD = "<div><h3><a href='https://a.org/{0}'>Home {0}</a></h3><p>{1}</p></div>"


def test_cards_with_a_line_of_several_things() -> None:
    """A title, and below it names, date and kind between bars, at least twice."""
    found = listing(
        CARD.format(1, "ILO | May 2021 | Brief") + CARD.format(2, "2022 | IOM"), "a.html"
    )
    assert ["Home 1\u2029ILO\u2029May 2021\u2029Brief", "Home 2\u20292022\u2029IOM"] == entries(
        found
    )


def test_headings_that_are_links_are_entries() -> None:
    """Of a page's cards; not above a list, and not the name of a body."""
    cards = CARD.format(1, "Read more") + CARD.format(2, "Read more")
    found = listing("<h1>List</h1>" + cards, "a.html")
    assert ["Home 1\u2029Read more", "Home 2\u2029Read more"] == entries(found)
    assert (("https://a.org/1",), "List") == (found.entries[0].cells[0].links, found.heading)
    heading = "<h3><a href='https://a.org/{0}'>{0}</a></h3><ul><li>A {0} (ILO, 2020)</ul>"
    found = listing(heading.format("Homes") + heading.format("Boats"), "a.html")
    assert ["A Homes (ILO, 2020)", "A Boats (ILO, 2020)"] == entries(found)


def test_a_term_without_a_date() -> None:
    """What is said of it is a note, or a body and a date."""
    found = listing("<dl><dt>A home<dd>ILO, 2020<dt>A boat<dd>On boats</dl>", "a.html")
    assert ["A home\u2029ILO, 2020", "A boat\u2029On boats"] == entries(found)


def test_a_colon_inside_a_quotation_ends_no_heading(propose: Propose) -> None:
    """A title in quotation marks may be cut at its colon."""
    line = "• ILO published “Ebb and flow:\n  Seasonal workers from Lao PDR” in Apr 2022.\n"
    found = propose(line + "• IOM published “Home truths” in May 2021.\n")
    assert 2 == len(found.proposals)
    assert "Ebb and flow" in found.proposals[0].entry.cells[0].text
