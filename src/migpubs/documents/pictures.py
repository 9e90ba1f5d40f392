"""Pictures of a year's publications: how many by agency, theme and language.

A picture is drawn here: bars with their numbers, and a table beside it. The SVG holds text that can
be searched and read aloud; the PNG is set by Typst, which shapes Thai (plotting libraries do
neither).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from migpubs.csl.output import typst
from migpubs.dates import Date, format_date
from migpubs.documents.grouping import group
from migpubs.documents.pdf import load_typst
from migpubs.documents.text import wrap
from migpubs.documents.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from migpubs.catalogue import Catalogue
    from migpubs.documents.grouping import Group
    from migpubs.model import Publication

KINDS: Final = ("publisher", "theme", "language")
"""What is counted; the name of each picture's file."""

_WIDTH: Final = 960
_LABELS: Final = 400
"""The room for labels, at the left."""
_BARS: Final = _WIDTH - _LABELS - 90
_LINE: Final = 19
_TOP: Final = 76
_LETTERS: Final = 46
"""Cells of a label's line."""
_FONTS: Final = (
    "Noto Sans", "Noto Sans Thai", "Leelawadee UI", "Thonburi", "Loma", "Garuda", "DejaVu Sans",
)  # fmt: skip


@frozen(kw_only=True)
class Bar:
    """How many works there are of one sort."""

    label: str
    count: int
    unconfirmed: bool = False
    """Whether no agency has confirmed that they belong there."""


@frozen(kw_only=True)
class Figure:
    """A picture with its numbers."""

    name: str
    """One of `KINDS`."""
    title: str
    language: str
    bars: tuple[Bar, ...]
    total: int
    """How many works there are; one may count for several bars."""

    def label(self, bar: Bar) -> str:
        """The words beside a bar."""
        mark = f" [{say('unconfirmed', self.language)}]" if bar.unconfirmed else ""
        return f"{bar.label}{mark}"

    @property
    def note(self) -> str:
        """What a reader should know of the numbers."""
        return say("figure-note", self.language, total=self.total)

    def table(self) -> str:
        """The numbers as tab-separated values, with a header."""
        header = (say(self.name, self.language), say("count", self.language))
        rows = [header, *((self.label(bar), str(bar.count)) for bar in self.bars)]
        return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in rows)

    def svg(self) -> str:
        """The picture as SVG, with its numbers as a description."""
        shapes, height = self._drawn()
        return _SVG.format(
            language=escape(self.language),
            width=_WIDTH,
            height=height,
            fonts=", ".join((*_FONTS, "sans-serif")),
            title=escape(self.title),
            description=escape("; ".join(f"{self.label(b)}: {b.count}" for b in self.bars)),
            shapes="\n".join(shape.svg() for shape in shapes),
        )

    def png(self, fonts: Iterable[Path] = ()) -> bytes:
        """The picture as PNG, 1,920 dots wide; `MissingExtra` without the library typst."""
        library = load_typst()
        known = library.Fonts(font_paths=list(fonts))
        families = frozenset(known.families())
        names = "".join(f'"{name}", ' for name in _FONTS if name in families)
        shapes, height = self._drawn()
        source = (
            f"#set page(width: {_WIDTH}pt, height: {height}pt, margin: 0pt)\n"
            f'#set text(font: ({names}"Libertinus Serif"), lang: "{self.language}")\n'
            + "\n".join(shape.typst() for shape in shapes)
        )
        made: bytes = library.compile(source.encode(), format="png", ppi=144.0, font_paths=known)
        return made

    def _drawn(self) -> tuple[list[_Box | _Words], int]:
        """Return what is in the picture, and its height."""
        shapes: list[_Box | _Words] = [
            _Words(20, 34, self.title, size=21, bold=True, fill="#00538a"),
            _Words(20, 58, self.note, size=13, fill="#4a4a4a"),
        ]
        largest = max((bar.count for bar in self.bars), default=1)
        top = _TOP
        for bar in self.bars:
            lines = wrap(self.label(bar), _LETTERS)
            height = len(lines) * _LINE + 14
            length = max(round(_BARS * bar.count / largest), 2)
            fill = "#9fc3da" if bar.unconfirmed else "#1f77b4"
            for place, line in enumerate(lines):
                shapes.append(_Words(_LABELS - 12, top + 21 + place * _LINE, line, at_end=True))
            shapes.append(_Box(_LABELS, top + 5, length, height - 10, fill))
            middle = top + height // 2 + 5
            shapes.append(_Words(_LABELS + length + 8, middle, str(bar.count), bold=True))
            top += height
        return shapes, top + 16


