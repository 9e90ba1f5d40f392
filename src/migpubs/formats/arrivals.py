"""What a file brings to a catalogue: new records, the same, changed ones, possible duplicates.

Nothing is written unless it was chosen, and nothing else in the catalogue's files changes.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from migpubs.catalogue import addition, edit, folder, loader
from migpubs.catalogue.parts import SOURCE
from migpubs.catalogue.records import BODY_RECORD, PUBLICATION
from migpubs.duplicates import Index, Match
from migpubs.errors import UnknownWord, ignore
from migpubs.formats import find, keeping, load, reference
from migpubs.merging import Difference, combined, differences
from migpubs.model import Body, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migpubs.catalogue import Catalogue
    from migpubs.errors import OnProblem
    from migpubs.model import Publication

STATUSES: Final = {
    "new": "the catalogue has no such record",
    "same": "the catalogue says the same",
    "changed": "the catalogue has the record, and says something else",
    "possible-duplicate": "the catalogue has a record that may be the same work",
}
"""What an incoming record is to a catalogue."""


@frozen(kw_only=True)
class Arrival:
    """An incoming record, and what it is to the catalogue."""

    publication: Publication
    status: str
    """One of `STATUSES`."""
    matches: tuple[Match, ...] = ()
    """The record that it is, or those that it may be."""
    differences: tuple[Difference, ...] = ()
    """Of a changed record: the fields, with both values."""


@frozen(kw_only=True)
class Merged:
    """What a file brought to a catalogue, and what of it was written."""

    catalogue: Catalogue
    """As it is now."""
    arrivals: tuple[Arrival, ...]
    """One for each record of the file, in its order."""
    written: tuple[str, ...] = ()
    """The ids of the records that were written."""


ACCEPT: Final = ("new", "changed", "all")
"""What of a file may be accepted at once; possible duplicates never are."""


def merge(
    catalogue: Catalogue,
    name: str,
    content: bytes,
    *,
    accept: str = "",
    file: str = "",
    on_problem: OnProblem = ignore,
    **options: Any,  # noqa: ANN401 - each format has options of its own
) -> Merged:
    """Compare a file of another program with a catalogue, and write what is accepted.

    name: the format, a key of `migpubs.formats.FORMATS` that is read. content: the file's bytes.
    accept: one of `ACCEPT`; empty: nothing is written. file: its name, for messages and as the
    source of what is written. on_problem: is told what the file says that is not read. options:
    those of the format, such as ``recover=True`` for ``bibtex``.

    `UnknownFormat`, `UnknownWord`, `ParseError` for a file that cannot be read, and
    `CatalogueError` when what was accepted would not be read; then nothing is written.
    """
    if accept and accept not in ACCEPT:
        raise UnknownWord(accept, ACCEPT)
    bodies = catalogue.bodies.values()
    incoming = load(name, content, bodies=bodies, file=file, on_problem=on_problem, **options)
    found = compare(catalogue, incoming, name)
    now, written = take_in(catalogue, found, accept, PurePath(file).name)
    return Merged(catalogue=now, arrivals=found, written=written)


def compare(
    catalogue: Catalogue, incoming: Sequence[Publication], name: str
) -> tuple[Arrival, ...]:
    """Return what each incoming record is to a catalogue.

    name: the format it was read from; ours is compared as that format would tell it.
    """
    keeps = find(name).load_module().KEEPS
    titles = {each.id: each.full_title() for each in catalogue}
    context = reference.context(incoming, None, titles)
    index = Index(catalogue)
    arrivals = []
    for each in incoming:
        matches = index.find(each)
        if not matches:
            arrivals.append(Arrival(publication=each, status="new"))
        elif matches[0].named:
            told = keeping.project(matches[0].publication, keeps, context)
            found = _news(told, each, matches[0].publication)
            status = "changed" if found else "same"
            arrivals.append(
                Arrival(publication=each, status=status, matches=matches, differences=found)
            )
        else:
            arrivals.append(Arrival(publication=each, status="possible-duplicate", matches=matches))
    return tuple(arrivals)


def _news(told: Publication, theirs: Publication, ours: Publication) -> tuple[Difference, ...]:
    """Return differences; a citation key that is our own id is none."""
    known = {ours.id, *ours.aliases}
    theirs = evolve(theirs, aliases=tuple(key for key in theirs.aliases if key not in known))
    return differences(told, theirs)


def take_in(
    catalogue: Catalogue, arrivals: Iterable[Arrival], which: str, file: str
) -> tuple[Catalogue, tuple[str, ...]]:
    """Write what was chosen into the catalogue; return it read anew, and the ids written.

    which: ``new``, ``changed`` or ``all``; possible duplicates are never written.
    file: the name of the file they came from; it becomes the source of what is written.
    Bodies that the list does not know are added to it with the records that name them.
    """
    written = []
    for each in arrivals:
        if each.status == "new" and which in {"new", "all"}:
            catalogue, key = _add(catalogue, each.publication, file)
            written.append(key)
        elif each.status == "changed" and which in {"changed", "all"}:
            catalogue = _change(catalogue, each, file)
            written.append(each.matches[0].publication.id)
    return catalogue, tuple(written)


def _add(catalogue: Catalogue, publication: Publication, file: str) -> tuple[Catalogue, str]:
    """Add a record under an id of ours; its citation key stays as an alias."""
    catalogue = _add_bodies(catalogue, publication)
    plain: dict[str, Any] = PUBLICATION.write(publication)
    plain.pop("id")
    key = addition.propose_id(plain, catalogue)
    aliases = [alias for alias in (publication.id, *publication.aliases) if alias != key]
    sources = [SOURCE.write(Source(file=file))] if not publication.sources else plain["sources"]
    record = {**plain, "id": key, "aliases": list(dict.fromkeys(aliases)), "sources": sources}
    return addition.insert(catalogue, {name: value for name, value in record.items() if value})


def _change(catalogue: Catalogue, arrival: Arrival, file: str) -> Catalogue:
    catalogue = _add_bodies(catalogue, arrival.publication)
    ours = arrival.matches[0].publication
    merged = combined(ours, arrival.publication, arrival.differences)
    supports = tuple(each.field for each in arrival.differences)
    merged = evolve(merged, sources=(*ours.sources, Source(file=file, supports=supports)))
    before, after = PUBLICATION.write(ours), PUBLICATION.write(merged)
    names = [name for name in PUBLICATION.fields if before.get(name) != after.get(name)]
    return edit.edit(catalogue, ours.id, **{name: after.get(name) for name in names})


def _add_bodies(catalogue: Catalogue, publication: Publication) -> Catalogue:
    """Add the bodies that the list does not know to its end; `CatalogueError` before writing."""
    unknown = [body for body in _bodies(publication) if body.id not in catalogue.bodies]
    if not unknown:
        return catalogue
    base = edit.folder_of(catalogue)
    with folder.locked(base):
        path = base / folder.MARK
        text = path.read_bytes().decode()
        for body in unknown:
            text = edit.add_record(text, BODY_RECORD.write(body))
        changed = loader.load(base, instead={folder.MARK: text})
        folder.write_atomically(path, text)
    return changed


def _bodies(publication: Publication) -> Iterator[Body]:
    found = [*publication.publishers, *(part.who for part in publication.contributions)]
    for each in dict.fromkeys(each for each in found if isinstance(each, Body)):
        yield from reversed(each.lineage)
