"""Word documents (ECMA-376, part 1): a walk over the XML that sees what a reader of the page sees.

Links are kept in all five ways in which Word stores them, text that tracked changes delete is
left out and text they insert is kept, content controls are looked into, and cells merged over
rows or columns stand in each place they cover.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from migpubs.intake import limits
from migpubs.intake.blocks import (
    LINK_MARK,
    NOTE_MARK,
    PARAGRAPH_END,
    Cell,
    Paragraph,
    is_mark,
    linked,
    table,
)
from migpubs.intake.plain_text import links_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.blocks import Block

_LEFT_OUT: Final = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr",
     "sdtEndPr", "Fallback", "instrText", "delText", "delInstrText", "footnoteReference",
     "endnoteReference", "commentReference", "object"}
)  # fmt: skip
_SIGNS: Final = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": "\xad"}
_HYPERLINK = re.compile(r'\bHYPERLINK\b(?:\s+\\[nt])*\s+(?:"([^"]*)"|(?!\\)(\S+))', re.IGNORECASE)
_ANCHOR = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))')
_HEADING = re.compile(r"(?:heading|title|หัวเรื่อง)\s*(\d?)", re.IGNORECASE)
_DEPTH: Final = 60


def read(data: bytes, file: str) -> Iterator[Block]:
    """Give the blocks of a .docx file; raises `ParseError` for what is none or is hostile."""
    archive = limits.Archive(data, file)
    name = "word/document.xml"
    if name not in archive.names:
        hint = "a file of Word 97-2003 (.doc) must be saved as .docx first"
        raise limits.refuse(file, "this is not a Word document (.docx)", hint)
    root = archive.xml(name)
    links = _relations(archive, "word/_rels/document.xml.rels")
    yield from _Reader(file, links).blocks(root, 0)


def _relations(archive: limits.Archive, name: str) -> dict[str, str]:
    """Return the addresses outside the document by the id under which it uses them."""
    if name not in archive.names:
        return {}
    return {
        each.get("Id", ""): each.get("Target", "")
        for each in archive.xml(name)
        if each.get("TargetMode") == "External"
    }


def _name(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    return str(element.tag).rpartition("}")[2]


def _value(element: Any, name: str) -> str:  # noqa: ANN401
    """Return an attribute whatever its namespace; an empty text where there is none."""
    found = next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), "")
    return str(found)


def _child(element: Any, *path: str) -> Any:  # noqa: ANN401
    """Return the first element down a path of names, or nothing."""
    for name in path:
        element = next((child for child in element if _name(child) == name), None)
        if element is None:
            return None
    return element


class _Reader:
    """One document; knows its links and counts its paragraphs and tables."""

    def __init__(self, file: str, links: dict[str, str]) -> None:
        self.file, self.links = file, links
        self.paragraphs = self.tables = 0

    def blocks(self, element: Any, depth: int) -> Iterator[Block]:  # noqa: ANN401
        """Give the blocks below an element, in order."""
        if depth > _DEPTH:
            raise limits.refuse(self.file, f"its parts are nested more than {_DEPTH} deep")
        for child in element:
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child)
            elif name == "tbl":
                yield from self._table(child)
            elif name not in _LEFT_OUT:
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, element: Any) -> Iterator[Block]:  # noqa: ANN401
        self.paragraphs += 1
        found = self._cell([element])
        if found:
            style = _child(element, "pPr", "pStyle")
            heading = _HEADING.match(_value(style, "val")) if style is not None else None
            yield Paragraph(
                cell=found,
                place=f"paragraph {self.paragraphs}",
                level=int(heading[1] or 1) if heading else 0,
                item=_child(element, "pPr", "numPr") is not None,
            )

    def _cell(self, elements: list[Any]) -> Cell:
        text = _Run(self.file, self.links)
        for element in elements:
            text.add(element, 0)
        plain = "".join(text.words)
        return linked(plain, text.found, links_in(plain.replace(LINK_MARK, "")))

    def _table(self, element: Any) -> Iterator[Block]:  # noqa: ANN401
        self.tables += 1
        rows: list[list[Cell]] = []
        places: list[str] = []
        above: dict[int, Cell] = {}
        for number, row in enumerate(_through_controls(element, "tr"), start=1):
            rows.append(self._row(row, above))
            limits.check_table(self.file, number, len(rows[-1]))
            places.append(f"table {self.tables}, row {number}")
        yield from table(rows, places)

    def _row(self, row: Any, above: dict[int, Cell]) -> list[Cell]:  # noqa: ANN401
        """Return a row's cells; ``above`` holds those that are merged downwards, by column."""
        cells = [Cell()] * _number(_child(row, "trPr", "gridBefore"), 0)
        for element in _through_controls(row, "tc"):
            merged = _child(element, "tcPr", "vMerge")
            column = len(cells)
            if merged is not None and _value(merged, "val") != "restart":
                made = above.get(column, Cell())
            else:
                made = self._cell([element])
                above.pop(column, None)
                if merged is not None:
                    above[column] = made
            cells += [made] * max(_number(_child(element, "tcPr", "gridSpan"), 1), 1)
            limits.check_table(self.file, 1, len(cells))
        return cells


