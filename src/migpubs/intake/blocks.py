"""What every reader makes of a document: paragraphs and tables of cells, with links and places.

Readers know a medium and nothing of publications; what a table or paragraph means is found out
by `migpubs.intake.tables` and `migpubs.intake.references`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import evolve, field, frozen

from migpubs.intake.merged import without_slivers
from migpubs.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PARAGRAPH_END: Final = "\u2029"
"""Stands in a cell's text between paragraphs that somebody made; a mere line end is ``\\n``."""

_ORDINAL = re.compile(r"st|nd|rd|th|er|re|ème|TM|SM|[®™©]")

NOTE_MARK: Final = "\u2060"
"""Stands before the raised number or sign of a footnote, which is not part of the word."""


SUPERSCRIPTS: Final = "⁰¹²³⁴-⁹ᵃ-ᵝᶜᶠᶻⁱⁿʰʲʳʷʸˡˢˣ"
"""Signs that are raised themselves, as a class of letters in a pattern."""
_ONE_MARK = rf"(?:\d{{1,3}}|[ivx]{{1,4}}|[a-z]|[*†‡§¶]{{1,3}}|[{SUPERSCRIPTS}]{{1,3}})"
MARKS: Final = re.compile(rf"\[?{_ONE_MARK}(?: ?[,–-] ?{_ONE_MARK})*\]?")
"""Raised figures, letters and signs that are the marks of footnotes."""

NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "na", "none", "tbc", "n.d.", "nd", "ม.ป.ป."})
"""What a cell says, in small letters, that tells no date, language or number."""

LINK_MARK: Final = "\x00"
"""Stands in a text on its way to a cell where a link begins; see `linked`."""

_SHOWN: Final = 16
"""How many characters of a link's words are kept."""
_SPACES: Final = {ord(each): " " for each in "\u00a0\u2007\u2009\u202f\u3000"}
_INVISIBLE: Final = {ord(each): None for each in "\u200b\u200e\u200f\ufeff\u202a\u202c"}


@frozen
class Cell:
    """The text of a table's cell or of a paragraph, and what it links to."""

    text: str = ""
    """Line ends as in the source; see `PARAGRAPH_END`."""
    links: tuple[str, ...] = ()
    """Addresses in order, each once."""
    at: tuple[int, ...] = field(default=(), eq=False)
    """The line of the text in which each of the first links begins, where that is known."""
    behind: tuple[str, ...] = field(default=(), eq=False)
    """The first of the words of each of these links."""
    cuts: tuple[tuple[str, str], ...] = field(default=(), eq=False)
    """What stands before and behind line ends of a PDF that may cut a word."""
    shapes: bool = field(default=False, eq=False)
    """Whether Thai letters of it were shapes of a font; see `migpubs.intake.thai_shapes`."""

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.links)


@frozen(kw_only=True)
class Line:
    """One row of a table."""

    cells: tuple[Cell, ...]
    place: str
    """Where it stands, in words: ``page 3, row 4``."""
    page: int = 0
    """Counted from 1; 0 where the medium has no pages."""
    starts_page: bool = False
    """Whether it is the first row on its page, so that it may go on with the row before."""
    own: int = 0
    """How many cells it had itself where it had fewer than other rows; else 0."""
    doubt: str = ""
    """The rule by which it may not be what the table seems to say."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The cells' texts, blanks at their ends taken off."""
        return tuple(cell.text.strip() for cell in self.cells)


@frozen(kw_only=True)
class Table:
    """Rows of cells. All rows have the same number of cells; see `migpubs.intake.merged`."""

    lines: tuple[Line, ...]
    medium: str = ""
    """``pdf`` where line ends are the printer's, not the writer's."""
    doubt: bool = False
    """Whether its rows or columns could not be told apart for sure."""


@frozen(kw_only=True)
class Paragraph:
    """A heading, an item of a list, or any other paragraph."""

    cell: Cell
    place: str
    page: int = 0
    beside: bool = False
    """Whether it touches a row of a table, so that a cell of it may be cut."""
    level: int = 0
    """Of a heading, from 1; 0 for other text."""
    item: bool = False
    """Whether it is an item of a list."""


Block: TypeAlias = Paragraph | Table


@frozen(kw_only=True)
class Document:
    """A file as it was read."""

    file: str
    """Its name, without folders."""
    sha256: str
    medium: str
    """The reader that read it: a key of `migpubs.intake.reader.READERS`."""
    blocks: tuple[Block, ...]


def is_mark(raised: str) -> bool:
    """Whether raised text may be the mark of a footnote: all but ordinals (21st) and signs (™)."""
    return bool(raised.strip()) and not _ORDINAL.fullmatch(raised.strip())


def cell(text: str, links: Iterable[str] = ()) -> Cell:
    """Return a cell; its links once each, in order."""
    return Cell(text.strip(" \t\r\n" + PARAGRAPH_END), tuple(dict.fromkeys(filter(None, links))))


def closed(text: str) -> str:
    """Return printed lines without the line end behind a dash that has no blank before it.

    "Thai–" above "Myanmar" is "Thai–Myanmar".
    """
    return re.sub(r"(?<=\w)([–—])\n(?=\w)", r"\1", text)


def linked(text: str, links: Sequence[str], others: Iterable[str] = ()) -> Cell:
    """Return the cell of a text in which a `LINK_MARK` stands where each of some links begins.

    others: addresses that stand in the text itself.
    """
    lines = text.strip(" \t\r\n" + PARAGRAPH_END).split("\n")
    marks = [number for number, line in enumerate(lines) for _ in range(line.count(LINK_MARK))]
    words = [" ".join(part[:_SHOWN].split()) for part in text.split(LINK_MARK)[1:]]
    places: dict[str, tuple[int, str]] = {}
    for link, number, said in zip(links, marks, words, strict=False):
        places.setdefault(link, (number, said))
    places.pop("", None)
    found = cell(text.replace(LINK_MARK, ""), [*places, *links, *others])
    return evolve(
        found,
        at=tuple(number for number, _ in places.values()),
        behind=tuple(said for _, said in places.values()),
    )


def table(
    rows: Iterable[Iterable[Cell]], places: Iterable[str], *, medium: str = ""
) -> Iterator[Table]:
    """Give the table of some rows, filled up to the same width; nothing where all are empty."""
    filled = [(tuple(row), place) for row, place in zip(rows, places, strict=False)]
    filled = [(row, place) for row, place in filled if any(row)]
    own = without_slivers([row for row, _ in filled])
    kept = [(tuple(row), place) for row, (_, place) in zip(own, filled, strict=True)]
    if kept:
        width = max(len(row) for row, _ in kept)
        yield Table(
            lines=tuple(
                Line(
                    cells=row + (Cell(),) * (width - len(row)),
                    place=place,
                    own=len(row) if len(row) < width else 0,
                )
                for row, place in kept
            ),
            medium=medium,
        )


def plain(text: str) -> str:
    """Return a text with common blanks for all blanks and without what nobody sees."""
    return normal(text.translate(_SPACES)).translate(_INVISIBLE)
