"""Read a catalogue folder: all files in one pass, all problems at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from attrs import define, evolve, field

from migpubs.catalogue import folder as folders
from migpubs.catalogue.collection import Catalogue, Description, find_field
from migpubs.catalogue.reader import Reader, read_text
from migpubs.catalogue.records import ANNEX, BODY_RECORD, CATALOGUE, PUBLICATION, THEME_RECORD
from migpubs.catalogue.shapes import MISSING
from migpubs.errors import CatalogueError, Place, Problem, did_you_mean
from migpubs.model import Annex, Body, Publication, Theme

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from migpubs.catalogue.shapes import Record


def load(
    path: str | os.PathLike[str] | None = None, *, instead: Mapping[str, str] | None = None
) -> Catalogue:
    """Return the catalogue in a folder; `CatalogueError` with every problem where there is one.

    instead: texts to read in place of files, by path inside the folder.
    """
    catalogue, problems = read(path, instead=instead)
    if problems:
        raise CatalogueError(problems)
    return catalogue


def read(
    path: str | os.PathLike[str] | None = None, *, instead: Mapping[str, str] | None = None
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Return what could be read of the catalogue in a folder, and what could not."""
    base = folders.find(path)
    loading = _Loading(base, {**folders.unsettled(base), **(instead or {})})
    with _collector_at_rest():
        return loading.catalogue(), tuple(loading.problems)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Stop cyclic garbage collection: it costs a bulk load up to four times its own time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@define
