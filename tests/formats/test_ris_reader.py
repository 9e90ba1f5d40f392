"""RIS in: files of other programs, broken and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.errors import ParseError
from migpubs.formats import ris
from migpubs.model import Person
from tests.formats.records import BODIES

if TYPE_CHECKING:
    from migpubs.errors import Problem
    from migpubs.model import Publication


def read(text: str) -> tuple[list[Publication], list[str]]:
    problems: list[Problem] = []
    found = ris.loads(text, bodies=BODIES.values(), file="x.ris", on_problem=problems.append)
    return list(found), list(map(str, problems))


def test_files_of_other_programs() -> None:
    """Names in natural order, page ranges, folded lines, other tags for the same thing."""
    text = """\ufeffTY  - JOUR
T1  - A title
that goes on
A1  - International Works
AU  - UNA
ED  - Roe, Ann
JO  - Journal
SP  - 3
EP  - 9
Y1  - 2023//
N2  - Abstract
KW  - word
ER  -
TY  - ELEC
TI  - Page
PY  - 2022/05/06/
L1  - https://a.org/x
ER  -"""
    (article, page), problems = read(text)
    assert "A title that goes on" == article.full_title()
    assert ["international-works", "una"] == [getattr(each, "id", "") for each in article.authors]
    assert ((Person(family="Roe", given="Ann"),), "3–9") == (article.editors, article.pages)
    assert ("2023", {"en": "Abstract"}) == (str(article.issued), dict(article.abstract))
    assert ["Journal"] == [each.title for each in article.relations]
    assert ("webpage", "https://a.org/x") == (page.kind, page.url)
    assert any("KW: not read" in each for each in problems)
    assert "2022-05-06" == str(page.issued)


def test_broken_files_are_reported_with_their_lines() -> None:
    """A record without its end is read, a line outside of any is said."""
    found, problems = read("stray\nTY  - RPRT\nTI  - A\nTY  - RPRT\nTI  - B\n")
    assert ["A", "B"] == [each.full_title() for each in found]
    assert [
        "x.ris:2: a record without its end (ER)",
        "x.ris:4: a record without its end (ER)",
        "x.ris:1: this line is outside of a record: stray",
    ] == problems


def test_a_file_too_large_is_refused() -> None:
    """A list of publications has no hundred megabytes."""
    with pytest.raises(ParseError, match="larger than 100 MB"):
        ris.loads(" " * 100_000_001)


def test_lines_that_were_cut_are_put_together() -> None:
    """Citation.js cuts after seventy letters, in a word or an address; others at blanks."""
    long = "Domestic workers: Skilled to care, forced to work? Recognizing the skills of all"
    text = (
        f"TY  - RPRT\nTI  - {long[:70]}\n{long[70:]}\nUR  - https://a.org/x\ny\n"
        "AB  - One\ntwo\nER  -"
    )
    (found,), problems = read(text)
    assert (long, "https://a.org/xy", "One two") == (
        found.full_title(), found.url, found.abstract["en"],
    )  # fmt: skip
    assert [] == problems


def test_tags_that_come_twice_are_kept_or_reported() -> None:
    """Addresses and notes are kept; of a publisher the first counts, and the rest is said."""
    text = """TY  - GOVDOC
T1  - A
UR  - https://a.org/
L1  - https://a.org/a.pdf
L1  - internal-pdf://a.pdf
N1  - one
N1  - two
PB  - UNA
PB  - Other
DA  - soon
PY  - 2023
M2  - more
M3  - doi: 10.1000/1
A2  - Roe, Ann
IS  - 7
SN  - 8
ER  -"""
    (found,), problems = read(text)
    assert ["https://a.org/", "https://a.org/a.pdf"] == [each.url for each in found.links]
    assert ("one; two", "2023", "8") == (found.note, str(found.issued), found.number)
    assert ("10.1000/1", [BODIES["una"]]) == (found.identifier("doi"), list(found.publishers))
    assert [
        "x.ris:1: PB: a further value is not read",
        "x.ris:1: IS: a further value is not read",
        "x.ris:1: DA: not read",
        "x.ris:1: M2: not read",
        "x.ris:1: links: 'internal-pdf://a.pdf' is not a web address; not read",
    ] == problems


def test_files_of_loose_programs_and_of_other_formats() -> None:
    """One blank before the dash, line ends of old Macs; RefWorks is not RIS."""
    (found,), problems = read("TY - RPRT\rTI - A\rSN - 0378-5955\rER -\r")
    assert ("A", "0378-5955", []) == (found.full_title(), found.number, problems)
    with pytest.raises(ParseError, match=r"x\.ris: no record begins in this file"):
        read("RT Report\nT1 A\n")
    (thing,), problems = read("TY  - COMP\nTI  - A\nSN  - 0378-5955\nER  - \n")
    assert ("document", "0378-5955") == (thing.kind, thing.identifier("issn"))
    assert ["x.ris:1: kind: the type 'COMP' is not one of ours; read as a document"] == problems
