"""From accepted rows to the catalogue: the records, the bodies they need, the rows as printed.

Everything is written at once or not at all, after it has been read back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import yaml
from attrs import field, frozen

from migpubs import ids
from migpubs.catalogue import addition, emitter, folder, loader, rows
from migpubs.catalogue.edit import add_records, folder_of
from migpubs.errors import EditConflict, MigpubsError, ParseError, Place, Problem
from migpubs.intake import annex_rows, answers, change_log, conflicts, desk, pages
from migpubs.intake.faults import Judge
from migpubs.model import Annex
from migpubs.names import new_body
from migpubs.text import is_thai
from migpubs.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from migpubs.catalogue import Catalogue
    from migpubs.catalogue.shapes import Plain
    from migpubs.intake.drafts import Draft
    from migpubs.intake.review import Item, Waiting

_COURSE: Final = "e-learning course"


@frozen(kw_only=True)
class Accepted:
    """What was written."""

    catalogue: Catalogue
    """Read anew."""
    records: tuple[str, ...] = ()
    """The ids of new records."""
    bodies: tuple[str, ...] = ()
    """The ids of new bodies."""
    listed: Mapping[str, str] = field(factory=dict, hash=False)
    """The id of the record that came of each row, by the row's key."""
    rows: int = 0
    """How many rows were added to the annex."""
    filled: int = 0
    """How many rows of an annex in the making got their printed cells."""
    listed_before: int = 0
    """How many accepted rows the annex had already; nothing was done with them."""


