"""Works under headings: by publisher, theme, language or year, in several levels.

A work with two publishers, themes or languages stands under each of them; one without stands
under a heading that says so, at the end.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from attrs import frozen

from migpubs import dates, languages
from migpubs.documents.bylines import full_name
from migpubs.documents.wording import is_thai, say
from migpubs.errors import UnknownWord
from migpubs.text import sort_key
from migpubs.vocabulary import several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from migpubs.model import Assignment, Body, Publication

T = TypeVar("T")

_OFFICES: Final = frozenset(
    {"regional-office", "country-office", "unit", "programme", "university-unit"}
)
_LAST: Final = (1,)


@frozen(order=True)
class Label:
    """What a group is about."""

    key: tuple[object, ...]
    """By which groups are sorted."""
    text: str
    """The words of the heading."""
    theme: str = ""
    """The id of the theme, where it is one."""


@frozen
class Group(Generic[T]):
    """Some items under a heading, and the groups below it."""

    label: str
    items: tuple[T, ...]
    """All of them, also those of the groups below."""
    groups: tuple[Group[T], ...] = ()
    unconfirmed: bool = False
    """Whether it is a theme that no agency has confirmed for any of the items."""


def agency(body: Body) -> Body:
    """The body that an office, unit or programme belongs to; any other body itself."""
    while body.parent and body.kind in _OFFICES:
        body = body.parent
    return body


def _by_publisher(publication: Publication, language: str) -> Iterator[Label]:
    for body in dict.fromkeys(map(agency, publication.publishers)):
        name = full_name(body, language)
        yield Label((0, sort_key(body.sort_as or name, language)), name)


def _by_theme(publication: Publication, language: str) -> Iterator[Label]:
    for each in primary_themes(publication):
        theme = each.theme
        text = theme.short.text(language, "en") or theme.label.text(language, "en")
        yield Label((0, *_natural(theme.id)), text, theme.id)


def primary_themes(publication: Publication) -> tuple[Assignment, ...]:
    """The themes it belongs to first."""
    return tuple(each for each in publication.themes if each.rank == "primary")


def _natural(key: str) -> tuple[tuple[int, str], ...]:
    """Numbers in a key as numbers, so that 10 comes after 9."""
    parts = re.findall(r"\d+|\D+", key)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)


def _by_language(publication: Publication, language: str) -> Iterator[Label]:
    for tag in dict.fromkeys(publication.languages):
        name = languages.name(tag, language)
        name = f"ภาษา{name}" if is_thai(language) else name
        yield Label((0, sort_key(name, language)), name)


def _by_year(publication: Publication, language: str) -> Iterator[Label]:
    if publication.date:
        year = publication.date.year
        yield Label((0, -year), dates.format_date(dates.Date(year), language))


_LABELS: Final[Mapping[str, tuple[Callable[[Publication, str], Iterator[Label]], str]]] = {
    "publisher": (_by_publisher, "no-publisher"),
    "theme": (_by_theme, "no-theme"),
    "language": (_by_language, "no-language"),
    "year": (_by_year, "no-date"),
}

GROUPINGS: Final = tuple(_LABELS)
"""The words that name a grouping."""


def group(
    items: Iterable[T],
    by: Sequence[str],
    publications: Callable[[T], Iterable[Publication]],
    language: str = "en",
) -> tuple[Group[T], ...]:
    """Return the items in groups, and these in groups again for each further word of ``by``.

    publications: the works that an item stands for. Years are newest first. `UnknownWord` for a
    word that is not one of `GROUPINGS`.
    """
    by = several(by)
    if not by:
        return ()
    if by[0] not in _LABELS:
        raise UnknownWord(by[0], GROUPINGS, noun="grouping")
    labels_of, missing = _LABELS[by[0]]
    found: dict[Label, list[T]] = {}
    for item in items:
        labels = {label: None for each in publications(item) for label in labels_of(each, language)}
        for label in labels or {Label(_LAST, say(missing, language)): None}:
            found.setdefault(label, []).append(item)
    return tuple(
        Group(
            label.text,
            tuple(members),
            group(members, by[1:], publications, language),
            unconfirmed=_is_unconfirmed(label.theme, members, publications),
        )
        for label, members in sorted(found.items(), key=lambda pair: pair[0].key)
    )


def _is_unconfirmed(
    theme: str, items: Iterable[T], publications: Callable[[T], Iterable[Publication]]
) -> bool:
    assigned = [
        each
        for item in items
        for publication in publications(item)
        for each in publication.themes
        if theme and each.theme.id == theme
    ]
    return bool(assigned) and not any(each.confirmed for each in assigned)
