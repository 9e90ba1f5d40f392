"""Who stands in a cell of authors or publishers."""

from __future__ import annotations

from typing import Any

import pytest

from migpubs.intake import answers, contributors
from migpubs.intake.readings import UNKNOWN, Notebook
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Person
from migpubs.names import Authority
from tests.intake.conftest import BODIES

AUTHORITY = Authority(BODIES)


def authors(text: str) -> tuple[list[tuple[Any, ...]], str, str]:
    found = contributors.read_authors(text, AUTHORITY, Notebook())
    return [tuple(each.values()) for each in found.value], found.status, found.rule


def body(name: str, id_: str | None = None) -> tuple[str, str, str | None]:
    return name, "body", id_


def person(name: str) -> tuple[str, str, None]:
    return name, "person", None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ILO", [body("ILO", "ilo")]),
        ("ไอโอเอ็ม", [body("ไอโอเอ็ม", "iom")]),
        (
            "The International Labour Organization",
            [body("The International Labour Organization", "ilo")],
        ),
        (
            "International Labour Organization (ILO)",
            [body("International Labour Organization (ILO)", "ilo")],
        ),
        (
            "Oxford Poverty and Human Development Initiative",
            [body("Oxford Poverty and Human Development Initiative", "ophi")],
        ),
        ("Initiative (Oxford)", [body("Initiative (Oxford)", "ophi")]),
    ],
)
def test_a_known_body_alone_is_read(text: str, names: list[Any]) -> None:
    """By acronym, name in any language, name with acronym, and with an "and" of its own."""
    assert (names, "read", "authority") == authors(text)


@pytest.mark.parametrize(
    "mark", [", ", " and ", " & ", "; ", " / ", "/", "\u2029", " และ ", ", and "]
)
def test_known_bodies_are_parted_at_any_separator(mark: str) -> None:
    """What is known on both sides is inferred."""
    assert ([body("ILO", "ilo"), body("IOM", "iom")], "inferred", "authority") == authors(
        f"ILO{mark}IOM"
    )


def test_a_unit_and_its_parent_are_one() -> None:
    """A comma between them does not part them; a slash does, and so does another order."""
    unit = body("Department of Employment, Ministry of Labour", "doe")
    assert ([unit], "inferred", "unit-of-parent") == authors(unit[0])
    assert 2 == len(authors("DOE / Ministry of Labour")[0])
    assert 2 == len(authors("Ministry of Labour, DOE")[0])
    assert 2 == len(authors("Department of Employment, ILO")[0])


@pytest.mark.parametrize(
    ("text", "names", "rule"),
    [
        ("Dr. Kanokwan Tharawan", ["Kanokwan Tharawan"], "honorific"),
        ("Asst. Prof. Dr. Ratchada Jayagupta", ["Ratchada Jayagupta"], "honorific"),
        ("ดร.ปิยะวรรณ สุขเกษม", ["ปิยะวรรณ สุขเกษม"], "honorific"),
        ("Ursula K. Hahn", ["Ursula K. Hahn"], "shape"),
        ("Huguet, Jerrold W.", ["Jerrold W. Huguet"], "inverted"),
        ("Hahn, G., and Hamilton, H.", ["G. Hahn", "H. Hamilton"], "inverted"),
        ("Harkins, B.; Åhlberg, M.", ["B. Harkins", "M. Åhlberg"], "inverted"),
        ("Harkins, B.||Åhlberg, M.", ["B. Harkins", "M. Åhlberg"], "inverted"),
    ],
)
def test_titles_and_initials_make_persons(text: str, names: list[str], rule: str) -> None:
    """No body is called so; where the family name stands is plain too."""
    assert ([person(name) for name in names], "inferred", rule) == authors(text)


def test_semicolons_part_names_that_are_sure_alone() -> None:
    """A name has none inside; a unit beside what it belongs to is asked about."""
    both = [body("World Aid Foundation"), body("ILO", "ilo")]
    assert (both, "inferred") == authors("World Aid Foundation; ILO")[:2]
    found = contributors.read_publishers("World Aid; ILO", AUTHORITY, Notebook())
    assert (["World Aid", "ILO"], "inferred") == (found.value, found.status)
    assert "proposed" == authors("Tak University; Faculty of Law")[1]
    assert "proposed" == authors("World Aid Foundation; George")[1]


def test_a_person_is_no_publisher_for_sure() -> None:
    """The column may be another's."""
    found = contributors.read_publishers("Ursula K. Hahn", AUTHORITY, Notebook())
    assert "proposed" == found.status


