"""One item on its way through a layout: what is asked of it, and what was seen so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from attrs import Factory, define, evolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from migpubs.csl.bibliography import RepeatedNames
    from migpubs.csl.datevalues import DateValue
    from migpubs.csl.disambiguation import GivenNames
    from migpubs.csl.items import Item
    from migpubs.csl.people import Name

    Render = Callable[["Cite"], str]
    """A compiled element: gives the marked text of an item, '' for nothing."""

Area = Literal["citation", "bibliography"]
Position = Literal["first", "subsequent", "ibid", "ibid-with-locator"]


@define(eq=False)
class Detail:
    """What disambiguation adds to an item (specification, "Disambiguation")."""

    names: list[int] = Factory(list)
    """How many names to show at least, for each ``cs:names`` rendered."""
    givens: dict[tuple[int, int], int] = Factory(dict)
    """How much of a given name to show (1 initials, 2 all), by block and place."""
    condition: int = 0
    """How many tests of ``disambiguate="true"`` hold, in the order of the layout."""
    suffix: int = 0
    """The year-suffix, counted from 1; 0 for none."""

    def copy(self) -> Detail:
        """A detail of its own with the same values."""
        return Detail(list(self.names), dict(self.givens), self.condition, self.suffix)


@define(eq=False)
class Cite:
    """An item as it is being rendered."""

    item: Item
    area: Area = "citation"
    locator: str = ""
    label: str = ""
    """The locator's kind, such as ``page``."""
    position: Position = "first"
    near_note: bool = False
    note: int = 0
    """The number of the note in which the item was first cited; 0 outside notes."""
    number: int = 0
    """The citation number."""
    detail: Detail = Factory(Detail)
    sorting: bool = False
    """Whether this is for a sort key: looks and affixes do not matter."""
    links: bool = False
    """Whether addresses become links."""
    people: GivenNames | None = None
    """What names there are in all, for the rules that tell names apart."""
    english: bool = True
    """Whether title case applies."""
    comparing: bool = False
    """Whether this is to find cites that look alike: the day of access does not count."""
    without_names: bool = False
    """Whether the first ``cs:names`` is left out (collapsing, suppressed authors)."""
    without_author: bool = False
    """The same for names that come first: what follows a title or a date is no author's place."""
    led: bool = False
    """Whether a variable stands already."""
    without_year: bool = False
    """Whether the year before a year-suffix is left out (collapsing)."""
    repeated: RepeatedNames | None = None
    """Names of the entry before, for ``subsequent-author-substitute``."""

    attempted: int = 0
    """How many variables were called so far."""
    filled: int = 0
    """How many of them held something."""
    suppressed: set[str] = Factory(set)
    """Variables used up by a substitution."""
    record: set[str] | None = None
    """What a substitution has used so far."""
    block: int = 0
    """How many name lists were rendered."""
    lists: list[tuple[tuple[Name, ...], int, int]] = Factory(list)
    """Each name list rendered: all its names, how many show, and how much of given names."""
    started: bool = False
    """Whether something stands already, or names were asked for: a term that comes first in a note
    is capitalized."""
    first_names: str | None = None
    """The output of the first ``cs:names``, with what stands for missing names."""
    grouped_by: str = ""
    """The same for grouping cites: '' if no name stands in it."""
    substituting: int = 0
    """In how many ``cs:substitute`` the rendering is."""
    name_list: tuple[Name | str, ...] = ()
    """The names that the first name list shows, or the text that stands for them."""
    tested: int = 0
    """How many tests of ``disambiguate`` there were so far."""
    suffix_placed: bool = False
    """Whether the year-suffix stands already."""
    years: list[str] = Factory(list)
    """The years rendered, for collapsing."""

    def fresh(self) -> Cite:
        """The same cite before anything was rendered."""
        return evolve(
            self, attempted=0, filled=0, suppressed=set(), record=None, block=0, lists=[],
            started=False, led=False, first_names=None, grouped_by="", name_list=(), tested=0,
            suffix_placed=False, years=[],
        )  # fmt: skip

    def text(self, variable: str) -> str:
        """The variable's text; '' if it is empty or used up."""
        if variable in self.suppressed:
            return ""
        if self.record is not None:
            self.record.add(variable)
        return self.item.text.get(variable, "")

    def names(self, variable: str) -> tuple[Name, ...]:
        """The variable's names."""
        if variable in self.suppressed:
            return ()
        if self.record is not None:
            self.record.add(variable)
        return self.item.names.get(variable, ())

    def date(self, variable: str) -> DateValue | None:
        """The variable's date."""
        if variable in self.suppressed:
            return None
        if self.record is not None:
            self.record.add(variable)
        return self.item.dates.get(variable)

    def called(self, text: str) -> str:
        """Count a variable that was called, and give its text back."""
        self.attempted += 1
        if text:
            self.filled += 1
            self.started = self.led = True
        return text

    def counted(self, text: str) -> str:
        """Count a variable that was called but does not begin the text (a citation number)."""
        self.attempted += 1
        self.filled += bool(text)
        return text

    def printed(self, text: str) -> str:
        """Take note that something stands now, and give its text back."""
        if text:
            self.started = True
        return text
