"""From entries to proposals: every field with its value, how sure it is, and why.

A proposal says only what the document says. Nothing of it reaches the catalogue before a person
has accepted it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from migpubs.intake import (
    addresses,
    citations,
    contributors,
    doubts,
    references,
    tables,
    titles,
    values,
    words,
)
from migpubs.intake.blocks import Cell
from migpubs.intake.headers import is_launch, scheme_of
from migpubs.intake.name_shapes import PERSON
from migpubs.intake.readings import UNKNOWN, Notebook, Reading, worse
from migpubs.intake.rules import RULES
from migpubs.mending import mend, read_note
from migpubs.model import join_title
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from migpubs.catalogue import Catalogue
    from migpubs.intake.blocks import Document
    from migpubs.intake.readings import Change, Status
    from migpubs.intake.tables import Entry, Listing, Unread
    from migpubs.model import Text

FIELDS: Final = (
    "title", "authors", "publishers", "languages", "date", "year", "url", "identifiers", "series",
)  # fmt: skip
"""The fields that every proposal has, in this order; it may have more."""


@frozen(kw_only=True)
class Proposal:
    """What one row of a document proposes for the catalogue."""

    row: int
    """Counted from 1 in the order of the document."""
    entry: Entry
    """The row as printed."""
    fields: Mapping[str, Reading] = field(hash=False)
    flags: tuple[str, ...] = ()
    """Questions, each as ``code: words``."""
    changes: tuple[Change, ...] = ()
    decision: str = ""
    """What was decided of the same row before: ``accept`` or ``reject``."""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "row": self.row,
            "raw": raw(self.entry),
            "fields": {name: reading.plain() for name, reading in self.fields.items()},
            "flags": list(self.flags),
        } | ({"decision": self.decision} if self.decision else {})

    @property
    def open(self) -> bool:
        """Whether a person has to look at it."""
        if self.decision:
            return False
        return bool(self.flags) or any(r.status == "proposed" for r in self.fields.values())


@frozen(kw_only=True)
class Draft:
    """All that was made of a document."""

    file: str
    """Its name, or the address of a page."""
    sha256: str
    medium: str = ""
    heading: str = ""
    columns: tuple[str, ...] = ()
    listed: int | None = None
    """The report year in which the list stands."""
    proposals: tuple[Proposal, ...] = ()
    unread: tuple[Unread, ...] = ()
    dropped: tuple[Unread, ...] = ()
    """Heads that were repeated after a page break."""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "file": self.file,
            "sha256": self.sha256,
            "heading": self.heading,
            "listed": self.listed,
            "rows": [proposal.plain() for proposal in self.proposals],
            "unread": [{"place": each.place, "text": each.text} for each in self.unread],
            "repeated_heads": [{"place": e.place, "text": e.text} for e in self.dropped],
        }


def raw(entry: Entry) -> dict[str, Any]:
    """Return a row as printed: its cells, links and place."""
    return {
        "cells": [cell.text for cell in entry.cells],
        "columns": list(entry.columns),
        "links": [
            {"url": url, "column": column}
            for column, cell in zip(
                entry.columns or ("",) * len(entry.cells), entry.cells, strict=True
            )
            for url in cell.links
        ],
        "place": entry.place,
        "page": entry.page or None,
        "group": entry.group or None,
    }


def propose(document: Document, catalogue: Catalogue, listed: int | None = None) -> Draft:
    """Return what a document proposes for a catalogue.

    listed: the year of the report in which the list stands; else the one year of its heading.
    """
    authority = Authority(catalogue.bodies.values())
    listing = _listing(document, authority)
    reader = _Reader(authority, _vocabulary(listing), _words(catalogue))
    proposals = tuple(
        reader.proposal(number, entry) for number, entry in enumerate(listing.entries, start=1)
    )
    return Draft(
        file=document.file,
        sha256=document.sha256,
        medium=document.medium,
        heading=listing.heading,
        columns=listing.columns,
        listed=listed if listed is not None else tables.year_of(listing.heading),
        proposals=proposals,
        unread=listing.unread,
        dropped=listing.dropped,
    )


def _listing(document: Document, authority: Authority) -> Listing:
    is_body = authority.__contains__
    return tables.listing(document, is_body) or references.listing(document, is_body)


def _vocabulary(listing: Listing) -> frozenset[str]:
    """Return the whole words of the document itself."""
    texts = [
        words.inside_lines(cell.text, words.english()) if entry.medium == "pdf" else cell.text
        for entry in listing.entries
        for cell in entry.cells
    ]
    return words.of_document([*texts, listing.heading])


def _words(catalogue: Catalogue) -> frozenset[str]:
    """Return English words, and those of the catalogue's titles and names."""
    titles_ = [text for each in catalogue for text in each.title.values()]
    names = [text for body in catalogue.bodies.values() for text in body.name.values()]
    return words.english() | words.of_document([*titles_, *names])


