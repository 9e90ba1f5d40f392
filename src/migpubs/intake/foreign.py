"""Files that hold no list in a form that is read here: what they are, and what to do with them.

What their first bytes say goes before the ending of their name.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_PICTURE: Final = ("a picture", "let a program recognise its text (OCR), and save that")
_ARCHIVE: Final = ("an archive", "unpack it, and name a file that was in it")
_SLIDES: Final = ("a presentation", "save it as .pdf, or copy the list into a .docx or .xlsx file")
_SHEETS: Final = "save the list as .csv or .xlsx first"
_WRITTEN: Final = "save it as .docx first"
_XML: Final = ("XML", f"{_SHEETS}, or as .html")
_EXPORTED: Final = "export it as RIS, and take that in with `migpubs import ris`"


def _taken_in(name: str, format_: str) -> tuple[str, str]:
    return name, f"take it in with `migpubs import {format_}`"


_BIBTEX: Final = _taken_in("BibTeX", "bibtex")
_RIS: Final = _taken_in("RIS", "ris")
_RDF: Final = _taken_in("RDF, as Zotero exports it", "zotero-rdf")
_JSON: Final = ("JSON", f"CSL-JSON goes in with `migpubs import csl-json`; else {_SHEETS}")

_SIGNS: Final[tuple[tuple[re.Pattern[bytes], tuple[str, str]], ...]] = (
    (re.compile(rb"\{\\rtf"), ("a file in Rich Text Format", _WRITTEN)),
    (re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|II\*\0|MM\0\*|RIFF....WEBP", re.DOTALL), _PICTURE),
    (re.compile(rb"\x1f\x8b|7z\xbc\xaf|Rar!\x1a|BZh\d1AY|\xfd7zXZ"), _ARCHIVE),
    (re.compile(rb"PK\x03\x04(?=.*ppt/presentation)", re.DOTALL), _SLIDES),
    (re.compile(rb"PK\x03\x04(?!.*(?:word/|xl/))", re.DOTALL), _ARCHIVE),
    (re.compile(rb"@[a-z]{3,20}\s*\{", re.IGNORECASE), _BIBTEX),
    (re.compile(rb"TY {1,2}- ?[A-Z]"), _RIS),
    (re.compile(rb"PMID- ?\d|%0 [A-Z]|<xml><records>"), ("an export for EndNote", _EXPORTED)),
    (re.compile(rb"(?:\[\s*)?\{\s*\"|\[\s*\]\s*$"), _JSON),
    (re.compile(rb"<\?xml(?=.{0,1000}<rdf:RDF)|<rdf:RDF", re.DOTALL), _RDF),
    (re.compile(rb"<\?xml(?!.{0,1000}<(?:!doctype )?html)", re.DOTALL | re.IGNORECASE), _XML),
)
"""How such files begin, behind a byte order mark and blanks."""
_ENDINGS: Final[Mapping[str, tuple[str, str]]] = {
    "bib": _BIBTEX, "ris": _RIS, "rdf": _RDF, "json": _JSON, "xml": _XML,
    "nbib": ("an export of PubMed", _EXPORTED), "enw": ("an export for EndNote", _EXPORTED),
    "rtf": ("a file in Rich Text Format", _WRITTEN), "pages": ("a file of Pages", _WRITTEN),
    "tex": ("LaTeX", "name the PDF that it makes"), "epub": ("an e-book", _WRITTEN),
    "numbers": ("a file of Numbers", _SHEETS), "pptx": _SLIDES,
}  # fmt: skip
_OFFICE: Final = frozenset({"docx", "docm", "xlsx", "xlsm"})
"""Endings of archives that are read; what is wrong with one its reader says."""


def by_content(data: bytes, name: str) -> tuple[str, str]:
    """Return what a file is that is not read, and what to do; empty texts for all others."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return "this file is empty", "name the file that holds the list"
    found = next((each for sign, each in _SIGNS if sign.match(start)), None)
    if found is _ARCHIVE:
        found = None if _ending(name) in _OFFICE else _ENDINGS.get(_ending(name), found)
    return _told(found)


def by_ending(name: str) -> tuple[str, str]:
    """Return the same by the ending of a file's name."""
    return _told(_ENDINGS.get(_ending(name)))


def _told(found: tuple[str, str] | None) -> tuple[str, str]:
    return (f"this is {found[0]}, not a list to read", found[1]) if found else ("", "")


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")
