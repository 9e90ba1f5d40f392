"""Names as people write them."""

from __future__ import annotations

import pytest

from migpubs import ids
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Person
from migpubs.names import Authority, Reading, looks_like_body, read_person

MSDHS = Body(
    id="msdhs", name=LanguageMap({"en": "Ministry of Social Development"}), acronym="MSDHS"
)
AUTHORITY = Authority(
    [
        Body(
            id="unicef",
            name=LanguageMap({"en": "United Nations Children's Fund"}),
            acronym="UNICEF",
            aliases=("UNICEF Family",),
        ),
        Body(id="unicef-thailand", name=LanguageMap({"en": "UNICEF Thailand"})),
        Body(id="unhcr", name=LanguageMap({"en": "Refugee Agency"}), acronym="UNHCR"),
        MSDHS,
        Body(id="dcy", name=LanguageMap({"en": "Youth"}), acronym="DCY", parent=MSDHS),
        Body(
            id="lrdc-cmu",
            name=LanguageMap({"en": "Legal Center, Faculty of Law, Chiang Mai University"}),
            acronym="LRDC",
        ),
        Body(id="ilo", name=LanguageMap({"th": "องค์การแรงงานระหว่างประเทศ"}), acronym="ILO"),
    ]
)  # fmt: skip


def who(reading: Reading) -> list[str | tuple[str, str]]:
    """Return ids of bodies, given and family names or whole names of persons."""
    return [_told(each) for each in reading.who]


def _told(who: Body | Person) -> str | tuple[str, str]:
    if isinstance(who, Body):
        return who.id
    return (who.given, who.family) if who.family else who.name


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", []),
        ("UNICEF", ["unicef"]),
        ("UNHCR / UNICEF", ["unhcr", "unicef"]),
        ("UNHCR/UNICEF.", ["unhcr", "unicef"]),
        ("UNICEF Thailand", ["unicef-thailand"]),
        ("United Nations Children’s Fund (UNICEF) and ILO", ["unicef", "ilo"]),
        ("UNICEF (United Nations Children's Fund), ILO", ["unicef", "ilo"]),
        (
            "The Legal Center (LRDC), Faculty of Law, Chiang Mai University, UNHCR and UNICEF",
            ["lrdc-cmu", "unhcr", "unicef"],
        ),
        ("องค์การแรงงานระหว่างประเทศ และ UNICEF", ["ilo", "unicef"]),
        ("DCY, MSDHS, UNICEF Thailand", ["dcy", "unicef-thailand"]),
        ("DCY and MSDHS", ["dcy", "msdhs"]),
        ("HIV/AIDS Foundation", ["hiv-aids-foundation"]),
        ("George May, Harley Hamilton", [("George", "May"), ("Harley", "Hamilton")]),
        ("Lao Xay and Ben Harkins", [("Lao", "Xay"), ("Ben", "Harkins")]),
        ("May, George", [("George", "May")]),
        ("May, G., Hamilton, H.", [("G.", "May"), ("H.", "Hamilton")]),
        ("May, George; Hamilton, Harley", [("George", "May"), ("Harley", "Hamilton")]),
        ("Jane Doe, ILO & สมชาย ใจดี", [("Jane", "Doe"), "ilo", ("สมชาย", "ใจดี")]),
        ("Foo, Bar, Baz", ["Foo", "Bar", "Baz"]),
        ("WFP, Rome", ["wfp", "Rome"]),
        ("A (UNICEF) Z", ["A", "unicef", "Z"]),
    ],
)  # fmt: skip
def test_cells_are_read_bodies_first(cell: str, expected: list[object]) -> None:
    """Known bodies are found before anything is cut; persons are what is left between them."""
    assert expected == who(AUTHORITY.read(cell))


def test_a_department_with_its_ministry_is_one_body_and_said() -> None:
    """The parent after the comma is not a second author."""
    problems = AUTHORITY.read("DCY, MSDHS").problems
    assert ["'MSDHS' after 'DCY' is taken for its parent"] == [each.message for each in problems]


def test_an_unknown_body_is_proposed_with_its_spelling() -> None:
    """Nothing is dropped and nothing is taken for something near."""
    reading = AUTHORITY.read("World Bank Group")
    expected = Body(id="world-bank-group", name=LanguageMap({"en": "World Bank Group"}))
    assert (expected,) == reading.proposed == reading.who
    assert "unknown body 'World Bank Group'" in str(reading.problems[0])
    thai = AUTHORITY.read("กระทรวงใหม่").proposed[0]
    assert {"th": "กระทรวงใหม่"} == dict(thai.name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Jane Doe", Person(given="Jane", family="Doe")),
        ("นายสมชาย", Person(name="นายสมชาย")),
        ("นาย สมชาย ใจดี", Person(given="สมชาย", family="ใจดี")),
        ("Jan van der Berg", Person(given="Jan", family="van der Berg")),
        ("van der Berg", Person(name="van der Berg")),
        ("U Thant", Person(name="U Thant")),
        ("Daw Aung San Suu Kyi", Person(name="Daw Aung San Suu Kyi")),
        ("Suharto", Person(name="Suharto")),
        ("Doe, Jane", Person(given="Jane", family="Doe")),
        ("Doe,", Person(name="Doe")),
    ],
)
def test_persons(text: str, expected: Person) -> None:
    """Family names are last but for particles; whole names are never inverted."""
    assert expected == read_person(text)[0]


