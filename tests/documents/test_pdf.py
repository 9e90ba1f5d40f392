"""PDF files can be read, searched and copied, in Thai too."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from attrs import evolve

from migpubs.catalogue import Catalogue
from migpubs.documents import Document, Page, Paragraph, annex, pdf, reading_list, render
from migpubs.errors import MigpubsError, MissingExtra, Problem
from tests.documents.tree import EVERYTHING, URL

if TYPE_CHECKING:
    from pathlib import Path


def made(document: Document, page: Page | None = None) -> bytes:
    content = render(document, "pdf", page=page)
    assert isinstance(content, bytes)
    return content


def text(content: bytes) -> str:
    """The words of a PDF, without blanks: lines break anywhere."""
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s|\ufffe", "", "".join(pages))


def urls(content: bytes) -> set[str]:
    found = re.findall(rb"/URI\s*\(((?:[^()\\]|\\.)*)\)", content)
    return {re.sub(r"\\(.)", r"\1", each.decode()) for each in found}


def test_everything() -> None:
    """Words, links, language, title and tags are in the file."""
    content = made(EVERYTHING)
    words = text(content)
    for part in ("A|B&<C>", "Part#1", "Skills|work[inThai]", "[a]Anote"):
        assert part in words
    assert {URL} == urls(content)
    assert b"/StructTreeRoot" in content
    assert b"/Outlines" in content
    with pypdfium2.PdfDocument(content) as document:
        assert "A | B & <C>" == document.get_metadata_dict()["Title"]
        assert 'The "Agency"' == document.get_metadata_dict()["Author"]
        assert ["A | B & <C>", "Part #1", "Part 1.1"] == [
            each.get_title() for each in document.get_toc()
        ]


def test_page() -> None:
    """Portrait or landscape, A4 or letter."""
    for page, expected in (
        (Page(), (595, 842)),
        (Page(landscape=True), (842, 595)),
        (Page(paper="us-letter"), (612, 792)),
    ):
        with pypdfium2.PdfDocument(made(EVERYTHING, page)) as document:
            width, height = document[0].get_size()
        assert expected == (round(width), round(height))


def test_archival() -> None:
    """A PDF/A says so."""
    latin = Document(title="T", language="en", blocks=(Paragraph(runs=("x",)),))
    content = made(latin, Page(archival=True))
    assert b"pdfaid" in content
    assert content == made(latin, Page(archival=True))


def test_missing_letters() -> None:
    """Letters that no font has are a problem, never empty boxes in silence; PDF/A is refused."""
    rare = Document(title="T", language="en", blocks=(Paragraph(runs=("a \U00013000 \u0e80",)),))
    problems: list[Problem] = []
    assert render(rare, "pdf", on_problem=problems.append)
    (problem,) = problems
    assert "missing-glyphs" == problem.code
    assert "no font has these letters: \U00013000 U+0E80" == problem.message
    assert "--font-path" in problem.hint
    with pytest.raises(pdf.MissingGlyphs, match="--font-path"):
        render(rare, "pdf", page=Page(archival=True))


def test_fonts_of_a_folder(tmp_path: Path) -> None:
    """A folder without fonts changes nothing."""
    assert made(EVERYTHING) == made(EVERYTHING, Page(fonts=(tmp_path,)))


def test_other_errors_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no missing letter is told in Typst's words."""
    monkeypatch.setattr(pdf, "source", lambda *_: "#panic()")
    with pytest.raises(MigpubsError, match=r"no PDF could be made: .*panicked"):
        made(EVERYTHING)


def test_a_mark_that_nobody_sees_stops_nothing() -> None:
    """A byte order mark within a title, which the standard for readers forbids, is no obstacle."""
    assert made(Document(title="a\ufeffb", language="en", blocks=())).startswith(b"%PDF")


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what to install."""
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra, match=r"pip install 'migpubs\[pdf\]'"):
        render(EVERYTHING, "pdf")


def test_the_header_row_is_on_each_page() -> None:
    """A long table has its headings on every page, and whole rows."""
    catalogue = Catalogue.load()
    document = annex(catalogue, 2023)
    (table,) = document.blocks
    long = evolve(document, blocks=(evolve(table, rows=table.rows * 5),))  # type: ignore[union-attr,call-arg]
    with pypdfium2.PdfDocument(made(long)) as read:
        pages = [page.get_textpage().get_text_bounded() for page in read]
    assert len(pages) > 2
    assert [True] * len(pages) == ["Publisher/Agency" in page for page in pages]


@pytest.mark.outside
@pytest.mark.parametrize("language", ["en", "th"])
def test_the_shipped_annex_and_list(language: str) -> None:
    """Every cell can be copied from the PDF, with a Thai font; links lead where they should."""
    catalogue = Catalogue.load()
    document = annex(catalogue, 2023, language=language)
    content = made(document)
    words = text(content)
    lost = [line for line in document.text().split("\n") if re.sub(r"\s", "", line) not in words]
    assert [] == lost
    assert urls(content) <= {work.url for work in catalogue}
    problems: list[Problem] = []
    listed = reading_list(catalogue, language=language, group_by=["theme"])
    render(listed, "pdf", on_problem=problems.append)
    assert [] == problems
