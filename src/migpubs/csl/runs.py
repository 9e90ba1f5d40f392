"""Rich text as a small tree: strings, and marked stretches of them.

The tree is what the processor gives and what documents are made of; `output` turns it into HTML,
Markdown, plain text, LaTeX and Typst.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

Mark = Literal[
    "italic",
    "oblique",
    "upright",
    "bold",
    "light",
    "medium",
    "small-caps",
    "full-caps",
    "underline",
    "no-underline",
    "superscript",
    "subscript",
    "baseline",
    "nocase",
    "block",
    "left-margin",
    "right-inline",
    "indent",
]
"""``upright``, ``medium``, ``full-caps`` and ``baseline`` undo what surrounds them; the last four
are CSL's ``display`` values; ``nocase`` marks text whose case was not to be changed."""


@frozen
class Styled:
    """Runs that share a look."""

    mark: Mark
    runs: tuple[Run, ...]


@frozen
class Link:
    """Runs that lead to an address."""

    url: str
    runs: tuple[Run, ...]
    language: str = ""
    """The language of what is there, as a BCP 47 tag, where it is known."""


@frozen
class Language:
    """Runs in another language than their surroundings, as a BCP 47 tag."""

    tag: str
    runs: tuple[Run, ...]


Run: TypeAlias = str | Styled | Link | Language


def plain(runs: Iterable[Run]) -> str:
    """The text of the runs without its marks."""
    return "".join(run if isinstance(run, str) else plain(run.runs) for run in runs)
