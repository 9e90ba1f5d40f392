"""One entry of a reading list taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from attrs import asdict

from migpubs.intake import citations

if TYPE_CHECKING:
    from migpubs.intake.parts import Parts

BODIES: Final = frozenset({"ILO", "IOM", "UNDP", "International Labour Organization"})


def parse(text: str) -> Parts | None:
    return citations.parse(text, BODIES.__contains__)


def shown(text: str) -> dict[str, str]:
    """Return what is set apart, without what is left."""
    parts = parse(text)
    return {k: v for k, v in asdict(parts).items() if v and k != "note"} if parts else {}


AUTHOR_YEAR: Final = (
    (
        "Milanovic, Branko (2005). Worlds Apart: Inequality. Princeton, New Jersey: The Press.",
        ("Worlds Apart: Inequality", "Milanovic, Branko", "The Press", "2005"),
    ),
    (
        "ILO, n.d. Working at Sea. Available at https://a.org/1 (accessed 11 May 2022).",
        ("Working at Sea", "ILO", "", ""),
    ),
    (
        "Chan, S. (2020b, June 14). Is it enough? Bangkok: Asian Research Center.",
        ("Is it enough?", "Chan, S.", "Asian Research Center", "June 14, 2020"),
    ),
    (
        "Lee, A., et al. (2019). Is it safer? Insights from Tak. Journal of Homes, 7(1), 1-18.",
        ("Is it safer? Insights from Tak", "Lee, A., et al.", "", "2019"),
    ),
    (
        "McAuliffe, M. and A. Triandafyllidou, 2021. World Report. IOM, Geneva.",
        ("World Report", "McAuliffe, M. and A. Triandafyllidou", "IOM", "2021"),
    ),
    (
        "Derks, A. 2013, Slavery at Sea, Institute for Population, Nakhon Pathom.",
        ("Slavery at Sea", "Derks, A.", "Institute for Population", "2013"),
    ),
    (
        "Marks, E. & Olsen, A. 2015, 'The unions' role', Review, no. 5, pp. 111-128.",
        ("The unions' role", "Marks, E. & Olsen, A.", "", "2015"),
    ),
    (
        "ILO (2023), Casinos and Crime, Bangkok, September 2023, available at: https://a.org/1",
        ("Casinos and Crime", "ILO", "", "2023"),
    ),
    ("IOM (forthcoming), Gender and Camps", ("Gender and Camps", "IOM", "", "")),
    (
        "สุภางค์ จันทวานิช. (2558). การย้ายถิ่น: ทฤษฎี. กรุงเทพฯ: สำนักพิมพ์แห่งจุฬา.",
        ("การย้ายถิ่น: ทฤษฎี", "สุภางค์ จันทวานิช", "สำนักพิมพ์แห่งจุฬา", "2558"),
    ),
    (
        "International Organization for Homes (IOH)\n2018 World Homes. IOM, Geneva.",
        ("World Homes", "International Organization for Homes (IOH)", "IOM", "2018"),
    ),
)
OTHERS: Final = (
    (
        "quoted",
        "S. Chan, “Thai Responses”, Asian Journal, vol. 3 (2009), pp. 1–20.",
        ("Thai Responses", "S. Chan", "", "2009"),
    ),
    (
        "quoted",
        '"Labour Pains" by Nwe Nwe Aye and Kulap Saetang (ILO, 2022)',
        ("Labour Pains", "Nwe Nwe Aye and Kulap Saetang", "ILO", "2022"),
    ),
    ("body-first", "ILO: Rights at Work. Geneva, 2019.", ("Rights at Work", "ILO", "", "2019")),
    (
        "body-first",
        "IOM and UNDP, Mainstreaming Homes (Geneva: IOM, 2018), p. 14.",
        ("Mainstreaming Homes", "IOM and UNDP", "IOM", "2018"),
    ),
    (
        "body-first",
        "Human Rights Watch: Hidden Chains. New York, 2018.",
        ("Hidden Chains", "Human Rights Watch", "", "2018"),
    ),
    ("body-first", "ILO, Decent Homes, 2020, p. 3.", ("Decent Homes", "ILO", "", "2020")),
    (
        "sentences",
        "Huguet, Jerrold W., and Apichat Cham, eds. Homes: Tools. Bangkok: IOM, 2011.",
        ("Homes: Tools", "Huguet, Jerrold W., and Apichat Cham, eds", "IOM", "2011"),
    ),
    (
        "sentences",
        "Hughes K, Naw Paw E. Cholera in the camps. Bangkok: WHO; 2016.",
        ("Cholera in the camps", "Hughes K, Naw Paw E", "WHO", "2016"),
    ),
    (
        "quoted",
        "May, Lena. “Managing.” In Homes, edited by J. Smith. Bangkok: Tak University, 2016.",
        ("Managing", "May, Lena", "Tak University", "2016"),
    ),
    (
        "brackets",
        "The Price of Papers (Lalita H, Tak University, in Thai, October 2022)",
        ("The Price of Papers", "Lalita H", "Tak University", "October 2022"),
    ),
    ("by", "Lost Words, by IDC & Host, May 2023", ("Lost Words", "IDC & Host", "", "May 2023")),
    ("dash", "Homes – a view – ILO, June 2024", ("Homes – a view", "", "ILO", "June 2024")),
    ("dash", "A safe way home — IOM", ("A safe way home", "", "IOM", "")),
    ("commas", "Wage Theft, ILO and UNDP, 2023", ("Wage Theft", "", "ILO and UNDP", "2023")),
    ("commas", "Home, Sweet Home, ILO, May 2022.", ("Home, Sweet Home", "", "ILO", "May 2022")),
    ("title-body", "Both Banks. Tak Network, 2020.", ("Both Banks", "", "Tak Network", "2020")),
    ("title-year", "Home truths (n.d.)", ("Home truths", "", "", "")),
    (
        "lines",
        "Safe Back to School\nHelp the Homes, 2023\nEnglish | Thai",
        ("Safe Back to School", "", "Help the Homes", "2023"),
    ),
    (
        "lines",
        "Home truths\u2029G. May\u20292022-05-01\u2029About homes.",
        ("Home truths", "G. May", "", "2022-05-01"),
    ),
    (
        "author-words",
        "Oxfam (as yet unprinted) Shrimp and rights. Oxford: Oxfam.",
        ("Shrimp and rights", "Oxfam", "Oxfam", ""),
    ),
    (
        "labelled",
        "Home truths (in Thai). Author: George May; Publisher/Agency: ILO; Year: 2022",
        ("Home truths (in Thai)", "George May", "ILO", "2022"),
    ),
)


@pytest.mark.parametrize(
    ("form", "text", "expected"), [*(("author-year", *each) for each in AUTHOR_YEAR), *OTHERS]
)
def test_the_forms_that_people_use(
    form: str, text: str, expected: tuple[str, str, str, str]
) -> None:
    """UN, APA, Harvard, Chicago and Vancouver styles, and the looser ones of lists on pages."""
    parts = parse(text)
    assert parts is not None
    found = (parts.form, parts.title, parts.authors, parts.publishers, parts.date)
    assert (form, *expected) == found
    assert form in citations.FORMS


@pytest.mark.parametrize(
    "text",
    [
        "Oxfam (known to all) Works in the north. It has a house there.",
        "The people of the north who came (as many do) Went home. Oxford: Oxfam.",
        "May, G. (ed.) Homes of the north. Oxford: Oxfam.",
    ],
)
def test_words_in_brackets_alone_make_no_form(text: str) -> None:
    """Running text has them too, and editors do."""
    assert parse(text) is None


def test_series_editions_and_languages_leave_the_title() -> None:
    """What stands in brackets at its end is kept as what it is."""
    found = shown("May, G. (2022). From dawn (ILO Working Paper No. 45). ILO.")
    assert ("From dawn", "ILO Working Paper No. 45") == (found["title"], found["series"])
    edition = parse("May, G. (2022). From dawn (2nd ed.). ILO.")
    language = parse("May, G. (2022, March). From dawn [Report in Thai]. ILO.")
    assert edition is not None
    assert language is not None
    assert ("From dawn", "2nd ed.; ILO") == (edition.title, edition.note)
    assert ("From dawn", "Report in Thai; ILO") == (language.title, language.note)
    assert "English, Thai" in shown("Home truths\nILO, 2023\nEnglish, Thai")["languages"]


@pytest.mark.parametrize(
    "text",
    [
        "This list was compiled by the secretariat.",
        "Ibid., para. 12.",
        "ILO (2020), op. cit., p. 9.",
        "See https://a.org for the full text (2020).",
        "May: Homes of all",
        "ILO: Homes of all",
        ". Author: ILO",
        "word " * 200,
        "",
    ],
)
def test_running_text_is_no_entry(text: str) -> None:
    """What fits no form, or only points elsewhere, is not taken apart."""
    assert None is parse(text)


def test_lines_below_a_title() -> None:
    """A body and a date, or nothing that is understood, which stays a note."""
    found = citations.parse("A home\u2029ILO, 2020", lambda _: False)
    assert found
    assert ("A home", "ILO", "2020") == (found.title, found.publishers, found.date)
    found = citations.parse("A home\u2029On homes", lambda _: False)
    assert found
    assert ("A home", "", "On homes") == (found.title, found.date, found.note)


@pytest.mark.parametrize(
    ("text", "title", "publishers", "date"),
    [
        ("July 2023 — Drowning in debt (ILO)", "Drowning in debt", "ILO", "July 2023"),
        (
            "8 March 2022: Pre- and post-arrival. ILO",
            "Pre- and post-arrival",
            "ILO",
            "8 March 2022",
        ),
        ("2021 - Costs of recruitment: who pays", "Costs of recruitment: who pays", "", "2021"),
        ("Work, rights and dignity. 2021.", "Work, rights and dignity", "", "2021"),
        ("Ready for work: Skills. May 2023.", "Ready for work: Skills", "", "May 2023"),
        ("Home truths. January 21, 2024.", "Home truths", "", "January 21, 2024"),
    ],
)
def test_dates_first_and_last(text: str, title: str, publishers: str, date: str) -> None:
    """A date before a dash or colon, and one that is all the imprint there is."""
    found = parse(text)
    assert found is not None
    assert (title, publishers, date) == (found.title, found.publishers, found.date)


def test_a_span_of_years_is_no_date_first() -> None:
    """Neither are two sentences before a date a title."""
    assert parse("2022 – 2023 plan of the office") is None
    assert parse("George May. Children left behind. 2023.") is None


def test_a_year_that_a_heading_says() -> None:
    """It stands where the imprint leaves it out."""
    found = citations.parse("Ebb and flow, ILO", BODIES.__contains__, "2022")
    assert found is not None
    assert ("Ebb and flow", "ILO", "2022") == (found.title, found.publishers, found.date)
    assert citations.parse("Ebb and flow", BODIES.__contains__, "2022") is None
