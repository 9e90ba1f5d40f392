"""Plain data as YAML in the manner of a hand-kept catalogue: quotes only where YAML needs them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from migpubs.catalogue.shapes import Plain

WIDTH: Final = 100
"""A list or mapping that fits on a line of this width is written on it."""

# YAML 1.2, chapter 7.3.3: what a plain scalar may not begin with, hold or end with. A word that
# other YAML readers take for a boolean or for nothing is quoted as well.
_BEGINNING = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`\s]|\.\.\.$|---$")
_INSIDE = re.compile(
    r":(?:\s|$)|\s#|\s$|[^\S ]|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]"
)
# Inside brackets libyaml takes fewer plain scalars than YAML 1.2, and other readers fewer yet.
_FLOW = re.compile(r"[,\[\]{}?]|^:|:$")
_WORD = re.compile(r"(?:~|null|true|false|yes|no|on|off)$", re.IGNORECASE)


def scalar(value: str | int, *, flow: bool = False) -> str:
    """Return a text, number or flag as a YAML scalar on one line, quoted only where it must be.

    flow: whether it stands inside ``[]`` or ``{}``.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    plain = text and not _BEGINNING.match(text) and not _INSIDE.search(text)
    if plain and not _WORD.match(text) and not (flow and _FLOW.search(text)):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """Return a text in double quotes, Thai and accents as they are."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + "".join(map(_escaped, escaped)) + '"'


def _escaped(character: str) -> str:
    if character.isprintable() or character in "\u200b\u200c\u200d\u00ad":
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004 - one plane


def flow(value: Plain) -> str:
    """Return a value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(k, flow=True)}: {flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value, flow=True)


def entry(name: str, value: Plain, indent: int = 0) -> str:
    """Return a field of a mapping, with its line end; indented by blanks."""
    pad = " " * indent
    if not isinstance(value, dict | list | tuple):
        return f"{pad}{name}: {scalar(value)}\n"
    line = f"{pad}{name}: {flow(value)}"
    # What holds mappings reads best one item a line; all else goes on one line where it fits.
    nested = isinstance(value, list | tuple) and any(isinstance(item, dict) for item in value)
    if len(line) <= WIDTH and not nested:
        return line + "\n"
    if isinstance(value, dict):
        return f"{pad}{name}:\n" + "".join(entry(k, v, indent + 2) for k, v in value.items())
    return f"{pad}{name}:\n" + "".join(item(each, indent) for each in value)


def item(value: Plain, indent: int = 0) -> str:
    """Return an item of a list, with its line end; its dash is indented by blanks."""
    pad = " " * indent
    if not isinstance(value, dict):
        return f"{pad}- {flow(value)}\n"
    line = f"{pad}- {flow(value)}"
    if len(line) <= WIDTH:
        return line + "\n"
    return _dashed(value, indent)


def record(value: dict[str, Plain]) -> str:
    """Return a record of a file, one field a line."""
    return _dashed(value, 0)


def _dashed(value: dict[str, Plain], indent: int) -> str:
    lines = "".join(entry(name, part, indent + 2) for name, part in value.items())
    return lines[:indent] + "- " + lines[indent + 2 :]