def test_what_is_a_convention_is_said() -> None:
    """The order of names and a dropped title are for an editor to see."""
    _, problems = read_person("Professor Dame Carolyn Hamilton")
    assert [
        "'Professor Dame' before 'Carolyn Hamilton' is dropped",
        "'Carolyn Hamilton' is taken for given name 'Carolyn' and family name 'Hamilton'",
    ] == [each.message for each in problems]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("UNICEF", ["unicef"]),
        ("unicef", ["unicef"]),
        ("the united nations children's fund", ["unicef"]),
        ("UNICEF Family", ["unicef"]),
        ("Refugee Agency (of the UN)", ["unhcr"]),
        ("สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("สมาคมใหม่", [ids.of_name("สมาคมใหม่")]),
        ("A and B, Inc.", ["a-and-b-inc"]),
    ],
)
def test_literals_are_whole(name: str, expected: list[str]) -> None:
    """An undivided name is a body, or a Thai person with a whole name."""
    assert expected == who(AUTHORITY.literal(name))


def test_names_that_look_like_organizations() -> None:
    """An acronym or a word such as "centre" tells them from persons, also in Thai."""
    assert looks_like_body("World Health Organization")
    assert looks_like_body("WFP")
    assert looks_like_body("กระทรวงแรงงาน")
    assert not looks_like_body("J. W. Huguet")
    assert not looks_like_body("สมชาย ใจดี")


def test_a_slip_in_the_name_of_a_body_is_named() -> None:
    """Nothing is taken for something near, but an editor is told what may be meant."""
    [problem] = AUTHORITY.literal("Refugee Agancy").problems
    assert problem.hint.startswith("did you mean 'unhcr'? if not, add it to bodies.yaml as")
    [problem] = AUTHORITY.literal("Xylophone Makers").problems
    assert problem.hint.startswith("add it to bodies.yaml as 'xylophone-makers'")


@pytest.mark.parametrize(
    ("name", "meant"), [("UNHRC", "unhcr"), ("UNICEFF", "unicef"), ("IDO", "")]
)
def test_a_misspelt_acronym_names_the_body(name: str, meant: str) -> None:
    """Where it is nearly the same; short ones are soon another body's."""
    [problem] = AUTHORITY.literal(name).problems
    assert (f"did you mean '{meant}'?" if meant else "add it to") in problem.hint
    assert bool(meant) == ("did you mean" in problem.hint)


def test_a_proposed_body_is_never_taken_for_another_one() -> None:
    """Where letters that make no id, or the end of a long name, are all that tells them apart."""
    long = "Office for the Protection and Integration of Migrant Workers in "
    authority = Authority([Body(id="ilo", name=LanguageMap({"en": "Labour Organization"}))])
    names = ["กรม ILO", "ทีม ILO", f"{long}Chiang Mai", f"{long}Tak", "Ilo กอง", "กรม ILO"]
    bodies = [authority.propose(name) for name in names]
    assert ["ilo-b", "ilo-b-b", "ilo-b-b-b", "ilo-b"] == [bodies[n].id for n in (0, 1, 4, 5)]
    assert [f"{ids.of_name(long)[:60]}", f"{ids.of_name(long)[:60]}-b"] == [
        b.id for b in bodies[2:4]
    ]
    assert bodies[0] == bodies[5]
    assert bodies == [who for name in names for who in authority.literal(name).who]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Legal Center (LRDC), Faculty of Law", True),
        ("The Legal", True),
        ("UNHCR", True),
        ("Legal Center (somewhere)", True),
        ("Legal Aid", False),
        ("Zebra", False),
    ],
)
def test_how_a_name_of_the_list_begins(text: str, expected: bool) -> None:  # noqa: FBT001
    """By name or acronym; so that a reader knows how far a name may still go on."""
    assert expected == AUTHORITY.begins(text)


def test_the_list_holds_its_names() -> None:
    """Each whole, by name or acronym."""
    assert [True, True, False] == [
        each in AUTHORITY for each in ("UNICEF", "the Refugee Agency", "Refugee")
    ]
