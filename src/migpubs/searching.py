"""Find publications by words: a plain scan over normalised text.

A hundred thousand records are scanned in a fraction of a second, so there is no index to go stale.
Thai has no blanks between words; a word is found wherever its letters stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.model import Body
from migpubs.text import plain_url, search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.model import Contributor, Publication


def search(publications: Iterable[Publication], *words: str) -> Iterator[Publication]:
    """Give the publications in which every word occurs, in the order they come.

    words: words or phrases in any language; case, accents, punctuation and the order of Thai
    marks do not matter. Titles in all languages, their variants, subtitles, names of bodies and
    persons with acronyms and aliases, genre, date, abstract, identifiers and id are looked through.
    A word with ``://`` in it is the address of a link, by ``http`` or ``https``.
    """
    urls = {plain_url(word) for word in words if "://" in word}
    keys = [key for word in words if "://" not in word and (key := search_key(word))]
    for publication in publications if urls or keys else ():
        if urls <= {plain_url(link.url) for link in publication.links}:
            hay = haystack(publication)
            if all(key in hay for key in keys):
                yield publication


def haystack(publication: Publication) -> str:
    """Return all that is looked through of a publication, as one normalised text."""
    return "\n".join(search_key(text) for text in _texts(publication) if text)


def _texts(publication: Publication) -> Iterator[str]:
    yield from (publication.id, publication.genre, *publication.aliases)
    yield str(publication.date or "")
    for texts in (publication.title, publication.subtitle, publication.abstract):
        yield from texts.values()
    yield publication.full_title()
    yield from (variant.text for variant in publication.title_variants)
    yield from (identifier.value for identifier in publication.identifiers)
    for part in publication.contributions:
        yield part.as_printed
        yield from _names(part.who)
    for body in publication.publishers:
        yield from _names(body)


def _names(who: Contributor) -> Iterator[str]:
    if isinstance(who, Body):
        yield from (who.acronym, *who.name.values(), *who.aliases)
    else:
        yield from (str(who), *who.native.values())
