"""The note of a reference: in words what a format has no field for, written and taken apart again.

What `write_note` says, `read_note` finds again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from migpubs.formats import reference
from migpubs.identifiers import SCHEMES, recognise
from migpubs.model import Text
from migpubs.notes import Said, language_note, read_language_note, title_note

if TYPE_CHECKING:
    from collections.abc import Container

    from migpubs.formats.reference import Context
    from migpubs.model import Publication

WORDS: Final = ("genre", "number", "edition", "place", "pages")
"""Fields that the note says where a format has none for them."""

_IN: Final = "In"
"""The label of the title of a book or journal."""
_PUBLISHER: Final = "Publisher"
_KIND: Final = "Kind"
_LABELS: Final = {
    **{scheme.label: name for name, scheme in SCHEMES.items()},
    **{name.capitalize(): name for name in WORDS},
    _IN: "container",
    _PUBLISHER: "publishers",
    _KIND: "kind",
}
_LABELLED = re.compile(rf"({'|'.join(map(re.escape, _LABELS))}): (.*)", re.DOTALL)
_SUPPLIED = re.compile(r"\S.* title supplied")
_MOST_PARTS = 40
"""A note of more parts was not written here."""


def write_note(
    publication: Publication, context: Context, fielded: Container[str], kind_of: str = ""
) -> str:
    """Return the note: languages in words, and what the format has no field for.

    An identifier that the address tells is not said again: a bibliography prints the note.
    fielded: the names of `WORDS` and the schemes of identifiers that have a field, which takes
    one identifier; ``container`` and ``publishers``.
    kind_of: what the format's type says of the kind, where only the note can say better.
    """
    parts = [language_note(publication, titles=context.titles), title_note(publication)]
    parts += [
        f"{name.capitalize()}: {getattr(publication, name)}"
        for name in WORDS
        if name not in fielded and getattr(publication, name)
    ]
    if "container" not in fielded and (stands_in := reference.container(publication, context)):
        parts.append(f"{_IN}: {stands_in}")
    if "publishers" not in fielded and publication.publishers:
        parts.append(f"{_PUBLISHER}: {reference.joint(publication)}")
    if kind_of and reference.said_kind(reference.word(publication), kind_of) != (
        publication.kind,
        publication.genre,
    ):
        parts.append(f"{_KIND}: {publication.kind}")
    told: set[str] = set()
    in_address = recognise(publication.url) if publication.identifiers else None
    for each in publication.identifiers:
        if each != in_address and (each.scheme in told or each.scheme not in fielded):
            parts.append(f"{SCHEMES[each.scheme].label}: {each}")
        told.add(each.scheme)
    return "; ".join(filter(None, parts))


@frozen
class Note:
    """A note taken apart."""

    texts: tuple[Text, ...] = ()
    original: str | None = None
    words: tuple[tuple[str, str], ...] = ()
    """Fields and schemes with their values."""
    status: str = ""
    rest: str = ""

    def known_texts(self, language: str) -> tuple[Text, ...]:
        """Return what exists in which language; the note's names are less precise than a tag."""
        noted = self.texts
        if not any(text.extent == "full" for text in noted):
            alone = (Text(language=language),) if language and not noted else ()
            return alone + noted
        found, precise = [], False
        base = language.partition("-")[0]
        for text in noted:
            same = text.extent == "full" and text.language.partition("-")[0] == base
            if same and not precise:
                precise = True
                found.append(
                    Text(language=language, status=text.status, translated=text.translated)
                )
            else:
                found.append(text)
        return tuple(found)


def read_note(note: str) -> Note:
    """Take a note of `write_note` apart; what it does not know is the rest."""
    pieces = note.split("; ")
    if len(pieces) > _MOST_PARTS:
        return Note(rest=note)
    texts: list[Text] = []
    original: str | None = None
    words: list[tuple[str, str]] = []
    rest: list[str] = []
    status = ""
    while pieces:
        said, used = _said(pieces)
        labelled = _LABELLED.fullmatch(pieces[0])
        if said:
            texts += said.texts
            original = said.original if said.original is not None else original
        elif labelled and (labelled[2] or pieces[1:]):
            words.append((_LABELS[labelled[1]], labelled[2]))
        elif pieces[0] in {"draft", "forthcoming"} and not (rest or words or texts):
            status = pieces[0]
        elif not _SUPPLIED.fullmatch(pieces[0]):
            _carry_on(pieces[0], words, rest)
        del pieces[:used]
    return Note(tuple(texts), original, tuple(words), status, "; ".join(rest))


def _said(pieces: list[str]) -> tuple[Said | None, int]:
    """Read the shortest beginning of the pieces that says something of languages."""
    for used in range(1, len(pieces) + 1):
        said = read_language_note("; ".join(pieces[:used]))
        if said:
            return said, used
        if "“" not in pieces[0]:
            break
    return None, 1


def _carry_on(piece: str, words: list[tuple[str, str]], rest: list[str]) -> None:
    """Add a piece to the value before it, which had a semicolon in it, or to the rest."""
    if words and not rest:
        name, value = words[-1]
        words[-1] = (name, f"{value}; {piece}")
    elif piece:
        rest.append(piece)
