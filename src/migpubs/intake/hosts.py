"""Chapters and articles beside the book or journal in which they stand, told apart by the heads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.intake.blocks import Cell
    from migpubs.intake.entries import Entry

_PART = re.compile(
    r"\b(?:article|chapter|contribution|essay|paper|section)s?\b(?:.*\b(?:name|title)\b|$)"
    r"|\btitle of (?:the )?(?:article|chapter|contribution|essay|paper|section)",
    re.IGNORECASE,
)
_HOST = re.compile(
    r"^in\b|\b(?:book|container|host|journal|magazine|periodical|proceedings|publication|series"
    r"|source|volume)\b.*\b(?:name|title)\b|\btitle of (?:the )?(?:book|journal|source|volume)"
    r"|^(?:book|journal|magazine|periodical|source)s?$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?:alternative|running|short)\b", re.IGNORECASE)
_LINK_WORDS = re.compile(
    r"\W*(?:https?:|www\.|doi\b|10\.\d|(?:link|pdf|download|full|view|read|see|available|online|here"
    r"|access|click|web|report|english|thai|text)\b)",
    re.IGNORECASE,
)
"""What a link says of itself, not of what it leads to."""
_OF_HOST = re.compile(r"\b(?:book|host|volume)\b", re.IGNORECASE)


def told_apart(columns: Sequence[str], fields: Sequence[str]) -> tuple[str, ...]:
    """Return the fields of columns; where one is of a part, what is of its host is not the work's.

    "In (book title)" beside "Chapter title" is not the title of what the list lists.
    """
    parts = [n for n, head in enumerate(columns) if _is_title(fields[n]) and _PART.search(head)]
    hosts = [
        n for n, head in enumerate(columns)
        if fields[n] == "title" and n not in parts and _HOST.search(head)
    ]  # fmt: skip
    plain = [n for n, field in enumerate(fields) if field == "title" and n not in hosts]
    parts = parts or plain
    if len(parts) != 1 or not hosts:
        return tuple(fields)
    found = list(fields)
    found[parts[0]] = "title"
    for number, head in enumerate(columns):
        editors = fields[number] == "editors" and _OF_HOST.search(head)
        found[number] = "" if number in hosts or editors else found[number]
    return tuple(found)


def _is_title(field: str) -> bool:
    return field in {"", "title"}


def hides_title(entry: Entry) -> bool:
    """Whether a column that is not understood may hold the title of the work, by its head."""
    rows = zip(entry.fields, entry.columns, entry.cells, strict=False)
    return any(
        cell and not field and re.search(r"\btitles?\b", head, re.IGNORECASE)
        and not _HOST.search(head) and not _SHORT.search(head)
        for field, head, cell in rows
    )  # fmt: skip


def is_linked(entry: Cell, title: str, note: str) -> bool:
    """Whether the first link of an entry may be that of what its work stands in.

    Its words are then not of the title, but of a book, a journal or a publisher behind it; where
    they are not known, a book behind the title is enough. An address in the text is the work's.
    """
    if not entry.links or entry.links[0] in entry.text:
        return False
    if not entry.behind:
        return re.match(r"In:? [^\W\d_a-z]", note) is not None
    words = entry.behind[0]
    return words in f"{note}." and words not in title and not _LINK_WORDS.match(words)
