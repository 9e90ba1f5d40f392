"""The formats that there are: what each is called, where it is, what it can."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import frozen

from migpubs.errors import UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

TextFormat: TypeAlias = Literal[
    "biblatex", "bibtex", "csl-json", "ris", "zotero-rdf", "word-sources", "csv", "json-ld", "jsonl"
]
"""The names of the formats whose files are text."""


@frozen(kw_only=True)
class Format:
    """One format: its name on the command line and where it is written and read."""

    name: str
    label: str
    """What it is called on the web page; the same in all languages."""
    description: str
    readers: str = ""
    """The programs it is for, where the label does not say it; names, the same in all languages."""
    module: str
    """The module in this package; it is imported when it is used."""
    endings: tuple[str, ...] = ()
    """Of files, the first is the usual one."""
    by_key: bool = False
    """Whether its entries are sorted by their keys, as its users expect."""
    writes: bool = True
    reads: bool = True
    """Whether it is read, too."""
    binary: bool = False
    """Whether its files are bytes, not text."""
    options: tuple[str, ...] = ()
    """What its ``dump`` takes beside what all take."""
    reading_options: tuple[str, ...] = ()
    """What its ``loads`` takes beside what all take."""

    def load_module(self) -> ModuleType:
        """Import the module."""
        return importlib.import_module(f"migpubs.formats.{self.module}")


FORMATS: Final[Mapping[str, Format]] = {
    each.name: each
    for each in (
        Format(
            name="biblatex",
            label="BibLaTeX",
            description="BibLaTeX, for LaTeX with biber, JabRef, pandoc",
            readers="LaTeX (biber), JabRef, pandoc, Quarto",
            module="biblatex",
            endings=(".bib",),
            by_key=True,
            options=("joint_publishers", "gloss"),
            reading_options=("recover",),
        ),
        Format(
            name="bibtex",
            label="BibTeX",
            description="BibTeX, for old LaTeX",
            readers="LaTeX (BibTeX)",
            module="bibtex",
            by_key=True,
            options=("joint_publishers", "gloss", "latin"),
            reading_options=("recover",),
        ),
        Format(
            name="csl-json",
            label="CSL-JSON",
            description="CSL-JSON, for Zotero, pandoc, Quarto",
            readers="Zotero, pandoc, Quarto",
            module="csl_json",
            endings=(".json",),
            options=("gloss",),
        ),
        Format(
            name="ris",
            label="RIS",
            description="RIS, for EndNote, Mendeley",
            readers="EndNote, Mendeley, Zotero",
            module="ris",
            endings=(".ris",),
            options=("gloss",),
        ),
        Format(
            name="zotero-rdf",
            label="Zotero RDF",
            description="Zotero RDF, which loses least in Zotero",
            readers="Zotero",
            module="zotero_rdf",
            endings=(".rdf",),
            options=("gloss", "unapi"),
        ),
        Format(
            name="word-sources",
            label="Word Sources.xml",
            description="Word's own list of sources",
            readers="Microsoft Word",
            module="word_sources",
            endings=(".xml",),
            options=("gloss",),
            reads=False,
        ),
        Format(
            name="csv",
            label="CSV",
            description="CSV, one row a record",
            module="csv",
            endings=(".csv",),
            options=("bom",),
        ),
        Format(
            name="xlsx",
            label="Excel",
            description="XLSX, one row a record, for Excel",
            module="xlsx",
            endings=(".xlsx",),
            binary=True,
        ),
        Format(
            name="json-ld",
            label="JSON-LD",
            description="JSON-LD with the words of schema.org",
            readers="schema.org",
            module="json_ld",
            endings=(".jsonld",),
            options=("base",),
            reads=False,
        ),
        Format(
            name="jsonl",
            label="JSON Lines",
            description="JSON Lines: our own form, which loses nothing",
            module="jsonl",
            endings=(".jsonl",),
        ),
    )
}
"""All formats by name."""


def find(name: str, *, reading: bool = False) -> Format:
    """Return a format by its name; `UnknownFormat` names the nearest.

    reading: it must be one that is read.
    """
    known = [each.name for each in FORMATS.values() if each.reads or not reading]
    if name not in FORMATS:
        raise UnknownFormat(name, known)
    if name not in known:
        raise UnknownFormat(name, hint=f"it is only written; read are {', '.join(known)}")
    return FORMATS[name]
