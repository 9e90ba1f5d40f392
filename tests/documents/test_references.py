"""A work is told to a style as it is to be printed."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from migpubs.csl.runs import Language, Link, Styled
from migpubs.dates import Date
from migpubs.documents.references import NOTED, finish, guard, item, restore, said, sort_text
from migpubs.documents.wording import THAI_GENRES
from migpubs.formats.reference import GENRES, context
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Contribution, Person, Publication, Relation
from tests.documents.conftest import BARE, ENGLISH, SUPPLIED, THAI, THE_SCHOOL, UNA, UNA_THAILAND


def told(work: Publication, language: str = "en", *, own: bool = True) -> dict[str, Any]:
    return item(work, language, context([work]), own_style=own, seen=Date(2024, 5, 6))


@given(st.text(st.characters(exclude_categories=["Co", "Cs"])))
def test_signs_come_back(text: str) -> None:
    """What is guarded is restored."""
    assert text == restore(guard(text))


def test_titles_are_plain_text() -> None:
    """Markup, quotes and letters of a title are not touched; supplied titles stand in brackets."""
    title = told(ENGLISH)["title"]
    assert title.startswith('<span class="nocase">')
    assert "<first>" not in title
    assert "Skills & work? A <first> look" in restore(title)
    assert "[Zebra crossings]" in told(SUPPLIED)["title"]
    assert "คู่มือแรงงานข้ามชาติ [A handbook for migrant workers]" in told(THAI)["title"]


def test_names() -> None:
    """Our styles name bodies in full, others by name; Thai documents in Thai."""
    assert [{"literal": "United Agency (UNA) Thailand"}] == told(THAI)["author"]
    assert [{"literal": "UNA Thailand"}] == told(THAI, own=False)["author"]
    assert {"family": "Okoro", "given": "Ada"} == told(ENGLISH)["author"][0]
    native = Person(given="Somchai", family="Jaidee", native=LanguageMap({"th": "สมชาย ใจดี"}))
    work = evolve(BARE, contributions=(Contribution(who=native),))
    assert [{"family": "Jaidee", "given": "Somchai"}] == told(work)["author"]
    assert [{"literal": "สมชาย ใจดี"}] == told(work, "th")["author"]
    for role in ("editor", "translator"):
        helped = evolve(BARE, contributions=(Contribution(who=native, role=role),))
        assert [{"literal": "สมชาย ใจดี"}] == told(helped, "th")[role]


def test_names_in_thai_letters_are_whole() -> None:
    """No style puts the family name first: they are written, cited and sorted as they are said."""
    author = Person(given="กมลวรรณ", family="ณ อยุธยา")
    work = evolve(BARE, contributions=(Contribution(who=author),))
    assert [{"literal": "กมลวรรณ ณ อยุธยา"}] == told(work)["author"] == told(work, "th")["author"]


def test_titles_around_a_work_are_plain_text_too() -> None:
    """Those of the book a chapter is in, and of the work a translation translates."""
    book = Relation(kind="part-of", title="Handbook of <Asian> migration")
    chapter = evolve(BARE, kind="chapter", relations=(book,))
    original = Relation(kind="translation-of", title="A 'plain' title")
    for work, name in (
        (chapter, "container-title"),
        (evolve(BARE, relations=(original,)), "original-title"),
    ):
        (title,) = (each.title for each in work.relations)
        made = told(work)[name]
        assert made.startswith('<span class="nocase">')
        assert title not in made
        assert title in restore(made)


def test_names_that_mislead() -> None:
    """`sort_as` is carried to the sorting and taken out of what is printed."""
    person = Person(given="Zoe", family="Adams", sort_as="Zoe Adams")
    (name,) = told(evolve(BARE, contributions=(Contribution(who=person),)))["author"]
    assert ("Adams", "Zoe Adams Adams") == (restore(name["family"]), sort_text(name["family"]))
    body = Body(id="z", name=LanguageMap({"en": "Zenith"}), sort_as="Aardvark")
    (name,) = told(evolve(BARE, contributions=(Contribution(who=body),)))["author"]
    assert ("Zenith", "Aardvark Zenith") == (restore(name["literal"]), sort_text(name["literal"]))


def test_names_with_commas() -> None:
    """Semicolons part authors where a body's name holds a comma, in our styles."""
    inner = Body(id="x", name=LanguageMap({"en": "Law Center, Some University"}))
    ada, bo = Person(given="Ada", family="Okoro"), Person(given="Bo", family="Baker")
    those = tuple(Contribution(who=who) for who in (ada, inner, bo))
    work = evolve(BARE, contributions=those)
    assert [{"literal": "Okoro, Ada; Law Center, Some University; Bo Baker"}] == (
        told(work)["author"]
    )
    assert 3 == len(told(work, own=False)["author"])
    alone = evolve(BARE, contributions=those[1:2])
    assert [{"literal": "Law Center, Some University"}] == told(alone)["author"]
    led = evolve(BARE, contributions=those[1:])
    assert [{"literal": "Law Center, Some University; Bo Baker"}] == told(led)["author"]


