"""Tables of plain text whose columns are kept apart by blanks, below a line of dashes.

``migpubs annex -o annex.txt`` writes them, and so do many programs: the dashes say how wide each
column is, a blank line parts the rows, and links stand below as ``[1] https://…``.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from migpubs.intake.blocks import NOTE_MARK, Line, Table, cell
from migpubs.intake.headers import fields_of
from migpubs.text import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

RULE: Final = re.compile(r"\s*[-=─]{3,}(?:\s+[-=─]{3,})+\s*")
"""A line of dashes below the heads of at least two columns."""
LINK: Final = re.compile(r"^\s*\[(\d{1,4})\]\s+(https?://\S+)\s*$", re.MULTILINE)
_WORDS = re.compile(r"\S+(?: \S+)*")
_MARK = re.compile(r"\s*\[(\d{1,4})\]$")


def links(text: str) -> dict[str, str]:
    """Return the numbered links that stand on lines of their own."""
    return dict(LINK.findall(text))


def columns(rule: str) -> list[tuple[int, int]]:
    """Return where each column begins and ends, in the cells of a terminal; the last is open."""
    spans = [match.span() for match in re.finditer(r"[-=─]+", rule)]
    return [*spans[:-1], (spans[-1][0], 1_000)]


def table(lines: Sequence[str], first: int, known: Mapping[str, str]) -> tuple[Table, int]:
    """Return the table whose line of dashes is the second of some lines, and how many it takes.

    first: the number of the first line in the file. known: numbered links.
    """
    spans = columns(lines[1])
    end = next((n for n, line in enumerate(lines) if n > 1 and not _fits(line, spans)), len(lines))
    rows = [*_rows(lines[2:end])]
    made = [_line(_cells(lines[:1], spans), first, {})]
    made += [_line(_cells(row, spans), first + 2 + at, known) for at, row in rows]
    return Table(lines=tuple(made), medium="pdf"), end


def aligned(lines: Sequence[str], first: int) -> tuple[Table, int] | None:
    """Return the table whose heads are the first of some lines, and how many lines it takes.

    The heads must name fields, and every row must leave a blank before the start of each column.
    """
    starts = [match.start() for match in _WORDS.finditer(lines[0])]
    texts = tuple(match[0] for match in _WORDS.finditer(lines[0]))
    if len(starts) < 2 or fields_of(texts) is None:  # noqa: PLR2004 - one column is no table
        return None
    places = [display_width(lines[0][:start]) for start in starts]
    spans = [*((a, b - 1) for a, b in pairwise(places)), (places[-1], 1_000)]
    spans[0] = (0, spans[0][1])
    taken = lines[
        1 : 1 + next((n for n, each in enumerate(lines[1:]) if not each.strip()), len(lines))
    ]
    if not taken or not all(_fits(line, spans) for line in taken):
        return None
    rows = [
        _line(_cells([line], spans), first + n, {}) for n, line in enumerate([lines[0], *taken])
    ]
    return Table(lines=tuple(rows)), len(rows)


def _fits(line: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a line keeps the gaps between the columns free."""
    if LINK.match(line):
        return False
    gaps = [(before[1], after[0]) for before, after in pairwise(spans)]
    return not any(_slice(line, start, stop).strip() for start, stop in gaps)


def _rows(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Give the lines of each row with the place of the first; blank lines part rows."""
    blank = any(not line.strip() for line in lines)
    numbered = [*enumerate(lines)]
    if not blank:
        yield from ((at, [line]) for at, line in numbered)
        return
    for filled, group in groupby(numbered, key=lambda pair: bool(pair[1].strip())):
        if filled:
            row = list(group)
            yield row[0][0], [line for _, line in row]


def _cells(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[str]:
    return [
        "\n".join(part for line in lines if (part := _slice(line, *span).strip())) for span in spans
    ]


def _slice(line: str, start: int, stop: int) -> str:
    """Return the letters that a terminal shows between two of its columns."""
    at, kept = 0, []
    for letter in line:
        width = display_width(letter)
        if start <= (at if width else at - 1) < stop:
            kept.append(letter)
        at += width
    return "".join(kept)


def _line(texts: Sequence[str], number: int, known: Mapping[str, str]) -> Line:
    made = []
    for text in texts:
        match = _MARK.search(text)
        url = known.get(match[1], "") if match else ""
        plain = f"{text[: match.start()]}{NOTE_MARK}1" if match and url else text
        made.append(cell(plain, [url]))
    return Line(cells=tuple(made), place=f"line {number}")
