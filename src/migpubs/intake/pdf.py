"""PDFs, read with pdfplumber in a process of its own that may take only so much time and memory.

A PDF has no table, only words, lines and the rectangles of links. `migpubs.intake.pdf_pages`
finds the tables; here its answer is fetched and its limits are kept.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from migpubs.errors import MissingExtra
from migpubs.intake import limits
from migpubs.intake.blocks import Cell, Line, Paragraph, Table, cell, closed
from migpubs.intake.plain_text import links_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.blocks import Block

SECONDS: Final = 120
"""How long reading a PDF may take."""
MEMORY: Final = 2_000_000_000
"""How many bytes of address space reading a PDF may take, where the system can limit it."""


def read(data: bytes, file: str) -> Iterator[Block]:
    """Give the blocks of a PDF; raises `ParseError` for one that is damaged or hostile."""
    if find_spec("pdfplumber") is None:
        raise MissingExtra("reading PDFs", "pdf")
    answer = _ask(data, file)
    doubt = any(found.get("doubt") for found in answer)
    for found in answer:
        if found["kind"] == "table":
            yield _table(found, file, doubt=doubt)
        else:
            yield Paragraph(
                cell=_cell(found),
                place=f"page {found['page']}",
                page=found["page"],
                item=found["item"],
            )


def _ask(data: bytes, file: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "migpubs.intake.pdf_pages"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no word of the file on its line
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        message = f"reading the PDF took more than {SECONDS} seconds"
        raise limits.refuse(file, message, "print its pages to a new PDF", "too-large") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        said = lines[-1] if lines else f"the reader ended with code {done.returncode}"
        raise limits.refuse(file, f"this PDF cannot be read: {said[:300]}")
    answer: list[dict[str, Any]] = json.loads(done.stdout)
    return answer


def _table(found: dict[str, Any], file: str, *, doubt: bool) -> Table:
    rows = found["rows"]
    limits.check_table(file, len(rows), max(len(row) for row in rows))
    lines = [
        Line(
            cells=tuple(_cell(each) for each in row),
            place=f"page {found['page']}, row {number}",
            page=found["page"],
            starts_page=number == 1 and found["starts_page"],
        )
        for number, row in enumerate(rows, start=1)
    ]
    return Table(lines=tuple(lines), medium="pdf", doubt=doubt)


def _cell(found: dict[str, Any]) -> Cell:
    """Return a cell or paragraph; a PDF shows what it holds, so a soft hyphen is a hyphen.

    Some programs map the hyphen's glyph to U+00AD throughout, so it does not tell a cut word.
    """
    text = closed(found["text"].replace("\xad", "-"))
    places: dict[str, int] = {}
    for url, number in zip(found["links"], found.get("at", ()), strict=False):
        places.setdefault(url, number)
    return evolve(cell(text, [*found["links"], *links_in(text)]), at=tuple(places.values()))
