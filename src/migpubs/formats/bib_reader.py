"""Files of BibTeX and BibLaTeX in: entries read into publications in one pass of ours.

bibtexparser's own passes cut addresses at ``%`` and tear names of bodies apart (see
`docs/design.md`). Here names are split before anything is decoded, addresses are not decoded at
all, and what is not read is a problem with its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs import languages
from migpubs.errors import Problem, ignore
from migpubs.formats.bib_entries import CHAPTERS, MONTHS, entries, keys
from migpubs.formats.bib_names import contributors, split_names
from migpubs.formats.decoding import decode, unknown_commands
from migpubs.formats.item import Item
from migpubs.formats.reading import publication
from migpubs.formats.told import Told
from migpubs.names import Authority
from migpubs.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.errors import OnProblem
    from migpubs.formats.bib_entries import Entry
    from migpubs.model import Body, Publication

KIND_OF: Final = {
    **dict.fromkeys(CHAPTERS, "chapter"),
    "report": "report", "techreport": "report", "manual": "guide", "booklet": "report",
    "thesis": "report", "phdthesis": "report", "mastersthesis": "report",
    "online": "webpage", "electronic": "webpage", "www": "webpage",
    "article": "article", "suppperiodical": "article",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book",
    "proceedings": "book", "mvproceedings": "book", "reference": "book", "mvreference": "book",
    "dataset": "dataset", "periodical": "series", "misc": "document", "unpublished": "document",
    "legislation": "instrument", "legal": "instrument", "jurisdiction": "instrument",
}  # fmt: skip
"""What an entry type says of the kind; any other is reported and read as a document."""

_BIBSTRINGS = {"techreport": "Technical report", "resreport": "Research report",
               "phdthesis": "PhD thesis", "mathesis": "MA thesis", "datacd": "Data CD",
               "software": "Computer software"}  # fmt: skip
_AGENCIES = ("institution", "organization", "publisher", "school")
_LITERAL_URL = re.compile(r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
_ESCAPED = re.compile(r"\\([%&#_$~{}])")
_ADDRESS = re.compile(r"https?://[^\s{}]+")


def loads(
    text: str,
    *,
    bodies: Iterable[Body] = (),
    file: str = "",
    on_problem: OnProblem = ignore,
    recover: bool = False,
) -> tuple[Publication, ...]:
    """Return the publications of a file.

    bodies: the list that names are matched against; others are proposed.
    file: its name, for problems.
    recover: also read entries whose key another entry has; the key gets a suffix.
    `ParseError` for what cannot be such a file: too large, braces without end, no entry.
    """
    authority = Authority(bodies)
    return tuple(
        publication(item(entry, authority, on_problem), authority, on_problem)
        for entry in entries(text, file=file, on_problem=on_problem, recover=recover)
    )


def item(entry: Entry, authority: Authority, on_problem: OnProblem) -> Item:
    """Return an entry as an item; report fields that are not read and commands not known."""
    told = Told(entry.fields.items())
    raw = told.take

    def get(*names: str) -> str:
        value = raw(*names)
        value = decode(value) if value else ""
        if "\\" in value:
            _report_commands(value, entry, names[0], on_problem)
        return value

    found = Item(
        key=entry.key,
        kind=KIND_OF.get(entry.type, "document"),
        odd_type="" if entry.type in KIND_OF else entry.type,
        said_kind=raw("entrysubtype") if told.peek("entrysubtype") in KINDS else "",
        urls=tuple(_urls(told)),
        genre=_genre(get("type", "addendum", "howpublished")),
        title=get("title"),
        short=get("shorttitle"),
        subtitle=get("subtitle"),
        gloss=get("titleaddon"),
        container=get("booktitle", "journaltitle", "journal", "maintitle"),
        names=tuple(contributors(told, entry.where, authority, on_problem)),
        publishers=tuple(_agencies(told)),
        place=get("location", "address"),
        date=_date(told),
        edition=get("edition"),
        number=get("number"),
        pages=get("pages", "pagetotal"),
        status=get("pubstate"),
        language=_language(get("language"), get("langid")),
        identifiers=tuple(_identifiers(told)),
        related=tuple(_related(told)),
        note=get("note"),
        abstract=get("abstract"),
        aliases=tuple(keys(raw("ids"))),
        place_in_file=entry.where,
    )
    for name in ("crossref", "xdata"):
        raw(name)
    told.report(entry.where, on_problem)
    return found


def _report_commands(value: str, entry: Entry, name: str, on_problem: OnProblem) -> None:
    for command in unknown_commands(value):
        told = f"the command {command} is not known and stays as it is"
        on_problem(Problem("unknown-command", "warning", told, evolve(entry.where, field=name)))


def _genre(word: str) -> str:
    return _BIBSTRINGS.get(word, word)


def _urls(told: Told) -> Iterator[str]:
    """Give addresses, which old styles have in ``howpublished``."""
    urls = [_url(each) for each in told.take_all("url")]
    if "://" in told.peek("howpublished"):
        urls += _ADDRESS.findall(told.take("howpublished"))
    yield from dict.fromkeys(urls)


def _url(raw: str) -> str:
    match = _LITERAL_URL.fullmatch(raw.strip())
    address = next((group for group in match.groups() if group), "") if match else raw
    return _ESCAPED.sub(r"\1", "".join(address.split()).strip("<>"))


def _related(told: Told) -> list[str]:
    if told.peek("relatedtype") != "translationof":
        return []
    told.take("relatedtype")
    return keys(told.take("related"))


def _language(language: str, langid: str) -> str:
    """Return the more precise of two tellings; what is not known is handed on to be reported."""
    found = [tag for text in (language, langid) if text and (tag := languages.find(text))]
    if not found:
        return language or langid
    same = [tag for tag in found if tag.partition("-")[0] == found[0].partition("-")[0]]
    return max(same, key=len)


def _date(told: Told) -> str:
    """Return the date as ISO 8601 where its parts are numbers, else as it is written."""
    date = told.take("date").strip()
    if date:
        if told.peek("year").strip() == date[:4]:
            for name in ("year", "month", "day"):
                told.take(name)
        return date
    year, month, day = (decode(told.take(name)) for name in ("year", "month", "day"))
    month = MONTHS.get(month[:3].lower(), month)
    if not (year.isdecimal() and len(year) == 4):  # noqa: PLR2004 - a year has four digits
        return " ".join(part for part in (day, month, year) if part)
    number = int(month) if month.isdecimal() and len(month) < 3 else 0  # noqa: PLR2004 - two digits
    if not 1 <= number <= 12:  # noqa: PLR2004 - months of a year
        return f"{month} {year}".strip() if month else year
    numbered = day.isdecimal() and len(day) < 3  # noqa: PLR2004 - two digits
    return f"{year}-{number:02}-{int(day):02}" if numbered else f"{year}-{number:02}"


def _identifiers(told: Told) -> Iterator[tuple[str, str]]:
    for scheme in ("doi", "isbn", "issn"):
        text = told.take(scheme).strip()
        if text:
            yield scheme, _ESCAPED.sub(r"\1", text)
    eprint = told.take("eprint").strip()
    if eprint:
        kind = told.take("eprinttype", "archiveprefix").strip() or "eprint"
        handle = kind.lower() in {"hdl", "handle"}
        yield ("handle", eprint) if handle else ("local", f"{kind} {eprint}")


def _agencies(told: Told) -> Iterator[str]:
    """Give the bodies that publish, each once."""
    raw = told.take_all(*_AGENCIES)
    parts = (decode(part) for each in raw for part in split_names(each))
    yield from dict.fromkeys(part for part in parts if part)
