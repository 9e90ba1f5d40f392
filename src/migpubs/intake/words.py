"""Which words are whole: those of the document itself first, then an English word list.

The list is the one of 82,765 words that the package symspellpy carries: the words of SCOWL that
occur in the Google Books corpus. It is read as a file; nothing of the package is run.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from typing import TYPE_CHECKING, Final

from migpubs.mending import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_LINE_END = re.compile(r"(?P<head>[^\W\d_]+)[ \t]*\n[ \t]*(?=(?P<rest>[A-Za-z]+)(?![\w'’-]))")
_HEAD, _TAIL = re.compile(r"[^\W_]+$"), re.compile(r"[^\W_]+")
_SMALL: Final = frozenset({"a", "and", "for", "from", "in", "of", "on", "the", "to", "with"})
_LIST: Final = "symspellpy/frequency_dictionary_en_82_765.txt"


@cache
def english() -> frozenset[str]:
    """Return the English words in lower case; none where the list is not installed."""
    try:
        path = distribution("symspellpy").locate_file(_LIST)
        with open(str(path), encoding="utf-8-sig") as lines:  # noqa: PTH123 - a SimplePath
            return frozenset(line.split(" ", 1)[0] for line in lines)
    except (PackageNotFoundError, OSError):
        return frozenset()


def of_document(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of a document that are not cut by the end of a line."""
    return words(texts)


def inside_lines(text: str, english: Collection[str]) -> str:
    """Return a printed text without the words on both sides of its line ends that may be cut.

    Where the next line begins with a capital or an English word, nothing is cut.
    """

    def without(match: re.Match[str]) -> str:
        whole = match["rest"].casefold() in english or not match["rest"][0].islower()
        return match[0] if whole else " "

    return re.sub(r"\S*[ \t]*\n[ \t]*(?P<rest>[^\W\d_]+)\S*", without, text)


def cut_rests(text: str, vocabulary: Collection[str], english: Collection[str]) -> list[str]:
    """Return what begins a printed line and is the rest of a cut word.

    It begins in small letters and is no word, or what stands before it is none but both together
    are: "immigrati|on". Without a list of English words nothing is known, and nothing is returned.
    """

    def is_word(word: str) -> bool:
        return word.casefold() in vocabulary or word.casefold() in english

    found = _LINE_END.finditer(text) if english else ()
    return [
        rest
        for head, rest in ((match["head"], match["rest"]) for match in found)
        if (rest.islower() or (rest.isupper() and head.isupper()))
        and (not is_word(rest) or (head.casefold() not in english and is_word(head + rest)))
    ]


def joined(
    text: str, vocabulary: Collection[str], english: Collection[str]
) -> tuple[str, list[tuple[str, str]]]:
    """Return a text with words joined that a line end cuts without a hyphen, and their parts.

    Only where the rest is no word and both together are one.
    """
    parts: list[tuple[str, str]] = []

    def join(match: re.Match[str]) -> str:
        head, tail = match.groups()
        whole = (head + tail).casefold()
        own = tail.casefold() in english or tail.casefold() in vocabulary
        if own or not english or not (whole in vocabulary or whole in english):
            return match[0]
        parts.append((head, tail))
        return head + tail

    return re.sub(r"([^\W\d_]+)\n([a-z]+)(?![\w-])", join, text), parts


def at_cuts(text: str, cuts: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return what stands before and behind the line ends of a text that may cut a word.

    cuts: where a line has no room for a letter more, as printed; see
    `migpubs.intake.pdf_cuts`. A word goes on in small letters, or in capitals or figures behind
    such.
    """
    found = []
    for before, behind in cuts:
        head, tail = _HEAD.search(before), _TAIL.match(behind)
        if head and tail and f"{head[0]}\n{tail[0]}" in text and _goes_on(head[0], tail[0]):
            found.append((head[0], tail[0]))
    return list(dict.fromkeys(found))


def _goes_on(head: str, tail: str) -> bool:
    return tail[0].islower() or any(
        kind(head[-1]) and kind(tail[0]) for kind in (str.isupper, str.isdecimal)
    )


def abbreviates(short: str, text: str) -> bool:
    """Whether an acronym of three letters or more stands for the words that end a text.

    "Sustainable Development Goals" is SDGs; small words may have no letter of their own.
    """
    letters = short.removesuffix("s")
    if not re.fullmatch(r"[A-Z]{3,8}", letters):
        return False
    every = re.findall(r"[^\W\d_]+", text[-300:])
    initials = (
        "".join(word[0].upper() for word in words[-len(letters) :])
        for words in (every, [word for word in every if word not in _SMALL])
    )
    return letters in initials
