"""Reading lists without a table: one paragraph or a few lines for each publication.

The forms that people use are tried in turn, the one with most punctuation of its own first. What
they give is always proposed, never read; a paragraph that fits none of them is an unread line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from migpubs.dates import read_date
from migpubs.intake.blocks import Cell, Paragraph, Table
from migpubs.intake.headers import field_of
from migpubs.intake.plain_text import PAGE_NUMBER, URL
from migpubs.intake.tables import Entry, Listing, Unread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migpubs.intake.blocks import Document


@frozen(kw_only=True)
class Parts:
    """What the punctuation of an entry sets apart."""

    form: str
    """Which form it has: a key of `FORMS`."""
    title: str
    authors: str = ""
    publishers: str = ""
    date: str = ""
    note: str = ""


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?|[ก-ฮเ][ก-๙.]{2,12}"
_DATE = rf"(?:(?:\d{{1,2}} )?(?:{_MONTH}),? )?(?:(?:19|20|2[45])\d\d|[๐-๙]{{4}})"
_TITLE_END = re.compile(
    r"(?<![A-Z])(?<!\bNo)(?<!\bVol)[.](?=\s+[^\Wa-z_]|\s*$)|[?!](?=\s+[^\Wa-z_])"
)
_SINGLE_LINE: Final = 400

FORMS: Final = {
    "author-year": re.compile(
        rf"^(?P<authors>[^“\"]{{2,250}}?),?\s*\((?P<date>(?:{_DATE})[a-z]?|n\.d\.)\)[.,:]?\s+(?P<rest>\S.+)$",
        re.IGNORECASE,
    ),
    "body-colon": re.compile(
        rf"^(?P<authors>[^:()]{{2,80}}):\s*(?P<title>.{{6,300}}?)\s*\((?P<note>[^(),]+),\s*(?P<date>{_DATE})\)\.?$",
        re.IGNORECASE,
    ),
    "title-in-brackets": re.compile(
        rf"^(?P<title>.{{6,400}}?)\s*[(\[](?P<publishers>[^()\[\]]{{2,120}}?),\s*(?P<date>{_DATE})[)\]]\.?\s*(?P<note>.*)$",
        re.IGNORECASE,
    ),
    "author-year-bare": re.compile(
        r"^(?P<authors>[^()“\"]{2,120}?),?\s+(?P<date>(?:19|20)\d\d)[a-z]?\.\s+(?P<rest>\S.+)$"
    ),
    "dash": re.compile(
        rf"^(?P<title>.{{6,300}}?)\s+[–—-]\s+(?P<publishers>[^–—()]{{2,100}}?),?\s+\(?(?P<date>{_DATE})\)?\.?$",
        re.IGNORECASE,
    ),
    "commas": re.compile(
        rf"^(?P<title>[^,]{{6,300}}),\s+(?P<publishers>[^,()]{{2,60}}),\s+(?P<date>{_DATE})\.?$",
        re.IGNORECASE,
    ),
    "title-year": re.compile(
        rf"^(?P<title>.{{6,300}}?)\s*\((?P<date>{_DATE})\)[.,]?(?:\s+(?:available|https?:).*)?$",
        re.IGNORECASE,
    ),
}  # fmt: skip
"""How an entry is written, in the order in which the forms are tried."""

_EDITORS = re.compile(r"[\s,]*\(?\beds?\b\.?\)?[.,]?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"[.;]\s+(?P<label>[^:.;]{2,30}):\s+")
_LABELLED: Final = ("authors", "publishers", "year")
_AVAILABLE = re.compile(
    r"[\s(,.;]*(?:available (?:at|from|online at|online)|retrieved from|accessed at|link|url|at)?"
    r"[:\s]*$",
    re.IGNORECASE,
)


def listing(document: Document, is_body: Callable[[str], bool]) -> Listing:
    """Return the entries of the paragraphs of a document, and the lines that are none."""
    lines = _lines(document)
    entries: list[Entry] = []
    unread: list[Unread] = []
    heading = group = ""
    items = any(each.item for each in lines)
    for each in _with_dated_titles(lines):
        text = " ".join(each.cell.text.split())
        if PAGE_NUMBER.fullmatch(text):
            continue
        linked = bool(each.cell.links) and (each.item or not items)
        parts = None if each.level else parse(text, is_body)
        if parts or (linked and not each.level) or "\u2029" in each.cell.text:
            entries.append(_entry(each, group))
            continue
        if not entries and not heading:
            heading = text
            continue
        if each.level or is_body(text):
            group = text
            continue
        unread.append(Unread(place=each.place, text=text))
    return Listing(heading=heading, entries=tuple(entries), unread=tuple(unread))


def _entry(paragraph: Paragraph, group: str) -> Entry:
    return Entry(
        fields=("reference",),
        columns=("",),
        cells=(paragraph.cell,),
        place=paragraph.place,
        page=paragraph.page,
        group=group,
    )


def _lines(document: Document) -> list[Paragraph]:
    """Return all paragraphs; the rows of tables that list nothing are paragraphs too."""
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Table):
            for line in block.lines:
                filled = dict.fromkeys(cell for cell in line.cells if cell)
                links = tuple(link for cell in filled for link in cell.links)
                text = "\t".join(cell.text for cell in filled)
                found.append(Paragraph(cell=Cell(text, links), place=line.place, page=line.page))
        else:
            found += _dated_lines(block)
    return found


def _dated_lines(paragraph: Paragraph) -> list[Paragraph]:
    """Part a paragraph into its lines where one of them is nothing but a date."""
    parts = [
        evolve(paragraph, cell=Cell(line, paragraph.cell.links if not number else ()))
        for number, line in enumerate(paragraph.cell.text.split("\n"))
        if line.strip()
    ]
    return parts if any(map(_is_date, parts[1:])) else [paragraph]


def _with_dated_titles(lines: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Give the paragraphs; a title, the date below it and the text below that become one.

    Only where dates stand on lines of their own at least twice, so that one date in a letter's
    head makes no entry.
    """
    dates = [number for number, each in enumerate(lines) if _is_date(each)]
    starts = {number - 1: number for number in dates if number > 0}
    if len(starts) < 2:  # noqa: PLR2004 - see above
        yield from lines
        return
    number = 0
    while number < len(lines):
        if number not in starts:
            yield lines[number]
            number += 1
            continue
        end = next((each for each in sorted(starts) if each > number), len(lines))
        taken = [number, number + 1, *_abstract(lines, number + 2, end)]
        yield _as_one([lines[each] for each in taken])
        number = taken[-1] + 1


