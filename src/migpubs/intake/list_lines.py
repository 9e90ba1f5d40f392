"""The lines of a reading list without a table, each of which is an entry, a heading or neither.

A line is a paragraph, an item of a list, or one of several lines of a paragraph that each have
the form of an entry; a title with a date or its authors below it is one line.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs.intake import cards, limits
from migpubs.intake.addresses import is_cut
from migpubs.intake.asides import bare, is_date, is_pointer
from migpubs.intake.blocks import PARAGRAPH_END, Cell, Paragraph, Table
from migpubs.intake.plain_text import is_item, without_mark
from migpubs.intake.titles_first import by_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migpubs.intake.blocks import Document
    from migpubs.intake.parts import Parts

    IsBody = Callable[[str], bool]
    Parse = Callable[[str], Parts | None]

_REFERENCES: Final = re.compile(
    r"(?:full |bibliographic )?(?:references?|citations?)|bibliography|referencias?|références?"
    r"|(?:เอกสาร|รายการ)?อ้างอิง|บรรณานุกรม",
    re.IGNORECASE,
)
"""The head of a column of whole references."""
_YEAR_ALONE: Final = re.compile(r"(?:19|20|2[45])\d\d|[๐-๙]{4}")
_YEAR_FIRST: Final = re.compile(
    r"(?:19|20)\d\d[a-z]?[.:]?\s+[^\W\d_a-z“\"‘]|(?:19|20)\d\d[a-z]?\s+[“\"‘]"
)
_NUMBER_FIRST: Final = re.compile(r"(?P<number>\d{1,3})\s+[^\W\d_a-z“\"‘]")
_SAME_AUTHORS: Final = re.compile(r"[-–—_―]{3,}[.,]? |[—―]{2}[.,]? ")
"""What stands for the authors of the entry above; it begins an entry whatever follows."""
_STARTS: Final = re.compile(
    rf"[^\W\d_a-z]|{_SAME_AUTHORS.pattern}|[“\"‘'\[]"
    r"|(?:(?:van|von|de|der|den|di|da|al|el|bin|ter) )+[^\W\d_a-z]"
)
_OPEN: Final = re.compile(r"“[^”]*$|^[^\"]*\"[^\"]*$")
"""A line in which a quotation begins and does not end: its colon is the title's."""
_CLOSED: Final = re.compile(r"[.)\]”\"]$|\d$|https?://\S+$")


def of_document(document: Document, parse: Parse, is_body: IsBody) -> list[Paragraph]:
    """Return the lines of a document.

    parse: takes an entry apart, or gives nothing where a text has no form of one. is_body: whether
    a text is the name of a known body.
    """
    lines = [part for line in _paragraphs_of(document) for part in _parted(line, parse, is_body)]
    limits.check_table(document.file, len(lines), 1)
    return [*_with_dated_titles([*cards.joined(lines, parse, is_body)])]


def _paragraphs_of(document: Document) -> list[Paragraph]:
    """Return all paragraphs, items without their marks.

    The rows of tables that list nothing are paragraphs too, and so is each line of a paragraph
    that begins with the mark of an item, where the first line does.
    """
    return [part for each in _paragraphs(document) for part in _unmarked(each)]


def _unmarked(paragraph: Paragraph) -> list[Paragraph]:
    lines = paragraph.cell.text.split("\n")
    if paragraph.level or not is_item(lines[0]):
        return [paragraph]
    starts = [number for number, line in enumerate(lines) if is_item(line)]
    ends = [*starts[1:], len(lines)]
    texts = ["\n".join(lines[a:b]) for a, b in zip(starts, ends, strict=True)]
    cells = [evolve(cell, text=without_mark(cell.text)) for cell in parts_of(paragraph.cell, texts)]
    return [evolve(paragraph, cell=cell, item=True) for cell in cells]


def _paragraphs(document: Document) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Table):
            at = reference_column(block)
            lines = block.lines if at is None else block.lines[1:]
            for line in lines:
                cells = line.cells if at is None else line.cells[at : at + 1]
                filled = dict.fromkeys(cell for cell in cells if cell)
                links = tuple(link for cell in filled for link in cell.links)
                text = "\t".join(cell.text for cell in filled)
                found.append(Paragraph(cell=Cell(text, links), place=line.place, page=line.page))
        else:
            found.append(block)
    return found


def reference_column(table: Table) -> int | None:
    """Return which column of a table of several holds whole references, by its head."""
    heads = [_REFERENCES.fullmatch(text) is not None for text in table.lines[0].texts]
    return heads.index(True) if sum(heads) == 1 < len(heads) else None


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
    return [evolve(paragraph, cell=cell) for cell in parts_of(paragraph.cell, texts)]


def parts_of(whole: Cell, texts: Sequence[str]) -> list[Cell]:
    """Return the parts of a cell as cells, each with the links that begin in it.

    The cell stays whole where it is not known in which part a link begins.
    """
    places = _parts_of_lines(whole.text.split("\n"), texts)
    links: list[list[str]] = [[] for _ in texts]
    behind: list[list[str]] = [[] for _ in texts]
    for count, link in enumerate(whole.links):
        named = (n for n, text in enumerate(texts) if link in text)
        part = places[whole.at[count]] if count < len(whole.at) else next(named, None)
        if part is None:
            return [whole]
        links[part].append(link)
        behind[part] += whole.behind[count : count + 1]
    parted = zip(texts, links, behind, strict=True)
    return [Cell(text, tuple(own), behind=tuple(words)) for text, own, words in parted]


def _parts_of_lines(lines: Sequence[str], texts: Sequence[str]) -> list[int | None]:
    """Return in which of some texts, made of them in order, each line stands."""
    found: list[int | None] = []
    part = start = 0
    for line in lines:
        bare = _NUMBER_FIRST.sub(lambda match: match[0][-1], line.strip(), count=1)
        ends = (
            (n, _end(texts[n], bare, start if n == part else 0)) for n in range(part, len(texts))
        )
        there = next(((n, end) for n, end in ends if end), None)
        if there:
            part, start = there
        found.append(part if there else None)
    return found


def _end(text: str, line: str, start: int) -> int:
    """Return where a line ends in a text; 0 where it does not stand there."""
    at = text.find(line, start)
    return at + len(line) if at >= 0 else 0


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
    if lines[0].endswith(":") and not _OPEN.search(lines[0]):
        return [lines[0], *_in_form(lines[1:], parse)] if lines[1:] else [*lines]
    parts = [lines[0]]
    for before, line in pairwise(lines):
        if _CLOSED.search(before) and _STARTS.match(line) and not is_cut(before, line):
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    formed = [part for part in parts if parse(part) or _SAME_AUTHORS.match(part)]
    if 2 * len(formed) < len(parts):
        return ["\n".join(lines)]
    texts = parts[:1]
    for part in parts[1:]:
        together = f"{texts[-1]}\n{part}"
        own = part in formed or is_pointer(part) or _dated(texts[-1], part)
        if own or not parse(together):
            texts.append(part)
        else:
            texts[-1] = together
    return texts


def _dated(*parts: str) -> bool:
    """Whether each of some parts names a year that is not of its address, as entries do."""
    return all(re.search(r"\b(?:19|20)\d\d\b", bare(part)) for part in parts)


def _with_dated_titles(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Give the paragraphs; a title, the date below it and the text below that become one.

    Only where dates stand on lines of their own at least twice, so that one date in a letter's
    head makes no entry.
    """
    dates = [number for number, each in enumerate(lines) if _is_date(each)]
    starts = {number - 1: number for number in dates if number > 0 and number - 1 not in dates}
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
