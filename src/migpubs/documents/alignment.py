"""Which rows of two tables belong together, by the words of their titles, wherever they stand."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict, deque
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALIKE: Final = 0.5
"""Titles that share so much of their letters are taken for one row."""
_CANDIDATES: Final = 5
_COMMON: Final = 50
"""A word of more titles than this finds none of them, so that long tables stay quick."""


def align(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Return the place of theirs for each place of ours that has one.

    Equal titles are paired in order; of those left, each of ours gets the one most like it.
    """
    waiting: defaultdict[str, deque[int]] = defaultdict(deque)
    for place, title in enumerate(theirs):
        waiting[title].append(place)
    pairs = {
        place: waiting[title].popleft() for place, title in enumerate(ours) if waiting.get(title)
    }
    taken = set(pairs.values())
    left = {place: title for place, title in enumerate(theirs) if place not in taken}
    words = _index(left)
    for place, title in enumerate(ours):
        found = None if place in pairs else _most_alike(title, left, words)
        if found is not None:
            pairs[place] = found
            del left[found]
    return pairs


def _index(titles: Mapping[int, str]) -> dict[str, list[int]]:
    words: defaultdict[str, list[int]] = defaultdict(list)
    for place, title in titles.items():
        for word in dict.fromkeys(title.split()):
            words[word].append(place)
    return {word: places for word, places in words.items() if len(places) <= _COMMON}


def _most_alike(
    title: str, left: Mapping[int, str], words: Mapping[str, Sequence[int]]
) -> int | None:
    shared = Counter(
        place for word in title.split() for place in words.get(word, ()) if place in left
    )
    likeness = {
        place: SequenceMatcher(None, title, left[place], autojunk=False).ratio()
        for place, _ in shared.most_common(_CANDIDATES)
    }
    best = max(likeness, key=lambda place: likeness[place], default=None)
    return best if best is not None and likeness[best] >= ALIKE else None


def moved(places: Sequence[int]) -> set[int]:
    """Return the fewest of some places that must move for the others to stand in order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(places) - kept
