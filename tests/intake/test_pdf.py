"""PDFs: tables with and without lines, and files that mean harm."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import typst

from migpubs.errors import MissingExtra, ParseError
from migpubs.intake import pdf
from migpubs.intake.blocks import Block, Cell, Paragraph, Table

if TYPE_CHECKING:
    from pathlib import Path


def make(source: str) -> bytes:
    return bytes(typst.compile(source.encode(), format="pdf"))


def read(source: str) -> list[Block]:
    return list(pdf.read(make(f"#set page(width: 12cm, height: auto)\n{source}"), "a.pdf"))


def test_paragraphs_know_their_page_and_links() -> None:
    """Running text and items of a list, these without their numbers, each with its links."""
    found = read('Some words\n\n#link("https://a.org")[1\\. An item] on\n#pagebreak()\nMore')
    assert [
        ("Some words", (), False, 1), ("An item on", ("https://a.org",), True, 1),
        ("More", (), False, 2),
    ] == [
        (b.cell.text, b.cell.links, b.item, b.page) for b in found if isinstance(b, Paragraph)
    ]  # fmt: skip


def test_a_ruled_table() -> None:
    """Cells by the lines, a soft hyphen is a hyphen, the first table of a page may go on."""
    [block] = read('#table(columns: 2, [Title], [Year], link("https://a.org")[MOU-ATD], [2023])')
    assert isinstance(block, Table)
    assert (Cell("MOU-ATD", ("https://a.org",)), Cell("2023")) == block.lines[1].cells
    assert [True, False] == [line.starts_page for line in block.lines]
    assert not block.doubt


def test_rows_that_cannot_be_told_apart_are_in_doubt() -> None:
    """Gaps as wide between rows as within them."""
    cells = ", ".join("[One two three four five six seven], [ILO]" for _ in range(3))
    found = read(
        f"#table(columns: (3cm, 3cm), stroke: none, inset: 2pt, [Title], [Publisher], {cells})"
    )
    assert all(b.doubt for b in found if isinstance(b, Table))


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pdfplumber one line says what to install."""
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"migpubs\[pdf\]"):
        list(pdf.read(b"", "a.pdf"))


LOCKED = (
    "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[]/Count 0>>"
    f" endobj\ntrailer <</Root 1 0 R/ID[<00><00>]/Encrypt <</Filter/Standard/V 1/R 2/P -4"
    f"/O <{'00' * 32}>/U <{'00' * 32}>>>>>\n%%EOF"
).encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 nothing", "it is damaged"),
        (make("a")[:400], "it is damaged"),
        (LOCKED, "it has a password"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, words: str) -> None:
    """With what is wrong and what to do, in one line."""
    with pytest.raises(ParseError, match=rf"a\.pdf: this PDF cannot be read: {words} \(print its"):
        list(pdf.read(data, "a.pdf"))


def test_a_pdf_of_pictures_is_refused() -> None:
    """There is no text in it."""
    with pytest.raises(ParseError, match=r"this PDF has no text: .* \(let a program recognise"):
        read("#rect(width: 1cm, height: 1cm, fill: black)")


def test_too_many_pages_are_refused() -> None:
    """A book is no list."""
    with pytest.raises(ParseError, match="more than 400 pages"):
        list(pdf.read(make("#for _ in range(401) { pagebreak() }"), "a.pdf"))


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is ended and the message says what to do."""
    monkeypatch.setattr(pdf, "SECONDS", 0.01)
    with pytest.raises(ParseError, match=r"took more than 0\.01 seconds .*print its pages"):
        list(pdf.read(make("a"), "a.pdf"))


def test_a_reader_that_dies_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed by the system, it leaves its code."""
    program = "import os; os.kill(os.getpid(), 9)"
    monkeypatch.setattr(pdf, "_COMMAND", (sys.executable, "-c", program))
    with pytest.raises(ParseError, match="ended with code -9"):
        list(pdf.read(b"%PDF-", "a.pdf"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits for a process")
def test_memory_is_limited(tmp_path: Path) -> None:
    """The process that reads the PDF ends itself when it takes too much."""
    script = tmp_path / "greedy.py"
    script.write_text(
        "import sys\nfrom migpubs.intake import pdf, pdf_pages\npdf.MEMORY = 300_000_000\n"
        "pdf_pages.read = lambda data, tell: [bytes(500_000_000)]\nsys.exit(pdf_pages.main())\n"
    )
    done = subprocess.run([sys.executable, script], input=b"", capture_output=True, check=False)
    assert (1, b"it needs too much memory\n") == (done.returncode, done.stderr)
