"""Text as people paste it, and tab- or comma-separated values."""

from __future__ import annotations

import csv
import io
import re
from itertools import takewhile
from typing import TYPE_CHECKING

from migpubs.intake import fixed_width, limits
from migpubs.intake.blocks import Paragraph, cell, table
from migpubs.intake.headers import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migpubs.intake.blocks import Block

URL = re.compile(
    r"https?://(?:(?![;,|]https?://)[^\s<>\"“”\u200b\u200e\u200f\u2060\ufeff¹²³⁰⁴-⁹†‡])+",
    re.IGNORECASE,
)
_URL_END = re.compile(r"[.,;:!?'’\])]+$")
_ITEM = re.compile(
    r"\s*(?:[-*•‣▪▫–—·●○◦◆◇■□►▶➢➤✓✔❖⁃\uf000-\uf0ff]|\(cid:\d+\)|o(?=\s+[^\W\d_a-z])|§(?=\s+[^\W\d_])"
    r"|\(?\d{1,3}[.)]|\[\d{1,3}\]|\(?(?:[a-z]|[ivx]{1,4})[.)](?=\s+[^\Wa-z_]|\s+[“\"]))\s+(?=\S)"
)
"""The bullet, number or letter of an item; Word and LibreOffice take bullets from fonts of their
own, so that they are private characters, letters, or unknown glyphs."""
PAGE_NUMBER = re.compile(
    r"(?:(?:page|หน้า)\s*)?[-–|]?\s*\d{1,3}\s*[-–|]?(?:\s*(?:/|of)\s*\d{1,3})?", re.IGNORECASE
)
"""What stands alone at the foot or head of a page."""
_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?=\S)")
"""The signs of Markdown for a heading; without a blank behind them they are the text's own."""
_GAP = re.compile(r"\t|(?<=\S) {3,}(?=\S)")
_CELL = r'(?:"(?:[^"]|"")*"|[^\t\n"][^\t\n]*|)'
_QUOTED_ROW = re.compile(rf"{_CELL}(?:\t{_CELL})+")
_DITTO = re.compile(r"(?:^|\t) *\" *(?=\t|$)", re.MULTILINE)
"""A quotation mark alone in a cell: a sign of its own, with which no cell begins."""
_MANY_LINES = 40
_DELIMITERS = ",;\t|"


def decode(data: bytes, file: str, encoding: str = "") -> str:
    """Return the text of a file: UTF-8, or UTF-16 with its mark, or the encoding that is named.

    Raises `ParseError` with the line of the first byte that is neither; nothing is guessed.
    """
    limits.check_size(file, len(data), limits.TEXT_BYTES)
    marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    name = encoding or ("utf-16" if marked else "utf-8-sig")
    try:
        text = data.decode(name)
    except LookupError:
        raise limits.refuse(file, f"unknown encoding '{encoding}'", "for Thai: cp874") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8, or name its encoding, for example --encoding cp874"
        what = name.removesuffix("-sig").upper()
        raise limits.refuse(file, f"line {line}: this is not {what} text", hint) from None
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def links_in(text: str) -> list[str]:
    """Return the addresses that stand in a text, without the stop or bracket that follows them."""
    return [_trimmed(match[0]) for match in URL.finditer(text)]


def _trimmed(url: str) -> str:
    """An address without a sentence's punctuation; a closing bracket stays if it was opened."""
    while match := _URL_END.search(url):
        tail = match[0]
        if tail[-1] == ")" and url.count("(") >= url.count(")"):
            break
        url = url[:-1]
    return url


def read_text(text: str, file: str) -> Iterator[Block]:
    """Give the blocks of a pasted text: tables where lines have tabs, else paragraphs.

    A paragraph ends at a blank line, or where an item of a list begins. A table may also have its
    columns kept apart by blanks, below a line of dashes.
    """
    lines = _with_tabs([fixed_width.plain(line) for line in _unquoted(text.split("\n"))])
    known: dict[str, str] = {}
    if any(map(fixed_width.RULE.fullmatch, lines)):
        known = fixed_width.links(text)
        lines = ["" if fixed_width.LINK.match(line) else line for line in lines]
    start = number = 0
    while number < len(lines):
        if number > start and fixed_width.RULE.fullmatch(lines[number]) and lines[number - 1]:
            yield from _read_lines(lines[start : number - 1], file, start)
            found, taken = fixed_width.table(lines[number - 1 :], number, known)
            limits.check_table(file, len(found.lines), len(found.lines[0].cells))
            yield found
            start = number = number - 1 + taken
        elif fixed_width.FRAME.fullmatch(lines[number]):
            first = number - (number > start and "|" in lines[number - 1])
            framed, below = fixed_width.framed(lines, first)
            if framed:
                yield from _read_lines(lines[start:first], file, start)
                limits.check_table(file, len(framed.lines), len(framed.lines[0].cells))
                yield framed
                start = below
            number = max(below - 1, number)
        elif (
            "   " in lines[number]
            and not _ruled(lines, number)
            and (by_blanks := fixed_width.aligned(lines[number:], number + 1))
        ):
            yield from _read_lines(lines[start:number], file, start)
            limits.check_table(file, len(by_blanks[0].lines), len(by_blanks[0].lines[0].cells))
            yield by_blanks[0]
            start = number = number + by_blanks[1]
        number += 1
    yield from _read_lines(lines[start:], file, start)


def _unquoted(lines: list[str]) -> list[str]:
    """Take the marks of a quoted e-mail off, where most lines have them."""
    marked = [line.startswith(">") for line in lines if line.strip()]
    if 2 * sum(marked) <= len(marked):
        return lines
    return [re.sub(r"^(?:> ?)+", "", line) for line in lines]


