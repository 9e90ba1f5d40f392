"""From blocks to entries: which tables list publications, and what belongs to one row.

Heads of columns are found by what they name. A head repeated after a page break is dropped, a row
split over two pages is joined, a heading inside the table is kept for the rows below it, and each
of these is said. What is not understood is kept as an unread line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from migpubs.dates import arabic_digits, is_buddhist, to_common
from migpubs.intake.blocks import PARAGRAPH_END, Cell, Paragraph, Table
from migpubs.intake.guesses import guessed_fields
from migpubs.intake.headers import field_of, fields_of
from migpubs.intake.plain_text import PAGE_NUMBER
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from migpubs.intake.blocks import Document, Line

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20|2[45])\d\d(?!\d)")
_HEADING_LENGTH: Final = 80
_SUM: Final = re.compile(
    r"(?:grand |sub-?)?total\b(?:\s+(?:number|publications?|reports?)[\w\s]{0,30})?\s*[:=]?\s*\d*$"
    r"|รวม(?:ทั้งสิ้น|ทั้งหมด)?\s*[:=]?\s*\d*",
    re.IGNORECASE,
)
_REMARK: Final = re.compile(r"(?:notes?|sources?|remarks?|หมายเหตุ|ที่มา)\s*:", re.IGNORECASE)
_COUNT: Final = re.compile(r"[\d,.]+(?: \w+)?")


@frozen(kw_only=True)
class Entry:
    """What stands in a document for one publication."""

    fields: tuple[str, ...]
    """What each cell holds: a key of `migpubs.intake.headers.FIELDS`, or empty where unknown."""
    columns: tuple[str, ...] = ()
    """The heads of the columns as printed."""
    cells: tuple[Cell, ...]
    """As printed."""
    place: str = ""
    page: int = 0
    medium: str = ""
    """``pdf`` where line ends are the printer's."""
    group: str = ""
    """The heading inside the list under which it stands."""
    notes: tuple[tuple[str, str], ...] = ()
    """What was done to find it, each as rule and reason."""
    doubt: str = ""
    """The rule by which the row as a whole is doubtful, so that all of it is only proposed."""

    def filled(self, field: str) -> tuple[Cell, ...]:
        """Return the cells of a field that are not empty."""
        pairs = zip(self.fields, self.cells, strict=True)
        return tuple(cell for name, cell in pairs if name == field and cell)

    def heads(self, field: str) -> list[str]:
        """Return the heads of the columns of a field, as printed."""
        pairs = zip(self.fields, self.columns, strict=False)
        return [head for name, head in pairs if name == field]

    def cell(self, field: str) -> Cell:
        """Return the cells of a field as one."""
        filled = self.filled(field)
        if len(filled) < 2:  # noqa: PLR2004 - one cell needs no joining
            return filled[0] if filled else Cell()
        links = dict.fromkeys(link for cell in filled for link in cell.links)
        return Cell(PARAGRAPH_END.join(cell.text for cell in filled), tuple(links))


@frozen(kw_only=True)
class Unread:
    """A line that was not understood."""

    place: str
    text: str


@frozen(kw_only=True)
class Listing:
    """The list of publications that a document holds."""

    heading: str = ""
    columns: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    unread: tuple[Unread, ...] = ()
    dropped: tuple[Unread, ...] = ()
    """Heads of columns that were repeated after a page break."""


def listing(document: Document, is_body: Callable[[str], bool]) -> Listing | None:
    """Return the list in a document's tables; nothing where no table lists publications.

    is_body: whether a text is the name of a known body; such a line alone is a heading.
    """
    finder = _Finder(document, is_body)
    finder.find()
    if not finder.entries:
        finder = _Finder(document, is_body)
        finder.find_without_head()
    return finder.result() if finder.entries else None