@pytest.mark.parametrize(
    ("text", "names", "rule"),
    [
        (
            "George May, Harley Hamilton",
            [person("George May"), person("Harley Hamilton")],
            "persons",
        ),
        (
            "George May and Harley Hamilton",
            [person("George May"), person("Harley Hamilton")],
            "persons",
        ),
        ("Dr. George May", [person("George May")], "honorific"),
        ("นายสมชาย ใจดี", [person("สมชาย ใจดี")], "honorific"),
        ("นาย สมชาย ใจดี", [person("สมชาย ใจดี")], "honorific"),
        ("George May", [person("George May")], "shape"),
        ("May, George", [person("George May")], "inverted"),
        (
            "Hahn, G., and Hamilton, Harley",
            [person("G. Hahn"), person("Harley Hamilton")],
            "inverted",
        ),
        ("Stella Maris; Samuel Hall", [person("Stella Maris"), person("Samuel Hall")], "shape"),
        ("Dr. Cynthia's Clinic", [person("Cynthia's Clinic")], "honorific"),
        ("J. Walter Research", [person("J. Walter Research")], "shape"),
        ("Thant Z. Aung", [person("Thant Z. Aung")], "shape"),
        ("U.N. Women", [person("U.N. Women")], "shape"),
        ("Hahn U, Brown J", [person("Hahn U"), person("Brown J")], "persons"),
        ("Ursula K. Hahn, ILO", [person("Ursula K. Hahn"), body("ILO", "ilo")], "shape"),
        ("Hahn Books, G.", [("Hahn Books, G.", None, None)], "unsplit"),
        ("Harkins", [("Harkins", None, None)], "shape"),
        ("May, Harkins", [person("Harkins May")], "inverted"),
        (
            "Rapid Asia Ltd. and the ministries",
            [("Rapid Asia Ltd. and the ministries", None, None)],
            "unsplit",
        ),
        ("ABC, Rapid Fund", [body("ABC"), body("Rapid Fund")], "separators"),
        ("a thing, another", [("a thing, another", None, None)], "unsplit"),
        ("HIV/AIDS Centre of Thailand", [body("HIV/AIDS Centre of Thailand")], "shape"),
        ("George May, ILO", [person("George May"), body("ILO", "ilo")], "shape"),
        (
            "Law Center (LC), Faculty of Law, Tak University",
            [body("Law Center (LC), Faculty of Law, Tak University")],
            "unit-chain",
        ),
        ("Rapid Asia (RA)", [body("Rapid Asia (RA)")], "shape"),
        ("IOM (Thailand)", [body("IOM", "iom")], "part-of-body"),
        ("IOM, Geneva", [body("IOM", "iom")], "place-beside"),
        ("ILO (Inland Labour University)", [body("ILO (Inland Labour University)")], "shape"),
        ("Partner Aid Foundation", [body("Partner Aid Foundation")], "shape"),
        ("ILO (IOM)", [("ILO (IOM)", "body", None)], "shape"),
        (
            "May, George (ed.), and others",
            [("George May", "person", None, "editor")],
            "inverted",
        ),
        (
            "May, George, and the World Union",
            [("May, George, and the World Union", None, None)],
            "unsplit",
        ),
    ],
)
def test_what_is_not_known_is_only_proposed(text: str, names: list[Any], rule: str) -> None:
    """Shapes suggest persons and bodies; a cell that cannot be cut safely stays whole."""
    assert (names, "proposed", rule) == authors(text)


def test_an_unknown_name_of_a_body_is_inferred() -> None:
    """One name, no separator, and a word that only bodies have."""
    assert ([body("Asylum Access Foundation")], "inferred", "shape") == authors(
        "Asylum Access Foundation"
    )


@pytest.mark.parametrize("text", ["", "-", "N/A", "ไม่ระบุ", "**"])
def test_nothing_is_unknown(text: str) -> None:
    """A dash is no name."""
    assert UNKNOWN == contributors.read_authors(text, AUTHORITY, Notebook())


@pytest.mark.parametrize(
    ("text", "value", "status", "bodies"),
    [
        ("ILO", ["ILO"], "read", ("ilo",)),
        ("ILO / Rapid Asia", ["ILO", "Rapid Asia"], "proposed", ("ilo", None)),
        ("Rapid Asia", ["Rapid Asia"], "read", ()),
        ("Rapid Asia, with support of EU", ["Rapid Asia"], "proposed", ()),
        (
            "ILO in partnership with the Rapid Asia",
            ["ILO", "Rapid Asia"],
            "proposed",
            ("ilo", None),
        ),
        ("ILO (draft)", ["ILO"], "proposed", ("ilo",)),
        ("IOM, Geneva; ILO", ["IOM", "ILO"], "proposed", ("iom", "ilo")),
        ("ILO staff", ["ILO staff"], "proposed", ()),
        ("English", ["English"], "proposed", ()),
    ],
)
def test_publishers_are_names(
    text: str, value: list[str], status: str, bodies: tuple[str | None, ...]
) -> None:
    """With the ids of those that are known; one plain name is read as it stands."""
    found = contributors.read_publishers(text, AUTHORITY, Notebook())
    assert (value, status, bodies) == (found.value, found.status, found.bodies)