class _Reader:
    """Reads entries one by one; knows the bodies and the words."""

    def __init__(
        self,
        authority: Authority,
        vocabulary: Collection[str],
        english: Collection[str],
    ) -> None:
        self.authority, self.vocabulary, self.english = authority, vocabulary, english

    def proposal(self, row: int, entry: Entry) -> Proposal:
        notes = Notebook()
        for rule, reason in entry.notes:
            notes.change("row", "", "", rule, reason, applied=rule == "row-split")
            if rule == "row-split?":
                notes.flag("row-split", "is this row one row, split by the end of a page?")
        fields = self._fields(entry, notes)
        if entry.medium == "pdf":
            fields = {name: _thai_doubted(each, notes) for name, each in fields.items()}
        doubt = self._doubt(entry, notes)
        if doubt:
            fields = {name: _less_sure(reading, doubt) for name, reading in fields.items()}
        return Proposal(
            row=row,
            entry=entry,
            fields=fields,
            flags=tuple(notes.flags),
            changes=tuple(notes.changes),
        )

    def _doubt(self, entry: Entry, notes: Notebook) -> str:
        """Return why the row as a whole is doubtful, after asking about it."""
        if any(rule == "row-split?" for rule, _ in entry.notes):
            return "row-split?"
        if entry.doubt:
            notes.flag(entry.doubt, f"{RULES[entry.doubt]}; is every value in its place?")
            return entry.doubt
        filled = {name for name in FIELDS if entry.cell(name)}
        if filled == {"title"} and len(entry.cells) > 1 and not entry.cell("title").links:
            notes.flag("title-alone", "is this a publication, or a heading?")
            return "title-alone"
        return ""

    def _fields(self, entry: Entry, notes: Notebook) -> dict[str, Reading]:
        if entry.fields == ("reference",):
            return self._reference(entry, notes)
        title = self._title(entry, notes)
        date, year = self._date(entry, notes)
        year = self._year(entry, title, year, notes)
        url = addresses.read_url(entry, notes)
        authors = self._names(entry, "authors", notes)
        texts, status, rule = self._texts(entry, title, notes)
        whole = [text.language for text in texts if text.extent == "full"]
        found: dict[str, Reading] = {
            "title": self._not_swapped(title.title, authors, notes),
            "authors": authors,
            "publishers": self._publishers(entry, notes),
            "languages": Reading(value=whole, status=status, rule=rule) if whole else UNKNOWN,
            "date": date,
            "year": year,
            "url": url,
            "identifiers": self._identifiers(entry, title, url, notes),
            "series": self._plain(entry, "series", title.series),
        }
        if texts:
            found["texts"] = Reading(value=values.texts_plain(texts), status=status, rule=rule)
        if entry.cell("editors"):
            found["editors"] = self._names(entry, "editors", notes)
        for name in ("place", "pages", "note"):
            if entry.cell(name):
                found[name] = self._plain(entry, name)
        if title.genre or entry.cell("genre"):
            found["genre"] = self._plain(entry, "genre", title.genre)
        return found

    def _reference(self, entry: Entry, notes: Notebook) -> dict[str, Reading]:
        """Read an entry of a reading list; all but its link is proposed."""
        own = entry.cells[0]
        found_parts = citations.parse(own.text, self.authority.__contains__)
        parts = found_parts or citations.Parts(form="", title=citations.bare(own.text))
        named = {
            "title": Cell(parts.title, own.links),
            "authors": Cell(parts.authors),
            "publishers": Cell(parts.publishers),
            "date": Cell(parts.date),
            "series": Cell(parts.series),
            "note": Cell(parts.note),
            "languages": Cell(parts.languages or _language_in(parts.note)),
            "identifiers": Cell("; ".join(citations.numbers(own.text))),
        }
        apart = evolve(entry, fields=tuple(named), columns=(), cells=tuple(named.values()))
        found = self._fields(apart, notes)
        cut = any(addresses.goes_on(link, own.text) for link in own.links)
        if cut:
            notes.flag("broken-url", "does the address go on after the blank?")
        away = bool(own.links) and addresses.names_something_else(own.text)
        if away:
            notes.flag("elsewhere", "does the link lead to the publication, or elsewhere?")
        sure = {"url"} if not cut and not away and (found_parts or "\n" not in own.text) else set()
        return {
            name: reading if name in sure else _less_sure(reading, "reference")
            for name, reading in found.items()
        }

    def _title(self, entry: Entry, notes: Notebook) -> titles.Title:
        names = [name for name in ("title", "title-en", "title-th") if entry.cell(name)]
        if not names:
            notes.flag("title-missing", "the row has no title")
            return titles.Title(title=UNKNOWN)
        if len(names) > 1:
            other = entry.cell(names[1]).text
            notes.flag("titles", f"the row has another title: '{' '.join(other.split())}'")
        text = entry.cell(names[0]).text
        found = titles.read_title(
            text,
            notes,
            vocabulary=self.vocabulary,
            english=self.english,
            printed_lines=entry.medium == "pdf",
            is_body=self.authority.__contains__,
        )
        if len(names) > 1:
            found = evolve(found, title=_less_sure(found.title, "two-columns"))
        if len(set(entry.cell(names[0]).links)) > 1:
            notes.flag("several-links", "the title's cell has several links; what is the title?")
            found = evolve(found, title=_less_sure(found.title, "several-links"))
        subtitle = " ".join(entry.cell("subtitle").text.split())
        if subtitle and found.title.value:
            joined = join_title(found.title.value, subtitle)
            status = worse("inferred", found.title.status)
            found = evolve(found, title=Reading(value=joined, status=status, rule="subtitle"))
        return found

    def _names(self, entry: Entry, name: str, notes: Notebook) -> Reading:
        text = self._mended(entry, name, notes)
        found = contributors.read_authors(text, self.authority, notes, name) if text else UNKNOWN
        return self._one_column(entry, name, found, notes)

    def _one_column(self, entry: Entry, name: str, found: Reading, notes: Notebook) -> Reading:
        """Doubt what stands in two columns of one meaning, is cut, or has lost characters."""
        text = entry.cell(name).text
        cut = entry.medium == "pdf" and words.cut_rests(text, self.vocabulary, self.english)
        if found.value and (cut or doubts.LOST.search(text)):
            notes.flag(name, f"'{' '.join(text.split())}' is cut or damaged; what is it?")
            found = _less_sure(found, "cut-word" if cut else "lost-character")
        if len(entry.filled(name)) < 2:  # noqa: PLR2004 - two columns
            return found
        notes.flag(name, "two columns may mean the same; which is right?")
        return _less_sure(found, "two-columns")

    def _not_swapped(self, title: Reading, authors: Reading, notes: Notebook) -> Reading:
        """Doubt a title that looks like a person where no author looks like anybody."""
        nobody = authors.value and not any(each["kind"] for each in authors.value)
        words_ = str(title.value or "").casefold().split()
        if not nobody or not PERSON.fullmatch(str(title.value)):
            return title
        if any(word in self.english for word in words_):
            return title
        notes.flag("swapped", "do title and author stand in each other's place?")
        return _less_sure(title, "swapped")

    def _publishers(self, entry: Entry, notes: Notebook) -> Reading:
        text = self._mended(entry, "publishers", notes)
        if text:
            found = contributors.read_publishers(text, self.authority, notes)
            return self._one_column(entry, "publishers", found, notes)
        if entry.group and entry.group in self.authority:
            notes.flag("publishers", f"is '{entry.group}', the heading above, the publisher?")
            found = contributors.read_publishers(entry.group, self.authority, notes)
            return evolve(found, status="proposed", rule="group")
        return UNKNOWN

    def _mended(self, entry: Entry, name: str, notes: Notebook) -> str:
        """Return a cell of names with the words whole again; doubts are written down."""
        parts = []
        ends = "\u2029" if entry.medium == "pdf" else "\n\u2029"
        for part in re.split(f"[{ends}]", titles.plain(entry.cell(name).text)):
            mended = mend(part, self.vocabulary, self.english)
            for change in mended.changes:
                if change.rule == "hyphen":
                    notes.change(name, change.before, change.after, "hyphen", change.reason,
                                 applied=change.certain)  # fmt: skip
                    if not change.certain:
                        notes.flag("hyphen", f"is '{change.before}' meant as '{change.after}'?")
            parts.append(part if _lifted(mended) else mended.text)
        return "\u2029".join(part for part in parts if part.strip())

    def _date(self, entry: Entry, notes: Notebook) -> tuple[Reading, Reading]:
        date, year = values.read_date_cell(entry.cell("date").text, notes)
        if date.value and any(map(is_launch, entry.heads("date"))):
            notes.flag("launch", "is the day of the launch that of the publication?")
            date, year = _less_sure(date, "launch"), _less_sure(year, "launch")
        if entry.cell("year"):
            of_year, only_year = values.read_date_cell(entry.cell("year").text, notes)
            if date.value is None:
                date = of_year
            if year.value is not None and only_year.value not in {None, year.value}:
                notes.flag("year", "the date and the year do not agree")
                return _less_sure(date, "year-in-text"), _less_sure(only_year, "year-in-text")
            year = only_year if year.value is None else year
        return date, year

    def _year(self, entry: Entry, title: titles.Title, year: Reading, notes: Notebook) -> Reading:
        if year.value is not None:
            return year
        said = title.date or entry.group
        of_heading = tables.year_of(entry.group) if entry.group else None
        found = int(title.date[:4]) if title.date else of_heading
        if found is None:
            return year
        notes.flag("year", f"is '{said}' the year of publication?")
        return Reading(value=found, status="proposed", rule="date-note" if title.date else "group")

    def _texts(
        self, entry: Entry, title: titles.Title, notes: Notebook
    ) -> tuple[tuple[Any, ...], Status, str]:
        listed, status, rule = values.read_languages(entry.cell("languages").text, notes)
        if not title.texts:
            return listed, status, rule
        links = {
            link for name in ("title", "title-en", "title-th") for link in entry.cell(name).links
        }
        if len(links) > 1:
            notes.flag("languages", "the title has several links; of which does its note speak?")
            return title.texts, "proposed", "language-note"
        if listed and _bases(listed) != _bases(title.texts):
            notes.flag("languages", "the title's note and the column of languages do not agree")
            return listed, "proposed", rule
        return title.texts, "inferred", "language-note"

    def _identifiers(
        self, entry: Entry, title: titles.Title, url: Reading, notes: Notebook
    ) -> Reading:
        heads = entry.heads("identifiers")
        scheme = scheme_of(heads[0]) if heads else ""
        found = values.read_identifiers(entry, scheme, url.value, notes)
        known = [plain for plain, _, _ in found]
        own = (each for each in title.identifiers if each not in known)
        found += [(each, "inferred", "identifier") for each in own]
        if not found:
            return UNKNOWN
        return Reading(
            value=[plain for plain, _, _ in found],
            status=worse(*(status for _, status, _ in found)),
            rule=found[-1][2],
        )

    def _plain(self, entry: Entry, name: str, proposed: str = "") -> Reading:
        text = " ".join(entry.cell(name).text.split())
        if text and text not in {"-", "–", "—"}:
            return Reading(value=text, status="read", rule="cell")
        rule = "genre" if name == "genre" else "bracket"
        return Reading(value=proposed, status="proposed", rule=rule) if proposed else UNKNOWN


