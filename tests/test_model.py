"""The model is frozen, holds all that records need, and derives the rest."""

from __future__ import annotations

import ast
import inspect
import pickle

import attrs
import pytest
from hypothesis import given

from migpubs import model
from migpubs.dates import Date
from migpubs.identifiers import parse
from migpubs.language_map import LanguageMap
from migpubs.model import (
    Annex,
    Assignment,
    Body,
    Contribution,
    Link,
    Person,
    Publication,
    Relation,
    Row,
    Text,
    Theme,
    join_title,
)
from tests.strategies import (
    GOAL,
    OUTCOME,
    PRIORITY,
    UNA,
    UNA_LAB,
    UNA_THAILAND,
    annexes,
    publications,
)

CLASSES = [
    each for each in vars(model).values() if attrs.has(each) and each.__module__ == model.__name__
]
TITLE = LanguageMap({"en": "Rights", "th": "สิทธิ"})


def publication(**fields: object) -> Publication:
    return Publication(**{"id": "it", "title": TITLE, **fields})


@given(publications())
def test_a_publication_is_a_value(it: Publication) -> None:
    """It is equal to its copy, has its hash, and survives pickling."""
    copy = pickle.loads(pickle.dumps(it))
    assert (it, hash(it)) == (copy, hash(copy))
    assert it == attrs.evolve(it)


@given(annexes())
def test_an_annex_is_a_value(annex: Annex) -> None:
    """So is an annex with all its rows."""
    copy = pickle.loads(pickle.dumps(annex))
    assert (annex, hash(annex)) == (copy, hash(copy))


@pytest.mark.parametrize("cls", CLASSES)
def test_classes_are_frozen_and_take_keywords(cls: type) -> None:
    """No field can be set anew, none is given by position, none added."""
    assert all(each.kw_only for each in attrs.fields(cls))
    assert hasattr(cls, "__slots__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        cls.__setattr__(object.__new__(cls), attrs.fields(cls)[0].name, "x")


@pytest.mark.parametrize("cls", CLASSES)
def test_every_field_is_explained(cls: type) -> None:
    """A docstring stands below each field."""
    (body,) = (
        node.body
        for node in ast.parse(inspect.getsource(model)).body
        if isinstance(node, ast.ClassDef) and node.name == cls.__name__
    )
    silent = [
        field.target.id
        for field, below in zip(body, [*body[1:], None], strict=True)
        if isinstance(field, ast.AnnAssign)
        and not (isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant))
    ]
    assert [] == silent


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: publication(kind="reprot"), "kind: 'reprot' .*did you mean 'report'"),
        (lambda: publication(status="gone"), "status: 'gone'"),
        (lambda: Body(id="x", name=TITLE, kind="planet"), "kind: 'planet'"),
        (lambda: Contribution(who=UNA, role="autor"), "did you mean 'author'"),
        (lambda: Text(language="th", extent="half"), "extent: 'half'"),
        (lambda: Text(language="th", status="secret"), "status: 'secret'"),
        (lambda: Link(url="https://example.org", kind="door"), "kind: 'door'"),
        (lambda: Relation(kind="cousin-of"), "kind: 'cousin-of'"),
        (lambda: Assignment(theme=GOAL, rank="last"), "rank: 'last'"),
    ],
)
def test_closed_lists_hold_in_memory_too(build: object, message: str) -> None:
    """A word that is not on the list is refused by the class itself."""
    with pytest.raises(ValueError, match=message):
        build()


def test_bodies_have_parents() -> None:
    """An office is within its parents, at any depth, and not the other way round."""
    assert (UNA_LAB, UNA_THAILAND, UNA) == UNA_LAB.lineage
    assert UNA_LAB.within(UNA)
    assert UNA.within(UNA)
    assert not UNA.within(UNA_LAB)
    assert ("UNA", "Data Lab") == (UNA.short, UNA_LAB.short)


def test_themes_have_parents() -> None:
    """An outcome belongs to its priority."""
    assert (OUTCOME, PRIORITY) == OUTCOME.lineage


