"""Reading lists without a table: which lines of a document are entries, and what belongs to each.

An entry is a paragraph, an item of a list, or one of several lines of a paragraph that each have
the form of an entry. What it says is taken apart by `migpubs.intake.citations`; a line that is no
entry is a heading, or an unread line.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from migpubs.intake import citations, labelled, limits
from migpubs.intake.asides import is_date, is_pointer
from migpubs.intake.blocks import PARAGRAPH_END, Cell, Paragraph, Table
from migpubs.intake.entries import Entry, Listing, Unread
from migpubs.intake.plain_text import PAGE_NUMBER, links_in
from migpubs.intake.titles_first import by_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migpubs.intake.blocks import Document
    from migpubs.intake.parts import Parts

    IsBody = Callable[[str], bool]
    Parse = Callable[[str], Parts | None]

_HEADING: Final = re.compile(
    r"\b(?:publications?|references?|bibliography|annex|reading list|reports|resources|sources|"
    r"knowledge products?|list of)\b|บรรณานุกรม|สิ่งพิมพ์|เอกสารอ้างอิง|ภาคผนวก",
    re.IGNORECASE,
)
_YEAR_ALONE: Final = re.compile(r"(?:19|20|2[45])\d\d|[๐-๙]{4}")
_YEAR_FIRST: Final = re.compile(
    r"(?:19|20)\d\d[a-z]?[.:]?\s+[^\W\d_a-z“\"‘]|(?:19|20)\d\d[a-z]?\s+[“\"‘]"
)
_NUMBER_FIRST: Final = re.compile(r"(?P<number>\d{1,3})\s+[^\W\d_a-z“\"‘]")
_STARTS: Final = re.compile(
    r"[^\W\d_a-z]|[“\"‘'\[]|(?:(?:van|von|de|der|den|di|da|al|el|bin|ter) )+[^\W\d_a-z]"
)
_CLOSED: Final = re.compile(r"[.)\]”\"]$|\d$|https?://\S+$")


def listing(document: Document, is_body: IsBody) -> Listing:
    """Return the entries of the paragraphs of a document, and the lines that are none.

    is_body: whether a text is the name of a known body.
    """
    parse = cache(lambda text: citations.parse(text, is_body))
    lines = [part for line in _lines(document) for part in _parted(line, parse, is_body)]
    limits.check_table(document.file, len(lines), 1)
    return _Finder([*_with_dated_titles(lines)], parse, is_body).listing()


@frozen(init=False)
class _Finder:
    """Goes over the lines; knows whether the entries of this document are items of lists."""

    lines: Sequence[Paragraph]
    is_body: IsBody
    parts: dict[int, Parts | None]
    items: int
    """How many items of lists are entries, where most entries are items; else 0."""
    every: int
    """How many items of lists there are."""

    def __init__(self, lines: Sequence[Paragraph], parse: Parse, is_body: IsBody) -> None:
        parts = {id(line): None if line.level else parse(line.cell.text) for line in lines}
        found = [line.item for line in lines if parts[id(line)] or (line.item and line.cell.links)]
        items = sum(found)
        every = sum(line.item for line in lines)
        in_items = items >= 2 and items > len(found) - items  # noqa: PLR2004 - a list
        self.__attrs_init__(lines, is_body, parts, items if in_items else 0, every)

    def listing(self) -> Listing:
        entries: list[Entry] = []
        unread: list[Unread] = []
        heading = group = ""
        for line in self.lines:
            text = " ".join(line.cell.text.split())
            if PAGE_NUMBER.fullmatch(text):
                continue
            entry = labelled.of_lines(line) or self._entry(line, group, first=not entries)
            if entry:
                entries.append(entry)
            elif not entries and not heading:
                heading = text
            elif line.level or self.is_body(text) or _YEAR_ALONE.fullmatch(text):
                group = text
            else:
                unread.append(Unread(place=line.place, text=text))
        return Listing(heading=heading, entries=tuple(entries), unread=tuple(unread))

    def _entry(self, line: Paragraph, group: str, *, first: bool) -> Entry | None:
        parts = self.parts[id(line)]
        whole = PARAGRAPH_END in line.cell.text
        if line.level or not (parts or whole or self._is_item(line)):
            return None
        if not line.item and not line.cell.links and (self.items or first) and not whole:
            loose = parts is not None and parts.form in {"dash", "title-year", "commas"}
            if self.items or (loose and _HEADING.search(line.cell.text)):
                return None
        return Entry(
            fields=("reference",), columns=("",), cells=(line.cell,), place=line.place,
            page=line.page, group=group,
        )  # fmt: skip

    def _is_item(self, line: Paragraph) -> bool:
        """Whether a line of no form is an entry: with its own link, or an item among entries."""
        if line.cell.links and (line.item or not self.every):
            return not is_pointer(line.cell.text)
        text = line.cell.text.strip()
        return (
            line.item and 2 * self.items >= self.every and " " in text
            and not text.endswith(":") and not is_pointer(text)
        )  # fmt: skip


# --- lines ----------------------------------------------------------------------------------------


def _lines(document: Document) -> list[Paragraph]:
    """Return all paragraphs; the rows of tables that list nothing are paragraphs too."""
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Table):
            for line in block.lines:
                filled = dict.fromkeys(cell for cell in line.cells if cell)
                links = tuple(link for cell in filled for link in cell.links)
                text = "\t".join(cell.text for cell in filled)
                found.append(Paragraph(cell=Cell(text, links), place=line.place, page=line.page))
        else:
            found.append(block)
    return found


def _parted(paragraph: Paragraph, parse: Parse, is_body: IsBody) -> list[Paragraph]:
    """Part a paragraph into the entries that its lines are; whole where they are none."""
    lines = [line.strip() for line in paragraph.cell.text.split("\n") if line.strip()]
    if len(lines) < 2 or paragraph.level or by_lines("\n".join(lines), is_body):  # noqa: PLR2004
        return [paragraph]
    dated = [number for number, line in enumerate(lines) if is_date(line)]
    if dated == [2] and len(lines) <= 4 and not lines[0].isupper():  # noqa: PLR2004 - title, authors, date, and a note
        return [evolve(paragraph, cell=Cell(PARAGRAPH_END.join(lines), paragraph.cell.links))]
    if len(lines) > 2 and _YEAR_ALONE.fullmatch(lines[1]):  # noqa: PLR2004 - title, year, abstract
        return [evolve(paragraph, cell=Cell(PARAGRAPH_END.join(lines), paragraph.cell.links))]
    if dated and dated[0]:
        texts = lines
    else:
        texts = _below_authors(lines) or _numbered(lines) or _in_form(lines, parse)
    if len(texts) < 2:  # noqa: PLR2004 - nothing to part
        return [paragraph]
    own = {link for text in texts for link in links_in(text)}
    others = [link for link in paragraph.cell.links if link not in own]
    return [
        evolve(paragraph, cell=Cell(text, tuple(dict.fromkeys([*links_in(text), *others]))))
        for text in texts
    ]


def _below_authors(lines: Sequence[str]) -> list[str]:
    """Give each year's work below a line of authors the authors: the form of IOM and the UN."""
    starts = [bool(_YEAR_FIRST.match(line)) for line in lines]
    if not any(starts[1:]) or starts[0]:
        return []
    texts: list[str] = []
    head: list[str] = []
    for number, line in enumerate(lines):
        if starts[number]:
            texts.append("\n".join([*head, line]))
        elif any(starts[number + 1 : number + 2]) and (not texts or _CLOSED.search(texts[-1])):
            head = [line]
        elif texts:
            texts[-1] += f"\n{line}"
        else:
            head.append(line)
    return texts