class _Finder:
    """Walks over the blocks and remembers the columns and headings it has passed."""

    def __init__(self, document: Document, is_body: Callable[[str], bool]) -> None:
        self.document, self.is_body = document, is_body
        self.fields: tuple[str, ...] = ()
        self.columns: tuple[str, ...] = ()
        self.entries: list[Entry] = []
        self.unread: list[Unread] = []
        self.dropped: list[Unread] = []
        self.heading = ""
        self.group = ""
        self._last_heading = ""

    def result(self) -> Listing:
        return Listing(
            heading=self.heading,
            columns=self.columns,
            entries=tuple(self.entries),
            unread=tuple(self.unread),
            dropped=tuple(self.dropped),
        )

    def find(self) -> None:
        for block in self.document.blocks:
            if isinstance(block, Paragraph):
                self._pass(block)
            else:
                self._table(block)

    def find_without_head(self) -> None:
        """Read tables without heads, where what stands in the columns tells what they hold."""
        for block in self.document.blocks:
            self.fields = (
                () if isinstance(block, Paragraph) else guessed_fields(block, self.is_body)
            )
            if isinstance(block, Paragraph):
                self._pass(block)
            elif self.fields:
                if not self.heading:
                    self._take_heading()
                self.columns = ("",) * len(self.fields)
                for line in block.lines:
                    self._line(line, block, after_head=False)
            else:
                self.unread += _unread(block.lines)

    def _pass(self, block: Paragraph) -> None:
        text = " ".join(block.cell.text.split())
        if PAGE_NUMBER.fullmatch(text):
            return
        if block.level or not self._last_heading or _YEAR.search(text):
            self._last_heading = text
        self.unread.append(Unread(place=block.place, text=text))

    def _table(self, table: Table) -> None:
        form = read_form(table)
        if form:
            self.entries += form
            return
        start = self._head(table.lines)
        if start is None and len(table.lines[0].cells) != len(self.fields):
            self.unread += _unread(table.lines)
            return
        if start is not None and not self.heading:
            self._take_heading()
        after_head = start is not None and bool(self.entries)
        if start and start < len(table.lines) and self._take_lower_head(table.lines[start]):
            start += 1
        for line in table.lines[start or 0 :]:
            after_head = self._line(line, table, after_head=after_head)

    def _take_heading(self) -> None:
        self.heading = self._last_heading
        self.unread = [each for each in self.unread if each.text != self.heading]

    def _head(self, lines: Sequence[Line]) -> int | None:
        """Take the columns from the first row that is a head; return the row below it."""
        for number, line in enumerate(lines):
            fields = fields_of(line.texts)
            if fields is None:
                continue
            if self.fields and _same(line.texts, self.columns):
                self.dropped.append(_as_unread(line))
            self._above(lines[:number])
            self._take_columns(line, fields)
            return number + 1
        return None

    def _take_columns(self, line: Line, fields: tuple[str, ...]) -> None:
        self.fields, self.columns = fields, line.texts
        for text, name in zip(line.texts, fields, strict=True):
            if text and not name:
                words = f"the column '{text}' is not understood"
                self.unread.append(Unread(place=line.place, text=words))

    def _take_lower_head(self, line: Line) -> bool:
        """Take the second row of a head ("Publication" over "Title" and "Year"), if it is one."""
        below = fields_of(line.texts)
        if below is None or _same(line.texts, self.columns):
            return False
        self.columns = tuple(b or a for a, b in zip(self.columns, line.texts, strict=True))
        self.fields = tuple(b or a for a, b in zip(self.fields, below, strict=True))
        return True

    def _above(self, lines: Sequence[Line]) -> None:
        """Keep what stands in the table above its head: its title, as a rule."""
        for line in lines:
            found = _as_unread(line)
            if not self.entries and not self.heading and " | " not in found.text:
                self._last_heading = found.text
            self.unread.append(found)

    def _line(self, line: Line, table: Table, *, after_head: bool) -> bool:
        """Take one row below a head; return whether the next one stands just below a head."""
        texts = line.texts
        if not any(line.cells):
            return after_head
        if _same(texts, self.columns):
            self.dropped.append(_as_unread(line))
            return True
        fields = fields_of(texts)
        if fields is not None:
            self._take_columns(line, fields)
            return True
        if PAGE_NUMBER.fullmatch(" ".join(" ".join(texts).split())) or _is_remark(texts):
            self.unread.append(_as_unread(line))
            return after_head
        if self._is_group(line):
            self.group = next(" ".join(text.split()) for text in texts if text)
            return False
        self._entry(line, table, new_page=line.starts_page or after_head)
        return False

    def _is_group(self, line: Line) -> bool:
        """Whether a row is a heading: merged over all columns, or alone and a body or a year."""
        filled = [text for text in line.texts if text]
        if len(set(filled)) != 1 or any(cell.links for cell in line.cells):
            return False
        text = filled[0]
        if len(filled) == len(line.texts) > 1:
            return len(text) <= _HEADING_LENGTH and not self.is_body(text)
        alone = len(filled) == 1 < len(line.texts)
        capitals = text.isupper() and " " in text and len(text) <= _HEADING_LENGTH
        return alone and (
            self.is_body(text) or capitals or bool(_YEAR.fullmatch(text)) or text.endswith(":")
        )

    def _entry(self, line: Line, table: Table, *, new_page: bool) -> None:
        entry = Entry(
            fields=self.fields,
            columns=self.columns,
            cells=line.cells,
            place=line.place,
            page=line.page,
            medium=table.medium,
            group=self.group,
            doubt="rows-unsure" if table.doubt else self._doubt(line),
        )
        goes_on = self._goes_on(entry, new_page=new_page)
        if goes_on:
            self.entries[-1] = _joined(self.entries[-1], entry, goes_on)
        else:
            self.entries.append(entry)

    def _doubt(self, line: Line) -> str:
        """Return why a row may not be what its columns say."""
        if not any(self.columns):
            return "columns-guessed"
        beside = [c for c, head in zip(line.cells, self.columns, strict=True) if not head and c]
        return "columns-shifted" if beside else ""

    def _goes_on(self, entry: Entry, *, new_page: bool) -> str:
        """Return why a row is the rest of the one before the page break, or an empty text."""
        if not self.entries or not new_page:
            return ""
        title = entry.cell("title").text.strip()
        others = [c for f, c in zip(entry.fields, entry.cells, strict=True) if f != "title"]
        if not title:
            return "below a page break a row without a title is the rest of the row above"
        if title[0].islower():
            return "below a page break a title that begins in lower case is the rest of one"
        if not any(others) and any(cell for cell in self.entries[-1].cells[1:]):
            return "below a page break a row with nothing but a title may be the rest of the row"
        return ""