class _Writing:
    """What is to come into the files, gathered row by row."""

    def __init__(self, base: Path, catalogue: Catalogue, draft: Draft, year: int | None) -> None:
        self.base, self.catalogue, self.draft, self.year = base, catalogue, draft, year
        self.judge = Judge(catalogue)
        self.taken = {*catalogue.bodies, *(each.id for each in catalogue)}
        self.records: list[str] = []
        self.listed: dict[str, str] = {}
        self.bodies: dict[str, str] = {}
        self.added: defaultdict[str, list[dict[str, Plain]]] = defaultdict(list)
        self.rows: list[dict[str, Plain]] = []
        self.filled: dict[int, dict[str, Plain]] = {}
        self.log: list[str] = []
        annex = catalogue.annexes.get(year or 0)
        self.printed = [conflicts.words(row.cells) for row in annex.rows] if annex else []
        self.unprinted = annex_rows.unprinted(annex) if annex else {}
        self.columns = annex.columns if annex else draft.columns or Annex(year=0).columns
        self.is_page = draft.medium in pages.MEDIA

    def is_listed(self, item: Item) -> bool:
        """Whether the annex has the row already, in the same words however they are cut."""
        own = conflicts.words(cell.text for cell in item.proposal.entry.cells)
        return any(cells and (cells <= own or own <= cells) for cells in self.printed)

    def texts(self) -> dict[str, str]:
        """Return the texts of the files that change, by their names."""
        texts = {}
        for file, records in self.added.items():
            kind = "bodies" if file == folder.MARK else "publications"
            texts[file] = add_records(addition.text_of(self.base, file, kind), records)
        if self.rows or self.filled:
            texts |= self._annex()
        if self.log:
            texts |= self._changes()
        return texts

    def _annex(self) -> dict[str, str]:
        file = rows.file_of(self.catalogue, self.year or 0)
        text = addition.text_of(self.base, file, "annex")
        if yaml.compose(text, Loader=yaml.CBaseLoader) is None:
            text += self._head()
        text = rows.add_rows(text, self.year or 0, self.rows) if self.rows else text
        return {file: rows.fill_rows(text, self.filled) if self.filled else text}

    def _changes(self) -> dict[str, str]:
        """The change log, beside the annex."""
        file = f"annexes/{self.year}.changes.jsonl" if self.year else f"{desk.FOLDER}/changes.jsonl"
        path = self.base / file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        return {file: before + "".join(self.log)}

    def accept(self, item: Item) -> None:
        """Add a row to the annex, and its record where the catalogue has none."""
        key = self.catalogue[item.same_as].id if item.same_as else self._record(item)
        self.listed[item.key] = key
        if self.year and key in self.unprinted:
            self.filled[self.unprinted.pop(key)] = self._row(item, key)
        elif self.year:
            self.rows.append(self._row(item, key))
        for each in change_log.log(item, self.draft):
            self.log.append(json.dumps(each, ensure_ascii=False) + "\n")

    def _row(self, item: Item, key: str) -> dict[str, Plain]:
        if self.is_page:
            return {"records": [key]}
        return annex_rows.printed(item, key, self.draft, self.columns)

    def _origin(self) -> dict[str, Plain]:
        file = self.draft.file
        return {"url" if file.startswith(("http://", "https://")) else "file": file}

    def _row_number(self) -> int:
        annex = self.catalogue.annexes.get(self.year or 0)
        return (len(annex.rows) if annex else 0) + len(self.rows) + 1

    def _record(self, item: Item) -> str:
        record = self._plain(item.answer)
        where = self._origin() if self.is_page else {"annex": f"{self.year}/{self._row_number()}"}
        record["sources"] = [{**where, "supports": [*record]}]
        key = ids.of_record(record, self.taken, self.year)
        self.taken.add(key)
        stem = str(self.year or str(record.get("issued", ""))[:4] or "undated")
        self.added[f"publications/{stem}.yaml"].append({"id": key} | record)
        self.records.append(key)
        return key

    def _plain(self, answer: Any) -> dict[str, Plain]:  # noqa: ANN401 - a mapping of texts
        """Return the record of an answer as the file has it; what is unknown is left out."""
        title, date = answer["title"].strip(), answers.date(answer["date"])
        series, genre = answer["series"].strip(), answer["genre"].strip()
        kind = "course" if genre == _COURSE else genre.lower() if genre.lower() in KINDS else ""
        fields: dict[str, Plain] = {
            "kind": kind,
            "genre": genre if genre.lower() != kind else "",
            "title": _title(title),
            "texts": [_text(each) for each in answers.texts(answer["texts"])],
            "authors": self._names(answer["authors"]),
            "editors": self._names(answer["editors"]),
            "publishers": self._names(answer["publishers"]),
            "issued": str(date or ""),
            "links": [url] if (url := answers.url(answer["url"])) else [],
            "identifiers": {
                scheme: values[0] if len(values) == 1 else values
                for scheme, values in answers.identifiers(answer["identifiers"]).items()
            },
            "relations": [{"kind": "in-series", "title": series}] if series else [],
        }
        return {name: value for name, value in fields.items() if value}

    def _names(self, line: str) -> list[Plain]:
        found: list[Plain] = []
        for each in answers.contributors(line):
            known = self.judge.body(each)
            if each.new or known:
                found.append(known.id if known else self._body(each.name))
            elif each.person and each.person.family:
                found.append({"given": each.person.given, "family": each.person.family})
            else:
                found.append({"name": each.name})
        return found

    def _body(self, name: str) -> str:
        """Add a body that the list does not have, once; return its id."""
        if name not in self.bodies:
            new = new_body(name, self.taken)
            self.taken.add(new.id)
            self.bodies[name] = new.id
            body: dict[str, Plain] = {"id": new.id, "name": _title(name)}
            body["sources"] = [{**self._origin()}]
            self.added[folder.MARK].append(body)
        return self.bodies[name]

    def _head(self) -> str:
        columns: Plain = [column or "-" for column in self.columns]
        fields: dict[str, Plain] = {
            "year": str(self.year), "heading": self.draft.heading, "columns": columns,
            "file": self.draft.file, "sha256": self.draft.sha256,
        }  # fmt: skip
        if self.is_page:
            return f"year: {self.year}\nrows:\n"
        lines = (emitter.entry(name, value) for name, value in fields.items() if value)
        return "".join([*lines, "rows:\n"])


