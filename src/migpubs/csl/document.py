"""XML as a small tree that knows its lines, read so that a hostile file cannot hurt.

No document type, no entities, limits on size and depth; everything else in the CSL namespace.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from xml.parsers import expat

from attrs import Factory, define

from migpubs.csl.errors import StyleError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 8_000_000
MAX_DEPTH = 100
NAMESPACE = "http://purl.org/net/xbiblio/csl"


@define(eq=False)
class Node:
    """An element."""

    name: str
    """The local name: ``text``."""
    attributes: dict[str, str]
    """By local name; ``xml:lang`` is ``lang``."""
    line: int
    """Where it starts, counted from 1."""
    file: str
    """The path as the user would type it."""
    children: list[Node] = Factory(list)
    """Child elements, in order."""
    text: str = ""
    """The characters directly inside."""

    def get(self, attribute: str, default: str = "") -> str:
        """The attribute's value."""
        return self.attributes.get(attribute, default)

    def find(self, name: str) -> Node | None:
        """The first child of this name."""
        return next(self.all(name), None)

    def all(self, name: str) -> Iterator[Node]:
        """The children of this name."""
        return (child for child in self.children if child.name == name)

    def error(self, message: str) -> StyleError:
        """An error at this element's place."""
        return StyleError(message, self.file, self.line)


_number = re.compile(r"&#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});")


def _decoded(value: str) -> str:
    """Character references escaped twice, as some styles have them, read as one would."""
    return _number.sub(lambda found: unescape(found.group()), value) if "&#" in value else value


class _Builder:
    """Expat's events put together."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.open: list[Node] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.refuse

    def refuse(self, *_event: object) -> None:
        message = "a style has no document type and no entities; remove the <!DOCTYPE> line"
        raise StyleError(message, self.file, self.parser.CurrentLineNumber)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= MAX_DEPTH:
            message = f"elements are nested more than {MAX_DEPTH} deep"
            raise StyleError(message, self.file, self.parser.CurrentLineNumber)
        local = {key.rpartition(" ")[2]: _decoded(value) for key, value in attributes.items()}
        node = Node(name.rpartition(" ")[2], local, self.parser.CurrentLineNumber, self.file)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def end(self, _name: str) -> None:
        self.open.pop()

    def characters(self, data: str) -> None:
        self.open[-1].text += data


def parse(source: str | bytes, file: str = "") -> Node:
    """The root element of ``source``.

    Raises:
        StyleError: not well-formed, too large, too deep, or with a document type.
    """
    if len(source) > MAX_BYTES:
        raise StyleError(f"larger than {MAX_BYTES:,} bytes", file)
    builder = _Builder(file)
    try:
        builder.parser.Parse(source, True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise StyleError(f"not well-formed XML: {reason}", file, error.lineno) from None
    except (ValueError, LookupError) as error:
        raise StyleError(f"cannot be read as XML: {error}", file) from None
    assert builder.root is not None  # expat finds "no element" an error
    return builder.root
