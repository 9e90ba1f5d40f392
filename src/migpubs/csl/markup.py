"""Markup and quotation marks in a field's own text, read into marks.

Known are ``<i> <b> <sc> <sup> <sub> <span class="nocase">`` and a span in small capitals; anything
else in angle brackets is text. Straight quotation marks that pair become quotations (so that they
follow the locale and alternate), and curly ones where the locale has them; those that do not pair
are apostrophes or stay. A blank before a sign, as French has it, never breaks over lines.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import define

from migpubs.csl.marks import (
    CLOSE,
    DOUBLE,
    FLIP_BOLD,
    FLIP_CAPS,
    FLIP_ITALIC,
    INNER,
    NOCASE,
    NODECOR,
    OPEN,
    QUOTE,
    SINGLE,
    UNQUOTE,
    any_mark,
    clean,
)

_OPENERS = {
    "<i>": ("</i>", FLIP_ITALIC),
    "<b>": ("</b>", FLIP_BOLD),
    "<sc>": ("</sc>", FLIP_CAPS),
    "<sup>": ("</sup>", OPEN["superscript"]),
    "<sub>": ("</sub>", OPEN["subscript"]),
    '<span class="nocase">': ("</span>", NOCASE),
    '<span class="nodecor">': ("</span>", NODECOR),
    '<span style="font-variant:small-caps;">': ("</span>", FLIP_CAPS),
    '<span style="font-variant: small-caps;">': ("</span>", FLIP_CAPS),
}
_CLOSERS = frozenset(closer for closer, _ in _OPENERS.values())
_PAIRS = {"“": "”", "‘": "’"}
_CURLY = {"“": DOUBLE, "‘": SINGLE}
_CURLY_ENDS = frozenset(_PAIRS.values())
_token = re.compile(
    r"(</?(?:i|b|sc|sup|sub)>|</span>|[\"'“”‘’]"
    r"|<span (?:class=\"no(?:case|decor)\"|style=\"font-variant: ?small-caps;\")>)"
)
_special = re.compile("[<\"'“”‘’«»\ufdd0-\ufdef]| [:;?!]")
_french = re.compile(r" (?=[:;?!»])|(?<=«) ")


@define
class _Pending:
    """A mark that was opened and waits for its end."""

    sign: str
    place: int


@lru_cache(maxsize=65536)
def read(text: str) -> str:
    """The field's text with its markup as marks."""
    if not _special.search(text):
        return text
    text = _french.sub("\N{NARROW NO-BREAK SPACE}", clean(text))
    return _Reader(_token.split(text)).read()


class _Reader:
    """One pass over the tokens with a stack of what is open."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.out = list(tokens)
        self.stack: list[_Pending] = []

    def read(self) -> str:
        for place in range(1, len(self.tokens), 2):
            sign = self.tokens[place]
            if sign in _OPENERS:
                self.stack.append(_Pending(sign, place))
            elif sign in _CLOSERS:
                self.close_tag(sign, place)
            else:
                self.quotation_mark(sign, place)
        for left in self.stack:
            self.give_up(left)
        return "".join(self.out)

    def close_tag(self, sign: str, place: int) -> None:
        for depth in reversed(range(len(self.stack))):
            opener = self.stack[depth]
            if _OPENERS.get(opener.sign, ("", ""))[0] == sign:
                self.drop_above(depth)
                self.out[opener.place] = _OPENERS[opener.sign][1]
                self.out[place] = CLOSE
                return

    def quotation_mark(self, sign: str, place: int) -> None:
        before, after = self.before(place), self.after(place)
        if sign in _PAIRS:
            self.stack.append(_Pending(sign, place))
        elif sign in _CURLY_ENDS:
            self.close_curly(sign, place, after)
        elif self.closes(sign, before, after):
            self.close_quotation(sign, place)
        elif _may_open(before, after) and self.ends_later(sign, place):
            self.stack.append(_Pending(sign, place))
        elif sign == "'":
            self.out[place] = "’"

    def ends_later(self, sign: str, place: int) -> bool:
        """Whether a mark that can close this one follows; else it is an apostrophe."""
        return any(
            self.tokens[later] == sign and _may_close(self.before(later), self.after(later))
            for later in range(place + 2, len(self.tokens), 2)
        )

    def closes(self, sign: str, before: str, after: str) -> bool:
        is_open = any(pending.sign == sign for pending in self.stack)
        return is_open and _may_close(before, after)

    def close_curly(self, sign: str, place: int, after: str) -> None:
        opener = next((first for first, last in _PAIRS.items() if last == sign), "")
        if any(pending.sign == opener for pending in self.stack) and (
            sign == "”" or not after.isalnum()
        ):
            self.close_quotation(opener, place)

    def close_quotation(self, sign: str, place: int) -> None:
        depth = max(n for n, pending in enumerate(self.stack) if pending.sign == sign)
        opener = self.stack[depth]
        self.drop_above(depth)
        self.out[opener.place] = _CURLY.get(opener.sign) or self.straight(opener)
        self.out[place] = UNQUOTE

    def straight(self, opener: _Pending) -> str:
        """The mark of straight signs; single ones after double ones are inner from the start."""
        before = self.tokens[1 : opener.place : 2]
        inner = opener.sign == "'" and any(sign in {'"', "“"} for sign in before)
        return INNER if inner else QUOTE

    def drop_above(self, depth: int) -> None:
        for left in self.stack[depth + 1 :]:
            self.give_up(left)
        del self.stack[depth:]

    def give_up(self, left: _Pending) -> None:
        """What never closed is text."""
        if left.sign == "'":
            self.out[left.place] = "’"

    def before(self, place: int) -> str:
        """The character before, looking through tags."""
        for near in range(place - 1, -1, -1):
            sign = self.tokens[near]
            if sign and (near % 2 == 0 or not sign.startswith("<")):
                return sign[-1]
        return ""

    def after(self, place: int) -> str:
        """The character after, looking through tags."""
        for near in range(place + 1, len(self.tokens)):
            sign = self.tokens[near]
            if sign and (near % 2 == 0 or not sign.startswith("<")):
                return sign[0]
        return ""


def _may_open(before: str, after: str) -> bool:
    starts = not before or before.isspace() or before in "([{\"'“‘«-–—/"
    return starts and bool(after) and not after.isspace()


def _may_close(before: str, after: str) -> bool:
    return bool(before) and not before.isspace() and not after.isalnum()


def strip(text: str) -> str:
    """The field's text without markup, for sorting and comparing."""
    return any_mark.sub("", read(text))
