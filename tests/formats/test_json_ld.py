"""JSON-LD with the words of schema.org."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import evolve

from migpubs import identifiers
from migpubs.formats import json_ld
from migpubs.language_map import LanguageMap
from migpubs.model import Assignment, Body, Contribution, Link, Person, Relation, Theme, Variant
from migpubs.vocabulary import KINDS
from tests.formats.records import ALL, BARE, GUIDE, THAI, UNA

if TYPE_CHECKING:
    from migpubs.model import Publication


def graph(*publications: Publication, **options: str) -> list[dict[str, Any]]:
    document = json.loads(json_ld.dumps(list(publications), **options))
    assert "https://schema.org" == document["@context"]
    found: list[dict[str, Any]] = document["@graph"]
    return found


def test_a_translation_with_all_its_languages() -> None:
    """Texts carry their language, the original is pointed to when it is there."""
    _, thai = graph(GUIDE, THAI, base="https://x.org/")
    assert ["https://x.org/#una-2023-guide-th", "Guide"] == [thai["@id"], thai["@type"]]
    assert [
        {"@language": "th", "@value": "คู่มือ"},
        {"@language": "en", "@value": "Guide for UNA"},
    ] == thai["name"]
    assert ["th", "en"] == thai["inLanguage"]
    (original,) = thai["translationOfWork"]
    assert ("https://x.org/#una-2023-guide", GUIDE.full_title()) == (
        original["@id"],
        original["name"],
    )
    assert "unofficial executive-summary" == thai["workTranslation"][0]["description"]


def test_who_made_it() -> None:
    """Persons with ORCID, offices with their parents and ROR, other roles as contributors."""
    ror = identifiers.parse("ror", "https://ror.org/03yrm5c26")
    office = Body(id="o", name=LanguageMap({"en": "Office"}), parent=UNA, identifiers=(ror,))
    person = Person(family="Doe", given="Jo", orcid="0000-0002-1825-0097")
    parts = (Contribution(who=office), Contribution(who=person, role="researcher"))
    (found,) = graph(evolve(BARE, contributions=parts, publishers=(UNA, office)))
    (author,), (helper,) = found["author"], found["contributor"]
    assert ("https://ror.org/03yrm5c26", "UNA") == (
        author["@id"], author["parentOrganization"]["alternateName"],
    )  # fmt: skip
    assert ("https://orcid.org/0000-0002-1825-0097", "Doe") == (helper["@id"], helper["familyName"])
    assert 2 == len(found["publisher"])


def test_everything_else() -> None:
    """Subjects, places, identifiers, other addresses, dates of instruments."""
    theme = Theme(id="sdg:10", label=LanguageMap({"en": "Equality"}))
    full = evolve(
        GUIDE,
        kind="instrument",
        issued=None,
        adopted=GUIDE.issued,
        themes=(Assignment(theme=theme),),
        title_variants=(Variant(text="Other"),),
        links=(*GUIDE.links, Link(url="https://b.org/ไ")),
        relations=(Relation(kind="about", title="X", url="https://x.org/"),),
    )
    (found,) = graph(full)
    assert ("Legislation", "2023-09-20", "2023-09-20") == (
        found["@type"], found["legislationDate"], found["datePublished"],
    )  # fmt: skip
    assert ["sdg:10", None] == [each.get("termCode") for each in found["about"]]
    assert ["https://b.org/%E0%B9%84"] == found["sameAs"]
    assert {"@type": "Place", "name": "Bangkok"} == found["locationCreated"]
    assert ["DOI", "ISBN", "UN document symbol"] == [
        each["propertyID"] for each in found["identifier"]
    ]


def test_every_kind_has_a_class_and_no_value_is_empty() -> None:
    """What is unknown is left out; no records are an empty graph."""
    found = graph(*(evolve(BARE, id=kind, kind=kind) for kind in KINDS), *ALL)
    assert all(value for each in found for value in each.values())
    assert [] == graph()
