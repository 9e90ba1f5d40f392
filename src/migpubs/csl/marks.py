"""Marked text while it is being made: a plain string with a few marking characters in it.

Strings join, compare and search fast, and punctuation that meets at a seam is next to each other
whatever the nesting. The marks are Unicode noncharacters (U+FDD0 to U+FDEF), which no text may
hold; `clean` takes them out of what comes in. `runs` makes the tree at the very end, and only there
are flip-flop and quotation marks decided (specification, "Formatting" and "Quotes").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast, get_args

from migpubs.csl.runs import Link, Mark, Styled

if TYPE_CHECKING:
    from migpubs.csl.runs import Run

CLOSE, QUOTE, UNQUOTE, LINK, TO = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4"
"""The end of a mark; a quotation and its end; a link: LINK address TO text CLOSE."""
FLIP_ITALIC, FLIP_BOLD, FLIP_CAPS = "\ufdd5\ufdd6\ufdd7"
"""Marks from a field's own markup: inside their like they undo it."""
OPEN: dict[Mark, str] = {mark: chr(0xFDD8 + n) for n, mark in enumerate(get_args(Mark))}
"""The opening character of each mark of the run tree."""
NODECOR, INNER, NOTHING = "\ufdea\ufdeb\ufdec"
"""Everything undone; a quotation that is an inner one wherever it stands; a mark without effect."""
DOUBLE, SINGLE = "\ufded\ufdee"
"""A quotation typed with curly marks: one where the locale has these marks, else text."""
LAST = SINGLE
NOCASE = OPEN["nocase"]

FIELD_MARKS = frozenset(
    {FLIP_ITALIC, FLIP_BOLD, FLIP_CAPS, NODECOR, NOCASE, OPEN["superscript"], OPEN["subscript"]}
)
"""The marks of a field's own markup; others are an element's formatting."""

_TYPED = {DOUBLE: ("“", "”"), SINGLE: ("‘", "’")}
_of: dict[str, Mark] = {character: mark for mark, character in OPEN.items()}
_FLIPS: dict[str, tuple[Mark, Mark]] = {
    FLIP_ITALIC: ("italic", "upright"),
    FLIP_BOLD: ("bold", "medium"),
    FLIP_CAPS: ("small-caps", "full-caps"),
}
_FAMILY: dict[Mark, tuple[str, bool]] = {
    "italic": ("style", True),
    "oblique": ("style", True),
    "upright": ("style", False),
    "bold": ("weight", True),
    "light": ("weight", False),
    "medium": ("weight", False),
    "small-caps": ("variant", True),
    "full-caps": ("variant", False),
    "underline": ("decoration", True),
    "no-underline": ("decoration", False),
}
_UNDOING = frozenset(mark for mark, (_, on) in _FAMILY.items() if not on and mark != "light")

any_mark = re.compile(f"{LINK}[^{TO}]*{TO}|[\ufdd0-\ufdef]")
opening = re.compile(f"(?:{LINK}[^{TO}]*{TO}|[{QUOTE}{FLIP_ITALIC}-{LAST}])+")
closing = re.compile(f"[{CLOSE}{UNQUOTE}]+$")
_token = re.compile(f"({LINK}[^{TO}]*{TO}|[\ufdd0-\ufdef])")
_forbidden = re.compile("[\ufdd0-\ufdef]")


def clean(text: str) -> str:
    """The text without the characters that are marks here."""
    return _forbidden.sub("\N{REPLACEMENT CHARACTER}", text) if not text.isascii() else text


def wrap(mark: Mark, text: str) -> str:
    """The text with this mark."""
    return f"{OPEN[mark]}{text}{CLOSE}" if text else text


def link(url: str, text: str) -> str:
    """The text as a link."""
    return f"{LINK}{url}{TO}{text}{CLOSE}"


def unmark(text: str) -> str:
    """The characters without their marks."""
    return any_mark.sub("", text)


def unclosed(text: str) -> list[str]:
    """The marks that are open at the end, the innermost last."""
    stack: list[str] = []
    for mark in any_mark.finditer(text):
        if mark.group() not in {CLOSE, UNQUOTE}:
            stack.append(mark.group())
        elif stack:
            stack.pop()
    return stack


class Quotes(NamedTuple):
    """The quotation marks of a locale."""

    opening: str = "“"
    closing: str = "”"
    inner_opening: str = "‘"
    inner_closing: str = "’"


