"""What stands in an entry beside the work: address, numbers, pages, licence, when it was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migpubs.dates import read_date
from migpubs.intake.blocks import NOTE_MARK
from migpubs.intake.plain_text import URL

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_ACCESSED_IN_BRACKETS = re.compile(
    r"[(\[][^()\[\]]*\b(?:accessed|retrieved|visited|viewed)\b[^()\[\]]*[)\]]", re.IGNORECASE
)
_DATED = re.compile(r"\((?:[^()]*[^()\d])?(?:19|20)\d\d[a-z]?(?:, [^()]*)?\)")
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
_MARK = re.compile(rf"(?<=[.,;:)\]”\"?!]){NOTE_MARK}\[?(?:[\d,–-]{{1,7}}|[*†‡§a-z])\]?(?=\s|$)")
"""The mark of a footnote behind a sign; behind a word it may be part of it: "2 m²"."""
_POINTER = re.compile(r"^(?:ibid|op\. ?cit|loc\. ?cit|idem|see|cf)\b|\bop\. ?cit\b", re.IGNORECASE)


def is_pointer(text: str) -> bool:
    """Whether a text only points to another entry or place: "Ibid.", "See …"."""
    return _POINTER.search(text.strip()) is not None


def is_link_name(text: str) -> bool:
    """Whether a text is nothing but the name of a link: "Read more", "Download PDF"."""
    return _LINK_NAMES.fullmatch(text.strip()) is not None


def bare(text: str) -> str:
    """Return an entry on one line, without its address, its numbers and what points to pages."""
    plain = _MARK.sub("", " ".join(text.split()))
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


def doubts(text: str) -> Iterator[tuple[str, str]]:
    """Give what has to be asked about an entry as a whole: code and question."""
    if is_link_name(text):
        yield "link-words", f"'{text}' is the name of a link; what is the title?"
    if several_works(text):
        yield "two-works", "are these several works?"


def several_works(text: str) -> bool:
    """Whether a text holds the dates of several works, each in brackets."""
    return len(_DATED.findall(_ACCESSED_IN_BRACKETS.sub("", text))) > 1


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date with a month or a day."""
    plain = text.strip()
    return len(plain) > 4 and ")" not in plain and read_date(plain) is not None  # noqa: PLR2004
