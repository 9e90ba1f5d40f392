"""Raised figures, letters and signs on a page of a PDF: the marks of footnotes as a rule.

A PDF does not say what is raised. What is smaller than the letter beside it and stands above its
foot is; and where a font has raised figures and letters of its own, they are narrower than its
others.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from migpubs.intake.blocks import MARKS, NOTE_MARK, is_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Char = dict[str, Any]
_Widths: TypeAlias = "Mapping[str, Mapping[str, float]]"
_SMALL: Final = 0.85
_RAISED: Final = 0.15
_NARROW: Final = 0.8
_UNLIKE: Final = 0.72
"""How wide a raised letter is at most beside other letters of its font."""
_CLOSE: Final = 0.15
_ALIKE: Final = frozenset("abcdeghknopqsuvxyz")
"""Letters that are about as wide as each other in most fonts."""


def mark(chars: Sequence[Char]) -> None:
    """Put a `NOTE_MARK` before the raised figures and signs among the characters of a page.

    chars: as pdfplumber gives them, in the order in which they are drawn; they are changed. What
    is raised is put on the line of its word.
    """
    widths = _widths(chars)
    run: list[Char] = []
    base: Char = {}
    for before, char in pairwise(chars):
        base = base if run else before
        if _is_small(base, char) or _is_narrow(base, char, widths):
            run.append(char)
            continue
        _mark(run, base, char)
        run = []
        if _leads(before, char):
            _mark([before], char, None)
    _mark(run, base, None)


def _mark(run: Sequence[Char], base: Char, after: Char | None) -> None:
    text = "".join(char["text"] for char in run).strip()
    if not text:
        return
    if run[0]["size"] >= base["size"] and after and _goes_on(run[-1], after):
        return
    for char in run:
        char.update({side: base[side] for side in ("top", "bottom", "doctop")})
    if MARKS.fullmatch(text) and is_mark(text):
        run[0]["text"] = NOTE_MARK + run[0]["text"]


def _goes_on(last: Char, after: Char) -> bool:
    """Whether a word goes on behind a character."""
    gap = after["x0"] - last["x1"]
    same_line = abs(after["top"] - last["top"]) < after["size"]
    return bool(after["text"].isalpha() and same_line and 0 <= gap + 1 < 1 + _CLOSE * after["size"])


def _leads(char: Char, after: Char) -> bool:
    """Whether a character is smaller than the one behind it, close to it and above its foot."""
    height = after["bottom"] - after["top"]
    small = char["bottom"] - char["top"] < _SMALL * height
    raised = after["bottom"] - char["bottom"] > _RAISED * height
    near = -1 <= after["x0"] - char["x1"] < _CLOSE * height
    alone = not char["text"].startswith(NOTE_MARK) and bool(after["text"].strip())
    return bool(small and raised and near and alone and char["bottom"] > after["top"])


def _is_small(before: Char, char: Char) -> bool:
    """Whether a character is smaller than one before it, close behind it and above its foot."""
    height = before["bottom"] - before["top"]
    small = char["bottom"] - char["top"] < _SMALL * height
    raised = before["bottom"] - char["bottom"] > _RAISED * height
    return bool(small and raised and char["bottom"] > before["top"]) and _is_near(before, char)


def _is_near(before: Char, char: Char) -> bool:
    height = before["bottom"] - before["top"]
    return bool(before["text"].strip()) and -1 <= char["x0"] - before["x1"] < 2 * height


def _widths(chars: Sequence[Char]) -> _Widths:
    """Return how wide each figure and letter is at most, by font, for its size."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for char in chars:
        text = char["text"]
        if (text.isdecimal() or _is_letter(text)) and char["size"]:
            widths = found[str(char["fontname"])]
            widths[text] = max((char["x1"] - char["x0"]) / char["size"], widths.get(text, 0.0))
    return found


def _is_letter(text: str) -> bool:
    return len(text) == 1 and "a" <= text <= "z"


def _is_narrow(before: Char, char: Char, widths: _Widths) -> bool:
    """Whether a figure or letter is narrower than its font's own.

    A 1 only where the font's own is wide. A letter that the page has once is set beside others.
    """
    text = char["text"]
    measured = text.isdecimal() or _is_letter(text)
    if not measured or not char["size"] or not _is_near(before, char):
        return False
    own = widths[str(char["fontname"])]
    width = (char["x1"] - char["x0"]) / char["size"]
    if _is_letter(text):
        alike = [wide for letter, wide in own.items() if letter in _ALIKE and letter != text]
        unlike = text in _ALIKE and bool(alike) and width < _UNLIKE * median(alike)
        return bool(width < _NARROW * own[text] or unlike)
    figures = {figure: wide for figure, wide in own.items() if figure.isdecimal()}
    widest = max(figures.values())
    wide = text != "1" or figures["1"] > _NARROW * widest
    return bool(wide and width < _NARROW * widest)
