"""Date values of CSL-JSON: date-parts, EDTF strings, free text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.csl.marks import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

Parts = tuple[int, ...]


@frozen
class DateValue:
    """A date or a range of dates."""

    start: Parts = ()
    """Year, month, day as far as known; years before Christ are negative; seasons are months 21
    to 24."""
    end: Parts = ()
    """The same for the end of a range; ``(0,)`` is an open end."""
    circa: bool = False
    """An approximate date."""
    literal: str = ""
    """Text that stands for the date."""

    def __bool__(self) -> bool:
        return bool(self.start or self.literal)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_iso = re.compile(
    r"([-y+]?\d{3,6})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:T[\d:.Z+-]*)?\s*([?~%]?)$"
)
_range = re.compile(r"\s*(?:/(?:\.\.)?|--|–|—| - |\.\.)\s*|(?<=^\d{4})-(?=\d{4}$)")
_slashed = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?(\d{4})$")
_pair = re.compile(r"\b([^\W\d_]{3,}\.?|\d{1,2})\s*[-–/]\s*([^\W\d_]{3,}\.?|\d{1,2})(?![\w/–-])")
_words = re.compile(r"[^\W\d_]+\.?|\d+")


def read_date(value: object) -> DateValue | None:
    """A date value from its CSL-JSON form; None if there is nothing of a date in it."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return read_text(str(value)) or None
    if isinstance(value, list):
        value = {"date-parts": value}
    if not isinstance(value, dict):
        return None
    literal, raw = value.get("literal"), value.get("raw", value.get("edtf"))
    circa = value.get("circa") not in (None, False, 0, "", "0", "false")
    start, end = _parts(value.get("date-parts"))
    if not start and isinstance(raw, str) and raw.strip():
        date = read_text(raw)
        return DateValue(date.start, date.end, circa or date.circa, date.literal)
    start = _with_season(start, value.get("season"))
    if start or isinstance(literal, str):
        text = clean(literal).strip() if isinstance(literal, str) and not start else ""
        return DateValue(start, end, circa, text) or None
    return None


def _parts(value: object) -> tuple[Parts, Parts]:
    if not isinstance(value, list) or not value:
        return (), ()
    dates = value if isinstance(value[0], list | tuple) else [value]
    start = _numbers(dates[0])
    end = _numbers(dates[1], opened=True) if len(dates) > 1 else ()
    return start, (end if end != start else ())


def _numbers(parts: object, *, opened: bool = False) -> Parts:
    """The leading numbers of a date; zeros and empty parts end it."""
    out: list[int] = []
    for part in parts if isinstance(parts, list | tuple) else ():
        number = _number(part)
        if number is None or (number == 0 and out) or len(out) == 3:  # noqa: PLR2004 - day is last
            break
        out.append(number)
    if out and out[0] == 0:
        return (0,) if opened else ()
    return _checked(out)


def _checked(out: list[int]) -> Parts:
    """Only months and days that can be; a season may stand as 13 to 16."""
    if len(out) > 1 and 12 < out[1] <= 20:  # noqa: PLR2004 - citeproc-js counts seasons so
        out[1] = 21 + (out[1] - 13) % 4
    if len(out) > 1 and not 1 <= out[1] <= 24:  # noqa: PLR2004 - EDTF counts seasons from 21
        return tuple(out[:1])
    if len(out) > 2 and not 1 <= out[2] <= 31:  # noqa: PLR2004 - the days of a month
        return tuple(out[:2])
    return tuple(out)


def _number(part: object) -> int | None:
    if isinstance(part, bool):
        return None
    if isinstance(part, int | float):
        return int(part) if abs(part) < 1e6 else None  # noqa: PLR2004 - six digits are a year
    text = str(part).strip()
    return int(text) if re.fullmatch(r"[+-]?\d{1,6}", text) else None


def _with_season(parts: Parts, season: object) -> Parts:
    if len(parts) != 1 or season is None:
        return parts
    name = str(season).strip().lower()
    number = int(name) if name.isdecimal() and len(name) < 3 else 0  # noqa: PLR2004 - 1 to 24
    if 1 <= number <= 4:  # noqa: PLR2004 - spring to winter
        number += 20
    number = _SEASONS.get(name, number)
    return (*parts, number) if 21 <= number <= 24 else parts  # noqa: PLR2004 - EDTF's seasons


def read_text(text: str) -> DateValue:
    """A date from EDTF or from words ("12 May 2005", "Jan-Feb 2004", "2003/2005", "c. 1900").

    What cannot be read is kept as a literal.
    """
    text = clean(text).strip()
    whole = _single(text) or _shared(text)
    if whole:
        return whole
    parts = _range.split(text)
    if len(parts) == 2:  # noqa: PLR2004 - a range has two ends
        start, end = _single(parts[0]), _single(parts[1])
        if start and end:
            return DateValue(start.start, end.start, start.circa or end.circa)
        if start and not parts[1]:
            return DateValue(start.start, (0,), start.circa)
    return DateValue(literal=text)


def _single(text: str) -> DateValue | None:
    text = text.strip()
    american = _slashed.match(text)
    if american:
        month, day, year = american.groups()
        return _valid([int(year), int(month), *([int(day)] if day else [])])
    iso = _iso.match(text)
    if iso:
        year = iso[1].lstrip("y+")
        numbers = [int(year), *(int(x) for x in iso.groups()[1:3] if x)]
        return _valid(numbers, circa=bool(iso[4]))
    return _from_words(text)


def _valid(numbers: Iterable[int], *, circa: bool = False) -> DateValue | None:
    wanted = list(numbers)
    parts = _numbers(wanted)
    return DateValue(parts, circa=circa) if len(parts) == len(wanted) else None


def _shared(text: str) -> DateValue | None:
    """Two months or days that share the rest of the date ("Jan-Feb 2003", "12-14 May 2003")."""
    found = _pair.search(text)
    if found is None:
        return None
    before, after = text[: found.start()], text[found.end() :]
    start, end = (_from_words(f"{before}{each}{after}") for each in found.groups())
    return DateValue(start.start, end.start, start.circa) if start and end else None


def _from_words(text: str) -> DateValue | None:
    if "/" in text:
        return None
    month = year = day = 0
    circa = False
    for word in _words.findall(text.replace("?", " ")):
        low = word.lower().rstrip(".")
        if low in {"c", "ca", "circa", "about"}:
            circa = True
        elif low in _ORDINALS and day:
            continue
        elif low in _SEASONS:
            month = _SEASONS[low]
        elif low[:3] in _MONTHS and not month:
            month = _MONTHS.index(low[:3]) + 1
        elif low.isdecimal() and len(low) in {3, 4} and not year:
            year = int(low)
        elif low.isdecimal() and len(low) < 3 and not day:  # noqa: PLR2004 - a day
            day = int(low)
        else:
            return None
    if not year or (day and not month):
        return None
    return DateValue(_checked([year, *filter(None, [month, day])]), circa=circa or "?" in text)
