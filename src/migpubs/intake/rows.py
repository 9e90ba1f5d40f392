"""From one entry to a proposal: every field with its value, how sure it is, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import evolve

from migpubs.intake import (
    addresses,
    asides,
    citations,
    contributors,
    doubts,
    editions,
    identifiers,
    issue_dates,
    printed_lines,
    titles,
    words,
)
from migpubs.intake.blocks import NOTE_MARK, Cell, plain
from migpubs.intake.headers import is_sure
from migpubs.intake.headings import LIST_WORDS
from migpubs.intake.name_shapes import PERSON, is_surely_body
from migpubs.intake.parts import Parts
from migpubs.intake.proposals import FIELDS, Proposal
from migpubs.intake.readings import UNKNOWN, Notebook, Reading, worse
from migpubs.intake.rules import RULES
from migpubs.mending import mend
from migpubs.model import join_title
from migpubs.names import looks_like_body

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from migpubs.intake.entries import Entry
    from migpubs.names import Authority


_NAME = re.compile(
    r"[^\W\d_a-z][\w'’&.-]*(?: (?:(?:of|for|and|the|in) )?[^\W\d_a-z][\w'’&.-]*){0,5}"
)
"""A heading in which all words are written as names are."""


class Reader:
    """Reads entries one by one; knows the bodies and the words."""

    def __init__(
        self,
        authority: Authority,
        vocabulary: Collection[str],
        english: Collection[str],
    ) -> None:
        self.authority, self.vocabulary, self.english = authority, vocabulary, english

    def proposal(self, row: int, entry: Entry) -> Proposal:
        """Return what an entry proposes. row: its number, from 1."""
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
            fields = {name: reading.doubted(doubt) for name, reading in fields.items()}
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
        date, year = issue_dates.read_dates(entry, notes)
        year = issue_dates.year_beside(entry, title.date, year, notes)
        url = addresses.read_url(entry, notes)
        if title.site and title.site not in str(url.value):
            notes.flag("site", f"the link to {title.site} is lost; what was its address?")
        authors = self._names(entry, "authors", notes)
        texts, status, rule = editions.read_texts(entry, title.texts, notes, sure=title.texts_sure)
        whole = [text.language for text in texts if text.extent == "full"]
        own = self._not_swapped(title.title, authors, notes)
        found: dict[str, Reading] = {
            "title": own,
            "authors": authors.doubted("swapped") if own.rule == "swapped" else authors,
            "publishers": self._publishers(entry, notes),
            "languages": Reading(value=whole, status=status, rule=rule) if whole else UNKNOWN,
            "date": date,
            "year": year,
            "url": url,
            "identifiers": identifiers.read_identifiers(entry, title.identifiers, url.value, notes),
            "series": self._plain(entry, "series", title.series),
        }
        if texts:
            found["texts"] = Reading(value=editions.texts_plain(texts), status=status, rule=rule)
        if entry.cell("editors"):
            found["editors"] = self._names(entry, "editors", notes)
        for name in ("place", "pages", "note"):
            if entry.cell(name):
                found[name] = self._plain(entry, name)
        if title.genre or entry.cell("genre"):
            found["genre"] = self._plain(entry, "genre", title.genre)
        for name, reading in found.items():
            if reading.status in {"read", "inferred"} and not all(map(is_sure, entry.heads(name))):
                notes.flag("head-part", f"does '{entry.heads(name)[0]}' mean the {name}?")
                found[name] = reading.doubted("head-part")
        return found

    def _reference(self, entry: Entry, notes: Notebook) -> dict[str, Reading]:
        """Read an entry of a reading list; all but its link is proposed."""
        own = entry.cells[0]
        found_parts = citations.parse(own.text, self.authority.__contains__)
        parts = found_parts or Parts(form="", title=asides.bare(own.text))
        named = {
            "title": Cell(parts.title, own.links),
            "authors": Cell(parts.authors),
            "publishers": Cell(parts.publishers),
            "date": Cell(parts.date),
            "series": Cell(parts.series),
            "note": Cell(parts.note),
            "languages": Cell(parts.languages or editions.language_in(parts.note)),
            "identifiers": Cell("; ".join(asides.numbers(own.text))),
        }
        apart = evolve(entry, fields=tuple(named), columns=(), cells=tuple(named.values()))
        found = self._fields(apart, notes)
        asked = [*addresses.doubts_in_text(own, printed=entry.page > 0)]
        asked += asides.doubts(own.text)
        for code, question in asked:
            notes.flag(code, question)
        sure = {"url"} if not asked and (found_parts or "\n" not in own.text) else set()
        return {
            name: reading if name in sure else reading.doubted("reference")
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
            found = evolve(found, title=found.title.doubted("two-columns"))
        if len(set(entry.cell(names[0]).links)) > 1:
            notes.flag("several-links", "the title's cell has several links; what is the title?")
            found = evolve(found, title=found.title.doubted("several-links"))
        subtitle = " ".join(entry.cell("subtitle").text.split())
        if subtitle and found.title.value:
            joined = join_title(found.title.value, subtitle)
            status = worse("inferred", found.title.status)
            found = evolve(found, title=Reading(value=joined, status=status, rule="subtitle"))
        return found

    def _names(self, entry: Entry, name: str, notes: Notebook) -> Reading:
        text = self._mended(entry, name, notes)
        found = contributors.read_authors(text, self.authority, notes, name) if text else UNKNOWN
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
        if len(entry.filled(name)) < 2:  # noqa: PLR2004 - two columns
            return found
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

    def _not_swapped(self, title: Reading, authors: Reading, notes: Notebook) -> Reading:
        """Doubt a title that looks like a person where no author looks like anybody."""
        nobody = authors.value and not any(
            each["body"] or each["kind"] == "person" or is_surely_body(each["name"])
            for each in authors.value
        )
        if not nobody or not PERSON.fullmatch(str(title.value)):
            return title
        notes.flag("swapped", "do title and author stand in each other's place?")
        return title.doubted("swapped")

    def _publishers(self, entry: Entry, notes: Notebook) -> Reading:
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
        named = next((each for each in inner if _NAME.fullmatch(each)), "")
        if named:
            notes.flag("publishers", f"does the heading above, '{named}', name the publisher?")
        return UNKNOWN

    def _mended(self, entry: Entry, name: str, notes: Notebook) -> str:
        """Return a cell of names with the words whole again; doubts are written down."""
        parts = []
        text = plain(entry.cell(name).text)
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

    def _plain(self, entry: Entry, name: str, proposed: str = "") -> Reading:
        text = " ".join(entry.cell(name).text.split())
        if text and text not in {"-", "–", "—"}:
            return Reading(value=text, status="read", rule="cell")
        rule = "genre" if name == "genre" else "bracket"
        return Reading(value=proposed, status="proposed", rule=rule) if proposed else UNKNOWN


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
    return reading.doubted("thai-damage")
