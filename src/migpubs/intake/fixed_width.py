"""Tables of plain text whose columns are kept apart by blanks, below a line of dashes.

``migpubs annex -o annex.txt`` writes them, and so do many programs: the dashes say how wide each
column is, and links stand below as ``[1] https://…``. A blank line parts the rows where their
cells have several lines; else each line is a row. Databases and pandoc put bars between them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from migpubs.intake.blocks import NOTE_MARK, Line, Table, cell, closed
from migpubs.intake.headers import fields_of
from migpubs.text import display_width, has_thai

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RULE: Final = re.compile(r"\s*[-=─]{3,}(?:\s+[-=─]{3,})+\s*")
"""A line of dashes below the heads of at least two columns."""
FRAME: Final = re.compile(r"\s*[+|]?(?:\s*[-=:]{2,}\s*[+|])+(?:\s*[-=:]{2,})?\s*")
"""A line of dashes between bars or crosses, of at least two columns."""
_BOX: Final = str.maketrans(
    dict.fromkeys("│┃║", "|")
    | dict.fromkeys("─━═", "-")
    | dict.fromkeys("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╞╪╡╒╤╕╘╧╛", "+")
)
_PART: Final = re.compile(r"(?=.*--)\s*[+|][-=:+|\s]*[+|]\s*")
"""A line of dashes that leaves out a cell, which is merged with the one above."""
LINK: Final = re.compile(r"^\s*\[(\d{1,4})\]\s+(https?://\S+)\s*$", re.MULTILINE)
_WORDS = re.compile(r"\S+(?: \S+)*")
_MARK = re.compile(r"\s*\[(\d{1,4})\]$")


def links(text: str) -> dict[str, str]:
    """Return the numbered links that stand on lines of their own."""
    return dict(LINK.findall(text))


def plain(line: str) -> str:
    """Return a line with bars and dashes for the signs that draw boxes."""
    return line.translate(_BOX) if re.search("[│┃║┬┼┴┳╋┻╦╬╩╤╪╧]", line) else line


def columns(rule: str) -> list[tuple[int, int]]:
    """Return where each column begins and ends, in the cells of a terminal; the last is open."""
    spans = [match.span() for match in re.finditer(r"[-=─]+", rule)]
    return [*spans[:-1], (spans[-1][0], 1_000)]


def table(lines: Sequence[str], first: int, known: Mapping[str, str]) -> tuple[Table, int]:
    """Return the table whose line of dashes is the second of some lines, and how many it takes.

    first: the number of the first line in the file. known: numbered links.
    """
    spans = columns(lines[1])
    widths = [len(dashes) for dashes in lines[1].split()]
    end = _end(lines, spans)
    body = [None if _parts(line) else _cells(line, spans) for line in lines[2:end]]
    rows, doubt = _rows(body, widths)
    doubt = doubt or any("  " in cell for cells in body for cell in cells or ())
    made = [_line(_cells(lines[0], spans), first, {})]
    made += [_line(cells, first + 2 + at, known) for at, cells in rows]
    return Table(lines=tuple(made), medium="pdf", doubt=doubt), end


def _parts(line: str) -> bool:
    """Whether a line parts rows: it is blank or of dashes."""
    return not line.strip() or RULE.fullmatch(line) is not None


def _end(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> int:
    """Return how many lines a table takes: up to one that fits not, or to the next table's."""
    blank = next((n for n, line in enumerate(lines) if n > 1 and not line.strip()), len(lines))
    simple = blank > 3 and all(all(_cells(line, spans)) for line in lines[2:blank])  # noqa: PLR2004 - two rows
    for number, line in enumerate(lines[2:], start=2):
        if not _fits(line, spans):
            return number
        if simple and number > blank and line.strip() and not all(_cells(line, spans)):
            return number
        if RULE.fullmatch(line) and "".join(lines[number + 1 : number + 2]).strip():
            return _above_head(lines[: number - 1], spans)
    return len(lines)


def _above_head(lines: Sequence[str], spans: Sequence[tuple[int, int]]) -> int:
    """Return how many lines stand above the heading of a next table."""
    end = len(lines)
    while end > 2 and not lines[end - 1].strip():  # noqa: PLR2004 - head and dashes
        end -= 1
    alone = end > 3 and not lines[end - 2].strip()  # noqa: PLR2004 - head, dashes and a row
    return end - 1 if alone and not any(_cells(lines[end - 1], spans)[1:]) else end


