"""What a document holds for each publication, as printed, and lines not understood."""

from __future__ import annotations

from attrs import frozen

from migpubs.intake.blocks import PARAGRAPH_END, Cell


@frozen(kw_only=True)
class Entry:
    """What stands in a document for one publication."""

    fields: tuple[str, ...]
    """What each cell holds: a key of `migpubs.intake.headers.FIELDS`, or empty where unknown."""
    columns: tuple[str, ...] = ()
    """The heads of the columns as printed."""
    cells: tuple[Cell, ...]
    """As printed."""
    place: str = ""
    page: int = 0
    medium: str = ""
    """``pdf`` where line ends are the printer's."""
    groups: tuple[str, ...] = ()
    """The headings inside the list under which it stands, the outer ones first."""
    notes: tuple[tuple[str, str], ...] = ()
    """What was done to find it, each as rule and reason."""
    doubt: str = ""
    """The rule by which the row as a whole is doubtful, so that all of it is only proposed."""
    unsure: tuple[tuple[str, str, str], ...] = ()
    """Fields that are only proposed, each with the rule and the question."""

    instead: tuple[tuple[str, Cell], ...] = ()
    """What the sign in a cell stands for, by the field; see `migpubs.intake.ditto`."""

    def filled(self, field: str) -> tuple[Cell, ...]:
        """Return the cells of a field that are not empty."""
        meant = tuple(cell for name, cell in self.instead if name == field)
        if meant:
            return meant
        pairs = zip(self.fields, self.cells, strict=True)
        return tuple(cell for name, cell in pairs if name == field and cell)

    def heads(self, field: str) -> list[str]:
        """Return the heads of the columns of a field, as printed."""
        pairs = zip(self.fields, self.columns, strict=False)
        return [head for name, head in pairs if name == field]

    def cell(self, field: str) -> Cell:
        """Return the cells of a field as one."""
        filled = self.filled(field)
        if len(filled) < 2:  # noqa: PLR2004 - one cell needs no joining
            return filled[0] if filled else Cell()
        links = dict.fromkeys(link for cell in filled for link in cell.links)
        cuts = tuple(cut for cell in filled for cut in cell.cuts)
        text = PARAGRAPH_END.join(cell.text for cell in filled)
        return Cell(text, tuple(links), cuts=cuts, shapes=any(cell.shapes for cell in filled))


@frozen(kw_only=True)
class Unread:
    """A line that was not understood."""

    place: str
    text: str


@frozen(kw_only=True)
class Listing:
    """The list of publications that a document holds."""

    heading: str = ""
    columns: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    unread: tuple[Unread, ...] = ()
    dropped: tuple[Unread, ...] = ()
    """Heads of columns that were repeated after a page break."""