class _Open(NamedTuple):
    """An open mark: what it is, what stands inside so far, and what surrounds it."""

    token: str
    runs: list[Run]
    state: dict[str, bool]
    depth: int


def runs(text: str, quotes: Quotes = Quotes()) -> tuple[Run, ...]:  # noqa: B008 - it is frozen
    """The marked text as a tree of runs."""
    stack = [_Open("", [], {}, 0)]
    for token in _token.split(text):
        top = stack[-1]
        if token in {CLOSE, UNQUOTE}:
            if len(stack) > 1:
                stack.pop()
                stack[-1].runs.extend(_closed(top, stack[-1].state, quotes))
        elif token[:1] in _marks:
            stack.append(_opened(_quotation(token, quotes), top))
        elif token:
            top.runs.append(token)
    while len(stack) > 1:
        top = stack.pop()
        stack[-1].runs.extend(_closed(top, stack[-1].state, quotes))
    return _joined(stack[0].runs)


_marks = frozenset({QUOTE, INNER, NODECOR, LINK, *_TYPED, *_FLIPS, *_of})


def _quotation(token: str, quotes: Quotes) -> str:
    """The mark itself, or what typed quotation marks are in this locale."""
    typed = _TYPED.get(token, ("", ""))[0]
    kinds = {quotes.inner_opening: INNER, quotes.opening: QUOTE}
    return kinds.get(typed, token) if typed else token


def _opened(token: str, top: _Open) -> _Open:
    """The mark's state inside: which looks are on, how deep in quotations."""
    if token == QUOTE:
        return _Open(token, [], top.state, top.depth + 1)
    if token == INNER:
        return _Open(QUOTE, [], top.state, top.depth + 1 if top.depth else 2)
    if token == NODECOR:
        return _Open(token, [], {}, top.depth)
    mark = _mark(token, top.state)
    family, on = _FAMILY.get(mark, ("", False)) if mark else ("", False)
    if mark in _UNDOING and not top.state.get(family):
        return _Open(NOTHING, [], top.state, top.depth)
    return _Open(token, [], {**top.state, family: on} if family else top.state, top.depth)


def _mark(token: str, around: dict[str, bool]) -> Mark | None:
    if token in _FLIPS:
        plain, flipped = _FLIPS[token]
        return flipped if around.get(_FAMILY[plain][0]) else plain
    return _of.get(token)


def _closed(top: _Open, around: dict[str, bool], quotes: Quotes) -> list[Run]:
    inside = _joined(top.runs)
    if top.token == QUOTE:
        first, last = quotes[:2] if top.depth % 2 else quotes[2:]
        return [first, *inside, last]
    if top.token in _TYPED:
        first, last = _TYPED[top.token]
        return [first, *inside, last]
    if not inside or top.token == NOTHING:
        return list(inside)
    if top.token == NODECOR:
        return _undone(inside, around)
    if top.token[0] == LINK:
        return [Link(top.token[1:-1], inside)]
    return [Styled(cast("Mark", _mark(top.token, around)), inside)]


def _undone(inside: tuple[Run, ...], around: dict[str, bool]) -> list[Run]:
    """What is on around, off inside."""
    off: dict[str, Mark] = {
        family: mark for mark, (family, _) in _FAMILY.items() if mark in _UNDOING
    }
    for family in (family for family, on in around.items() if on):
        inside = (Styled(off[family], inside),)
    return list(inside)


def _joined(parts: list[Run]) -> tuple[Run, ...]:
    """Neighbouring strings as one; a link with the beginning of its address before it."""
    if len(parts) < 2:  # noqa: PLR2004 - a single run has no neighbour
        return tuple(parts)
    out: list[Run] = []
    for part in parts:
        if out and isinstance(part, str) and isinstance(out[-1], str):
            out[-1] += part
        elif out and isinstance(part, Link) and isinstance(out[-1], str):
            out[-1:] = _with_beginning(out[-1], part)
        elif part:
            out.append(part)
    return tuple(out)


def _with_beginning(before: str, link: Link) -> list[Run]:
    """``https://doi.org/`` is in the link if a style prints it (CSL 1.0.2, appendix VI)."""
    text = "".join(run for run in link.runs if isinstance(run, str))
    start = link.url.removesuffix(text)
    if link.runs != (text,) or not start or not before.endswith(start):
        return [before, link]
    rest = before.removesuffix(start)
    return [*([rest] if rest else []), Link(link.url, (start + text,))]