def _numbered(lines: Sequence[str]) -> list[str]:
    """Part at the numbers of footnotes, which stand without a stop: "1 ILO, …", "2 Ibid."."""
    numbers = [_NUMBER_FIRST.match(line) for line in lines]
    found = [int(match["number"]) for match in numbers if match]
    if len(found) < 2 or not numbers[0] or found != [*range(found[0], found[0] + len(found))]:  # noqa: PLR2004
        return []
    texts: list[str] = []
    for line, match in zip(lines, numbers, strict=True):
        if match:
            texts.append(line[match.end("number") :].strip())
        else:
            texts[-1] += f"\n{line}"
    return texts


def _in_form(lines: Sequence[str], parse: Parse) -> list[str]:
    """Part where a line closes and the next begins, if half of the parts have a form.

    A part without a form goes on with the one before where both together have one.
    """
    if lines[0].endswith(":"):
        return [lines[0], *_in_form(lines[1:], parse)] if lines[1:] else [*lines]
    parts = [lines[0]]
    for before, line in pairwise(lines):
        if _CLOSED.search(before) and _STARTS.match(line):
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    if 2 * sum(parse(part) is not None for part in parts) < len(parts):
        return ["\n".join(lines)]
    texts = parts[:1]
    for part in parts[1:]:
        together = f"{texts[-1]}\n{part}"
        if parse(part) or is_pointer(part) or not parse(together):
            texts.append(part)
        else:
            texts[-1] = together
    return texts


def _with_dated_titles(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Give the paragraphs; a title, the date below it and the text below that become one.

    Only where dates stand on lines of their own at least twice, so that one date in a letter's
    head makes no entry.
    """
    dates = [number for number, each in enumerate(lines) if _is_date(each)]
    starts = {number - 1: number for number in dates if number > 0}
    if len(starts) < 2:  # noqa: PLR2004 - see above
        yield from lines
        return
    number = 0
    while number < len(lines):
        if number not in starts:
            yield lines[number]
            number += 1
            continue
        end = next((each for each in sorted(starts) if each > number), len(lines))
        taken = [number, number + 1, *_abstract(lines, number + 2, end)]
        yield _as_one([lines[each] for each in taken])
        number = taken[-1] + 1


def _abstract(lines: Sequence[Paragraph], first: int, end: int) -> list[int]:
    """Return the lines below a date that are running text: those that end as sentences do."""
    found = []
    for number in range(first, end):
        if not re.search(r"[.!?…][\"”’)]*\s*$", lines[number].cell.text):
            break
        found.append(number)
    return found


def _is_date(paragraph: Paragraph) -> bool:
    return not paragraph.level and is_date(paragraph.cell.text)


def _as_one(lines: Sequence[Paragraph]) -> Paragraph:
    links = dict.fromkeys(link for line in lines for link in line.cell.links)
    text = PARAGRAPH_END.join(line.cell.text for line in lines)
    return evolve(lines[0], cell=Cell(text, tuple(links)), level=0, item=True)
