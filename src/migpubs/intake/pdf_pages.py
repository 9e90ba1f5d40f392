"""Find tables and paragraphs on the pages of a PDF; run as a program by `migpubs.intake.pdf`.

Reads a PDF from stdin, writes JSON to stdout, and to stderr how many pages are read. A ruled table
is found by its lines and read by `migpubs.intake.pdf_ruled`, the rest of a page by
`migpubs.intake.pdf_loose`.
"""

from __future__ import annotations

import io
import json
import re
import sys
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from migpubs.intake import limits, pdf_raised, pdf_ruled
from migpubs.intake.pdf_loose import Loose
from migpubs.intake.pdf_ruled import Ruled
from migpubs.intake.pdf_words import Word, inside, text_lines
from migpubs.progress import counted, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migpubs.progress import OnProgress

Block: TypeAlias = "dict[str, Any] | Ruled"
"""A table with lines, or a table without lines or a paragraph as plain data."""

WORDS: Final = {"x_tolerance_ratio": 0.15, "keep_blank_chars": False}
"""How pdfplumber finds the blanks: in justified text its default glues words together."""

PAGES: Final = 400
OBJECTS: Final = 400_000
"""How many characters, lines and curves the pages may have together."""
_PATH: Final = re.compile(rb"(?<=\s)(?:re|[lcvy]|Do|sh)(?=\s)")
"""What draws one thing, in the instructions of a page (ISO 32000-1, annex A)."""
_STRING: Final = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)


def read(data: bytes, on_progress: OnProgress = quiet) -> list[dict[str, Any]]:
    """Return the blocks of all pages as plain data."""
    blocks = list(_blocks(data, on_progress))
    pdf_ruled.doubt_breaks([block for block in blocks if isinstance(block, Ruled)])
    return [block.plain() if isinstance(block, Ruled) else block for block in blocks]


def _blocks(data: bytes, on_progress: OnProgress) -> Iterator[Block]:
    import pdfplumber  # noqa: PLC0415 - an extra

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) > PAGES:
            raise _TooMuchError(f"it has more than {PAGES} pages")
        columns: list[float] = []
        drawn = 0
        for instructions in _instructions(pdf):
            drawn += _drawn(instructions)
            _check(drawn)
        seen = 0
        for page in counted(pdf.pages, "pages", on_progress):
            seen += sum(map(len, page.objects.values()))
            _check(seen)
            found, columns = _page(page, columns)
            yield from found
            page.close()


def _instructions(pdf: Any) -> Iterator[bytes]:  # noqa: ANN401 - pdfplumber has no types
    """Give what the pages draw, stream by stream, without laying it out."""
    from pdfminer.pdftypes import PDFStream, resolve1  # noqa: PLC0415 - an extra

    for page in pdf.pages:
        for stream in map(resolve1, page.page_obj.contents):
            if isinstance(stream, PDFStream):
                yield stream.get_data()


def _check(things: int) -> None:
    if things > OBJECTS:
        raise _TooMuchError(f"it draws more than {OBJECTS:,} things")


def _drawn(instructions: bytes) -> int:
    """Return how many things the instructions of a page draw at least, before they are laid out.

    A character of a string takes two bytes at most; what a form draws is counted later.
    """
    paths = sum(1 for _ in _PATH.finditer(instructions))
    return paths + sum(len(string[1]) for string in _STRING.finditer(instructions)) // 2


def _page(page: Any, columns: list[float]) -> tuple[list[Block], list[float]]:  # noqa: ANN401 - pdfplumber has no types
    """Return the blocks of a page, and the columns of a table that may go on overleaf."""
    links = _links(page)
    pdf_raised.mark(page.chars)
    found = [table for table in page.find_tables() if max(len(r.cells) for r in table.rows) > 1]
    words = page.extract_words(**WORDS)
    ruled = [pdf_ruled.read(table, WORDS, words, links) for table in found]
    rest = [word for word in words if not any(inside(word, table.bbox) for table in found)]
    loose = Loose(page, links, [] if ruled else columns, [table.top for table in ruled])
    blocks: list[tuple[float, Block]] = [(table.top, table) for table in ruled]
    blocks += loose.blocks(text_lines(rest))
    ordered = [block for _, block in sorted(blocks, key=lambda pair: pair[0])]
    _tell_start(ordered)
    return ordered, loose.columns


def _tell_start(blocks: Sequence[Block]) -> None:
    """Say of a table that no text stands above it on its page."""
    first = blocks[0] if blocks else None
    if isinstance(first, Ruled):
        first.starts_page = True
    elif first and first["kind"] == "table":
        first["starts_page"] = True


def _links(page: Any) -> list[Word]:  # noqa: ANN401
    return [link for link in page.hyperlinks if link.get("uri")]


def _keep_limits() -> None:
    """Let the system end this process when it takes too much, where the system can."""
    from migpubs.intake import pdf  # noqa: PLC0415 - its numbers only

    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (pdf.MEMORY, pdf.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (pdf.SECONDS, pdf.SECONDS))


def _tell(_what: str, done: int, total: int) -> None:
    sys.stderr.write(f"{done}/{total}\n")


class _TooMuchError(ValueError):
    """The PDF draws more than is read; its words say what."""


def _told(error: Exception) -> str:
    """Return why a PDF cannot be read, without the words of programmers."""
    if isinstance(error, _TooMuchError):
        return str(error)
    return "it has a password" if "PasswordIncorrect" in repr(error) else "it is damaged"


def main() -> int:
    """Read stdin, write stdout; one line on stderr and 1 when it cannot be read."""
    import logging  # noqa: PLC0415 - only here

    logging.disable(logging.CRITICAL)
    _keep_limits()
    sys.setrecursionlimit(2_000)
    try:
        found = read(sys.stdin.buffer.read(limits.FILE_BYTES + 1), _tell)
    except MemoryError:
        sys.stderr.write("it needs too much memory\n")
        return 1
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes pdfminer raise
        sys.stderr.write(f"{_told(error)}\n")
        return 1
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
