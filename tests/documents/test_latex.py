"""LaTeX says what the document says."""

from __future__ import annotations

import pypandoc

from migpubs.documents import Document, Page, Paragraph, render
from tests.documents.tree import EMPTY, EVERYTHING


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
