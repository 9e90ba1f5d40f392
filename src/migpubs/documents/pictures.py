"""Pictures of a year's publications: how many by agency, theme and language.

Drawn with matplotlib (the extra ``[figures]``), which shapes Thai. The words of an SVG stay words,
which can be searched, copied and read aloud; beside each picture there is a table.
"""

from __future__ import annotations

import io
import re
import warnings
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from migpubs.dates import Date, format_date
from migpubs.documents.grouping import group
from migpubs.documents.text import wrap
from migpubs.documents.wording import check_language, say
from migpubs.errors import MissingExtra, Problem, ignore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from matplotlib.figure import Figure as Canvas

    from migpubs.catalogue import Catalogue
    from migpubs.documents.grouping import Group
    from migpubs.errors import OnProblem
    from migpubs.model import Publication

KINDS: Final = ("publisher", "theme", "language")
"""What is counted; the name of each picture's file."""

_WIDTH: Final = 9.6
"""Inches, as all that follows."""
_AROUND: Final = 1.2
"""The height of title, note and the room around them."""
_LINE, _GAP, _BAR = 0.22, 0.12, 0.2
"""The height of a line of a label, of what parts two of them, and of a bar."""
_PAD: Final = 0.15
_DPI: Final = 200
_LETTERS: Final = 44
"""Cells of a label's line."""
_NOTE_LETTERS: Final = 120
_FONTS: Final = (
    "Noto Sans", "Noto Sans Thai", "Leelawadee UI", "Thonburi", "Loma", "Garuda", "DejaVu Sans",
)  # fmt: skip
"""The last comes with matplotlib."""
_BLUE, _PALE, _INK, _GREY = "#1f77b4", "#9fc3da", "#1a1a1a", "#4a4a4a"
_TITLE: Final = "#00538a"
_MISSING = re.compile(r"Glyph (\d+) .*missing from font")
_HINT: Final = "install a font that has them, or name its folder with --font-path"


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

    def svg(self, fonts: Iterable[Path] = (), *, on_problem: OnProblem = ignore) -> str:
        """The picture as SVG, with its numbers as a description."""
        made = self._saved(
            "svg", fonts, on_problem, metadata={"Title": self.title, "Creator": None, "Date": None}
        )
        numbers = escape("; ".join(f"{self.label(bar)}: {bar.count}" for bar in self.bars))
        return (
            made.decode()
            .replace("<svg ", f'<svg role="img" xml:lang="{escape(self.language)}" ', 1)
            .replace("</title>", f"</title>\n <desc>{numbers}</desc>", 1)
        )

    def png(self, fonts: Iterable[Path] = (), *, on_problem: OnProblem = ignore) -> bytes:
        """The picture as PNG, 1,920 dots wide.

        fonts: folders to look for fonts in, besides those of the system. `MissingExtra` without
        the library matplotlib; letters that no font has give a `Problem`.
        """
        return self._saved("png", fonts, on_problem, metadata={"Software": None})

    def _saved(
        self, form: str, fonts: Iterable[Path], on_problem: OnProblem, metadata: dict[str, Any]
    ) -> bytes:
        content = io.BytesIO()
        with _settings(fonts), warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            self._drawn().savefig(content, format=form, dpi=_DPI, metadata=metadata)
        lost = dict.fromkeys(
            match[1] for each in said if (match := _MISSING.match(str(each.message)))
        )
        if lost:
            letters = " ".join(f"U+{int(code):04X}" for code in lost)
            message = f"no font has these letters: {letters}"
            on_problem(Problem("missing-glyphs", "loss", message, hint=_HINT))
        return content.getvalue()

    def _drawn(self) -> Canvas:
        """Draw bars as long as their numbers, each beside its label."""
        from matplotlib.figure import Figure as Canvas  # noqa: PLC0415 - an optional library
        from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415 - see above

        labels = ["\n".join(wrap(self.label(bar), _LETTERS)) for bar in self.bars]
        heights = [_GAP + _LINE * len(label.split("\n")) for label in labels]
        places = [sum(heights[:place]) + height / 2 for place, height in enumerate(heights)]
        canvas = Canvas(
            figsize=(_WIDTH, _AROUND + sum(heights)), layout=ConstrainedLayoutEngine(w_pad=_PAD)
        )
        style: dict[str, Any] = {"x": _PAD / _WIDTH, "ha": "left"}
        canvas.suptitle(self.title, size=15, weight="bold", color=_TITLE, **style)
        note = "\n".join(wrap(self.note, _NOTE_LETTERS))
        canvas.supxlabel(note, size=9, color=_GREY, **style)
        axes = canvas.subplots()
        colors = [_PALE if bar.unconfirmed else _BLUE for bar in self.bars]
        bars = axes.barh(places, [bar.count for bar in self.bars], _BAR, color=colors)
        axes.bar_label(bars, padding=5, weight="bold", color=_INK)
        axes.set_yticks(places, labels, color=_INK, va="center", linespacing=1)
        axes.set_ylim(sum(heights) or 1, 0)
        axes.set_xticks([])
        axes.tick_params(left=False)
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        return canvas


@contextmanager
def _settings(fonts: Iterable[Path]) -> Iterator[None]:
    """Set the fonts, keep words as words, and make the same picture of the same numbers."""
    try:
        from matplotlib import font_manager, rc_context  # noqa: PLC0415 - an optional library
    except ImportError as error:
        raise MissingExtra("drawing", "figures") from error
    own = font_manager.findSystemFonts([str(folder) for folder in fonts])
    for path in own:
        font_manager.fontManager.addfont(path)
    known = set(font_manager.get_font_names())
    families = [font_manager.get_font(path).family_name for path in own]
    chosen = [*dict.fromkeys(families), *(name for name in _FONTS if name in known)]
    settings: Any = {
        "font.family": chosen,
        "svg.fonttype": "none",
        "svg.hashsalt": "migpubs",
        "text.parse_math": False,
    }
    with rc_context(settings):
        yield


def figures(catalogue: Catalogue, year: int, *, language: str = "en") -> tuple[Figure, ...]:
    """Return the pictures of the publications that a year's annex lists.

    A work of several agencies, themes or languages counts for each. `UnknownYear` for a year
    without annex, `UnknownWord` for a language that is neither ``en`` nor ``th``.
    """
    check_language(language)
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
