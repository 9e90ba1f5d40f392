"""What a file brings to a catalogue: new records, the same, changed ones, possible duplicates.

Nothing is written unless it was chosen, and nothing else in the catalogue's files changes.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from migpubs import ids
from migpubs.catalogue import addition, edit, folder, loader
from migpubs.catalogue.changes import Changes
from migpubs.catalogue.parts import SOURCE
from migpubs.catalogue.records import BODY_RECORD, PUBLICATION
from migpubs.duplicates import Index, Match
from migpubs.errors import EditConflict, UnknownWord, ignore
from migpubs.formats import find, keeping, load, reference
from migpubs.merging import Difference, combined, differences
from migpubs.model import Body, Source
from migpubs.progress import counted, quiet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migpubs.catalogue import Catalogue
    from migpubs.errors import OnProblem
    from migpubs.model import Publication
    from migpubs.progress import OnProgress

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
    content: bytes | str,
    *,
    accept: str = "",
    file: str = "",
    listed: int | None = None,
    on_problem: OnProblem = ignore,
    on_progress: OnProgress = quiet,
    **options: Any,  # noqa: ANN401 - each format has options of its own
) -> Merged:
    """Compare a file of another program with a catalogue, and write what is accepted.

    name: the format, a key of `migpubs.formats.FORMATS` that is read. content: the file's bytes, or
    its text. accept: one of `ACCEPT`; empty: nothing is written. file: its name, for messages and
    as the source of what is written. listed: the report year whose annex lists what is accepted.
    on_problem: is told what the file says that is not read. on_progress: is told how many records
    are compared, of how many. options: those of the format, such as ``recover=True`` for
    ``bibtex``.

    `UnknownFormat`, `UnknownWord`, `ParseError` for a file that cannot be read, and
    `CatalogueError` when what was accepted would not be read; then nothing is written.
    """
    if accept and accept not in ACCEPT:
        raise UnknownWord(accept, ACCEPT)
    bodies = catalogue.bodies.values()
    incoming = load(name, content, bodies=bodies, file=file, on_problem=on_problem, **options)
    found = compare(catalogue, incoming, name, on_progress)
    now, written = take_in(catalogue, found, accept, PurePath(file).name, listed)
    return Merged(catalogue=now, arrivals=found, written=written)


def compare(
    catalogue: Catalogue,
    incoming: Sequence[Publication],
    name: str,
    on_progress: OnProgress = quiet,
) -> tuple[Arrival, ...]:
    """Return what each incoming record is to a catalogue, and to those before it.

    name: the format it was read from; ours is compared as that format would tell it.
    """
    keeps = find(name).load_module().KEEPS
    titles = {each.id: each.full_title() for each in catalogue}
    context = reference.context(incoming, None, titles)
    ours, before = Index(catalogue), Index()
    arrivals = []
    for each in counted(incoming, "records", on_progress):
        matches, twins = ours.find(each), tuple(_twins(before, each))
        if matches and matches[0].named:  # then another record of ours is another work
            twins = tuple(match for match in twins if match.named)
        if twins or (matches and not matches[0].named):
            found = Arrival(
                publication=each, status="possible-duplicate", matches=(*twins, *matches)
            )
        elif matches:
            told = keeping.project(matches[0].publication, keeps, context)
            news = _news(told, each, matches[0].publication)
            status = "changed" if news else "same"
            found = Arrival(publication=each, status=status, matches=matches, differences=news)
        else:
            found = Arrival(publication=each, status="new")
        before.add(each)
        arrivals.append(found)
    return tuple(arrivals)


def _twins(before: Index, theirs: Publication) -> Iterator[Match]:
    """Give records of the same file that are surely the same work; a title of another year is not.

    A file may well hold the volumes of a series, whose titles are nearly the same.
    """
    for match in before.find(theirs):
        years = {each.date.year for each in (match.publication, theirs) if each.date}
        same_title = match.reasons == ("the same title",) and len(years) < 2  # noqa: PLR2004 - two
        told_apart = match.reasons in {("the same title",), ("nearly the same title",)}
        if same_title or not told_apart:
            yield evolve(match, reasons=tuple(f"{each}, in this file" for each in match.reasons))


def _news(told: Publication, theirs: Publication, ours: Publication) -> tuple[Difference, ...]:
    """Return differences; a citation key that is our own id is none."""
    known = {ours.id, *ours.aliases}
    theirs = evolve(theirs, aliases=tuple(key for key in theirs.aliases if key not in known))
    return differences(told, theirs)


def take_in(
    catalogue: Catalogue,
    arrivals: Iterable[Arrival],
    which: str,
    file: str,
    listed: int | None = None,
) -> tuple[Catalogue, tuple[str, ...]]:
    """Write what was chosen into the catalogue, all or nothing; return it read anew, and the ids.

    which: ``new``, ``changed`` or ``all``; possible duplicates are never written.
    file: the name of the file they came from; it becomes the source of what is written.
    listed: the report year whose annex lists them, behind the rows that it has.
    Bodies that the list does not know are added to it with the records that name them.
    Raises `EditConflict` where a record on disk is not the one that was compared.
    """
    chosen = [
        each
        for each in arrivals
        if each.status in {"new", "changed"} and which in {each.status, "all"}
    ]
    if not chosen:
        return catalogue, ()
    base = edit.folder_of(catalogue)
    with folder.locked(base):
        now = loader.load(base)
        accepting = _Accepting(now, Changes(now), file, listed)
        written = tuple(map(accepting.accept, chosen))
        return accepting.changes.write(), written


class _Accepting:
    """One file being taken in."""

    def __init__(self, now: Catalogue, changes: Changes, file: str, listed: int | None) -> None:
        self.now = now
        self.changes = changes
        self.file = file
        self.listed = listed
        annex = now.annexes.get(listed or 0)
        self.rows = {key for row in annex.rows for key in row.records} if annex else set()
        self.ids = {key for each in now for key in (each.id, *each.aliases)}
        self.bodies = set(now.bodies)

    def accept(self, arrival: Arrival) -> str:
        """Add or change one record; return its id."""
        for body in _bodies(arrival.publication):
            if body.id not in self.bodies:
                self.bodies.add(body.id)
                self.changes.add(folder.MARK, "bodies", BODY_RECORD.write(body))
        key = self._add(arrival) if arrival.status == "new" else self._change(arrival)
        if self.listed and key not in self.rows:
            self.changes.add_row(self.listed, key)
        return key

    def _add(self, arrival: Arrival) -> str:
        """Add a record under an id of ours; its citation key stays as an alias, if it had one."""
        theirs = arrival.publication
        plain: dict[str, Any] = PUBLICATION.write(theirs)
        plain.pop("id")
        key = ids.of_record(plain, self.ids, self.listed)
        made_up = {ids.of_name(title, "work") for title in (theirs.full_title(), _title(theirs))}
        keys = dict.fromkeys((theirs.id, *theirs.aliases))
        aliases = [alias for alias in keys if alias not in {key, *made_up}]
        self.ids.update([key, *aliases])
        sources = plain.get("sources", [])
        if self.file and not sources:
            sources = [SOURCE.write(Source(file=self.file))]
        record = {**plain, "id": key, "aliases": aliases, "sources": sources}
        ordered = {name: record[name] for name in PUBLICATION.fields if record.get(name)}
        self.changes.add(
            f"publications/{addition.file_stem(plain, self.listed)}.yaml", "publications", ordered
        )
        return key

    def _change(self, arrival: Arrival) -> str:
        """Set the fields that differ, and say where they came from."""
        ours = arrival.matches[0].publication
        if ours.id not in self.now or self.now[ours.id] != ours:
            raise EditConflict(f"{ours.id}: the record on disk has changed since it was read")
        supports = tuple(each.field for each in arrival.differences)
        source = Source(file=self.file, supports=supports)
        merged = combined(ours, arrival.publication, arrival.differences)
        if self.file:
            merged = evolve(merged, sources=(*ours.sources, source))
        before, after = PUBLICATION.write(ours), PUBLICATION.write(merged)
        names = [name for name in PUBLICATION.fields if before.get(name) != after.get(name)]
        fields = {name: after.get(name) for name in names}
        self.changes.set(self.now.place(ours.id).file, ours.id, fields)
        return ours.id


def _title(publication: Publication) -> str:
    return publication.title.text(publication.title_language)


def _bodies(publication: Publication) -> Iterator[Body]:
    found = [*publication.publishers, *(part.who for part in publication.contributions)]
    for each in dict.fromkeys(each for each in found if isinstance(each, Body)):
        yield from reversed(each.lineage)
