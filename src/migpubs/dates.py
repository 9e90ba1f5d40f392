"""Dates as precise as the source states them, in the Common and in the Buddhist era.

A date on a title page may be a day, a month or a year; :class:`Date` keeps exactly that much and
never makes up the rest. The written form is the reduced precision of ISO 8601-1:2019, section 5.2
(``2023``, ``2023-09``, ``2023-09-20``); a :class:`Period` is its interval, section 5.5.

Thai documents count years in the Buddhist era (B.E., พ.ศ.), 543 ahead of the Common era. This is
exact from 1 January 1941 (B.E. 2484) on. Before that day the Thai year began on 1 April, so that
a B.E. year lies in two years of the Common era; such dates are neither read nor printed in the
Buddhist era unless they are certain.
"""

from __future__ import annotations

import calendar
import re
from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

ERA = 543
"""Years between the Buddhist and the Common era."""

FIRST_BUDDHIST_YEAR = 2400
"""A year from here on is taken for one of the Buddhist era."""

FIRST_EXACT_YEAR = 1941
"""From this year of the Common era on, the years of both eras begin on 1 January."""

MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ),
        "th": (
            "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
            "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
        ),
    }
)  # fmt: skip
"""The names of the twelve months by language."""

SHORT_MONTHS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": (
            "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.",
            "Dec.",
        ),
        "th": (
            "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",
            "พ.ย.", "ธ.ค.",
        ),
    }
)  # fmt: skip
"""Their usual abbreviations by language."""

_OLD_NEW_YEAR = 4  # April
_MONTHS = range(1, 13)
_YEARS = re.compile(r"(\d{4})\s*[-\u2013]\s*(\d{4})", re.ASCII)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_THAI_DIGITS = {ord(thai): str(value) for value, thai in enumerate("๐๑๒๓๔๕๖๗๘๙")}


@frozen(order=True, weakref_slot=False)
class Date:
    """A day, a month or a year of the Gregorian calendar.

    Raises ``ValueError`` in an editor's words for a date that does not exist. Dates sort by time;
    one with an unknown part sorts before all that it could be.
    """

    year: int
    """1 to 9999, of the Common era."""
    month: int = 0
    """1 to 12; 0 is unknown."""
    day: int = 0
    """1 to 31; 0 is unknown."""

    def __attrs_post_init__(self) -> None:
        if self.year not in range(1, 10_000):
            raise ValueError(f"there is no year {self.year}: a year has four digits")
        if self.month not in range(13):
            raise ValueError(f"there is no month {self.month}")
        if self.day:
            _check_day(self.year, self.month, self.day)

    def __str__(self) -> str:
        """ISO 8601, as precise as the date is: ``2023``, ``2023-09`` or ``2023-09-20``."""
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    def parts(self) -> tuple[int, ...]:
        """The known parts, largest first: one to three numbers."""
        if not self.month:
            return (self.year,)
        return (self.year, self.month, self.day) if self.day else (self.year, self.month)

    @classmethod
    def parse(cls, text: str) -> Date:
        """The date of an ISO 8601 text of reduced precision.

        Raises ``ValueError`` for any other text; :func:`read_date` reads what people write.
        """
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"'{text}' is not a date{_advice(text)}")
        parts = [int(part) for part in match.groups() if part]
        if 0 in parts:
            raise ValueError(f"'{text}' is not a date: leave out what is unknown, as in 2023-09")
        return cls(*parts)


def _check_day(year: int, month: int, day: int) -> None:
    if not month:
        raise ValueError(f"day {day} of {year} needs its month")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"{MONTHS['en'][month - 1]} {year} has {last} days, there is no {day}")


def _advice(text: str) -> str:
    meant = read_date(text) or _of_numbers(text)
    return f"; write {meant}" if meant else "; write it as 2023, 2023-09 or 2023-09-20"


_NUMBERS = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?))?|(?P<first>\d\d?)[-/.](?P<last>\d{4})",
    re.ASCII,
)


