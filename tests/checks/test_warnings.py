"""Rules for what is probably wrong."""

from __future__ import annotations

import pytest
from attrs import evolve

from migpubs.dates import Date, Period
from migpubs.identifiers import Identifier, parse
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Publication, Relation, Source
from tests.checks.conftest import fields_of, findings, publication
from tests.strategies import GOOD_WORKS, SCHOOL, UNA, UNA_THAILAND


def titled(subtitle: str) -> Publication:
    return publication(subtitle=LanguageMap({"en": subtitle}))


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("language-note-in-title", "A guide (published in Thai language)", "A guide (2nd edition)"),
        ("language-note-in-title", "A guide (English translation)", "Thai (and other) workers"),
        ("language-note-in-title", "คู่มือ (ฉบับภาษาไทย)", "คู่มือ (ฉบับย่อ)"),
        ("site-in-title", "A guide (ilo.org)", "A guide (ILO)"),
        ("site-in-title", "A guide (www.mol.go.th)", "A guide to U.S. (law)"),
        ("line-break-hyphen", "Traf- ficking", "Traf-ficking"),
        ("line-break-hyphen", "micro- enterprises", "pre- and post-departure"),
    ],
)
def test_leftovers_in_titles(code: str, wrong: str, right: str) -> None:
    """What a title or subtitle carries from elsewhere is found; what belongs to it is not."""
    assert ["title"] == fields_of(findings(code, publication(wrong)))
    assert ["subtitle"] == fields_of(findings(code, titled(wrong)))
    assert [] == findings(code, publication(right))


def test_title_punctuation() -> None:
    """A colon that the output sets is found at the end of a title and before a subtitle."""
    code = "title-punctuation"
    assert ["title"] == fields_of(findings(code, publication("A title: ")))
    assert ["subtitle"] == fields_of(findings(code, titled(": a subtitle")))
    assert [] == findings(code, publication("What: now?", subtitle=LanguageMap({"en": "A: b"})))


def test_thai_damage() -> None:
    """Lost letters and impossible marks are found in every text, with what stands before them."""
    (found,) = findings("thai-damage", publication("แรงงา\ufffd"))
    assert ("title", "a character was lost (U+FFFD) after 'แรงงา'", "type the word again") == found
    it = publication(note="่ก", abstract=LanguageMap({"th": "ก่้"}))
    assert ["abstract", "note"] == fields_of(findings("thai-damage", it))
    assert [] == findings("thai-damage", publication("น้ำใจ"))


def test_thai_spelling() -> None:
    """A word that looks right and is stored otherwise is found."""
    assert ["title"] == fields_of(findings("thai-spelling", publication("นํ้าใจ")))
    assert [] == findings("thai-spelling", publication("น้ำใจ"))


def test_buddhist_year() -> None:
    """A year of the Buddhist era is found in any date and at both ends of a period."""
    (found,) = findings("buddhist-year", publication(issued=Date(2566)))
    assert ("issued", "2566 looks like a year of the Buddhist era", "write 2023") == found
    period = Period(Date(2565), Date(2566))
    assert ["coverage"] * 2 == fields_of(findings("buddhist-year", publication(coverage=period)))
    assert [] == findings("buddhist-year", publication(issued=Date(2023), coverage=None))


def test_third_party_landing() -> None:
    """A landing page on another site is found; a parent's, a holder's or a copy's is not."""
    code = "third-party-landing"
    site = evolve(UNA, url="https://www.una.go.th/")
    office = evolve(UNA_THAILAND, parent=site)

    def linked(url: str, **more: object) -> Publication:
        return publication(publishers=(office,), links=(Link(url=url, **more),))

    (found,) = findings(code, linked("https://other.go.th/a"))
    assert "other.go.th belongs to none of its authors and publishers" == found[1]
    assert [] == findings(code, linked("https://pubs.una.go.th/a"))
    assert [] == findings(code, linked("https://other.org/a", kind="copy"))
    assert [] == findings(code, linked("https://good-works.example/a", holder=GOOD_WORKS))
    # nobody's site is known
    nobody = publication(publishers=(SCHOOL,), links=(Link(url="https://other.org/a"),))
    assert [] == findings(code, nobody)