def test_what_is_proposed_is_asked() -> None:
    """The question shows the cell."""
    notes = Notebook()
    contributors.read_authors("Sand\nand UNODC", AUTHORITY, notes)
    assert ["authors: is this how 'Sand and UNODC' is meant?"] == notes.flags


def test_editors_and_others_leave_the_names() -> None:
    """Their role is kept; who is left out is asked."""
    notes = Notebook()
    found = contributors.read_authors("George May and Harley Hamilton (eds.)", AUTHORITY, notes)
    assert ["editor", "editor"] == [each.get("role") for each in found.value]
    assert any("editors" in flag for flag in notes.flags)


@pytest.mark.parametrize("text", ["Various agencies", "same as above", '"', "forthcoming"])
def test_what_stands_for_a_name_is_unknown(text: str) -> None:
    """And is asked about."""
    notes = Notebook()
    assert "unknown" == contributors.read_publishers(text, AUTHORITY, notes).status
    assert 1 == len(notes.flags)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ILO-IOM", ["ILO", "IOM"]),
        ("ILO + IOM", ["ILO", "IOM"]),
        ("the ILO", ["the ILO"]),
        ("John Smith, PhD", ["John Smith"]),
        (
            "Rapid Fund, Home Network, and Tak Foundation",
            ["Rapid Fund", "Home Network", "Tak Foundation"],
        ),
        ("Lena Marx and the Research Team", ["Lena Marx", "Research Team"]),
        ("Home Rights and Land Foundation", ["Home Rights and Land Foundation"]),
        (
            "Unit of Law and Order, Ministry of Labour",
            ["Unit of Law and Order, Ministry of Labour"],
        ),
        ("Department of Consular Affairs, MFA", ["Department of Consular Affairs, MFA"]),
    ],
)
def test_names_between_separators(text: str, names: list[str]) -> None:
    """What stands alone on both sides is parted; a unit stays with what it is a unit of."""
    assert names == [
        each["name"] for each in contributors.read_authors(text, AUTHORITY, Notebook()).value
    ]


@pytest.mark.parametrize(
    "name", ["Brahm Press", "Grace Bank", "Emily Union", "JOHN SMITH", "กองแก้ว ใจดี", "TRAFIG"]
)
def test_what_may_be_a_family_name_is_only_proposed(name: str) -> None:
    """Press, Bank and Union are names of bodies and of persons; so are capitals."""
    assert "proposed" == contributors.read_authors(name, AUTHORITY, Notebook()).status


def test_a_placeholder_that_is_a_name_too_is_proposed() -> None:
    """TBC is to be confirmed, or the body that the list knows by it."""
    border = Body(id="tbc", name=LanguageMap({"en": "The Border Consortium"}), acronym="TBC")
    found = contributors.read_publishers("TBC", Authority([border]), Notebook())
    assert (["TBC"], "proposed") == (found.value, found.status)
    notes = Notebook()
    assert UNKNOWN == contributors.read_publishers("TBC", AUTHORITY, notes)
    assert 1 == len(notes.flags)


KNOWN = Authority(
    BODIES,
    [
        Person(given="George", family="May", native=LanguageMap({"th": "จอร์จ เมย์"})),
        Person(name="Khin Khin Win"),
        Person(given="Li", family="Wei"),
        Person(name="Li Wei"),
        Person(name="ILO"),
    ],
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("George May", ["May, George"]),
        ("May, George", ["May, George"]),
        ("จอร์จ เมย์", ["May, George"]),
        ("Dr George May", ["May, George"]),
        ("Khin Khin Win and George May", ["Khin Khin Win,", "May, George"]),
        ("George May; Khin Khin Win", ["May, George", "Khin Khin Win,"]),
    ],
)
def test_a_person_of_the_catalogue_is_known_by_the_name(text: str, lines: list[str]) -> None:
    """With what was accepted as the family's name, and nothing is asked."""
    notes = Notebook()
    found = contributors.read_authors(text, KNOWN, notes)
    assert ("inferred", "known-person", []) == (found.status, found.rule, notes.flags)
    assert lines == [answers.author_line(each) for each in found.value]


@pytest.mark.parametrize("text", ["Li Wei", "George May, ILO", "George May and Nina Sand"])
def test_a_known_name_does_not_settle_what_else_is_open(text: str) -> None:
    """Two persons who divide one name in two ways, a body beside it, another name."""
    assert "proposed" == contributors.read_authors(text, KNOWN, Notebook()).status


