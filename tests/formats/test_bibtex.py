"""BibTeX out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.formats import bibtex
from migpubs.language_map import LanguageMap
from tests.formats.records import (
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
