"""From one entry to a proposal: every field with its value, how sure it is, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.identifiers import recognise
from migpubs.intake import (
    addresses,
    asides,
    citations,
    damage,
    ditto,
    editions,
    footnotes,
    further,
    hosts,
    identifiers,
    issue_dates,
    printed_lines,
    second_works,
    titles,
)
from migpubs.intake.blocks import Cell
from migpubs.intake.headers import field_of
from migpubs.intake.headings import is_year
from migpubs.intake.imprints import DATE, is_surely_dated
from migpubs.intake.name_cells import NameCells
from migpubs.intake.name_shapes import PERSON, names_somebody
from migpubs.intake.parts import Parts
from migpubs.intake.proposals import FIELDS, Proposal
from migpubs.intake.readings import UNKNOWN, Notebook, Reading, worse
from migpubs.intake.rules import RULES
from migpubs.model import join_title

if TYPE_CHECKING:
    from collections.abc import Collection

    from migpubs.intake.entries import Entry
    from migpubs.names import Authority


_NAME_AND_DATE = re.compile(
    rf"\s*(?P<who>\D+?)[\s,;]*[(\[]?(?P<date>{DATE})[)\]]?[\s.]*", re.IGNORECASE
)


_FILE_TYPE = re.compile(
    r"\.?(?:pdf|docx?|xlsx?|pptx?|epub|html?|word|excel|powerpoint|web ?page|online|print(?:ed)?"
    r"|hard ?copy|soft ?copy|[,/&+ ]|and)+",
    re.IGNORECASE,
)
"""What a column of kinds says of the file, not of the work."""
_MARKED = frozenset(
    {"date", "year", "languages", "series", "identifiers", "place", "pages", "genre"}
)
"""Fields whose cells may have the mark of a footnote behind a word."""


class Reader:
    """Reads entries one by one; knows the bodies and the words."""

    def __init__(
        self,
        authority: Authority,
        vocabulary: Collection[str],
        english: Collection[str],
    ) -> None:
        self.authority, self.vocabulary, self.english = authority, vocabulary, english
        self.names = NameCells(authority, vocabulary, english)
        self._authors = ""
        """Of the last entry of a reading list, for the "———" of the next."""

    def proposal(self, row: int, entry: Entry) -> Proposal:
        """Return what an entry proposes. row: its number, from 1."""
        notes = Notebook()
        for rule, reason in entry.notes:
            if rule == "above?":
                name, _, above = reason.partition(": ")
                notes.flag(
                    name, f"the cell is empty; does '{above}', which stands above, hold here?"
                )
                continue
            notes.change("row", "", "", rule, reason, applied=rule == "row-split")
            if rule == "row-split?":
                notes.flag("row-split", "is this row one row, split by the end of a page?")
        apart = _with_dates_apart(_by_form(_without_marks(further.without_none(entry), notes)))
        cut: dict[str, str] = {}
        if entry.medium == "pdf":
            apart, cut = printed_lines.rejoined(apart)
        fields = self._fields(apart, notes)
        for name, whole in cut.items():
            notes.flag("cut-word", f"is '{whole}' what several lines of the {name} say?")
            fields[name] = fields[name].doubted("cut-word")
        if "date" in cut:
            fields["year"] = fields["year"].doubted("cut-word")
        if entry.medium == "pdf":
            fields = damage.doubted(fields, apart, notes)
        doubt = self._doubt(apart, notes)
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
        authors = self.names.read(entry, "authors", notes)
        texts, status, rule = editions.read_texts(entry, title.texts, notes, sure=title.texts_sure)
        whole = [text.language for text in texts if text.extent == "full"]
        own = self._not_swapped(title.title, authors, notes)
        found: dict[str, Reading] = {
            "title": own,
            "authors": authors.doubted("swapped") if own.rule == "swapped" else authors,
            "publishers": self.names.publishers(entry, notes),
            "languages": Reading(value=whole, status=status, rule=rule) if whole else UNKNOWN,
            "date": date,
            "year": year,
            "url": url,
            "identifiers": identifiers.read_identifiers(entry, title.identifiers, url.value, notes),
            "series": self._plain(entry, "series", notes, title.series),
        }
        if texts:
            found["texts"] = Reading(value=editions.texts_plain(texts), status=status, rule=rule)
        if entry.cell("editors"):
            found["editors"] = self.names.read(entry, "editors", notes)
        for name in ("place", "pages", "note"):
            if entry.cell(name):
                found[name] = self._plain(entry, name, notes)
        if title.genre or entry.cell("genre"):
            found["genre"] = self._plain(entry, "genre", notes, title.genre)
        return self._doubted(found, entry, notes)

    def _doubted(
        self, found: dict[str, Reading], entry: Entry, notes: Notebook
    ) -> dict[str, Reading]:
        """Return the fields of an entry; what its heads or its layout do not settle is proposed."""
        for name, question in further.asked(entry):
            reading = found.get(name, UNKNOWN)
            if reading.value is None:
                continue
            notes.flag("head-part", question)
            if reading.status in {"read", "inferred"}:
                found[name] = reading.doubted("head-part")
        for name, rule, question in entry.unsure:
            for each in ("date", "year") if name in {"date", "year"} else (name,):
                found[each] = found.get(each, UNKNOWN).doubted(rule)
            if rule == "ditto":  # the value was asked about in the row above
                notes.flags = [each for each in notes.flags if not each.startswith(f"{name}: ")]
            notes.flag(rule, question)
        return found

    def _reference(self, entry: Entry, notes: Notebook) -> dict[str, Reading]:
        """Read an entry of a reading list; all but its link and a plain date is proposed."""
        own = entry.cells[0]
        is_body = self.authority.__contains__
        year = next((each for each in reversed(entry.groups) if is_year(each)), "")
        found_parts = citations.parse(own.text, is_body, year)
        parts = found_parts or Parts(form="", title=asides.bare(own.text))
        above, self._authors = self._authors, parts.authors
        if above and ditto.SIGN.fullmatch(parts.authors.strip()):
            entry = evolve(entry, unsure=(ditto.unsure_of("authors", parts.authors, above),))
            self._authors = above
            parts = evolve(parts, authors=above)
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
        asked += second_works.doubts(own.text, parts.note, is_body)
        if hosts.is_linked(own, parts.title, parts.note):
            asked.append(("elsewhere", "does the link lead to the work, or to what it stands in?"))
        for code, question in asked:
            notes.flag(code, question)
        sure = {"url"} if not asked and (found_parts or "\n" not in own.text) else set()
        if not asked and is_surely_dated(asides.bare(own.text), parts.date, is_body):
            sure |= {"date", "year"}
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
            authors=entry.cell("authors").text,
            cuts=entry.cell(names[0]).cuts,
        )
        if len(names) > 1:
            found = evolve(found, title=found.title.doubted("two-columns"))
        if hosts.hides_title(entry):
            notes.flag("host", "is this the title of the work, or of what it is part of?")
            found = evolve(found, title=found.title.doubted("host"))
        if len(set(entry.cell(names[0]).links)) > 1:
            notes.flag("several-links", "the title's cell has several links; what is the title?")
            found = evolve(found, title=found.title.doubted("several-links"))
        subtitle = " ".join(entry.cell("subtitle").text.split())
        if subtitle and found.title.value:
            joined = join_title(found.title.value, subtitle)
            status = worse("inferred", found.title.status)
            found = evolve(found, title=Reading(value=joined, status=status, rule="subtitle"))
        return found

    def _not_swapped(self, title: Reading, authors: Reading, notes: Notebook) -> Reading:
        """Doubt a title that looks like a person where no author looks like anybody."""
        nobody = authors.value and not any(
            each["body"] or each["kind"] == "person" or names_somebody(each["name"])
            for each in authors.value
        )
        if not nobody or not PERSON.fullmatch(str(title.value)):
            return title
        notes.flag("swapped", "do title and author stand in each other's place?")
        return title.doubted("swapped")

    def _plain(self, entry: Entry, name: str, notes: Notebook, proposed: str = "") -> Reading:
        texts = [" ".join(cell.text.split()) for cell in entry.filled(name)]
        texts = [text for text in dict.fromkeys(texts) if text not in {"", "-", "–", "—"}]
        if name == "genre" and texts and all(map(_FILE_TYPE.fullmatch, texts)):
            return Reading(value=proposed, status="proposed", rule="genre") if proposed else UNKNOWN
        if len(texts) > 1 and not any(field_of(head) == "number" for head in entry.heads(name)):
            heads = " and ".join(f"'{head}'" for head in entry.heads(name))
            notes.flag("two-columns", f"do {heads} both mean the {name}?")
            return Reading(value="; ".join(texts), status="proposed", rule="two-columns")
        if texts:
            return Reading(value=" ".join(texts), status="read", rule="cell")
        rule = "genre" if name == "genre" else "bracket"
        return Reading(value=proposed, status="proposed", rule=rule) if proposed else UNKNOWN


def _without_marks(entry: Entry, notes: Notebook) -> Entry:
    """Return an entry without the marks of footnotes in cells that hold no title or names."""
    cells = list(entry.cells)
    for at, (name, cell) in enumerate(zip(entry.fields, cells, strict=True)):
        text = footnotes.bare(cell.text) if name in _MARKED else cell.text
        if text != cell.text:
            notes.change(name, cell.text, text, "footnote", "the mark of a footnote", applied=True)
            cells[at] = evolve(cell, text=text)
    return evolve(entry, cells=tuple(cells))


def _by_form(entry: Entry) -> Entry:
    """Return an entry in which a cell that may be a link or an identifier is what its form says."""
    fields = tuple(
        ("identifiers" if _is_identifier(cell) else "url") if name == "url-identifiers" else name
        for name, cell in zip(entry.fields, entry.cells, strict=True)
    )
    return evolve(entry, fields=fields)


def _is_identifier(cell: Cell) -> bool:
    return not cell.links and recognise(cell.text.strip()) is not None


def _with_dates_apart(entry: Entry) -> Entry:
    """Return an entry with the date of "George May (2022)" in a cell of its own."""
    at = next((at for at, name in enumerate(entry.fields) if name.endswith("-date")), None)
    if at is None:
        return entry
    fields = [name.removesuffix("-date") for name in entry.fields]
    match = _NAME_AND_DATE.fullmatch(entry.cells[at].text)
    if not match:
        return evolve(entry, fields=tuple(fields))
    when = "date" if re.search(r"\D", match["date"]) else "year"
    cells = [*entry.cells, Cell(match["date"])]
    cells[at] = evolve(cells[at], text=match["who"])
    columns = (*entry.columns, entry.columns[at])
    return evolve(entry, fields=(*fields, when), columns=columns, cells=tuple(cells))
