"""Word files that come in and are none."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from migpubs.documents import Page, render
from migpubs.documents.cleared import read_cleared
from migpubs.errors import ParseError
from tests.documents.tree import EVERYTHING

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "word/document.xml"


def damaged(path: Path, how: str) -> Path:
    """Write a Word file whose main part is damaged in a way."""
    docx.Document().save(str(path))
    packing = {"lzma": zipfile.ZIP_LZMA, "bzip2": zipfile.ZIP_BZIP2}.get(how, zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", packing) as new:
        for name, data in parts.items():
            new.writestr(name, data)
        start = new.getinfo(MAIN).header_offset + 30 + len(MAIN)
        size, central = new.getinfo(MAIN).compress_size, new.start_dir
    raw = bytearray(path.read_bytes())
    if how == "unknown":
        at = raw.index(MAIN.encode(), central) - 46
        raw[at + 10] = raw[start - len(MAIN) - 30 + 8] = 99
    elif how == "locked":
        at = raw.index(MAIN.encode(), central) - 46
        raw[at + 8] |= 1
        raw[start - len(MAIN) - 30 + 6] |= 1
    else:
        raw[start + 20 : start + size] = bytes(size - 20)
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("how", ["deflate", "lzma", "bzip2", "unknown", "locked"])
def test_a_file_that_cannot_be_unpacked_is_refused(tmp_path: Path, how: str) -> None:
    """Damaged, packed in a way that nobody knows, or locked with a password: in one line."""
    path = damaged(tmp_path / "a.docx", how)
    with pytest.raises(ParseError, match=r"a\.docx: this is not a Word file \(\.docx\)"):
        read_cleared(path)
    with pytest.raises(ParseError, match=r"a\.docx: this is not a Word file that can be"):
        render(EVERYTHING, "docx", page=Page(template=path))