def _abstract(lines: Sequence[Paragraph], first: int, end: int) -> list[int]:
    """Return the lines below a date that are running text: those that end as sentences do."""
    found = []
    for number in range(first, end):
        if not re.search(r"[.!?…][\"”’)]*\s*$", lines[number].cell.text):
            break
        found.append(number)
    return found


def _is_date(paragraph: Paragraph) -> bool:
    text = paragraph.cell.text.strip()
    return len(text) > 4 and not paragraph.level and read_date(text) is not None  # noqa: PLR2004


def _as_one(lines: Sequence[Paragraph]) -> Paragraph:
    links = dict.fromkeys(link for line in lines for link in line.cell.links)
    text = "\u2029".join(line.cell.text for line in lines)
    return evolve(lines[0], cell=Cell(text, tuple(links)), level=0, item=True)


def parse(text: str, is_body: Callable[[str], bool]) -> Parts | None:
    """Take an entry apart; nothing where it fits no form.

    is_body: whether a text is the name of a known body.
    """
    if "\u2029" in text:
        title, date, *rest = text.split("\u2029")
        return Parts(form="title-date-abstract", title=title.strip(), date=date.strip(),
                     note=" ".join(rest))  # fmt: skip
    plain = _without_address(" ".join(text.split()))
    labelled = _by_labels(plain)
    if labelled:
        return labelled
    if len(plain) > 2 * _SINGLE_LINE:
        return None
    by_body = _by_first_body(plain, is_body)
    if by_body:
        return by_body
    for form, pattern in FORMS.items():
        match = pattern.match(plain)
        parts = _parts(form, match.groupdict(default=""), is_body) if match else None
        if parts:
            return parts
    return None