def test_authors_are_publishers() -> None:
    """The same list twice is found; one body that is author and publisher is not."""
    authors = (Contribution(who=UNA), Contribution(who=GOOD_WORKS))
    it = publication(contributions=authors, publishers=(UNA, GOOD_WORKS))
    assert ["authors"] == fields_of(findings("authors-are-publishers", it))
    alone = publication(contributions=authors[:1], publishers=(UNA,))
    assert [] == findings("authors-are-publishers", alone)


def test_body_as_person() -> None:
    """A person who bears a body's name is found."""
    code, una = "body-as-person", Contribution(who=Person(name="United Agency"))
    (found,) = findings(code, publication(contributions=(una,)))
    assert ("authors", "'United Agency' is a body", "write una") == found
    ana = (Contribution(who=Person(name="Ana")), Contribution(who=UNA))
    assert [] == findings(code, publication(contributions=ana))


def test_honorific() -> None:
    """A title before a name is found, in a person's name only."""
    doctor = (Contribution(who=Person(given="Dr. Ana", family="May")),)
    assert ["authors"] == fields_of(findings("honorific", publication(contributions=doctor)))
    drew = (Contribution(who=Person(given="Drew", family="Msida")), Contribution(who=UNA))
    assert [] == findings("honorific", publication(contributions=drew))


def test_same_title() -> None:
    """The same title on another record is found, unless the two are related."""
    (found,) = findings("same-title", publication("A title"), publication("A Title!"))
    assert ("title", "other has the same title", "merge them, or relate them") == found
    related = publication(relations=(Relation(kind="translation-of", target="it"),))
    assert [] == findings("same-title", publication(), related)
    assert [] == findings("same-title", publication(), publication("Another"))


def test_many_namesakes_are_told_by_the_first() -> None:
    """Of a hundred records with one title or number, each tells three others."""
    isbn = (parse("isbn", "9789211234565"),)
    others = [evolve(publication(identifiers=isbn), id=f"it{n}") for n in range(100)]
    for code in ("same-title", "shared-identifier"):
        assert 3 == len(findings(code, publication(identifiers=isbn), *others))


def test_shared_identifier() -> None:
    """An identifier on two records is found, however it is printed."""
    one = publication(identifiers=(parse("isbn", "978-92-1-123456-5"),))
    other = publication(identifiers=(parse("isbn", "9789211234565"),))
    (found,) = findings("shared-identifier", one, other)
    assert ("identifiers", "isbn 9789211234565 is also that of other") == found[:2]
    assert [] == findings("shared-identifier", one, publication())


def test_withdrawn_ror() -> None:
    """A ROR id that was withdrawn is found with its successor, on authors too."""
    old = Body(
        id="old",
        name=LanguageMap({"en": "Old"}),
        identifiers=(Identifier("ror", "https://ror.org/04w26dy35"), Identifier("local", "1")),
    )
    new = evolve(old, identifiers=(Identifier("ror", "https://ror.org/0437ej039"),))
    found = findings(
        "withdrawn-ror", publication(publishers=(old,), contributions=(Contribution(who=old),))
    )
    assert ["write https://ror.org/0437ej039"] == [hint for _, _, hint in found]
    assert [] == findings("withdrawn-ror", publication(publishers=(new,)))


def test_unknown_support() -> None:
    """A source that speaks for a field records do not have is found."""
    (found,) = findings("unknown-support", publication(sources=(Source(supports=("titel",)),)))
    assert ("sources", "supports: there is no field 'titel'", "did you mean 'title'?") == found
    good = (Source(supports=("title", "authors", "links")),)
    assert [] == findings("unknown-support", publication(sources=good))
