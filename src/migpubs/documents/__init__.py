"""Documents for people: the annex and the reading list, in every medium.

`annex` and `reading_list` build a small tree of blocks; `render` writes it. Every name here is
imported when it is first used: who wants an annex does not wait for the processor of citations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.on_demand import names_of

if TYPE_CHECKING:
    from migpubs.documents.acceptance import accept
    from migpubs.documents.annexes import annex
    from migpubs.documents.blocks import Column, Document, Heading, List, Paragraph, Table
    from migpubs.documents.citing import cite
    from migpubs.documents.comparison import Difference, compare
    from migpubs.documents.media import MEDIA, Medium, medium_of, render
    from migpubs.documents.page import Page
    from migpubs.documents.pictures import Figure, figures
    from migpubs.documents.reading_lists import reading_list

__all__ = [
    "MEDIA",
    "Column",
    "Difference",
    "Document",
    "Figure",
    "Heading",
    "List",
    "Medium",
    "Page",
    "Paragraph",
    "Table",
    "accept",
    "annex",
    "cite",
    "compare",
    "figures",
    "medium_of",
    "reading_list",
    "render",
]

_HOMES: Final = {
    "acceptance": ("accept",),
    "annexes": ("annex",),
    "blocks": ("Column", "Document", "Heading", "List", "Paragraph", "Table"),
    "citing": ("cite",),
    "comparison": ("Difference", "compare"),
    "media": ("MEDIA", "Medium", "medium_of", "render"),
    "page": ("Page",),
    "pictures": ("Figure", "figures"),
    "reading_lists": ("reading_list",),
}
"""The public names of each module."""


if not TYPE_CHECKING:  # a type checker that saw it would let any name pass
    __getattr__ = names_of(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__]
