"""Add a publication to a catalogue: its id, its file, its row in an annex."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from migpubs import ids
from migpubs.catalogue import folder, layout, loader, rows
from migpubs.catalogue.edit import add_record, folder_of, with_fields, write
from migpubs.catalogue.parts import TEXT
from migpubs.catalogue.records import PUBLICATION
from migpubs.dates import Date, common_year, read_date
from migpubs.errors import (
    CatalogueError,
    EditConflict,
    MigpubsError,
    Place,
    Problem,
    UnknownBody,
    UnknownKey,
    UnknownWord,
    did_you_mean,
)
from migpubs.model import Body
from migpubs.notes import read_text
from migpubs.vocabulary import KINDS, RELATION_KINDS, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from migpubs.catalogue.collection import Catalogue
    from migpubs.catalogue.shapes import Plain
    from migpubs.model import Publication, Theme


def add(
    catalogue: Catalogue,
    *,
    title: str,
    subtitle: str = "",
    authors: Sequence[str] = (),
    publishers: Sequence[str] = (),
    texts: Sequence[str] = (),
    kind: str = "",
    genre: str = "",
    issued: str | int | Date = "",
    url: str = "",
    relations: Sequence[str] = (),
    source: str = "",
    key: str = "",
    listed: int | None = None,
) -> tuple[Catalogue, str]:
    """Add a publication to the catalogue's folder, and to the annex of a report year.

    title, subtitle: as printed on the work. authors: bodies by any of their names, persons as
    ``Family, Given``. publishers: bodies. texts: languages by name or tag, with what more is known
    of the text in brackets, ``en (executive summary)``. kind: one of `migpubs.vocabulary.KINDS`.
    genre: the work's own word for itself. issued: the date on the work, as people write it:
    ``2024-05-17``, ``May 2024``, ``พ.ค. 2567``, a number for a year. url: the address of its page.
    relations: how it stands to other publications, ``translation-of:ID``. source: the page that
    says all this, by default ``url``. key: its id, proposed where none is given. listed: the report
    year whose annex lists it.

    Returns the catalogue read anew, and the id. `CatalogueError` holds everything that is wrong,
    each with its field: a body, language or publication that is not known, a date that is none …
    Nothing is written then.
    """
    base, told = folder_of(catalogue), source or url
    words = _Words()
    fields = {
        "id": key,
        "kind": kind,
        "genre": genre,
        "title": title,
        "subtitle": subtitle,
        "texts": words.read("texts", texts, lambda each: TEXT.write(read_text(each))),
        "authors": words.read("authors", authors, partial(contributor, catalogue)),
        "publishers": words.read("publishers", publishers, lambda each: catalogue.body(each).id),
        "issued": str(read_date(str(issued)) or issued),
        "links": [url] if url else [],
        "relations": words.read("relations", relations, partial(relation, catalogue)),
        "sources": [{"url": told}] if told else [],
    }
    record = {name: value for name, value in fields.items() if value}
    try:
        if not words.problems:
            return insert(catalogue, record, listed)
        loader.load(base, instead=_texts_with(base, record, listed)[1])  # what else is wrong?
    except CatalogueError as error:
        raise CatalogueError([*words.problems, *_of_the_fields(error).problems]) from error
    raise CatalogueError(words.problems)


@frozen
class _Words:
    """Words of a person read one by one; those that cannot be are problems with their field."""

    problems: list[Problem] = field(factory=list)

    def read(
        self, name: str, words: str | Iterable[str], how: Callable[[str], Plain]
    ) -> list[Plain]:
        """Return the words of a field as its file has them, without those that name nothing."""
        read = []
        for word in several(words):
            try:
                read.append(how(word))
            except (UnknownWord, UnknownKey) as error:
                self.problems.append(
                    Problem("unknown-word", "error", str(error), Place(field=name))
                )
        return read


def _of_the_fields(error: CatalogueError) -> CatalogueError:
    """Return what is wrong with a record that was not written: fields, but no place in a file."""
    mine = [each for each in error.problems if each.where.file.startswith("publications/")]
    told = {
        each.message: evolve(each, where=Place(field=each.where.field)) for each in reversed(mine)
    }
    return CatalogueError(reversed(told.values())) if told else error


def insert(
    catalogue: Catalogue, record: Mapping[str, Plain], listed: int | None = None
) -> tuple[Catalogue, str]:
    """Add a publication given as plain data, and a row to the annex of a report year.

    record: fields as in the file; an id is proposed where there is none. It goes to the file of
    the listing year, else of the year of issue, else to ``undated.yaml``. Returns the catalogue
    read anew, and the id. Raises `CatalogueError` when the result would not be read: then nothing
    is written.
    """
    base = folder_of(catalogue)
    listed = listed and common_year(listed)
    with folder.locked(base):
        key, texts = _texts_with(base, record, listed)
        return write(base, texts), key


def _texts_with(
    base: Path, record: Mapping[str, Plain], listed: int | None
) -> tuple[str, dict[str, str]]:
    """Return the id of a new record, and the files that change for it by their names."""
    now = loader.load(base)
    key = record.get("id") or ids.of_record(record, now, listed)
    texts = _with_record(now, base, {"id": key} | dict(record), listed)
    if listed:
        texts |= _with_row(now, base, listed, key)
    return key, texts


def put(catalogue: Catalogue, publication: Publication, *, listed: int | None = None) -> Catalogue:
    """Write a publication to the catalogue's folder, and to the annex of a report year.

    publication: a new one, or one in place of that with its id; only the fields that differ are
    changed then. listed: the report year whose annex is to list it, if it does not yet.

    Returns the catalogue read anew. Raises `EditConflict` when the record on disk is not the one
    in memory, or one of its bodies or themes is not as the catalogue has it, and `CatalogueError`
    when the result would not be read, as with a body that is not in the catalogue: then nothing is
    written.
    """
    base, key = folder_of(catalogue), publication.id
    listed = listed and common_year(listed)
    record = PUBLICATION.write(publication)
    with folder.locked(base):
        now = loader.load(base)
        _check_parts(now, publication)
        known = next((each for each in catalogue if each.id == key), None)
        if known:
            before = PUBLICATION.write(known)
            names = [each for each in PUBLICATION.fields if before.get(each) != record.get(each)]
            texts = with_fields(base, now, known, {each: record.get(each) for each in names})
        else:
            texts = _with_record(now, base, record, listed)
        if listed and listed not in now.listed(publication):
            texts |= _with_row(now, base, listed, key)
        return write(base, texts)


def _check_parts(now: Catalogue, publication: Publication) -> None:
    """Refuse bodies and themes that were changed: a record names them, it does not hold them."""
    who = [*(part.who for part in publication.contributions), *publication.publishers]
    bodies = [each for each in (*who, *(link.holder for link in publication.links)) if each]
    changed = [each.id for each in bodies if isinstance(each, Body) and _differs(each, now.bodies)]
    themes = [each.theme for each in publication.themes]
    changed += [each.id for each in themes if _differs(each, now.themes)]
    if changed:
        raise EditConflict(f"{changed[0]}: it is not as the catalogue has it (change it there)")


def _differs(part: Body | Theme, known: Mapping[str, object]) -> bool:
    return known.get(part.id, part) != part


def _with_record(
    now: Catalogue, base: Path, record: dict[str, Plain], listed: int | None
) -> dict[str, str]:
    """Return the file for a new record, by its name, with it at the end."""
    key = record["id"]
    if key in now and now[key].id != key:
        raise MigpubsError(f"the id '{key}' is taken by {now[key].id}, whose old id it is")
    file = f"publications/{file_stem(record, listed)}.yaml"
    return {file: add_record(text_of(base, file, "publications"), record)}


def _with_row(now: Catalogue, base: Path, listed: int, key: str) -> dict[str, str]:
    """Return the file of an annex, by its name, with a row for a record at the end."""
    file = rows.file_of(now, listed)
    return {file: rows.add_rows(text_of(base, file, "annex"), listed, [{"records": [key]}])}


def file_stem(record: Mapping[str, Plain], listed: int | None = None) -> str:
    """Return the name of the file for a record: its year, or ``undated``."""
    if listed:
        return str(listed)
    return ids.year_of(record, ("issued", "adopted", "signed", "launched")) or "undated"


def text_of(base: Path, file: str, kind: str) -> str:
    """Return the text of a file, or that of a new one: a line that names its schema."""
    path = base / file
    if path.exists():
        return path.read_bytes().decode()
    return f"{layout.MODELINE}{layout.schema_path(base, path, kind)}\n"


def kind(word: str) -> str:
    """Return a word that is a kind of publication; `UnknownWord` where it is none."""
    if word not in KINDS:
        raise UnknownWord(word, KINDS, hint=did_you_mean(word, KINDS), noun="kind")
    return word


def date(words: str) -> Date:
    """Return a date as people write it; `ValueError` in an editor's words where it is none."""
    return read_date(words) or Date.parse(words)


def relation(catalogue: Catalogue, words: str) -> Plain:
    """Return a relation as the file has it, of words such as ``translation-of:ID``.

    `UnknownWord` where there is no such relation, `UnknownPublication` where there is no target.
    """
    how, _, target = (part.strip() for part in words.partition(":"))
    if how not in RELATION_KINDS or not target:
        hint = "write it as translation-of:ID" if how in RELATION_KINDS else ""
        raise UnknownWord(how, () if hint else RELATION_KINDS, hint=hint, noun="relation")
    return {"kind": how, "target": catalogue[target].id}


def contributor(catalogue: Catalogue, name: str) -> Plain:
    """Return an author as the file has it: a body's id, or ``Family, Given`` as a mapping.

    `UnknownBody` where it is neither: a person's name without a comma is not cut by guess, nor
    are several bodies in one text taken for one.
    """
    if catalogue.find_body(name) or catalogue.bodies_in(name):
        return catalogue.body(name).id
    family, comma, given = (part.strip() for part in name.partition(","))
    if not (comma and family and given):
        short = (body.short for body in catalogue.bodies.values())
        hint = "a person is written 'Family, Given'"
        raise UnknownBody(name, [*catalogue.bodies, *short], hint=hint)
    return {"given": given, "family": family}
