"""CSV out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.errors import ParseError
from migpubs.formats import csv, table
from migpubs.language_map import LanguageMap
from migpubs.model import Body
from tests.formats.records import BARE, BODIES, GUIDE, THAI

if TYPE_CHECKING:
    from migpubs.errors import Problem
    from migpubs.model import Publication


def read(text: str) -> tuple[list[Publication], list[str]]:
    problems: list[Problem] = []
    found = csv.loads(text, bodies=BODIES.values(), file="x.csv", on_problem=problems.append)
    return list(found), list(map(str, problems))


def test_one_row_a_record_under_stable_columns() -> None:
    """The first row names the columns; several values are parted by semicolons."""
    first, second = csv.dumps([THAI]).splitlines()
    assert ",".join(table.COLUMNS) == first
    cells = dict(zip(table.COLUMNS, next(iter(csv._rows(second, "")))[1], strict=True))
    assert ("คู่มือ", "th", "Guide for UNA") == (
        cells["title"], cells["title_language"], cells["other_title"],
    )  # fmt: skip
    assert "th; en (executive-summary, unofficial, translated)" == cells["texts"]
    assert "una-2023-guide" == cells["translation_of"]


@pytest.mark.parametrize("sign", csv.FORMULAS)
def test_formulas_are_made_harmless_and_come_back(sign: str) -> None:
    """An apostrophe before the cell, and no more of them when it is read again."""
    cell = f"{sign}HYPERLINK(A1)"
    assert f"'{cell}" == csv.guarded(cell)
    assert cell == csv.unguarded(csv.guarded(cell))
    assert "plain" == csv.unguarded(csv.guarded("plain"))
    odd = evolve(BARE, title=LanguageMap({"en": "=1+1"}))
    assert ",'=1+1," in csv.dumps([odd])


def test_excel_gets_its_mark_on_request() -> None:
    """Without a byte order mark Excel takes Thai for Latin letters."""
    assert csv.dumps([THAI], bom=True).startswith("\ufeffid,")
    (found,), _ = read(csv.dumps([THAI], bom=True))
    assert "คู่มือ" == found.title["th"]


def test_spreadsheets_of_other_people() -> None:
    """Any order of columns, semicolons between cells, empty rows; what is odd is said."""
    text = """Title;Authors;Colour;Issued;Texts;Kind;URL;Coverage;ISBN;identifiers;publishers;status
;;;;;;;;;;;
Ein Titel;"Roe, Ann; UNA; WFP";red;20 September 2023;Thai; Rport;ftp://x;x;1;local thing;UNA / NGO;

