"""Files of office programs that are handed over and that nothing here reads."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

_OLD: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_OPEN_DOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument"
_LOCKS: Final = ("~$", ".~lock.")
_BEGINNING: Final = 200


def unread(content: bytes, file: str) -> tuple[str, str]:
    """Return what a file is that is not read, and what to do; empty texts for all others.

    The lock file of an open document, a file of Office 97-2003 or of OpenDocument, an empty file.
    """
    if PurePath(file).name.startswith(_LOCKS):
        return "this marks a file that is open in an office program", "name that file itself"
    if content.startswith(_OLD):
        what = "this is a file of Word or Excel 97-2003, or one with a password"
        return what, "save it as .docx or .xlsx, without a password, first"
    if content.startswith(_ZIP) and _OPEN_DOCUMENT in content[:_BEGINNING]:
        return "this is an OpenDocument file (.odt, .ods)", "save it as .docx or .xlsx first"
    if not content.strip():
        return "this file is empty", ""
    return "", ""


def is_zip(content: bytes) -> bool:
    """Whether a file is an archive, as files of Word and Excel are."""
    return content.startswith(_ZIP)
