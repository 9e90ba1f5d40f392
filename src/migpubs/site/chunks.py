"""Long lists, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.site.addresses import PAGE_SIZE, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from migpubs.model import Publication


@frozen(kw_only=True)
class Chunk:
    """One page of a list of publications."""

    base: str
    """Where the first page of the list lies."""
    number: int
    """From 1."""
    last: int
    """The number of the last page."""
    publications: Sequence[Publication]
    total: int
    """How many publications the whole list has."""

    def path(self, number: int) -> str:
        """Return where a page of the list lies."""
        return numbered(self.base, number)

    @property
    def rdf(self) -> str:
        """Where the file lies that Zotero reads for this page."""
        return self.path(self.number).removesuffix("html") + "rdf"

    @property
    def near(self) -> list[int]:
        """The pages to link to: the first, the last, and those around this one."""
        around = range(self.number - 2, self.number + 3)
        return sorted({1, self.last, *around} & set(range(1, self.last + 1)))


def chunks(base: str, publications: Sequence[Publication]) -> Iterator[Chunk]:
    """Give the pages of a list; an empty list has one page."""
    last = max(1, -(-len(publications) // PAGE_SIZE))
    for number in range(1, last + 1):
        yield Chunk(
            base=base,
            number=number,
            last=last,
            publications=publications[(number - 1) * PAGE_SIZE : number * PAGE_SIZE],
            total=len(publications),
        )
