"""Which records of the catalogue may be the work that a row lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.text import compact_key, search_key

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from migpubs.catalogue import Catalogue
    from migpubs.model import Publication


def same_work(
    catalogue: Catalogue, answer: Mapping[str, str], listed: Container[str] = ()
) -> tuple[Publication, ...]:
    """Return the records with the same title in any form or the same link, and those of `listed`.

    listed: the ids that a printed row in the same words lists, see `printed`.
    """
    title, url = compact_key(answer["title"]), answer["url"].rstrip("/")
    return tuple(
        each
        for each in catalogue
        if (title and title in _titles(each)) or (url and url in _links(each)) or each.id in listed
    )


def printed(catalogue: Catalogue) -> dict[frozenset[str], tuple[str, ...]]:
    """Return the ids that each printed row of the annexes lists, by the words of its cells."""
    rows = (row for annex in catalogue.annexes.values() for row in annex.rows if row.cells)
    return {words(row.cells): row.records for row in rows}


def words(cells: Iterable[str]) -> frozenset[str]:
    """Return the words of a row, however they are cut and in whatever order its cells stand."""
    return frozenset(key for cell in cells if (key := search_key(cell).replace(" ", "")))


def _titles(publication: Publication) -> set[str]:
    tongues = [tag for tag, _ in publication.title.items()]
    whole = [publication.full_title(tag) for tag in tongues]
    variants = [variant.text for variant in publication.title_variants]
    return {compact_key(text) for text in (*publication.title.values(), *whole, *variants)}


def _links(publication: Publication) -> set[str]:
    return {link.url.rstrip("/") for link in publication.links}


def differences(publication: Publication, answer: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return where a record and a row disagree: the field, the record's words, the row's words.

    Where one of the two says nothing they do not disagree.
    """
    shown = {
        "title": publication.full_title(),
        "authors": "; ".join(map(_name, publication.authors)),
        "publishers": "; ".join(map(_name, publication.publishers)),
        "date": str(publication.date or ""),
        "url": publication.url,
    }
    return [
        (name, ours, answer[name])
        for name, ours in shown.items()
        if ours and answer[name] and compact_key(ours) != compact_key(answer[name])
    ]


def _name(who: object) -> str:
    family, given = getattr(who, "family", ""), getattr(who, "given", "")
    return f"{family}, {given}" if family else str(getattr(who, "short", who))
