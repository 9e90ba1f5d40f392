"""Lines that begin with the name of a field: "Title: …", "Author – …", "ปีที่พิมพ์ : …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from migpubs.intake.blocks import PARAGRAPH_END, Cell, Table
from migpubs.intake.headers import field_of
from migpubs.intake.list_lines import parts_of
from migpubs.intake.plain_text import PAGE_NUMBER, without_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migpubs.intake.blocks import Document, Line, Paragraph

_LABEL: Final = re.compile(
    r"[*_]*(?P<label>[^:：\t]{2,60}?)[*_]*\s*"
    r"(?:(?P<colon>[:：])|\s[-–—](?=\s)|\t|\s{2,})[*_]*\s*(?P<value>.*)$"
)
_OTHER_LABEL: Final = re.compile(r"[^\W\d_]\S*(?: \S+){0,3}")
"""What may be a label that is not known: few words."""
_BLANK_LABEL: Final = re.compile(r"\n[*_]*[:：] *")
"""The sign of a definition in Markdown, on the line below its term."""
_COUNT: Final = re.compile(
    r"(?:(?:publication|record|entry|item|no\.?|number|ลำดับที่|ลำดับ)\s*)?[#(]?\d{1,3}[.):]*|[-–—_=*]+",
    re.IGNORECASE,
)
"""A line that only counts the entries, or parts them."""


@frozen(kw_only=True)
class LabelLine:
    """A line, with the label before it if there is one."""

    label: str
    """As printed; empty where there is none."""
    field: str
    """The field that the label names, or empty."""
    cell: Cell
    """What stands behind the label; the whole line where there is none."""
    block: tuple[int, int]
    """Of lines of one paragraph it is the same; the second is the row of a table, from 1."""
    place: str
    page: int = 0
    level: int = 0
    """Of a heading."""
    doubt: str = ""
    """The rule by which its row of a table is doubtful."""
    bare: bool = False
    """Whether it is a label without a colon or a value, which may be a heading too."""

    @property
    def text(self) -> str:
        """The cell's text in one line."""
        return " ".join(self.cell.text.split())

    @property
    def whole(self) -> Cell:
        """The line with its label, where that is not known as one."""
        text = f"{self.label}: {self.cell.text}" if self.label else self.cell.text
        return evolve(self.cell, text=text)

    @property
    def waits(self) -> bool:
        """Whether it is a label whose value stands on the next line."""
        return bool(self.field) and not self.cell


def of_document(document: Document) -> list[LabelLine]:
    """Return the lines of the paragraphs and of the tables of two columns of a document."""
    lines: list[LabelLine] = []
    for number, block in enumerate(document.blocks):
        own = of_table(block, number) if isinstance(block, Table) else of_paragraph(block, number)
        for line in own:
            if lines and lines[-1].waits and not line.level and not line.field:
                lines[-1] = evolve(lines[-1], cell=line.whole, bare=False)
            else:
                lines.append(line)
    lines = [_heading(line) if line.bare else line for line in lines]
    return [line for line in lines if line.label or not _COUNT.fullmatch(line.text)]


def _heading(line: LabelLine) -> LabelLine:
    """Return a bare label that no value follows as a line without a label."""
    return evolve(line, label="", field="", cell=Cell(line.label), bare=False)


def of_table(table: Table, number: int) -> Iterator[LabelLine]:
    """Give the rows of a table of two columns; a cell that spans both is a line of its own."""
    for row, line in enumerate(table.lines, 1):
        if len(line.cells) != 2:  # noqa: PLR2004 - no form
            return
        label, value = line.cells
        name = " ".join(label.text.split()).strip(" :：")
        alone = not label.text.strip() or label == value or (not value and not field_of(name))
        if not (label or value):
            continue
        yield LabelLine(
            label="" if alone else name,
            field="" if alone else field_of(name),
            cell=(label or value) if alone else (value or Cell(" ")),
            block=(number, row),
            place=line.place,
            page=line.page,
            doubt=doubt_of([line], table),
        )


def doubt_of(lines: Sequence[Line], table: Table) -> str:
    """Return the rule by which rows of a table are doubtful, or an empty text."""
    table_doubt = "rows-unsure" if table.doubt else ""
    return next((line.doubt for line in lines if line.doubt), table_doubt)


def of_paragraph(paragraph: Paragraph, number: int) -> Iterator[LabelLine]:
    """Give the lines of a paragraph."""
    text = _BLANK_LABEL.sub(": ", paragraph.cell.text)
    texts = [part for part in re.split(rf"[\n{PARAGRAPH_END}]", text) if part.strip()]
    for cell in parts_of(evolve(paragraph.cell, text="\n".join(texts), at=()), texts):
        for part in cell.text.split("\n"):
            yield _of_line(evolve(cell, text=part.strip()), paragraph, number)


def _of_line(cell: Cell, paragraph: Paragraph, number: int) -> LabelLine:
    text = without_mark(cell.text)
    label, value = ("", text) if paragraph.level or PAGE_NUMBER.fullmatch(text) else _label(text)
    return LabelLine(
        label=label,
        field=field_of(label) if label else "",
        cell=evolve(cell, text=value),
        block=(number, 0),
        place=paragraph.place,
        page=paragraph.page,
        level=paragraph.level,
        bare=bool(label) and label == text.strip(" *_"),
    )


def _label(text: str) -> tuple[str, str]:
    """Return the label of a line, or an empty text, and what stands behind it."""
    found = _LABEL.match(text)
    known = bool(found and field_of(found["label"]))
    if found and (known or (found["colon"] and _OTHER_LABEL.fullmatch(found["label"]))):
        label, value = found["label"].strip(), found["value"]
        if value and not value.startswith("//"):
            return label, value
        return (label, "") if known and not value else ("", text)
    bare = text.strip(" *_")
    return (bare, "") if len(bare) > 1 and field_of(bare) and ":" not in bare else ("", text)
