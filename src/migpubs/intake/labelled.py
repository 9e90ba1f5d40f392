"""Entries whose fields stand beside their names: "Title: …", "Author: …", one below the other.

So do those of a form of two columns for each work; of wider ones see `migpubs.intake.heads_down`.
A heading without a label above such lines is their title, where no label names one. Labels are
the heads of columns: `migpubs.intake.headers`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, mutable

from migpubs.intake import heads_down, label_lines
from migpubs.intake.blocks import Cell, Document, Table
from migpubs.intake.entries import Entry, Listing, Unread
from migpubs.intake.headers import TITLES, fields_of, is_further
from migpubs.intake.headings import Headings, heads_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migpubs.intake.blocks import Paragraph
    from migpubs.intake.label_lines import LabelLine

_CLOSED: Final = frozenset({"date", "identifiers", "languages", "pages", "url", "year"})
"""Fields whose value no line with a label of its own goes on with."""


def listing(document: Document, is_body: Callable[[str], bool]) -> Listing | None:
    """Return the list of a document of which most lines have labels; else nothing.

    is_body: whether a text is the name of a known body; such a line alone is a heading.
    """
    tables = [block for block in document.blocks if isinstance(block, Table)]
    if any(len(table.lines[0].cells) > 2 for table in tables):  # noqa: PLR2004 - no form
        return None
    lines = label_lines.of_document(document)
    if 2 * sum(bool(line.field) for line in lines) < sum(not line.level for line in lines):
        return None
    found = _Finder(lines, Headings(is_body, []), medium=document.medium)
    return found.listing()


def of_table(table: Table) -> Listing | None:
    """Return the list in a form, or in a table whose heads run down its first column."""
    table = _without_empty_columns(table)
    if len(table.lines[0].cells) > 2:  # noqa: PLR2004 - a form has two columns
        return heads_down.listing(table)
    lines = [*label_lines.of_table(table, 0)]
    if 2 * sum(bool(line.field) for line in lines) <= len(lines):
        return None
    return _Finder(lines, Headings(_is_nobody, []), medium=table.medium).listing()


def of_lines(line: Paragraph) -> Entry | None:
    """Take a paragraph of nothing but "Title: …", "Author: …", one a line, as a row of cells."""
    lines = [*label_lines.of_paragraph(line, 0)]
    if not all(each.field for each in lines):
        return None
    found = _Finder(lines, Headings(_is_nobody, []), medium="").listing()
    return found.entries[0] if found and len(found.entries) == 1 else None


def _is_nobody(text: str) -> bool:  # noqa: ARG001 - a form has no headings of bodies
    return False


def _without_empty_columns(table: Table) -> Table:
    columns = range(len(table.lines[0].cells))
    kept = [each for each in columns if any(line.cells[each] for line in table.lines)]
    lines = (evolve(line, cells=tuple(line.cells[each] for each in kept)) for line in table.lines)
    return evolve(table, lines=tuple(lines))


@mutable(kw_only=True)
class _Record:
    """The lines of one entry as they come."""

    lines: list[LabelLine]
    groups: tuple[str, ...]
    unsure: list[tuple[str, str, str]] = field(factory=list)

    def names(self, wanted: str) -> bool:
        """Whether a field stands in it already."""
        return any(line.field == wanted for line in self.lines)

    def repeats(self) -> bool:
        """Whether a field stands in it twice that an entry has once."""
        counts = Counter(line.field for line in self.lines if not is_further(line.label))
        return any(counts[each] > 1 for each in ("authors", "publishers", "date", "year"))

    def go_on(self, line: LabelLine) -> None:
        """Join a line to the value above it, which is then only proposed.

        A line with a label of its own stays alone. The printed lines of a PDF are one value.
        """
        last = self.lines[-1]
        if line.label:
            self.lines.append(line)
        else:
            links = dict.fromkeys((*last.cell.links, *line.cell.links))
            text = f"{last.cell.text}\n{line.cell.text}"
            both = Cell(text, tuple(links), shapes=last.cell.shapes or line.cell.shapes)
            self.lines[-1] = evolve(last, cell=both)
        open_ = (
            last.field not in _CLOSED if line.label else not line.page or line.block != last.block
        )
        if last.field and open_:
            question = f"does '{' '.join(line.whole.text.split())}' go on with '{last.label}'?"
            self.unsure.append((last.field, "line-end", question))

    def entry(self, medium: str, doubt: str) -> Entry:
        first = self.lines[0]
        return Entry(
            fields=tuple(line.field for line in self.lines),
            columns=tuple(line.label for line in self.lines),
            cells=tuple(line.cell for line in self.lines),
            place=first.place,
            page=first.page,
            medium="pdf" if first.page else medium,
            groups=self.groups,
            doubt=next((line.doubt for line in self.lines if line.doubt), doubt),
            unsure=tuple(self.unsure),
        )


class _Finder:
    """Goes over the lines and gathers those of each entry."""

    def __init__(self, lines: Sequence[LabelLine], groups: Headings, medium: str) -> None:
        self.lines, self.groups = lines, groups
        self.medium = medium if medium == "pdf" else ""
        self.unread = groups.unread
        self.heading = ""
        self.records: list[_Record] = []
        self.waiting: list[LabelLine] = []
        """Lines without a known label, of which it is not known yet where they belong."""
        known = [line.field for line in lines if line.field]
        self.titled = any(field in TITLES for field in known)
        self.first = known[0] if known else ""
        titles = {line.block for line in lines if line.field in TITLES}
        counts = Counter(line.block for line in lines if line.field)
        self.whole = {block for block in titles if counts[block] > 1}
        """Paragraphs that hold a title and something else: whole entries."""
        own = Counter(line.label for line in lines if line.label and not line.field)
        cells = {line.label for line in lines if line.block[1]}
        self.others = {label for label, count in own.items() if count > 1 or label in cells}
        """Labels that are not known as names of fields, but are labels for sure."""

    def listing(self) -> Listing | None:
        """Return the entries; nothing where the labels are not those of publications."""
        for line in self.lines:
            if line.field:
                self._take(line)
            else:
                self.waiting.append(line)
        self._settle(self.waiting)
        self.groups.close()
        doubt = "labels-unsure" if self._is_loose() else ""
        entries = [each.entry(self.medium, doubt) for each in self.records]
        entries = [each for each in entries if any(each.cells)]
        columns = max((each.columns for each in entries), key=len, default=())
        if any(not each.field and heads_down.EXPLAINS.fullmatch(each.text) for each in self.lines):
            return None
        if fields_of(columns) is None or not (self.titled or len(columns) > 2):  # noqa: PLR2004 - see the heading
            return None
        unknown = {line.label: line.place for each in self.records for line in each.lines
                   if not line.field}  # fmt: skip
        self.unread += [
            Unread(place=place, text=f"the column '{label}' is not understood")
            for label, place in unknown.items()
        ]
        return Listing(
            heading=self.heading,
            columns=columns,
            entries=tuple(entries),
            unread=tuple(self.unread),
        )

    def _is_loose(self) -> bool:
        """Whether it is not plain where an entry ends, as no paragraph holds a whole one."""
        counts = Counter(line.field for line in self.lines)
        titles = max(counts[each] for each in TITLES)
        if self.titled and all(
            each.block in self.whole for each in self.lines if each.field in TITLES
        ):
            return False
        first = self.titled and self.first not in TITLES and counts[self.first] != titles
        return first or any(each.repeats() for each in self.records)

    def _take(self, line: LabelLine) -> None:
        """Take a line with a known label, and those that wait before it."""
        waiting, self.waiting = self.waiting, []
        if self._below_title(line, waiting):
            *above, title = waiting
            self._settle(above)
            self._begin(evolve(title, label="Title", field="title", cell=title.whole))
            question = "is the heading above the labels the title?"
            self.records[-1].unsure.append(("title", "heading-title", question))
            self.records[-1].lines.append(line)
        elif not self.records or self._starts(line, waiting):
            if self.records and not self._is_done():
                self._drop(self.records.pop())
            self._settle(waiting)
            self._begin(line)
        else:
            for each in waiting:
                self._go_on(each)
            self.records[-1].lines.append(line)

    def _below_title(self, line: LabelLine, waiting: Sequence[LabelLine]) -> bool:
        """Whether the line above a label is the title of the work, where no label names one."""
        if self.titled or not waiting or waiting[-1].label in self.others:
            return False
        title = waiting[-1]
        if not self.records or title.level:
            return True
        record = self.records[-1]
        last = record.lines[-1]
        apart = title.block != last.block or last.field in _CLOSED
        return record.names(line.field) and apart

    def _starts(self, line: LabelLine, waiting: Sequence[LabelLine]) -> bool:
        """Whether a label begins the next entry."""
        record = self.records[-1]
        apart = line.block != record.lines[-1].block and line.block in self.whole
        again = line.field == self.first and record.names(line.field)
        below = any(each.level for each in waiting)
        return apart or (self._is_done() and (again or below))

    def _is_done(self) -> bool:
        """Whether the last entry has a title, where titles have labels."""
        return not self.titled or any(map(self.records[-1].names, TITLES))

    def _drop(self, record: _Record) -> None:
        """Tell lines with labels above the first title: the head of a letter."""
        for line in record.lines:
            text = " ".join(line.whole.text.split())
            self.unread.append(Unread(place=line.place, text=text))

    def _begin(self, line: LabelLine) -> None:
        self.records.append(_Record(lines=[line], groups=self.groups.use()))

    def _go_on(self, line: LabelLine) -> None:
        if line.label in self.others:
            self.records[-1].lines.append(line)
        else:
            self.records[-1].go_on(line)

    def _settle(self, lines: Sequence[LabelLine]) -> None:
        """Find out what lines are that stand between two entries, or before the first."""
        for line in lines:
            if self.records and (
                line.label in self.others or line.block == self.records[-1].lines[-1].block
            ):
                self._go_on(line)
            elif not self.records and not self.heading and self._heads_list(line):
                self.heading = line.text
            elif not line.label and self.groups.takes(line.text, line.level):
                self.groups.add(line.text, line.place, line.level)
            else:
                text = " ".join(line.whole.text.split())
                self.unread.append(Unread(place=line.place, text=text))

    def _heads_list(self, line: LabelLine) -> bool:
        alike = sum(line.level == each.level for each in self.lines if each.level)
        heads = heads_list(line.text, line.level, self.groups.is_body)
        return not line.label and alike < 2 and heads  # noqa: PLR2004 - one of several is a group's