Zwei;;;soon;Klingonese;;https://a.org/x;2022/2023;;ilo-wcms: 123;สมชาย ใจดี;;more
;;;;;;;;;;x
"""
    (first, second, third), problems = read(text)
    assert ("Ein Titel", "2023-09-20", ("th",)) == (
        first.full_title(), str(first.issued), first.languages,
    )  # fmt: skip
    assert ["una", "wfp"] == [getattr(each, "id", "") for each in first.authors[1:]]
    assert ["una", "ngo"] == [each.id for each in first.publishers]
    assert ["ISBN 1", "local thing"] == [each.value for each in first.identifiers]
    assert ("2022/2023", "https://a.org/x") == (str(second.coverage), second.url)
    assert "?" == third.full_title()
    said = "\n".join(problems)
    for part in (
        "x.csv:3: colour: no such column; not read",
        "'rport' is not a known word (did you mean 'report'?)",
        "'ftp://x' is not a web address",
        "unknown language 'Klingonese'",
        "'soon' is not a date",
        "unknown body 'WFP'",
        "x.csv:5: a cell under no heading is not read: more",
        "a work without a title",
        "coverage: 'x' is not a date",
    ):
        assert part in said


def test_a_file_without_titles_is_said_to_be_one() -> None:
    """A row must name the columns; an empty file holds nothing."""
    with pytest.raises(ParseError, match=r"x\.csv:1: no row names a column 'title'"):
        read("a,b\n1,2\n" * 100)
    assert ([], []) == read("")


def test_a_table_below_its_own_title() -> None:
    """What is above the heading is reported, as is a cell under none."""
    (found,), problems = read("List of 2023,\n\nTitle,\nA,odd\n")
    assert "A" == found.full_title()
    assert [
        "x.csv:1: above the heading; not read: List of 2023",
        "x.csv:4: a cell under no heading is not read: odd",
    ] == problems


def test_the_csv_of_zotero() -> None:
    """Its headings are known; of its columns only those with something in them are reported."""
    (found,), problems = read(
        '"Key","Item Type","Publication Year","Author","Title","Url","Abstract Note","Date",'
        '"Num Pages","Publisher","Language","Type","Manual Tags","Volume"\n'
        '"AB12","report","2023","Roe, Ann; UNA","A","https://a.org/","What","2023-09",'
        '"24","UNA","th","Guide","tag",""\n'
    )
    assert ("ab12", ("AB12",), "report", "Guide") == (
        found.id, found.aliases, found.kind, found.genre,
    )  # fmt: skip
    assert ("2023-09", "24", ("th",)) == (str(found.issued), found.pages, found.languages)
    assert ["Ann Roe", "una"] == [getattr(each, "id", str(each)) for each in found.authors]
    assert ("What", "https://a.org/") == (found.abstract["en"], found.url)
    assert [BODIES["una"]] == list(found.publishers)
    assert ["x.csv:2: AB12: manual_tags: no such column; not read"] == problems


def test_the_csv_of_excel_in_other_countries() -> None:
    """A line says the separator; days of the Buddhist era are converted, which is said."""
    text = "sep=;\r\nชื่อเรื่อง;ผู้แต่ง;วันที่;Issued\r\nคู่มือ;UNA;20/9/2566;\r\nB;;45189;\r\n"
    (first, second), problems = read(text)
    assert ("คู่มือ", "2023-09-20", None) == (
        first.title["th"], str(first.issued), second.issued,
    )  # fmt: skip
    assert [
        "x.csv:3: issued: '20/9/2566' is taken for a year of the Buddhist era, 2023",
        (
            "x.csv:4: issued: '45189' is not a date that can be read"
            " (as the number of a day it would be 2023-09-20)"
        ),
    ] == problems


def test_joint_bodies_are_told_by_a_slash() -> None:
    """As people write them, if the list has them all; else the whole is a body to be added."""
    (found, other), problems = read("title,authors\nA,UNA / Ministry Q\nB,UNA / ministry\n")
    assert (1, ["una", "ministry"]) == (len(found.authors), [body.id for body in other.authors])
    assert ["x.csv:2: authors: unknown body 'UNA / Ministry Q'"] == [
        each.partition(" (")[0] for each in problems
    ]


def test_what_people_part_with_commas_is_parted() -> None:
    """Bodies that are all known, and languages, though not the remarks on one of them."""
    (found,), problems = read(
        "title,authors,publishers,texts\n"
        'A,"UNA, ministry","ministry, UNA","Thai, en (summary, official)"\n'
    )
    assert ["una", "ministry"] == [getattr(each, "id", "") for each in found.authors]
    assert ["ministry", "una"] == [each.id for each in found.publishers]
    assert [("th", "full", ""), ("en", "summary", "official")] == [
        (each.language, each.extent, each.status) for each in found.texts
    ]
    assert [] == problems


def test_a_department_with_its_ministry_is_one_body() -> None:
    """Though a comma parts the two."""
    una = BODIES["una"]
    bodies = [una, Body(id="unit", name=una.name, acronym="Unit", parent=una)]
    [found] = csv.loads("title,publishers\nA,'Unit, UNA'\n".replace("'", '"'), bodies=bodies)
    assert ["unit"] == [each.id for each in found.publishers]


def test_an_address_that_no_record_takes_is_said_where_it_stands() -> None:
    """Not only when the record is written; the rest of the row is kept."""
    (found,), problems = read("title,url\nA,https://a.org/a b\n")
    assert (("A",), "") == (tuple(found.title.values()), found.url)
    told = "'https://a.org/a b' has a blank inside (write it as %20); not read"
    assert [f"x.csv:2: url: {told}"] == problems


def test_thai_headings() -> None:
    """Those that people in Thailand write."""
    (found,), problems = read(
        "ชื่อเรื่อง,ผู้เขียน,สำนักพิมพ์,ประเภท,วันที่เผยแพร่,เว็บไซต์,หมายเหตุ\nคู่มือ,UNA,ministry,Guide,2023-09,https://a.org/,ก\n"
    )
    assert ("Guide", "2023-09", "https://a.org/", "ก") == (
        found.genre, str(found.issued), found.url, found.note,
    )  # fmt: skip
    assert (["una"], ["ministry"], []) == (
        [getattr(each, "id", "") for each in found.authors],
        [each.id for each in found.publishers],
        problems,
    )


def test_lines_are_counted_and_quotes_are_closed() -> None:
    """A cell may go over lines; one whose quote is not closed would swallow the rest."""
    _, problems = read('title,kind\n"A\nB",report\nC,odd\n')
    assert ["x.csv:4: kind: 'odd' is not a known word"] == [p.partition(" (")[0] for p in problems]
    with pytest.raises(ParseError, match=r"x\.csv:3: .*: a quotation mark in it is not closed"):
        read('title,kind\nA,report\n"C,report\nD,report\n')


@pytest.mark.parametrize("text", ["id,\x00", "x" * 100_000_001, 'title\n"' + "x" * 2_000_000])
def test_what_is_no_table_is_refused(text: str) -> None:
    """NULs, size and cells without end."""
    with pytest.raises(ParseError):
        read(text)


def test_bodies_with_commas_are_found_whole() -> None:
    """The list is asked before a comma means anything."""
    (found,), _ = read(csv.dumps([GUIDE]))
    assert BODIES["centre"] == found.authors[0]


def test_what_a_cell_says_beside_is_reported() -> None:
    """A text with a word that none has, a body with a comma that the list does not know."""
    (found,), problems = read('title,texts,authors\nA,th (draft),"Centre for Homes, Law"\n')
    assert ((), "Law Centre for Homes") == (found.languages, str(found.authors[0]))
    assert [
        (
            "x.csv:2: texts: unknown remark 'draft' (one of full, executive-summary, summary,"
            " extract, official, unofficial, translation); 'th (draft)' is not read"
        ),
        (
            "x.csv:2: authors: the person 'Centre for Homes, Law' looks like a body"
            " (add it to bodies.yaml, if it is one)"
        ),
    ] == problems
