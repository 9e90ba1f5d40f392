"""What the cells of dates, languages, links and identifiers say. What is not clear is unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from migpubs import languages
from migpubs.dates import arabic_digits, is_buddhist, read_date
from migpubs.identifiers import parse, recognise
from migpubs.intake.plain_text import links_in
from migpubs.intake.readings import UNKNOWN, Reading
from migpubs.mending import read_note
from migpubs.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from migpubs.intake.readings import Notebook, Status
    from migpubs.intake.tables import Entry

_NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "na", "none", "tbc", "n.d.", "nd", "ม.ป.ป."})
_YEAR = re.compile(r"(?<![\d/-])(?:(?:19|20)\d\d|2[45]\d\d)(?![\d/-])")
_DAY_OR_MONTH = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?=(?:19|20)\d\d$)")
_MONTH_YEAR = re.compile(r"(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d\d)")
_SHORT_YEAR = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?[-\s]?['’]?(?P<year>[0-4]\d)")
_OLDEST: Final = 1900
_LIST = re.compile(r"\s*(?:[,;/&+|\n\u2029]|\band\b|\bund\b|และ)\s*")
_ERA = re.compile(r"พ\.? ?ศ\.?|ค\.? ?ศ\.?|\bb\.?e\.?\b|\bc\.?e\.?\b|\ba\.?d\.?\b", re.IGNORECASE)


def read_date_cell(text: str, notes: Notebook) -> tuple[Reading, Reading]:
    """Return the date and the year that a cell states; both unknown where it is not clear."""
    plain = " ".join(text.split())
    if plain.casefold() in _NOTHING:
        return UNKNOWN, UNKNOWN
    date = read_date(plain)
    if date is not None and date.year >= _OLDEST:
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
    short = _SHORT_YEAR.fullmatch(plain)
    if short and (day := read_date(f"{short['month']} 20{short['year']}")):
        return (
            Reading(value=str(day), status="proposed", rule="short-year"),
            Reading(value=day.year, status="proposed", rule="short-year"),
        )
    years = {*_YEAR.findall(_DAY_OR_MONTH.sub("", arabic_digits(plain)))}
    common = {date.year for year in years if (date := read_date(year))}
    if len(common) == 1 and not _ERA.search(plain):
        return UNKNOWN, Reading(value=common.pop(), status="proposed", rule="year-in-text")
    return UNKNOWN, UNKNOWN


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


# --- links ----------------------------------------------------------------------------------------


def read_url(entry: Entry, notes: Notebook) -> Reading:
    """Return the link of an entry: that of its title, else of its column of links, else another's.

    A link of a column of persons or bodies leads to them, not to the publication, and is proposed.
    """
    column = entry.cell("url")
    own = _web(
        [*entry.cell("title").links, *entry.cell("title-en").links, *entry.cell("title-th").links]
    )
    listed = _web(column.links)
    whole = _repaired(column.text)
    if whole and whole not in listed:
        notes.change(
            "url", " ".join(column.text.split()), whole, "broken-url", "blanks in an address"
        )
        notes.flag("broken-url", f"is '{whole}' the whole address?")
        return Reading(value=whole, status="proposed", rule="broken-url")
    for links, rule in ((own, "title-link"), (listed, "link-column")):
        if links:
            return _one_of(links, rule, notes, [*own, *listed])
    bare = " ".join(column.text.split())
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", bare, re.IGNORECASE):
        notes.flag("url", f"'{bare}' has no https:// before it; is it the address?")
        return Reading(value=bare, status="proposed", rule="bare-url")
    rest = _web(link for cell in entry.cells for link in cell.links)
    if rest:
        notes.flag("url", "is this the publication's link? it stands in another column")
        return Reading(value=rest[0], status="proposed", rule="other-column")
    lost = next((link for cell in entry.cells for link in cell.links), "")
    if lost and not bare:
        notes.flag("url", f"the link '{lost}' leads nowhere by itself")
    if bare and bare.casefold() not in _NOTHING:
        notes.flag("url", f"'{bare}' holds no address")
    return UNKNOWN


def _one_of(links: Sequence[str], rule: str, notes: Notebook, every: Sequence[str]) -> Reading:
    url = _unwrapped(links[0])
    if url != links[0]:
        notes.change("url", links[0], url, "safe-link", "the mail program wrapped the address")
        rule = "safe-link"
    if len({_unwrapped(each).rstrip("/") for each in every}) > 1:
        notes.flag("url", "the row has several links; which is the publication's own?")
        return Reading(value=url, status="proposed", rule=rule)
    return Reading(value=url, status="inferred" if rule == "safe-link" else "read", rule=rule)


def _web(links: Iterable[str]) -> list[str]:
    """Return the links that lead to the web, each once."""
    found = (link.strip() for link in links)
    return [
        *dict.fromkeys(
            each for each in found if re.match(r"https?://[^/\s]+\.", each, re.IGNORECASE)
        )
    ]


def _repaired(text: str) -> str:
    """Return an address with the blanks taken out that a line end or a separator put into it."""
    flat = " ".join(text.split())
    match = re.fullmatch(r"https?:\s?/\s?/\s?\S+(?: \S+)+", flat, re.IGNORECASE)
    if not match or len(links_in(flat)) > 1 or not re.search(r"[/.?=&_-] | [/.?=&_-]", flat):
        return ""
    return flat.replace(" ", "")


def _unwrapped(url: str) -> str:
    parts = urlsplit(url)
    if (parts.hostname or "").endswith(".safelinks.protection.outlook.com"):
        inner = parse_qs(parts.query).get("url", [""])[0]
        return inner if inner.startswith("http") else url
    return url


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
