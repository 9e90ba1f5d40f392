"""What the head of a column means, in English and Thai."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from migpubs.intake import head_words
from migpubs.intake.blocks import NOTE_MARK
from migpubs.intake.thai_shapes import in_letters
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FIELDS: Final[Mapping[str, str]] = {
    "number": "the row's number in the list",
    "title": "the title",
    "subtitle": "the subtitle",
    "title-th": "the title in Thai",
    "title-en": "the title in English",
    "authors": "who wrote it",
    "editors": "who edited it",
    "publishers": "who published it",
    "authors-date": "who wrote it, and when it was published",
    "publishers-date": "who published it, and when",
    "year": "the year of publication",
    "date": "the date of publication",
    "languages": "the language of the text",
    "url": "the link",
    "identifiers": "ISBN, DOI and the like",
    "url-identifiers": "the link, or an identifier, row by row",
    "series": "the series",
    "genre": "what kind of publication it is",
    "place": "the place of publication",
    "pages": "how many pages it has",
    "note": "anything else that is said of it",
}
"""What columns may hold."""

_WORDS: Final[Mapping[str, str]] = {
    "number": "no|nr|number|item|row|s n|sn|sr no|serial no|ลำดับ|ลำดับที่|ที่|เลขที่",
    "title": (
        "publication|publications|document|report|resource|name|full name|knowledge product|"
        "output|outputs|product|titre|titre de la publication|titre du document|intitule|titel|"
        "titulo|publication name and link|name and link|ชื่อ|สิ่งพิมพ์|รายการ"
    ),
    "subtitle": "subtitle|sub title|ชื่อเรื่องรอง",
    "title-th": "title thai|thai title|title in thai|title th|"
    "ชื่อเรื่องภาษาไทย|ชื่อภาษาไทย|ชื่อเรื่องไทย|ชื่อไทย",
    "title-en": (
        "title english|english title|title in english|title en|"
        "ชื่อเรื่องภาษาอังกฤษ|ชื่อเรื่องอังกฤษ|ชื่อภาษาอังกฤษ|ชื่ออังกฤษ"
    ),
    "authors": "auteur|auteurs|auteur s|auteure|auteurs editeurs|autor|autores|by|author publisher|"
    "author agency|author organization|author organisation|author institution|author body",
    "editors": "editor|editors|editor s|edited by|บรรณาธิการ",
    "publishers": (
        "editeur|editeurs|organisme|institution editrice|agence|agences|publie par|editorial|"
        "publisher agency|publishers agencies|publisher organization|publisher organisation|"
        "agency publisher|publisher s agency|ผู้จัดพิมพ์หน่วยงาน|ผู้จัดพิมพ์องค์กร"
    ),
    "year": "annee|annee de publication|annee de parution|jahr|ano",
    "date": (
        "release|when|date de publication|date de parution|date d edition|published|issued|"
        "released|launched|published on"
    ),
    "languages": "langue|langues|langue s|sprache|idioma|available in",
    "url": (
        "lien|liens|adresse|site web|web|web address|address|online|available at|"
        "where to find it|available online|download|download url|แหล่งที่มา|เข้าถึงได้ที่"
    ),
    "identifiers": (
        "isbn|issn|doi|isbn issn|identifier|identifiers|isbn doi|doi isbn|symbol|un symbol|"
        "reference number|เลขมาตรฐาน|เลขมาตรฐานสากล|รหัสเอกสาร|เลขที่เอกสาร"
    ),
    "series": "series|series title|series name|series and number|ชุด|ชื่อชุด",
    "place": "place|place of publication|city|สถานที่พิมพ์|เมืองที่พิมพ์",
    "pages": "pages|page|no of pages|number of pages|pp|จำนวนหน้า|หน้า",
    "note": (
        "note|notes|remark|remarks|comment|comments|description|summary|abstract|theme|themes|"
        "topic|subject|keywords|short description|brief description|"
        "หมายเหตุ|คำอธิบาย|สรุป|บทคัดย่อ|หัวข้อ|รายละเอียด"
    ),
}
"""Heads that are one word, or in which the words do not say it; see `migpubs.intake.head_words`."""


def _index() -> dict[str, str]:
    return {search_key(word): field for field, words in _WORDS.items() for word in words.split("|")}


_INDEX = _index()
_COMPACT = {key.replace(" ", ""): field for key, field in _INDEX.items()}
"""Heads without blanks: narrow columns of a PDF cut a head anywhere ("Publi sher")."""
TITLES: Final = frozenset({"title", "title-th", "title-en"})
WEAK: Final = frozenset(
    {"name", "full name", "item", "document", "report", "resource", "publications", "รายการ", "ชื่อ"}
)
"""Heads that name the title of a publication only in the company of two other fields."""
_TOGETHER: Final[Mapping[frozenset[str], str]] = {
    frozenset({"authors", "editors"}): "authors",
    frozenset({"date", "year"}): "date",
    frozenset({"identifiers", "url"}): "url-identifiers",
    frozenset({"authors", "year"}): "authors-date",
    frozenset({"authors", "date"}): "authors-date",
    frozenset({"publishers", "year"}): "publishers-date",
    frozenset({"publishers", "date"}): "publishers-date",
}
"""Fields that one column may hold together, and the one by which both are read."""
_PEOPLE = re.compile(r"e-?mail|phone|tel\b|position|อีเมล|โทร", re.IGNORECASE)
_EMPHASIS = re.compile(rf"[*_:†‡¹²³⁰⁴-⁹]+|{NOTE_MARK}\d{{1,3}}|(?<=[^\W\d_]{{3}})\d{{1,2}}\s*$")
"""What stands around the words of a head: emphasis, a colon, the mark of a footnote."""
_YES_OR_NO = re.compile(
    r"\s*(?:is it |already )?(?:issued|launched|posted|published|released)\s*(?:\?|\(?(?:yes|y)\b)",
    re.IGNORECASE,
)
"""A head that asks whether, not when."""
_FURTHER = re.compile(
    r"\s*(?:co\b[\s\-\u2010\u2011]*|co|(?:joint|other|second|third|further|additional)\s+)(?=\w)|ร่วม",
    re.IGNORECASE,
)
"""What says that a column goes on with another: "Co-publisher", "ผู้แต่งร่วม"."""
_NAMES: Final = frozenset({"authors", "editors", "publishers"})
_PARTS = re.compile(r"[/()\n|;,&\u2029]|\band\b|และ")
_PLURAL = re.compile(r"/(?:e?s|ies)\b")
_LONGEST: Final = 100
"""Letters of a head."""
_SHORT: Final = 60
"""Letters of a head beside others that are not understood."""


def field_of(text: str) -> str:
    """Return the field that the head of a column names, or an empty text.

    A head in two languages ("Title / ชื่อเรื่อง", "ชื่อเรื่อง (Title)") names what its parts name, and
    one of two fields of which one holds the other ("Date / Year") the wider one.
    """
    return _meaning(text)[0]


def is_sure(text: str) -> bool:
    """Whether all of a head is understood, or there is none."""
    return _meaning(text)[1]


@lru_cache(maxsize=4096)
def is_further(text: str) -> bool:
    """Whether a head names more of what another column names: "Co-publisher(s)"."""
    return bool(_of_further(text))


def said_of(text: str) -> str:
    """Return the field that a head which is not understood speaks of, or an empty text.

    "Partner agencies (lead)" may name publishers too; "Date added" is the list's own.
    """
    return "" if len(text) > _LONGEST else head_words.spoken_of(search_key(text))


def _of_further(text: str) -> str:
    """Return the field of names that a head goes on with, or an empty text."""
    plain = _PLURAL.sub("", _EMPHASIS.sub(" ", text))
    match = _FURTHER.search(plain) if len(text) <= _LONGEST else None
    if not match or (match.start() > 0 and match[0] != "ร่วม"):
        return ""
    field, sure = _of_whole(plain[: match.start()] + plain[match.end() :])
    return field if sure and field in _NAMES else ""


@lru_cache(maxsize=4096)
def _meaning(text: str) -> tuple[str, bool]:
    """Return the field of a head, and whether it is that for sure."""
    if len(text) > _LONGEST:
        return "", True
    plain = _PLURAL.sub("", _EMPHASIS.sub(" ", in_letters(text)))
    if _YES_OR_NO.match(plain):
        return "", True
    whole = _of_whole(plain)
    if whole[0]:
        return whole
    if further := _of_further(text):
        return further, False
    parts = [_named(part) for part in plain.split("/")]
    named = {field for field, _ in parts if field}
    weak = any(search_key(part) in WEAK for part in plain.split("/"))
    found = min(named) if len(parts) > 1 and len(named) == 1 and not weak else ""
    return found, len(parts) == 1


def _of_whole(plain: str) -> tuple[str, bool]:
    """Return the field of a head of which every part is understood, and whether it is sure."""
    if plain.strip() in {"#", "№"}:
        return "number", True
    found = _known(plain) or ("/" not in plain and _named(plain)[0])
    if found:
        return found, bool(_known(plain)) or _named(plain)[1]
    parts = [
        _named(part) for part in re.split(r"[/()\n|;,&\u2029]|\band\b|และ", plain) if part.strip()
    ]
    fields = frozenset(field for field, _ in parts)
    sure = all(sure for _, sure in parts)
    if len(parts) > 1 and len(fields) == 1:
        return min(fields), sure
    return _TOGETHER.get(fields, ""), sure


def _known(text: str) -> str:
    key = search_key(text)
    return _INDEX.get(key) or _COMPACT.get(key.replace(" ", ""), "")


def _named(text: str) -> tuple[str, bool]:
    """Return the field of one head, without another language beside it, and whether it is sure."""
    known = _INDEX.get(search_key(text))
    return (known, True) if known else head_words.named(search_key(text))


def is_launch(text: str) -> bool:
    """Whether the head of a column of dates names the day of a launch."""
    return re.search(r"\blaunch", text, re.IGNORECASE) is not None


def schemes_of(text: str) -> tuple[str, ...]:
    """Return the schemes that the head of a column of identifiers names, where it names no more."""
    words = dict.fromkeys(search_key(text).split())
    return tuple(words) if words.keys() <= {"isbn", "issn", "doi"} else ()


def fields_of(texts: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the fields of a row's cells if the row is the head of a list of publications.

    It is one where it names a title and something else, and names nothing else than fields in
    most of its cells; or a title and two other fields beside short heads that are not known.
    """
    fields = _settled(texts)
    filled = [text for text in texts if text.strip()]
    named = [field for field in fields if field]
    titles = [text for text, field in zip(texts, fields, strict=True) if field in TITLES]
    others = {*named} - TITLES - {"number"}
    weak = all(search_key(text) in WEAK for text in titles)
    most = 2 * len(named) >= len(filled)
    plain = len(others) > 1 + weak and all(len(text) <= _SHORT for text in filled)
    alone = len(titles) > 0 and len(others) > weak and (most or plain)
    return fields if alone and not (weak and _PEOPLE.search(" ".join(texts))) else None


