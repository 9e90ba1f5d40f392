"""The words of a page of a PDF: in lines, in columns, and how far apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import field, mutable

from migpubs.intake.plain_text import PAGE_NUMBER

if TYPE_CHECKING:
    from collections.abc import Sequence

_SAME_LINE: Final = 0.5
_COLUMN_GAP: Final = 1.2

Word = dict[str, Any]


@mutable(eq=False)
class TextLine:
    """Words that stand beside each other, and how high and low they reach."""

    words: list[Word]
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.top = min(word["top"] for word in self.words)
        self.bottom = max(word["bottom"] for word in self.words)

    @property
    def height(self) -> float:
        """Of the first word."""
        return float(self.words[0]["bottom"] - self.words[0]["top"])

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word["text"] for word in self.words)


def text_lines(words: Sequence[Word]) -> list[TextLine]:
    """Put words that overlap by half their height on one line, top to bottom, left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        last = lines[-1][0] if lines else None
        height = word["bottom"] - word["top"]
        if last and last["bottom"] - word["top"] > _SAME_LINE * height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [TextLine(sorted(line, key=lambda word: word["x0"])) for line in lines]


def inside(thing: Word, box: Sequence[float]) -> bool:
    """Whether the middle of a word or link lies in a box: left, top, right, bottom."""
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def links_inside(links: Sequence[Word], box: Sequence[float]) -> list[str]:
    """Return the addresses of the links whose middle lies in a box, each once."""
    return list(dict.fromkeys(link["uri"] for link in links if inside(link, box)))


def groups(lines: Sequence[TextLine]) -> list[list[Word]]:
    """Return the words of some lines in columns that wide blanks keep apart, left to right."""
    words = sorted((word for line in lines for word in line.words), key=lambda word: word["x0"])
    groups, reach = [[words[0]]], words[0]["x1"]
    for word in words[1:]:
        if word["x0"] - reach > _COLUMN_GAP * lines[0].height:
            groups.append([])
        groups[-1].append(word)
        reach = max(reach, word["x1"])
    return groups


def in_lines(words: list[Word]) -> str:
    """Return words in the order in which they are read."""
    ordered = sorted(words, key=lambda word: (round(word["top"]), word["x0"]))
    return " ".join(word["text"] for word in ordered)


def strip(words: Sequence[Word], left: float, right: float) -> tuple[float, float]:
    """Return the widest strip between two heads that is free of words."""
    inside = sorted(
        (word["x0"], word["x1"]) for word in words if word["x1"] > left and word["x0"] < right
    )
    best, reach = (left, left), left
    for begin, end in inside:
        if begin - reach > best[1] - best[0]:
            best = (reach, begin)
        reach = max(reach, end)
    return best


def gaps_of(lines: Sequence[TextLine]) -> list[float]:
    """Return how far each line stands below the one before it."""
    return [after.top - before.bottom for before, after in pairwise(lines)]


def threshold(gaps: Sequence[float]) -> float | None:
    """Return a gap that parts narrow gaps from wide ones, or nothing where all are alike.

    The widest jump between neighbouring gaps must be a point at least.
    """
    ordered = sorted(gaps)
    jumps = [(after - before, before, after) for before, after in pairwise(ordered)]
    if not jumps:
        return None
    jump, before, after = max(jumps)
    return (before + after) / 2 if jump >= 1.0 else None


def without_page_numbers(lines: list[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Take the page's number off its first and last line."""
    furniture = [
        line
        for line in {id(line): line for line in (*lines[:1], *lines[-1:])}.values()
        if PAGE_NUMBER.fullmatch(line.text)
    ]
    return [line for line in lines if line not in furniture], furniture
