"""Persons and bodies are named as the Editorial Manual has it."""

from __future__ import annotations

import pytest

from migpubs.csl.runs import Language, plain
from migpubs.documents.bylines import authors, credit, full_name, person_name, publishers
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Person


def body(name: str, acronym: str = "", kind: str = "other", parent: Body | None = None) -> Body:
    return Body(
        id=name.casefold().replace(" ", "-"),
        name=LanguageMap({"en": name}),
        acronym=acronym,
        kind=kind,
        parent=parent,
    )


UN = body("United Nations", "UN", "un-system")
FUND = body("United Nations Children's Fund", "UNICEF", "un-system", UN)
STATE = body("Royal Government", kind="government")
MINISTRY = body("Ministry of Care", "MC", "government", STATE)
UNIVERSITY = body("Chiang Mai University", "CMU", "academic")


@pytest.mark.parametrize(
    ("expected", "who"),
    [
        ("United Nations (UN)", UN),
        ("United Nations Children's Fund (UNICEF)", FUND),
        (
            "United Nations, Economic and Social Commission for Asia and the Pacific (ESCAP)",
            body(
                "United Nations Economic and Social Commission for Asia and the Pacific",
                "ESCAP",
                "un-system",
                UN,
            ),
        ),
        (
            "United Nations Children's Fund (UNICEF) Thailand",
            body("UNICEF Thailand", kind="country-office", parent=FUND),
        ),
        (
            "United Nations Children's Fund (UNICEF), East Asia Regional Office (UNICEF EARO)",
            body("UNICEF East Asia Regional Office", "UNICEF EARO", "regional-office", FUND),
        ),
        (
            "United Nations Children's Fund (UNICEF), Data Lab",
            body("United Nations Children's Fund, Data Lab", kind="unit", parent=FUND),
        ),
        (
            "Office of United Nations Children's Fund in Rome",
            body("Office of United Nations Children's Fund in Rome", kind="unit", parent=FUND),
        ),
        (
            "United Nations Children's Fund (UNICEF), Tracking Matrix (TM)",
            body("Tracking Matrix", "TM", "unit", FUND),
        ),
        ("Ministry of Care (MC)", MINISTRY),
        (
            "Ministry of Care (MC), Department of Youth (DY)",
            body("Department of Youth", "DY", "government", MINISTRY),
        ),
        (
            "Ministry of Care (MC), Department of Youth",
            body("Ministry of Care, Department of Youth", "", "government", MINISTRY),
        ),
        (
            "Law Center (LC), Chiang Mai University",
            body("Law Center, Chiang Mai University", "LC", "university-unit", UNIVERSITY),
        ),
        ("Safe Programme", body("Safe Programme", kind="programme", parent=FUND)),
        ("The UNA", body("The UNA", "UNA")),
    ],
)
def test_full_name(expected: str, who: Body) -> None:
    """The name is spelled out with its acronym, the parent first where it is an office."""
    assert expected == full_name(who)


def test_full_name_in_thai() -> None:
    """A name is in one language: Thai where the office has a Thai name, else English."""
    fund = Body(id="f", name=LanguageMap({"en": "Fund", "th": "กองทุน"}), acronym="F")
    names = {"en": "F Thailand", "th": "กองทุน ประเทศไทย"}
    office = Body(id="o", name=LanguageMap(names), kind="country-office", parent=fund)
    assert "กองทุน (F) ประเทศไทย" == full_name(office, "th")
    english = Body(id="e", name=LanguageMap({"en": "F Laos"}), kind="country-office", parent=fund)
    assert "Fund (F) Laos" == full_name(english, "th")


def test_person_name() -> None:
    """A name is said given name first, in the script of the document where that is known."""
    somchai = Person(family="Jaidee", given="Somchai", native=LanguageMap({"th": "สมชาย ใจดี"}))
    assert "Somchai Jaidee" == person_name(somchai)
    assert "สมชาย ใจดี" == person_name(somchai, "th")
    assert "Thant Myint" == person_name(Person(name="Thant Myint"), "th")
    assert "สมชาย" == person_name(Person(native=LanguageMap({"th": "สมชาย"})))


def test_languages_of_names() -> None:
    """A name in another language than the document says so."""
    thai = Body(id="m", name=LanguageMap({"th": "กระทรวง"}))
    assert (Language("th", ("กระทรวง",)),) == credit(thai, "en", "short")
    assert (Language("th", ("กระทรวง",)),) == credit(thai, "en", "full")
    assert ("กระทรวง",) == credit(thai, "th", "full")
    assert ("UNICEF",) == credit(FUND, "th", "short")


def test_lists_of_authors() -> None:
    """Commas and "and" part authors, semicolons where a name holds a comma."""
    ada, bo = Person(given="Ada", family="Okoro"), Person(given="Bo", family="Baker")
    assert "" == plain(authors([], "en", "short"))
    assert "Ada Okoro" == plain(authors([ada], "en", "short"))
    assert "Ada Okoro, Bo Baker and UNICEF" == plain(authors([ada, bo, FUND], "en", "short"))
    assert "Ada Okoro และ UNICEF" == plain(authors([ada, FUND], "th", "short"))
    inner = body("Works, Inc.")
    assert "Ada Okoro; Works, Inc.; UN" == plain(authors([ada, inner, UN], "en", "short"))


def test_lists_of_publishers() -> None:
    """Strokes part publishers."""
    assert "UNICEF / UN" == plain(publishers([FUND, UN], "en", "short"))
