"""Documents as PDF, set by Typst (the extra ``[pdf]``).

The file is tagged for screen readers (PDF/UA-1), has bookmarks and links, repeats the header row
on each page, and holds the fonts it uses. Letters that no font has would be empty boxes: each is a
`Problem`, and a file for the archive (PDF/A-2b) is not made with any missing.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from migpubs.documents.typst import FONTS, source
from migpubs.errors import MigpubsError, MissingExtra, Problem

if TYPE_CHECKING:
    from types import ModuleType

    from migpubs.documents.blocks import Document
    from migpubs.documents.page import Page
    from migpubs.errors import OnProblem

_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_CODE = re.compile(r"\\u\{([0-9a-f]+)\}")
_HINT: Final = "install a font that has them, or name its folder with --font-path"
_LONG_AGO: Final = 315_532_800  # 1980-01-01, the first day that a ZIP file can have, too


class MissingGlyphs(MigpubsError):
    """No font has some letters of the document, and a PDF/A must show them all."""


def dumps(document: Document, page: Page, on_problem: OnProblem) -> bytes:
    """Return the document as PDF.

    `MissingExtra` without the library typst; `MissingGlyphs` where a PDF/A cannot be made;
    `MigpubsError` for what Typst refuses otherwise, such as a heading without a letter.
    """
    typst = load_typst()
    fonts = typst.Fonts(font_paths=list(page.fonts))
    families = frozenset(fonts.families())
    text = source(document, page, [font for font in FONTS if font in families])
    standards = ["a-2b", "ua-1"] if page.archival else ["ua-1"]
    stamp = int(os.environ.get("SOURCE_DATE_EPOCH") or _LONG_AGO)
    if page.archival:
        text = text.replace("date: none", "date: auto", 1)
    try:
        return _compile(typst, text, fonts, standards, stamp)
    except typst.TypstError as error:
        lost = _missing(error.diagnostic)
        if not lost:
            raise MigpubsError(f"no PDF could be made: {error}") from error
    message = f"no font has these letters: {' '.join(lost)}"
    if page.archival:
        raise MissingGlyphs(f"{message} ({_HINT})")
    on_problem(Problem("missing-glyphs", "loss", message, hint=_HINT))
    return _compile(typst, text, fonts, [], stamp)


def load_typst() -> ModuleType:
    """Return the library; `MissingExtra` where it is not installed."""
    try:
        import typst  # noqa: PLC0415 - an optional library
    except ImportError as error:
        raise MissingExtra("PDF", "pdf") from error
    module: ModuleType = typst
    return module


def _compile(
    typst: ModuleType, text: str, fonts: object, standards: list[str], stamp: int
) -> bytes:
    made: bytes = typst.compile(
        text.encode(), font_paths=fonts, pdf_standards=standards, timestamp=stamp
    )
    return made


def _missing(diagnostic: str) -> list[str]:
    """Return the letters that could not be shown, each once."""
    found = dict.fromkeys(_MISSING.findall(diagnostic))
    return [_CODE.sub(lambda match: f"U+{int(match[1], 16):04X}", letter) for letter in found]
