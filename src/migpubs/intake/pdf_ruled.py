"""Ruled tables on the pages of a PDF: what stands in each place of their grid.

A box that reaches over several rows or columns is a merged cell, and stands in each place that it
covers, as it does in Word and HTML. What is not certain puts its rows in doubt: a place that lies
in no box, words that reach out of theirs, a box whose words stand as far apart as those of two
cells, and a place left empty where a page break may cut a merged cell.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import define, field

from migpubs.intake.merged import own_columns, without_slivers
from migpubs.intake.pdf_cuts import of_table
from migpubs.intake.pdf_words import gaps_of, in_lines, inside, links_inside, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migpubs.intake.pdf_cuts import Cut
    from migpubs.intake.pdf_words import Word

Box = tuple[float, float, float, float]
_WIDE: Final = 1.2
"""How far words of two cells stand apart at least, in heights of a word."""
_OUT: Final = 0.3
"""How far a word reaches over a line at most that is none of two cells, in its heights."""
_SLACK: Final = 3.0

UNSURE: Final = "rows-unsure"
CUT: Final = "cell-cut?"


@define(eq=False)
class Place:
    """A cell: one object for each place of the grid that it covers."""

    text: str
    links: list[str]
    cuts: list[Cut] = field(factory=list)
    rows: int = 1
    """How many rows it covers."""
    number: int = 0
    """The same for the same cell, in plain data."""

    def plain(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "text": self.text,
            "links": self.links,
            "cuts": self.cuts,
            "cell": self.number,
        }


@define(eq=False)
class Ruled:
    """A table with lines."""

    page: int
    top: float
    lefts: list[float]
    """Where its columns begin."""
    rows: list[list[Place]]
    doubts: list[str]
    """Of each row the rule by which it is doubtful, or an empty text."""
    starts_page: bool = field(default=False)

    def plain(self) -> dict[str, Any]:
        """Return it as plain data."""
        cells = {id(cell): cell for row in self.rows for cell in row}
        for number, cell in enumerate(cells.values()):
            cell.number = number
        return {
            "kind": "table",
            "rows": [[cell.plain() for cell in row] for row in self.rows],
            "doubts": self.doubts,
            "page": self.page,
            "starts_page": self.starts_page,
            "doubt": False,
        }


def read(
    table: Any,  # noqa: ANN401 - pdfplumber has no types
    options: dict[str, Any],
    words: Sequence[Word],
    links: Sequence[Word],
) -> Ruled:
    """Return a table that pdfplumber found.

    options: how it finds the blanks. words, links: of the page.
    """
    grid = _Grid(table)
    within = [word for word in words if inside(word, table.bbox)]
    cuts = of_table(table, **options)
    places = {
        box: Place(text or "", links_inside(links, box), cuts[box], len(grid.rows_of(box)))
        for row, texts in zip(table.rows, table.extract(**options), strict=True)
        for box, text in zip(row.cells, texts, strict=True)
        if box
    }
    doubtful = set(grid.cut_rows(within))
    for box in grid.merged():
        if _holds_two([word for word in within if inside(word, box)], grid.lefts):
            doubtful.update(grid.rows_of(box))
    rows: list[list[Place]] = []
    for number, boxes in enumerate(grid.boxes):
        rows.append([places[box] for box in boxes if box])
        for column, at in enumerate(boxes):
            if at is None:
                doubtful.add(number)
                open_ = grid.place(number, column)
                text = in_lines([word for word in within if inside(word, open_)])
                rows[-1].insert(column, Place(text, links_inside(links, open_)))
    return Ruled(
        page=table.page.page_number,
        top=table.bbox[1],
        lefts=[grid.lefts[column] for column in own_columns(rows)],
        rows=without_slivers(rows),
        doubts=[UNSURE if number in doubtful else "" for number in range(len(rows))],
    )


class _Grid:
    """Where the rows and columns of a table begin, and the box that covers each place."""

    def __init__(self, table: Any) -> None:  # noqa: ANN401
        cells: list[Box] = table.cells
        self.bbox: Box = table.bbox
        self.tops = sorted({box[1] for box in cells})
        self.lefts = sorted({box[0] for box in cells})
        self.boxes: list[list[Box | None]] = [[None] * len(self.lefts) for _ in self.tops]
        for box in cells:
            for row in self.rows_of(box):
                for column in self.columns_of(box):
                    self.boxes[row][column] = box

    def rows_of(self, box: Box) -> range:
        """Return the numbers of the rows that a box covers."""
        return range(bisect_left(self.tops, box[1]), bisect_left(self.tops, box[3]))

    def columns_of(self, box: Box) -> range:
        """Return the numbers of the columns that a box covers."""
        return range(bisect_left(self.lefts, box[0]), bisect_left(self.lefts, box[2]))

    def cut_rows(self, words: Sequence[Word]) -> Iterator[int]:
        """Give the numbers of the rows in which a word reaches out of its box."""
        for word in words:
            slack = _OUT * (word["bottom"] - word["top"])
            rows = _between(self.tops, word["top"] + slack, word["bottom"] - slack)
            columns = _between(self.lefts, word["x0"] + slack, word["x1"] - slack)
            if len({self.boxes[row][column] for row in rows for column in columns}) > 1:
                yield from rows

    def place(self, row: int, column: int) -> Box:
        """Return the rectangle between the lines of the grid."""
        lefts, tops = [*self.lefts, self.bbox[2]], [*self.tops, self.bbox[3]]
        return lefts[column], tops[row], lefts[column + 1], tops[row + 1]

    def merged(self) -> Iterator[Box]:
        """Give the boxes that cover more than one place."""
        boxes = {box for row in self.boxes for box in row if box}
        return (box for box in boxes if len(self.rows_of(box)) * len(self.columns_of(box)) > 1)


def _between(starts: Sequence[float], begin: float, end: float) -> range:
    """Return the numbers of the rows or columns into which something reaches."""
    first = max(bisect_right(starts, begin) - 1, 0)
    return range(first, max(bisect_right(starts, end), first + 1))


def _holds_two(words: Sequence[Word], lefts: Sequence[float]) -> bool:
    """Whether the words of a merged cell stand as far apart as those of two: a line is missing."""
    if not words:
        return False
    lines = text_lines(words)
    height = lines[0].height
    if any(gap > height for gap in gaps_of(lines)):
        return True
    for left in lefts:
        before = [word["x1"] for word in words if word["x1"] <= left + _SLACK]
        behind = [word["x0"] for word in words if word["x0"] >= left - _SLACK]
        whole = len(before) + len(behind) == len(words)
        if before and behind and whole and min(behind) - max(before) > _WIDE * height:
            return True
    return False


def doubt_breaks(tables: Sequence[Ruled]) -> None:
    """Doubt the rows beside a page break that may cut a merged cell.

    tables: the first and last table of each page, in order. On the one side of the break the cell
    has its text, on the other an empty box. One that covers several rows takes the text; one that
    covers one row may be truly empty, and where other cells of its column are, it is.
    """
    for above, below in pairwise(tables):
        if below.page == above.page + 1 and below.starts_page and _go_on(above, below):
            first = _first_row(above, below)
            if first < len(below.rows):
                _doubt_break(above, below, first)


def _go_on(above: Ruled, below: Ruled) -> bool:
    pairs = zip(above.lefts, below.lefts, strict=False)
    same = len(above.lefts) == len(below.lefts)
    return same and all(abs(one - other) <= _SLACK for one, other in pairs)


def _first_row(above: Ruled, below: Ruled) -> int:
    """Return the number of the first row below a head that is printed again."""
    number = 0
    for one, other in zip(above.rows, below.rows, strict=False):
        if [cell.text for cell in one] != [cell.text for cell in other]:
            break
        number += 1
    return number


def _doubt_break(above: Ruled, below: Ruled, first: int) -> None:
    last = above.rows[-1]
    for column, (one, other) in enumerate(zip(last, below.rows[first], strict=True)):
        if bool(one.text) == bool(other.text):
            continue
        empty, full, table = (other, one, below) if one.text else (one, other, above)
        if empty.rows > 1:
            empty.text, empty.links, empty.cuts = full.text, full.links, full.cuts
        elif _is_sparse((above.rows, below.rows[first:]), column, empty):
            continue
        for number, row in enumerate(table.rows):
            if row[column] is empty:
                table.doubts[number] = CUT


def _is_sparse(parts: Iterable[Sequence[Sequence[Place]]], column: int, but: Place) -> bool:
    """Whether other cells of a column are empty and none is merged over rows."""
    cells = [row[column] for part in parts for row in part]
    return any(not each.text for each in cells if each is not but) and all(
        each.rows == 1 for each in cells
    )
