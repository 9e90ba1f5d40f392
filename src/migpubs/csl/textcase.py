"""Text case (specification, "Text-case"), on marked text: marks and ``nocase`` stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migpubs.csl.marks import (
    CLOSE,
    FLIP_CAPS,
    NOCASE,
    NODECOR,
    OPEN,
    UNQUOTE,
    any_mark,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_PROTECTING = frozenset({NOCASE, NODECOR, FLIP_CAPS, OPEN["superscript"], OPEN["subscript"]})
_STOP_WORDS = """
a an and as at but by down for from in into nor of on onto or over so the till to up via with yet
about above across afore after against al along alongside amid amidst among amongst anenst apropos
apud around aside astride athwart atop barring before behind below beneath beside besides between
beyond c ca circa d' de despite during et except forenenst given inside lest like modulo near next
notwithstanding off out per plus pro qua sans since than through throughout thruout toward towards
under underneath until unto upon v v. van versus von vs vs. within without
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that title case leaves small: the specification's list and the prepositions that
processors add to it."""

_Letters = list[str]


def apply(case: str, text: str, *, english: bool = True) -> str:
    """The text in this case; ``title`` touches only English.

    ``case`` is a value of the attribute ``text-case``; any other leaves the text as it is.
    """
    change = CASES.get(case)
    if change is None or not text or (case == "title" and not english):
        return text
    marks = list(any_mark.finditer(text))
    if not marks:
        return "".join(change(text, list(text), [False] * len(text)))
    return _apply_marked(change, text, marks)


def _apply_marked(
    change: Callable[[str, _Letters, list[bool]], _Letters], text: str, marks: list[re.Match[str]]
) -> str:
    visible, protected, stack, place = [], [], [False], 0
    for mark in [*marks, None]:
        stretch = text[place : mark.start() if mark else len(text)]
        visible.append(stretch)
        protected += [stack[-1]] * len(stretch)
        if mark:
            place = mark.end()
            if mark.group() not in {CLOSE, UNQUOTE}:
                stack.append(stack[-1] or mark.group() in _PROTECTING)
            elif len(stack) > 1:
                stack.pop()
    plain = "".join(visible)
    changed = change(plain, list(plain), protected)
    out, at = [], 0
    for stretch, mark in zip(visible, [*marks, None], strict=True):
        out += changed[at : at + len(stretch)]
        at += len(stretch)
        out.append(mark.group() if mark else "")
    return "".join(out)


_word = re.compile(r"[^\s\N{NO-BREAK SPACE}/–—-]+")
_run = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _lower(_text: str, letters: _Letters, protected: list[bool]) -> _Letters:
    return [x if safe else x.lower() for x, safe in zip(letters, protected, strict=True)]


def _upper(_text: str, letters: _Letters, protected: list[bool]) -> _Letters:
    return [x if safe else x.upper() for x, safe in zip(letters, protected, strict=True)]


def _capitalize_first(text: str, letters: _Letters, protected: list[bool]) -> _Letters:
    first = _run.search(text)
    if first:
        _raise_word(text, letters, protected, *first.span())
    return letters


def _raise_word(text: str, letters: _Letters, protected: list[bool], start: int, end: int) -> None:
    """The word's first letter as a capital, if it is small, free and no rest ("’s")."""
    word = text[start:end]
    elided = start > 0 and text[start - 1] in "'’"
    if word == word.lower() and not elided and not any(protected[start:end]):
        letters[start] = text[start].upper()


def _capitalize_all(text: str, letters: _Letters, protected: list[bool]) -> _Letters:
    for word in _run.finditer(text):
        _raise_word(text, letters, protected, *word.span())
    return letters


def _sentence(text: str, letters: _Letters, protected: list[bool]) -> _Letters:
    """The first word with a capital, everything else small (as the official suite has it)."""
    first = _run.search(text)
    end = first.end() if first else 0
    lowered = _lower(text, letters, protected)
    return _capitalize_first(text, [*letters[:end], *lowered[end:]], protected)


def _title(text: str, letters: _Letters, protected: list[bool]) -> _Letters:
    if not text.isupper():
        words = list(_word.finditer(text))
        for place in range(len(words)):
            _title_word(text, letters, protected, words, place)
    return letters


def _title_word(
    text: str, letters: _Letters, protected: list[bool], words: list[re.Match[str]], place: int
) -> None:
    found = _run.search(text, *words[place].span())
    if found is None or any(protected[found.start() : found.end()]):
        return
    start, end = found.span()
    clause = place == 0 or _ends_clause(text[words[place - 1].end() - 1 : start])
    last = place == len(words) - 1
    if _bare(words[place].group()) in STOP_WORDS and not (
        clause or last or _opens_compound(text, words[place])
    ):
        letters[start] = text[start] if end - start == 1 else text[start].lower()
    elif clause or not _is_single(text, start, end):
        _raise_word(text, letters, protected, start, end)


def _opens_compound(text: str, word: re.Match[str]) -> bool:
    """Whether the word is the first part of one with a hyphen ("Pro-Environmental")."""
    start, end = word.span()
    return text[end : end + 1] == "-" and text[start - 1 : start] != "-"


def _is_single(text: str, start: int, end: int) -> bool:
    """A letter by itself, or before an apostrophe, is a symbol and stays as it is."""
    return (end - start == 1 and text[end : end + 1] != "-") or text[start + 1 : start + 2] in {
        "'",
        "’",
    }


def _bare(word: str) -> str:
    return word.strip("\"'“”‘’()[]{},:;!?«»").lower()


def _ends_clause(between: str) -> bool:
    return any(sign in between for sign in ":?!")


CASES: dict[str, Callable[[str, _Letters, list[bool]], _Letters]] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
