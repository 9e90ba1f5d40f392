"""How much of a hostile file is read, and how archives and XML are opened safely.

The limits are far above any list of publications and far below what hurts a machine.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from migpubs.errors import ParseError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE_BYTES: Final = 50_000_000
"""The largest file that is read."""
TEXT_BYTES: Final = 10_000_000
"""The largest text, Markdown or HTML file that is read."""
PART_BYTES: Final = 40_000_000
"""The largest part of an archive, unpacked."""
PARTS: Final = 5_000
"""The most files an archive may hold."""
COLUMNS: Final = 100
ROWS: Final = 20_000
CELLS: Final = 200_000
"""The most cells that all tables of a file may have, merged ones counted as often as they span."""


def refuse(file: str, message: str, hint: str = "", code: str = "unreadable") -> ParseError:
    """Return the error that says why a file is not read."""
    return ParseError([Problem(code, "error", message, Place(file=file), hint=hint)])


def check_size(file: str, size: int, limit: int) -> None:
    """Refuse what is larger than a list of publications ever is."""
    if size > limit:
        raise refuse(
            file,
            f"the file is too large; at most {limit / 1e6:,.0f} MB are read",
            "copy the list of publications to a file of its own",
            code="too-large",
        )


def check_table(file: str, rows: int, columns: int) -> None:
    """Refuse a table that nobody can have written."""
    for count, limit, what in ((columns, COLUMNS, "columns"), (rows, ROWS, "rows")):
        if count > limit:
            raise refuse(
                file,
                f"a table has {count:,} {what}; at most {limit:,} are read",
                "copy the list of publications to a file of its own",
                code="too-large",
            )
    if rows * columns > CELLS:
        raise refuse(
            file, f"a table has {rows * columns:,} cells; at most {CELLS:,} are read", "",
            code="too-large",
        )  # fmt: skip


_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, RuntimeError, EOFError, ValueError,
    KeyError, NotImplementedError,
)  # fmt: skip


class Archive:
    """A zip file whose parts are read only as far as they are harmless."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise refuse(file, f"this is not a whole zip file: {error}") from None
        self.names = frozenset(self._zip.namelist())
        if len(self._zip.infolist()) > PARTS:
            raise refuse(file, f"the archive holds more than {PARTS:,} files", code="too-large")

    def read(self, name: str) -> bytes:
        """Return a part unpacked; refuses one that unpacks to too much, whatever it claims."""
        try:
            with self._zip.open(name) as part:
                data = part.read(PART_BYTES + 1)
        except _DAMAGE as error:
            raise refuse(self.file, f"the part {name} cannot be unpacked: {error}") from None
        check_size(f"{self.file}: {name}", len(data), PART_BYTES)
        return data

    def xml(self, name: str) -> Any:  # noqa: ANN401 - lxml has no types
        """Return the root element of a part."""
        return parse_xml(self.read(name), f"{self.file}: {name}")

    def sizes(self) -> Iterable[int]:
        """Return what the archive claims each part unpacks to."""
        return (entry.file_size for entry in self._zip.infolist())


def parse_xml(data: bytes, file: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the root element of an XML text; refuses document types and with them all entities."""
    from lxml import etree  # noqa: PLC0415 - only reading documents needs it

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refuse(file, f"this is not well-formed XML: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise refuse(file, "the XML declares a document type; office files never do", code="xxe")
    return root
