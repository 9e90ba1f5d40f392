"""PDFs, read with pdfplumber in a process of its own that may take only so much time and memory.

A PDF has no table, only words, lines and the rectangles of links. `migpubs.intake.pdf_pages`
finds the tables; here its answer is fetched and its limits are kept.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from tempfile import TemporaryFile
from threading import Timer
from time import monotonic
from typing import IO, TYPE_CHECKING, Any, Final

from attrs import evolve

from migpubs.errors import MissingExtra
from migpubs.intake import limits, thai_shapes
from migpubs.intake.blocks import Cell, Line, Paragraph, Table, cell, closed
from migpubs.intake.plain_text import links_in
from migpubs.progress import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.blocks import Block
    from migpubs.progress import OnProgress

SECONDS: Final = 120
"""How long reading a PDF may take."""
MEMORY: Final = 2_000_000_000
"""How many bytes of address space reading a PDF may take, where the system can limit it."""

_PRINT: Final = "print its pages to a new PDF"

_COMMAND: Final = (sys.executable, "-m", "migpubs.intake.pdf_pages")


def read(data: bytes, file: str, on_progress: OnProgress = quiet) -> Iterator[Block]:
    """Give the blocks of a PDF; raises `ParseError` for one that is damaged or hostile.

    on_progress: is told how many pages are read, of how many.
    """
    if find_spec("pdfplumber") is None:
        raise MissingExtra("reading PDFs", "pdf")
    answer = _ask(data, file, on_progress)
    if not answer:
        message = "this PDF has no text: its pages are empty, or pictures"
        raise limits.refuse(file, message, "let a program recognise the text (OCR) first")
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


def _ask(data: bytes, file: str, on_progress: OnProgress) -> list[dict[str, Any]]:
    with TemporaryFile() as given, TemporaryFile() as made:
        given.write(data)
        given.seek(0)
        begun = monotonic()
        code, said = _run(given, made, on_progress)
        if code and monotonic() - begun >= SECONDS:
            message = f"reading the PDF took more than {SECONDS} seconds"
            raise limits.refuse(file, message, _PRINT, "too-large")
        if code:
            said = said or f"the reader ended with code {code}"
            raise limits.refuse(file, f"this PDF cannot be read: {said[:300]}", _PRINT)
        made.seek(0)
        answer: list[dict[str, Any]] = json.load(made)
        return answer


def _run(given: IO[bytes], made: IO[bytes], on_progress: OnProgress) -> tuple[int, str]:
    """Let a process read, and pass on how far it is; return its code and the last it said else."""
    last = ""
    with subprocess.Popen(  # noqa: S603 - our own module, no word of the file on its line
        _COMMAND, stdin=given, stdout=made, stderr=subprocess.PIPE, text=True, errors="replace"
    ) as reader:
        timer = Timer(SECONDS, reader.kill)
        timer.start()
        try:
            for line in reader.stderr or ():
                done, _, total = line.strip().partition("/")
                if done.isdecimal() and total.isdecimal():
                    on_progress("pages", int(done), int(total))
                else:
                    last = line.strip() or last
        except BaseException:  # whoever is interrupted waits for nothing
            reader.kill()
            raise
        finally:
            timer.cancel()
    return reader.returncode, last


def _table(found: dict[str, Any], file: str, *, doubt: bool) -> Table:
    rows = found["rows"]
    limits.check_table(file, len(rows), max(len(row) for row in rows))
    doubts = found.get("doubts", [""] * len(rows))
    merged: dict[int, Cell] = {}
    lines = [
        Line(
            cells=tuple(_cell_of_table(each, merged) for each in row),
            place=f"page {found['page']}, row {number}",
            page=found["page"],
            starts_page=number == 1 and found["starts_page"],
            doubt=doubt,
        )
        for number, (row, doubt) in enumerate(zip(rows, doubts, strict=True), start=1)
    ]
    return Table(lines=tuple(lines), medium="pdf", doubt=doubt)


def _cell_of_table(found: dict[str, Any], merged: dict[int, Cell]) -> Cell:
    """Return a cell of a table, the same for each place of a merged one."""
    if "cell" not in found:
        return _cell(found)
    number = found["cell"]
    if number not in merged:
        merged[number] = _cell(found)
    return merged[number]


def _cell(found: dict[str, Any]) -> Cell:
    """Return a cell or paragraph; a PDF shows what it holds, so a soft hyphen is a hyphen.

    Some programs map the hyphen's glyph to U+00AD throughout, so it does not tell a cut word.
    """
    text = closed(thai_shapes.in_letters(found["text"].replace("\xad", "-")))
    places: dict[str, int] = {}
    for url, number in zip(found["links"], found.get("at", ()), strict=False):
        places.setdefault(url, number)
    made = cell(text, [*found["links"], *links_in(text)])
    cuts = tuple(
        (thai_shapes.in_letters(before), thai_shapes.in_letters(after))
        for before, after in found.get("cuts", ())
    )
    shapes = thai_shapes.has_shapes(found["text"])
    return evolve(made, at=tuple(places.values()), cuts=cuts, shapes=shapes)
