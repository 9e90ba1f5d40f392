"""A shape reads its own kind of value and says what is wrong with any other."""

from __future__ import annotations

from typing import Any

import pytest

from migpubs.catalogue import shapes, values
from migpubs.catalogue.parts import LINK
from migpubs.catalogue.reader import Reader
from migpubs.catalogue.records import PUBLICATION
from migpubs.catalogue.shapes import ListOf, OneOf, Parsed, Words
from tests.strategies import BODIES, THEMES


def read(fields: str) -> tuple[Any, list[str]]:
    """Read a publication with some fields; return it and what is wrong."""
    tables = {"bodies": BODIES, "themes": THEMES, "publications": {}}
    reader = Reader(f"- id: x\n  title: y\n{fields}", "a", tables)
    ((publication, _),) = reader.read_records(PUBLICATION)
    return publication, [f"{each.code}: {each.message}" for each in reader.problems]


@pytest.mark.parametrize(
    "fields",
    [
        "  genre:\n",
        "  genre: ''\n",
        "  kind:\n",
        "  issued:\n",
        "  identifiers:\n",
        "  identifiers: {isbn: }\n",
        "  confirmed:\n",
        "  authors:\n",
        "  authors: []\n",
        "  publishers: ['']\n",
        "  texts: ['']\n",
        "  subtitle: {}\n",
        "  subtitle: {th: ''}\n",
        "  links: [{url: https://example.org, holder: }]\n",
    ],
)
def test_empty_is_unknown(fields: str) -> None:
    """A field without a value is as if it were not there."""
    publication, problems = read(fields)
    assert [] == problems
    assert ("", "document", None, (), ()) == (
        publication.genre,
        publication.kind,
        publication.issued,
        publication.identifiers,
        publication.contributions + publication.publishers + publication.texts,
    )


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("  genre: {a: b}\n", "wrong-shape: expected text, found a mapping"),
        ("  issued: [2023]\n", "wrong-shape: expected text, found a list"),
        ("  kind: [report]\n", "wrong-shape: expected a word, found a list"),
        ("  publishers: [[una]]\n", "wrong-shape: expected an id, found a list"),
        ("  authors: [[una]]\n", "wrong-shape: expected an id, found a list"),
        ("  identifiers: isbn\n", "wrong-shape: expected identifiers by scheme, found the text 'i"),
        ("  identifiers: {isbn: {a: b}}\n", "wrong-shape: expected text, found a mapping"),
        ("  identifiers: {[a]: b}\n", "wrong-shape: expected a field's name"),
        ("  subtitle: {[a]: b, en: c}\n", "wrong-shape: expected a field's name"),
        ("  subtitle: [a]\n", "wrong-shape: expected text, found a list"),
        ("  confirmed: una\n", "wrong-shape: expected a confirmation, found the text 'una'"),
        ("  links: [[https://example.org]]\n", "wrong-shape: expected an address or a link, found"),
        ("  links: [{kind: landing}]\n", "missing-field: the field 'url' is missing"),
        ("  links: [{url: ''}]\n", "missing-field: the field 'url' is empty"),
        ("  links: [{url: x}]\n", "bad-value: 'x' is not a web address"),
        (
            "  links: ['https://a\u2100b.example/']\n",
            "bad-value: 'https://a\u2100b.example/' is not",
        ),
        ("  links: ['https://[::1']\n", "bad-value: 'https://[::1' is not a web address"),
        ("  aliases: x #5\n", "wrong-shape: expected a list, found the text 'x'"),
        ("  genre: #5\n", "cut-text: YAML reads the text only up to '#5'"),
        ("  '': x\n", "wrong-shape: expected a field's name"),
    ],
)
def test_another_kind_of_value_is_one_problem(fields: str, problem: str) -> None:
    """What is wrong is said once, and the record is read without it."""
    publication, (found,) = read(fields)
    assert found.startswith(problem)
    assert "x" == publication.id


def test_good_values_are_read() -> None:
    """Addresses with any letters, words, flags and tags in any case."""
    publication, problems = read(
        "  links: ['HTTPS://ตัวอย่าง.example/ก?x=[1]', https://example.org]\n"
        "  texts: [{language: ZH-hans, translated: YES}, {language: en, translated: false}]\n"
        "  identifiers: {local: [a, b], isbn: 978-92-1-123456-5}\n"
        "  themes: [{theme: sdg:10, assigned: compiler}, network-2023:2]\n"
    )
    assert [] == problems
    assert "HTTPS://ตัวอย่าง.example/ก?x=[1]" == publication.links[0].url
    assert [("zh-Hans", True), ("en", False)] == [
        (t.language, t.translated) for t in publication.texts
    ]
    assert ["a", "b", "978-92-1-123456-5"] == [str(each) for each in publication.identifiers]
    assert ["compiler", ""] == [each.assigned for each in publication.themes]


def test_a_value_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal dates and tags share one object, up to a limit that a flood cannot pass."""
    monkeypatch.setattr(shapes, "MOST_SHARED", 3)
    calls: list[str] = []

    def parse(text: str) -> str:
        calls.append(text)
        return text + "!"

    shape = Parsed(parse, {})
    for items in (["a", "b", "c"], ["c", "b", "a"], ["d", "a"]):
        ((found, _),) = Reader(f"- [{', '.join(items)}]", "a", {}).read_records(ListOf(shape))
        assert tuple(f"{item}!" for item in items) == found
    assert [*"abcda"] == calls


def test_what_recurs_is_one_object(monkeypatch: pytest.MonkeyPatch) -> None:
    """Authors that are bodies, languages, words of lists and names of fields are shared."""
    fields = (
        "  kind: report\n  texts: [en]\n  authors: [una]\n"
        "  sources: [{annex: 2023/1, supports: [title, authors]}]\n"
    )
    one, other = read(fields)[0], read(fields)[0]
    assert one.contributions[0] is other.contributions[0]
    assert one.texts[0] is other.texts[0]
    assert one.kind is other.kind
    assert one.sources[0].supports is other.sources[0].supports
    monkeypatch.setattr(shapes, "MOST_SHARED", 1)
    more = "  authors: [ministry, una]\n  sources: [{supports: [note]}, {supports: [genre]}]\n"
    assert ["ministry", "una"] == [who.id for who in read(more)[0].authors]


def test_shapes_describe_themselves() -> None:
    """Schemas of single values are draft-07."""
    assert {"enum": ["a"], "enumDescriptions": ["b"]} == OneOf({"a": "b"}).schema()
    assert {"type": "array", "items": Words().schema()} == ListOf(Words()).schema()
    assert LINK.schema()["anyOf"][0] == values.URL.schema()
    assert "a mapping" == shapes.noun(None)
