"""What the cells of dates, languages, links and identifiers say. What is not clear is unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from migpubs import languages
from migpubs.dates import arabic_digits, is_buddhist, read_date
from migpubs.identifiers import parse, recognise
from migpubs.intake.readings import UNKNOWN, Reading
from migpubs.mending import read_note
from migpubs.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.dates import Date
    from migpubs.intake.readings import Notebook, Status
    from migpubs.intake.tables import Entry

_NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "na", "none", "tbc", "n.d.", "nd", "ม.ป.ป."})
_YEAR = re.compile(r"(?<!\d)(?<!\d[-–/])(?:(?:19|20)\d\d|2[45]\d\d)(?![\d/–-])")
_DAY_AND_MONTH = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?=(?:19|20)\d\d$)")
_SHORT_DATE = re.compile(r"(?:\d{1,2}[/.-]){2}(?P<year>[0-4]\d)")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00)?(?:\.0+)?Z?$")
_LATEST: Final = 2100
_MONTH_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d\d)")
_SHORT_YEAR = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?[-\s]?['’]?(?P<year>[0-4]\d)")
_SHORT_THAI_YEAR = re.compile(r"(?P<month>(?:\d{1,2} )?[ก-ฮเ][ก-๙.]{2,11}) ?(?P<year>[4-7]\d)")
_OLDEST: Final = 1900
_LIST = re.compile(r"\s*(?:[,;/&+|\n\u2029]|\band\b|\bund\b|และ)\s*")
_ERA = re.compile(r"พ\.? ?ศ\.?|ค\.? ?ศ\.?|\bb\.?e\.?\b|\bc\.?e\.?\b|\ba\.?d\.?\b", re.IGNORECASE)


def read_date_cell(text: str, notes: Notebook) -> tuple[Reading, Reading]:
    """Return the date and the year that a cell states; both unknown where it is not clear."""
    plain = _MIDNIGHT.sub("", " ".join(text.split()))
    if plain.casefold() in _NOTHING:
        return UNKNOWN, UNKNOWN
    date = read_date(plain)
    if date is not None and _OLDEST <= date.year <= _LATEST:
        buddhist = any(
            is_buddhist(int(year)) for year in re.findall(r"\d{4}", arabic_digits(plain))
        )
        status: Status = "inferred" if buddhist else "read"
        rule = "buddhist-era" if buddhist else "cell"
        return (
            Reading(value=str(date), status=status, rule=rule),
            Reading(value=date.year, status=status, rule=rule),
        )
    month = _MONTH_YEAR.fullmatch(arabic_digits(plain))
    if month and (day := read_date(f"{month['year']}-{int(month['month']):02}")):
        return (
            Reading(value=str(day), status="inferred", rule="month-year"),
            Reading(value=day.year, status="inferred", rule="month-year"),
        )
    notes.flag("date", f"which date is '{plain}'?")
    short = _short(arabic_digits(plain))
    if short:
        return _dated(short, "short-year")
    years = {*_YEAR.findall(_DAY_AND_MONTH.sub("", arabic_digits(plain)))}
    common = {date.year for year in years if (date := read_date(year))}
    if len(common) == 1 and not _ERA.search(plain):
        return UNKNOWN, Reading(value=common.pop(), status="proposed", rule="year-in-text")
    return UNKNOWN, UNKNOWN


def _short(text: str) -> Date | None:
    """Return the date of "Dec-23", "13/06/23" (its year alone) or, in Thai, "1 มี.ค. 66"."""
    for pattern, century in ((_SHORT_YEAR, 20), (_SHORT_THAI_YEAR, 25)):
        match = pattern.fullmatch(text)
        if match:
            return read_date(f"{match['month']} {century}{match['year']}")
    match = _SHORT_DATE.fullmatch(text)
    return read_date(f"20{match['year']}") if match else None


def _dated(date: Date, rule: str) -> tuple[Reading, Reading]:
    day = Reading(value=str(date), status="proposed", rule=rule) if date.month else UNKNOWN
    return day, Reading(value=date.year, status="proposed", rule=rule)


def read_languages(text: str, notes: Notebook) -> tuple[tuple[Text, ...], Status, str]:
    """Return what a cell of languages says: texts, how sure, and by which rule."""
    plain = " ".join(text.replace("\u2029", ";").split()).rstrip(" .")
    if plain.casefold() in _NOTHING:
        return (), "unknown", ""
    parts = [part for part in _LIST.split(plain) if part]
    tags = [languages.find(part) for part in parts]
    if not all(tags):
        tags = [languages.find(part) for part in re.split(r"\s*[,;/&+|-]\s*", plain)]
    if all(tags):
        texts = tuple(Text(language=str(tag)) for tag in dict.fromkeys(tags))
        return texts, "read", "cell"
    noted = read_note(plain) or read_note(plain.replace("(", ", ").replace(")", ""))
    if noted:
        return noted, "proposed", "language-note"
    notes.flag("languages", f"which languages does '{plain}' name?")
    return (), "unknown", ""


def texts_plain(texts: Iterable[Text]) -> list[dict[str, Any]]:
    """Return texts as JSON has them."""
    return [
        {
            "language": text.language,
            "extent": text.extent,
            "status": text.status or None,
            "translated": text.translated,
        }
        for text in texts
    ]


# --- identifiers ----------------------------------------------------------------------------------


def read_identifiers(
    entry: Entry, scheme: str, url: str | None, notes: Notebook
) -> list[tuple[dict[str, str], Status, str]]:
    """Return the identifiers of a column, and the one that the link itself is."""
    found: list[tuple[dict[str, str], Status, str]] = []
    text = entry.cell("identifiers").text
    for part in re.split(r"\s*[,;\n\u2029|]\s*|\s+(?=(?:ISBN|ISSN|DOI)\b)", text.strip()):
        if part.casefold() in _NOTHING:
            continue
        known = _identifier(part, scheme)
        if known:
            found.append((known, "read", "cell"))
        else:
            notes.flag("identifiers", f"'{part}' is no identifier that is known, or is mistyped")
    linked = recognise(url) if url else None
    if linked and linked.scheme in {"doi", "handle", "un-symbol"}:
        plain = {"scheme": linked.scheme, "value": linked.value}
        if all(plain != known for known, _, _ in found):
            found.append((plain, "inferred", "link"))
    return found


def _identifier(text: str, scheme: str) -> dict[str, str] | None:
    known = recognise(text)
    if known is None and scheme:
        try:
            known = parse(scheme, text)
        except ValueError:
            return None
    return {"scheme": known.scheme, "value": known.value} if known else None
