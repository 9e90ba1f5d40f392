"""Ingest: a file, an address or a DOI becomes a draft that waits for review."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.dates import common_year
from migpubs.intake import drafts, limits, pages, reader
from migpubs.intake.review import begin, honoured
from migpubs.progress import quiet

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue
    from migpubs.intake.drafts import Draft
    from migpubs.intake.review import Item
    from migpubs.progress import OnProgress


@frozen(kw_only=True)
class Ingested:
    """What was read out of a document."""

    draft: Draft
    """The proposals, row by row; rows that were decided before ask no more."""
    items: tuple[Item, ...] = ()
    """The same rows as they wait for review; none where they were not to wait."""
    waits: bool = False
    """Whether they do: a list without rows does not, nor one for a catalogue that is read-only."""


def ingest(
    catalogue: Catalogue,
    source: str | os.PathLike[str],
    *,
    content: bytes | None = None,
    listed: int | None = None,
    medium: str = "",
    encoding: str = "",
    keep: bool = True,
    on_progress: OnProgress = quiet,
) -> Ingested:
    """Read a list of publications out of a document, or one out of a web page.

    source: a file, an address, or a DOI. content: the bytes, where they are at hand; ``source`` is
    only their name then. listed: the report year that lists them. medium: a key of
    `migpubs.intake.reader.READERS`, or ``page`` for the web page of one publication; default:
    what the bytes say, else the ending. encoding: of text that is not UTF-8, such as ``cp874``.
    keep: let the list wait in the catalogue's folder for `migpubs.review`; one that is read-only
    keeps none. Nothing reaches the records. on_progress: is told how many pages of a PDF are read,
    then how many rows, of how many.

    `ParseError` for what cannot be read, `FetchError` for what the web does not give,
    `UnknownFormat` for an unknown medium, `MissingExtra` for a PDF or workbook without its library.
    """
    name, listed = os.fspath(source), listed and common_year(listed)
    fetched = content is None and pages.is_address(name)
    if fetched:
        content, medium, name = pages.fetch(name)
    data = _bytes(name) if content is None else content
    if fetched or medium == "page":
        document, draft = pages.propose(data, medium, name, catalogue, listed)
    else:
        document = reader.read(
            data, name, medium=medium, encoding=encoding, on_progress=on_progress
        )
        draft = drafts.propose(document, catalogue, listed, on_progress)
    shown = honoured(catalogue, draft)
    items, waits = begin(catalogue, document, data, draft, encoding) if keep else ((), False)
    return Ingested(draft=shown, items=tuple(items), waits=waits)


def _bytes(name: str) -> bytes:
    """Return a file's bytes; of one that is too large only as many as show that."""
    with Path(name).open("rb") as file:
        return file.read(limits.FILE_BYTES + 1)
