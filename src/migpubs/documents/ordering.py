"""In which order works stand in a document.

Names and titles are compared by `migpubs.text.sort_key`: "The" at the beginning does not count,
Thai is in Thai order. ``sort_as`` of a person or body overrules its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from migpubs.documents.bylines import full_name, short_name
from migpubs.documents.tagging import primary
from migpubs.errors import UnknownWord
from migpubs.model import Body
from migpubs.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from migpubs.dates import Date
    from migpubs.documents.bylines import Names
    from migpubs.model import Contributor, Publication
    from migpubs.text import SortKey

Key: TypeAlias = "tuple[object, ...]"


def name_key(who: Contributor, language: str, names: Names) -> SortKey:
    """The key of one person or body."""
    if who.sort_as:
        return sort_key(who.sort_as, language)
    if isinstance(who, Body):
        name = full_name(who, language) if names == "full" else short_name(who, language)
        return sort_key(name, language)
    native = who.native.best(language)
    if native and primary(native) == primary(language):
        return sort_key(who.native[native], language)
    inverted = ", ".join(part for part in (who.family, who.given) if part)
    return sort_key(who.name or inverted or who.native.text(), language)


def date_key(date: Date | None) -> tuple[int, ...]:
    """Unknown dates come last."""
    return date.parts() if date else (10_000,)


def author_keys(publication: Publication, language: str, names: Names) -> tuple[SortKey, ...]:
    """The keys of the authors, or of the editors where there are none."""
    those = publication.authors or publication.editors
    return tuple(name_key(who, language, names) for who in those)


def publisher_keys(publication: Publication, language: str, names: Names) -> tuple[SortKey, ...]:
    """The keys of the publishers."""
    return tuple(name_key(body, language, names) for body in publication.publishers)


def title_key(publication: Publication, language: str, _names: Names) -> SortKey:
    """The key of the title."""
    return sort_key(publication.full_title(), language)


def _author(publication: Publication, language: str, names: Names) -> Key:
    by_title = title_key(publication, language, names)
    by_name = author_keys(publication, language, names) or (by_title,)
    return (by_name, date_key(publication.date), by_title)


def _publisher(publication: Publication, language: str, names: Names) -> Key:
    by_name = publisher_keys(publication, language, names)
    return (not by_name, by_name)


def _date(publication: Publication, _language: str, _names: Names) -> Key:
    return date_key(publication.date)


_KEYS: Final[Mapping[str, Callable[[Publication, str, Names], Key]]] = {
    "author": _author,
    "title": title_key,
    "publisher": _publisher,
    "date": _date,
}

ORDERS: Final = (*_KEYS, "printed")
"""The words that name an order."""


def order_key(
    orders: Sequence[str], language: str = "en", names: Names = "full"
) -> Callable[[Publication], Key]:
    """Return the key for sorting by one order after another; `UnknownWord` for any other word."""
    for word in orders:
        if word not in ORDERS:
            raise UnknownWord(word, ORDERS, noun="order")
    keys = [_KEYS[word] for word in orders if word in _KEYS]
    return lambda publication: tuple(key(publication, language, names) for key in keys)


def ordered(
    publications: Iterable[Publication],
    *orders: str,
    language: str = "en",
    names: Names = "full",
) -> list[Publication]:
    """Return publications sorted by one order after another; equal ones stay as they stood."""
    return sorted(publications, key=order_key(orders, language, names))
