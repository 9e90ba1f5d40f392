"""BibLaTeX out."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pybtex.database
import pypandoc
import pytest
from attrs import evolve

from migpubs.formats import biblatex, csl_json
from migpubs.formats.latex import escape
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Relation
from tests.conftest import need, program
from tests.formats.records import (
    ALL,
    ARTICLE,
    AUTHORS,
    BARE,
    BOOK,
    CHAPTER,
    COURSE,
    DATASET,
    GUIDE,
    SUBTITLE,
    THAI,
    UNA,
)

if TYPE_CHECKING:
    from migpubs import Catalogue
    from migpubs.errors import Problem
    from migpubs.model import Publication


def fields_of(publication: Publication, **options: object) -> dict[str, str]:
    """Return type and fields of the one entry."""
    first, *lines = biblatex.dumps([publication], **options).splitlines()
    pairs = (line.rstrip(",").strip().partition(" = ") for line in lines[:-1])
    values = {name: value.removeprefix("{").removesuffix("}") for name, _, value in pairs}
    return {"@": first.partition("{")[0], **values}


def test_a_report_as_it_is_written() -> None:
    """Bodies in braces, capitals protected, the address raw, the rest escaped."""
    expected = r"""@report{una-2023-guide,
  author = {AUTHORS},
  title = {Skilled to care, forced to work? SUBTITLE},
  shorttitle = {Skilled to care, forced to work?},
  institution = {{UNA / C\_AB}},
  type = {Guide},
  number = {7/B},
  location = {Bangkok},
  date = {2023-09-20},
  pagetotal = {24},
  doi = {10.1000/xyz_(1)},
  url = {https://example.org/a_b%20c&d~e#f},
  langid = {english},
  language = {english},
  note = {ISBN: 978-92-1-123456-5; UN document symbol: A/69/CRP.1},
  abstract = {One \$5 line and \#2.},
  ids = {old-guide}
}
"""
    expected = expected.replace("AUTHORS", AUTHORS).replace("SUBTITLE", SUBTITLE)
    assert expected == biblatex.dumps([GUIDE])


def test_a_thai_translation() -> None:
    """A Thai title has no braces, an English one stands beside it; the note says the rest."""
    fields = fields_of(THAI, exported={"una-2023-guide"}, titles={"una-2023-guide": "Guide"})
    expected = {
        "@": "@report",
        "author": "{กระทรวงตัวอย่าง}",
        "title": "คู่มือ",
        "titleaddon": "Guide for {UNA}",
        "institution": "{UNA}",
        "type": "Guide",
        "date": "2023",
        "pubstate": "forthcoming",
        "langid": "thai",
        "language": "Thai",
        "related": "una-2023-guide",
        "relatedtype": "translationof",
        "note": "Thai translation of “Guide”; executive summary also in English"
        " (unofficial translation)",
    }
    assert expected == fields


def test_a_translation_points_only_to_what_is_exported() -> None:
    """``related`` to an entry that is not there would be an error in LaTeX."""
    assert "related" not in fields_of(THAI)
    assert "related" in fields_of(THAI, exported=["una-2023-guide"])
    assert "related = {una-2023-guide}" in biblatex.dumps([THAI, GUIDE])
    assert "related" not in biblatex.dumps(iter([THAI, GUIDE]))


@pytest.mark.parametrize(
    ("publication", "expected"),
    [
        (COURSE, {"@": "@online", "organization": "{UNA}", "addendum": "E-learning course"}),
        (evolve(COURSE, links=()), {"@": "@misc", "type": "E-learning course"}),
        (BOOK, {"@": "@collection", "publisher": "{UNA}", "isbn": "978-92-1-123456-5"}),
        (
            evolve(BOOK, contributions=(*BOOK.contributions, *GUIDE.contributions)),
            {"@": "@book", "translator": "Roe, Ann", "editor": "Łódź, Đặng", "edition": "second"},
        ),
        (evolve(BOOK, contributions=()), {"@": "@misc", "entrysubtype": "book"}),
        (evolve(GUIDE, publishers=()), {"@": "@misc", "note": "Number: 7/B; Pages: 24; ISBN: "
            "978-92-1-123456-5; UN document symbol: A/69/CRP.1"}),
        (CHAPTER, {"@": "@misc", "entrysubtype": "chapter", "note": "Pages: 3-9"}),
        (ARTICLE, {"@": "@article", "journaltitle": "Journal of {Things}", "pages": "3-9",
            "issn": "0378-5955"}),
        (BARE, {"@": "@misc"}),
        (DATASET, {"@": "@dataset", "organization": "{UNA}", "edition": "3", "location": "Geneva"}),
        (evolve(GUIDE, genre="Report", kind="brief"), {"type": "Report", "entrysubtype": "brief"}),
        (evolve(GUIDE, genre="guide"), {"type": "guide"}),
    ],
)  # fmt: skip
def test_type_and_agency_by_kind(publication: Publication, expected: dict[str, str]) -> None:
    """Each kind has the entry type whose mandatory fields the record can fill."""
    fields = fields_of(publication)
    assert expected == {name: fields.get(name) for name in expected}


def test_a_chapter_stands_in_its_book() -> None:
    """The book's title comes from the export itself."""
    text = biblatex.dumps([CHAPTER, BOOK])
    assert "@inbook{una-chapter" in text
    assert "booktitle = {{L’École} des migrants}" in text


def test_joint_publishers_as_a_list() -> None:
    """On request each publisher is an item of its own."""
    assert fields_of(GUIDE, joint_publishers="list")["institution"] == r"{UNA} and {C\_AB}"


def test_languages_without_a_langid_are_named() -> None:
    """Babel does not know Shan, readers do."""
    shan = evolve(BARE, texts=(evolve(COURSE.texts[0], language="shn"),))
    fields = fields_of(shan)
    assert "langid" not in fields
    assert fields["language"] == "Shan"


def test_what_is_lost_is_reported_once_a_field() -> None:
    """Each field of each record that the format does not keep is a problem with its place."""
    problems: list[Problem] = []
    found = evolve(BARE, note="n", place="Rome", publishers=(UNA,), title=LanguageMap({"en": "T"}))
    found = evolve(found, relations=(Relation(kind="about", title="X"),))
    biblatex.dumps([found], on_problem=problems.append)
    expected = [
        f"una-bare: relations: kept in part: {biblatex.KEEPS['relations'].how}",
        "una-bare: note: not kept",
    ]
    assert expected == list(map(str, problems))
    assert {"loss"} == {each.severity for each in problems}


def test_the_same_export_twice_is_the_same(shipped: Catalogue) -> None:
    """An export depends on the records alone."""
    assert biblatex.dumps(shipped.publications) == biblatex.dumps(shipped.publications)


def test_pybtex_reads_every_entry_and_every_body(shipped: Catalogue) -> None:
    """Nobody is torn apart: pybtex finds as many authors as there are, bodies whole."""
    listed = shipped.in_annex(2023)
    found = pybtex.database.parse_string(biblatex.dumps(listed), "bibtex").entries
    assert [each.id for each in listed] == list(found)
    for each in listed:
        persons = found[each.id].persons["author"]
        assert len(each.authors) == len(persons)
        for who, person in zip(each.authors, persons, strict=True):
            if isinstance(who, Body):
                assert [f"{{{escape(who.name.text('en'))}}}"] == person.last_names
                assert str(person) == person.last_names[0]


def test_pandoc_reads_every_entry_and_every_body(shipped: Catalogue) -> None:
    """Pandoc has nothing to warn of, and bodies are literals."""
    listed = shipped.in_annex(2023)
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "biblatex", "-t", "csljson"],
        input=biblatex.dumps(listed), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "" == done.stderr
    straight = done.stdout.replace("’", "'")  # in LaTeX a straight quote prints as a curly one
    found = {each["id"]: each for each in json.loads(straight)}
    assert {each.id for each in listed} == set(found)
    for each in listed:
        assert csl_json.names(each.authors) == found[each.id]["author"]


def biber(path: Path) -> list[str]:
    """Return what biber's check of the data model warns of."""
    command = [program("biber"), "--tool", "--validate-datamodel", "--nolog"]
    done = subprocess.run(
        [*command, "--output-file", str(path.with_suffix(".out")), str(path)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [line for line in done.stdout.splitlines() if not line.startswith("INFO")]


@pytest.mark.outside
def test_biber_finds_undated_records_and_nothing_else(shipped: Catalogue, tmp_path: Path) -> None:
    """One warning a record without a date is all that biber has to say."""
    listed = shipped.in_annex(2023)
    records = {"annex": listed, "all": shipped.publications, "hard": ALL}
    for name, several in records.items():
        path = tmp_path / f"{name}.bib"
        path.write_text(biblatex.dumps(several), encoding="utf-8")
        warnings = biber(path)
        undated = [each.id for each in several if not each.date]
        assert len(undated) == len(warnings)
        assert all(f"'{key}'" in " ".join(warnings) for key in undated)
        assert all("'date, year' must be defined" in warning for warning in warnings)


def bare(text: str) -> str:
    """Return the letters and digits of a text as it is printed, whatever line ends did to it."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


@pytest.mark.outside
@pytest.mark.parametrize(
    ("engine", "languages"),
    [
        ("xelatex", ""),
        ("lualatex", ""),
        ("xelatex", r"\usepackage{polyglossia}\setmainlanguage{thai}"),
        ("lualatex", r"\usepackage[english, main=thai, provide*=*]{babel}"),
    ],
)
def test_every_letter_is_set_with_our_preamble(
    engine: str, languages: str, shipped: Catalogue, tmp_path: Path
) -> None:
    """The catalogue and the hard records: no error, no letter missing, every title printed.

    So in a document that is itself in Thai; then the words between are English ones.
    """
    need("the font FreeSerif", found=Path("/usr/share/fonts/opentype/freefont").exists())
    several = (*shipped.publications, *ALL)
    (tmp_path / "t.bib").write_text(biblatex.dumps(several), encoding="utf-8")
    body = r"\addbibresource{t.bib}\begin{document}\nocite{*}\printbibliography\end{document}"
    text = f"\\documentclass{{article}}\n{languages}\n{biblatex.PREAMBLE}{body}"
    (tmp_path / "t.tex").write_text(text, encoding="utf-8")
    tex = [program(engine), "-interaction=nonstopmode", "-halt-on-error", "t.tex"]
    for command in (tex, [program("biber"), "--quiet", "t"], tex, [program("pdftotext"), "t.pdf"]):
        subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    log = (tmp_path / "t.log").read_text(encoding="utf-8", errors="replace")
    assert (0, 0) == (log.count("Missing character"), log.count("untranslated"))
    text = (tmp_path / "t.txt").read_text(encoding="utf-8")
    assert ("Case study." in text, "Thai. Guide" in text) == (True, False)
    printed = bare(text)
    assert [] == [each.id for each in several if bare(each.full_title()) not in printed]
    wide = [float(width) for width in re.findall(r"Overfull \\hbox \(([\d.]+)pt", log)]
    assert max(wide, default=0) < 5  # a long address would stick out by 60, unbroken Thai by 180
