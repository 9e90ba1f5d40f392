"""When a publication came out: what cells of dates and years say. What is not clear is unknown."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from migpubs.dates import arabic_digits, is_buddhist, read_date, to_common
from migpubs.intake.blocks import NOTHING
from migpubs.intake.headers import is_launch
from migpubs.intake.readings import UNKNOWN, Reading

if TYPE_CHECKING:
    from migpubs.dates import Date
    from migpubs.intake.entries import Entry
    from migpubs.intake.readings import Notebook, Status

_YEAR = re.compile(r"(?<!\d)(?<!\d[-–/])(?:(?:19|20)\d\d|2[45]\d\d)(?![\d/–-])")
_DAY_AND_MONTH = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?=(?:19|20)\d\d$)")
_SHORT_DATE = re.compile(r"(?:\d{1,2}[/.-]){2}(?P<year>[0-4]\d)")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00)?(?:\.0+)?Z?$")
_OPEN_END = re.compile(r"(?<=\d-\d\d)-$")
"""What is left of a date without its day: "2026-03-"."""
_LATEST: Final = 2100
_MONTH_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d\d)")
_YEAR_MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)[/.](?P<month>0?[1-9]|1[0-2])")
_SHORT_YEAR = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?[-\s]?['’]?(?P<year>[0-7]\d)")
_FIRST_BUDDHIST: Final = "50"
"""The first year without its century that can only be Buddhist: 2550 is 2007."""
_SHORT_THAI_YEAR = re.compile(r"(?P<month>(?:\d{1,2} )?[ก-ฮเ][ก-๙.]{2,11}) ?(?P<year>[4-7]\d)")
_BOTH_ERAS = re.compile(
    r"(?P<date>.*?(?P<year>\d{4}))\s*[(/]\s*(?:[พค]\. ?ศ\.|[ABC]\.?[DE]\.?)?\s*(?P<other>\d{4})"
    r"\s*(?:[ABC]\.?[DE]\.?)?\s*\)?"
)
_ERAS_APART: Final = 543
_MONTH_ALONE = re.compile(r"[^\W\d_][^\d/,()–—-]*")
_OLDEST: Final = 1900
_ERA = re.compile(r"พ\.? ?ศ\.?|ค\.? ?ศ\.?|\bb\.?e\.?\b|\bc\.?e\.?\b|\ba\.?d\.?\b", re.IGNORECASE)
_ANY_YEAR: Final = re.compile(r"(?<!\d)(?:19|20|2[45])\d\d(?!\d)")


def read_dates(entry: Entry, notes: Notebook) -> tuple[Reading, Reading]:
    """Return the date and the year that the columns of an entry state."""
    date, year = read_date_cell(_with_year(entry), notes)
    if date.value and any(map(is_launch, entry.heads("date"))):
        notes.flag("launch", "is the day of the launch that of the publication?")
        date, year = date.doubted("launch"), year.doubted("launch")
    if entry.cell("year"):
        of_year, only_year = read_date_cell(entry.cell("year").text, notes)
        if date.value is None:
            date = of_year
        if year.value is not None and only_year.value not in {None, year.value}:
            notes.flag("year", "the date and the year do not agree")
            return date.doubted("year-in-text"), only_year.doubted("year-in-text")
        year = only_year if year.value is None else year
    return date, year


def _with_year(entry: Entry) -> str:
    """Return the cell of the date; one that names only a month has its year in the next column."""
    date, year = (" ".join(entry.cell(name).text.split()) for name in ("date", "year"))
    whole = f"{date} {year}"
    return whole if _MONTH_ALONE.fullmatch(date) and read_date(whole) else date


def year_beside(entry: Entry, of_title: str, year: Reading, notes: Notebook) -> Reading:
    """Return the year of an entry, where no column says it the one of its title or heading.

    of_title: a date in brackets after the title.
    """
    if year.value is not None:
        return year
    heading = next((each for each in reversed(entry.groups) if year_of(each)), "")
    said = of_title or heading
    found = int(of_title[:4]) if of_title else year_of(heading)
    if found is None:
        return year
    notes.flag("year", f"is '{said}' the year of publication?")
    return Reading(value=found, status="proposed", rule="date-note" if of_title else "group")


def read_date_cell(text: str, notes: Notebook) -> tuple[Reading, Reading]:
    """Return the date and the year that a cell states; both unknown where it is not clear."""
    plain = _MIDNIGHT.sub("", " ".join(text.split()))
    plain = _OPEN_END.sub("", plain)
    if plain.casefold() in NOTHING:
        return UNKNOWN, UNKNOWN
    plain = _of_one_era(plain)
    date = read_date(plain)
    if date is not None and _OLDEST <= date.year <= _LATEST:
        buddhist = any(
            is_buddhist(int(year)) for year in re.findall(r"\d{4}", arabic_digits(plain))
        )
        status: Status = "inferred" if buddhist else "read"
        rule = "buddhist-era" if buddhist else "cell"
        if date.year > dt.datetime.now(tz=dt.UTC).year + 1:
            notes.flag("date", f"'{plain}' has yet to come; is it the date of publication?")
            status = "proposed"
        return (
            Reading(value=str(date), status=status, rule=rule),
            Reading(value=date.year, status=status, rule=rule),
        )
    month = _month_and_year(arabic_digits(plain))
    if month and (day := read_date(f"{month['year']}-{int(month['month']):02}")):
        return (
            Reading(value=str(day), status="inferred", rule="month-year"),
            Reading(value=day.year, status="inferred", rule="month-year"),
        )
    return _in_other_words(plain, notes)


def _month_and_year(text: str) -> re.Match[str] | None:
    """Return the match of "7/2020" or "2020/7"; "2007/08" may be two years."""
    turned = _YEAR_MONTH.fullmatch(text)
    if turned and int(turned["month"]) != (int(turned["year"]) + 1) % 100:
        return turned
    return _MONTH_YEAR.fullmatch(text)


def _of_one_era(text: str) -> str:
    """Return a date without the same year in the other era: "2024 (2567)"."""
    both = _BOTH_ERAS.fullmatch(arabic_digits(text))
    years = sorted((int(both["year"]), int(both["other"]))) if both else (0, 0)
    agree = years[1] - years[0] == _ERAS_APART and is_buddhist(years[1])
    return both["date"] if both and agree else text


def _in_other_words(plain: str, notes: Notebook) -> tuple[Reading, Reading]:
    """Return what a date without its century says, or the one year in a cell; mostly a proposal."""
    thai = _SHORT_THAI_YEAR.fullmatch(arabic_digits(plain))
    if thai and (day := read_date(f"{thai['month']} 25{thai['year']}")):
        return _dated(day, "short-thai-year", "inferred")
    short = _short(arabic_digits(plain))
    if short and short.month and plain.endswith(f"{short.year % 100:02}"):
        notes.flag("short-year", "do a month and two figures, as in 'Dec-23', mean a year?")
    else:
        notes.flag("date", f"which date is '{plain}'?")
    if short:
        return _dated(short, "short-year", "proposed")
    years = {*_YEAR.findall(_DAY_AND_MONTH.sub("", arabic_digits(plain)))}
    common = {date.year for year in years if (date := read_date(year))}
    if len(common) == 1 and not _ERA.search(plain):
        return UNKNOWN, Reading(value=common.pop(), status="proposed", rule="year-in-text")
    return UNKNOWN, UNKNOWN


def _short(text: str) -> Date | None:
    """Return the date of "Dec-23", "Jan 67" (Buddhist) or "13/06/23" (its year alone)."""
    match = _SHORT_YEAR.fullmatch(text)
    if match:
        century = 25 if match["year"] >= _FIRST_BUDDHIST else 20
        return read_date(f"{match['month']} {century}{match['year']}")
    match = _SHORT_DATE.fullmatch(text)
    return read_date(f"20{match['year']}") if match else None


def _dated(date: Date, rule: str, status: Status) -> tuple[Reading, Reading]:
    day = Reading(value=str(date), status=status, rule=rule) if date.month else UNKNOWN
    return day, Reading(value=date.year, status=status, rule=rule)


def year_of(heading: str) -> int | None:
    """Return the one year that a heading names, in the Common era; nothing if it names several."""
    years = {int(match) for match in _ANY_YEAR.findall(arabic_digits(heading))}
    common = {to_common(year) if is_buddhist(year) else year for year in years}
    return common.pop() if len(common) == 1 else None
