"""Notes on what is not known of the works in a document, set below it like notes to a table.

Works that lack the same things share one note; the signs are small letters, as the United Nations
Editorial Manual has them for notes to tables.
"""

from __future__ import annotations

from string import ascii_lowercase
from typing import TYPE_CHECKING, Final

from attrs import define, field

from migpubs.csl.runs import Styled
from migpubs.documents.blocks import Heading, List
from migpubs.documents.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from migpubs.csl.runs import Run
    from migpubs.documents.blocks import Block, Runs
    from migpubs.model import Publication

_LACKS: Final[Mapping[str, Callable[[Publication], bool]]] = {
    "gap-author": lambda work: not (work.authors or work.editors),
    "gap-publisher": lambda work: not work.publishers,
    "gap-date": lambda work: work.date is None,
    "gap-language": lambda work: not work.languages,
    "gap-link": lambda work: not work.url,
}
"""What may be missing, by the word for it, in the order in which it is said."""


def gaps(publications: Iterable[Publication]) -> tuple[str, ...]:
    """Return the words for what is not known of a work, or of one of several."""
    those = tuple(publications)
    if not those:
        return ("gap-record",)
    return tuple(word for word, lacks in _LACKS.items() if any(map(lacks, those)))


@define
class Notes:
    """The notes of one document, lettered in the order in which they are first needed."""

    language: str
    signs: dict[tuple[str, ...], str] = field(factory=dict)
    """The sign of each set of gaps."""

    def mark(self, publications: Iterable[Publication]) -> Runs:
        """Return the sign to set after a work's title; nothing where nothing is missing."""
        missing = gaps(publications)
        if not missing:
            return ()
        sign = self.signs.setdefault(missing, _letters(len(self.signs)))
        return (_sign(sign),)

    def blocks(self) -> tuple[Block, ...]:
        """Return the notes under their heading; nothing where there are none."""
        if not self.signs:
            return ()
        items = tuple(
            (_sign(sign), " ", _sentence(missing, self.language))
            for missing, sign in self.signs.items()
        )
        heading = Heading(runs=(say("gaps", self.language),), level=1)
        return (heading, List(items=items, kind="notes"))


def _sign(letters: str) -> Run:
    """The sign of a note: raised, and in brackets for the media that cannot raise it."""
    return Styled("superscript", (f"[{letters}]",))


def _sentence(missing: tuple[str, ...], language: str) -> str:
    words = "; ".join(say(word, language) for word in missing)
    return words[:1].upper() + words[1:]


def _letters(number: int) -> str:
    """``a`` for 0, ``z`` for 25, ``aa`` for 26."""
    tens, ones = divmod(number, len(ascii_lowercase))
    return (_letters(tens - 1) if tens else "") + ascii_lowercase[ones]
