"""Files of office programs that nothing here reads."""

from __future__ import annotations

import pytest

from migpubs.formats import office

OPEN_DOCUMENT = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("content", "file", "what", "hint"),
    [
        (b"x", "in/~$list.xlsx", "this marks a file that is open", "name that file itself"),
        (b"x", ".~lock.list.ods#", "this marks a file that is open", "name that file itself"),
        (b"\xd0\xcf\x11\xe0", "list.xls", "of Word or Excel 97-2003", "save it as .docx or .xlsx"),
        (OPEN_DOCUMENT, "list.ods", "an OpenDocument file", "save it as .docx or .xlsx"),
        (b" \n", "list.docx", "this file is empty", ""),
        (b"PK\x03\x04 word/document.xml", "list.docx", "", ""),
        (b"Title", "list.csv", "", ""),
    ],
)
def test_what_a_file_is_and_what_to_do(content: bytes, file: str, what: str, hint: str) -> None:
    """It is said in a person's words; nothing is said of files that may be read."""
    said, right = office.unread(content, file)
    assert (what in said, bool(what)) == (True, bool(said))
    assert (hint in right, bool(hint)) == (True, bool(right))


def test_archives_are_told_from_text() -> None:
    """By their first bytes."""
    assert [True, False] == [office.is_zip(OPEN_DOCUMENT), office.is_zip(b"Title")]
