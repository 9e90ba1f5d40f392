"""BibTeX out."""

from __future__ import annotations

import subprocess
import unicodedata
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.formats import bibtex
from migpubs.language_map import LanguageMap
from migpubs.text import has_thai
from tests.conftest import program
from tests.formats.records import (
    ALL,
    ARTICLE,
    AUTHORS,
    BARE,
    BOOK,
    CHAPTER,
    GUIDE,
    SUBTITLE,
    THAI,
)

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs import Catalogue
    from migpubs.errors import Problem


def test_a_report_as_it_is_written() -> None:
    """Eight bits where it can be, year and month macro, title and subtitle joined."""
    expected = r"""@techreport{una-2023-guide,
  author = {AUTHORS},
  title = {Skilled to care, forced to work? SUBTITLE},
  shorttitle = {Skilled to care, forced to work?},
  institution = {{UNA / C\_AB}},
  type = {Guide},
  number = {7/B},
  address = {Bangkok},
  year = {2023},
  month = sep,
  day = {20},
  isbn = {978-92-1-123456-5},
  doi = {10.1000/xyz_(1)},
  url = {https://example.org/a_b%20c&d~e#f},
  langid = {english},
  language = {en},
  note = {Pages: 24; UN document symbol: A/69/CRP.1},
  abstract = {One \$5 line and \#2.}
}
"""
    expected = expected.replace("AUTHORS", AUTHORS.replace("é", r"{\'e}"))
    assert expected.replace("SUBTITLE", SUBTITLE) == bibtex.dumps([GUIDE])


def test_old_styles_do_not_lower_titles_of_other_languages() -> None:
    """A title that is not English is braced as a whole, where it has capitals at all."""
    text = bibtex.dumps([BOOK])
    assert r"title = {{L{\textquoteright}{\'E}cole des migrants}}" in text
    assert r"editor = {{\L}{\'o}d{\'z}, {\DJ}{\u{\d{a}}}ng}" in text
    assert "@book{una-book" in text
    assert "title = {คู่มือ}" in bibtex.dumps([THAI])


def test_chapters_articles_and_works_of_a_book_s_kind() -> None:
    """The containers have BibTeX's names; a genre without a field goes to the note."""
    assert "journal = {Journal of {Things}}" in bibtex.dumps([ARTICLE])
    expected = r"booktitle = {{L{\textquoteright}{\'E}cole} des migrants}"
    assert expected in bibtex.dumps([CHAPTER, BOOK])
    text = bibtex.dumps([evolve(BOOK, genre="study", kind="report")])
    assert "note = {Genre: study}" not in text
    assert "note = {In French; Genre: study}" in text
    assert "entrysubtype = {report}" in text


def test_a_status_is_said_in_the_note() -> None:
    """BibTeX has no field for what is not yet out."""
    assert "note = {forthcoming; Translation" not in bibtex.dumps([THAI])
    assert "note = {forthcoming; Thai translation; executive summary" in bibtex.dumps([THAI])


def test_one_warning_names_the_records_beyond_pdflatex() -> None:
    """Letters that pdfLaTeX cannot set are kept, and said once."""
    problems: list[Problem] = []
    bibtex.dumps([GUIDE, BARE, THAI, BOOK], on_problem=problems.append)
    warnings = [each for each in problems if each.severity == "warning"]
    assert ["pdfLaTeX cannot set the letters of una-2023-guide, una-2023-guide-th"] == [
        each.message for each in warnings
    ]
    problems.clear()
    bibtex.dumps([BARE, evolve(BARE, title=LanguageMap({"en": "é"}))], on_problem=problems.append)
    assert [] == problems


def test_titles_in_latin_letters_on_request() -> None:
    """A Thai title goes where there is another, and that is said; a Thai title alone stays."""
    problems: list[Problem] = []
    text = bibtex.dumps([THAI], latin=True, on_problem=problems.append)
    assert "  title = {Guide for {UNA}},\n" in text
    assert "คู่มือ" not in text
    assert "una-2023-guide-th: title: kept in part: in Latin letters" in map(str, problems)
    alone = evolve(THAI, title=LanguageMap({"th": "คู่มือ"}))
    assert "title = {คู่มือ}" in bibtex.dumps([alone], latin=True)


@pytest.mark.outside
@pytest.mark.parametrize("style", ["plain", "abbrv", "alpha", "apalike", "unsrt"])
def test_pdflatex_sets_every_letter(style: str, shipped: Catalogue, tmp_path: Path) -> None:
    """The catalogue and the hard records but those with Thai only: no error, every title."""
    records = (*shipped.publications, *ALL)
    several = [each for each in records if not has_thai(bibtex.dumps([each], latin=True))]
    assert {"una-2023-guide", "una-2023-guide-th", "tmr-2019-th"} == {
        each.id for each in records
    } - {each.id for each in several}
    (tmp_path / "t.bib").write_text(bibtex.dumps(several, latin=True), encoding="utf-8")
    text = (
        r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern,textcomp}"
        rf"\begin{{document}}\nocite{{*}}\bibliographystyle{{{style}}}\bibliography{{t}}"
        r"\end{document}"
    )
    (tmp_path / "t.tex").write_text(text, encoding="utf-8")
    tex = [program("pdflatex"), "-interaction=nonstopmode", "-halt-on-error", "t.tex"]
    for command in (tex, [program("bibtex"), "t"], tex, [program("pdftotext"), "t.pdf"]):
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert (tmp_path / "t.bbl").read_bytes().isascii()
    printed = bare((tmp_path / "t.txt").read_text(encoding="utf-8"))
    titles = [each.title.get("en") or each.full_title() for each in several]
    assert [] == [title for title in titles if bare(title) not in printed]


def bare(text: str) -> str:
    """Return the letters and digits of a text as it is printed, whatever line ends did to it."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text))).lower()
