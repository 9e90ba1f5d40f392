"""A document gives all its words."""

from __future__ import annotations

from migpubs.documents import Column, Document, Heading, List, Paragraph, Table


def test_text() -> None:
    """Title, headings, paragraphs, column headings, cells and items, a line each."""
    document = Document(
        title="T",
        language="en",
        blocks=(
            Heading(runs=("H",)),
            Paragraph(runs=("P",)),
            Table(columns=(Column(name="c", heading="C"),), rows=((("x",),), ((),))),
            List(items=(("i",),)),
        ),
    )
    assert "T\nH\nP\nC\nx\n\ni" == document.text()


def test_a_document_is_shown_by_its_title() -> None:
    """At a prompt it stays short."""
    assert "<Document 'List'>" == repr(Document(title="List", language="en", blocks=()))
