"""What stands above entries: the heading of the list, and the headings of groups inside it.

The heading of a group may say who published the entries below it, or when. One that no entry
stands below is a line that was not understood.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import field, frozen, mutable

from migpubs.intake.entries import Unread

if TYPE_CHECKING:
    from collections.abc import Callable

    IsBody = Callable[[str], bool]

LIST_WORDS: Final = re.compile(
    r"\b(?:publications?|references?|bibliography|annex|reading list|reports|resources|sources|"
    r"knowledge products?|outputs|works cited|list of)\b|บรรณานุกรม|สิ่งพิมพ์|เอกสารอ้างอิง|ภาคผนวก",
    re.IGNORECASE,
)
"""What the heading of a list calls the entries below it."""
_YEAR_ALONE: Final = re.compile(r"(?:19|20|2[45])\d\d|[๐-๙]{4}")
LONGEST: Final = 200
"""Letters of a heading; a longer text holds something else as well."""
_OF_ENTRY: Final = re.compile(r"https?://|www\.|(?<!\d)[.;]\s|[.,;]$|[\t\u2029“”\"]")
"""What an entry has and a heading has not: sentences, quotation marks, cells, an address."""
_PLAIN: Final = re.compile(r"[^\d.,:;()\[\]\n]{2,80}")
"""A line without anything by which a title, a name and a date could be parted."""


def heads_list(text: str, level: int, is_body: IsBody) -> bool:
    """Whether a line may be the heading of a list: by its level, its words or its bareness.

    is_body: whether a text is the name of a known body; one is the heading of a group.
    """
    first, colon, _ = text.partition(": ")
    if (
        text.count("\n") > 1
        or len(text) > LONGEST
        or _OF_ENTRY.search(text)
        or is_body(first if colon else text)
    ):
        return False
    return level > 0 or bool(LIST_WORDS.search(text) or _PLAIN.fullmatch(text))


def is_year(text: str) -> bool:
    """Whether a heading is nothing but a year."""
    return _YEAR_ALONE.fullmatch(text) is not None


@frozen(kw_only=True)
class _Heading:
    line: Unread
    level: int
    """From 1; 0 of a line that is a heading by its words."""
    year: bool
    """Whether it is nothing but a year."""

    def ends(self, other: _Heading) -> bool:
        """Whether another heading is over where this one begins."""
        if self.level:
            return not other.level or other.level >= self.level
        return not other.level and other.year == self.year


@mutable
class Headings:
    """The headings of groups that stand above a line, the outer ones first."""

    is_body: IsBody
    unread: list[Unread]
    """Takes those below which no entry stood."""
    _open: list[_Heading] = field(factory=list, init=False)
    _used: int = field(default=0, init=False)
    """How many of the open ones have entries below them."""

    def takes(self, text: str, level: int) -> bool:
        """Whether a line is the heading of a group: by its level, or a body or a year alone."""
        return level > 0 or self.is_body(text) or is_year(text)

    def add(self, text: str, place: str, level: int = 0) -> None:
        """Pass a heading; the first one that it ends is over, with all below it."""
        year = is_year(text)
        new = _Heading(line=Unread(place=place, text=text), level=level, year=year)
        over = (number for number, each in enumerate(self._open) if new.ends(each))
        self.close(next(over, len(self._open)))
        self._open.append(new)

    def close(self, first: int = 0) -> None:
        """End the headings from one on; those that no entry stood below were not understood."""
        self.unread += [each.line for each in self._open[max(first, self._used) :]]
        del self._open[first:]
        self._used = min(self._used, first)

    def names_body(self) -> bool:
        """Whether one of them is the name of a known body."""
        return any(self.is_body(each.line.text) for each in self._open)

    def year(self) -> str:
        """Return the innermost of them that is nothing but a year, or an empty text."""
        return next((each.line.text for each in reversed(self._open) if each.year), "")

    def use(self) -> tuple[str, ...]:
        """Return the headings of an entry that stands below them."""
        self._used = len(self._open)
        return tuple(each.line.text for each in self._open)