class _Loading:
    """One reading of one folder."""

    folder: Path
    instead: Mapping[str, str]
    problems: list[Problem] = field(factory=list)
    tables: dict[str, Mapping[str, Any]] = field(
        factory=lambda: {"bodies": {}, "themes": {}, "publications": {}}
    )
    places: dict[str, Place] = field(factory=dict)

    def catalogue(self) -> Catalogue:
        if not self._is_catalogue():
            return Catalogue()
        self.tables["bodies"] = self._tree(folders.MARK, BODY_RECORD, Body, "body")
        self.tables["themes"] = self._tree("themes.yaml", THEME_RECORD, Theme, "theme")
        publications = tuple(self._publications())
        self.tables["publications"] = {each.id: each for each in publications}
        return Catalogue(
            publications=publications,
            bodies=self.tables["bodies"],
            themes=self.tables["themes"],
            annexes=self._annexes(),
            description=self._description(),
            path=self.folder,
            places=self.places,
        )

    def _is_catalogue(self) -> bool:
        if (self.folder / folders.MARK).is_file():
            return True
        place = Place(file=str(self.folder))
        self.refuse("no-catalogue", folders.missing(self.folder), place, folders.WHERE)
        return False

    def refuse(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Report what is wrong with files that can be read one by one."""
        self.problems.append(Problem(code, "error", message, place, hint=hint))

    def place_of(self, noun: str, key: str, field: str) -> Place:
        """Return where a field of a record stands."""
        at = self.places[f"{noun} {key}"]
        text = self.instead.get(at.file) or read_text(self.folder / at.file, at.file)[0]
        line, column = find_field(text.splitlines(), at.line, field)
        return evolve(at, line=line, column=column, record=key, field=field)

    def _reader(self, path: Path) -> Reader | None:
        name = path.relative_to(self.folder).as_posix()
        text, problems = (self.instead[name], []) if name in self.instead else read_text(path, name)
        self.problems.extend(problems)
        return None if problems else Reader(text, name, self.tables)

    def _mapping(self, path: Path, shape: Record) -> tuple[Any, Reader | None]:
        reader = self._reader(path)
        if reader is None:
            return MISSING, None
        value = reader.read_mapping(shape)
        self.problems.extend(reader.problems)
        return value, reader

    def _records(self, path: Path, shape: Record) -> Iterator[tuple[Any, Place]]:
        reader = self._reader(path)
        if reader is None:
            return
        for value, place in reader.read_records(shape):
            if value is not MISSING:
                yield value, place
        self.problems.extend(reader.problems)

    def _files(self, under: str) -> list[Path]:
        """Return the files below a folder of the catalogue, those that are to be written too."""
        for path in sorted((self.folder / under).glob("**/*.y*ml.txt")):
            place = Place(file=path.relative_to(self.folder).as_posix())
            hint = f"rename it to {path.name.removesuffix('.txt')}"
            self.refuse("unreadable", "a file that ends in .txt is not read", place, hint)
        new = {self.folder / name for name in self.instead if name.startswith(f"{under}/")}
        return sorted({*folders.yaml_files(self.folder, under), *new})

    def _description(self) -> Description:
        path = self.folder / "catalogue.yaml"
        values: Any = self._mapping(path, CATALOGUE)[0] if path.is_file() else MISSING
        return Description() if values is MISSING else Description(**values)

    def _tree(
        self, name: str, shape: Record, build: Callable[..., Any], noun: str
    ) -> dict[str, Any]:
        """Read records that name their parents, which may stand below them."""
        raw: dict[str, dict[str, Any]] = {}
        path = self.folder / name
        for values, place in self._records(path, shape) if path.is_file() else ():
            if self._is_new(values["id"], place, noun):
                raw[values["id"]] = values
        return _Tree(raw, build, self, noun).grow()

    def _is_new(self, key: str, place: Place, noun: str) -> bool:
        first = self.places.setdefault(f"{noun} {key}", place)
        if first is place:
            return True
        message = f"there is another {noun} '{key}': {first}"
        copy = " or delete the file that is a copy" if first.file != place.file else ""
        self.refuse("duplicate-id", message, place, f"give one of them another id{copy}")
        return False

    def _publications(self) -> Iterator[Publication]:
        for path in self._files("publications"):
            for publication, place in self._records(path, PUBLICATION):
                if self._is_new(publication.id, place, "publication"):
                    yield publication

    def _annexes(self) -> dict[int, Annex]:
        annexes: dict[int, Annex] = {}
        for path in self._files("annexes"):
            annex, reader = self._mapping(path, ANNEX)
            if annex is MISSING or reader is None:
                continue
            if self._is_new(str(annex.year), Place(file=reader.file, line=1, column=1), "annex"):
                annexes[annex.year] = annex
            if not reader.problems:
                self._check_cells(annex, reader.rows)
        return dict(sorted(annexes.items()))

    def _check_cells(self, annex: Annex, places: Iterable[Place]) -> None:
        for row, place in zip(annex.rows, places, strict=True):
            if row.cells and len(row.cells) != len(annex.columns):
                message = f"{len(row.cells)} cells under {len(annex.columns)} columns"
                self.refuse("row-cells", message, place, "write one cell a column, '' if empty")


MAX_LINEAGE: Final = 20
"""How many parents may stand above a body or theme."""


@define
class _Tree:
    """Records with parents, built from the top down."""

    raw: dict[str, dict[str, Any]]
    build: Callable[..., Any]
    loading: _Loading
    noun: str
    built: dict[str, Any] = field(factory=dict)

    def grow(self) -> dict[str, Any]:
        for key in self.raw:
            self._build(key, ())
        return {key: self.built[key] for key in self.raw}

    def _build(self, key: str, below: tuple[str, ...]) -> Any:
        if key not in self.built:
            values = dict(self.raw[key])
            parent = values.pop("parent", None)
            if parent is not None and self._is_sound(key, parent, below):
                values["parent"] = self._build(parent, (*below, key))
            self.built[key] = self.build(**values)
        return self.built[key]

    def _is_sound(self, key: str, parent: str, below: tuple[str, ...]) -> bool:
        """Whether a parent is there, is not below its child, and has few above it."""
        height = len(self.built[parent].lineage) if parent in self.built else 1
        if parent not in self.raw:
            message, hint = f"unknown {self.noun} '{parent}'", did_you_mean(parent, self.raw)
        elif parent in (*below, key):
            message, hint = f"'{key}' is its own parent, by way of '{parent}'", "break the circle"
        elif height + len(below) >= MAX_LINEAGE:
            message, hint = f"more than {MAX_LINEAGE} parents above one another", "is that meant?"
        else:
            return True
        where = self.loading.place_of(self.noun, key, "parent")
        self.loading.refuse(f"unknown-{self.noun}", message, where, hint)
        return False
