"""CSV out and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.errors import ParseError
from migpubs.formats import csv, table
from migpubs.language_map import LanguageMap
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
    cells = dict(zip(table.COLUMNS, next(iter(csv._rows(second, ""))), strict=True))
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
        "x.csv:1: colour: no such column; not read",
        "'rport' is not a known word (did you mean 'report'?)",
        "'ftp://x' is not a web address",
        "'Klingonese' is not a language",
        "'soon' is not a date",
        "unknown body 'WFP'",
        "13 cells under 12 columns",
        "a work without a title",
        "coverage: 'x' is not a date",
    ):
        assert part in said


def test_a_file_without_titles_is_said_to_be_one() -> None:
    """The first row must name the columns."""
    _, problems = read("a,b\n1,2\n")
    assert any("there is no column 'title'" in each for each in problems)
    assert ([], []) == read("")


@pytest.mark.parametrize("text", ["id,\x00", "x" * 100_000_001, 'title\n"' + "x" * 2_000_000])
def test_what_is_no_table_is_refused(text: str) -> None:
    """NULs, size and cells without end."""
    with pytest.raises(ParseError):
        read(text)


def test_bodies_with_commas_are_found_whole() -> None:
    """The list is asked before a comma means anything."""
    (found,), _ = read(csv.dumps([GUIDE]))
    assert BODIES["centre"] == found.authors[0]
