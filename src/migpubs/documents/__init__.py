"""Documents for people: the annex and the reading list, in every medium.

`annex` and `reading_list` build a small tree of blocks; `render` writes it.
"""

from __future__ import annotations

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
