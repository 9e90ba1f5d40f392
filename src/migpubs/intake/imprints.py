"""Where authors, title and imprint of an entry end: by full stops, commas and known bodies.

Used by `migpubs.intake.citations`, which knows the forms of whole entries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs.names import looks_like_body

if TYPE_CHECKING:
    from collections.abc import Callable

    IsBody = Callable[[str], bool]

MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?|[ก-ฮเ][ก-๙.]{2,12}"
)
YEAR: Final = r"(?:(?:19|20|2[45])\d\d|[๐-๙]{4})"
DATE: Final = rf"(?:(?:\d{{1,2}} )?(?:{MONTH}),? )?{YEAR}"
NO_DATE: Final = (
    r"n\. ?d\.?|s\. ?[ad]\.|(?:no|unknown) (?:date|year)|(?:date|year) unknown|undated|forthcoming"
    r"|in (?:press|preparation)|ม\.ป\.ป\.|ไม่ปรากฏ(?:ปี|วัน)[ก-๙]*"
)
"""What stands where a year would."""
_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\bNo)(?<!\bVol)(?<!\bno)(?<!\bvol)(?<!พ\.ศ)[.](?=\s+[^\Wa-z_]|\s*$)"
    r"|(?<=\bal)\.(?=\s)|[?!](?=\s+[^\Wa-z_])"
)
_LAST_DATE = re.compile(rf"[(,;:.\s]*\b(?P<date>{DATE})[a-f]?\)?\.?\s*$", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<!\d)(?:19|20|2[45])\d\d(?!\d)|[๐-๙]{4}")
_INITIALS = re.compile(
    r"(?:[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?, (?:[^\W\d_]\.?[ -]?)+(?:,? (?:and|&) |, )?)+"
)
"""Names as APA has them: "May, G., & Hamilton, H. K."."""
_EDITORS = re.compile(r"[\s,]*\(?\beds?\b\.?\)?[.,]?\s*$", re.IGNORECASE)
_INVERTED = re.compile(
    r"^[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?, (?:[^\W\d_]\.|[^\W\d_][\w'’-]+)"
    r"|^[^\W\d_][\w'’-]+ [A-Z]{1,3}(?:,|$)|^(?:[^\W\d_]\. ?)+[^\W\d_][\w'’-]+|\bet al\b"
)
_SAME = re.compile(r"[-–—_―]{2,}")
"""The sign for the authors of the entry above."""
PLACES: Final = re.compile(
    "(?:(?:Bangkok|Geneva|New York|Vienna|Paris|London|Oxford|Cambridge|Rome|Nairobi|Singapore|"
    "Jakarta|"
    "Manila|Hanoi|Ha Noi|Vientiane|Phnom Penh|Yangon|Kuala Lumpur|Chiang Mai|Nakhon Pathom|Mae Sot|"
    "Washington,? D\\.?C\\.?|Tokyo|New Delhi|Dhaka|Kathmandu|Brussels|Berlin|"
    "กรุงเทพ(?:ฯ|มหานคร)?|เชียงใหม่)(?:, (?:Thailand|Switzerland))?"
    "|Thailand|Myanmar|Cambodia|Lao PDR|Viet ?nam|Malaysia|Indonesia)"
)
"""Where the publishers of such lists sit; a name of a place is not asked for more than that."""
_TOWN_LAST = re.compile(rf", {PLACES.pattern}$")


def sentence_ends(text: str) -> list[re.Match[str]]:
    """Return the stops at which sentences end; those of initials and abbreviations are none."""
    return [match for match in _END.finditer(text) if match.end() <= len(text)]


def is_known(text: str, is_body: IsBody) -> bool:
    """Whether a text is a known body, or several of them and nothing else."""
    plain = text.strip(" .")
    parts = [part for part in re.split(r"\s*(?:,|/|&|\band\b|และ)\s*", plain) if part]
    return is_body(plain) or (len(parts) > 1 and all(map(is_body, parts)))


def is_body_like(text: str, is_body: IsBody) -> bool:
    """Whether a text is a known body, has the words of one, or is an acronym."""
    return (
        is_known(text, is_body) or looks_like_body(text) or bool(re.fullmatch("[A-Z]{2,8}", text))
    )


def is_like_authors(text: str, is_body: IsBody, *, strict: bool) -> bool:
    """Whether what stands first is authors, not a title.

    strict: only by their shape, where no year in brackets says so.
    """
    plain = _EDITORS.sub("", text).strip(" ,")
    if re.search(r"\s[–—]\s", plain):
        return False
    if is_known(plain, is_body) or _INVERTED.search(plain) or _SAME.fullmatch(plain):
        return True
    words = plain.split()
    if strict:
        thai = bool(re.fullmatch(r"[ก-๙]+(?: [ก-๙]+)?", plain))
        return thai or (looks_like_body(plain) and len(words) <= 8 and ":" not in plain)  # noqa: PLR2004
    if looks_like_body(plain) and ":" not in plain:
        return True
    return bool(re.search(r"\b[A-Z]\.|, |\band\b|&|;", text) or len(words) <= 4)  # noqa: PLR2004


def title_and_rest(rest: str, is_body: IsBody) -> tuple[str, str]:
    """Return the title, which ends at a full stop, and what follows.

    A question mark ends it only where an imprint or a journal follows.
    """
    for match in sentence_ends(rest):
        end = match.end() if match[0] in "?!" else match.start()
        after = rest[match.end() :].strip()
        sentence = after[: next((e.start() for e in sentence_ends(after)), len(after))]
        if match[0] in "?!" and sentence and not _is_imprint(sentence, is_body):
            continue
        return rest[:end], after
    return rest.rstrip(" ."), ""


def _is_imprint(sentence: str, is_body: IsBody) -> bool:
    return bool(
        re.search(r"\d|\b(?:Journal|Review|In)\b", sentence)
        or publisher_of(sentence, is_body)
        or PLACES.match(sentence)
    )


def title_before_commas(rest: str, is_body: IsBody) -> tuple[str, str]:
    """Return the title of "Title, Body, Place, May 2022" and what follows it."""
    pieces = re.split(r",\s+", rest)
    for number, piece in enumerate(pieces[1:], start=1):
        plain = piece.strip(" .")
        if (
            is_body_like(plain, is_body)
            or PLACES.fullmatch(plain)
            or re.fullmatch(DATE, plain, re.IGNORECASE)
        ):
            return ", ".join(pieces[:number]), ", ".join(pieces[number:])
    return rest.strip(" ."), ""


def publisher_and_date(rest: str, is_body: IsBody) -> tuple[str, str]:
    """Return publisher and date of "Place: Publisher, 2022" or "Publisher, Place, 2022"."""
    plain = rest.strip(" .")
    match = _LAST_DATE.search(plain)
    date = match["date"] if match else ""
    return publisher_of(plain[: match.start()] if match else plain, is_body), date


def publisher_of(text: str, is_body: IsBody) -> str:
    """Return the publisher that an imprint without its date names; empty where it is unclear."""
    plain = text.strip(" .,;()")
    if is_known(plain, is_body):
        return plain
    for part in re.split(r"(?:[:.;]|,)\s+", plain):
        if part and is_known(part, is_body):
            return part.strip(" .,")
    return _placed(plain) or _looked_for(plain)


def _placed(text: str) -> str:
    """Return the publisher of "Place: Publisher"."""
    match = re.search(
        r"(?:^|[.,] )(?P<place>[^\W\d_][^:.\d]{1,40}): (?P<publisher>[^.:]{2,100})$", text
    )
    if match is None or re.search(r"\b(?:in|vol|no)\b", match["place"], re.IGNORECASE):
        return ""
    return match["publisher"].strip(" ,;")


def _looked_for(text: str) -> str:
    """Return what looks like a body or stands before a place; nothing of a journal's volume."""
    if re.search(r"\d\s*\(\d|\bvol\.", text, re.IGNORECASE):
        return ""
    pieces = re.split(r",\s+", text)
    like = [each for each in pieces if looks_like_body(each) and not re.search(r"\d|Journal", each)]
    if like:
        return like[0].strip(" .,")
    placed = len(pieces) == 2 and PLACES.fullmatch(pieces[1])  # noqa: PLR2004 - "IOM, Geneva"
    return pieces[0] if placed else ""


def is_surely_dated(text: str, date: str, is_body: IsBody) -> bool:
    """Whether the only year of an entry stands where nothing but the date of publication does.

    That is in brackets between a known body, or initials, and a full stop, or behind a known body
    at the end: "May, G. (2022). …", "… Geneva: ILO, 2022.", "… (UNHCR, May 2022)".
    """
    if not date or date not in text or len(_ANY_YEAR.findall(text)) != 1:
        return False
    before, _, after = text.partition(date)
    if re.match(r"[a-f]?\)\.\s", after):
        who = before.strip(" (.,")
        return before.endswith("(") and (is_known(who, is_body) or bool(_INITIALS.fullmatch(who)))
    imprint = _TOWN_LAST.sub("", before.rstrip(" ,("))
    pieces = re.split(r"[(:]\s*|(?<=[^\W\d_]{3})[.?!]\s+", imprint)
    return bool(
        re.fullmatch(r"\)?\.?", after) and len(pieces) > 1 and is_known(pieces[-1], is_body)
    )
