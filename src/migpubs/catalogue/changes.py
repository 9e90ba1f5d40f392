"""Changes to many records of a catalogue at once: gathered, checked, and written all or none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from migpubs.catalogue import addition, rows
from migpubs.catalogue.edit import add_records, folder_of, set_fields, write
from migpubs.catalogue.records import PUBLICATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migpubs.catalogue.collection import Catalogue
    from migpubs.catalogue.shapes import Plain


class Changes:
    """What is to become of the files of a folder; nothing is read or written before `write`."""

    def __init__(self, now: Catalogue) -> None:
        """Gather changes of the catalogue that is in the folder now."""
        self._now, self._base = now, folder_of(now)
        self._kinds: dict[str, str] = {}
        self._added: defaultdict[str, list[dict[str, Plain]]] = defaultdict(list)
        self._set: defaultdict[str, dict[str, Mapping[str, Plain]]] = defaultdict(dict)
        self._rows: defaultdict[int, list[dict[str, Plain]]] = defaultdict(list)

    def add(self, file: str, kind: str, record: dict[str, Plain]) -> None:
        """Add a record at the end of a file; a new file names the schema of its kind."""
        self._kinds[file] = kind
        self._added[file].append(record)

    def set(self, file: str, key: str, fields: Mapping[str, Plain]) -> None:
        """Set fields of a publication that a file already holds; None removes one."""
        self._kinds[file] = "publications"
        self._set[file][key] = {**self._set[file].get(key, {}), **fields}

    def add_row(self, year: int, key: str) -> None:
        """Add a row to the annex of a report year that lists a publication."""
        self._rows[year].append({"records": [key]})

    def write(self) -> Catalogue:
        """Write all, and return the catalogue read anew.

        Raises `UnknownKey` and `EditConflict` as `set_fields` does, and `CatalogueError` when the
        result would not be read: then nothing is written.
        """
        texts = {file: self._changed(file, kind) for file, kind in self._kinds.items()}
        for year, new in self._rows.items():
            file = rows.file_of(self._now, year)
            texts[file] = rows.add_rows(addition.text_of(self._base, file, "annex"), year, new)
        return write(self._base, texts)

    def _changed(self, file: str, kind: str) -> str:
        text = addition.text_of(self._base, file, kind)
        if file in self._set:
            text = set_fields(text, self._set[file], list(PUBLICATION.fields))
        return add_records(text, self._added[file]) if file in self._added else text
