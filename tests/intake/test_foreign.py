"""Files of other kinds are refused in a line that says what to do with them."""

from __future__ import annotations

import io
import zipfile

import pytest

from migpubs.errors import ParseError
from migpubs.intake import reader
from tests.intake import media


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, "a")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "what", "hint"),
    [
        (b"", "a.txt", "empty", "holds the list"),
        (b"\xef\xbb\xbf \n", "a.csv", "empty", "holds the list"),
        (b"{\\rtf1 a}", "a.doc", "Rich Text", "save it as .docx"),
        (b"\x89PNG\r\n", "a.txt", "a picture", "OCR"),
        (b"\x1f\x8b\x08", "a", "an archive", "unpack"),
        (archive("ppt/presentation.xml"), "a", "a presentation", "save it as .pdf"),
        (archive("a.txt"), "a.zip", "an archive", "unpack"),
        (archive("Index/a.iwa"), "a.pages", "a file of Pages", "save it as .docx"),
        (archive("a.txt"), "a.docx", "not a Word document", ""),
        (b"\xef\xbb\xbf\n@Book{a,}", "a.txt", "BibTeX", "import bibtex"),
        (b"% mine\n@book{a,}", "a.bib", "BibTeX", "import bibtex"),
        (b"TY  - BOOK\n", "a.txt", "RIS", "import ris"),
        (b"PMID- 12\n", "a.txt", "EndNote", "import ris"),
        (b"[]", "-", "JSON", "import csl-json"),
        (b'[ {"id": "a"}]', "a.txt", "JSON", "import csl-json"),
        (b"1", "a.json", "JSON", "import csl-json"),
        (b'<?xml version="1.0"?>\n<rdf:RDF>', "a.xml", "Zotero", "import zotero-rdf"),
        (b'<?xml version="1.0"?>\n<list/>', "a.txt", "XML", ".csv or .xlsx"),
        (b"\\documentclass{article}", "a.tex", "LaTeX", "the PDF"),
    ],
)
def test_what_is_no_list_is_refused(data: bytes, name: str, what: str, hint: str) -> None:
    """By what the bytes say, else by the ending of the name."""
    with pytest.raises(ParseError) as raised:
        reader.read(data, name)
    [problem] = raised.value.problems
    assert what in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("data", "name", "medium"),
    [
        (b'<?xml version="1.0"?>\n<!DOCTYPE html><html>', "a.html", "html"),
        (b"<html><table>", "a.xls", "html"),
        (b"<p>Home", "a.json", "html"),
        (b"[1] A home. ILO, 2020", "a.txt", "text"),
        (b"@ILO: a home", "a.txt", "text"),
        (b"Title\tYear", "a.xls", "text"),
        (b"PK: notes", "a.txt", "text"),
        (media.docx(), "a.rtf", "docx"),
        (media.xlsx(), "a.ods", "xlsx"),
    ],
)
def test_what_is_read_by_its_content(data: bytes, name: str, medium: str) -> None:
    """Whatever its name ends in."""
    assert medium == reader.recognise(data, name)