def _number(element: Any, default: int) -> int:  # noqa: ANN401
    value = _value(element, "val") if element is not None else ""
    return min(int(value[:6]), limits.COLUMNS + 1) if value.isdecimal() else default


def _through_controls(element: Any, name: str) -> Iterator[Any]:  # noqa: ANN401
    """Give the rows of a table or the cells of a row, those in content controls too."""
    for child in element:
        if _name(child) == name:
            if _child(child, "trPr", "del") is None:
                yield child
        elif _name(child) in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _through_controls(child, name)


class _Run:
    """Collects the text and links of a paragraph or cell."""

    def __init__(self, file: str, links: dict[str, str]) -> None:
        self.file, self.links = file, links
        self.words: list[str] = []
        self.found: list[str] = []
        self._fields: list[list[str] | None] = []
        """The instructions of the fields that are open; None once a field shows its result."""

    def add(self, element: Any, depth: int) -> None:  # noqa: ANN401
        """Add what an element shows."""
        if depth > _DEPTH:
            raise limits.refuse(self.file, f"its parts are nested more than {_DEPTH} deep")
        name = _name(element)
        if name == "fldChar":
            self._field(_value(element, "fldCharType"))
        elif name == "instrText" and self._fields and self._fields[-1] is not None:
            self._fields[-1].append(element.text or "")
        elif name in _LEFT_OUT or (name == "r" and _hidden(element)):
            return
        elif name == "t":
            if not any(field is not None for field in self._fields):
                self.words.append(element.text or "")
        elif name in _SIGNS:
            self.words.append(_SIGNS[name])
        else:
            self._enter(element, name, depth)

    def _enter(self, element: Any, name: str, depth: int) -> None:  # noqa: ANN401
        if name == "hyperlink":
            self._link(self.links.get(_value(element, "id"), ""), _value(element, "anchor"))
        elif name == "fldSimple":
            self._instruction(_value(element, "instr"))
        elif name == "r" and _raised(element):
            self.words.append(NOTE_MARK)
        for child in element:
            self.add(child, depth + 1)
        if name == "p":
            self.words.append(PARAGRAPH_END)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append([])
        elif kind == "separate" and self._fields:
            self._instruction("".join(self._fields[-1] or []))
            self._fields[-1] = None
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _instruction(self, words: str) -> None:
        match = _HYPERLINK.search(words)
        anchor = _ANCHOR.search(words)
        if match:
            self._link(match[1] or match[2], (anchor[1] or anchor[2]) if anchor else "")

    def _link(self, url: str, anchor: str) -> None:
        if url:
            self.found.append(f"{url}#{anchor}" if anchor and "#" not in url else url)
            self.words.append(LINK_MARK)


def _hidden(run: Any) -> bool:  # noqa: ANN401
    vanish = _child(run, "rPr", "vanish")
    return vanish is not None and _value(vanish, "val") not in {"0", "false"}


def _raised(run: Any) -> bool:  # noqa: ANN401
    """Whether a run is raised as footnotes set by hand are."""
    style = _child(run, "rPr", "vertAlign")
    if style is None or _value(style, "val") != "superscript":
        return False
    text = "".join(child.text or "" for child in run if _name(child) == "t").strip()
    return is_mark(text)
