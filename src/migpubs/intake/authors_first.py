"""The forms of entries in which authors stand first, or the title in quotation marks.

Each function takes the text of an entry and whether a text names a known body; it returns the
`Parts` of the entry, or nothing where it has another form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migpubs.intake.imprints import (
    DATE,
    MONTH,
    NO_DATE,
    is_known,
    is_like_authors,
    publisher_and_date,
    publisher_of,
    sentence_ends,
    title_and_rest,
    title_before_commas,
)
from migpubs.intake.parts import Parts
from migpubs.names import looks_like_body

if TYPE_CHECKING:
    from migpubs.intake.imprints import IsBody

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
_AUTHOR_WORDS = re.compile(
    r"^(?P<authors>[^“\"()]{2,160}?)[,.]? \((?!(?:eds?|trans|comps?|dirs?)\b)"
    r"[^\W\d_A-Z][^\W\d_A-Z]+(?: [^\W\d_A-Z]+){0,3}\)[.,]? (?P<rest>[^\Wa-z_].+)$"
)
"""As author and year, with other words in the brackets: "Body (last year) Title. Place: Body."."""
_VANCOUVER = re.compile(
    r"(?:[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)* [A-Z]{1,3}, )*"
    r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)* [A-Z]{1,3}\.(?= )"
)


def author_year(text: str, is_body: IsBody) -> Parts | None:
    """Take "Name, N. (2022). Title. Place: Body." apart."""
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


def author_words(text: str, is_body: IsBody) -> Parts | None:
    """Take "Name (to be announced) Title. Place: Body." apart, whatever the short words are.

    Only with a publisher, since nothing else says that this is no running text.
    """
    match = _AUTHOR_WORDS.match(text)
    if match is None or not is_like_authors(match["authors"], is_body, strict=False):
        return None
    title, rest = title_and_rest(match["rest"], is_body)
    publishers, date = publisher_and_date(rest, is_body)
    if not publishers:
        return None
    return Parts(form="author-words", title=title, authors=match["authors"].strip(" ,"),
                 publishers=publishers, date=date, note=rest.strip(" ."))  # fmt: skip


def quoted(text: str, is_body: IsBody) -> Parts | None:
    """Take "Name, “Title”, Journal (2022)" and "“Title” by Name (Body, 2022)" apart."""
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


def body_first(text: str, is_body: IsBody) -> Parts | None:
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


def sentences(text: str, is_body: IsBody) -> Parts | None:
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


def _inside(match: re.Match[str]) -> str:
    return (match["inside"] or match["single"]).strip(" ,")
