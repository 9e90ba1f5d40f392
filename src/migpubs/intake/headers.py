"""What the head of a column means, in English and Thai."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs.intake.blocks import NOTE_MARK
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
    "year": "the year of publication",
    "date": "the date of publication",
    "languages": "the language of the text",
    "url": "the link",
    "identifiers": "ISBN, DOI and the like",
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
        "title|titles|publication|publications|publication title|title of publication|"
        "title of the publication|title of document|title of report|name of publication|"
        "publication name|report title|document title|document|report|resource|title and link|"
        "name of document|name of report|name of the publication|publication name and link|"
        "title with link|title link|title hyperlink|full title|name|knowledge product|"
        "output|outputs|title of output|name of output|product|name of product|product name|"
        "title of product|publication title and link|titre|titre de la publication|"
        "titre du document|intitule|titel|titulo|"
        "title of knowledge product|title of the document|full title of the document|"
        "research title|title of research|title of the report|"
        "ชื่อเรื่อง|ชื่อเอกสาร|ชื่อสิ่งพิมพ์|ชื่อหนังสือ|ชื่อรายงาน|ชื่อผลงาน|ชื่อ|สิ่งพิมพ์|รายการ|ชื่อสื่อ|ชื่อสิ่งตีพิมพ์"
    ),
    "subtitle": "subtitle|sub title|ชื่อเรื่องรอง",
    "title-th": "title thai|thai title|title in thai|title th|"
    "ชื่อเรื่องภาษาไทย|ชื่อภาษาไทย|ชื่อเรื่องไทย|ชื่อไทย",
    "title-en": (
        "title english|english title|title in english|title en|"
        "ชื่อเรื่องภาษาอังกฤษ|ชื่อเรื่องอังกฤษ|ชื่อภาษาอังกฤษ|ชื่ออังกฤษ"
    ),
    "authors": (
        "auteur|auteurs|auteur s|auteure|auteurs editeurs|autor|autores|"
        "author|authors|author s|written by|by|writer|writers|author name|name of author|"
        "prepared by|name of authors|authoring entity|"
        "author names|authors names|personal author|personal authors|"
        "corporate author|author organization|author organisation|"
        "author agency|author body|author publisher|author institution|lead author|"
        "lead authors|ผู้แต่ง|ผู้เขียน|ผู้จัดทำ|ชื่อผู้แต่ง|ผู้ประพันธ์|คณะผู้จัดทำ|คณะผู้เขียน|ผู้แต่งหน่วยงาน"
    ),
    "editors": "editor|editors|editor s|edited by|บรรณาธิการ",
    "publishers": (
        "editeur|editeurs|organisme|institution editrice|agence|agences|publie par|editorial|"
        "reporting organization|reporting organisation|reporting agency|"
        "publisher|publishers|publisher s|publisher agency|publishers agencies|agency|agencies|"
        "agency s|org|orgs|issued by|"
        "publishing agency|publishing agencies|published by|organization|organisation|"
        "organizations|organisations|publishing organization|publishing organisation|"
        "issuing agency|issuing body|issuing organization|un agency|un agencies|lead agency|"
        "publisher organization|publisher organisation|institution|un entity|entity|"
        "agency publisher|publisher s agency|ผู้จัดพิมพ์|ผู้จัดพิมพ์หน่วยงาน|ผู้จัดพิมพ์และหน่วยงาน|หน่วยงาน|"
        "หน่วยงานผู้จัดพิมพ์|หน่วยงานที่จัดพิมพ์|สำนักพิมพ์|องค์กร|องค์การ|ผู้พิมพ์|ผู้เผยแพร่|หน่วยงานที่เผยแพร่|หน่วยงานผู้เผยแพร่|"
        "ผู้จัดพิมพ์องค์กร|หน่วยงานเจ้าของ"
    ),
    "year": (
        "annee|annee de publication|annee de parution|jahr|ano|"
        "year|publication year|year of publication|year published|pub year|year of issue|"
        "yr|year be|year b e|year ce|year c e|year ad|year a d|"
        "ปี|ปีที่พิมพ์|ปีพิมพ์|ปีที่เผยแพร่|ปีที่จัดพิมพ์|ปีพ ศ|พ ศ|ค ศ|ปีค ศ"
    ),
    "date": (
        "date|release|when|pub date|publ date|publication date month year|date of pub|"
        "date de publication|date de parution|date d edition|"
        "publication date|date of publication|date published|published|issued|date of issue|"
        "issue date|release date|date of release|released|launch date|month year|year month|"
        "published on|date issued|month and year|month|month published|month of publication|"
        "month of release|date launched|launched|"
        "วันที่|วันที่เผยแพร่|วันที่พิมพ์|วันเดือนปี|เดือนปี|วันที่จัดพิมพ์|วันเดือนปีที่เผยแพร่|เผยแพร่เมื่อ|พิมพ์เมื่อ|เดือนที่เผยแพร่"
    ),
    "languages": (
        "langue|langues|langue s|sprache|idioma|"
        "language|languages|lang|language s|available languages|available in|document language|"
        "ภาษา|ภาษาของเอกสาร|ภาษาที่เผยแพร่"
    ),
    "url": (
        "lien|liens|adresse|site web|"
        "link|links|url|urls|web link|weblink|website|web|web address|address|hyperlink|"
        "online|available at|link to publication|link to document|link to report|source link|"
        "where to find it|available online|website link|download|download link|url link|link url|"
        "ลิงก์|ลิงค์|ลิ้งค์|เว็บไซต์|ที่อยู่เว็บ|แหล่งที่มา|"
        "ลิงก์ดาวน์โหลด|เข้าถึงได้ที่"
    ),
    "identifiers": (
        "isbn|issn|doi|isbn issn|identifier|identifiers|isbn doi|doi isbn|symbol|document symbol|"
        "un symbol|document no|document number|reference number|report no|report number|"
        "เลขมาตรฐาน|เลขมาตรฐานสากล|รหัสเอกสาร|เลขที่เอกสาร"
    ),
    "series": "series|series title|series name|series and number|ชุด|ชื่อชุด",
    "genre": (
        "type|kind|type of publication|publication type|document type|type of document|category|"
        "format|product type|ประเภท|ชนิด|ประเภทสิ่งพิมพ์|ประเภทเอกสาร"
    ),
    "place": "place|place of publication|city|สถานที่พิมพ์|เมืองที่พิมพ์",
    "pages": "pages|page|no of pages|number of pages|pp|จำนวนหน้า|หน้า",
    "note": (
        "note|notes|remark|remarks|comment|comments|description|summary|abstract|theme|themes|"
        "topic|subject|keywords|priority|outcome|short description|brief description|"
        "หมายเหตุ|คำอธิบาย|สรุป|บทคัดย่อ|หัวข้อ|รายละเอียด"
    ),
}


def _index() -> dict[str, str]:
    return {search_key(word): field for field, words in _WORDS.items() for word in words.split("|")}


_INDEX = _index()
_COMPACT = {key.replace(" ", ""): field for key, field in _INDEX.items()}
"""Heads without blanks: narrow columns of a PDF cut a head anywhere ("Publi sher")."""
_TITLES: Final = frozenset({"title", "title-th", "title-en"})
_WEAK: Final = frozenset(
    {"name", "full name", "item", "document", "report", "resource", "publications", "รายการ", "ชื่อ"}
)
"""Heads that name the title of a publication only in the company of two other fields."""
_TOGETHER: Final[Mapping[frozenset[str], str]] = {
    frozenset({"authors", "editors"}): "authors",
    frozenset({"date", "year"}): "date",
}
"""Fields that one column may hold together, and the one by which both are read."""
_PEOPLE = re.compile(r"e-?mail|phone|tel\b|position|อีเมล|โทร", re.IGNORECASE)
_EMPHASIS = re.compile(rf"[*_:†‡¹²³⁰⁴-⁹]+|{NOTE_MARK}\d{{1,3}}")
"""What stands around the words of a head: emphasis, a colon, the mark of a footnote."""


def field_of(text: str) -> str:
    """Return the field that the head of a column names, or an empty text.

    A head in two languages ("Title / ชื่อเรื่อง", "ชื่อเรื่อง (Title)") names what its parts name, and
    one of two fields of which one holds the other ("Published (year)") the wider one.
    """
    plain = _EMPHASIS.sub(" ", text)
    return _of_whole(plain) or _of_one_part(plain)


def _of_whole(plain: str) -> str:
    """Return the field of a head of which every part is understood."""
    if plain.strip() in {"#", "№"}:
        return "number"
    key = search_key(plain)
    found = _INDEX.get(key) or _COMPACT.get(key.replace(" ", ""))
    if found:
        return found
    parts = [search_key(part) for part in re.split(r"[/()\n|;\u2029]", plain) if part.strip()]
    known = frozenset(_INDEX.get(part, "") for part in parts)
    if len(parts) > 1 and len(known) == 1:
        return min(known)
    return _TOGETHER.get(known, "")


def _of_one_part(plain: str) -> str:
    """Return the field of the one part of a head with a slash that is understood."""
    parts = [search_key(part) for part in plain.split("/")]
    named = {_INDEX[part] for part in parts if part in _INDEX and part not in _WEAK}
    return min(named) if len(parts) > 1 and len(named) == 1 else ""


def is_sure(text: str) -> bool:
    """Whether all of a head is understood, or there is none."""
    parts = [search_key(part) for part in _EMPHASIS.sub(" ", text).split("/")]
    whole = search_key(_EMPHASIS.sub(" ", text))
    return whole in _INDEX or len(parts) == 1 or all(part in _INDEX for part in parts)


def is_launch(text: str) -> bool:
    """Whether the head of a column of dates names the day of a launch."""
    return re.search(r"\blaunch", text, re.IGNORECASE) is not None


def scheme_of(text: str) -> str:
    """Return the scheme that the head of a column of identifiers names, or an empty text."""
    key = search_key(text)
    return key if key in {"isbn", "issn", "doi"} else ""


def fields_of(texts: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the fields of a row's cells if the row is the head of a list of publications.

    It is one where it names a title and something else, and names nothing else than fields in
    most of its cells.
    """
    fields = tuple(field_of(text) for text in texts)
    filled = [text for text in texts if text.strip()]
    named = [field for field in fields if field]
    titles = [text for text, field in zip(texts, fields, strict=True) if field in _TITLES]
    others = {*named} - _TITLES - {"number"}
    weak = all(search_key(text) in _WEAK for text in titles)
    enough = len(others) > weak and 2 * len(named) >= len(filled)
    alone = len(titles) > 0 and enough
    return fields if alone and not (weak and _PEOPLE.search(" ".join(texts))) else None


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
    together = _of_whole(_EMPHASIS.sub(" ", f"{above} {below}")) if below else ""
    alone = "" if above and below.casefold() == "by" else field_of(below)
    return together or alone
