"""Line ends of a PDF that may cut a word, told by how full the line is.

A program that fills a narrow column puts a word that is wider than the column on a line of its own,
and cuts it where no letter more has room. So a line of one word, at the end of which the next
letter had no room, may be the beginning of one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from migpubs.intake.pdf_words import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migpubs.intake.pdf_words import TextLine, Word

_SLACK: Final = 1.2
"""How many letters wide the room may be in which no letter more has room."""

Box = tuple[float, float, float, float]
Cut = tuple[str, str]
"""The words before and behind a line end; nothing stands behind the last."""


def of_lines(lines: Sequence[TextLine], right: float) -> Iterator[Cut]:
    """Give the words on both sides of each line end that may cut one. right: where lines end.

    Behind the last line nothing stands, but for the rest of the cell on the next page.
    """
    for number, line in enumerate(lines):
        [*others, last] = line.words
        first = lines[number + 1].words[0] if number + 1 < len(lines) else None
        letter = first or last
        width = (letter["x1"] - letter["x0"]) / len(letter["text"])
        if not others and right - last["x1"] < _SLACK * width:
            yield last["text"], first["text"] if first else ""


def of_table(table: Any, **how: Any) -> dict[Box, list[Cut]]:  # noqa: ANN401
    """Return the cuts in the cells of a ruled table, by the boxes of the cells.

    On the right a cell has as much room around its words as its column has on the left. how:
    how words are told apart, as pdfplumber wants it.
    """
    from pdfplumber.utils.text import extract_words  # noqa: PLC0415 - an extra

    columns: dict[float, dict[Box, list[TextLine]]] = defaultdict(dict)
    for row in table.rows:
        beside = _inside(table.page.chars, row.bbox)
        for box in filter(None, row.cells):
            lines = text_lines(extract_words(_inside(beside, box), **how))
            columns[box[0]][box] = lines
    found: dict[Box, list[Cut]] = {}
    for left, cells in columns.items():
        starts = [line.words[0]["x0"] - left for lines in cells.values() for line in lines]
        room = min(starts, default=0.0)
        found |= {box: [*of_lines(lines, box[2] - room)] for box, lines in cells.items()}
    return found


def _inside(chars: Iterable[Word], box: Box) -> list[Word]:
    left, top, right, bottom = box
    return [
        char
        for char in chars
        if top <= _middle(char, "top", "bottom") < bottom
        and left <= _middle(char, "x0", "x1") < right
    ]


def _middle(char: Word, begin: str, end: str) -> float:
    return float(char[begin] + char[end]) / 2
