"""Sort keys (specification, "Sorting"): variables and macros, empty ones last."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from attrs import frozen

from migpubs.csl.dates import sort_key
from migpubs.csl.elements import Compiler
from migpubs.csl.items import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from migpubs.csl.marks import unmark
from migpubs.csl.markup import strip
from migpubs.csl.people import without_article
from migpubs.csl.variables import make_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migpubs.csl.cite import Cite
    from migpubs.csl.document import Node
    from migpubs.csl.locale import Locale
    from migpubs.csl.people import Name
    from migpubs.csl.style import Style

    Collate = Callable[[str], Any]
    """Gives the sort key of a text."""

_digits = re.compile(r"\d+")


@lru_cache(maxsize=65536)
def collate(text: str) -> tuple[str, str, str]:
    """A sort key for any language: letters first, then accents, then case; signs before digits.

    Numbers sort by their value: "2 things" before "10 things".
    """
    folded = unicodedata.normalize("NFKD", _digits.sub(_padded, text.casefold()))
    letters = "".join(
        _weigh(x) for x in folded.lstrip("[](){}'\"“‘«") if not unicodedata.combining(x)
    )
    return letters, folded, text.swapcase()


def _padded(number: re.Match[str]) -> str:
    return number.group().zfill(12)


def _weigh(character: str) -> str:
    if character.isalnum() or unicodedata.category(character)[0] in "LM":
        return character
    if character.isspace():
        return "\x01"
    return "" if character in "’'ʼ" else "\x02" + character


@frozen
class SortKey:
    """One ``cs:key``."""

    value: Callable[[Cite], Any]
    """The text or number to sort by; None if there is none."""
    descending: bool
    by_number: bool = False
    """Whether citation numbers stand in it."""


def compile_sort(area: Node, style: Style, locale: Locale) -> list[SortKey]:
    """The keys of ``cs:sort`` in this area."""
    sort = area.find("sort")
    return [_compile_key(key, area, style, locale) for key in (sort.all("key") if sort else ())]


def _compile_key(key: Node, area: Node, style: Style, locale: Locale) -> SortKey:
    descending = key.get("sort") == "descending"
    if "macro" in key.attributes:
        over = _names_options(key)
        compiler = Compiler(style, locale, area, explicit_suffix=True, sort_names=over)
        render = compiler.macro(key.get("macro"), key)
        by_number = style.prints("citation-number", key)
        return SortKey(
            lambda cite: _from_macro(unmark(render(cite.fresh()))), descending, by_number
        )
    variable = key.get("variable")
    if not variable:
        raise key.error("cs:key needs the attribute variable or macro")
    return SortKey(_value(variable, style), descending, variable == "citation-number")


def _from_macro(text: str) -> int | str | None:
    return int(text) if text.isdecimal() and len(text) < 12 else text or None  # noqa: PLR2004


def _names_options(key: Node) -> dict[str, Any]:
    over: dict[str, Any] = {}
    if key.get("names-min").isdecimal():
        over["least"] = over["later_least"] = int(key.get("names-min"))
    if key.get("names-use-first").isdecimal():
        over["first"] = over["later_first"] = int(key.get("names-use-first"))
    if key.get("names-use-last"):
        over["last"] = key.get("names-use-last") == "true"
    return over


def _value(variable: str, style: Style) -> Callable[[Cite], Any]:
    if variable in NAME_VARIABLES:
        demote = style.options.get("demote-non-dropping-particle") != "never"
        return lambda cite: _names(cite.item.names.get(variable, ()), demote=demote) or None
    if variable in DATE_VARIABLES:
        return lambda cite: _date(cite, variable)
    if variable == "citation-number":
        return lambda cite: cite.number or None
    if variable == "citation-label":
        return lambda cite: cite.item.text.get(variable) or make_label(cite.item) or None
    if variable in NUMBER_VARIABLES:
        return lambda cite: _numeric(cite.item.text.get(variable, ""))
    return lambda cite: strip(cite.item.text.get(variable, "")) or None


def _date(cite: Cite, variable: str) -> str | None:
    date = cite.item.dates.get(variable)
    return sort_key(date) or None if date else None


def _numeric(text: str) -> int | str | None:
    found = _digits.search(text)
    return int(found.group()) if found else text or None


def _names(names: Iterable[Name], *, demote: bool) -> str:
    return "\x00".join(name_key(name, demote=demote) for name in names)


def name_key(name: Name, *, demote: bool) -> str:
    """The name as it sorts (specification, "Name-part Order"): bodies without an article."""
    if not name.personal:
        return without_article(strip(name.literal))
    if demote:
        first, second = name.family, f"{name.dropping} {name.particle}".strip()
    else:
        first, second = f"{name.particle} {name.family}".strip(), name.dropping
    return "\x00".join(part for part in (first, second, name.given, name.suffix) if part)


def order(cites: list[Cite], keys: list[SortKey], key_of: Collate = collate) -> list[Cite]:
    """The cites sorted; those equal in all keys keep their order.

    A key is asked only for cites that are equal in all keys before it.
    """
    if not keys or len(cites) < 2:  # noqa: PLR2004 - it takes two to be sorted
        return list(cites)
    key, *others = keys
    made = [(key.value(cite), cite) for cite in cites]
    full = [(_comparable(value, key_of), cite) for value, cite in made if value is not None]
    full.sort(key=_first, reverse=key.descending)
    groups = [[cite for _, cite in same] for _, same in groupby(full, _first)]
    groups.append([cite for value, cite in made if value is None])
    return [cite for group in groups for cite in order(group, others, key_of)]


_first = itemgetter(0)


def _comparable(value: int | str, key_of: Collate) -> tuple[int, Any]:
    if isinstance(value, int):
        return 0, value
    return 1, tuple(key_of(part) for part in value.split("\x00"))
