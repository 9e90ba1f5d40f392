"""Whether an entry of a reading list holds a second work that nothing has told apart from it.

The safety net below `migpubs.intake.list_lines`: what begins another work is asked about, never
swallowed.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from migpubs.intake import citations
from migpubs.intake.addresses import is_cut
from migpubs.intake.imprints import NO_DATE, YEAR, sentence_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.imprints import IsBody

_CLOSED: Final = re.compile(r"[.)\]”\"]$|https?://\S+$")
_NO_WORK: Final = r"(?!(?:eds?|trans|comps?|online|pdf|in|accessed|retrieved|viewed)\b)"
_BEGINS: Final = re.compile(
    r"(?!(?:In|Available|Retrieved|Accessed)\b)[^\W\d_a-z][^()\[\]:“”\"]{1,120} "
    rf"[(\[]{_NO_WORK}(?:(?i:{NO_DATE})|[^\W\d_A-Z][^()\[\]]{{1,40}}|[^()\[\]]{{0,20}}{YEAR}[a-z]?)[)\]]"
    r"\.? (?:[^\W\d_a-z]|[“\"'‘])|[-–—_―]{2,}[.,] "
)
"""A name, a date or short words in brackets, and a capital; or the sign for the authors above."""
_OF_AUTHORS: Final = frozenset({"author-year", "author-words", "sentences"})
"""Forms of entries that begin with those who wrote them."""
_SHOWN: Final = 60
"""How many characters of the second work a question shows."""


def doubts(text: str, note: str, is_body: IsBody) -> Iterator[tuple[str, str]]:
    """Give what has to be asked of an entry that may hold another: code and question.

    text: the entry with its line ends. note: what its form left over.
    """
    found = next(chain(_in_lines(text, is_body), _in_note(note, is_body)), "")
    if found:
        shown = found if len(found) <= _SHOWN else f"{found[:_SHOWN].rsplit(' ', 1)[0]} …"
        yield "two-works", f"does '{shown}' begin another work?"


def _in_lines(text: str, is_body: IsBody) -> Iterator[str]:
    """Give the lines below a closed one that have the shape of whole entries."""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    for before, line in pairwise(lines):
        if not (_CLOSED.search(before) and _is_whole(before)) or is_cut(before, line):
            continue
        if _BEGINS.match(line) or _form(line, is_body) in _OF_AUTHORS:
            yield line


def _is_whole(line: str) -> bool:
    """Whether a line is more than the authors of the work below it."""
    return re.search(rf"{YEAR}|[)\]]", line) is not None or len(sentence_ends(line)) > 1


def _in_note(note: str, is_body: IsBody) -> Iterator[str]:
    """Give what stands behind a full stop of an imprint and has the form of a whole entry."""
    ends = [match.end() for match in sentence_ends(note)]
    for start in (*reversed(ends), 0):  # the last first, so that nothing stands before its name
        rest = note[start:].strip()
        if _BEGINS.match(rest) and _form(rest, is_body) in _OF_AUTHORS:
            yield rest


def _form(text: str, is_body: IsBody) -> str:
    parts = citations.parse(text, is_body)
    return parts.form if parts else ""
