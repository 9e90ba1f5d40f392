"""Entries are formatted by a style, and nothing of a work is lost in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.csl.runs import plain
from migpubs.dates import Date
from migpubs.documents.entries import alone, entries, in_text, load_style
from migpubs.errors import ParseError, Problem, UnknownFormat, ignore
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Contribution, Person, Publication, Text
from tests.documents.conftest import BARE, ENGLISH, SUPPLIED, THAI, WORKS

if TYPE_CHECKING:
    from pathlib import Path

NOTHING = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>x</title><id>x</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  {}
</style>
"""


def formatted(
    *works: Publication, language: str = "en", style: str = "un"
) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    made = list(entries(works, language, {}, problems.append, style))
    return [plain(runs) for _, runs in made], problems


def test_the_un_style() -> None:
    """Author inverted, year, title, symbol, place and publishers, note, address."""
    (skills,), _ = formatted(ENGLISH)
    assert skills == (
        "Okoro, Ada, and Bo Baker (2023). Skills & work? A <first> look (A/69/CRP.1). Bangkok: "
        "United Agency (UNA) and The Bangkok School (TBS). "
        "Available at https://una.example/skills?a=1&b=2."
    )
    (thai,), _ = formatted(THAI)
    assert thai.startswith(
        "United Agency (UNA) Thailand (2022). คู่มือแรงงานข้ามชาติ [A handbook for migrant workers]. "
        "In Thai; executive summary also in English (unofficial translation)."
    )


@pytest.mark.parametrize(
    ("locale", "expected"), [("", "November 8, 2023"), ("en-GB", "8 November 2023")]
)
def test_english_is_as_the_style_has_it(locale: str, expected: str, tmp_path: Path) -> None:
    """A style that names no English is set in American English, the specification's default."""
    date = '<bibliography><layout><date variable="issued" form="text"/></layout></bibliography>'
    named = f'version="1.0" default-locale="{locale}"' if locale else 'version="1.0"'
    style = tmp_path / "x.csl"
    style.write_text(NOTHING.format(date).replace('version="1.0"', named))
    (made,), _ = formatted(evolve(ENGLISH, issued=Date.parse("2023-11-08")), style=str(style))
    assert made.startswith(expected)


def test_order() -> None:
    """By author, "The" ignored; `sort_as` of persons and bodies is honoured."""
    found, _ = formatted(*WORKS)
    assert ["The Bangkok", "Okoro, Ada,", "United Agen", "An Unknown "] == [x[:11] for x in found]
    last = Body(id="z", name=LanguageMap({"en": "Zenith"}), sort_as="Aardvark")
    zoe = Person(given="Zoe", family="Adams", sort_as="Zoe Adams")
    two = [
        evolve(BARE, id="1", contributions=(Contribution(who=zoe),), issued=Date(2020)),
        evolve(BARE, id="2", contributions=(Contribution(who=last),), issued=Date(2020)),
    ]
    for style in ("un", "apa"):
        found, _ = formatted(*two, ENGLISH, style=style)
        assert ["Zenith", "Okoro,", "Adams,"] == [entry[:6] for entry in found]


def test_years_of_one_author_are_told_apart() -> None:
    """Two works of one author and year get letters."""
    found, _ = formatted(SUPPLIED, evolve(SUPPLIED, id="b", title=LanguageMap({"en": "Yaks"})))
    assert ["(2023a)", "(2023b)"] == [entry.split()[4].rstrip(".") for entry in found]


def test_works_that_stand_alone() -> None:
    """Each entry is that of a list of one, in every style, in the order of the works."""
    twin = evolve(ENGLISH, id="twin")
    works = [twin, *WORKS]
    for language in ("en", "th"):
        made = alone(works, language, ["un", "apa", "ieee"])
        assert ["un", "apa", "ieee"] == list(made)
        for style, runs in made.items():
            lists = [list(entries([work], language, {}, ignore, style)) for work in works]
            assert [entry for ((_, entry),) in lists] == runs


def test_notes_are_printed_in_every_style() -> None:
    """A style without notes still says in which language the text is."""
    for style in ("un", "apa", "chicago-author-date"):
        (entry,), _ = formatted(SUPPLIED, style=style)
        assert 1 == entry.count("Thai translation")


def test_notes_are_not_taken_for_words_of_a_title() -> None:
    """A title that holds the words of the note does not stand for it."""
    work = evolve(THAI, title=LanguageMap({"en": "Work in Thailand"}), texts=(Text(language="th"),))
    for style in ("un", "apa"):
        (entry,), _ = formatted(work, style=style)
        assert "[Work in Thailand]" in entry
        assert 1 == entry.replace("Thailand", "").count("In Thai")


def test_footnotes_say_the_language() -> None:
    """A footnote may be all that a reader sees; a citation in the text has a list beside it."""
    footnote = plain(in_text([SUPPLIED, ENGLISH], "en", {}, "chicago-notes-bibliography"))
    assert 1 == footnote.count("[Thai translation]")
    assert "[Thai translation]" not in plain(in_text([SUPPLIED], "en", {}, "apa"))


def test_problems() -> None:
    """Undated works and what a style does not print are told."""
    _, problems = formatted(BARE)
    assert [("no-date", "bare")] == [(each.code, each.where.record) for each in problems]


def test_a_style_that_drops_titles(tmp_path: Path) -> None:
    """A title or address that is not printed is a loss."""
    path = tmp_path / "x.csl"
    area = '<bibliography><layout><text variable="publisher"/></layout></bibliography>'
    path.write_text(NOTHING.format(area), encoding="utf-8")
    _, problems = formatted(ENGLISH, style=str(path))
    assert {("style-drops", "title"), ("style-drops", "URL")} == {
        (each.code, each.where.field) for each in problems
    }


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("apa7", "did you mean 'apa'?"),
        ("APA7", "did you mean 'apa'?"),
        ("APA 7", "did you mean 'apa'? `migpubs styles APA 7` lists "),
        ("mla", "did you mean 'pmla'? `migpubs styles mla` lists "),
        ("American Psychological Association", "`migpubs styles American Psychological Ass"),
        ("harvard", "`migpubs styles harvard` lists "),
        ("no such words", "`migpubs styles` lists all)"),
        (" ", "`migpubs styles` lists all)"),
    ],
)
def test_what_style_was_meant(name: str, hint: str) -> None:
    """A slip gives the nearest name, words say how many styles have them."""
    with pytest.raises(UnknownFormat, match=re.escape(f"unknown style '{name}' ({hint}")):
        load_style(name)


def test_styles_that_cannot_be_used(tmp_path: Path) -> None:
    """Unknown names, broken files and styles without a list say what is wrong."""
    with pytest.raises(UnknownFormat, match="no-such-style"):
        load_style("no-such-style")
    path = tmp_path / "x.csl"
    with pytest.raises(UnknownFormat, match=r"'absent\.csl' \(there is no such file\)"):
        load_style("absent.csl")
    with pytest.raises(UnknownFormat, match=r"no such file, but a style of that name without"):
        load_style("apa.csl")
    with pytest.raises(UnknownFormat, match=r"a style file ends in \.csl"):
        load_style(__file__)
    path.write_text("<style>", encoding="utf-8")
    with pytest.raises(ParseError, match=r"x\.csl"):
        load_style(str(path))
    path.write_text(NOTHING.format(""), encoding="utf-8")
    with pytest.raises(ParseError, match="bibliography"):
        formatted(ENGLISH, style=str(path))
