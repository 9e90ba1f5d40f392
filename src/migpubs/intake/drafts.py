"""From a document to a draft: all its rows as proposals, and the lines that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from migpubs.intake import ditto, issue_dates, labelled, references, rows, tables, words
from migpubs.model import Person
from migpubs.names import Authority
from migpubs.progress import counted, quiet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migpubs.catalogue import Catalogue
    from migpubs.intake.blocks import Document
    from migpubs.intake.entries import Listing, Unread
    from migpubs.intake.proposals import Proposal
    from migpubs.progress import OnProgress


_OF_COLUMNS: Final = (
    "head-part: ", "columns-guessed: ", "two-columns: ", "heading-title: ", "host: ",
    "short-year: ",
)  # fmt: skip
"""How a question begins that is about the columns of a table, not about one row."""


@frozen(kw_only=True)
class Draft:
    """All that was made of a document."""

    file: str
    """Its name, or the address of a page."""
    sha256: str
    medium: str = ""
    heading: str = ""
    columns: tuple[str, ...] = ()
    listed: int | None = None
    """The report year in which the list stands."""
    proposals: tuple[Proposal, ...] = ()
    unread: tuple[Unread, ...] = ()
    dropped: tuple[Unread, ...] = ()
    """Heads that were repeated after a page break."""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "heading": self.heading,
            "listed": self.listed,
            "rows": [proposal.plain() for proposal in self.proposals],
            "unread": [{"place": each.place, "text": each.text} for each in self.unread],
            "repeated_heads": [{"place": e.place, "text": e.text} for e in self.dropped],
        }


def propose(
    document: Document,
    catalogue: Catalogue,
    listed: int | None = None,
    on_progress: OnProgress = quiet,
) -> Draft:
    """Return what a document proposes for a catalogue.

    listed: the year of the report in which the list stands; else the one year of its heading.
    on_progress: is told how many rows are read, of how many.
    """
    authority = known_names(catalogue)
    listing = _listing(document, authority)
    reader = rows.Reader(authority, _vocabulary(listing), _words(catalogue))
    entries = counted([*ditto.resolved(listing.entries)], "rows", on_progress)
    proposals = tuple(
        reader.proposal(number, entry) for number, entry in enumerate(entries, start=1)
    )
    proposals = tuple(_asked_once(_without_shared_link(proposals)))
    return Draft(
        file=document.file,
        sha256=document.sha256,
        medium=document.medium,
        heading=listing.heading,
        columns=listing.columns,
        listed=listed if listed is not None else issue_dates.year_of(listing.heading),
        proposals=proposals,
        unread=listing.unread,
        dropped=listing.dropped,
    )


def known_names(catalogue: Catalogue) -> Authority:
    """Return the bodies of a catalogue, and the persons who wrote or edited its publications."""
    parts = (part.who for each in catalogue for part in each.contributions)
    persons = (who for who in parts if isinstance(who, Person))
    return Authority(catalogue.bodies.values(), persons)


def _without_shared_link(proposals: Sequence[Proposal]) -> Iterator[Proposal]:
    """Give the proposals; a link that rows of other titles have too is only proposed."""
    titles: dict[str, set[str]] = {}
    for each in proposals:
        titles.setdefault(each.fields["url"].value, set()).add(each.fields["title"].value)
    for each in proposals:
        url = each.fields["url"]
        if url.value is None or len(titles[url.value]) == 1:
            yield each
            continue
        fields = {**each.fields, "url": url.doubted("shared-link")}
        question = "shared-link: several rows have this link; whose is it?"
        yield evolve(each, fields=fields, flags=(*each.flags, question))


def _asked_once(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Give the proposals; what is asked about the columns of a table is asked in its first row."""
    asked: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    for each in proposals:
        own = {flag for flag in each.flags if flag.startswith(_OF_COLUMNS)}
        said = {(flag, each.entry.columns, each.entry.fields) for flag in own}
        again = {flag for flag, *_ in said & asked}
        asked |= said
        yield evolve(each, flags=tuple(flag for flag in each.flags if flag not in again))


def _listing(document: Document, authority: Authority) -> Listing:
    is_body = authority.__contains__
    return (
        labelled.listing(document, is_body)
        or tables.listing(document, is_body)
        or references.listing(document, is_body)
    )


def _vocabulary(listing: Listing) -> frozenset[str]:
    """Return the whole words of the document itself."""
    texts = [
        words.inside_lines(cell.text, words.english()) if entry.medium == "pdf" else cell.text
        for entry in listing.entries
        for cell in entry.cells
    ]
    return words.of_document([*texts, listing.heading])


def _words(catalogue: Catalogue) -> frozenset[str]:
    """Return English words, and those of the catalogue's titles and names."""
    titles_ = [text for each in catalogue for text in each.title.values()]
    names = [text for body in catalogue.bodies.values() for text in body.name.values()]
    return words.english() | words.of_document([*titles_, *names])
