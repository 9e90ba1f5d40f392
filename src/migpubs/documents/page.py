"""Paper, fonts and template of a document, for the media that have such things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from pathlib import Path

Paper: TypeAlias = Literal["a4", "us-letter"]


@frozen(kw_only=True)
class Page:
    """How the pages of a document are to be."""

    landscape: bool = False
    """Whether the page lies on its long side."""
    paper: Paper = "a4"
    template: Path | None = None
    """A Word file whose styles, header and footer are used (``docx``)."""
    fonts: tuple[Path, ...] = ()
    """Folders to look for fonts in, besides those of the system (``pdf``)."""
    archival: bool = False
    """Whether it is to be kept for ever: PDF/A-2b (``pdf``)."""
