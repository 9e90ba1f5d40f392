"""BibTeX and BibLaTeX in: files of other programs, and files that mean harm."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from migpubs import formats
from migpubs.dates import Date
from migpubs.errors import ParseError
from migpubs.formats.bib_entries import entries
from migpubs.formats.bib_names import read_name, split_names
from migpubs.formats.bib_reader import loads
from migpubs.formats.item import Name
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Person
from tests.conftest import need

if TYPE_CHECKING:
    from migpubs.errors import Problem
    from migpubs.model import Publication

BODIES = (
    Body(id="ilo", name=LanguageMap({"en": "International Labour Organization"}), acronym="ILO"),
    Body(id="dlpw", name=LanguageMap({"en": "Department of Labour Protection and Welfare"})),
    Body(id="unhcr", name=LanguageMap({"en": "Refugee Agency"}), acronym="UNHCR"),
)


def read(text: str, **options: bool | str) -> tuple[list[Publication], list[str]]:
    """Return what a file holds, and what was said of it."""
    problems: list[Problem] = []
    found = loads(text, bodies=BODIES, on_problem=problems.append, **options)
    return list(found), list(map(str, problems))


def one(fields: str) -> Publication:
    """Return the publication of one entry, which says nothing else."""
    (found,), problems = read(f"@report{{k, title = {{T}}, {fields}}}")
    assert [] == problems
    return found


def names_of(publication: Publication) -> list[str]:
    return [w.id if isinstance(w, Body) else str(w) for w in publication.authors]


def test_macros_concatenation_and_quotes() -> None:
    """`@string`, `#`, months, quotes and parentheses, as BibTeX reads them."""
    text = """@string{ilo = "International " # {Labour Organization}}
@STRING(un = {UN})
@techreport{a,
  TITLE = "Part " # {One} # " of " # un, author = ilo, institution = {ILO},
  year = 2023, month = nov, number = 7,
}
"""
    (found,), problems = read(text)
    assert [] == problems
    assert ({"en": "Part One of UN"}, ["ilo"]) == (dict(found.title), names_of(found))
    assert (Date(2023, 11), "7", "report") == (found.issued, found.number, found.kind)


def test_addresses_are_not_decoded() -> None:
    """Percent signs and tildes are part of an address; escapes that TeX needs are undone."""
    raw = "https://a.org/a_b%20c&d~e#f"
    assert raw == one(f"url = {{{raw}}}").url
    assert raw == one(r"url = {https://a.org/a\_b\%20c\&d~e\#f}").url
    assert raw == one(f"url = {{\\url{{{raw}}}}}").url
    assert "https://b.org/x" == one(r"howpublished = {\url{https://b.org/x}}").url
    assert "Course" == one("howpublished = {Course}").genre


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("{ILO} and Smith, Jo", ["ilo", "Jo Smith"]),
        ("International Labour Organization and UNHCR", ["ilo", "unhcr"]),
        ("Department of Labour Protection and Welfare and Smith, Jo", ["dlpw", "Jo Smith"]),
        ("ใจดี, สมชาย", ["สมชาย ใจดี"]),
        ("{สมชาย ใจดี}", ["สมชาย ใจดี"]),
        (r"M{\"u}ller, J{\'o} and {van der Berg}, Jan", ["Jó Müller", "Jan van der Berg"]),
        ("family=Berg, given=Jan, prefix=van der", ["Jan van der Berg"]),
        ("King, Jr, Martin", ["Martin Jr King"]),
        ("Jan {van der Berg}", ["Jan van der Berg"]),
        ("Jan {van} {Berg}", ["Jan van Berg"]),
        ("ILO,", ["ilo"]),
    ],
)
def test_names_are_split_before_they_are_decoded(raw: str, expected: list[str]) -> None:
    """Bodies stay whole, with or without braces, even with an "and" inside."""
    (found,), problems = read(f"@misc{{k, title = {{T}}, author = {{{raw}}}}}")
    assert expected == names_of(found)
    assert [] == [each for each in problems if "is taken for" not in each]


def test_a_name_by_its_parts() -> None:
    """Braces keep a name together; a comma parts family and given name."""
    assert Name(literal="A and B") == read_name("{A and B}")
    assert Name(family="Smith", given="Jo") == read_name("Smith, Jo")
    assert Name(plain="Jo Smith") == read_name("Jo Smith")
    assert ["{A and B}", "C"] == split_names("{A and B} AND C")
    assert [] == split_names("  ")


def test_more_authors_than_are_named() -> None:
    """`and others` is no person."""
    (found,), problems = read("@misc{k, title={T}, author={Smith, Jo and others}}")
    assert ["Jo Smith"] == names_of(found)
    assert "k: author: there are more persons than are named" in problems


def test_a_body_that_was_torn_apart_is_reported_and_not_changed() -> None:
    """A reference manager made a person of it; the proposal says what would be right."""
    (found,), problems = read("@misc{k, title={T}, author={Organization, International Labour}}")
    assert (Person(family="Organization", given="International Labour"),) == found.authors
    told = "looks like the body 'ilo' (write the name undivided: International Labour Organization)"
    assert told in problems[0]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("date = {2023-09-20}", Date(2023, 9, 20)),
        ("year = {2023}, month = {sep}, day = {20}", Date(2023, 9, 20)),
        ("year = {2023}, month = {September}", Date(2023, 9)),
        ("year = {2023}, month = {9}", Date(2023, 9)),
        ("year = {2023}, month = {13}", None),
        ("date = {2023?}", Date(2023)),
        ("year = {20 September 2023}", Date(2023, 9, 20)),
        ("year = {2566}", Date(2023)),
        ("date = {2566-09-20}", Date(2023, 9, 20)),
        ("year = {forthcoming}", None),
    ],
)
def test_dates_of_all_kinds(fields: str, expected: Date | None) -> None:
    """Parts, words and years of the Buddhist era; what is no date is reported."""
    (found,), problems = read(f"@misc{{k, title = {{T}}, {fields}}}")
    assert expected == found.issued
    assert bool(problems) == (expected is None or "2566" in fields or "?" in fields)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("langid = {thaicjk}", "th"),
        ("language = {Thai}, langid = {thai}", "th"),
        ("language = {english}, langid = {british}", "en-GB"),
        ("language = {pt-BR}, langid = {portuguese}", "pt-BR"),
        ("language = {german}, langid = {thai}", "de"),
    ],
)
def test_languages_by_any_name(fields: str, expected: str) -> None:
    """Babel's names, Zotero's `thaicjk`, codes; the more precise of two counts."""
    assert expected == one(fields).language


def test_what_is_not_known_is_said_with_its_value() -> None:
    """Nothing is dropped without a word."""
    text = r"""@report{k, title = {A \foo B}, language = {Klingonese}, isbn = {123}, keywords = {x},
  url = {ftp://a.org}, pubstate = {lost}, month = unknown, eprint = {1234.5}, eprinttype = {arxiv},
  institution = {New \& Co Ltd}, crossref = {nobody}}
@misc{, note = {without a title}}"""
    (found, untitled), problems = read(text)
    said = "\n".join(problems)
    for part in (
        r"title: the command \foo is not known and stays as it is",
        "'Klingonese' is not a language that is known",
        "'123' is not an ISBN",
        "keywords: not read",
        "'ftp://a.org' is not a web address",
        "'lost' is not a status that is known",
        "the macro 'unknown' is not defined",
        "unknown body 'New & Co Ltd'",
        "'nobody', to which it refers, is not in the file",
        "a work without a title",
    ):
        assert part in said
    assert {"en": r"A \foo B"} == dict(found.title)
    assert ["ISBN 123", "arxiv 1234.5"] == [each.value for each in found.identifiers]
    assert {"en": "?"} == dict(untitled.title)


def test_inherited_fields() -> None:
    """A chapter gets its book's title as book title; `xdata` hands down all, circles end."""
    text = """@incollection{part, title = {Part}, author = {Doe, Jo}, crossref = {book}}
@collection{book, title = {Book}, editor = {Roe, Ann}, date = {2020}, xdata = {un}}
@xdata{un, publisher = {UNHCR}, xdata = {un}, crossref = {part}}
@article{piece, title = {Piece}, crossref = {journal}}
@periodical{journal, title = {Journal}, year = {2021}}
@misc{same, title = {Same}, crossref = {journal}}"""
    found = {each.id: each for each in read(text)[0]}
    part, piece = found["part"], found["piece"]
    assert ["Book"] == [each.title for each in part.relations]
    assert (Date(2020), ["unhcr"]) == (part.issued, [body.id for body in part.publishers])
    assert (["Journal"], Date(2021)) == ([each.title for each in piece.relations], piece.issued)
    assert Date(2021) == found["same"].issued


def test_entries_that_cannot_be_read_are_reported_with_their_line() -> None:
    """One broken entry hides no other; a field or key that is there twice is said."""
    text = """@misc{a, title = {A}}
@misc{broken, title = {B
@misc{c, title = {C}, title = {D}}
@misc{a, title = {E}}
@comment{nothing}
"""
    found, problems = read(text, file="x.bib")
    assert ["A", "C"] == [each.full_title() for each in found]
    assert "x.bib:2: this entry cannot be read" in problems[0]
    assert "x.bib:3: c: title: a field is there twice" in problems[1]
    assert "x.bib:4: a: the key 'a' is there twice" in problems[2]
    recovered, _ = read(text, recover=True)
    assert ["a", "c", "a-b"] == [each.id for each in recovered]


def test_files_in_other_encodings_are_read_and_said() -> None:
    """A byte order mark is no text; Latin-1 is read with a warning; UTF-16 by its mark."""
    text = "@misc{k, title = {Café}}"
    problems: list[Problem] = []
    for content in (b"\xef\xbb\xbf" + text.encode(), text.encode("utf-16"), text.encode("latin-1")):
        (found,) = formats.load("bibtex", content, file="x.bib", on_problem=problems.append)
        assert "Café" == found.full_title()
    assert [
        "x.bib:1: this is not UTF-8; read as Windows Latin-1 (cp1252) (save the file as UTF-8)"
    ] == [str(each) for each in problems]


def test_decomposed_thai_is_composed() -> None:
    """Nikhahit and aa, as PDFs have them, are sara am."""
    assert "กำหนด" == one("abstract = {กํ\u0e32หนด}").abstract["th"]


@pytest.mark.parametrize(
    "text",
    ["{" * 1_000_000, "@misc{a, title = " + "{" * 1_000_000, "{ " * 500_000, " " * 100_000_001],
    ids=["braces", "braces in a value", "braces with blanks", "size"],
)
def test_what_is_no_bibliography_is_refused_at_once(text: str) -> None:
    """Nesting and size have limits."""
    with pytest.raises(ParseError):
        loads(text)


def test_macros_that_grow_without_end_are_stopped() -> None:
    """Each doubles the one before: thirty of them would be gigabytes."""
    lines = ["@string{a0 = {xxxxxxxxxx}}"]
    lines += [f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 30)]
    _, problems = read("\n".join([*lines, "@misc{k, title = a29}"]))
    assert any("macros make this value endless" in each for each in problems)


def test_other_strange_content_is_read_without_a_crash() -> None:
    """NULs, lone surrogates, huge names, macros that name themselves."""
    text = (
        "@string{a = a # a}\n@misc{k\x00, title = {A\x00B \ud800}, author = {"
        + "x" * 100_000
        + '}, note = a}\n@misc{b, title = {x} y, author = "unclosed}\n'
    )
    found, _ = read(text)
    assert "k" in {each.id for each in found}


def test_many_broken_entries_are_all_reported() -> None:
    """Four thousand entries without an end: quadratic growth would take minutes."""
    text = "".join(f"@misc{{k{n}, title = {{T {n}\n" for n in range(4_000))
    _, problems = read(text)
    assert 4_000 == len(problems)


@pytest.mark.outside
def test_real_files_lose_no_entry_in_silence() -> None:
    """Biblatex's own examples: every entry is read or reported."""
    files = sorted(
        path
        for folder in ("/usr/share/texlive", "/usr/share/texmf", "/usr/share/doc/biber")
        for pattern in ("**/*.bib", "**/*.bib.gz")
        for path in Path(folder).glob(pattern)
    )
    need("a set of .bib files (texlive-bibtex-extra)", found=files)
    for path in files:
        raw = path.read_bytes()
        raw = gzip.decompress(raw) if path.suffix == ".gz" else raw
        problems: list[Problem] = []
        found = formats.load("biblatex", raw, file=path.name, on_problem=problems.append)
        unread = sum(each.code in {"unreadable-entry", "duplicate-key"} for each in problems)
        text = raw.decode("utf-8", "replace").lower()
        marks = sum(line.lstrip().startswith("@") for line in text.splitlines())
        others = sum(
            line.lstrip().startswith(("@string", "@comment", "@preamble"))
            for line in text.splitlines()
        )
        assert len(found) + unread >= marks - others, path


def test_entries_keep_their_place() -> None:
    """An entry knows its line."""
    (entry,) = entries("\n\n@misc{k, title = {T}}", file="x.bib")
    assert ("x.bib", 3, "k") == (entry.where.file, entry.where.line, entry.where.record)


def test_what_libraries_leave_behind_is_said_and_not_changed() -> None:
    """ISBD marks at the ends, place and publisher swapped, a body's acronym torn to initials."""
    text = """@book{k, title = {Homes /}, address = {UNHCR}, publisher = {Geneva,},
  author = {Thailand, U. N. H. C. R. and Centre for Homes, Faculty of Law}}"""
    (found,), problems = read(text.replace("Thailand, ", "Agency, "))
    assert ("Homes /", "UNHCR") == (found.full_title(), found.place)
    said = "\n".join(problems)
    for part in (
        "title: 'Homes /' ends in the punctuation of a library's catalogue (write 'Homes')",
        "publishers: 'Geneva,' ends in the punctuation of a library's catalogue (write 'Geneva')",
        "place: the place 'UNHCR' is the body 'unhcr' (are place and publisher swapped?)",
        "the person 'Centre for Homes, Faculty of Law' looks like a body",
    ):
        assert part in said


def test_dates_that_say_more_than_one_day() -> None:
    """Of a range the beginning is kept, of doubt nothing; both are said."""
    (found,), problems = read("@report{k, title={T}, date={2022-05/2023}}")
    assert ("2022-05", ["k: issued: of '2022-05/2023' only the beginning is kept"]) == (
        str(found.issued),
        problems,
    )
    (found,), problems = read("@report{k, title={T}, date={2023-05}, year={2023}, month=may}")
    assert ("2023-05", []) == (str(found.issued), problems)


def test_files_without_entries_are_refused() -> None:
    """Notes of EndNote, a spreadsheet; an empty file and comments hold nothing."""
    with pytest.raises(ParseError, match="no entry is in this file"):
        read("%0 Report\n%T A\n")
    assert ([], []) == read("")
    assert ([], []) == read("@comment{jabref-meta: x}")


def test_keys_that_are_missing_or_there_many_times() -> None:
    """Entries without a key are all read; each further one gets a letter, then a number."""
    found, problems = read("@misc{, title={A}}\n@misc{, title={B}}")
    assert (["a", "b"], []) == ([each.id for each in found], problems)
    many, _ = read("@misc{k, title={A}}\n" * 28, recover=True)
    assert ["k", "k-b", "k-c"] == [each.id for each in many[:3]]
    assert ["k-z", "k-27", "k-28"] == [each.id for each in many[25:]]


def test_a_title_without_letters_is_said() -> None:
    """A program that knows ASCII only leaves a colon of a Thai title."""
    (_,), problems = read("@report{k, title={:}}")
    assert ["k: title: the title ':' has no letters"] == problems
