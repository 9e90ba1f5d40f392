"""Which records of the catalogue may be the work that a row lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from migpubs.text import compact_key, search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from migpubs.catalogue import Catalogue
    from migpubs.model import Publication


class Known:
    """The records of a catalogue, found by what a row says of its work."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Put them under their titles and links, once for all rows."""
        self._records = tuple(catalogue)
        self._places = {each.id: place for place, each in enumerate(self._records)}
        self._rows = _printed(catalogue)
        self._titles: defaultdict[str, set[int]] = defaultdict(set)
        self._links: defaultdict[str, set[int]] = defaultdict(set)
        for place, each in enumerate(self._records):
            for title in _titles(each):
                self._titles[title].add(place)
            for link in each.links:
                self._links[link.url.rstrip("/")].add(place)

    def same_work(
        self, answer: Mapping[str, str], cells: Iterable[str] = ()
    ) -> tuple[Publication, ...]:
        """Return the records that may be the work of a row, in the order of the catalogue.

        They have the same title in any form, or the same link, or a row that was printed in the
        same words lists them. cells: those of the row.
        """
        title, url = compact_key(answer["title"]), answer["url"].rstrip("/")
        listed = self._rows.get(words(cells), ())
        places = {self._places[key] for key in listed if key in self._places}
        places |= self._titles.get(title, set()) if title else set()
        places |= self._links.get(url, set()) if url else set()
        return tuple(self._records[place] for place in sorted(places))


def _printed(catalogue: Catalogue) -> dict[frozenset[str], tuple[str, ...]]:
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
