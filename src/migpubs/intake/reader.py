"""From a file to blocks: which reader reads it, found by its first bytes and its ending."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from migpubs.errors import UnknownFormat
from migpubs.formats import office
from migpubs.intake import foreign, limits, plain_text
from migpubs.intake.blocks import Document
from migpubs.progress import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migpubs.intake.blocks import Block
    from migpubs.progress import OnProgress

READERS: Final[Mapping[str, str]] = {
    "text": "text as pasted, with tabs between columns",
    "csv": "comma-, semicolon- or tab-separated values",
    "markdown": "Markdown tables and lists",
    "html": "HTML tables and lists",
    "docx": "a Word document",
    "xlsx": "an Excel workbook",
    "pdf": "a PDF",
}
"""The media that are read, with what each is."""

_ENDINGS: Final = {
    "txt": "text", "text": "text", "csv": "csv", "tsv": "csv", "tab": "csv", "md": "markdown",
    "markdown": "markdown", "html": "html", "htm": "html", "xhtml": "html", "docx": "docx",
    "docm": "docx", "xlsx": "xlsx", "xlsm": "xlsx", "pdf": "pdf",
}  # fmt: skip
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|ul|ol|div|p)\b",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip
_PIPES = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*\|", re.MULTILINE)


def read(
    data: bytes,
    file: str = "-",
    *,
    medium: str = "",
    encoding: str = "",
    on_progress: OnProgress = quiet,
) -> Document:
    """Read a file's bytes.

    file: its name, shown in messages and kept beside the rows. medium: a key of `READERS`, where
    neither the bytes nor the name's ending say it. encoding: of a text that is not UTF-8.
    on_progress: is told how many pages of a PDF are read, of how many.

    Raises `ParseError` for a file that cannot be read, `UnknownFormat` for an unknown medium.
    """
    limits.check_size(file, len(data), limits.FILE_BYTES)
    if medium and medium not in READERS:
        raise UnknownFormat(medium, READERS, noun="medium")
    name = PurePath(file).name
    known = medium or recognise(data, name)
    return Document(
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        medium=known,
        blocks=tuple(_blocks(data, name, known, encoding, on_progress)),
    )


def recognise(data: bytes, name: str) -> str:
    """Return the medium of a file: what its first bytes say, else its ending, else its text."""
    what, hint = office.unread(data, name)
    if not hint:
        what, hint = foreign.by_content(data, name)
    if hint:
        raise limits.refuse(name, what, hint)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if office.is_zip(data):
        return "xlsx" if b"xl/workbook" in data or name.lower().endswith("xlsx") else "docx"
    ending = PurePath(name).suffix.lower().lstrip(".")
    said = _ENDINGS.get(ending, "")
    if said in {"docx", "xlsx", "pdf"}:
        raise limits.refuse(name, f"this is not {READERS[said]}, whatever its name says")
    if said:
        return said
    if _HTML.match(data):
        return "html"
    what, hint = foreign.by_ending(name)
    if hint:
        raise limits.refuse(name, what, hint)
    return _of_text(data)


def _of_text(data: bytes) -> str:
    start = data[:200_000].decode("utf-8", "replace")
    return "markdown" if _PIPES.search(start) else "text"


def _blocks(
    data: bytes, file: str, medium: str, encoding: str, on_progress: OnProgress
) -> Iterator[Block]:
    if medium == "docx":
        from migpubs.intake import docx  # noqa: PLC0415 - imported when used

        return docx.read(data, file)
    if medium == "xlsx":
        from migpubs.intake import xlsx  # noqa: PLC0415 - imported when used

        return xlsx.read(data, file)
    if medium == "pdf":
        from migpubs.intake import pdf  # noqa: PLC0415 - imported when used

        return pdf.read(data, file, on_progress)
    if medium == "html":
        from migpubs.intake import html  # noqa: PLC0415 - imported when used

        return html.read(html.decode(data, file, encoding), file)
    text = plain_text.decode(data, file, encoding)
    if medium == "markdown":
        from migpubs.intake import markdown  # noqa: PLC0415 - imported when used

        return markdown.read(text, file)
    return (plain_text.read_csv if medium == "csv" else plain_text.read_text)(text, file)
