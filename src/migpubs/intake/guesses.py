"""What the columns of a table may hold whose head is not understood, or that has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from migpubs import languages
from migpubs.dates import read_date
from migpubs.identifiers import recognise
from migpubs.intake.headers import TITLES, WEAK, field_of
from migpubs.intake.name_shapes import INVERTED
from migpubs.names import looks_like_body
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from migpubs.intake.blocks import Line, Table

_LABEL: Final = 40
"""Letters of the head of a column at most, where nothing else shows that it is one."""
_ADDRESS: Final = re.compile(r"https?://\S+$|www\.\S+$")
_NUMBER: Final = re.compile(r"\d{1,3}\.?")
_SEVERAL_WORDS: Final = re.compile(r"\s|[ก-๙]")
_SCHEMES: Final = frozenset({"doi", "isbn", "issn", "handle", "un-symbol"})
_BESIDE: Final = frozenset({"publishers", "authors", "date", "year", "url", "identifiers"})
"""Fields of which a list of publications has one beside the title, where no head names that."""


@frozen
class Guess:
    """What the columns of a table may hold."""

    fields: tuple[str, ...]
    """Of each column; empty where nothing is guessed."""
    heads: tuple[str, ...]
    """The labels in its first row; all empty where it has none."""


def guessed(table: Table, is_body: Callable[[str], bool]) -> Guess | None:
    """Return what the columns of a table may hold; nothing where that is not plain.

    Links, dates and identifiers are known by their form, bodies by the authority list or their
    shape; the title is the column with the longest texts of what is left, of several words. The
    heads go before that, as far as they are understood.
    """
    lines = [line for line in table.lines if any(line.texts)]
    heads = _labels(lines)
    rows = lines[1:] if heads else lines
    if len(rows) < 2 - bool(heads) or len(lines[0].cells) < 2:  # noqa: PLR2004 - one tells nothing
        return None
    columns = [
        [text for text in column if text]
        for column in zip(*(line.texts for line in rows), strict=True)
    ]
    fields = [field_of(head) for head in heads] or [_guessed(each, is_body) for each in columns]
    if heads:
        _add_forms(fields, columns)
    named = bool({*fields} & TITLES)
    if not named:
        at = _longest(fields, columns)
        if at is None or not _BESIDE & {*fields}:
            return None
        fields[at] = "title"
    titles = [head for name, head in zip(fields, heads, strict=False) if name in TITLES]
    strong = named and any(search_key(head) not in WEAK for head in titles)
    if not (strong or _BESIDE & {*fields}):
        return None
    return Guess(tuple(fields), heads or ("",) * len(fields))


def _labels(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the texts of the first row where they are mere labels above values of other forms.

    One of them names a field, or stands above a column of links, dates or identifiers.
    """
    first, rows = lines[0], lines[1:]
    texts = [text for text in first.texts if text]
    bare = len(texts) > 1 and not any(cell.links for cell in first.cells)
    if not (rows and bare and all(map(_is_label, texts))):
        return ()
    below = zip(*(line.texts for line in rows), strict=True)
    forms = [_form([text for text in column if text]) for column in below]
    known = any(map(field_of, texts))
    other = any(form and text for form, text in zip(forms, first.texts, strict=True))
    return first.texts if known or other else ()


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL and not _form([text]) and not text.endswith((".", "?", "!"))


def _form(column: Sequence[str]) -> str:
    """Return the field of values that have a form of their own."""
    if not column:
        return ""
    if all(map(_ADDRESS.match, column)):
        return "url"
    if all(map(_NUMBER.fullmatch, column)):
        return "number"
    if all(read_date(text) is not None for text in column):
        return "date"
    known = map(recognise, column)
    return "identifiers" if all(each and each.scheme in _SCHEMES for each in known) else ""


def _guessed(column: Sequence[str], is_body: Callable[[str], bool]) -> str:
    form = _form(column)
    if form or not column:
        return form
    if all(languages.find(text) for text in column):
        return "languages"
    if 2 * sum(INVERTED.match(text) is not None for text in column) >= len(column):
        return "authors"
    bodies = [is_body(text) or looks_like_body(text) for text in column]
    return "publishers" if 2 * sum(bodies) >= len(column) and any(map(is_body, column)) else ""


def _add_forms(fields: list[str], columns: Sequence[Sequence[str]]) -> None:
    """Take links and identifiers for what they are, below whatever head, where no head says it."""
    for form in ("url", "identifiers"):
        if form not in fields:
            found = (n for n, each in enumerate(columns) if not fields[n] and _form(each) == form)
            for number in found:
                fields[number] = form
                break


def _longest(fields: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    """Return the column with the longest texts of those that have words and no other field."""
    left = [
        number
        for number, (name, column) in enumerate(zip(fields, columns, strict=True))
        if not name and column and 2 * sum(map(_has_words, column)) >= len(column)
    ]
    return max(left, key=lambda n: sum(map(len, columns[n])) / len(columns[n]), default=None)


def _has_words(text: str) -> bool:
    return _SEVERAL_WORDS.search(text) is not None
