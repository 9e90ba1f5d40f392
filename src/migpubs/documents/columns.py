"""The cells of a table of works, built from the records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs import dates, languages
from migpubs.csl.runs import Link, Styled
from migpubs.documents import bylines
from migpubs.documents.blocks import Column
from migpubs.documents.grouping import primary_themes
from migpubs.documents.remarks import in_sentence
from migpubs.documents.tagging import primary, tag
from migpubs.documents.wording import say
from migpubs.notes import language_note
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from migpubs.csl.runs import Run
    from migpubs.documents.blocks import Runs
    from migpubs.documents.bylines import Names
    from migpubs.model import Publication


def title(publication: Publication, language: str, _names: Names = "short") -> Runs:
    """The title, linked, with its translation in brackets and a note on the text's languages.

    A title in a language in which there is no text is a supplied one and stands in brackets.
    """
    runs = as_title(bare_title(publication, language))
    if publication.url:
        runs = (Link(publication.url, runs, link_language(publication)),)
    return (*runs, *bracketed(note(publication, language)))


def as_title(runs: Runs) -> Runs:
    """The runs marked as a title, whose case no medium may change."""
    return (Styled("nocase", runs),)


def bare_title(publication: Publication, language: str) -> Runs:
    """The title in the text's language, and in brackets that in the document's, if it has one."""
    own = publication.title_language
    runs = tag(publication.full_title(), own, language)
    if publication.title_is_supplied:
        return ("[", *runs, "]")
    other = publication.title.best(language)
    if primary(other) == primary(own) or primary(other) != primary(language):
        return runs
    return (*runs, " [", *tag(publication.full_title(other), other, language), "]")


def link_language(publication: Publication) -> str:
    """The language of what the link leads to, where it is known."""
    link = publication.link
    return (link.language if link else "") or publication.language


def note(publication: Publication, language: str) -> str:
    """What to say of the text's languages, as it stands within a sentence."""
    return in_sentence(language_note(publication, language))


def bracketed(words: str) -> Runs:
    """A note as it stands after a title; brackets within it become commas."""
    return (f" [{_BRACKETS.sub(', ', words).replace(')', '')}]",) if words else ()


_BRACKETS = re.compile(r" ?\(")


def _author(publication: Publication, language: str, names: Names) -> Runs:
    return bylines.authors(publication.authors or publication.editors, language, names)


def _publisher(publication: Publication, language: str, names: Names) -> Runs:
    return bylines.publishers(publication.publishers, language, names)


def _language(publication: Publication, language: str, _names: Names) -> Runs:
    tags = dict.fromkeys(publication.languages)
    return _listed(languages.name(each, language) for each in tags)


def _date(publication: Publication, language: str, _names: Names) -> Runs:
    date = publication.date
    return (dates.format_date(date, language) if date else say("n.d.", language),)


def _link(publication: Publication, _language: str, _names: Names) -> Runs:
    url = publication.url
    return (Link(url, (url,), link_language(publication)),) if url else ()


def _theme(publication: Publication, language: str, _names: Names) -> Runs:
    return _listed(
        (each.theme.short.text(language, "en") or each.theme.label.text(language, "en"))
        + ("" if each.confirmed else f" ({say('unconfirmed', language)})")
        for each in primary_themes(publication)
    )


def _identifier(publication: Publication, _language: str, _names: Names) -> Runs:
    return joined(
        (Link(each.url, (str(each),)),) if each.url else (str(each),)
        for each in publication.identifiers
    )


def _listed(words: Iterable[str]) -> Runs:
    text = "; ".join(words)
    return (text,) if text else ()


_CELLS: Final[Mapping[str, tuple[Callable[[Publication, str, Names], Runs], int]]] = {
    "title": (title, 10),
    "author": (_author, 6),
    "publisher": (_publisher, 5),
    "language": (_language, 3),
    "date": (_date, 3),
    "link": (_link, 6),
    "theme": (_theme, 6),
    "identifier": (_identifier, 4),
}
"""What makes each cell, and the column's share of the width."""

COLUMNS: Final = (*_CELLS, "number")
"""The words that name a column; ``number`` counts the rows."""


def column(name: str, language: str, heading: str = "") -> Column:
    """Return one of `COLUMNS` with its heading, by default in the document's language."""
    share = _CELLS[name][1] if name in _CELLS else 2
    return Column(name=name, heading=heading or say(name, language), share=share)


def other_column(name: str, heading: str) -> Column:
    """Return a printed column that means none of `COLUMNS`."""
    return Column(name=name, heading=heading, share=4)


def joined(parts: Iterable[Runs]) -> Runs:
    """Return the cells of several works as one."""
    runs: list[Run] = []
    for part in parts:
        runs += ["; ", *part] if runs else part
    return tuple(runs)


def cell(name: str, publication: Publication, language: str, names: Names) -> Runs:
    """Return the cell of a column for a work; an empty one where nothing is known."""
    return _CELLS[name][0](publication, language, names)


# Printed columns

_MEANINGS: Final[Mapping[str, str]] = {
    search_key(heading): name
    for name, headings in {
        "title": ("Title", "Titles", "Publication", "ชื่อเรื่อง"),
        "author": ("Author", "Authors", "Author(s)", "ผู้แต่ง"),
        "publisher": (
            "Publisher/Agency", "Publisher", "Agency", "Publishers", "Organization",
            "ผู้จัดพิมพ์/หน่วยงาน", "ผู้จัดพิมพ์", "หน่วยงาน",
        ),
        "language": ("Language", "Languages", "ภาษา"),
        "date": ("Date", "Year", "วันที่", "ปี"),
        "link": ("Link", "URL", "ลิงก์"),
        "theme": ("Theme", "Themes", "ประเด็น"),
    }.items()
    for heading in headings
}  # fmt: skip
"""What a printed column's heading means; any other heading is a column of its own."""


def meaning(heading: str) -> str:
    """Return the word of `COLUMNS` that a printed heading means, or the heading itself."""
    return _MEANINGS.get(search_key(heading), heading)


def printed(headings: Iterable[str]) -> dict[str, str]:
    """Return the printed headings of a table by the names of their columns, in order.

    Where two headings mean the same ("Publisher" and "Agency"), the second is a column of its own.
    """
    named: dict[str, str] = {}
    for heading in headings:
        names = (meaning(heading), heading, f"{heading} {len(named) + 1}")
        named[next(name for name in names if name not in named)] = heading
    return named