def _by_labels(text: str) -> Parts | None:
    """Take "Title. Author: ILO; Publisher/Agency: ILO" apart: labels are heads of columns."""
    marks = [m for m in _LABEL.finditer(text) if field_of(m["label"]) in {*_LABELLED, "date"}]
    if not marks or not text[: marks[0].start()].strip():
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    said = {
        field_of(mark["label"]): text[mark.end() : end].strip(" .;")
        for mark, end in zip(marks, ends, strict=True)
    }
    return Parts(
        form="labelled",
        title=text[: marks[0].start()].strip(),
        authors=said.get("authors", ""),
        publishers=said.get("publishers", ""),
        date=said.get("date", "") or said.get("year", ""),
    )


def _without_address(text: str) -> str:
    match = URL.search(text)
    if not match:
        return text
    before = _AVAILABLE.sub("", text[: match.start()])
    return before.strip() or text


def _parts(form: str, found: dict[str, str], is_body: Callable[[str], bool]) -> Parts | None:
    authors = _EDITORS.sub("", found.get("authors", "")).strip(" ,")
    publishers = found.get("publishers", "").strip(" .,")
    title, note = found.get("title", "").strip(), found.get("note", "").strip(" .")
    if form == "body-colon" and not is_body(authors):
        return None
    if form == "commas" and not is_body(publishers):
        return None
    if "rest" in found:
        if not _like_authors(authors, is_body):
            return None
        title, rest = _title_of(found["rest"])
        publishers, note = _imprint(rest, is_body)
    if form == "title-in-brackets" and re.search(r"\(\d{4}\)", title):
        return None
    return Parts(
        form=form,
        title=title.strip(" .,"),
        authors=authors,
        publishers=publishers,
        date="" if found["date"] == "n.d." else found["date"].rstrip("abcdef"),
        note=note,
    )


def _like_authors(text: str, is_body: Callable[[str], bool]) -> bool:
    """Whether what stands before the year is authors, not a title: short, or with initials."""
    return is_body(text) or bool(
        re.search(r"\b[A-Z]\.|, |\band\b|&|;", text) or len(text.split()) <= 4  # noqa: PLR2004
    )


def _title_of(rest: str) -> tuple[str, str]:
    """Return the title, which ends at the first full stop before a capital, and what follows."""
    quoted = re.match(r"[“\"‘](?P<title>[^”\"]+?)[,.]?[”\"’][.,]?\s*(?P<rest>.*)$", rest)
    if quoted:
        return quoted["title"], quoted["rest"]
    match = _TITLE_END.search(rest)
    if not match:
        return rest, ""
    end = match.end() if match[0] in "?!" else match.start()
    return rest[:end], rest[match.end() :].strip()


def _imprint(rest: str, is_body: Callable[[str], bool]) -> tuple[str, str]:
    """Return the publisher of "Place: Publisher" or "Publisher, Place", and the whole imprint."""
    plain = rest.strip(" .")
    for part in re.split(r"\s*[:,.]\s+", plain):
        if part and is_body(part):
            return part, plain
    place, colon, publisher = plain.partition(": ")
    if colon and len(place) <= 60 and "." not in publisher:  # noqa: PLR2004 - a place's name
        return publisher, plain
    return "", plain


def _by_first_body(text: str, is_body: Callable[[str], bool]) -> Parts | None:
    """Take "International Labour Organization, Title (Geneva, 2023)" apart: a known body first."""
    match = re.match(
        rf"^(?P<head>.+?),\s+(?P<title>.{{6,300}}?)\s*\((?P<note>[^(),]+),\s*(?P<date>{_DATE})\)\.?$",
        text,
    )
    if match and is_body(match["head"]):
        return Parts(form="body-comma", title=match["title"], authors=match["head"],
                     date=match["date"], note=match["note"])  # fmt: skip
    return None


def title_alone(text: str) -> str:
    """Return what is left of an entry of no form without its address: its title, perhaps."""
    return _without_address(" ".join(text.split()))
