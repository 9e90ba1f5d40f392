"""Changes to many records of a catalogue at once: gathered, checked, and written all or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.catalogue import addition
from migpubs.catalogue.edit import add_records, set_field, write
from migpubs.catalogue.records import PUBLICATION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from migpubs.catalogue.collection import Catalogue
    from migpubs.catalogue.shapes import Plain


class Changes:
    """The texts that the files of a folder will have; nothing is written before `write`."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._texts: dict[str, str] = {}
        self._added: dict[str, list[dict[str, Plain]]] = {}

    def add(self, file: str, kind: str, record: dict[str, Plain]) -> None:
        """Add a record at the end of a file; a new file names the schema of its kind."""
        self._text(file, kind)
        self._added.setdefault(file, []).append(record)

    def set(self, file: str, key: str, fields: Mapping[str, Plain]) -> None:
        """Set fields of a publication that a file already holds; None removes one."""
        text = self._text(file, "publications")
        for name, value in fields.items():
            text = set_field(text, key, name, value, list(PUBLICATION.fields))
        self._texts[file] = text

    def add_row(self, year: int, key: str) -> None:
        """Add a row to the annex of a report year that lists a publication."""
        file = f"annexes/{year}.yaml"
        self._texts[file] = addition.add_row(self._text(file, "annex"), year, [key])

    def _text(self, file: str, kind: str) -> str:
        if file not in self._texts:
            self._texts[file] = addition.text_of(self._base, file, kind)
        return self._texts[file]

    def write(self) -> Catalogue:
        """Write all, and return the catalogue read anew.

        Raises `CatalogueError` when the result would not be read: then nothing is written.
        """
        texts = {
            file: add_records(text, self._added[file]) if file in self._added else text
            for file, text in self._texts.items()
        }
        return write(self._base, texts)