def _of_numbers(text: str) -> Date | None:
    """The date of numbers in an order that leaves no doubt: year first, or a month and a year."""
    match = _NUMBERS.fullmatch(text)
    if not match:
        return None
    year, month = int(match["year"] or match["last"]), int(match["month"] or match["first"])
    with suppress(ValueError):
        return Date(to_common(year) if is_buddhist(year) else year, month, int(match["day"] or 0))
    return None


@frozen(order=True, weakref_slot=False)
class Period:
    """From one date to another, both included; ``ValueError`` when it ends before it starts.

    A period may be a single date of reduced precision, a month for example: then both ends are
    that date.
    """

    start: Date
    """The first day, month or year."""
    end: Date
    """The last day, month or year."""

    def __attrs_post_init__(self) -> None:
        start, end = self.start.parts(), self.end.parts()
        known = min(len(start), len(end))
        if end[:known] < start[:known]:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    def __str__(self) -> str:
        """ISO 8601 ``start/end``, or the date itself when both ends are one date."""
        return str(self.start) if self.start == self.end else f"{self.start}/{self.end}"

    @classmethod
    def parse(cls, text: str) -> Period:
        """The period of ``start/end`` or of a single date; ``ValueError`` for any other text."""
        years = _YEARS.fullmatch(text)
        if years:
            raise ValueError(f"'{text}' is not a period; write {years[1]}/{years[2]}")
        start, slash, end = text.partition("/")
        first = Date.parse(start)
        return cls(first, Date.parse(end) if slash else first)


def is_buddhist(year: int) -> bool:
    """Whether a year is one of the Buddhist era: from 2400 on."""
    return year >= FIRST_BUDDHIST_YEAR


def common_year(year: int) -> int:
    """The year of the Common era for a year of either era: 2566 and 2023 are 2023."""
    year = int(year)  # a script may have read "2566" from a file
    return to_common(year) if is_buddhist(year) else year


def to_common(year: int) -> int:
    """The year of the Common era for one of the Buddhist era (exact from B.E. 2484 on)."""
    return year - ERA


def to_buddhist(year: int) -> int:
    """The year of the Buddhist era for one of the Common era (exact from 1941 on)."""
    return year + ERA


def arabic_digits(text: str) -> str:
    """The text with Thai digits replaced: ``๒๕๖๒`` becomes ``2562``."""
    return text.translate(_THAI_DIGITS)


def _month_numbers() -> dict[str, int]:
    numbers = {"sep": 9, "กรกฏาคม": 7}  # as it is often misspelt, with ฏ for ฎ
    for names in (*MONTHS.values(), *SHORT_MONTHS.values()):
        for number, name in enumerate(names, start=1):
            plain = _plain_month(name)
            numbers[plain] = number
            if plain.isascii():
                numbers[plain[:3]] = number
    return numbers


def _plain_month(name: str) -> str:
    return name.casefold().replace(".", "").replace(" ", "")


_MONTH_NUMBERS = _month_numbers()
_ERA_BEFORE = r"(?:(?P<era>พ\.? ?ศ\.?|พุทธศักราช|ค\.? ?ศ\.?|คริสต์ศักราช|b\.?e\.?|c\.?e\.?|a\.?d\.?) ?)?"
_ERA_AFTER = r"(?: ?(?P<era2>b\.?e\.?|c\.?e\.?|a\.?d\.?))?"
_YEAR = rf"{_ERA_BEFORE}(?P<year>[12]\d{{3}}){_ERA_AFTER}"
_MONTH = r"(?:เดือน ?)?(?P<month>[a-z]{3,9}\.?|[ก-ฮเ][ก-ฮะ-ู์.]{1,11})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = (
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์))"
    r"(?:ที่)?,? ?)?"
)
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}(?:วันที่ ?|the )?{_DAY}(?: of)? ?{_MONTH},? ?{_YEAR}",
        rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
        rf"(?:ปี ?)?{_YEAR}",
        rf"{_MONTH},? ?{_YEAR}",
        r"(?P<year>\d{4})[-/.](?P<monthno>\d{1,2})[-/.](?P<day>\d{1,2})(?:T[\d:.]+(?:Z|[-+][\d:]+)?)?",
        r"(?P<year>\d{4})-(?P<monthno>\d\d)",
        r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})",
    )
)


