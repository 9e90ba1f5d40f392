"""Read a catalogue folder: all files in one pass, all problems at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attrs import define, field

from migpubs.catalogue import folder as folders
from migpubs.catalogue.collection import FORMAT, Catalogue, Description
from migpubs.catalogue.reader import Reader, read_text
from migpubs.catalogue.records import ANNEX, BODY_RECORD, CATALOGUE, PUBLICATION, THEME_RECORD
from migpubs.catalogue.shapes import MISSING
from migpubs.errors import CatalogueError, Place, Problem, did_you_mean
from migpubs.model import Annex, Body, Publication, Theme

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Mapping
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
    loading = _Loading(folders.find(path), instead or {})
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
    tables: dict[str, Mapping[str, Any]] = field(factory=lambda: {"bodies": {}, "themes": {}})
    places: dict[str, Place] = field(factory=dict)

    def catalogue(self) -> Catalogue:
        if not self._is_catalogue():
            return Catalogue()
        description = self._description()
        self.tables["bodies"] = self._tree(folders.MARK, BODY_RECORD, Body, "body")
        self.tables["themes"] = self._tree("themes.yaml", THEME_RECORD, Theme, "theme")
        publications = tuple(self._publications())
        return Catalogue(
            publications=publications,
            bodies=self.tables["bodies"],
            themes=self.tables["themes"],
            annexes=self._annexes({each.id for each in publications}),
            description=description,
            path=self.folder,
            places=self.places,
        )

    def _is_catalogue(self) -> bool:
        if (self.folder / folders.MARK).is_file():
            return True
        what = "holds no bodies.yaml" if self.folder.is_dir() else "is not a folder"
        hint = "name the catalogue's folder with --catalogue or MIGPUBS_CATALOGUE"
        self._refuse("no-catalogue", f"this {what}", Place(file=str(self.folder)), hint)
        return False

    def _refuse(self, code: str, message: str, place: Place, hint: str = "") -> None:
        self.problems.append(Problem(code, "error", message, place, hint=hint))

    def _reader(self, path: Path) -> Reader | None:
        name = path.relative_to(self.folder).as_posix()
        text, problems = (self.instead[name], []) if name in self.instead else read_text(path, name)
        self.problems.extend(problems)
        return None if problems else Reader(text, name, self.tables)

    def _mapping(self, path: Path, shape: Record) -> Any:
        reader = self._reader(path)
        if reader is None:
            return MISSING
        value = reader.read_mapping(shape)
        self.problems.extend(reader.problems)
        return value

    def _records(self, path: Path, shape: Record) -> Iterator[tuple[Any, Place]]:
        reader = self._reader(path)
        if reader is None:
            return
        for value, line in reader.read_records(shape):
            if value is not MISSING:
                yield value, Place(file=reader.file, line=line)
        self.problems.extend(reader.problems)

    def _files(self, under: str) -> list[Path]:
        """Return the files below a folder of the catalogue, those that are to be written too."""
        new = {self.folder / name for name in self.instead if name.startswith(f"{under}/")}
        return sorted({*folders.yaml_files(self.folder, under), *new})

    def _description(self) -> Description:
        path = self.folder / "catalogue.yaml"
        values: Any = self._mapping(path, CATALOGUE) if path.is_file() else MISSING
        if values is MISSING:
            return Description()
        if values["format"] != FORMAT:
            hint = f"this version of migpubs reads format {FORMAT}"
            place = Place(file="catalogue.yaml", field="format")
            self._refuse("format", f"unknown format {values['format']}", place, hint)
        return Description(**values)

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
        message = f"the id '{key}' is taken: {first}"
        self._refuse("duplicate-id", message, place, "give one of them another id")
        return False

    def _publications(self) -> Iterator[Publication]:
        for path in self._files("publications"):
            for publication, place in self._records(path, PUBLICATION):
                if self._is_new(publication.id, place, "publication"):
                    yield publication

    def _annexes(self, keys: set[str]) -> dict[int, Annex]:
        annexes: dict[int, Annex] = {}
        for path in self._files("annexes"):
            annex = self._mapping(path, ANNEX)
            place = Place(file=path.relative_to(self.folder).as_posix(), line=1)
            if annex is not MISSING and self._is_new(str(annex.year), place, "annex"):
                annexes[annex.year] = annex
                self._check_rows(annex, keys, place)
        return dict(sorted(annexes.items()))

    def _check_rows(self, annex: Annex, keys: set[str], place: Place) -> None:
        for number, row in enumerate(annex.rows, 1):
            where = Place(file=place.file, field=f"row {number}")
            if row.cells and len(row.cells) != len(annex.columns):
                message = f"{len(row.cells)} cells under {len(annex.columns)} columns"
                self._refuse("row-cells", message, where, "write one cell a column, '' if empty")
            for key in row.records:
                if key not in keys:
                    hint = did_you_mean(key, keys)
                    self._refuse("unknown-record", f"unknown publication '{key}'", where, hint)


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
        if parent in self.raw and parent not in (*below, key):
            return True
        place = self.loading.places[f"{self.noun} {key}"]
        if parent in self.raw:
            message, hint = f"'{key}' is its own parent, by way of '{parent}'", "break the circle"
        else:
            message, hint = f"unknown {self.noun} '{parent}'", did_you_mean(parent, self.raw)
        where = Place(file=place.file, line=place.line, record=key, field="parent")
        self.loading._refuse(f"unknown-{self.noun}", message, where, hint)  # noqa: SLF001 - its own part
        return False