def _language_in(note: str) -> str:
    """Return the part of a note that says in which language the text is."""
    parts = (part.strip(" .") for part in re.split(r"(?<=[.;)])\s+", note))
    return next((part for part in parts if read_note(part)), "")


def _bases(texts: Iterable[Text]) -> set[str]:
    """Return the languages of texts without their regions."""
    return {text.language.partition("-")[0] for text in texts}


def _lifted(mended: Any) -> bool:  # noqa: ANN401
    """Whether mending took a note out of a cell of names, where notes do not stand."""
    return bool(mended.texts or mended.site)


def _thai_doubted(reading: Reading, notes: Notebook) -> Reading:
    """Doubt Thai out of a PDF, but for names that the authority list knows."""
    values = reading.value if isinstance(reading.value, list) else [reading.value]
    known = reading.bodies or (None,) * len(values)
    texts = [
        str(each.get("name", "")) if isinstance(each, dict) else str(each)
        for each, body in zip(values, known, strict=True)
        if not (body or (isinstance(each, dict) and each.get("body")))
    ]
    if reading.status in {"unknown", "proposed"} or not any(map(doubts.THAI_MARK.search, texts)):
        return reading
    notes.flag("thai-damage", "did the PDF move Thai marks or put blanks into words?")
    return _less_sure(reading, "thai-damage")


def _less_sure(reading: Reading, rule: str) -> Reading:
    if reading.status == "unknown":
        return reading
    return evolve(reading, status=worse("proposed", reading.status), rule=rule)
