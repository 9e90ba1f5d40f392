"""The raised marks of footnotes in a title, told from units and formulas: m², CO²."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from migpubs.intake.blocks import MARKS, NOTE_MARK, PARAGRAPH_END, SUPERSCRIPTS

_RAISED = re.compile(rf"\s*{NOTE_MARK}\s*(?P<mark>{MARKS.pattern})(?![^\W_])")
_SUPERSCRIPT = re.compile(rf"(?<=\S)[{SUPERSCRIPTS}]+(?:[,–-][{SUPERSCRIPTS}]+)*")
_SIGN = re.compile(r"(?<=[\w.)])\s*[*†‡]{1,3}$")
_BEFORE_MARK = re.compile(r"(?:[^\W\d_A-Z]{2}|[ก-๙]|[\"”’'»)?!.])$")
"""How a title ends before the mark of a footnote; a unit or a formula ends otherwise: m², CO²."""
_UNIT: Final = 2
"""How many letters a unit has at most: km, ha, kg."""


@frozen
class WithoutMarks:
    """A title without what stands raised in it."""

    text: str
    marks: tuple[tuple[str, bool], ...]
    """Marks that were taken off, each with whether it can be nothing else."""
    doubt: bool
    """Whether something raised was left, and is perhaps a mark."""


def without_marks(text: str) -> WithoutMarks:
    """Take the marks of footnotes off the words of a title.

    Behind the last word a mark is sure; what is raised behind a unit or a formula is left.
    """
    marks: list[tuple[str, bool]] = []

    def taken(match: re.Match[str]) -> str:
        before, after = match.string[: match.start()], match.string[match.end() :]
        word = re.search(r"\w+$", before)
        unit = word is not None and len(word[0]) <= _UNIT
        if unit or not _BEFORE_MARK.search(before):
            return match[0]
        marks.append((match["mark"], _ends(after)))
        return ""

    plain = _RAISED.sub(taken, text)
    doubt = NOTE_MARK in plain
    return WithoutMarks(plain.replace(NOTE_MARK, ""), tuple(marks), doubt)


def _ends(after: str) -> bool:
    """Whether a title ends here, but for other marks, brackets and lines below."""
    nothing = not after.strip(f" {NOTE_MARK}{PARAGRAPH_END}")
    return nothing or after.lstrip()[:1] in {*"([\n"} or _RAISED.match(after) is not None


def bare(text: str) -> str:
    """Return a cell that is no title without the marks at the end of its words: "2024¹"."""
    told = _SUPERSCRIPT.sub(rf"{NOTE_MARK}\g<0>", text)
    return _SIGN.sub("", _RAISED.sub("", told))
