"""Hostile archives and XML."""

from __future__ import annotations

import io
import zipfile

import pytest

from migpubs.errors import ParseError
from migpubs.intake import docx, limits, xlsx

BOMB = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
XXE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return file.getvalue()


@pytest.mark.parametrize("data", [BOMB, XXE])
def test_document_types_are_refused(data: bytes) -> None:
    """No entity is expanded and no file is fetched, in Word and Excel files alike."""
    with pytest.raises(ParseError, match="document type"):
        limits.parse_xml(data, "a.xml")
    with pytest.raises(ParseError, match="document type"):
        list(docx.read(archive(word__document_xml=data), "a.docx"))
    with pytest.raises(ParseError, match="document type"):
        list(xlsx.read(archive(xl__workbook_xml=data), "a.xlsx"))


def test_broken_xml_is_refused() -> None:
    """With the parser's own line and column."""
    with pytest.raises(ParseError, match="line 1, column"):
        limits.parse_xml(b"<a><b></a>", "a.xml")


def test_deep_xml_is_refused() -> None:
    """libxml2 ends at a depth of 256."""
    with pytest.raises(ParseError, match="not well-formed"):
        limits.parse_xml(b"<a>" * 5000 + b"</a>" * 5000, "a.xml")


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A part is unpacked only up to the limit, whatever size it claims."""
    monkeypatch.setattr(limits, "PART_BYTES", 100_000)
    bomb = archive(word__document_xml=b" " * 10_000_000)
    assert len(bomb) < 20_000
    with pytest.raises(ParseError, match="at most 0 MB are read"):
        list(docx.read(bomb, "a.docx"))
    with pytest.raises(ParseError, match="at most 0 MB are read"):
        list(xlsx.read(archive(xl__workbook_xml=b" " * 10_000_000), "a.xlsx"))


def test_all_parts_of_a_workbook_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many parts below the limit are as bad as one above it."""
    monkeypatch.setattr(limits, "PART_BYTES", 1000)
    data = archive(xl__workbook_xml=b"<a/>", **{f"xl__{n}_xml": b" " * 900 for n in range(3)})
    with pytest.raises(ParseError, match="at most"):
        list(xlsx.read(data, "a.xlsx"))


def test_an_archive_of_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting them is enough."""
    monkeypatch.setattr(limits, "PARTS", 2)
    with pytest.raises(ParseError, match="more than 2 files"):
        limits.Archive(archive(a=b"", b=b"", c=b""), "a.docx")


def test_a_damaged_archive_is_refused() -> None:
    """Cut off, or with a part that does not unpack."""
    whole = archive(word__document_xml=b"<a>" + bytes(range(256)) * 50 + b"</a>")
    with pytest.raises(ParseError, match="not a whole zip file"):
        limits.Archive(whole[:-30], "a.docx")
    hurt = whole[:60] + b"\xff" * 40 + whole[100:]
    with pytest.raises(ParseError, match="cannot be unpacked"):
        list(docx.read(hurt, "a.docx"))


@pytest.mark.parametrize(("rows", "columns"), [(1, 10_000), (10_000_000, 3), (19_000, 99)])
def test_a_table_that_nobody_wrote_is_refused(rows: int, columns: int) -> None:
    """Too many columns, rows or cells."""
    with pytest.raises(ParseError, match="at most"):
        limits.check_table("a.csv", rows, columns)
