"""A document is written in the medium that is asked for."""

from __future__ import annotations

import pytest

from migpubs.documents import MEDIA, medium_of, render
from migpubs.errors import UnknownFormat
from tests.documents.tree import EMPTY, EVERYTHING


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("docx", "annex.docx"),
        ("pdf", "a.b.PDF"),
        ("html", "x.html"),
        ("markdown", "x.md"),
        ("text", "x.txt"),
        ("tsv", "x.tsv"),
        ("latex", "x.tex"),
        ("typst", "x.typ"),
    ],
)
def test_medium_of(expected: str, name: str) -> None:
    """The ending of a file's name means a medium."""
    assert expected == medium_of(name)


@pytest.mark.parametrize(
    ("message", "name"),
    [("unknown format '.rtf'", "x.rtf"), ("unknown format 'annex'", "annex")],
)
def test_unknown_endings(message: str, name: str) -> None:
    """Any other ending is refused."""
    with pytest.raises(UnknownFormat, match=message):
        medium_of(name)


def test_unknown_medium() -> None:
    """An unknown medium is refused, with the nearest one."""
    with pytest.raises(UnknownFormat, match="did you mean 'html'"):
        render(EMPTY, "htm")


@pytest.mark.parametrize("medium", sorted(MEDIA))
def test_the_same_document_gives_the_same_bytes(medium: str) -> None:
    """Twice the same, in every medium; an empty document too."""
    assert render(EVERYTHING, medium) == render(EVERYTHING, medium)
    assert render(EMPTY, medium)