def test_themes_are_confirmed_by_a_body() -> None:
    """Neither nobody nor the compiler confirms."""
    words = {who: Assignment(theme=GOAL, assigned=who).confirmed for who in ("", "compiler", "una")}
    assert {"": False, "compiler": False, "una": True} == words


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (Person(family="May", given="George"), "George May"),
        (Person(family="May"), "May"),
        (Person(name="Aung San"), "Aung San"),
        (Person(), ""),
    ],
)
def test_a_person_is_said_given_name_first(person: Person, expected: str) -> None:
    """A whole name is said as it is."""
    assert expected == str(person)


def test_contributions_by_role() -> None:
    """Authors and editors come in order, whatever stands between them."""
    ana, somchai = Person(name="Ana"), Person(name="สมชาย")
    it = publication(
        contributions=(
            Contribution(who=ana),
            Contribution(who=UNA, role="commissioner"),
            Contribution(who=somchai, role="editor"),
            Contribution(who=UNA),
        )
    )
    assert ((ana, UNA), (somchai,), (UNA,)) == (it.authors, it.editors, it.of_role("commissioner"))


def test_the_date_to_cite() -> None:
    """Issued before adopted before signed; a posting or listing date is none."""
    day = Date(2023)
    assert publication(posted=day, launched=day).date is None
    assert Date(1961) == publication(adopted=Date(1961), signed=day).date
    assert day == publication(issued=day, adopted=Date(1961)).date
    assert day == publication(signed=day).date


def test_languages_are_those_of_whole_texts() -> None:
    """A summary in English does not make the work English; its title is supplied then."""
    texts = (Text(language="en", extent="summary"), Text(language="th"))
    it = publication(texts=texts)
    assert (("th",), "th", "th") == (it.languages, it.language, it.title_language)
    assert not it.title_is_supplied
    english = publication(title=LanguageMap({"en": "Rights"}), texts=texts)
    assert english.title_is_supplied
    assert ("", "en", False) == (
        publication().language,
        publication().title_language,
        publication().title_is_supplied,
    )


def test_the_full_title() -> None:
    """Title and subtitle in the language of the text, or the one that is asked for."""
    it = publication(
        subtitle=LanguageMap({"en": "a guide", "th": "คู่มือ"}), texts=(Text(language="th"),)
    )
    assert "สิทธิ: คู่มือ" == it.full_title()
    assert "Rights: a guide" == it.full_title("en")
    assert "Rights: a guide" == publication(subtitle=it.subtitle).full_title()


@pytest.mark.parametrize(
    ("title", "subtitle", "expected"),
    [
        ("A", "", "A"),
        ("A", "b", "A: b"),
        ("Why?", "b", "Why? b"),
        ("Now!", "b", "Now! b"),
        ("And so…", "b", "And so… b"),
        ("", "b", "b"),
    ],
)
def test_titles_are_joined(title: str, subtitle: str, expected: str) -> None:
    """A colon, but for a title that ends in a mark of its own."""
    assert expected == join_title(title, subtitle)


def test_the_link_for_a_reader() -> None:
    """The first landing page, else a course, else a file; never news or an archive."""
    address = "https://example.org/"
    links = [Link(url=address + kind, kind=kind) for kind in ("news", "file", "course", "landing")]
    for count, expected in ((1, ""), (2, "file"), (3, "course"), (4, "landing")):
        assert expected == publication(links=tuple(links[:count])).url.removeprefix(address)
    twice = (Link(url=address + "1"), Link(url=address + "2"))
    assert address + "1" == publication(links=twice).url


def test_identifiers_by_scheme() -> None:
    """The first of a scheme, or nothing."""
    it = publication(identifiers=(parse("isbn", "9789211234565"), parse("local", "7")))
    assert ("9789211234565", "7", "") == tuple(map(it.identifier, ("isbn", "local", "doi")))


def test_a_record_is_shown_by_its_id() -> None:
    """At a prompt a list of publications stays short."""
    ilo = Body(id="ilo", name=TITLE)
    theme = Theme(id="gcm:6", label=TITLE)
    work = Publication(id="a", title=TITLE, publishers=(ilo,), themes=(Assignment(theme=theme),))
    shown = repr((work, work.publishers, theme))
    assert "(<Publication a>, (<Body ilo>,), <Theme gcm:6>)" == shown
    assert "<Annex 2023 of 1 rows>" == repr(Annex(year=2023, rows=(Row(),)))
