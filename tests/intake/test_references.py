"""Reading lists without a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake import reader, references
from migpubs.intake.references import Parts

if TYPE_CHECKING:
    from migpubs.intake.tables import Listing

BODIES = {"ILO", "IOM", "International Labour Organization", "Economic and Social Commission (ESC)"}


def is_body(name: str) -> bool:
    return name in BODIES


def parse(text: str) -> Parts | None:
    return references.parse(text, is_body)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Milanovic, Branko (2005). Worlds Apart: Inequality. Princeton, New Jersey: The Press.",
            Parts(
                form="author-year",
                title="Worlds Apart: Inequality",
                authors="Milanovic, Branko",
                publishers="The Press",
                date="2005",
                note="Princeton, New Jersey: The Press",
            ),
        ),
        (
            "Huguet, J. W., & Chamratrithirong, A. (Eds.). (2011). Thailand migration report. IOM.",
            Parts(
                form="author-year",
                title="Thailand migration report",
                authors="Huguet, J. W., & Chamratrithirong, A.",
                publishers="IOM",
                date="2011",
                note="IOM",
            ),
        ),
        (
            "Economic and Social Commission (ESC) (2020). Who moves? A report. Available at https://a.org.",
            Parts(
                form="author-year",
                title="Who moves?",
                authors="Economic and Social Commission (ESC)",
                date="2020",
                note="A report",
            ),
        ),
        (
            "May, G. (n.d.). “Home truths,” Journal of Homes.",
            Parts(
                form="author-year", title="Home truths", authors="May, G.", note="Journal of Homes"
            ),
        ),
        (
            "ILO (2023). Home truths",
            Parts(form="author-year", title="Home truths", authors="ILO", date="2023"),
        ),
        (
            "McAuliffe, M. and A. Triandafyllidou, 2021. World Report. IOM, Geneva.",
            Parts(
                form="author-year-bare",
                title="World Report",
                authors="McAuliffe, M. and A. Triandafyllidou",
                publishers="IOM",
                date="2021",
                note="IOM, Geneva",
            ),
        ),
        (
            "International Labour Organization, Measuring labour (Geneva, 2023).",
            Parts(
                form="body-comma",
                title="Measuring labour",
                authors="International Labour Organization",
                date="2023",
                note="Geneva",
            ),
        ),
        (
            "ILO: Home truths (Geneva, 2022)",
            Parts(
                form="body-colon", title="Home truths", authors="ILO", date="2022", note="Geneva"
            ),
        ),
        (
            "Home truths (ILO, 31 August 2023). In Thai.",
            Parts(
                form="title-in-brackets",
                title="Home truths",
                publishers="ILO",
                date="31 August 2023",
                note="In Thai",
            ),
        ),
        (
            "Home truths (in Thai). Author: George May; Publisher/Agency: ILO; Year: 2022",
            Parts(
                form="labelled",
                title="Home truths (in Thai)",
                authors="George May",
                publishers="ILO",
                date="2022",
            ),
        ),
        (
            "Home truths — ILO, 2022",
            Parts(form="dash", title="Home truths", publishers="ILO", date="2022"),
        ),
        (
            "Home truths, ILO, May 2022.",
            Parts(form="commas", title="Home truths", publishers="ILO", date="May 2022"),
        ),
        ("Home truths (2022)", Parts(form="title-year", title="Home truths", date="2022")),
        (
            "Home truths\u20292022\u2029About homes.",
            Parts(
                form="title-date-abstract", title="Home truths", date="2022", note="About homes."
            ),
        ),
    ],
)
def test_the_forms_that_people_use(text: str, parts: Parts) -> None:
    """UN and APA styles, Harvard, footnotes, and the looser ones of lists on web pages."""
    assert parts == parse(text)
    assert parts.form in {*references.FORMS, "body-comma", "title-date-abstract", "labelled"}


@pytest.mark.parametrize(
    "text",
    [
        "This list was compiled by the secretariat.",
        "Home truths, Homes, May 2022",
        "May: Homes of all",
        "A very long title of a work here (2020). And a sentence that follows it there.",
        "word " * 200,
    ],
)
def test_running_text_is_no_entry(text: str) -> None:
    """What fits no form is not taken apart."""
    found = parse(text)
    assert found is None or found.form == "title-year"


def listing(text: str, name: str = "a.txt") -> Listing:
    return references.listing(reader.read(text.encode(), name), is_body)


def entries(found: Listing) -> list[str]:
    return [each.cells[0].text for each in found.entries]


def test_lines_that_are_no_entries_are_unread() -> None:
    """The first line is the heading, headings below are groups, all else is shown."""
    found = listing(
        "List\n\n# ILO\n\nA home (ILO, 2022)\n\nIOM\n\nB home (IOM, 2022)\n\n7\n\nBye bye\n"
    )
    assert ("List", ["ILO", "IOM"], ["Bye bye"]) == (
        found.heading,
        [each.group for each in found.entries],
        [each.text for each in found.unread],
    )


def test_titles_with_dates_below() -> None:
    """Title, date and abstract on lines of their own make one entry; a kicker is left unread."""
    first = "List\n\nHome truths\n31 August 2023\nAbout homes.\n\n"
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


def test_labels_need_a_title_before_them() -> None:
    """A line of nothing but a label is no entry."""
    assert None is parse(". Author: ILO")


def test_an_entry_of_no_form_is_a_title_without_its_address() -> None:
    """And without the words before the address."""
    assert "Home truths" == references.title_alone("Home truths. Available at https://a.org")
    assert "https://a.org" == references.title_alone("https://a.org")