def _title(text: str) -> Plain:
    """Return a title or name as the file has it: the language is said where it is Thai."""
    return {"th": text} if is_thai(text) else text


def _text(text: Any) -> Plain:  # noqa: ANN401 - a Text
    full: dict[str, Plain] = {
        "language": text.language,
        "extent": text.extent if text.extent != "full" else "",
        "status": text.status,
        "translated": "yes" if text.translated else "",
    }
    kept = {name: value for name, value in full.items() if value}
    return text.language if len(kept) == 1 else kept


def accept(
    catalogue: Catalogue, draft: Draft, items: Sequence[Item], listed: int | None = None
) -> Accepted:
    """Write accepted rows into the catalogue: rows of the annex, records, new bodies, change log.

    Rows with another verdict are passed over, and so are rows whose words the annex has already.
    Raises `MigpubsError` where the report year is unknown, `ParseError` with all that cannot be
    read in these rows, and `CatalogueError` where the result would not be read: then nothing is
    written.
    """
    year = listed or draft.listed
    if not year and draft.medium not in pages.MEDIA:
        raise MigpubsError("the report year is unknown (name it with --listed YEAR)")
    base = folder_of(catalogue)
    with folder.locked(base):
        before = 0
        writing = _Writing(base, loader.load(base), draft, year)
        _refuse(items, draft, writing.judge)
        for item in items:
            if item.verdict == "accept" and not item.settled:
                if writing.is_listed(item):
                    before += 1
                else:
                    writing.accept(item)
        texts = writing.texts()
        changed = _read(base, texts)
        if order := annex_rows.in_order(changed.annexes.get(year or 0), draft):
            with suppress(EditConflict):  # rows in brackets stay as they came
                texts |= rows.reorder(base, texts, changed, year or 0, order)
                changed = _read(base, texts)
        folder.write_together(base, texts)
    return Accepted(
        catalogue=changed,
        records=tuple(writing.records),
        bodies=tuple(writing.bodies.values()),
        listed=writing.listed,
        rows=len(writing.rows),
        filled=len(writing.filled),
        listed_before=before,
    )


def _read(base: Path, texts: Mapping[str, str]) -> Catalogue:
    """Return the catalogue as it will be read; `CatalogueError` where it would not be."""
    instead = {name: text for name, text in texts.items() if name.endswith(".yaml")}
    return loader.load(base, instead=instead)


def _refuse(items: Sequence[Item], draft: Draft, judge: Judge) -> None:
    """Raise `ParseError` with all that keeps accepted rows from being accepted."""
    problems = [
        Problem("review", "error", f"row {item.proposal.row}: {wrong}", Place(file=draft.file))
        for item in items
        if item.verdict == "accept" and not item.settled
        for wrong in judge.faults(item)
    ]
    if problems:
        raise ParseError(problems)


def settle(base: Path, waiting: Waiting, listed: int | None = None) -> str:
    """Write down what was decided of a list, and what was accepted into the catalogue.

    A list that is decided to its last row waits no longer. Returns what was done, in words.
    """
    wanted = any(item.verdict == "accept" and not item.settled for item in waiting.items)
    done = accept(loader.load(base), waiting.draft, waiting.items, listed) if wanted else None
    desk.keep_decisions(base, waiting.draft, waiting.items, done.listed if done else None)
    if not any(item.open for item in waiting.items):
        desk.drop_draft(waiting.path)
    if done is None:
        return "nothing was accepted"
    new = ", ".join(done.records) or "none"
    bodies = f"; new bodies: {', '.join(done.bodies)}" if done.bodies else ""
    filled = f"; {_rows(done.filled)} of the annex filled in" if done.filled else ""
    before = f"; {_rows(done.listed_before)} listed before" if done.listed_before else ""
    return f"{_rows(done.rows)} added to the annex; new records: {new}{bodies}{filled}{before}"


def _rows(number: int) -> str:
    return f"{number} row" if number == 1 else f"{number} rows"
