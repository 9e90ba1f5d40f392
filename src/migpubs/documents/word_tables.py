"""Tables of a Word file: lines, a header row on every page, rows that stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.csl.runs import Styled
from migpubs.documents.word_runs import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from migpubs.documents.blocks import Runs, Table
    from migpubs.documents.word_runs import Scribe

_LINES: Final = "8C9AA5"
_HEAD_FILL: Final = "DBEAF4"


def word_table(table: Table, scribe: Scribe, width: int) -> BaseOxmlElement:
    """Return a table of this width in twips (twentieths of a point)."""
    total = sum(column.share for column in table.columns)
    widths = [width * column.share // total for column in table.columns]
    made = element("w:tbl")
    properties = element("w:tblPr")
    properties.append(element("w:tblW", {"w:w": str(sum(widths)), "w:type": "dxa"}))
    properties.append(_borders())
    properties.append(element("w:tblLayout", {"w:type": "fixed"}))
    properties.append(_margins())
    properties.append(element("w:tblLook", {"w:val": "0020", "w:firstRow": "1"}))
    made.append(properties)
    grid = element("w:tblGrid")
    grid.extend(element("w:gridCol", {"w:w": str(each)}) for each in widths)
    made.append(grid)
    headings = tuple((Styled("bold", (column.heading,)),) for column in table.columns)
    made.append(_row(headings, widths, scribe, header=True))
    made.extend(_row(row, widths, scribe) for row in table.rows)
    return made


def _borders() -> BaseOxmlElement:
    borders = element("w:tblBorders")
    line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": _LINES}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders.extend(element(f"w:{side}", line) for side in sides)
    return borders


def _margins() -> BaseOxmlElement:
    margins = element("w:tblCellMar")
    sides = {"top": 40, "left": 75, "bottom": 40, "right": 75}
    margins.extend(
        element(f"w:{side}", {"w:w": str(twips), "w:type": "dxa"}) for side, twips in sides.items()
    )
    return margins


def _row(
    cells: Iterable[Runs], widths: Sequence[int], scribe: Scribe, *, header: bool = False
) -> BaseOxmlElement:
    row = element("w:tr")
    properties = element("w:trPr")
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))
    row.append(properties)
    for runs, width in zip(cells, widths, strict=True):
        cell = element("w:tc")
        form = element("w:tcPr")
        form.append(element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
        if header:
            shade = {"w:val": "clear", "w:color": "auto", "w:fill": _HEAD_FILL}
            form.append(element("w:shd", shade))
        cell.append(form)
        cell.append(scribe.paragraph(runs, "Table Text", keep=header))
        row.append(cell)
    return row