def _with_tabs(lines: list[str]) -> list[str]:
    """Put tabs for bars between the cells of a table that has a head and no line below it."""
    found = list(lines)
    for number, line in enumerate(lines):
        bars = line.count(" | ")
        if any(map(fixed_width.FRAME.fullmatch, lines[max(number - 1, 0) : number + 2])):
            continue
        if bars and fields_of(tuple(line.split(" | "))):
            rest = takewhile(lambda each: each.count(" | ") == bars, lines[number:])  # noqa: B023
            for at, _ in enumerate(rest, start=number):
                found[at] = lines[at].replace(" | ", "\t")
    return found


def _ruled(lines: Sequence[str], number: int) -> bool:
    """Whether a line of dashes stands below a line."""
    return any(map(fixed_width.RULE.fullmatch, lines[number + 1 : number + 2]))


def _read_lines(lines: Sequence[str], file: str, above: int) -> Iterator[Block]:
    """Give the blocks of some lines; ``above`` is how many lines stand above them."""
    rows: list[tuple[list[str], str]] = []
    words: list[str] = []
    start = 0
    in_table = below_row = False
    for number, cells in _rows_of_text(lines, above):
        if len(cells) > 1:
            if in_table and _go_on(words, cells):
                cells[0] = "\n".join([*words, cells[0]])
            else:
                yield from _paragraph(words, start, beside=True)
            words, in_table = [], True
            limits.check_table(file, len(rows), len(cells))
            rows.append((cells, f"line {number}"))
            continue
        line = cells[0]
        below_row = bool(rows) or (below_row and bool(words))
        yield from _table(rows)
        rows = []
        heading = _HEADING.match(line) is not None
        if not line.strip() or _ITEM.match(line) or heading:
            yield from _paragraph(words, start, beside=below_row)
            words = []
        if line.strip():
            start = start if words else number
            words.append(line)
        if heading:
            yield from _paragraph(words, start)
            words = []
    yield from _paragraph(words, start, beside=below_row)
    yield from _table(rows)


def _go_on(words: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a row goes on with the line above it: a line end inside its first cell cut them."""
    goes_on = cells[0].lstrip()[:1].islower() and not fields_of(tuple(cells))
    return goes_on and 0 < len(words) < _MANY_LINES


def _rows_of_text(lines: Sequence[str], above: int) -> Iterator[tuple[int, list[str]]]:
    """Give line number and cells; a cell in quotes may go over several lines."""
    tabs = any("\t" in line for line in lines)
    number = 0
    while number < len(lines):
        line, first = lines[number], number
        number += 1
        quoted = '\t"' in line or (line.startswith('"') and tabs)
        if quoted and not _DITTO.search(line):
            taken = _quoted_row(lines, first)
            if taken:
                number, cells = taken
                yield above + first + 1, cells
                continue
        yield above + first + 1, _GAP.split(line) if "\t" in line else [line]


def _quoted_row(lines: Sequence[str], first: int) -> tuple[int, list[str]] | None:
    """Return the line after a row with cells in quotes, and its cells; nothing if it has no end."""
    for last in range(first + 1, min(first + _MANY_LINES, len(lines)) + 1):
        row = "\n".join(lines[first:last])
        if _QUOTED_ROW.fullmatch(row):
            return last, next(csv.reader(io.StringIO(row), delimiter="\t"))
    return None


def _paragraph(words: Sequence[str], start: int, *, beside: bool = False) -> Iterator[Paragraph]:
    if words:
        text = "\n".join(words)
        mark = _HEADING.match(text)
        level = len(mark["level"]) if mark else 0
        plain = text[mark.end() :] if mark else without_mark(text)
        yield Paragraph(
            cell=cell(plain, links_in(text)), place=f"line {start}", level=level,
            item=not mark and is_item(text), beside=beside,
        )  # fmt: skip


def _table(rows: Sequence[tuple[list[str], str]]) -> Iterator[Block]:
    cells = ([cell(text, links_in(text)) for text in row] for row, _ in rows)
    yield from table(cells, (place for _, place in rows))


def read_csv(text: str, file: str) -> Iterator[Block]:
    """Give the table of comma-, semicolon-, tab- or bar-separated values (RFC 4180)."""
    csv.field_size_limit(limits.TEXT_BYTES)
    delimiter = _delimiter(text)
    if delimiter == "\t" and _DITTO.search(text):
        yield from _read_lines(text.split("\n"), file, 0)
        return
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    rows: list[tuple[list[str], str]] = []
    try:
        for row in reader:
            limits.check_table(file, len(rows), len(row))
            rows.append((row, f"line {reader.line_num}"))
    except csv.Error as error:
        hint = "a quotation mark inside a quoted cell is written twice"
        raise limits.refuse(file, f"line {reader.line_num}: {error}", hint) from None
    yield from _table(rows)


def _delimiter(text: str) -> str:
    """The separator of the first line that has one; the one that stands there most often."""
    for line in text.split("\n", 50)[:50]:
        bare = re.sub(r'"(?:[^"]|"")*"', "", line)
        best = max(_DELIMITERS, key=bare.count)
        if bare.count(best):
            return best
    return ","


def without_mark(text: str) -> str:
    """Return an item of a list without its bullet or number."""
    match = _ITEM.match(text)
    return text[match.end() :] if match else text


def is_item(text: str) -> bool:
    """Whether a line begins with the bullet or number of an item of a list."""
    return _ITEM.match(text) is not None
