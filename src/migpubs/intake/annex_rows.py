"""The rows of an annex as printed: what is kept of a row of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.intake.headers import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.catalogue.shapes import Plain
    from migpubs.intake.drafts import Draft
    from migpubs.intake.entries import Entry
    from migpubs.intake.review import Item
    from migpubs.model import Annex


def printed(item: Item, key: str, draft: Draft, columns: Sequence[str]) -> dict[str, Plain]:
    """Return the row as printed, with its links, page and file, and the record it lists.

    Where the annex has other columns than the list, the cells go below the head of the same
    meaning, and those that have none into the note.
    """
    entry = item.proposal.entry
    cells, rest = _fitted(entry, columns)
    heads = entry.columns or ("",) * len(entry.cells)
    links: list[Plain] = [
        {"url": url, "column": head} if head else {"url": url}
        for head, cell in zip(heads, entry.cells, strict=True)
        for url in cell.links
        if url.startswith(("http://", "https://"))
    ]
    row: dict[str, Plain] = {
        "cells": list(cells),
        "records": [key],
        "page": str(entry.page or ""),
        "links": links,
        "note": "; ".join([origin(draft, entry), *rest]),
    }
    return {name: value for name, value in row.items() if value}


def origin(draft: Draft, entry: Entry) -> str:
    """Return where a row comes from: the file, the place in it, and the file's checksum."""
    return f"{draft.file}, {entry.place}; SHA-256 {draft.sha256}"


def unprinted(annex: Annex) -> dict[str, int]:
    """Return the rows of an annex in the making by the one record that each of them lists."""
    return {
        row.records[0]: number
        for number, row in enumerate(annex.rows)
        if not row.cells and len(row.records) == 1
    }


def in_order(annex: Annex | None, draft: Draft) -> list[int]:
    """Return the order in which the rows of an annex shall stand, each by its number from 0.

    Those that come from a list stand among themselves as in the list, whenever they were accepted;
    all others keep their places. Empty where the rows stand so already.
    """
    mark = f"; SHA-256 {draft.sha256}"
    printed = {origin(draft, each.entry): each.row for each in draft.proposals}
    found = {}
    for place, row in enumerate(annex.rows if annex else ()):
        before, said, _ = row.note.partition(mark)
        if before + said in printed:
            found[place] = printed[before + said]
    order = [*range(len(annex.rows) if annex else 0)]
    for place, source in zip(found, sorted(found, key=found.__getitem__), strict=True):
        order[place] = source
    return [] if order == sorted(order) else order


def _fitted(entry: Entry, columns: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return a row's cells below the columns of an annex, and what does not fit there."""
    if tuple(columns) == entry.columns:
        return [cell.text for cell in entry.cells], []
    cells, rest = [""] * len(columns), []
    wanted = {"reference": "title"} | {field_of(column): field_of(column) for column in columns}
    places = {field_of(column): at for at, column in enumerate(columns)}
    for number, (name, cell) in enumerate(zip(entry.fields, entry.cells, strict=True)):
        at = places.get(wanted.get(name, ""), -1) if name else -1
        if at >= 0 and not cells[at]:
            cells[at] = cell.text
        elif cell.text:
            head = entry.columns[number] if entry.columns else name
            rest.append(f"{head}: {cell.text}")
    return cells, rest
