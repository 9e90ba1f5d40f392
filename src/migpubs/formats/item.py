"""What every reader of references makes first: an item of plain texts.

Formats differ in how they spell things, not in what they say. A reader fills an `Item`, of which
`formats.reading` makes a record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import field, frozen

from migpubs.errors import Place
from migpubs.model import join_title
from migpubs.text import is_thai, normal

if TYPE_CHECKING:
    from migpubs.names import Authority

_BLANKS = re.compile(r"[\t\n\v\f\r ]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@frozen(kw_only=True)
class Name:
    """A name as a format tells it: undivided, or in two parts."""

    literal: str = ""
    """A name that the format marks as undivided."""
    plain: str = ""
    """A name that it does not mark: a person in natural order, or a body."""
    family: str = ""
    given: str = ""


@frozen(kw_only=True)
class Item:
    """One reference as a format tells it, in plain text."""

    key: str = ""
    kind: str = "document"
    """What the format's type says."""
    odd_type: str = ""
    """The format's type where it says nothing of the kind."""
    said_kind: str = ""
    """A kind of ours that our own writer has noted; it goes before all else."""
    genre: str = ""
    title: str = ""
    subtitle: str = ""
    short: str = ""
    """The title without its subtitle, where the title has both."""
    gloss: str = ""
    """A title in another language."""
    container: str = ""
    names: tuple[tuple[str, Name], ...] = ()
    """Role and name, in order."""
    publishers: tuple[str, ...] = ()
    place: str = ""
    date: str = ""
    edition: str = ""
    number: str = ""
    pages: str = ""
    status: str = ""
    language: str = ""
    urls: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    """Scheme and text."""
    related: tuple[str, ...] = ()
    """Keys of the works it translates."""
    original: str = ""
    """The title of the work it translates."""
    note: str = ""
    abstract: str = ""
    aliases: tuple[str, ...] = ()
    place_in_file: Place = field(factory=Place)


def clean(text: str) -> str:
    """Return text in normal form, on one line, without halves of letters and control signs."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return normal(_BLANKS.sub(" ", _CONTROL.sub("", whole)).strip(" "))


def split_title(title: str, short: str) -> tuple[str, str]:
    """Cut a whole title after its short form; a short form that is something else is left out."""
    rest = title[len(short) :].removeprefix(":").removeprefix(" ")
    if short and title.startswith(short) and join_title(short, rest) == title:
        return short, rest
    return title, ""


def title_tag(title: str, language: str) -> str:
    """Return the language of a title as its script and the language of the text tell it."""
    if is_thai(title):
        return "th"
    return "en" if not language or language.startswith("th") else language


def split_publishers(text: str, authority: Authority) -> list[str]:
    """Cut joint publishers apart at slashes and semicolons, unless the whole is one body."""
    if authority.find(text):
        return [text]
    return [part for part in re.split(r"\s+/\s+|\s*;\s*", text) if part]
