"""The tables of a Word file that came back from clearance, with its tracked changes.

Tracked changes (ECMA-376 part 1, section 17.13.5) that nobody has accepted or rejected yet are
pending: each cell is read twice, without and with them.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from attrs import frozen
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from migpubs.documents.word_files import BROKEN, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

_MAIN: Final = "word/document.xml"
_LARGEST: Final = 100_000_000
"""Bytes of the main part; a file that unpacks to more is not a report."""
_NEW: Final = frozenset(map(qn, ("w:ins", "w:moveTo")))
_OLD: Final = frozenset(map(qn, ("w:del", "w:moveFrom")))
_TEXT: Final = frozenset(map(qn, ("w:t", "w:delText")))
_BLANKS: Final = frozenset(map(qn, ("w:tab", "w:br", "w:cr", "w:p")))
_HYPHEN: Final = qn("w:noBreakHyphen")


@frozen(kw_only=True)
class ClearedCell:
    """A cell of a table that came back."""

    settled: str
    """Its text without the pending changes."""
    proposed: str
    """Its text with them."""
    who: tuple[str, ...] = ()
    """Who proposed them."""


@frozen(kw_only=True)
class ClearedRow:
    """A row of a table that came back."""

    cells: tuple[ClearedCell, ...]
    pending: str = ""
    """``added`` or ``removed`` where the row itself is a pending change."""


def read_cleared(path: Path) -> tuple[tuple[ClearedRow, ...], ...]:
    """Return the tables of a Word file; `ParseError` for any other file."""
    content = io.BytesIO(path.read_bytes())
    try:
        with zipfile.ZipFile(content) as package:
            if package.getinfo(_MAIN).file_size > _LARGEST:
                raise refused(path, "the file is too large to be a report")
            root = parse_xml(package.read(_MAIN))
    except BROKEN as error:
        raise refused(path, "this is not a Word file (.docx)") from error
    return tuple(_table(table) for table in root.iter(qn("w:tbl")))


def _table(table: _Element) -> tuple[ClearedRow, ...]:
    return tuple(_row(row) for row in table.iter(qn("w:tr")))


def _row(row: _Element) -> ClearedRow:
    form = row.find(qn("w:trPr"))
    added = form is not None and form.find(qn("w:ins")) is not None
    removed = form is not None and form.find(qn("w:del")) is not None
    return ClearedRow(
        cells=tuple(_cell(cell) for cell in row.iter(qn("w:tc"))),
        pending="added" if added else "removed" if removed else "",
    )


def _cell(cell: _Element) -> ClearedCell:
    marks = [each for each in cell.iter() if each.tag in _NEW | _OLD]
    who = dict.fromkeys(each.get(qn("w:author"), "") for each in marks)
    return ClearedCell(
        settled=_squeezed(_words(cell, _NEW)),
        proposed=_squeezed(_words(cell, _OLD)),
        who=tuple(name for name in who if name),
    )


def _squeezed(parts: Iterator[str]) -> str:
    return " ".join("".join(parts).split())


def _words(element: _Element, left_out: frozenset[str]) -> Iterator[str]:
    """Give the text of an element without that of some of the elements in it."""
    for child in element:
        if child.tag in left_out:
            continue
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag == _HYPHEN:
            yield "-"
        else:
            yield " " if child.tag in _BLANKS else ""
            yield from _words(child, left_out)
