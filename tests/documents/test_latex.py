"""LaTeX says what the document says."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pdfplumber
import pypandoc
import pypdfium2
import pytest

from migpubs.catalogue import Catalogue
from migpubs.csl.output import safe_url
from migpubs.documents import Column, Document, Page, Paragraph, Table, annex, reading_list, render
from tests.conftest import program
from tests.documents.tree import EMPTY, EVERYTHING

if TYPE_CHECKING:
    from pathlib import Path


def test_everything() -> None:
    """A whole file with a long table, a Thai font and links."""
    source = str(render(EVERYTHING, "latex"))
    assert r"\begin{longtable}" in source
    assert r"\endhead" in source
    assert r" B \& \textless{}C\textgreater{}}" in source
    assert r"\subsection{Part \#1}" in source
    assert r"\subsubsection{Part 1.1}" in source
    assert r"\XeTeXlinebreaklocale" in source
    assert r"\hangindent=2em Ada. \textit{Home}" in source
    assert source.endswith("\\end{document}\n")


def test_pandoc_reads_it() -> None:
    """Pandoc finds the words of every cell."""
    source = str(render(EVERYTHING, "latex"))
    plain = pypandoc.convert_text(source, "plain", "latex", extra_args=["--wrap=none"])
    for words in ("A paragraph.", "[in Thai]", "คู่มือแรงงาน", "A note"):
        assert words in plain


def test_page_and_language() -> None:
    """Landscape where asked for; no Thai preamble without Thai."""
    assert "landscape" in str(render(EMPTY, "latex", page=Page(landscape=True)))
    latin = Document(title="x", language="en", blocks=(Paragraph(runs=("x",)),))
    assert "thaifont" not in str(render(latin, "latex"))


def test_letters_and_widths() -> None:
    """Columns have the widths that they need; many columns have small letters."""
    columns = tuple(Column(name=str(each), heading="Acronyms") for each in range(9))
    wide = Document(title="T", language="en", blocks=(Table(columns=columns, rows=()),))
    assert "{\\footnotesize\n\\begin{longtable}" in str(render(wide, "latex"))
    assert "letterpaper" in str(render(EMPTY, "latex", page=Page(paper="us-letter")))


def set_by_xelatex(source: str, path: Path) -> tuple[str, set[str], str]:
    """Return letters and digits of the PDF that XeLaTeX makes, its addresses, and the log."""
    (path / "made.tex").write_text(source, encoding="utf-8")
    command = [program("xelatex"), "-interaction=nonstopmode", "-halt-on-error", "made.tex"]
    done = subprocess.run(command, cwd=path, capture_output=True, check=False)
    log = (path / "made.log").read_text(encoding="utf-8", errors="replace")
    assert 0 == done.returncode, log[-2000:]
    with pypdfium2.PdfDocument(path / "made.pdf") as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    with pdfplumber.open(path / "made.pdf") as document:
        urls = {link["uri"] for page in document.pages for link in page.hyperlinks}
    return squeezed("".join(pages)), urls, log


def squeezed(text: str) -> str:
    """Letters and digits only: lines break anywhere, and the vowel am comes back in two signs."""
    return "".join(letter for letter in text.replace("ำ", "า") if letter.isalnum())


@pytest.mark.outside
@pytest.mark.parametrize("language", ["en", "th"])
def test_xelatex_sets_it(language: str, tmp_path: Path) -> None:
    """Every word of the shipped annex and list is in the PDF, within its margins, links too."""
    catalogue = Catalogue.load()
    documents = (
        annex(catalogue, 2023, language=language, acronym_list=True, show_gaps=True),
        reading_list(catalogue.in_annex(2023), language=language, group_by=["publisher"]),
    )
    for document in documents:
        printed, urls, log = set_by_xelatex(str(render(document, "latex")), tmp_path)
        lost = [line for line in document.text().split("\n") if squeezed(line) not in printed]
        assert [] == lost
        assert [] == re.findall(r"Missing character.*|Overfull .hbox.*", log)
        expected = {safe_url(work.url) for work in catalogue.in_annex(2023) if work.url}
        assert expected == urls
