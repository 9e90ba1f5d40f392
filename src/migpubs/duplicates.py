"""Find records that may be one work: by id, identifier, address and title.

Nothing is merged here, and a work and its translation are never taken for one.
Titles that are nearly the same are found by a word that fewer than 200 titles have (`MOST_COMMON`),
so that the time grows with the number of records; the same titles are always found.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING, Final

from attrs import frozen

from migpubs.text import compact_key, plain_url, search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.model import Publication

ENOUGH_WORDS: Final = 4
"""A title of fewer words is compared as a whole only."""
ENOUGH_SHARED: Final = 0.85
"""Of the words of the shorter title that the longer one must hold."""
MOST_COMMON: Final = 200
"""A word in so many titles tells none of them: it is compared, but nothing is found by it."""

_LITTLE: Final = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to"})


@frozen
class Match:
    """A record that may be the same work."""

    publication: Publication
    reasons: tuple[str, ...]
    """Why, in words, the strongest first."""
    named: bool = False
    """Whether it bears the same id or alias: then it is the record itself."""


class Index:
    """Records by all that tells works apart."""

    def __init__(self, publications: Iterable[Publication] = ()) -> None:
        """Index records, in time that grows with their number."""
        self._keys: dict[str, dict[str, Publication]] = {}
        self._words: dict[str, list[str]] = {}
        """Ids of the records with a word in a title, up to `MOST_COMMON`."""
        self._telling: dict[str, list[str]] = {}
        """Of these, those of which the word is one of the rarest."""
        self._sets: dict[str, list[frozenset[str]]] = {}
        self._by_id: dict[str, Publication] = {}
        for each in publications:
            self.add(each)

    def add(self, publication: Publication) -> None:
        """Index one more record."""
        own = publication.id
        self._by_id[own] = publication
        for alias in publication.aliases:
            self._by_id.setdefault(alias, publication)
        for key, _ in _told(publication):
            self._keys.setdefault(key, {})[own] = publication
        self._sets[own] = list(_word_sets(publication))
        for words in self._sets[own]:
            for word in self._rarest(words):
                self._telling.setdefault(word, []).append(own)
            for word in words:
                known = self._words.setdefault(word, [])
                if len(known) < MOST_COMMON:
                    known.append(own)

    def find(self, publication: Publication) -> tuple[Match, ...]:
        """Return what may be the same work, the surest first."""
        own = next((self._by_id[k] for k in _ids(publication) if k in self._by_id), None)
        if own is not None:
            return (Match(own, ("the same id",), named=True),)
        reasons: dict[str, list[str]] = {}
        found: dict[str, Publication] = {}
        for key, reason in _told(publication):
            for each in self._keys.get(key, {}).values():
                found[each.id] = each
                reasons.setdefault(each.id, []).append(reason)
        for each in self._with_words(publication):
            if each.id not in found:
                found[each.id] = each
                reasons[each.id] = ["nearly the same title"]
        matches = [
            Match(each, tuple(dict.fromkeys(reasons[each.id])))
            for each in found.values()
            if not are_translations(publication, each)
        ]
        return tuple(sorted(matches, key=lambda match: -len(match.reasons)))

    def _with_words(self, publication: Publication) -> Iterator[Publication]:
        """Give records one of whose titles holds nearly all words of the other.

        Of the shorter title at least one of the rarest words is in the longer one, whichever it
        is, so that common words need not be looked up.
        """
        for words in _word_sets(publication):
            told = (self._words.get(word, ()) for word in self._rarest(words))
            tells = (self._telling.get(word, ()) for word in words)
            for key in dict.fromkeys(chain.from_iterable((*told, *tells))):
                if any(_nearly_same(words, others) for others in self._sets[key]):
                    yield self._by_id[key]

    def _rarest(self, words: frozenset[str]) -> Iterator[str]:
        """Give so many of the rarest words that a title without any of them is another one."""
        known = self._words
        ordered = sorted(words, key=lambda word: (len(known.get(word, ())), word))
        for word in ordered[: len(words) - _enough(len(words)) + 1]:
            if len(known.get(word, ())) < MOST_COMMON:
                yield word


@cache
def _enough(count: int) -> int:
    """Return how many of the words of a title another one must hold."""
    return max(ENOUGH_WORDS, ceil(ENOUGH_SHARED * count))


def _nearly_same(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _enough(min(len(one), len(other)))


def _ids(publication: Publication) -> Iterator[str]:
    yield publication.id
    yield from publication.aliases


def _told(publication: Publication) -> Iterator[tuple[str, str]]:
    """Give what tells a work, with the reason in words."""
    for identifier in publication.identifiers:
        yield f"{identifier.scheme} {identifier.value}", f"the same {identifier.scheme}"
    for link in publication.links:
        if link.kind in {"landing", "file", "course"}:
            yield plain_url(link.url), "the same address"
    for key in map(compact_key, _titles(publication)):
        if key:
            yield f"title {key}", "the same title"


def _titles(publication: Publication) -> Iterator[str]:
    for tag in publication.title:
        yield publication.full_title(tag)
    yield from (variant.text for variant in publication.title_variants)


def _word_sets(publication: Publication) -> Iterator[frozenset[str]]:
    for title in _titles(publication):
        words = frozenset(search_key(title).split()) - _LITTLE
        if len(words) >= ENOUGH_WORDS:
            yield words


def are_translations(one: Publication, other: Publication) -> bool:
    """Whether two records are a work and its translation, or exist in different languages."""
    for first, second in ((one, other), (other, one)):
        for relation in first.relations:
            if relation.kind == "translation-of" and relation.target == second.id:
                return True
    bases = [{tag.partition("-")[0] for tag in each.languages} for each in (one, other)]
    return bool(bases[0] and bases[1]) and not bases[0] & bases[1]
