"""What a row of a table may be besides an entry: its head again, a heading, a remark, or several.

So may be a line beside the rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs.intake.entries import Unread
from migpubs.intake.headers import field_of
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from migpubs.intake.blocks import Line

    IsBody = Callable[[str], bool]

YEAR: Final = re.compile(r"(?<!\d)(?:19|20|2[45])\d\d(?!\d)")
_YEAR_ALONE: Final = re.compile(r"(?:(?:19|20|2[45])\d\d|[๐-๙]{4})$")
_HEADING_LENGTH: Final = 80
_SUM: Final = re.compile(
    r"(?:grand |sub-?)?total\b(?:\s+(?:number|publications?|reports?)[\w\s]{0,30})?\s*[:=]?\s*\d*$"
    r"|รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*[:=]?\s*\d*",
    re.IGNORECASE,
)
_REMARK: Final = re.compile(r"(?:notes?|sources?|remarks?|หมายเหตุ|ที่มา)\s*:", re.IGNORECASE)
ERROR: Final = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)")
"""What a spreadsheet shows where a formula goes wrong."""
_COUNT: Final = re.compile(r"[\d,.]+(?: \w+)?")


def closes(text: str, is_body: IsBody) -> bool:
    """Whether a line beside the rows of a pasted table is no part of a cell."""
    closed = text.isupper() or text.endswith(":") or is_body(text)
    return closed or any(each.match(text) for each in (_YEAR_ALONE, _REMARK, _SUM))


def is_group(line: Line, is_body: IsBody) -> bool:
    """Whether a row is a heading: merged over all columns, or alone and a body or a year."""
    filled = [text for text in line.texts if text]
    if len(set(filled)) != 1 or any(cell.links for cell in line.cells):
        return False
    text = filled[0]
    if len(filled) == len(line.texts) > 1:
        return len(text) <= _HEADING_LENGTH
    alone = len(filled) == 1 < len(line.texts)
    capitals = text.isupper() and " " in text and len(text) <= _HEADING_LENGTH
    return alone and (is_body(text) or capitals or bool(YEAR.fullmatch(text)) or text.endswith(":"))


def stands_alone(line: Line, fields: Sequence[str]) -> bool:
    """Whether a row has one cell, which is not that of the title."""
    filled = [name for name, cell in zip(fields, line.cells, strict=True) if cell]
    return len(filled) == 1 and not filled[0].startswith("title")


def holds_several(text: str) -> bool:
    """Whether a cell has a year, or the head of a column, on each of several lines."""
    lines = [line.strip() for line in text.split("\n")]
    years = [YEAR.fullmatch(line) is not None for line in lines]
    known = (year or field_of(line) for year, line in zip(years, lines, strict=True))
    return len(lines) > 1 and any(years) and all(known)


def holds_head(text: str, head: str) -> bool:
    """Whether a cell of several lines has the head of its column on one: of the next table."""
    lines = text.split("\n")
    return len(lines) > 1 and search_key(head) in map(search_key, lines)


def is_upper_head(line: Line) -> bool:
    """Whether a row above a head has heads over several columns, and is no title of the table."""
    filled = {text for text in line.texts if text}
    return len(filled) > 1 and not any(cell.links for cell in line.cells)


def is_remark(texts: Sequence[str]) -> bool:
    """Whether a row only says how many there are ("Total: 12"), or is a note on the list."""
    filled = list(dict.fromkeys(text for text in texts if text))
    if len(filled) == 1 < len(texts) and _REMARK.match(filled[0]):
        return True
    return _SUM.match(filled[0]) is not None and all(map(_COUNT.fullmatch, filled[1:]))


def same(texts: Iterable[str], columns: Sequence[str]) -> bool:
    """Whether a row is the head of the columns again."""
    return [search_key(text) for text in texts] == [search_key(text) for text in columns]


def as_unread(line: Line) -> Unread:
    """Return a row as a line that was not understood, merged cells once."""
    own = {id(cell): " ".join(cell.text.split()) for cell in line.cells}
    return Unread(place=line.place, text=" | ".join(filter(None, own.values())))


def unread(lines: Iterable[Line]) -> Iterator[Unread]:
    """Give the rows that are not empty as lines that were not understood."""
    return (as_unread(line) for line in lines if any(line.cells))
