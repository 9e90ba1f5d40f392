"""Which reader reads a file, and what no reader reads."""

from __future__ import annotations

import hashlib

import pytest

from migpubs.errors import ParseError, UnknownFormat
from migpubs.intake import limits, reader
from tests.intake import media


@pytest.mark.parametrize(
    ("data", "name", "medium"),
    [
        (b"a\tb", "a.txt", "text"),
        (b"a\tb", "-", "text"),
        (b"a,b", "a.CSV", "csv"),
        (b"a\tb", "a.tsv", "csv"),
        (b"|a|b|\n|--|--|\n", "-", "markdown"),
        (b"# a", "a.md", "markdown"),
        (b"<!DOCTYPE html><p>a", "-", "html"),
        (b"<!-- x --><table>", "noname", "html"),
        (b"<p>a", "a.htm", "html"),
        (b"%PDF-1.7", "a.txt", "pdf"),
        (media.docx(), "a", "docx"),
        (media.xlsx(), "b.bin", "xlsx"),
    ],
)
def test_the_medium_is_recognised(data: bytes, name: str, medium: str) -> None:
    """By the first bytes, else the ending, else what the text looks like."""
    assert medium == reader.recognise(data, name)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1", "a.doc", "97-2003"),
        (b"hello", "a.docx", "whatever its name says"),
        (b"hello", "a.pdf", "whatever its name says"),
    ],
)
def test_what_is_not_what_it_says_is_refused(data: bytes, name: str, words: str) -> None:
    """One line says what the file is and what to do."""
    with pytest.raises(ParseError, match=words):
        reader.read(data, name)


def test_a_document_knows_its_file() -> None:
    """Name without folders, and the SHA-256 of the bytes."""
    document = reader.read(b"a\tb", "some/folder/annex.txt")
    assert ("annex.txt", hashlib.sha256(b"a\tb").hexdigest(), "text") == (
        document.file,
        document.sha256,
        document.medium,
    )


def test_the_medium_can_be_named() -> None:
    """A text that is CSV but for its name."""
    assert 1 == len(reader.read(b"a,b\n1,2\n", "-", medium="csv").blocks)
    with pytest.raises(UnknownFormat, match="did you mean 'markdown'"):
        reader.read(b"", "-", medium="markdwn")


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is read."""
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    with pytest.raises(ParseError, match="at most 0 MB are read"):
        reader.read(b"12345678901", "a.txt")