def test_a_body_is_known_before_a_person_of_its_name() -> None:
    """The name of a person is none of a publisher without a question."""
    assert ("authority", "body") == (
        (found := contributors.read_authors("ILO", KNOWN, Notebook())).rule,
        found.value[0]["kind"],
    )
    assert "proposed" == contributors.read_publishers("George May", KNOWN, Notebook()).status


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Nina Sand", "is 'Nina Sand' a person, and is the family's name first in 'Sand, Nina'?"),
        (
            "Nina Sand and George May",
            (
                "are 'Nina Sand and George May' persons, and is the family's name first in "
                "'Sand, Nina; May, George'?"
            ),
        ),
        ("Nina Sand, UNODC", "is this how 'Nina Sand, UNODC' is meant?"),
    ],
)
def test_a_question_says_what_is_to_be_judged(text: str, question: str) -> None:
    """Of persons also which name is the family's."""
    notes = Notebook()
    contributors.read_authors(text, KNOWN, notes)
    assert [f"authors: {question}"] == notes.flags


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zheng, X.", ["X. Zheng"]),
        ("Hope-Moon, David", ["David Hope-Moon"]),
        ("Ab-Moon, Rami; Star, Safwat G", ["Rami Ab-Moon", "Safwat G Star"]),
        ("Radio Home (Air Work, Inc.)", ["Radio Home (Air Work, Inc.)"]),
        ("Home Work (ILO, Sea)", ["Home Work (ILO, Sea)"]),
    ],
)
def test_names_are_turned_and_brackets_kept(text: str, names: list[str]) -> None:
    """Family names with a hyphen, an initial X and initials without a stop are turned, too."""
    found = contributors.read_authors(text, Authority(()), Notebook())
    assert names == [each["name"] for each in found.value]


@pytest.mark.parametrize(
    "text",
    ["Sun, Moon and Star", "Star, Alfred A.", "W. W. Star & Company", "Star & Sons", "Sun, Inc."],
)
def test_publishers_are_never_turned(text: str) -> None:
    """A firm may be called as if persons were listed."""
    found = contributors.read_publishers(text, Authority(()), Notebook())
    assert [text] == found.value
    parted = contributors.read_publishers(f"{text}; Star, Rami", Authority(()), Notebook())
    assert ([text, "Star, Rami"], "proposed") == (parted.value, parted.status)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Tak Land and Water Foundation (TLWF)", "inferred"),
        ("Network of Women for the Border (NWB)", "inferred"),
        ("Tak Land and Water Foundation (TLW)", "proposed"),
        ("ILO and Water Foundation (IWF)", "proposed"),
        ("Tak Foundation (TF)", "proposed"),
    ],
)
def test_an_acronym_of_all_words_makes_one_name(text: str, status: str) -> None:
    """Whatever "and" stands inside; two letters fit by chance, and a known body is its own."""
    found = contributors.read_authors(text, AUTHORITY, Notebook())
    assert status == found.status
    assert (status == "inferred") == (found.rule == "own-acronym")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("นายสมชาย ใจดี", "สมชาย ใจดี", "person"),
        ("นางสาวมะลิ สุขใจ", "มะลิ สุขใจ", "person"),
        ("นายจ้างไทย", "นายจ้างไทย", None),
        ("นายจ้าง ไทย ดี", "นายจ้าง ไทย ดี", "person"),
        ("นายกรัฐมนตรี", "นายกรัฐมนตรี", None),
        ("นางฟ้า", "นางฟ้า", None),
    ],
)
def test_thai_titles_are_not_cut_out_of_words(text: str, name: str, kind: str | None) -> None:
    """They stand before a given name and a family's."""
    (found,) = contributors.read_authors(text, AUTHORITY, Notebook()).value
    assert (name, kind) == (found["name"], found["kind"])


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "IOM, Geneva",
            "is 'IOM, Geneva' only 'IOM', or a part of it that the list does not have?",
        ),
        ("IOM Fund", "is 'IOM Fund' a part of 'IOM' that the list does not have?"),
        ("DSI", "is 'DSI' the name of one body?"),
        ("ILO with IOM", "are all that 'ILO with IOM' names authors?"),
    ],
)
def test_bodies_ask_one_question(text: str, question: str) -> None:
    """It says what is to be judged of them."""
    notes = Notebook()
    contributors.read_authors(text, AUTHORITY, notes)
    assert [f"authors: {question}"] == notes.flags


def test_who_only_helped_is_nobody() -> None:
    """A cell that names no publisher is unknown, and asks."""
    notes = Notebook()
    assert UNKNOWN == contributors.read_publishers("Funded by the EU", AUTHORITY, notes)
    assert ["publishers: 'Funded by the EU' does not say it; who is the publisher?"] == notes.flags
