"""Word files that come in: what libraries say to one that is none, and what we say."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from lxml.etree import XMLSyntaxError

from migpubs.errors import ParseError, Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

BROKEN: Final = (
    ValueError, KeyError, EOFError, OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError,
    XMLSyntaxError, RuntimeError,
)  # fmt: skip
"""Of the bytes of another file, a damaged one, one with a password, one packed in its own way.

The file is read before: that it is not there is no matter of its bytes.
"""


def refused(path: Path, message: str) -> ParseError:
    """Return the error that says why a file is not taken."""
    return ParseError([Problem("not-word", "error", message, Place(file=str(path)))])