def _settled(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the fields of heads; one that is not sure gives way to another that is.

    But for one that goes on with the other: "Co-publisher" beside "Publisher".

    Of several heads of the title the plainest is its own: "Publication Title" beside "Title" is
    that of a journal.
    """
    sure = {field_of(text) for text in texts if is_sure(text)}
    ranks = [_plainness(text) for text in texts if field_of(text) == "title"]
    plainest = max(ranks, default=0) if ranks.count(max(ranks, default=0)) == 1 else 0
    return tuple(
        ""
        if (not is_sure(text) and field_of(text) in sure and not is_further(text))
        or (field_of(text) == "title" and _plainness(text) < plainest)
        else field_of(text)
        for text in texts
    )


def _plainness(text: str) -> int:
    """Return how plainly a head names the title: as "Title", in other words, or as "Name"."""
    key = search_key(text)
    return 3 if key == "title" else 1 if key in WEAK else 2


def stacked(upper: Sequence[str], lower: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return heads and fields of columns of which some have a head over others.

    A head goes on over the empty ones at its right: "Published" over "by" and "on". Both together
    tell more than the lower alone; "by" below a head that is not known tells nothing.
    """
    pairs = _carried(upper, lower)
    fields = [_below(*pair) for pair in pairs]
    for number, (above, _) in enumerate(pairs):
        if not fields[number] and field_of(above) not in fields:
            fields[number] = field_of(above)
    heads = (" ".join(filter(None, dict.fromkeys(pair))) for pair in pairs)
    return tuple(heads), tuple(fields)


def is_below(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row is the lower one of a head of two rows: a head itself, or parts of some."""
    parts = [_below(above, below) for above, below in _carried(upper, lower) if below]
    return fields_of(tuple(lower)) is not None or (len(parts) > 1 and all(parts))


def _carried(upper: Sequence[str], lower: Sequence[str]) -> list[tuple[str, str]]:
    over = ""
    pairs = []
    for above, below in zip(upper, lower, strict=True):
        over = above or (over if below else "")
        pairs.append((over, below))
    return pairs


def _below(above: str, below: str) -> str:
    """Return what the lower of two heads means, with the upper one.

    All of both must be understood: below "Title / ชื่อเรื่อง" stands a title more often than a head.
    """
    together = _of_whole(_EMPHASIS.sub(" ", f"{above} {below}"))[0] if below else ""
    alone = "" if above and below.casefold() == "by" else field_of(below)
    return together or alone
