"""CSL-JSON out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from attrs import evolve

from migpubs.formats import csl_json
from migpubs.language_map import LanguageMap
from migpubs.vocabulary import KINDS
from tests.conftest import oracle
from tests.formats.records import ALL, ARTICLE, BARE, BOOK, CHAPTER, COURSE, GUIDE, THAI

if TYPE_CHECKING:
    from migpubs import Catalogue
    from migpubs.model import Publication


def items(*publications: Publication, **options: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(csl_json.dumps(publications, **options))
    return found


def test_a_report_as_it_is_written() -> None:
    """Bodies and whole names are literals, the title is whole and short, the key is there twice."""
    expected = {
        "id": "una-2023-guide",
        "citation-key": "una-2023-guide",
        "type": "report",
        "title": "Skilled to care, forced to work? A guide for eLearning in ASEAN, 100% of {it}"
        " (COVID-19)",
        "title-short": "Skilled to care, forced to work?",
        "author": [
            {"literal": "The Centre, Faculty of Law & Order, University of A and B"},
            {"family": "van der Berg", "given": "José"},
            {"literal": "Suharto"},
            {"literal": "สมชาย ใจดี"},
        ],
        "publisher": "UNA / C_AB",
        "publisher-place": "Bangkok",
        "genre": "Guide",
        "number": "7/B",
        "number-of-pages": "24",
        "issued": {"date-parts": [[2023, 9, 20]]},
        "language": "en",
        "DOI": "10.1000/xyz_(1)",
        "ISBN": "978-92-1-123456-5",
        "URL": "https://example.org/a_b%20c&d~e#f",
        "note": "UN document symbol: A/69/CRP.1",
        "abstract": "One $5 line\nand #2.",
    }
    assert [expected] == items(GUIDE)


def test_a_translation_names_its_original() -> None:
    """``original-title`` is for real translations only."""
    assert items(THAI, titles={"una-2023-guide": "Guide"})[0]["original-title"] == "Guide"
    assert "original-title" not in items(COURSE)[0]


def test_a_thai_title_with_english_on_request() -> None:
    """Every style prints a title with its gloss in brackets."""
    assert items(THAI, gloss=True)[0]["title"] == "คู่มือ [Guide for UNA]"
    assert items(THAI)[0]["title"] == "คู่มือ"
    thai_only = evolve(THAI, title=LanguageMap({"th": "คู่มือ"}))
    assert items(thai_only, gloss=True)[0]["title"] == "คู่มือ"


def test_types_by_kind() -> None:
    """Courses are web pages with a genre; chapters and articles know their container."""
    course, book, chapter, article = items(COURSE, BOOK, CHAPTER, ARTICLE)
    assert ("webpage", "E-learning course") == (course["type"], course["genre"])
    assert ("chapter", "L’École des migrants") == (chapter["type"], chapter["container-title"])
    assert ("article-journal", "0378-5955") == (article["type"], article["ISSN"])
    assert ([{"family": "Łódź", "given": "Đặng"}], "3-9") == (book["editor"], chapter["page"])
    assert [{"family": "Roe", "given": "Ann"}] == book["translator"]


def test_the_kind_is_kept_where_type_and_genre_do_not_tell_it() -> None:
    """A brief that calls itself a paper is still a brief."""
    assert items(evolve(GUIDE, kind="brief", genre="paper"))[0]["custom"] == {"kind": "brief"}
    assert "custom" not in items(evolve(GUIDE, kind="brief"))[0]


def test_no_items_is_an_empty_list() -> None:
    """A selection that finds nothing gives a valid file."""
    assert [] == items()


@pytest.mark.outside
def test_every_item_is_valid(shipped: Catalogue) -> None:
    """The schema of CSL 1.0.2 accepts the shipped catalogue, the hard records and every kind."""
    schema = json.loads(oracle("schemas/csl-data.json").read_text(encoding="utf-8"))
    kinds = [evolve(BARE, id=kind, kind=kind) for kind in KINDS]
    for several in (shipped.publications, shipped.in_annex(2023), ALL, kinds):
        jsonschema.validate(items(*several), schema)
