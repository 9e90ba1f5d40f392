"""The forms of entries in which the title stands first.

Each function takes the text of an entry and whether a text names a known body; it returns the
`Parts` of the entry, or nothing where it has another form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migpubs.intake.asides import is_date
from migpubs.intake.imprints import (
    DATE,
    MONTH,
    PLACES,
    YEAR,
    is_body_like,
    is_known,
    publisher_and_date,
    sentence_ends,
    title_and_rest,
)
from migpubs.intake.parts import Parts
from migpubs.mending import read_note

if TYPE_CHECKING:
    from migpubs.intake.imprints import IsBody

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
_TITLE_DATE = re.compile(
    rf"^(?P<title>.{{6,300}}?)\.\s+(?P<date>{DATE}|(?:{MONTH}) \d{{1,2}}, {YEAR})\.?$",
    re.IGNORECASE,
)
_DATE_FIRST = re.compile(
    rf"^(?P<date>{DATE})(?:\s+[–—-]|:)\s+(?P<rest>[^\W\d_“\"].{{6,400}})$", re.IGNORECASE
)
_LAST_BRACKET = re.compile(r"^(?P<title>.+?)\s*\((?P<publishers>[^()]+)\)\.?$")
_BY_WHOM = re.compile(r"^(?:an? )?(?:[\w-]+ ){0,2}by ", re.IGNORECASE)


def by_lines(text: str, is_body: IsBody) -> Parts | None:
    """Take a title with a date, or a body and a date, on the line below it apart."""
    if "\u2029" in text:
        title, *rest = (part.strip() for part in text.split("\u2029"))
        dates = (n for n, part in enumerate(rest) if is_date(part) or re.fullmatch(YEAR, part))
        at = next(dates, None)
        if at is None:
            parts = by_lines("\n".join([title, *rest]), is_body)
            return parts or Parts(form="lines", title=title, note=" ".join(rest))
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


def brackets(text: str, is_body: IsBody) -> Parts | None:
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


def by(text: str, _: IsBody) -> Parts | None:
    """Take "Title, by Name, May 2022" apart."""
    match = _BY.match(text)
    if match is None:
        return None
    return Parts(form="by", title=match["title"], authors=match["authors"],
                 publishers=match["publishers"] or "", date=match["date"])  # fmt: skip


def dash(text: str, is_body: IsBody) -> Parts | None:
    """Take "Title – Body, May 2022" apart."""
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


def commas(text: str, is_body: IsBody) -> Parts | None:
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


def title_body(text: str, is_body: IsBody) -> Parts | None:
    """Take "Title. Body, 2020." apart."""
    ends = sentence_ends(text)
    if not ends or len(ends) > 2:  # noqa: PLR2004 - title and imprint
        return None
    title, rest = title_and_rest(text, is_body)
    publishers, date = publisher_and_date(rest, is_body)
    if not (date and publishers and is_body_like(publishers, is_body)):
        return None
    return Parts(form="title-body", title=title, publishers=publishers, date=date, note=rest)


def title_year(text: str, _: IsBody) -> Parts | None:
    """Take "Title (2022)" apart."""
    match = _TITLE_YEAR.match(text) or re.match(
        rf"^(?P<title>[^,.]{{6,160}}), (?P<date>{YEAR})\.?$", text
    )
    if match is None:
        return None
    date = "" if match["date"].casefold() == "n.d." else match["date"]
    return Parts(form="title-year", title=match["title"].strip(" .,"), date=date)


def title_date(text: str, _: IsBody) -> Parts | None:
    """Take "Title. May 2022." apart, as it stands below the name of a body."""
    match = _TITLE_DATE.match(text)
    if match is None or sentence_ends(match["title"]):
        return None
    return Parts(form="title-date", title=match["title"], date=match["date"])


def date_first(text: str, is_body: IsBody) -> Parts | None:
    """Take "May 2022 – Title (Body)" and "May 2022: Title. Body" apart."""
    match = _DATE_FIRST.match(text)
    if match is None:
        return None
    rest = match["rest"]
    bracket = _LAST_BRACKET.match(rest)
    if bracket and is_body_like(bracket["publishers"], is_body):
        title, publishers = bracket["title"], bracket["publishers"]
    else:
        title, after = title_and_rest(rest, is_body)
        publishers = after.strip(" .")
        if not is_body_like(publishers, is_body):
            title, publishers = rest, ""
    return Parts(form="date-first", title=title, publishers=publishers, date=match["date"])


def _is_note(text: str) -> bool:
    return bool(text) and bool(read_note(text))