def test_publishers() -> None:
    """They are joined by "and", and left out where they are the authors."""
    assert "United Agency (UNA) and The Bangkok School (TBS)" == told(ENGLISH)["publisher"]
    assert "องค์การตัวอย่าง (UNA) และ The Bangkok School (TBS)" == told(ENGLISH, "th")["publisher"]
    assert "publisher" not in told(THAI)
    both = evolve(SUPPLIED, publishers=(THE_SCHOOL, UNA, UNA_THAILAND))
    assert "United Agency and UNA Thailand" == told(both, own=False)["publisher"]


def test_numbers() -> None:
    """The symbol comes first; a number that the title says is not said again."""
    assert "A/69/CRP.1" == told(ENGLISH)["number"]
    assert "115" == told(evolve(BARE, number="115"))["number"]
    titled = evolve(BARE, number="115", title=LanguageMap({"en": "Housing (No. 115)"}))
    assert "number" not in told(titled)
    assert "number" in told(evolve(titled, number="11"))


def test_dates() -> None:
    """As precise as they are known; Buddhist years in Thai; the day of access with an address."""
    assert {"date-parts": [[2023, 9, 20]]} == told(ENGLISH)["issued"]
    assert {"date-parts": [[2566, 9, 20]]} == told(ENGLISH, "th")["issued"]
    assert {"date-parts": [[2024, 5, 6]]} == told(ENGLISH)["accessed"]
    assert {"issued", "accessed"}.isdisjoint(told(BARE))
    old = evolve(ENGLISH, issued=Date(1930))
    assert {"date-parts": [[1930]]} == told(old, "th")["issued"]


def test_genre() -> None:
    """A kind is named in the language of the document, a work's own word is kept."""
    guide = evolve(BARE, kind="guide", genre="")
    assert ("Guide", "คู่มือ") == (told(guide)["genre"], told(guide, "th")["genre"])
    assert "toolkit" == told(evolve(guide, genre="toolkit"), "th")["genre"]
    assert set(GENRES) == set(THAI_GENRES)


def test_note() -> None:
    """A sentence on the languages of the text."""
    expected = "In Thai; executive summary also in English (unofficial translation)"
    assert expected == said(THAI, "en")
    assert expected == restore(told(THAI)["note"])
    assert NOTED + expected == told(THAI)["note"]
    assert "note" not in told(ENGLISH)


@pytest.mark.parametrize(
    ("expected", "run", "work"),
    [
        (("a<b",), guard("a<b"), BARE),
        (
            (Styled("italic", (Styled("nocase", ("An Unknown Thing",)),)),),
            Styled("italic", (Styled("nocase", ("An Unknown Thing",)),)),
            BARE,
        ),
        (
            (Styled("nocase", (Language("th", ("คู่มือแรงงานข้ามชาติ",)), " [x]")),),
            Styled("nocase", ("คู่มือแรงงานข้ามชาติ [x]",)),
            THAI,
        ),
        ((Link("https://a.org", ("x",), "th"),), Link("https://a.org", ("x",)), THAI),
        ((Language("fr", ("'",)),), Language("fr", (guard("'"),)), BARE),
    ],
)
def test_finish(expected: tuple[object, ...], run: Any, work: Publication) -> None:  # noqa: ANN401 - any run
    """Signs are put back, titles and links say their language."""
    assert expected == finish((run,), work, "en")


def test_an_english_title_in_a_thai_document() -> None:
    """Its letters say that they are English; brackets around it do not."""
    run = Styled("nocase", ("[Zebra crossings]",))
    expected = Styled("nocase", ("[", Language("en", ("Zebra crossings",)), "]"))
    assert (expected,) == finish((run,), SUPPLIED, "th")
