"""Bytes as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.errors import ParseError, ignore
from migpubs.formats.encoding import decode

if TYPE_CHECKING:
    from migpubs.errors import Problem

THAI = "title,authors\nคู่มือสำหรับนายจ้าง,ILO\nแรงงานข้ามชาติในประเทศไทย,IOM\n"


def read(content: bytes) -> tuple[str, list[str]]:
    problems: list[Problem] = []
    return decode(content, "f", problems.append), list(map(str, problems))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    """With its byte order mark or without, and without the mark in the text."""
    assert (THAI, []) == read(THAI.encode(encoding))


def test_the_code_pages_of_windows_are_told_apart() -> None:
    """Thai letters stand in runs, accents do not; the line of the first is said."""
    said = "f:2: this is not UTF-8; read as Windows Thai (cp874) (save the file as UTF-8)"
    assert (THAI, [said]) == read(THAI.encode("cp874"))
    french = "a\nb\nL’École, déjà – naïve\n"
    said = "f:3: this is not UTF-8; read as Windows Latin-1 (cp1252) (save the file as UTF-8)"
    assert (french, [said]) == read(french.encode("cp1252"))


def test_one_damaged_letter_does_not_ruin_the_rest() -> None:
    """A file of UTF-8 stays one; the damage is an error with its line."""
    text, problems = read(THAI.encode() + b"\n\xe0\xb8 cut\n")
    assert f"{THAI}\n\ufffd cut\n" == text
    assert [
        (
            "f:5: 1 letters are damaged, the first here; '\ufffd' stands for them"
            " (save the file as UTF-8)"
        )
    ] == problems
    assert "damaged" in read("ก".encode("utf-16") + b"x")[1][0]


def test_a_workbook_is_no_text() -> None:
    """Named as what it is, with how it is read."""
    with pytest.raises(ParseError, match=r"x.csv: this is not text .*\(try `import xlsx`\)"):
        decode(b"PK\x03\x04", "x.csv", ignore)
