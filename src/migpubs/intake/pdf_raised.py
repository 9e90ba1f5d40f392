"""Raised figures and signs on a page of a PDF, which are the marks of footnotes as a rule.

A PDF does not say what is raised. What is smaller than the letter before it and stands above its
foot is; and where a font has raised figures of its own, they are narrower than its other figures.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from migpubs.intake.blocks import NOTE_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Char = dict[str, Any]
_SMALL: Final = 0.85
_RAISED: Final = 0.15
_NARROW: Final = 0.8
_MARKS: Final = re.compile(r"\[?(?:\d{1,3}(?:[,–-] ?\d{1,3})*|[*†‡§]{1,3}|[a-z])\]?")


def mark(chars: Sequence[Char]) -> None:
    """Put a `NOTE_MARK` before the raised figures and signs among the characters of a page.

    chars: as pdfplumber gives them, in the order in which they are drawn; they are changed.
    """
    widths = _widths(chars)
    run: list[Char] = []
    base: Char = {}
    for before, char in pairwise(chars):
        base = base if run else before
        if _is_small(base, char) or _is_narrow(base, char, widths):
            run.append(char)
        else:
            _mark(run)
            run = []
    _mark(run)


def _mark(run: Sequence[Char]) -> None:
    if _MARKS.fullmatch("".join(char["text"] for char in run).strip()):
        run[0]["text"] = NOTE_MARK + run[0]["text"]


def _is_small(before: Char, char: Char) -> bool:
    """Whether a character is smaller than one before it, close behind it and above its foot."""
    height = before["bottom"] - before["top"]
    small = char["bottom"] - char["top"] < _SMALL * height
    raised = before["bottom"] - char["bottom"] > _RAISED * height
    return bool(small and raised and char["bottom"] > before["top"]) and _is_near(before, char)


def _is_near(before: Char, char: Char) -> bool:
    height = before["bottom"] - before["top"]
    return bool(before["text"].strip()) and -1 <= char["x0"] - before["x1"] < 2 * height


def _font(char: Char) -> tuple[str, float]:
    return str(char["fontname"]), round(char["size"], 1)


def _widths(chars: Sequence[Char]) -> Mapping[tuple[str, float], Mapping[str, float]]:
    """Return how wide each figure is at most, by font and size."""
    found: dict[tuple[str, float], dict[str, float]] = defaultdict(dict)
    for char in chars:
        if char["text"].isdecimal():
            widths = found[_font(char)]
            widths[char["text"]] = max(char["x1"] - char["x0"], widths.get(char["text"], 0.0))
    return found


def _is_narrow(
    before: Char, char: Char, widths: Mapping[tuple[str, float], Mapping[str, float]]
) -> bool:
    """Whether a figure is narrower than its font's own; a 1 only where the font's own is wide."""
    if not char["text"].isdecimal() or not _is_near(before, char):
        return False
    own = widths[_font(char)]
    widest = max(own.values())
    wide = char["text"] != "1" or own["1"] > _NARROW * widest
    return bool(wide and char["x1"] - char["x0"] < _NARROW * widest)
