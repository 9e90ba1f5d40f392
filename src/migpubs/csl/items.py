"""CSL-JSON items made ready: text, names and dates apart, whatever shape they came in.

What cannot be used is reported as an :class:`ItemProblem` and left out; it never stops a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import Factory, define

from migpubs.csl.datevalues import DateValue, read_date
from migpubs.csl.errors import ItemProblem, ignore
from migpubs.csl.marks import clean
from migpubs.csl.people import Name, read_name

if TYPE_CHECKING:
    from migpubs.csl.errors import OnItemProblem

_NAMES = """
author chair collection-editor compiler composer container-author contributor curator director
editor editor-translator editorial-director executive-producer guest host illustrator interviewer
narrator organizer original-author performer producer recipient reviewed-author script-writer
series-creator translator
"""
NAME_VARIABLES = frozenset(_NAMES.split())
_DATES = "accessed available-date event-date issued original-date submitted"
DATE_VARIABLES = frozenset(_DATES.split())
_NUMBERS = """
chapter-number citation-number collection-number edition first-reference-note-number issue locator
number number-of-pages number-of-volumes page page-first part-number printing-number section
supplement-number version volume
"""
NUMBER_VARIABLES = frozenset(_NUMBERS.split())
_SHORT = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}
_note_line = re.compile(r"\{:([\w-]+):\s*([^}]*)\}|^([a-zA-Z][\w -]*):[ \t]*(\S.*)$", re.MULTILINE)


@define(eq=False)
class Item:
    """One cited thing."""

    id: str
    """Unique in its list."""
    type: str
    """A CSL type, such as ``report``."""
    text: dict[str, str] = Factory(dict)
    """Standard and number variables."""
    names: dict[str, tuple[Name, ...]] = Factory(dict)
    """Name variables."""
    dates: dict[str, DateValue] = Factory(dict)
    """Date variables."""
    language: str = ""
    """The item's language as a BCP 47 tag."""
    held: frozenset[str] = frozenset()
    """The variables that hold something."""

    def has(self, variable: str) -> bool:
        """Whether the variable holds something."""
        return variable in self.held


def read_item(data: object, on_problem: OnItemProblem = ignore, *, number: int = 0) -> Item:
    """An item from a CSL-JSON mapping; one without an id gets its number: ``#3``."""
    if not isinstance(data, dict):
        on_problem(ItemProblem(f"#{number}", "", "an item must be a mapping; printed as nothing"))
        return Item(f"#{number}", "")
    identity = data.get("id")
    item = Item(f"#{number}" if identity is None else str(identity), _plain(data.get("type")))
    reader = _Reader(item, on_problem)
    for variable, value in data.items():
        if value is not None and variable not in {"id", "type"}:
            reader.read(_SHORT.get(variable, str(variable)), value)
    if "note" in item.text:
        reader.note(item.text["note"])
    _derive(item)
    return item


class _Reader:
    """The variables of one item."""

    def __init__(self, item: Item, on_problem: OnItemProblem) -> None:
        self.item = item
        self.on_problem = on_problem

    def problem(self, variable: str, message: str) -> None:
        self.on_problem(ItemProblem(self.item.id, variable, message))

    def read(self, variable: str, value: Any) -> None:  # noqa: ANN401 - JSON holds anything
        if variable in NAME_VARIABLES or _looks_like_names(value):
            self.names(variable, value)
        elif variable in DATE_VARIABLES or _looks_like_date(value):
            self.date(variable, value)
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            text = _plain(value)
            if text:
                self.item.text[variable] = text
        elif variable not in {"custom", "categories", "keyword", "_graph"}:
            self.problem(variable, f"holds a {type(value).__name__}, not text; left out")

    def names(self, variable: str, value: object) -> None:
        people = value if isinstance(value, list) else [value]
        read = [read_name(person) for person in people]
        for person, name in zip(people, read, strict=True):
            if name is None:
                self.problem(variable, f"{person!r} is no name; left out")
            elif not isinstance(person, dict):
                self.problem(variable, f"{person!r} is no mapping; printed as it stands")
        kept = tuple(name for name in read if name is not None)
        if kept:
            self.item.names[variable] = kept

    def date(self, variable: str, value: object) -> None:
        date = read_date(value)
        if date is not None:
            self.item.dates[variable] = date
        elif value not in ({}, "", []):
            self.problem(variable, f"{value!r} is no date; left out")

    def note(self, note: str) -> None:
        """Variables written into the note (``{:genre: Report}`` or lines at its start)."""
        for found in _note_line.finditer(note):
            variable = (found[1] or found[3] or "").strip()
            value = (found[2] or found[4] or "").strip()
            if variable in DATE_VARIABLES:
                self.date(variable, value)
            elif variable in NAME_VARIABLES:
                family, _, given = value.partition("||")
                person = {"family": family.strip(), "given": given.strip()}
                self.item.names[variable] = (
                    *self.item.names.get(variable, ()),
                    *filter(None, [read_name(person if given else {"literal": value})]),
                )
            elif variable in _FROM_NOTE and variable not in self.item.text:
                self.item.text[variable] = value


_OTHERS = """
DOI ISBN ISSN PMCID PMID URL abstract annote archive archive-place archive_location authority
call-number collection-title collection-title-short container-title container-title-short
dimensions division event-place event-title genre jurisdiction keyword language medium
original-publisher original-publisher-place original-title part-title publisher publisher-place
references reviewed-genre reviewed-title scale source status title title-short volume-title
"""
_FROM_NOTE = NUMBER_VARIABLES | frozenset(_OTHERS.split())


_first_page = re.compile(r"\s*(?:(?<!\\)-|[–,&])\s*")


_OWN_LABELS = {
    "issue": re.compile(r"^no\.\s*(?=\d)"),
    "page": re.compile(r"^pp?\.\s*(?=\d)"),
    "volume": re.compile(r"^vol\.\s*(?=\d)"),
}
"""Labels typed into a field: the style prints its own, or wants none."""


def _derive(item: Item) -> None:
    """What the specification draws from other variables."""
    text = item.text
    item.language = text.get("language", "")
    for variable in _OWN_LABELS.keys() & text.keys():
        text[variable] = _OWN_LABELS[variable].sub("", text[variable])
    if "page" in text and "page-first" not in text:
        text["page-first"] = _first_page.split(text["page"])[0]
    if "event" in text:
        text.setdefault("event-title", text["event"])
    both = item.names.get("editor-translator")
    if both and "editor" not in item.names and "translator" not in item.names:
        item.names["editor"] = item.names["translator"] = both
    item.held = frozenset({*item.text, *item.names, *item.dates})


def _plain(value: object) -> str:
    if value is None or isinstance(value, list | dict):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value)).strip("\r\n\t")


def _looks_like_names(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(
            isinstance(person, dict) and person.keys() & {"family", "given", "literal"}
            for person in value
        )
    )


def _looks_like_date(value: object) -> bool:
    return isinstance(value, dict) and bool(value.keys() & {"date-parts", "raw", "season"})
