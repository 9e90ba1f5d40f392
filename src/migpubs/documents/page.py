"""Paper, fonts and template of a document, for the media that have such things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from attrs import field, frozen

from migpubs.vocabulary import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Paper: TypeAlias = Literal["a4", "us-letter"]

SIZES: Final[Mapping[Paper, tuple[float, float]]] = {
    "a4": (210 / 25.4 * 72, 297 / 25.4 * 72),
    "us-letter": (8.5 * 72, 11 * 72),
}
"""Width and height in points."""
MARGIN: Final = 2 / 2.54 * 72
"""At each side, in points: two centimetres."""


@frozen(kw_only=True)
class Page:
    """How the pages of a document are to be."""

    landscape: bool = False
    """Whether the page lies on its long side."""
    paper: Paper = field(default="a4", validator=one_of(SIZES))
    """``a4`` or ``us-letter``."""
    template: Path | None = None
    """A Word file whose styles, header and footer are used (``docx``)."""
    fonts: tuple[Path, ...] = ()
    """Folders to look for fonts in, besides those of the system (``pdf``)."""
    archival: bool = False
    """Whether it is to be kept for ever: PDF/A-2b (``pdf``)."""

    @property
    def text_width(self) -> float:
        """The width of the text, in points."""
        return SIZES[self.paper][self.landscape] - 2 * MARGIN
