"""Where a cite stands to those before it (specification, ``position`` and "Note Distance")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.csl.citations import Citation, CiteItem
    from migpubs.csl.cite import Position


@frozen
class Place:
    """A cite's position."""

    position: Position
    near_note: bool
    first_note: int
    """The preceding note in which the item was first cited; 0 if none."""


def find_places(citations: Iterable[Citation], distance: int) -> list[list[Place]]:
    """The places of the cites of each citation, in the document's order."""
    finder = _Finder(distance)
    return [finder.places(citation) for citation in citations]


class _Finder:
    def __init__(self, distance: int) -> None:
        self.distance = distance
        self.first_note: dict[str, int] = {}
        self.last_note: dict[str, int] = {}
        self.before: Citation | None = None

    def places(self, citation: Citation) -> list[Place]:
        out = []
        for number, cite in enumerate(citation.cites):
            out.append(self._place(citation, cite, self._preceding(citation, number)))
            self.first_note.setdefault(cite.id, citation.note)
            self.last_note[cite.id] = citation.note
        self.before = citation
        return out

    def _preceding(self, citation: Citation, number: int) -> CiteItem | None:
        """The cite directly before, if "ibid" may refer to it."""
        if number:
            return citation.cites[number - 1]
        before = self.before
        if before is None or len(before.cites) != 1:
            return None
        if citation.note and before.note and not 0 <= citation.note - before.note <= 1:
            return None
        return before.cites[0]

    def _place(self, citation: Citation, cite: CiteItem, before: CiteItem | None) -> Place:
        if cite.id not in self.first_note:
            return Place("first", False, 0)  # noqa: FBT003 - reads as a table
        last = self.last_note[cite.id]
        near = bool(citation.note and last) and citation.note - last <= self.distance
        position: Position = "subsequent"
        if before is not None and before.id == cite.id:
            position = _ibid(cite, before)
        first = self.first_note[cite.id]
        return Place(position, near, first if first != citation.note else 0)


def _ibid(cite: CiteItem, before: CiteItem) -> Position:
    if not before.locator:
        return "ibid-with-locator" if cite.locator else "ibid"
    if not cite.locator:
        return "subsequent"
    same = (cite.locator, cite.label or "page") == (before.locator, before.label or "page")
    return "ibid" if same else "ibid-with-locator"
