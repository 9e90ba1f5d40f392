"""A reading list holds each work once in each of its groups, with all that identifies it."""

from __future__ import annotations

import pytest

from migpubs.catalogue import Catalogue
from migpubs.csl.runs import plain
from migpubs.dates import Date
from migpubs.documents import Document, Heading, List, reading_list, render
from migpubs.errors import Problem, UnknownWord
from tests.documents.conftest import BARE, ENGLISH, WORKS


def entries(document: Document) -> list[str]:
    return [
        plain(item)
        for block in document.blocks
        if isinstance(block, List) and block.kind == "works"
        for item in block.items
    ]


def test_works_without_a_date() -> None:
    """They say "n.d.", and a problem names them."""
    problems: list[Problem] = []
    (entry,) = entries(reading_list([BARE], on_problem=problems.append))
    assert "n.d." in entry
    assert [("no-date", "bare")] == [(each.code, each.where.record) for each in problems]
    assert "ม.ป.ป." in entries(reading_list([BARE], language="th"))[0]


def test_accessed() -> None:
    """The day on which an address was last seen alive is the day of access."""
    seen = {ENGLISH.url: Date(2024, 5, 6)}
    assert "6 May 2024" in entries(reading_list([ENGLISH], accessed=seen))[0]
    assert "6 พฤษภาคม 2567" in entries(reading_list([ENGLISH], accessed=seen, language="th"))[0]


def test_each_work_once() -> None:
    """A work given twice is listed once."""
    assert 1 == len(entries(reading_list([ENGLISH, ENGLISH])))


def test_order() -> None:
    """The order is that of the style, or the one asked for; "printed" is as given."""
    titles = ["Zebra", "Unknown", "Skills", "คู่มือ"]

    def order(*sort: str, language: str = "en") -> list[str]:
        made = entries(reading_list(WORKS, sort=sort, language=language))
        return [next(title for title in titles if title in entry) for entry in made]

    assert ["Skills", "คู่มือ", "Unknown", "Zebra"] == order("printed")
    assert ["Skills", "Unknown", "Zebra", "คู่มือ"] == order("title")
    assert ["คู่มือ", "Zebra", "Skills", "Unknown"] == order("date", "title")
    assert "คู่มือ" == order("title", language="th")[0]
    assert order() != order("date")
    with pytest.raises(UnknownWord, match="titel"):
        order("titel")


def test_groups() -> None:
    """Headings with counts; unconfirmed themes say so, and a note explains it."""
    document = reading_list(WORKS, group_by=["theme", "year"])
    headings = [
        (block.level, plain(block.runs)) for block in document.blocks if isinstance(block, Heading)
    ]
    expected = [
        (1, "Skills development and recognition (2) [unconfirmed]"),
        (2, "2023 (2)"),
        (1, "Protection of migrants (2)"),
        (2, "2023 (1)"),
        (2, "2022 (1)"),
        (1, "No theme assigned (1)"),
        (2, "No date (1)"),
    ]
    assert expected == headings
    assert "assigned by the compiler" in document.text()
    assert "assigned by the compiler" not in reading_list(WORKS, group_by=["year"]).text()


def test_title_and_language() -> None:
    """The heading is ours in the language of the document, or the user's."""
    assert "Reading list" == reading_list(WORKS).title
    assert "รายการสิ่งพิมพ์แนะนำ" == reading_list(WORKS, language="th").title
    assert "Mine" == reading_list(WORKS, title="Mine").title
    assert "Reading list" == reading_list(WORKS, title=" ").title


def test_gaps_and_acronyms() -> None:
    """Notes on what is not known and acronyms stand at the end."""
    words = reading_list(WORKS, show_gaps=True, acronym_list=True).text()
    assert "[a] No address is known" in words
    assert "TBS\nThe Bangkok School" in words


def test_no_works() -> None:
    """A list of nothing is a heading, in every textual medium."""
    document = reading_list([])
    assert () == document.blocks
    assert "# Reading list\n" == render(document, "markdown")
    assert () == reading_list([], group_by=["year"], acronym_list=True).blocks


def test_unknown_grouping() -> None:
    """An unknown word is refused."""
    with pytest.raises(UnknownWord):
        reading_list(WORKS, group_by=["colour"])


def test_the_shipped_catalogue() -> None:
    """Every publication has an entry with its title and address, in both languages."""
    catalogue = Catalogue.load()
    for language in ("en", "th"):
        shown = "\n".join(entries(reading_list(catalogue, language=language)))
        assert [] == [work.id for work in catalogue if work.full_title() not in shown]
        assert [] == [work.id for work in catalogue if work.url not in shown]


def test_one_word_is_one_word() -> None:
    """An order or grouping alone needs no list around it; there are lists in two languages."""
    one = reading_list(WORKS, sort="title", group_by="year")
    assert one == reading_list(WORKS, sort=["title"], group_by=["year"])
    with pytest.raises(UnknownWord, match=r"'de' \(one of en, th\)"):
        reading_list(WORKS, language="de")
