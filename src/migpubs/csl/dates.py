"""Dates (specification, "Date", "Date-part", "Date Ranges"): localized and free formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from migpubs.csl import textcase
from migpubs.csl.formatting import finish
from migpubs.csl.markup import read
from migpubs.csl.numbers import ordinal_suffix
from migpubs.csl.punctuation import join, join_all, strip_periods

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.csl.cite import Cite, Render
    from migpubs.csl.datevalues import DateValue, Parts
    from migpubs.csl.document import Node
    from migpubs.csl.elements import Compiler
    from migpubs.csl.formatting import Finish
    from migpubs.csl.locale import Locale

_PLACES = {"year": 0, "month": 1, "day": 2}
_SPRING, _WINTER = 21, 24


@frozen
class DatePart:
    """One ``cs:date-part``, under what the style says over the locale."""

    name: str
    form: str
    prefix: str
    suffix: str
    delimiter: str
    strip: bool
    case: str
    look: Finish

    @property
    def place(self) -> int:
        """Its place in a date value."""
        return _PLACES[self.name]


def compile_date(node: Node, compiler: Compiler) -> Render:
    """``cs:date`` as a function."""
    parts, delimiter, case = _parts(node, compiler)
    variable = node.get("variable")
    done = finish(_dressed(node, compiler), inside_quotes=compiler.locale.inside_quotes, term=True)
    writer = DateWriter(parts, delimiter, case, compiler.locale)
    implicit = not compiler.explicit_suffix

    def render(cite: Cite) -> str:
        date = cite.date(variable)
        if cite.sorting:
            return cite.called(sort_key(date, [part.name for part in parts]) if date else "")
        cite.attempted += 1
        if date is None:
            return ""
        if cite.comparing and variable == "accessed":
            cite.filled += 1
            return ""
        suffix = implicit and bool(cite.detail.suffix) and not cite.suffix_placed
        text = writer.write(date, cite, suffix=suffix)
        if text:
            cite.filled += 1
            cite.started = cite.led = True
        return done(text, cite)

    return render


def _dressed(node: Node, compiler: Compiler) -> Node:
    """The element with the affixes and formatting of its format in the locale, under its own."""
    localized = compiler.locale.dates.get(node.get("form"))
    if localized is None:
        return node
    inherited = {
        name: value
        for name, value in localized.attributes.items()
        if name in {"prefix", "suffix"} or name.startswith(("font-", "text-d", "vertical"))
    }
    return evolve(node, attributes=inherited | node.attributes)


def _parts(node: Node, compiler: Compiler) -> tuple[list[DatePart], str, str]:
    """The parts to print, in order, with their delimiter and the format's text case."""
    form = node.get("form")
    quotes = compiler.locale.inside_quotes
    if not form:
        return (
            [_part(part, None, quotes) for part in node.all("date-part")],
            node.get("delimiter"),
            "",
        )
    localized = compiler.locale.dates.get(form)
    if localized is None:
        raise node.error(f"no date format '{form}'; the forms are 'text' and 'numeric'")
    wanted = node.get("date-parts", "year-month-day").split("-")
    own = {part.get("name"): part for part in node.all("date-part")}
    parts = [
        _part(part, own.get(part.get("name")), quotes)
        for part in localized.all("date-part")
        if part.get("name") in wanted
    ]
    return parts, localized.get("delimiter"), localized.get("text-case")


def _part(node: Node, over: Node | None, quotes: bool) -> DatePart:  # noqa: FBT001 - positional use
    if node.get("name") not in _PLACES:
        raise node.error("a date-part is named 'year', 'month' or 'day'")
    own = dict(node.attributes)
    if over is not None:
        own |= {
            key: value for key, value in over.attributes.items() if key not in {"prefix", "suffix"}
        }
    look = {
        key: value for key, value in own.items() if key.startswith(("font-", "text-d", "vertical"))
    }
    bare = evolve(node, attributes=look)
    return DatePart(
        own["name"], own.get("form", ""), own.get("prefix", ""), own.get("suffix", ""),
        own.get("range-delimiter", "–"), own.get("strip-periods") == "true",
        own.get("text-case", ""), finish(bare, inside_quotes=quotes),
    )  # fmt: skip


