"""One entry of a reading list taken apart by its punctuation.

The forms that people use are tried in turn, the one with most punctuation of its own first. What
they give is always proposed, never read; an entry that fits none of them is left whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from migpubs.dates import read_date
from migpubs.intake.headers import field_of
from migpubs.intake.plain_text import URL
from migpubs.mending import read_note
from migpubs.names import looks_like_body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    IsBody = Callable[[str], bool]


@frozen(kw_only=True)
class Parts:
    """What the punctuation of an entry sets apart."""

    form: str
    """Which form it has: a key of `FORMS`."""
    title: str
    authors: str = ""
    """With "(eds.)" where they are the editors."""
    publishers: str = ""
    date: str = ""
    languages: str = ""
    series: str = ""
    note: str = ""
    """What is left of the entry."""


FORMS: Final = {
    "labelled": "Title. Author: Name; Publisher: Body; Year: 2022",
    "lines": "a title, and below it a date, or a body and a date",
    "author-year": "Name, N. (2022). Title. Place: Body.",
    "quoted": "Name, “Title”, Journal (2022), or “Title” by Name (Body, 2022)",
    "body-first": "Body: Title. Place, 2022; or Body, Title (Place, 2022)",
    "sentences": "Name, Name. Title. Place: Body, 2022.",
    "brackets": "Title (Body, May 2022)",
    "by": "Title, by Name, May 2022",
    "dash": "Title – Body, May 2022",
    "commas": "Title, Body, May 2022",
    "title-body": "Title. Body, 2022",
    "title-year": "Title (2022)",
}
"""How an entry is written, in the order in which the forms are tried, each with an example."""

_LONGEST: Final = 800
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?|[ก-ฮเ][ก-๙.]{2,12}"
_YEAR = r"(?:(?:19|20|2[45])\d\d|[๐-๙]{4})"
_DATE = rf"(?:(?:\d{{1,2}} )?(?:{_MONTH}),? )?{_YEAR}"
_NO_DATE = r"n\.d\.|forthcoming|in press|ม\.ป\.ป\."
_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bNo)(?<!\bVol)(?<!\bno)(?<!\bvol)(?<!พ\.ศ)[.](?=\s+[^\Wa-z_]|\s*$)"
    r"|(?<=\bal)\.(?=\s)|[?!](?=\s+[^\Wa-z_])"
)
_OPENED = re.compile(
    r"^(?P<before>[^“\"]{0,160}?)[,.:]?\s*(?P<title>[“\"](?P<inside>[^”\"]{2,300}?)[,.]?[”\"](?!:)"
    r"|(?<!\w)[‘'](?P<single>[^‘]{6,300}?)[,.]?[’'](?=[,.]|\s*$))[,.]?\s*(?P<rest>.*)$"
)
_AUTHOR_YEAR = re.compile(
    rf"^(?P<authors>[^“\"]{{2,250}}?)[,.]?\s*[(\[](?P<date>{_DATE}|{_NO_DATE})(?P<letter>[a-z]?)"
    rf"(?:, (?P<day>(?:{_MONTH})(?: \d{{1,2}})?))?[)\]](?P<stop>[.,:]?)\s+(?P<rest>\S.+)$",
    re.IGNORECASE,
)
_AUTHOR_YEAR_BARE = re.compile(
    r"^(?P<authors>[^“\"]{2,160}?)[,.]?\s+(?P<date>(?:19|20)\d\d)[a-z]?(?P<stop>[.,]?)\s+(?P<rest>\S.+)$"
)
_BRACKETS = re.compile(
    r"^(?P<title>.{6,400}?)[,.]?\s*[(\[](?P<inside>[^()\[\]]{4,160})[)\]]\.?\s*(?P<note>[^()]*)$"
)
_BY = re.compile(
    rf"^(?P<title>.{{6,300}}?),\s+by\s+(?P<authors>[^()]{{2,120}}?),?\s+"
    rf"(?:\((?P<publishers>[^(),]+),\s*)?\(?(?P<date>{_DATE})\)?\.?$",
    re.IGNORECASE,
)
_DASH = re.compile(
    rf"^(?P<title>.{{6,300}})\s+[–—-]\s+(?P<publishers>[^–—()]{{2,100}}?)"
    rf"(?:,?\s+\(?(?P<date>{_DATE})\)?)?\.?$",
    re.IGNORECASE,
)
_COMMAS = re.compile(
    rf"^(?P<title>.{{6,300}}?),\s+(?P<publishers>[^()]{{2,80}}),\s+(?P<date>{_DATE})\.?$",
    re.IGNORECASE,
)
_TITLE_YEAR = re.compile(
    rf"^(?P<title>.{{6,300}}?)\s*\((?P<date>{_DATE}|n\.d\.)\)[.,]?$", re.IGNORECASE
)
_BY_WHOM = re.compile(r"^(?:an? )?(?:[\w-]+ ){0,2}by ", re.IGNORECASE)
_LAST_DATE = re.compile(rf"[(,;:.\s]*\b(?P<date>{_DATE})[a-f]?\)?\.?\s*$", re.IGNORECASE)
_EDITORS = re.compile(r"[\s,]*\(?\beds?\b\.?\)?[.,]?\s*$", re.IGNORECASE)
_INVERTED = re.compile(
    r"^[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?, (?:[^\W\d_]\.|[^\W\d_][\w'’-]+)"
    r"|^[^\W\d_][\w'’-]+ [A-Z]{1,3}(?:,|$)|^(?:[^\W\d_]\. ?)+[^\W\d_][\w'’-]+|\bet al\b"
)
_SERIES = re.compile(
    r"\s*[(\[](?P<series>[^()\[\]]*(?:\b(?:series|paper|brief|no\.? ?\d+|vol\.? ?\d+)\b)[^()\[\]]*)[)\]]$",
    re.IGNORECASE,
)
_EDITION = re.compile(r"\s*\((?P<note>(?:\d+(?:st|nd|rd|th)|rev\.?|revised) ed(?:ition|n)?\.?)\)$", re.I)
_LABEL = re.compile(r"[.;]\s+(?P<label>[^:.;]{2,30}):\s+")
_LABELLED: Final = ("authors", "publishers", "year", "date")
_BEFORE_URL = re.compile(
    r"[\s(,.;:\[<–—-]*(?:\b(?:available (?:at|from|online at|online)|retrieved (?:on [^,]+, )?from|"
    r"accessed (?:at|on)|download|pdf|link|url|at|doi|from)\b|สืบค้นจาก|เข้าถึงได้จาก)?[:\s(<\[]*$",
    re.IGNORECASE,
)
_LINK_NAMES = re.compile(
    r"(?:[\s,.–—|-]*[(\[]?\b(?:download|full text|read (?:it )?(?:more|here|online)|pdf|link|available (?:at|from|online))\b"
    r"[)\]:]?)+\.?$",
    re.IGNORECASE,
)
_LINK_NOTES = re.compile(r"(?:\s*\[(?P<note>[^\[\]]{2,30})\])+\.?$")
_ACCESSED = re.compile(r"[\s,;.]*[(\[]?\b(?:accessed|retrieved|last visited)\b[^()\[\]]*[)\]]?\.?$", re.I)
_PAGES = re.compile(r",?\s+(?:pp?|paras?)\.? ?\d+(?:[–-]\d+)?\.?$")
_NUMBERS = re.compile(
    r"[\s(,.;]*\b(?:(?:ISBN|ISSN)(?:-1[03])?:? ?[\dX–-]+(?: [\dX-]+)*|doi:? ?10\.\S+)[\s).;]*$", re.I
)
_NUMBER = re.compile(
    r"\b(?:ISBN|ISSN)(?:-1[03])?:? ?[\dX]{1,13}(?:[ –-][\dX]+)*|\bdoi:? ?10\.\d+/[^\s,;]+"
    r"|(?<![\w/.])(?:A|E|S|ST|HR|CEDAW|CRC|CCPR|CAT|CERD|CMW|CED)/[A-Z0-9][\w./-]*\d[\w./-]*(?<!\.)",
    re.I,
)
_POINTER = re.compile(r"^(?:ibid|op\. ?cit|loc\. ?cit|idem|see|cf)\b|\bop\. ?cit\b", re.IGNORECASE)
_PLACES = re.compile(
    "(?:Bangkok|Geneva|New York|Vienna|Paris|London|Oxford|Cambridge|Rome|Nairobi|Singapore|Jakarta|"
    "Manila|Hanoi|Ha Noi|Vientiane|Phnom Penh|Yangon|Kuala Lumpur|Chiang Mai|Nakhon Pathom|Mae Sot|"
    "Washington,? D\\.?C\\.?|Tokyo|New Delhi|Dhaka|Kathmandu|Brussels|Berlin|กรุงเทพ(?:ฯ|มหานคร)?|เชียงใหม่)"
    "(?:, (?:Thailand|Switzerland))?"
)


def parse(text: str, is_body: IsBody) -> Parts | None:
    """Take an entry apart; nothing where it fits no form.

    is_body: whether a text is the name of a known body.
    """
    parted = by_lines(text, is_body)
    if parted:
        return parted
    plain = bare(text)
    if len(plain) > _LONGEST or _POINTER.search(plain) or not plain:
        return None
    labelled = _by_labels(plain)
    if labelled:
        return labelled
    for form in (
        _author_year, _quoted, _body_first, _sentences, _brackets, _by, _dash, _commas, _title_body,
        _title_year,
    ):  # fmt: skip
        parts = form(plain, is_body)
        if parts and len(parts.title) > 1:
            return _without_series(parts)
    return None


def is_pointer(text: str) -> bool:
    """Whether a text only points to another entry or place: "Ibid.", "See …"."""
    return _POINTER.search(text.strip()) is not None


def bare(text: str) -> str:
    """Return an entry on one line, without its address, its numbers and what points to pages."""
    plain = " ".join(text.split())
    match = URL.search(plain)
    if match:
        plain = _BEFORE_URL.sub("", plain[: match.start()]) or plain
    for pattern in (_ACCESSED, _NUMBERS, _PAGES, _LINK_NAMES, _LINK_NOTES):
        shorter = pattern.sub("", plain)
        plain = shorter if shorter.strip() else plain
    return plain if plain.endswith(("?", "!", ")", "”", '"')) else plain.rstrip(" ,;")


def numbers(text: str) -> list[str]:
    """Return the identifiers that an entry names with their labels: ISBN, ISSN, DOI."""
    return [match[0].strip(" .;,)") for match in _NUMBER.finditer(" ".join(text.split()))]


# --- the forms ------------------------------------------------------------------------------------


def by_lines(text: str, is_body: IsBody) -> Parts | None:
    """Take a title with a date, or a body and a date, on the line below it apart."""
    if "\u2029" in text:
        title, *rest = (part.strip() for part in text.split("\u2029"))
        at = next((number for number, part in enumerate(rest) if is_date(part)), 0)
        return Parts(form="lines", title=title, authors=" ".join(rest[:at]), date=rest[at],
                     note=" ".join(rest[at + 1 :]))  # fmt: skip
    title, *below = (line.strip() for line in text.split("\n") if line.strip()) if text else ("",)
    if not below or len(below) > 3 or is_body(title):  # noqa: PLR2004 - a body and languages
        return None
    match = re.fullmatch(rf"(?P<who>[^\W\d_a-z][^.:]{{1,80}}?),? \(?(?P<date>{_DATE})\)?", below[0])
    if match and not _PLACES.fullmatch(match["who"]):
        rest = " ".join(below[1:])
        return Parts(
            form="lines", title=title, publishers=match["who"], date=match["date"], note=rest,
            languages=rest if _is_note(rest.replace("|", ",")) else "",
        )  # fmt: skip
    return None


def _by_labels(text: str) -> Parts | None:
    """Take "Title. Author: ILO; Publisher/Agency: ILO" apart: labels are heads of columns."""
    marks = [m for m in _LABEL.finditer(text) if field_of(m["label"]) in _LABELLED]
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


def _author_year(text: str, is_body: IsBody) -> Parts | None:
    match = _AUTHOR_YEAR.match(text) or _AUTHOR_YEAR_BARE.match(text)
    if match is None:
        return None
    found = match.groupdict()
    authors, rest = found["authors"].strip(" ,"), found["rest"]
    authors += "." if re.search(r"\b[A-Z]$", authors) and text[len(authors)] == "." else ""
    bracketed = "letter" in found
    if not _like_authors(authors, is_body, strict=not bracketed):
        return None
    date = "" if re.fullmatch(_NO_DATE, found["date"], re.IGNORECASE) else found["date"]
    if date and found.get("day"):
        date = f"{found['day']}, {date}"
    quoted = _OPENED.match(rest)
    if quoted and not quoted["before"]:
        title, rest = _inside(quoted), quoted["rest"]
    elif found["stop"] == "," and not _ends(rest.rstrip(".")):
        title, rest = _by_commas(rest, is_body)
    else:
        title, rest = _title_of(rest, is_body)
    publishers, _ = _imprint(rest, is_body)
    return Parts(form="author-year", title=title, authors=authors, publishers=publishers, date=date,
                 note=rest.strip(" ."))  # fmt: skip


def _quoted(text: str, is_body: IsBody) -> Parts | None:
    match = _OPENED.match(text)
    if match is None:
        return None
    authors, rest = match["before"].strip(" ,"), match["rest"]
    if authors.endswith(":") or (authors and not _like_authors(authors, is_body, strict=True)):
        authors = ""
    by = re.match(r"by\s+(?P<authors>[^(]+?)\s*(?=\(|,\s*\S+$|,[^,]*\d{4}\.?$|$)(?P<rest>.*)$", rest)
    if by and not authors:
        authors, rest = by["authors"].strip(" ,"), by["rest"]
    publishers, date = _imprint(rest.strip("()., –—-"), is_body)
    if not (authors or date):
        return None
    return Parts(form="quoted", title=_inside(match), authors=authors, publishers=publishers,
                 date=date, note=rest.strip(" ."))  # fmt: skip


def _body_first(text: str, is_body: IsBody) -> Parts | None:
    """Take "ILO: Title. Geneva, 2023" and "ILO, Title (Geneva, 2023)" apart."""
    marks = [*re.finditer(r"[:,] ", text[:200])]
    known = [mark for mark in marks if _known(text[: mark.start()], is_body)]
    if not known and marks and marks[0][0] == ": " and looks_like_body(text[: marks[0].start()]):
        known = marks[:1]
    if not known:
        return None
    mark = known[-1]
    authors, rest = text[: mark.start()], text[mark.end() :]
    dated = re.match(rf"^(?P<title>.{{4,300}}?)\s*\((?P<note>[^()]*?),?\s*(?P<date>{_DATE})\)\.?$",
                     rest, re.IGNORECASE)  # fmt: skip
    if dated:
        title, note, date = dated["title"], dated["note"], dated["date"]
        publishers = _publisher_of(note, is_body) if ": " in note or is_body(note) else ""
    elif mark[0] == ", ":
        title, note = _by_commas(rest, is_body)
        publishers, date = _imprint(note, is_body)
    else:
        title, note = _title_of(rest, is_body)
        publishers, date = _imprint(note, is_body)
    if not date:
        return None
    return Parts(form="body-first", title=title, authors=authors, publishers=publishers, date=date,
                 note=note)  # fmt: skip


def _sentences(text: str, is_body: IsBody) -> Parts | None:
    """Take "Name, Name. Title. Place: Body, 2011." apart, as Chicago and Vancouver have it."""
    ends = _ends(text)
    if len(ends) < 2 or not _like_authors(text[: ends[0].start()], is_body, strict=True):  # noqa: PLR2004
        return None
    authors, rest = text[: ends[0].start()].strip(), text[ends[0].end() :].strip()
    quoted = _OPENED.match(rest)
    if quoted and not quoted["before"]:
        title, rest = _inside(quoted), quoted["rest"]
    else:
        title, rest = _title_of(rest, is_body)
    publishers, date = _imprint(rest, is_body)
    journal = re.search(r"[.,] (?P<date>(?:19|20)\d\d);\d", rest)
    date = date or (journal["date"] if journal else "")
    if not date:
        return None
    return Parts(form="sentences", title=title, authors=authors, publishers=publishers, date=date,
                 note=rest.strip(" ."))  # fmt: skip


def _brackets(text: str, is_body: IsBody) -> Parts | None:
    """Take "Title (Names, Body, in Thai, May 2022)" apart."""
    match = _BRACKETS.match(text)
    if match is None:
        return None
    pieces = [piece.strip() for piece in re.split(r"[,;]\s+", match["inside"])]
    dates = [piece for piece in pieces if re.fullmatch(_DATE, piece, re.IGNORECASE)]
    notes = [piece for piece in pieces if _is_note(piece)]
    rest = [piece for piece in pieces if piece not in {*dates, *notes}]
    if len(dates) != 1 or not (rest or notes) or re.search(r"\(\d{4}\)", match["title"]):
        return None
    several = len(rest) > 1 and any(_body_like(each, is_body) for each in rest[1:])
    persons = rest[:-1] if several and not _body_like(rest[0], is_body) else []
    return Parts(
        form="brackets",
        title=match["title"].strip(" .,"),
        authors=", ".join(persons),
        publishers=", ".join(rest[len(persons) :]),
        date=dates[0],
        languages=", ".join(notes),
        note=match["note"].strip(" ."),
    )


def _by(text: str, _: IsBody) -> Parts | None:
    match = _BY.match(text)
    if match is None:
        return None
    return Parts(form="by", title=match["title"], authors=match["authors"],
                 publishers=match["publishers"] or "", date=match["date"])  # fmt: skip


def _dash(text: str, is_body: IsBody) -> Parts | None:
    match = _DASH.match(text)
    if match is None or not (match["date"] or _known(match["publishers"], is_body)):
        return None
    pieces = [piece for piece in match["publishers"].split(", ") if _body_like(piece, is_body)]
    return Parts(
        form="dash",
        title=match["title"].strip(" .,"),
        publishers=_BY_WHOM.sub("", ", ".join(pieces) if pieces else match["publishers"]),
        date=match["date"] or "",
    )


def _commas(text: str, is_body: IsBody) -> Parts | None:
    match = _COMMAS.match(text)
    while match and not _known(match["publishers"], is_body):
        head, comma, tail = match["publishers"].partition(", ")
        if not comma:
            break
        match = _COMMAS.match(text) and re.match(
            rf"^(?P<title>.{{{len(match['title']) + 2 + len(head)}}}),\s+(?P<publishers>{re.escape(tail)}),"
            rf"\s+(?P<date>{_DATE})\.?$", text, re.IGNORECASE,
        )  # fmt: skip
    if match is None or not _body_like(match["publishers"], is_body):
        return None
    return Parts(form="commas", title=match["title"].strip(" .,"), publishers=match["publishers"],
                 date=match["date"])  # fmt: skip


def _title_body(text: str, is_body: IsBody) -> Parts | None:
    """Take "Title. Body, 2020." apart."""
    ends = _ends(text)
    if not ends or len(ends) > 2:  # noqa: PLR2004 - title and imprint
        return None
    title, rest = _title_of(text, is_body)
    publishers, date = _imprint(rest, is_body)
    if not (date and publishers and _body_like(publishers, is_body)):
        return None
    return Parts(form="title-body", title=title, publishers=publishers, date=date, note=rest)


def _title_year(text: str, _: IsBody) -> Parts | None:
    match = _TITLE_YEAR.match(text) or re.match(
        rf"^(?P<title>[^,.]{{6,160}}), (?P<date>{_YEAR})\.?$", text
    )
    if match is None:
        return None
    date = "" if match["date"].casefold() == "n.d." else match["date"]
    return Parts(form="title-year", title=match["title"].strip(" .,"), date=date)


# --- pieces ---------------------------------------------------------------------------------------


def _ends(text: str) -> list[re.Match[str]]:
    return [match for match in _END.finditer(text) if match.end() <= len(text)]


def _inside(match: re.Match[str]) -> str:
    return (match["inside"] or match["single"]).strip(" ,")


def _known(text: str, is_body: IsBody) -> bool:
    """Whether a text is a known body, or several of them and nothing else."""
    plain = text.strip(" .")
    parts = [part for part in re.split(r"\s*(?:,|/|&|\band\b|และ)\s*", plain) if part]
    return is_body(plain) or (len(parts) > 1 and all(map(is_body, parts)))


def _body_like(text: str, is_body: IsBody) -> bool:
    return _known(text, is_body) or looks_like_body(text) or bool(re.fullmatch("[A-Z]{2,8}", text))


def _like_authors(text: str, is_body: IsBody, *, strict: bool) -> bool:
    """Whether what stands first is authors, not a title.

    strict: only by their shape, where no year in brackets says so.
    """
    plain = _EDITORS.sub("", text).strip(" ,")
    if re.search(r"\s[–—]\s", plain):
        return False
    if _known(plain, is_body) or _INVERTED.search(plain):
        return True
    words = plain.split()
    if strict:
        thai = bool(re.fullmatch(r"[ก-๙]+(?: [ก-๙]+)?", plain))
        return thai or (looks_like_body(plain) and len(words) <= 8 and ":" not in plain)  # noqa: PLR2004
    if looks_like_body(plain) and ":" not in plain:
        return True
    return bool(re.search(r"\b[A-Z]\.|, |\band\b|&|;", text) or len(words) <= 4)  # noqa: PLR2004


def _title_of(rest: str, is_body: IsBody) -> tuple[str, str]:
    """Return the title, which ends at a full stop, and what follows.

    A question mark ends it only where an imprint or a journal follows.
    """
    for match in _ends(rest):
        end = match.end() if match[0] in "?!" else match.start()
        after = rest[match.end() :].strip()
        sentence = after[: next((e.start() for e in _ends(after)), len(after))]
        if match[0] in "?!" and sentence and not _is_imprint(sentence, is_body):
            continue
        return rest[:end], after
    return rest.rstrip(" ."), ""


def _is_imprint(sentence: str, is_body: IsBody) -> bool:
    return bool(
        re.search(r"\d|\b(?:Journal|Review|In)\b", sentence)
        or _publisher_of(sentence, is_body)
        or _PLACES.match(sentence)
    )


def _by_commas(rest: str, is_body: IsBody) -> tuple[str, str]:
    """Return the title of "Title, Body, Place, May 2022" and what follows it."""
    pieces = re.split(r",\s+", rest)
    for number, piece in enumerate(pieces[1:], start=1):
        plain = piece.strip(" .")
        if (
            _body_like(plain, is_body)
            or _PLACES.fullmatch(plain)
            or re.fullmatch(_DATE, plain, re.IGNORECASE)
        ):
            return ", ".join(pieces[:number]), ", ".join(pieces[number:])
    return rest.strip(" ."), ""


def _imprint(rest: str, is_body: IsBody) -> tuple[str, str]:
    """Return publisher and date of "Place: Publisher, 2022" or "Publisher, Place, 2022"."""
    plain = rest.strip(" .")
    match = _LAST_DATE.search(plain)
    date = match["date"] if match else ""
    return _publisher_of(plain[: match.start()] if match else plain, is_body), date


def _publisher_of(text: str, is_body: IsBody) -> str:
    plain = text.strip(" .,;()")
    if _known(plain, is_body):
        return plain
    for part in re.split(r"(?:[:.;]|,)\s+", plain):
        if part and _known(part, is_body):
            return part.strip(" .,")
    placed = re.search(r"(?:^|[.,] )(?P<place>[^\W\d_][^:.\d]{1,40}): (?P<publisher>[^.:]{2,100})$", plain)
    if placed and not re.search(r"\b(?:in|vol|no)\b", placed["place"], re.IGNORECASE):
        return placed["publisher"].strip(" ,;")
    if re.search(r"\d\s*\(\d|\bvol\.", plain, re.IGNORECASE):
        return ""
    first = re.split(r",\s+", plain)
    like = [piece for piece in first if looks_like_body(piece) and not re.search(r"\d|Journal", piece)]
    if like:
        return like[0].strip(" .,")
    if len(first) == 2 and _PLACES.fullmatch(first[1]):  # noqa: PLR2004 - "IOM, Geneva"
        return first[0]
    return ""


def _is_note(text: str) -> bool:
    return bool(text) and bool(read_note(text))


def _without_series(parts: Parts) -> Parts:
    """Take a series or an edition in brackets off the end of the title."""
    title = parts.title.strip(" ,")
    title = title if title.endswith("..") else title.rstrip(".")
    series = _SERIES.search(title)
    edition = _EDITION.search(title)
    said = re.search(r"\s*\[(?P<note>[^\[\]]{4,60})\]$", title)
    if said:
        return evolve(parts, title=title[: said.start()],
                      note="; ".join(filter(None, [said["note"], parts.note])))  # fmt: skip
    if series and series.start():
        return evolve(parts, title=title[: series.start()], series=series["series"])
    if edition:
        note = "; ".join(filter(None, [edition["note"], parts.note]))
        return evolve(parts, title=title[: edition.start()], note=note)
    return evolve(parts, title=title)


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date with a month or a day."""
    return len(text.strip()) > 4 and read_date(text.strip()) is not None  # noqa: PLR2004