def framed(lines: Sequence[str], start: int) -> tuple[Table | None, int]:
    """Return the table that bars and lines of dashes frame, and the line below it.

    start: where it begins, with a line of its frame or the head above one: ``+---+---+`` or
    ``| A | B |``.
    """
    rule = next((line for line in lines[start : start + 2] if FRAME.fullmatch(line)), "")
    widths = [len(dashes) - 2 for dashes in re.findall(r"[-=:]+", rule)]
    body: list[list[str] | None] = []
    merged = False
    for line in islice(lines, start, None):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if _PART.fullmatch(line) and not FRAME.fullmatch(line):
            merged = True
        elif not FRAME.fullmatch(line) and ("|" not in line or len(cells) != len(widths)):
            break
        body.append(None if _PART.fullmatch(line) or FRAME.fullmatch(line) else cells)
    at = next((number for number, cells in enumerate(body) if cells), len(body))
    rows, doubt = _rows(body[at + 1 :], widths)
    head = [_line(body[at] or [], start + 1 + at, {})] if rows else []
    made = [_line(cells, start + 2 + at + number, {}) for number, cells in rows]
    table = Table(lines=(*head, *made), medium="pdf", doubt=doubt or merged) if rows else None
    return table, start + len(body)


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
    rows = [_line(_cells(line, spans), first + n, {}) for n, line in enumerate([lines[0], *taken])]
    return Table(lines=tuple(rows)), len(rows)


def _fits(line: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a line keeps the gaps between the columns free."""
    if LINK.match(line):
        return False
    gaps = [(before[1], after[0]) for before, after in pairwise(spans)]
    return not any(_slice(line, start, stop).strip() for start, stop in gaps)


def _rows(
    lines: Sequence[list[str] | None], widths: Sequence[int]
) -> tuple[list[tuple[int, list[str]]], bool]:
    """Return rows of cells with the place of their first line, and whether they are in doubt.

    lines: the cells of each line, or nothing for one that parts rows. Where such lines stand
    between rows, those between them are one row as far as they go on with each other; else each
    line is a row, but for one that goes on in small letters.
    """
    filled = [bool(cells) for cells in lines]
    spaced = any(
        before and not at and any(filled[n + 2 :])
        for n, (before, at) in enumerate(pairwise(filled))
    )
    rows: list[tuple[int, list[str]]] = []
    above: list[str] = []
    seen: Counter[str] = Counter()
    for at, cells in enumerate(lines):
        if cells and above and _goes_on(above, cells, widths):
            partial = sum(map(bool, cells)) < sum(map(bool, above))
            seen["partial" if partial else "full"] += 1
            if spaced or (partial and next(filter(None, cells))[0].islower()):
                rows[-1] = (rows[-1][0], _joined(rows[-1][1], cells))
            else:
                rows.append((at, cells))
        elif cells:
            seen["split"] += bool(above)
            rows.append((at, cells))
        above = cells or []
    full = bool(seen["full"] and not seen["partial"])
    doubt = (
        full or bool(seen["split"] and seen.total() > seen["split"])
        if spaced
        else seen["partial"] > 0
    )
    return [(at, [*map(closed, cells)]) for at, cells in rows], doubt


def _joined(above: Sequence[str], cells: Sequence[str]) -> list[str]:
    return [f"{a}\n{b}" if b else a for a, b in zip(above, cells, strict=True)]


def _goes_on(above: Sequence[str], cells: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether every cell of a line may go on with the one above it, which had no room for more.

    Numbers below numbers are rows; Thai is broken anywhere.
    """
    return any(cells) and all(
        not cell
        or (
            before
            and not (before[-1].isdecimal() and cell[0].isdecimal())
            and (
                display_width(before) + 1 + display_width(cell.split()[0]) > width
                or has_thai(before[-1] + cell[0])
            )
        )
        for before, cell, width in zip(above, cells, widths, strict=True)
    )


def _cells(line: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    return [_slice(line, *span).strip() for span in spans]


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