class DateWriter:
    """A date format with its locale."""

    def __init__(self, parts: list[DatePart], delimiter: str, case: str, locale: Locale) -> None:
        self.parts, self.delimiter, self.case, self.locale = parts, delimiter, case, locale

    def write(self, date: DateValue, cite: Cite, *, suffix: bool = False) -> str:
        """The date, with the cite's year-suffix if that is wanted here.

        A text stands where the year would: a date without one is about a day of it.
        """
        if date.literal:
            if not any(part.name == "year" for part in self.parts):
                return ""
            text = read(date.literal)
            if suffix:
                text += year_letters(cite.detail.suffix)
                cite.suffix_placed = True
            return text
        start, end = date.start, date.end
        if end and not end[0]:
            return join(self._run(self.parts, start, cite, suffix=suffix), self._delimiter("year"))
        if not end:
            text = self._run(self.parts, start, cite, suffix=suffix)
        else:
            text = self._range(start, end, cite, suffix=suffix)
        return textcase.apply(self.case, text) if self.case else text

    def _delimiter(self, name: str) -> str:
        return next((part.delimiter for part in self.parts if part.name == name), "–")

    def _range(self, start: Parts, end: Parts, cite: Cite, *, suffix: bool) -> str:
        """What differs is printed twice, around the delimiter of the largest part that differs."""
        names = {part.name for part in self.parts}
        differs = [name for name in _PLACES if name in names and _at(start, name) != _at(end, name)]
        if not differs:
            return self._run(self.parts, start, cite, suffix=suffix)
        largest = differs[0]
        ranged = [name for name in _PLACES if _PLACES[name] >= _PLACES[largest]]
        places = [n for n, part in enumerate(self.parts) if part.name in ranged]
        first, last = places[0], places[-1] + 1
        before, middle, after = self.parts[:first], self.parts[first:last], self.parts[last:]
        texts = [
            self._run(before, start, cite, suffix=suffix),
            self._both(
                middle,
                start,
                end,
                cite,
                self._delimiter(largest),
                suffix=suffix and largest == "year",
            ),
            self._run(after, start, cite, suffix=suffix),
        ]
        return join_all([text for text in texts if text], self.delimiter)

    def _both(
        self,
        middle: list[DatePart],
        start: Parts,
        end: Parts,
        cite: Cite,
        delimiter: str,
        *,
        suffix: bool,
    ) -> str:
        shown = [part for part in middle if len(start) > part.place]
        again = [part for part in middle if len(end) > part.place]
        closed = [*shown[:-1], *(evolve(part, suffix="") for part in shown[-1:])]
        opened = [*(evolve(part, prefix="") for part in again[:1]), *again[1:]]
        first = self._run(closed, start, cite, suffix=False)
        return first + delimiter + self._run(opened, end, cite, suffix=suffix)

    def _run(self, parts: Iterable[DatePart], date: Parts, cite: Cite, *, suffix: bool) -> str:
        made = []
        for part in parts:
            text = self._one(part, date)
            if text and part.name == "year":
                text = _year_of_cite(text, cite, suffix=suffix)
            if not text:
                continue
            text = part.look(text, cite)
            if part.case:
                text = textcase.apply(part.case, text)
            made.append(join(part.prefix + text, part.suffix))
        return join_all(made, self.delimiter)

    def _one(self, part: DatePart, date: Parts) -> str:
        if len(date) <= part.place:
            return ""
        number = date[part.place]
        if part.name == "year":
            return self._year(number, part.form)
        if part.name == "month":
            return self._month(number, part)
        return self._day(number, part.form, date)

    def _year(self, year: int, form: str) -> str:
        text = str(abs(year))
        if year < 0:
            return text + self.locale.wording("bc")
        if form == "short" and year > 999:  # noqa: PLR2004 - four digits
            return text[-2:]
        return text + self.locale.wording("ad") if year < 1000 else text  # noqa: PLR2004 - the rule

    def _month(self, month: int, part: DatePart) -> str:
        if month >= _SPRING:
            return self.locale.wording(f"season-{month - 20:02}") if month <= _WINTER else ""
        if part.form == "numeric":
            return str(month)
        if part.form == "numeric-leading-zeros":
            return f"{month:02}"
        text = self.locale.wording(f"month-{month:02}", part.form or "long")
        return strip_periods(text) if part.strip else text

    def _day(self, day: int, form: str, date: Parts) -> str:
        if form == "numeric-leading-zeros":
            return f"{day:02}"
        limited = self.locale.options.get("limit-day-ordinals-to-day-1") == "true"
        if form == "ordinal" and (day == 1 or not limited):
            month = self.locale.find(f"month-{date[1]:02}")
            return f"{day}{ordinal_suffix(day, self.locale, month.gender if month else '')}"
        return str(day)


def _year_of_cite(year: str, cite: Cite, *, suffix: bool) -> str:
    """The year, noted for collapsing and left out by it, with the cite's year-suffix if wanted."""
    cite.years.append(year)
    text = "" if cite.without_year else year
    if suffix and not cite.suffix_placed:
        text += year_letters(cite.detail.suffix)
        cite.suffix_placed = True
    return text


def _at(date: Parts, name: str) -> int:
    place = _PLACES[name]
    return date[place] if len(date) > place else 0


def year_letters(number: int) -> str:
    """A to z, then aa, ab …; '' for 0."""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(97 + rest) + out
    return out


def sort_key(date: DateValue, parts: Iterable[str] = tuple(_PLACES)) -> str:
    """The date as text that sorts: years before Christ first, unknown parts as zeros.

    A text ("in press") has no place among dates: ''. Words that a macro puts in the place of a
    date, beside names, mostly come before it, as in citeproc-js.
    """
    wanted = set(parts)
    ends = [_sortable(end, wanted) for end in (date.start, date.end) if end]
    return "-".join(ends)


def _sortable(date: Parts, wanted: set[str]) -> str:
    year = _at(date, "year") if "year" in wanted else 0
    month, day = (_at(date, name) if name in wanted else 0 for name in ("month", "day"))
    month = month - 20 if month >= _SPRING else month
    era, year = ("x", year + 1_000_000) if year < 0 else ("y", year)
    return f"{era}{year:07}{month:02}{day:02}"
