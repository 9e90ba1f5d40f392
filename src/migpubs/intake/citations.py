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
from migpubs.intake.imprints import (
    DATE,
    MONTH,
    NO_DATE,
    PLACES,
    YEAR,
    is_body_like,
    is_known,
    is_like_authors,
    publisher_and_date,
    publisher_of,
    sentence_ends,
    title_and_rest,
    title_before_commas,
)
from migpubs.intake.plain_text import URL
from migpubs.mending import read_note
from migpubs.names import looks_like_body

if TYPE_CHECKING:
    from collections.abc import Callable

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
_OPENED = re.compile(
    r"^(?P<before>[^“\"]{0,160}?)[,.:]?\s*(?P<title>[“\"](?P<inside>[^”\"]{2,300}?)[,.]?[”\"](?!:)"
    r"|(?<!\w)[‘'](?P<single>[^‘]{6,300}?)[,.]?[’'](?=[,.]|\s*$))[,.]?\s*(?P<rest>.*)$"
)
_AUTHOR_YEAR = re.compile(
    rf"^(?P<authors>[^“\"]{{2,250}}?)[,.]?\s*[(\[](?:พ\.ศ\. ?)?(?P<date>{DATE}|{NO_DATE})"
    rf"(?P<letter>[a-z]?)(?: ?[BC]\.?E\.?)?"
    rf"(?:, (?P<day>(?:{MONTH})(?: \d{{1,2}})?))?[)\]](?P<stop>[.,:]?)\s+(?P<rest>\S.+)$",
    re.IGNORECASE,
)
_AUTHOR_YEAR_BARE = re.compile(
    r"^(?P<authors>[^“\"]{2,160}?)[,.]?\s+(?P<date>(?:19|20)\d\d(?=[a-z]?[.,\s])|n\.d(?=\.))[a-z]?"
    r"(?P<stop>[.,]?)\s+(?P<rest>\S.+)$"
)
_BRACKETS = re.compile(
    r"^(?P<title>.{6,400}?)[,.]?\s*[(\[](?P<inside>[^()\[\]]{4,160})[)\]]\.?\s*(?P<note>[^()]*)$"
)
_BY = re.compile(
    rf"^(?P<title>.{{6,300}}?),\s+by\s+(?P<authors>[^()]{{2,120}}?),?\s+"
    rf"(?:\((?P<publishers>[^(),]+),\s*)?\(?(?P<date>{DATE})\)?\.?$",
    re.IGNORECASE,
)
_DASH = re.compile(
    rf"^(?P<title>.{{6,300}})\s+[–—-]\s+(?P<publishers>[^–—()]{{2,100}}?)"
    rf"(?:,?\s+\(?(?P<date>{DATE})\)?)?\.?$",
    re.IGNORECASE,
)
_COMMAS = re.compile(
    rf"^(?P<title>.{{6,300}}?),\s+(?P<publishers>[^()]{{2,80}}),\s+(?P<date>{DATE})\.?$",
    re.IGNORECASE,
)
_TITLE_YEAR = re.compile(
    rf"^(?P<title>.{{6,300}}?)\s*\((?P<date>{DATE}|n\.d\.)\)[.,]?$", re.IGNORECASE
)
_BY_WHOM = re.compile(r"^(?:an? )?(?:[\w-]+ ){0,2}by ", re.IGNORECASE)
_VANCOUVER = re.compile(
    r"(?:[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)* [A-Z]{1,3}, )*"
    r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)* [A-Z]{1,3}\.(?= )"
)
_SERIES = re.compile(
    r"\s*[(\[](?P<series>[^()\[\]]*(?:\b(?:series|paper|brief|no\.? ?\d+|vol\.? ?\d+)\b)"
    r"[^()\[\]]*)[)\]]$",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"\s*\((?P<note>(?:\d+(?:st|nd|rd|th)|rev\.?|revised) ed(?:ition|n)?\.?)\)$", re.IGNORECASE
)
_LABEL = re.compile(r"[.;]\s+(?P<label>[^:.;]{2,30}):\s+")
_LABELLED: Final = ("authors", "publishers", "year", "date")
_BEFORE_URL = re.compile(
    r"[\s(,.;:\[<–—-]*(?:\b(?:available (?:at|from|online at|online)|retrieved (?:on [^,]+, )?from|"
    r"accessed (?:at|on)|download|pdf|link|url|at|doi|from)\b|สืบค้นจาก|เข้าถึงได้จาก)?[:\s(<\[]*$",
    re.IGNORECASE,
)
_LINK_NAMES = re.compile(
    r"(?:[\s,.–—|-]*[(\[]?\b(?:download|full text|read (?:it )?(?:more|here|online)|pdf|link|"
    r"available (?:at|from|online))\b"
    r"[)\]:]?)+\.?$",
    re.IGNORECASE,
)
_LICENCE = re.compile(r"[\s.;,]*\b(?:licen[cs]e:? |CC[ -]BY)[^.]*(?:\.\d)?[^.]*\.?$", re.IGNORECASE)
_LINK_NOTES = re.compile(r"(?:\s*\[(?P<note>[^\[\]]{2,30})\])+\.?$")
_ACCESSED = re.compile(
    r"[\s,;.]*[(\[]?\b(?:accessed|retrieved|last visited)\b[^()\[\]]*[)\]]?\.?$", re.IGNORECASE
)
_PAGES = re.compile(r",?\s+(?:pp?|paras?)\.? ?\d+(?:[–-]\d+)?\.?$")
_NUMBERS = re.compile(
    r"[\s(,.;]*\b(?:(?:ISBN|ISSN)(?:-1[03])?:? ?[\dX–-]+(?: [\dX-]+)*|doi:? ?10\.\S+)[\s).;]*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:ISBN|ISSN)(?:-1[03])?:? ?[\dX]{1,13}(?:[ –-][\dX]+)*|\bdoi:? ?10\.\d+/[^\s,;]+"
    r"|(?<![\w/.])(?:A|E|S|ST|HR|CEDAW|CRC|CCPR|CAT|CERD|CMW|CED)/[A-Z0-9][\w./-]*\d[\w./-]*(?<!\.)",
    re.IGNORECASE,
)
_POINTER = re.compile(r"^(?:ibid|op\. ?cit|loc\. ?cit|idem|see|cf)\b|\bop\. ?cit\b", re.IGNORECASE)


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
    for pattern in (_LICENCE, _ACCESSED, _NUMBERS, _PAGES, _LINK_NAMES, _LINK_NOTES):
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
        dates = (n for n, part in enumerate(rest) if is_date(part) or re.fullmatch(YEAR, part))
        at = next(dates, 0)
        return Parts(form="lines", title=title, authors=" ".join(rest[:at]), date=rest[at],
                     note=" ".join(rest[at + 1 :]))  # fmt: skip
    title, *below = (line.strip() for line in text.split("\n") if line.strip()) if text else ("",)
    if not below or len(below) > 3 or is_body(title):  # noqa: PLR2004 - a body and languages
        return None
    match = re.fullmatch(rf"(?P<who>[^\W\d_a-z][^.:]{{1,80}}?),? \(?(?P<date>{DATE})\)?", below[0])
    if match and not PLACES.fullmatch(match["who"]):
        said = " ".join(below[1:])
        return Parts(
            form="lines", title=title, publishers=match["who"], date=match["date"], note=said,
            languages=said if _is_note(said.replace("|", ",")) else "",
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
    authors += "." if re.search(r"\b(?:[A-Z]|al)$", authors) and text[len(authors)] == "." else ""
    bracketed = "letter" in found
    alone = bracketed or (found["stop"] == "." and text[match.end("authors")] == ".")
    if not is_like_authors(authors, is_body, strict=not alone):
        return None
    undated = re.fullmatch(rf"{NO_DATE}|n\.d", found["date"], re.IGNORECASE)
    date = "" if undated else found["date"]
    if date and found.get("day"):
        date = f"{found['day']}, {date}"
    quoted = _OPENED.match(rest)
    if quoted and not quoted["before"]:
        title, rest = _inside(quoted), quoted["rest"]
    elif found["stop"] == "," and not sentence_ends(rest.rstrip(".")):
        title, rest = title_before_commas(rest, is_body)
    else:
        title, rest = title_and_rest(rest, is_body)
    publishers, _ = publisher_and_date(rest, is_body)
    return Parts(form="author-year", title=title, authors=authors, publishers=publishers, date=date,
                 note=rest.strip(" ."))  # fmt: skip


def _quoted(text: str, is_body: IsBody) -> Parts | None:
    match = _OPENED.match(text)
    if match is None:
        return None
    authors, rest = match["before"].strip(" ,"), match["rest"]
    if authors.endswith(":") or (authors and not is_like_authors(authors, is_body, strict=True)):
        authors = ""
    by = re.match(
        r"by\s+(?P<authors>[^(]+?)\s*(?=\(|,\s*\S+$|,[^,]*\d{4}\.?$|$)(?P<rest>.*)$", rest
    )
    if by and not authors:
        authors, rest = by["authors"].strip(" ,"), by["rest"]
    publishers, date = publisher_and_date(rest.strip("()., –—-"), is_body)
    if not (authors or date):
        return None
    return Parts(form="quoted", title=_inside(match), authors=authors, publishers=publishers,
                 date=date, note=rest.strip(" ."))  # fmt: skip


def _is_new_body(head: str) -> bool:
    return looks_like_body(head) and ". " not in head


def _body_first(text: str, is_body: IsBody) -> Parts | None:
    """Take "ILO: Title. Geneva, 2023" and "ILO, Title (Geneva, 2023)" apart."""
    marks = [*re.finditer(r"[:,] ", text[:200])]
    known = [mark for mark in marks if is_known(text[: mark.start()], is_body)]
    if not known and marks and marks[0][0] == ": " and _is_new_body(text[: marks[0].start()]):
        known = marks[:1]
    if not known:
        return None
    mark = known[-1]
    authors, rest = text[: mark.start()], text[mark.end() :]
    dated = re.match(rf"^(?P<title>.{{4,300}}?)\s*\((?P<note>[^()]*?),?\s*(?P<date>{DATE})\)\.?$",
                     rest, re.IGNORECASE)  # fmt: skip
    if dated:
        title, note, date = dated["title"], dated["note"], dated["date"]
        publishers = publisher_of(note, is_body) if ": " in note or is_body(note) else ""
    elif mark[0] == ", ":
        title, note = title_before_commas(rest, is_body)
        publishers, date = publisher_and_date(note, is_body)
    else:
        title, note = title_and_rest(rest, is_body)
        publishers, date = publisher_and_date(note, is_body)
    if not date:
        return None
    return Parts(form="body-first", title=title, authors=authors, publishers=publishers, date=date,
                 note=note)  # fmt: skip


def _sentences(text: str, is_body: IsBody) -> Parts | None:
    """Take "Name, Name. Title. Place: Body, 2011." apart, as Chicago and Vancouver have it."""
    initials = _VANCOUVER.match(text)
    end = initials or next(iter(sentence_ends(text)), None)
    if end is None:
        return None
    stop = end.end() if initials else end.start()
    authors, rest = text[:stop].strip(" ."), text[end.end() :].strip()
    if not rest or not is_like_authors(authors, is_body, strict=True):
        return None
    quoted = _OPENED.match(rest)
    if quoted and not quoted["before"]:
        title, rest = _inside(quoted), quoted["rest"]
    else:
        title, rest = title_and_rest(rest, is_body)
    publishers, date = publisher_and_date(rest, is_body)
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
    dates = [piece for piece in pieces if re.fullmatch(DATE, piece, re.IGNORECASE)]
    notes = [piece for piece in pieces if _is_note(piece)]
    rest = [piece for piece in pieces if piece not in {*dates, *notes}]
    if len(dates) != 1 or not (rest or notes) or re.search(r"\(\d{4}\)", match["title"]):
        return None
    several = len(rest) > 1 and any(is_body_like(each, is_body) for each in rest[1:])
    persons = rest[:-1] if several and not is_body_like(rest[0], is_body) else []
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
    if match is None or not (match["date"] or is_known(match["publishers"], is_body)):
        return None
    whole = f"{match['publishers']} {match['date']}"
    if re.fullmatch(DATE, whole, re.IGNORECASE):
        return Parts(form="dash", title=match["title"].strip(" .,"), date=whole)
    pieces = [piece for piece in match["publishers"].split(", ") if is_body_like(piece, is_body)]
    return Parts(
        form="dash",
        title=match["title"].strip(" .,"),
        publishers=_BY_WHOM.sub("", ", ".join(pieces) if pieces else match["publishers"]),
        date=match["date"] or "",
    )


def _commas(text: str, is_body: IsBody) -> Parts | None:
    """Take "Title, Body, May 2022" apart; the title may hold commas, so the last body counts."""
    match = _COMMAS.match(text)
    if match is None:
        return None
    pieces = f"{match['title']}, {match['publishers']}".split(", ")
    known = [n for n in range(1, len(pieces)) if is_known(", ".join(pieces[n:]), is_body)]
    at = known[0] if known else len(pieces) - 1
    publishers = ", ".join(pieces[at:])
    if not is_body_like(publishers, is_body):
        return None
    return Parts(form="commas", title=", ".join(pieces[:at]).strip(" .,"), publishers=publishers,
                 date=match["date"])  # fmt: skip


def _title_body(text: str, is_body: IsBody) -> Parts | None:
    """Take "Title. Body, 2020." apart."""
    ends = sentence_ends(text)
    if not ends or len(ends) > 2:  # noqa: PLR2004 - title and imprint
        return None
    title, rest = title_and_rest(text, is_body)
    publishers, date = publisher_and_date(rest, is_body)
    if not (date and publishers and is_body_like(publishers, is_body)):
        return None
    return Parts(form="title-body", title=title, publishers=publishers, date=date, note=rest)


def _title_year(text: str, _: IsBody) -> Parts | None:
    match = _TITLE_YEAR.match(text) or re.match(
        rf"^(?P<title>[^,.]{{6,160}}), (?P<date>{YEAR})\.?$", text
    )
    if match is None:
        return None
    date = "" if match["date"].casefold() == "n.d." else match["date"]
    return Parts(form="title-year", title=match["title"].strip(" .,"), date=date)


def _inside(match: re.Match[str]) -> str:
    return (match["inside"] or match["single"]).strip(" ,")


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
    plain = text.strip()
    return len(plain) > 4 and ")" not in plain and read_date(plain) is not None  # noqa: PLR2004
