"""What the columns of a table without heads may hold, by what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migpubs import languages
from migpubs.dates import read_date
from migpubs.names import looks_like_body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migpubs.intake.blocks import Table


def guessed_fields(table: Table, is_body: Callable[[str], bool]) -> tuple[str, ...]:
    """Return what the columns of a table without heads may hold; nothing where that is not plain.

    Links and years are known by their form, bodies by the authority list or their shape; the
    title is the column with the longest texts of what is left.
    """
    columns = [
        [text for text in column if text]
        for column in zip(*(line.texts for line in table.lines), strict=True)
    ]
    if len(table.lines) < 2 or len(columns) < 2:  # noqa: PLR2004 - one of each tells nothing
        return ()
    fields = [_guessed(column, is_body) for column in columns]
    left = [
        n
        for n, (name, column) in enumerate(zip(fields, columns, strict=True))
        if not name and column
    ]
    if not left or not {"publishers", "date"} & {*fields}:
        return ()
    longest = max(left, key=lambda n: sum(map(len, columns[n])) / len(columns[n]))
    fields[longest] = "title"
    return tuple(fields)


def _guessed(column: Sequence[str], is_body: Callable[[str], bool]) -> str:
    if not column:
        return ""
    if all(re.match(r"https?://\S+$|www\.\S+$", text) for text in column):
        return "url"
    if all(re.fullmatch(r"\d{1,3}\.?", text) for text in column):
        return "number"
    if all(read_date(text) is not None for text in column):
        return "date"
    if all(languages.find(text) for text in column):
        return "languages"
    bodies = [is_body(text) or looks_like_body(text) for text in column]
    return "publishers" if 2 * sum(bodies) >= len(column) and any(map(is_body, column)) else ""
