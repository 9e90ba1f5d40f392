"""CSL-JSON out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from attrs import evolve

from migpubs.errors import ParseError
from migpubs.formats import csl_json
from migpubs.language_map import LanguageMap
from migpubs.model import Person
from migpubs.vocabulary import KINDS
from tests.conftest import oracle
from tests.formats.records import ALL, ARTICLE, BARE, BODIES, BOOK, CHAPTER, COURSE, GUIDE, THAI

if TYPE_CHECKING:
    from migpubs import Catalogue
    from migpubs.errors import Problem
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


def read(plain: object) -> tuple[list[Publication], list[str]]:
    problems: list[Problem] = []
    text = plain if isinstance(plain, str) else json.dumps(plain)
    found = csl_json.loads(text, bodies=BODIES.values(), file="x.json", on_problem=problems.append)
    return list(found), list(map(str, problems))


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ({"date-parts": [[2023, 9, 20]]}, "2023-09-20"),
        ({"date-parts": [["2023", "9"]]}, "2023-09"),
        ({"date-parts": [[2023], [2024]]}, "2023"),
        ({"raw": "20 September 2023"}, "2023-09-20"),
        ({"literal": "2566"}, "2023"),
        ("2023", "2023"),
        ({"date-parts": []}, "None"),
        ({"date-parts": "x"}, "None"),
        ([2023], "None"),
    ],
)
def test_dates_of_all_kinds(issued: object, expected: str) -> None:
    """Parts as numbers or text, raw dates, years of the Buddhist era."""
    (found,), _ = read([{"id": "a", "title": "A", "type": "report", "issued": issued}])
    assert expected == str(found.issued)


def test_items_of_other_programs() -> None:
    """Particles and suffixes, types we do not write, a short title that is something else."""
    plain = {
        "items": [
            {
                "id": 7,
                "type": "pamphlet",
                "title": "A long title",
                "shortTitle": "Other",
                "author": [
                    {"dropping-particle": "van", "family": "Berg", "given": "J", "suffix": "Jr"},
                    {"family": "UNA"},
                    "nobody",
                ],
                "editor": "nobody",
                "publisher": "UNA; New Ltd",
                "custom": [],
                "note": ["no text"],
            }
        ]
    }  # fmt: skip
    (found,), problems = read(plain)
    assert ("factsheet", "A long title", {}) == (
        found.kind, found.full_title(), dict(found.subtitle),
    )  # fmt: skip
    assert [Person(family="van Berg", given="J Jr"), BODIES["una"], Person(name="nobody")] == list(
        found.authors
    )
    assert (Person(name="nobody"),) == found.editors
    assert any("the short title 'Other' is not read" in each for each in problems)
    assert ["una", "new-ltd"] == [body.id for body in found.publishers]
    assert any("unknown body 'New Ltd'" in each for each in problems)
    (single,), _ = read({"id": "a", "title": "\ud800A\x00", "type": "book"})
    assert "\ufffdA" == single.full_title()


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '"x"', '{"items": 1}', "3"])
def test_what_is_no_list_of_items_is_refused(text: str) -> None:
    """With its line and column where they are known."""
    with pytest.raises(ParseError):
        read(text)


def test_what_is_no_item_is_said() -> None:
    """The other items are read."""
    found, problems = read('[\n1,\n{"id": "a", "title": "A"}\n]')
    assert (1, ["x.json:2: this is no item: 1"]) == (len(found), problems)


def test_what_is_not_read_is_reported_with_its_line() -> None:
    """Variables that have no place in a record, and structures that are none."""
    text = """[
  {"id": "a", "title": "A", "type": "software", "volume": 3, "accessed": {"date-parts": [[2024]]}}
]"""
    _, problems = read(text)
    assert [
        "x.json:2: a: volume: not read",
        "x.json:2: a: accessed: not read",
        "x.json:2: a: kind: the type 'software' is not one of ours; read as a document",
    ] == problems


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"id": 1}\n {"id": 2}]', "x.json:2:2: expected a comma or the end of the list"),
        ('[{"id": 1}] x', "x.json:1:11: something stands after the list"),
        ('[\n{"id": }]', "x.json:2:8: Expecting value"),
        ('{"a": 1}', "x.json: expected a list of items"),
    ],
)
def test_json_that_is_broken_has_its_place(text: str, told: str) -> None:
    """Line and column of what is wrong."""
    with pytest.raises(ParseError) as raised:
        read(text)
    assert [told] == list(map(str, raised.value.problems))


@pytest.mark.parametrize(
    ("issued", "told"),
    [
        ({"date-parts": [[2022], [2023, 5]]}, "of '2022/2023-05' only the beginning is kept"),
        ({"date-parts": [[2023]], "circa": True}, "that the date '2023~' is uncertain"),
        ({"date-parts": [[2023]], "season": 2}, "'2023 (season 2)' is not a date"),
        ({"edtf": "2023-XX"}, "'2023-XX' is not a date"),
    ],
)
def test_dates_that_say_more_than_a_day(issued: object, told: str) -> None:
    """What of them is not kept is said."""
    _, problems = read([{"id": "a", "title": "A", "type": "report", "issued": issued}])
    assert any(told in each for each in problems)
