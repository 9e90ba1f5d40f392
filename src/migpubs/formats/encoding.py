"""Bytes as text: UTF-8, UTF-16, and the two code pages of Windows that are met in Thailand."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from migpubs.errors import ParseError, Place, Problem
from migpubs.formats.office import is_zip

if TYPE_CHECKING:
    from migpubs.errors import OnProblem

_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_THAI_RUN = re.compile(rb"[\xa1-\xda\xdf-\xfb]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_LOST: Final = "\ufffd"
_MOST_DAMAGED: Final = 0.1
"""Of the letters beyond ASCII; a text with more of them damaged is in another encoding."""
_HINT: Final = "save the file as UTF-8"


def decode(content: bytes, file: str, on_problem: OnProblem) -> str:
    """Return the text of a file, without its byte order mark.

    UTF-8, or UTF-16 where a mark says so; else UTF-8 with a few damaged letters, Windows Thai
    (cp874) or Windows Latin-1 (cp1252), whichever the bytes look like. That is reported, with the
    line of the first byte that is not UTF-8. `ParseError` for a file of Excel, Word or the like.
    """
    if is_zip(content):
        told, hint = "this is not text but a file of Excel, Word or the like", "try `import xlsx`"
        raise ParseError([Problem("unreadable", "error", told, Place(file=file), hint=hint)])
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        where = Place(file=file, line=content.count(b"\n", 0, error.start) + 1)
    text = content.decode(encoding, "replace")
    damaged = text.count(_LOST)
    if encoding != "utf-8" or damaged <= _MOST_DAMAGED * len(_HIGH.findall(content)):
        told = f"{damaged} letters are damaged, the first here; '{_LOST}' stands for them"
        on_problem(Problem("not-utf-8", "error", told, where, hint=_HINT))
        return text
    page, name = (
        ("cp874", "Windows Thai") if _looks_thai(content) else ("cp1252", "Windows Latin-1")
    )
    told = f"this is not UTF-8; read as {name} ({page})"
    on_problem(Problem("not-utf-8", "warning", told, where, hint=_HINT))
    return content.decode(page, "replace")


def _looks_thai(content: bytes) -> bool:
    """Whether most bytes beyond ASCII stand in runs, as Thai letters do and accents do not."""
    in_runs = sum(map(len, _THAI_RUN.findall(content)))
    return 2 * in_runs > len(_HIGH.findall(content))