@frozen
class _Box:
    """A filled rectangle."""

    left: int
    top: int
    width: int
    height: int
    fill: str

    def svg(self) -> str:
        return (
            f'<rect x="{self.left}" y="{self.top}" width="{self.width}" height="{self.height}" '
            f'fill="{self.fill}"/>'
        )

    def typst(self) -> str:
        size = f"width: {self.width}pt, height: {self.height}pt"
        shape = f'rect({size}, fill: rgb("{self.fill}"))'
        return f"#place(top + left, dx: {self.left}pt, dy: {self.top}pt, {shape})"


@frozen
class _Words:
    """A line of text: its left end and its foot, or its right end and its foot."""

    x: int
    baseline: int
    words: str
    size: int = field(default=14, kw_only=True)
    bold: bool = field(default=False, kw_only=True)
    fill: str = field(default="#1a1a1a", kw_only=True)
    at_end: bool = field(default=False, kw_only=True)
    """Whether ``x`` is where the line ends."""

    def svg(self) -> str:
        weight = ' font-weight="bold"' if self.bold else ""
        anchor = ' text-anchor="end"' if self.at_end else ""
        return (
            f'<text x="{self.x}" y="{self.baseline}" font-size="{self.size}"{weight}{anchor} '
            f'fill="{self.fill}">{escape(self.words)}</text>'
        )

    def typst(self) -> str:
        weight = "bold" if self.bold else "regular"
        look = f'size: {self.size}pt, weight: "{weight}", fill: rgb("{self.fill}")'
        edges = 'top-edge: "baseline", bottom-edge: "baseline"'
        line = f"text({look}, {edges})[{typst((self.words,))}]"
        left, width = (0, self.x) if self.at_end else (self.x, _WIDTH - self.x)
        side = "right" if self.at_end else "left"
        box = f"box(width: {width}pt, align({side}, {line}))"
        return f"#place(top + left, dx: {left}pt, dy: {self.baseline}pt, {box})"


_SVG: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{language}" role="img" width="{width}" \
height="{height}" viewBox="0 0 {width} {height}" font-family="{fonts}">
<title>{title}</title>
<desc>{description}</desc>
<rect width="{width}" height="{height}" fill="#ffffff"/>
{shapes}
</svg>
"""


def figures(catalogue: Catalogue, year: int, *, language: str = "en") -> tuple[Figure, ...]:
    """Return the pictures of the publications that a year's annex lists.

    A work of several agencies, themes or languages counts for each. `UnknownYear` for a year
    without annex.
    """
    works = catalogue.in_annex(year)
    when = format_date(Date(year), language)
    return tuple(
        Figure(
            name=kind,
            title=say(f"figure-{kind}", language, year=when),
            language=language,
            bars=tuple(map(_bar, _groups(works, kind, language))),
            total=len(works),
        )
        for kind in KINDS
    )


def _groups(works: Sequence[Publication], kind: str, language: str) -> Iterable[Group[Publication]]:
    return group(works, [kind], lambda work: [work], language)


def _bar(counted: Group[Publication]) -> Bar:
    return Bar(label=counted.label, count=len(counted.items), unconfirmed=counted.unconfirmed)
