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

    from migpubs.csl.cite import Cite, Render
    from migpubs.csl.document import Node
    from migpubs.csl.locale import Locale
    from migpubs.csl.people import Name
    from migpubs.csl.style import Style

    Collate = Callable[[str], tuple[Any, ...]]
    """Gives the sort key of a text: its levels, the weightiest first."""

_digits = re.compile(r"\d+")
_number = re.compile(r"[0-9]{1,4000}(?!\d)")
"""Python makes no numbers of more digits."""


@lru_cache(maxsize=65536)
def collate(text: str) -> tuple[str, str]:
    """A sort key for any language, in levels: letters first, then accents; case does not count.

    Numbers sort by their value: "2 things" before "10 things". Punctuation does not count ("a-b"
    is "ab"), blanks do. A vowel that Thai or Lao writes before its consonant sorts after it.
    """
    folded = unicodedata.normalize("NFKD", _digits.sub(_padded, text.casefold()))
    folded = _leading_vowel.sub(r"\2\1", folded)
    accented = "".join(map(_weigh, folded)).lstrip()
    return "".join(x for x in accented if not unicodedata.combining(x)), accented


def _padded(number: re.Match[str]) -> str:
    return number.group().zfill(12)


_leading_vowel = re.compile("([เ-ไເ-ໄ])([ก-ฮກ-ຮ])")


def _weigh(character: str) -> str:
    """The character if it counts: letters, digits and their marks do, and blanks."""
    if character.isspace():
        return " "
    return character if character.isalnum() or unicodedata.category(character)[0] == "M" else ""


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
        kinds = {node.name for node in style.walk(key)}
        dated = "date" in kinds and "names" not in kinds
        return SortKey(_from_macro(render, dated=dated), descending, by_number)
    variable = key.get("variable")
    if not variable:
        raise key.error("cs:key needs the attribute variable or macro")
    return SortKey(_value(variable, style), descending, variable == "citation-number")


def _from_macro(render: Render, *, dated: bool) -> Callable[[Cite], str | None]:
    """The macro's text; "n.d." and the like are no date, and stand last like every empty key."""

    def value(cite: Cite) -> str | None:
        fresh = cite.fresh()
        text = unmark(render(fresh))
        return text if text and (fresh.led or not dated) else None

    return value


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
    if variable in _KEYS:
        return _KEYS[variable]
    if variable in NUMBER_VARIABLES:
        return lambda cite: _numeric(cite.item.text.get(variable, ""))
    return lambda cite: strip(cite.item.text.get(variable, "")) or None


_KEYS: dict[str, Callable[[Cite], Any]] = {
    "citation-label": lambda cite: (
        cite.item.text.get("citation-label") or make_label(cite.item) or None
    ),
    "citation-number": lambda cite: cite.number or None,
    "type": lambda cite: cite.item.type or None,
}
"""What is no variable of the item. The type is a key in citeproc-js."""


def _date(cite: Cite, variable: str) -> str | None:
    date = cite.item.dates.get(variable)
    return sort_key(date) or None if date else None


def _numeric(text: str) -> int | str | None:
    found = _number.search(text)
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


def _comparable(value: int | str, key_of: Collate) -> tuple[int, int, tuple[Any, ...]]:
    """Numbers before texts, "2a" after 2 and before 10.

    A level counts in all parts before the next one does: "Müller, Ann" before "Muller, Bob".
    """
    number = 0
    if isinstance(value, int):
        return 0, value, ()
    if found := _number.match(value):
        number, value = int(found.group()), value[found.end() :]
    levels = zip(*map(key_of, value.split("\x00")), strict=True)
    return 0 if found else 1, number, tuple(levels) if value else ()