def _is_remark(texts: Sequence[str]) -> bool:
    """Whether a row only says how many there are ("Total: 12"), or is a note on the list."""
    filled = [text for text in texts if text]
    if len(filled) == 1 < len(texts) and _REMARK.match(filled[0]):
        return True
    return _SUM.match(filled[0]) is not None and all(map(_COUNT.fullmatch, filled[1:]))


def read_form(table: Table) -> list[Entry]:
    """Return the entries of a table of two columns whose first holds the names of the fields."""
    pairs = [line.cells for line in table.lines]
    names = [field_of(cell.text.strip(" :")) for cell, *_ in pairs]
    if len(pairs[0]) != 2 or "title" not in names or not all(names) or len(names) < 3:  # noqa: PLR2004
        return []
    starts = [number for number, name in enumerate(names) if name == names[0]]
    ends = [*starts[1:], len(names)]
    return [
        Entry(
            fields=tuple(names[start:end]),
            columns=tuple(label.text.strip() for label, _ in pairs[start:end]),
            cells=tuple(value for _, value in pairs[start:end]),
            place=table.lines[start].place,
            page=table.lines[start].page,
            medium=table.medium,
            doubt="rows-unsure" if table.doubt else "",
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _joined(before: Entry, after: Entry, reason: str) -> Entry:
    cells = tuple(
        Cell(f"{a.text}\n{b.text}".strip(), tuple(dict.fromkeys((*a.links, *b.links))))
        for a, b in zip(before.cells, after.cells, strict=True)
    )
    unsure = "may be" in reason
    note = ("row-split?" if unsure else "row-split", reason)
    return evolve(before, cells=cells, notes=(*before.notes, note))


def _same(texts: Iterable[str], columns: Sequence[str]) -> bool:
    return [search_key(text) for text in texts] == [search_key(text) for text in columns]


def _as_unread(line: Line) -> Unread:
    texts = dict.fromkeys(" ".join(text.split()) for text in line.texts if text)
    return Unread(place=line.place, text=" | ".join(texts))


def _unread(lines: Iterable[Line]) -> Iterator[Unread]:
    return (_as_unread(line) for line in lines if any(line.cells))


def year_of(heading: str) -> int | None:
    """Return the one year that a heading names, in the Common era; nothing if it names several."""
    years = {int(match) for match in _YEAR.findall(arabic_digits(heading))}
    common = {to_common(year) if is_buddhist(year) else year for year in years}
    return common.pop() if len(common) == 1 else None
