"""One entry of a reading list."""

from __future__ import annotations

import pytest

from migpubs.intake import citations
from migpubs.intake.citations import Parts

BODIES = {"ILO", "IOM", "UNDP", "International Labour Organization", "Economic and Social Commission (ESC)"}


def is_body(name: str) -> bool:
    return name in BODIES


def parse(text: str) -> Parts | None:
    return citations.parse(text, is_body)


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
    assert parts.form in citations.FORMS


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


def test_labels_need_a_title_before_them() -> None:
    """A line of nothing but a label is no entry."""
    assert None is parse(". Author: ILO")


def test_an_entry_of_no_form_is_a_title_without_its_address() -> None:
    """And without the words before the address."""
    assert "Home truths" == citations.bare("Home truths. Available at https://a.org")
    assert "https://a.org" == citations.bare("https://a.org")
