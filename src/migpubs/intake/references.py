"""Reading lists without a table: which lines of a document are entries, and what belongs to each.

An entry is a paragraph, an item of a list, or one of several lines of a paragraph that each have
the form of an entry. What it says is taken apart by `migpubs.intake.citations`; a line that is no
entry is a heading, or an unread line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from migpubs.intake import citations, labelled, list_lines
from migpubs.intake.asides import is_pointer
from migpubs.intake.blocks import PARAGRAPH_END, Paragraph, Table
from migpubs.intake.entries import Entry, Listing, Unread
from migpubs.intake.headings import LIST_WORDS, LONGEST, Headings, heads_list
from migpubs.intake.plain_text import PAGE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from migpubs.intake.blocks import Document
    from migpubs.intake.parts import Parts

    IsBody = Callable[[str], bool]
    Parse = Callable[..., Parts | None]


_SHEETS: Final = frozenset({"csv", "xlsx"})
_TITLE: Final = re.compile(r"[^\Wa-z_][^\n]*[^\s.:;,]")
"""A line that begins as a title does and does not end as a sentence does."""


def listing(document: Document, is_body: IsBody) -> Listing:
    """Return the entries of the paragraphs of a document, and the lines that are none.

    is_body: whether a text is the name of a known body.
    """
    parse = cache(lambda text, year="": citations.parse(text, is_body, year))
    lines = list_lines.of_document(document, parse, is_body)
    rows = _rows(document)
    sheet = rows if document.medium in _SHEETS else frozenset[str]()
    found = _Finder(lines, parse, is_body, rows, sheet).listing()
    return evolve(found, unread=(*_other_columns(document), *found.unread))


@frozen(init=False)
class _Finder:
    """Goes over the lines; knows whether the entries of this document are items of lists."""

    lines: Sequence[Paragraph]
    parse: Parse
    is_body: IsBody
    parts: dict[int, Parts | None]
    items: int
    """How many items of lists are entries, where most entries are items; else 0."""
    every: int
    """How many items of lists there are."""
    rows: Container[str]
    """The places of the rows of tables, which are no headings."""
    sheet: Container[str]
    """The places of the rows of a spreadsheet, whose cells are never one text."""
    bare: bool
    """Whether there are entries without a form, with nothing but a link."""

    def __init__(
        self,
        lines: Sequence[Paragraph],
        parse: Parse,
        is_body: IsBody,
        rows: Container[str],
        sheet: Container[str],
    ) -> None:
        parts = {id(line): None if line.level else parse(line.cell.text) for line in lines}
        found = [line.item for line in lines if parts[id(line)] or (line.item and line.cell.links)]
        items = sum(found)
        every = sum(line.item for line in lines)
        in_items = items >= 2 and items > len(found) - items  # noqa: PLR2004 - a list
        bare = any(line.cell.links and not line.level and not parts[id(line)] for line in lines)
        self.__attrs_init__(
            lines, parse, is_body, parts, items if in_items else 0, every, rows, sheet, bare
        )

    def listing(self) -> Listing:
        entries: list[Entry] = []
        unread: list[Unread] = []
        heading, bare = "", False
        groups = Headings(self.is_body, unread)
        for line in self.lines:
            text = " ".join(line.cell.text.split())
            if PAGE_NUMBER.fullmatch(text):
                continue
            named = bool(LIST_WORDS.search(heading) or groups.year())
            entry = labelled.of_lines(line) or self._entry(
                line, first=not entries, groups=groups, named=named
            )
            if entry:
                entries.append(evolve(entry, groups=groups.use()))
            elif not entries and not heading and self._heads_list(line):
                heading = text
                bare = not line.level and not LIST_WORDS.search(text)
                unread.append(Unread(place=line.place, text=text))
            elif groups.takes(text, line.level) and not line.cell.links:
                groups.add(text, line.place, line.level)
            else:
                unread.append(Unread(place=line.place, text=text))
        groups.close()
        # Where other bare lines were not understood, the first may be one of them.
        if entries and not (bare and len(unread) > 1):
            unread = [each for each in unread if each.text != heading]
        return Listing(heading=heading, entries=tuple(entries), unread=tuple(unread))

    def _heads_list(self, line: Paragraph) -> bool:
        """Whether a line is the heading of the list.

        One of several headings of a level is that of a group, if it does not name a list; and
        where entries are as bare as a line is, the line may be one.
        """
        text = line.cell.text
        if line.item or line.cell.links or line.place in self.rows:
            return False
        alike = (
            sum(line.level == each.level for each in self.lines) > 1 if line.level else self.bare
        )
        named = LIST_WORDS.search(text) is not None
        return (named or not alike) and heads_list(text, line.level, self.is_body)

    def _entry(
        self, line: Paragraph, *, first: bool, groups: Headings, named: bool
    ) -> Entry | None:
        """Return the entry that a line is. named: whether a heading says that it is one."""
        parts = self.parts[id(line)]
        if line.level or (line.place in self.sheet and self._has_cells(line)):
            return None
        if not parts and groups.year():
            parts = self.parse(line.cell.text, groups.year())
        whole = PARAGRAPH_END in line.cell.text
        below = groups.names_body()
        item = self._is_item(line, below=below or named) or (below and self._is_title(line))
        if not (parts or whole or item):
            return None
        bare = not line.item and not line.cell.links and not whole and not (below and item)
        if bare and (self.items or (first and self._is_heading(parts, line.cell.text))):
            return None
        return Entry(
            fields=("reference",),
            columns=("",),
            cells=(line.cell,),
            place=line.place,
            page=line.page,
        )

    def _has_cells(self, line: Paragraph) -> bool:
        """Whether a row has cells beside each other, but for its number."""
        return sum(not cell.strip(" .").isdecimal() for cell in line.cell.text.split("\t")) > 1

    def _is_heading(self, parts: Parts | None, text: str) -> bool:
        """Whether a line only has the form of an entry by chance: "Members – Reports 2023"."""
        loose = parts is not None and parts.form in {"dash", "title-year", "commas"}
        known = parts is not None and self.is_body(parts.publishers)
        return loose and not known and LIST_WORDS.search(text) is not None

    def _is_title(self, line: Paragraph) -> bool:
        """Whether a line below the name of a body may be a title, where all lines are as bare."""
        text = line.cell.text.strip()
        bare = not self.every and not any(self.parts.values()) and not self.is_body(text)
        return bare and len(text) <= LONGEST and _TITLE.fullmatch(text) is not None

    def _is_item(self, line: Paragraph, *, below: bool) -> bool:
        """Whether a line of no form is an entry: with its own link, or an item among entries.

        So is an item below the name of a body, which published it.
        """
        if line.cell.links and (line.item or not self.every):
            return not is_pointer(line.cell.text)
        text = line.cell.text.strip()
        return (
            line.item and (below or 2 * self.items >= self.every > 0) and " " in text
            and not text.endswith(":") and not is_pointer(text)
        )  # fmt: skip


def _other_columns(document: Document) -> Iterator[Unread]:
    """Give a line for each column beside one of whole references."""
    for table in document.blocks:
        at = list_lines.reference_column(table) if isinstance(table, Table) else None
        if isinstance(table, Table) and at is not None:
            for number, text in enumerate(table.lines[0].texts):
                if number != at and any(line.texts[number] for line in table.lines[1:]):
                    words = f"the column '{text}' is not understood"
                    yield Unread(place=table.lines[0].place, text=words)


def _rows(document: Document) -> frozenset[str]:
    """Return the places of the rows of tables of several columns."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return frozenset(line.place for each in tables for line in each.lines if len(line.cells) > 1)
