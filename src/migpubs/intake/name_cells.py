"""The cells of an entry that name who wrote, edited or published it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from migpubs.intake import contributors, doubts, footnotes, printed_lines, words
from migpubs.intake.blocks import NOTE_MARK, plain
from migpubs.intake.headers import is_further
from migpubs.intake.headings import LIST_WORDS
from migpubs.intake.readings import UNKNOWN, Reading
from migpubs.mending import mend
from migpubs.names import looks_like_body

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from migpubs.intake.entries import Entry
    from migpubs.intake.readings import Notebook
    from migpubs.names import Authority

_NAME = re.compile(
    r"[^\W\d_a-z][\w'’&.-]*(?: (?:(?:of|for|and|the|in) )?[^\W\d_a-z][\w'’&.-]*){0,5}"
)
"""A heading in which all words are written as names."""

_NO_NAME = re.compile(
    r"(?:(?:key|new|other|recent|selected|further|general) )*(?:articles?|background|books?|"
    r"documents?|guides?|guidelines|introduction|miscellaneous|news|others?|overview|papers?|"
    r"(?:policy )?briefs|reading|research|studies|summary|theses|tools?|toolkits|videos)",
    re.IGNORECASE,
)
"""Headings that say what works stand below, or where in the text."""

_BY_SHAPE: Final = frozenset({"persons", "shape", "honorific"})
"""Rules by which a name is taken for a person's."""


@frozen
class NameCells:
    """Reads them; knows the bodies and the words."""

    authority: Authority
    vocabulary: Collection[str]
    english: Collection[str]

    def read(self, entry: Entry, name: str, notes: Notebook) -> Reading:
        """Return the authors or editors of an entry. name: the field."""
        text = self._mended(entry, name, notes)
        found = contributors.read_authors(text, self.authority, notes, name) if text else UNKNOWN
        beside = entry.cell("publishers").text
        if found.rule in _BY_SHAPE and any(
            each["kind"] == "person" and each["name"] in beside for each in found.value
        ):
            notes.flag(name, "is who published it a person?")
            found = found.doubted(found.rule)
        return self._one_column(entry, name, self._of_country(entry, found, text, notes), notes)

    def _of_country(self, entry: Entry, found: Reading, text: str, notes: Notebook) -> Reading:
        """Doubt a ministry that does not say whose it is where the row names another country."""
        printed = " ".join(cell.text for cell in entry.cells)
        if not doubts.OF_A_STATE.search(text) or not doubts.OTHER_COUNTRY.search(printed):
            return found
        if found.status in {"read", "inferred"}:
            notes.flag("other-country", f"of which country is '{' '.join(text.split())}'?")
        return found.doubted("other-country")

    def _one_column(self, entry: Entry, name: str, found: Reading, notes: Notebook) -> Reading:
        """Doubt what stands in two columns of one meaning, is cut, or has lost characters."""
        text = entry.cell(name).text
        cut = entry.medium == "pdf" and words.cut_rests(text, self.vocabulary, self.english)
        if found.value and (cut or doubts.LOST.search(text)):
            notes.flag(name, f"'{' '.join(text.split())}' is cut or damaged; what is it?")
            found = found.doubted("cut-word" if cut else "lost-character")
        if entry.medium == "pdf" and "\n" in text.strip() and found.value:
            found = self._of_lines(text, name, found, notes)
        own = [head for head in entry.heads(name) if not is_further(head)]
        if len(entry.filled(name)) < 2 or len(own) == 1:  # noqa: PLR2004 - two columns
            return found  # one goes on with the other, which is asked about with its head
        notes.flag(name, "two columns may mean the same; which is right?")
        return found.doubted("two-columns")

    def _of_lines(self, text: str, name: str, found: Reading, notes: Notebook) -> Reading:
        """Doubt names that are put together out of several printed lines, where none is known."""
        apart = printed_lines.names(text, self.authority.__contains__)
        if apart:
            notes.flag(name, f"are these several names: {' | '.join(apart)}?")
            return found.doubted("line-end")
        names = [each["name"] if isinstance(each, dict) else each for each in found.value]
        if found.status not in {"read", "inferred"} or all(
            each in self.authority for each in names
        ):
            return found
        notes.flag(name, f"is '{' '.join(text.split())}' one name, or one on each line?")
        return found.doubted("line-end")

    def publishers(self, entry: Entry, notes: Notebook) -> Reading:
        """Return the publishers of an entry: of its cell, else of the headings above it."""
        text = self._mended(entry, "publishers", notes)
        if text:
            found = contributors.read_publishers(text, self.authority, notes)
            found = self._of_country(entry, found, text, notes)
            return self._one_column(entry, "publishers", found, notes)
        return self._of_headings(entry.groups, notes)

    def _of_headings(self, groups: Sequence[str], notes: Notebook) -> Reading:
        """Propose the innermost heading that is like a body as the publisher; ask about a name."""
        inner = [each for each in reversed(groups) if not LIST_WORDS.search(each)]
        known = [each for each in inner if each in self.authority]
        like = [*known, *(each for each in inner if looks_like_body(each))]
        if like:
            notes.flag("publishers", f"is '{like[0]}', the heading above, the publisher?")
            found = contributors.read_publishers(like[0], self.authority, notes)
            return evolve(found, status="proposed", rule="group")
        named = next((e for e in inner if _NAME.fullmatch(e) and not _NO_NAME.fullmatch(e)), "")
        if named:
            notes.flag("publishers", f"does the heading above, '{named}', name the publisher?")
        return UNKNOWN

    def _without_marks(self, text: str, name: str, notes: Notebook) -> str:
        """Take the marks of footnotes off the names of a cell, but for a name that has one."""
        bare = footnotes.bare(text)
        if bare == text or text.replace(NOTE_MARK, "") in self.authority:
            return text.replace(NOTE_MARK, "") if bare != text else text
        notes.change(name, text, bare, "footnote", "the mark of a footnote", applied=True)
        return bare

    def _mended(self, entry: Entry, name: str, notes: Notebook) -> str:
        """Return a cell of names with the words whole again; doubts are written down."""
        parts = []
        text = self._without_marks(plain(entry.cell(name).text), name, notes)
        apart = printed_lines.names(text, self.authority.__contains__)
        known = entry.medium == "pdf" and apart and all(map(self.authority.__contains__, apart))
        ends = "\u2029" if entry.medium == "pdf" else "\n\u2029"
        for part in apart if known else re.split(f"[{ends}]", text):
            mended = mend(part, self.vocabulary, self.english)
            for change in mended.changes:
                if change.rule == "hyphen":
                    notes.change(name, change.before, change.after, "hyphen", change.reason,
                                 applied=change.certain)  # fmt: skip
                    if not change.certain:
                        notes.flag("hyphen", f"is '{change.before}' meant as '{change.after}'?")
            lines = [line.strip() for line in part.split("\n") if line.strip()]
            if len(lines) > 1 and mended.text not in self.authority:
                known = all(line in self.authority for line in lines)
                mended = evolve(mended, text="\u2029".join(lines)) if known else mended
            parts.append(part if _lifted(mended) else mended.text)
        if any(NOTE_MARK in part for part in parts):
            notes.flag(name, "the mark of a footnote stands in the cell; is it part of the name?")
        return "\u2029".join(part for part in parts if part.strip())


def _lifted(mended: Any) -> bool:  # noqa: ANN401
    """Whether mending took a note out of a cell of names, where notes do not stand."""
    return bool(mended.texts or mended.site)
