"""The words that documents add of their own, in English and Thai."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from migpubs.errors import UnknownWord

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        # columns
        "title": ("Title", "ชื่อเรื่อง"),
        "author": ("Author", "ผู้แต่ง"),
        "publisher": ("Publisher/Agency", "ผู้จัดพิมพ์/หน่วยงาน"),
        "language": ("Language", "ภาษา"),
        "date": ("Date", "วันที่"),
        "link": ("Link", "ลิงก์"),
        "theme": ("Theme", "ประเด็น"),
        "number": ("No.", "ลำดับ"),
        "identifier": ("Identifier", "รหัสประจำสิ่งพิมพ์"),
        "acronym": ("Acronym", "อักษรย่อ"),
        "name": ("Name", "ชื่อเต็ม"),
        # headings
        "annex": ("Publications listed in the report of {year}", "สิ่งพิมพ์ในรายงานประจำปี {year}"),
        "reading-list": ("Reading list", "รายการสิ่งพิมพ์แนะนำ"),
        "acronyms": ("Acronyms", "อักษรย่อ"),
        "gaps": ("What is not known", "ข้อมูลที่ยังไม่ทราบ"),
        # groups
        "group": ("Group", "กลุ่ม"),
        "entry": ("Entry", "รายการ"),
        "no-publisher": ("Publisher not known", "ไม่ทราบผู้จัดพิมพ์"),
        "no-theme": ("No theme assigned", "ยังไม่ได้กำหนดประเด็น"),
        "no-language": ("Language not known", "ไม่ทราบภาษา"),
        "no-date": ("No date", "ไม่ปรากฏวันที่"),
        "unconfirmed": ("unconfirmed", "ยังไม่ได้รับการยืนยัน"),
        "unconfirmed-note": (
            "“Unconfirmed”: assigned by the compiler of the catalogue, not by the agencies.",
            "ประเด็นที่ระบุว่า “ยังไม่ได้รับการยืนยัน” กำหนดโดยผู้จัดทำรายการ มิใช่โดยหน่วยงานเจ้าของสิ่งพิมพ์",
        ),
        # gaps
        "gap-link": ("no address is known", "ไม่ทราบที่อยู่เว็บไซต์"),
        "gap-date": ("the date is not known", "ไม่ทราบวันที่พิมพ์"),
        "gap-language": ("the language is not known", "ไม่ทราบภาษา"),
        "gap-author": ("the author is not known", "ไม่ทราบผู้แต่ง"),
        "gap-publisher": ("the publisher is not known", "ไม่ทราบผู้จัดพิมพ์"),
        "gap-record": ("there is no record of it", "ไม่มีข้อมูลในรายการ"),
        # figures
        "count": ("Publications", "จำนวน"),
        "figure-publisher": (
            "Publications listed in the report of {year}, by agency",
            "สิ่งพิมพ์ในรายงานประจำปี {year} จำแนกตามหน่วยงาน",
        ),
        "figure-theme": (
            "Publications listed in the report of {year}, by theme",
            "สิ่งพิมพ์ในรายงานประจำปี {year} จำแนกตามประเด็น",
        ),
        "figure-language": (
            "Publications listed in the report of {year}, by language",
            "สิ่งพิมพ์ในรายงานประจำปี {year} จำแนกตามภาษา",
        ),
        "figure-note": (
            "{total} publications; each is counted for all its agencies, themes and languages",
            "สิ่งพิมพ์ทั้งหมด {total} รายการ รายการที่มีหลายหน่วยงาน ประเด็น หรือภาษา นับซ้ำในแต่ละกลุ่ม",
        ),
        # phrases
        "and": ("and", "และ"),
        "n.d.": ("n.d.", "ม.ป.ป."),
        "page": ("Page {page} of {pages}", "หน้า {page} จาก {pages}"),
        # what a printed note said of the texts
        "in": ("in {tongue}", "{tongue}"),
        "part": ("{extent} in {tongue}", "มี{extent}เป็น{tongue}"),
        "part-also": ("{extent} also in {tongue}", "มี{extent}เป็น{tongue}ด้วย"),
        "executive-summary": ("executive summary", "บทสรุปผู้บริหาร"),
        "summary": ("summary", "บทสรุป"),
        "extract": ("extract", "เนื้อหาบางส่วน"),
        "translation": ("translation", "ฉบับแปล"),
        "official translation": ("official translation", "ฉบับแปลอย่างเป็นทางการ"),
        "unofficial translation": ("unofficial translation", "ฉบับแปลอย่างไม่เป็นทางการ"),
        "official text": ("official", "ฉบับทางการ"),
        "unofficial text": ("unofficial", "ฉบับไม่เป็นทางการ"),
    }
)
"""A text for each of `LANGUAGES`."""


THAI_GENRES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "report": "รายงาน",
        "brief": "เอกสารสรุป",
        "factsheet": "เอกสารข้อเท็จจริง",
        "guide": "คู่มือ",
        "course": "หลักสูตรออนไลน์",
        "instrument": "ตราสารทางกฎหมาย",
        "dataset": "ชุดข้อมูล",
        "series": "ชุดสิ่งพิมพ์",
    }
)
"""In a Thai document, what stands for the kind of a work that has no word of its own for itself."""


LANGUAGES: Final = ("en", "th")
"""The languages in which documents are worded."""


def check_language(language: str) -> None:
    """Raise `UnknownWord` for a language in which no document is worded."""
    if _base(language) not in LANGUAGES:
        raise UnknownWord(language, LANGUAGES, noun="language of a document")


def is_thai(language: str) -> bool:
    """Whether a document in this language is worded in Thai."""
    return _base(language) == "th"


def _base(language: str) -> str:
    return language.partition("-")[0].casefold()


def say(word: str, language: str, **values: object) -> str:
    """Return the words for a thing in the language of the document, or else in English."""
    own = _base(language)
    place = LANGUAGES.index(own) if own in LANGUAGES else 0
    return _WORDS[word][place].format(**values)