def read_date(text: str) -> Date | None:
    """The one date that a person wrote in English or Thai, or nothing if it is not clear.

    Reads days, months and years in words or numbers, Thai digits, and the years of both eras: a
    year from 2400 on, or one after ``พ.ศ.``, is of the Buddhist era. ``05/06/2023`` is two
    different dates to two readers, and a range is two dates: both give ``None``.
    """
    plain = " ".join(arabic_digits(text).split()).strip("().,; ")
    for pattern in _WRITTEN:
        match = pattern.fullmatch(plain)
        if match:
            return _made_date(match.groupdict())
    return None


def _made_date(found: dict[str, str | None]) -> Date | None:
    year = int(found["year"] or 0)
    era = found.get("era") or found.get("era2") or ""
    buddhist = era[:1].casefold() in {"พ", "b"} if era else is_buddhist(year)
    month_day = _month_and_day(found, day_first=buddhist)
    if month_day is None:
        return None
    if buddhist:
        year = to_common(year)
        if year < FIRST_EXACT_YEAR and month_day[0] < _OLD_NEW_YEAR:
            return None
    elif is_buddhist(year):
        return None
    try:
        return Date(year, *month_day)
    except ValueError:
        return None


def _month_and_day(found: dict[str, str | None], *, day_first: bool) -> tuple[int, int] | None:
    """Month and day, 0 where none is written; nothing where they cannot be told apart."""
    day = int(found.get("day") or 0)
    if found.get("first"):
        first, second = int(found["first"] or 0), int(found["second"] or 0)
        if day_first or first == second or first not in _MONTHS:
            return second, first
        return None if second in _MONTHS else (first, second)
    if found.get("monthno"):
        return int(found["monthno"] or 0), day
    if found.get("month"):
        month = _MONTH_NUMBERS.get(_plain_month(found["month"] or ""))
        return None if month is None else (month, day)
    return 0, 0


def format_date(
    date: Date, language: str = "en", *, buddhist: bool | None = None, short: bool = False
) -> str:
    """The date in words: ``20 September 2023``, ``20 กันยายน 2566``.

    ``language`` is a BCP 47 tag; for any other than English and Thai the ISO form is given.
    ``buddhist`` chooses the era; by default Thai has the Buddhist and English the Common era.
    Dates before 1941 are always of the Common era (see the top of this module). An era that the
    language does not lead to expect is named. ``short`` abbreviates the month.
    """
    tongue = language.partition("-")[0].casefold()
    if tongue not in MONTHS:
        return str(date)
    month = (SHORT_MONTHS if short else MONTHS)[tongue][date.month - 1] if date.month else ""
    year = _year_in_words(date.year, tongue, buddhist=buddhist)
    return " ".join(part for part in (str(date.day or ""), month, year) if part)


def _year_in_words(year: int, tongue: str, *, buddhist: bool | None) -> str:
    expected = tongue == "th"
    wanted = (expected if buddhist is None else buddhist) and year >= FIRST_EXACT_YEAR
    number = str(to_buddhist(year) if wanted else year)
    if wanted == expected:
        return number
    return f"B.E. {number}" if wanted else f"ค.ศ. {number}"


def format_period(period: Period, language: str = "en", *, buddhist: bool | None = None) -> str:
    """The period in words, ``22 August 2022 – 23 October 2022``; see :func:`format_date`."""
    ends = [period.start] if period.start == period.end else [period.start, period.end]
    return " – ".join(format_date(end, language, buddhist=buddhist) for end in ends)
