"""From blocks to entries: which tables list publications, and what belongs to one row.

Heads of columns are found by what they name. A head repeated after a page break is dropped, a row
split over two pages is joined, a heading inside the table is kept for the rows below it, and each
of these is said. What is not understood is kept as an unread line.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs.intake import hosts, labelled, merged, page_breaks, table_rows
from migpubs.intake.blocks import Cell, Paragraph
from migpubs.intake.entries import Entry, Listing, Unread
from migpubs.intake.guesses import guessed
from migpubs.intake.headers import fields_of, is_below, stacked
from migpubs.intake.headings import LIST_WORDS, LONGEST, Headings
from migpubs.intake.plain_text import PAGE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migpubs.intake.blocks import Document, Line, Table
    from migpubs.intake.guesses import Guess

_SHOWN: Final = 30
"""How many letters are shown of a cell of which nothing is taken."""
_LINES: Final = 5
"""How many lines of a paragraph are looked at for a name that is the heading of a group."""


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
        self._deaf: list[tuple[Unread, tuple[str, ...], int]] = []
        self.heading = ""
        self.groups = Headings(is_body, self.unread)
        self._last_heading = ""
        self._filled: tuple[tuple[str, ...], dict[str, str]] = ((), {})
        self._beside = self._guessed = False
        self._kinds = Counter(
            _kind(block) for block in document.blocks if isinstance(block, Paragraph)
        )

    def result(self) -> Listing:
        self.groups.close()
        empty = self._empty_columns()
        return Listing(
            heading=self.heading,
            columns=self.columns,
            entries=tuple(self.entries),
            unread=tuple(each for each in self.unread if id(each) not in empty),
            dropped=tuple(self.dropped),
        )

    def _empty_columns(self) -> set[int]:
        """Return which of the lines about columns are about one that no row fills."""
        filled: dict[tuple[str, ...], set[int]] = {}
        for entry in self.entries:
            own = (number for number, cell in enumerate(entry.cells) if cell)
            filled.setdefault(entry.columns, set()).update(own)
        return {id(line) for line, columns, at in self._deaf if at not in filled.get(columns, ())}

    def find(self) -> None:
        for block in self.document.blocks:
            if isinstance(block, Paragraph):
                self._pass(block)
            else:
                self._table(block)

    def find_without_head(self) -> None:
        """Read tables by what stands in their columns, as far as their heads do not tell."""
        self._guessed = True
        for block in self.document.blocks:
            if isinstance(block, Paragraph):
                self._pass(block)
                continue
            found = guessed(block, self.is_body)
            if found is None:
                self.unread += table_rows.unread(block.lines)
                continue
            if not self.heading:
                self._take_heading()
            self.unread += _unused(block, found)
            first, *rest = block.lines
            self._take_columns(first, found.heads, found.fields)
            for line in rest if any(found.heads) else block.lines:
                self._line(line, block, after_head=False)

    def _pass(self, block: Paragraph) -> None:
        lines = block.cell.text.split("\n")
        ends = range(1, min(len(lines), _LINES))
        body = next((n for n in ends if self.is_body(" ".join(lines[n:]))), 0)
        for part in (lines[:body], lines[body:]) if body else (lines,):
            self._pass_line(evolve(block, cell=Cell("\n".join(part), block.cell.links)))

    def _pass_line(self, block: Paragraph) -> None:
        text = " ".join(block.cell.text.split())
        if PAGE_NUMBER.fullmatch(text):
            return
        if not self.entries and not self.heading and self._may_head(block, text):
            if block.level or not self._last_heading or table_rows.YEAR.search(text):
                self._last_heading = text
            self.unread.append(Unread(place=block.place, text=text))
        elif self.groups.takes(text, block.level):
            self.groups.add(text, block.place, block.level)
        else:
            if block.beside and self.fields and not table_rows.closes(text, self.is_body):
                last = self.entries[-1:]
                self.entries[-1:] = [evolve(each, doubt="line-beside") for each in last]
                self._beside = True
            self.unread.append(Unread(place=block.place, text=text))

    def _may_head(self, block: Paragraph, text: str) -> bool:
        """Whether a paragraph may be the heading of the list, not of one of several groups."""
        if len(text) > LONGEST:
            return False
        one_of_several = _kind(block) and self._kinds[_kind(block)] > 1
        return not self.is_body(text) and (not one_of_several or bool(LIST_WORDS.search(text)))

    def _table(self, table: Table) -> None:
        form = labelled.of_table(table)
        if form:
            self.entries += [evolve(entry, groups=self.groups.use()) for entry in form.entries]
            self.unread += form.unread
            self.columns = self.columns or form.columns
            return
        start = self._head(table.lines)
        if start is None and len(table.lines[0].cells) != len(self.fields):
            self.unread += table_rows.unread(table.lines)
            return
        if start is not None and not self.heading:
            self._take_heading()
        after_head = start is not None and bool(self.entries)
        if start and start < len(table.lines) and self._take_lower_head(table.lines[start]):
            start += 1
        split = page_breaks.split_by_lines(table.lines)
        for number, line in enumerate(table.lines[start or 0 :], start or 0):
            before = len(self.entries)
            after_head = self._line(line, table, after_head=after_head)
            if number in split and len(self.entries) > before:
                self.entries[-1] = evolve(self.entries[-1], doubt="cells-missing")

    def _take_heading(self) -> None:
        self.heading = self._last_heading
        self.unread[:] = [each for each in self.unread if each.text != self.heading]

    def _head(self, lines: Sequence[Line]) -> int | None:
        """Take the columns from the first row that is a head; return the row below it."""
        for number, line in enumerate(lines):
            fields = fields_of(line.texts)
            if fields is None:
                continue
            if self.fields and table_rows.same(line.texts, self.columns):
                self.dropped.append(table_rows.as_unread(line))
            upper = number > 0 and table_rows.is_upper_head(lines[number - 1])
            self._above(lines[: number - upper])
            if upper:
                self._take_columns(line, *stacked(lines[number - 1].texts, line.texts))
            else:
                self._take_columns(line, line.texts, fields)
            return number + 1
        return None

    def _take_columns(self, line: Line, columns: tuple[str, ...], fields: tuple[str, ...]) -> None:
        fields = hosts.told_apart(columns, fields)
        fields = tuple(_not_running(fields, at) for at in range(len(fields)))
        self.fields, self.columns = fields, columns
        for at, (text, name) in enumerate(zip(columns, fields, strict=True)):
            if text and not name:
                words = f"the column '{text}' is not understood"
                self.unread.append(Unread(place=line.place, text=words))
                self._deaf.append((self.unread[-1], columns, at))

    def _take_lower_head(self, line: Line) -> bool:
        """Take the second row of a head ("Publication" over "Title" and "Year"), if it is one."""
        if table_rows.same(line.texts, self.columns) or not is_below(self.columns, line.texts):
            return False
        self._take_columns(line, *stacked(self.columns, line.texts))
        return True

    def _above(self, lines: Sequence[Line]) -> None:
        """Keep what stands in the table above its head: its title, as a rule."""
        for line in lines:
            found = table_rows.as_unread(line)
            if self.is_body(found.text):
                self.groups.add(found.text, line.place)
                continue
            short = len(found.text) <= LONGEST and " | " not in found.text
            if not self.entries and not self.heading and short:
                self._last_heading = found.text
            self.unread.append(found)

    def _line(self, line: Line, table: Table, *, after_head: bool) -> bool:
        """Take one row below a head; return whether the next one stands just below a head."""
        texts = line.texts
        if not any(line.cells):
            return after_head
        if table_rows.same(texts, self.columns):
            self.dropped.append(table_rows.as_unread(line))
            return True
        fields = fields_of(texts)
        if fields is not None:
            self._take_columns(line, texts, fields)
            return True
        number = PAGE_NUMBER.fullmatch(" ".join(" ".join(texts).split()))
        alone = self._guessed and table_rows.stands_alone(line, self.fields)
        if number or alone or table_rows.is_remark(texts):
            self.unread.append(table_rows.as_unread(line))
            return after_head
        if table_rows.is_group(line, self.is_body):
            self.groups.add(next(" ".join(text.split()) for text in texts if text), line.place)
            return False
        self._entry(line, table, new_page=line.starts_page or after_head)
        return False

    def _entry(self, line: Line, table: Table, *, new_page: bool) -> None:
        entry = Entry(
            fields=self.fields,
            columns=self.columns,
            cells=line.cells,
            place=line.place,
            page=line.page,
            medium=table.medium,
            groups=self.groups.use(),
            doubt="rows-unsure" if table.doubt else self._doubt(line),
            notes=tuple(self._above_blank(line)),
        )
        split = page_breaks.reason(self.entries[-1], entry) if self.entries and new_page else ""
        if split:
            self.entries[-1] = page_breaks.joined(self.entries[-1], entry, split)
            return
        before = self.entries[-1:]
        shared = any(merged.share_title(entry, each) for each in before)
        if shared:
            self.entries[-1:] = [_title_merged(each) for each in before]
        doubted = shared or merged.title_reaches(entry)
        self.entries.append(_title_merged(entry) if doubted else entry)

    def _above_blank(self, line: Line) -> Iterator[tuple[str, str]]:
        """Note what stands above an empty cell before the title, where people group rows by it."""
        if self._filled[0] is not self.columns:
            self._filled = (self.columns, {})
        for name, text in zip(self.fields, line.texts, strict=True):
            if name.startswith("title"):
                return
            if name not in {"publishers", "year", "date"}:
                continue
            if text:
                self._filled[1][name] = text
            elif name in self._filled[1]:
                yield "above?", f"{name}: {self._filled[1][name]}"

    def _doubt(self, line: Line) -> str:
        """Return why a row may not be what its columns say."""
        beside, self._beside = self._beside, False
        if line.doubt:
            return line.doubt
        if beside:
            return "line-beside"
        if any(map(table_rows.ERROR.fullmatch, line.texts)):
            return "no-value"
        if self._guessed:
            return "columns-guessed"
        if any(map(table_rows.holds_several, line.texts)) or any(
            map(table_rows.holds_head, line.texts, self.columns)
        ):
            return "rows-unsure"
        more = [c for c, head in zip(line.cells, self.columns, strict=True) if not head and c]
        return "columns-shifted" if more else ""


def _unused(table: Table, guess: Guess) -> Iterator[Unread]:
    """Give a line for each column without a head of which nothing is taken."""
    for number, (field, head) in enumerate(zip(guess.fields, guess.heads, strict=True)):
        texts = [line.texts[number] for line in table.lines if line.texts[number]]
        if texts and not field and not head:
            shown = ", ".join([f"'{_short(text)}'" for text in texts[:2]] + ["…"] * bool(texts[2:]))
            words = f"column {number + 1} ({shown}) is not understood"
            yield Unread(place=table.lines[0].place, text=words)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN].rstrip() + "…"


def _not_running(fields: Sequence[str], at: int) -> str:
    """Return the field of a column; a number counts the rows only where it stands first.

    Beside a series it is the number in the series; elsewhere it is not understood.
    """
    if fields[at] != "number" or not any(fields[:at]):
        return fields[at]
    return "series" if fields[at - 1] == "series" else ""


def _title_merged(entry: Entry) -> Entry:
    return evolve(entry, doubt=entry.doubt or "title-merged")


def _kind(block: Paragraph) -> str:
    """Return what makes a paragraph a heading of its kind: its level, or that it is a year."""
    if block.level:
        return f"level {block.level}"
    return "year" if table_rows.YEAR.fullmatch(block.cell.text.strip()) else ""
