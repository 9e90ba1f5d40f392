"""What the words of the catalogue's closed lists are called on a page, in English and Thai.

Every word of `migpubs.vocabulary` is here; a test sees to it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from migpubs.site.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

TERMS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "kind": {
            "report": ("Report", "รายงาน"),
            "brief": ("Brief", "เอกสารสรุปเชิงนโยบาย"),
            "factsheet": ("Factsheet", "เอกสารข้อเท็จจริง"),
            "guide": ("Guide", "คู่มือและแนวปฏิบัติ"),
            "course": ("Course", "หลักสูตรออนไลน์"),
            "instrument": ("Legal instrument", "ตราสารทางกฎหมาย"),
            "book": ("Book", "หนังสือ"),
            "chapter": ("Chapter", "บทในหนังสือ"),
            "article": ("Article", "บทความ"),
            "webpage": ("Web page", "หน้าเว็บ"),
            "dataset": ("Dataset", "ชุดข้อมูล"),
            "series": ("Series", "ชุดสิ่งพิมพ์"),
            "document": ("Document", "เอกสาร"),
        },
        "status": {
            "published": ("Published", "เผยแพร่แล้ว"),
            "draft": ("Draft", "ฉบับร่าง"),
            "forthcoming": ("Forthcoming", "กำลังจะเผยแพร่"),
        },
        "role": {
            "author": ("Author", "ผู้แต่ง"),
            "editor": ("Editor", "บรรณาธิการ"),
            "translator": ("Translator", "ผู้แปล"),
            "commissioner": ("Commissioned by", "ผู้ว่าจ้างจัดทำ"),
            "researcher": ("Research by", "ผู้วิจัย"),
            "programme": ("Programme", "โครงการ"),
            "contributor": ("Contributor", "ผู้มีส่วนร่วม"),
        },
        "body-kind": {
            "un-system": ("United Nations system", "ระบบสหประชาชาติ"),
            "regional-office": ("Regional office", "สำนักงานภูมิภาค"),
            "country-office": ("Country office", "สำนักงานประจำประเทศ"),
            "unit": ("Unit", "หน่วยงานย่อย"),
            "working-group": ("Working group or network", "คณะทำงานหรือเครือข่าย"),
            "programme": ("Programme", "โครงการ"),
            "government": ("Government", "หน่วยงานรัฐ"),
            "ngo": ("Non-governmental organization", "องค์กรพัฒนาเอกชน"),
            "academic": ("University or institute", "สถาบันการศึกษาหรือวิจัย"),
            "university-unit": ("Faculty or centre", "คณะหรือศูนย์ในมหาวิทยาลัย"),
            "employer-org": ("Employers’ organization", "องค์กรนายจ้าง"),
            "other": ("Other", "อื่น ๆ"),
        },
        "link": {
            "landing": ("Publication page", "หน้าเว็บของสิ่งพิมพ์"),
            "file": ("File", "ไฟล์"),
            "course": ("Course", "หลักสูตร"),
            "press-release": ("Press release", "ข่าวประชาสัมพันธ์"),
            "news": ("News", "ข่าว"),
            "catalogue-entry": ("Catalogue entry", "รายการในบัญชีรายชื่ออื่น"),
            "copy": ("Copy", "สำเนา"),
            "archive": ("Archived copy", "สำเนาที่เก็บถาวร"),
        },
        "relation": {
            "translation-of": ("Translation of", "ฉบับแปลของ"),
            "part-of": ("Part of", "เป็นส่วนหนึ่งของ"),
            "in-series": ("In the series", "อยู่ในชุด"),
            "edition-of": ("Edition of", "เป็นฉบับหนึ่งของ"),
            "about": ("About", "กล่าวถึง"),
            "supersedes": ("Replaces", "ใช้แทน"),
        },
        "relation-from": {
            "translation-of": ("Translations", "ฉบับแปล"),
            "part-of": ("Parts", "ส่วนประกอบ"),
            "in-series": ("In this series", "ในชุดนี้"),
            "edition-of": ("Editions", "ฉบับต่าง ๆ"),
            "about": ("Works about it", "สิ่งพิมพ์ที่กล่าวถึง"),
            "supersedes": ("Replaced by", "ถูกแทนด้วย"),
        },
        "extent": {
            "full": ("whole text", "ฉบับเต็ม"),
            "executive-summary": ("executive summary", "บทสรุปผู้บริหาร"),
            "summary": ("summary", "บทสรุป"),
            "extract": ("extract", "เนื้อหาบางส่วน"),
        },
        "text-status": {
            "official": ("official", "ฉบับทางการ"),
            "unofficial": ("unofficial", "ฉบับไม่เป็นทางการ"),
        },
        "rank": {"primary": ("first", "หลัก"), "secondary": ("also", "รอง")},
        "date": {
            "issued": ("Issued", "วันที่พิมพ์"),
            "adopted": ("Adopted", "วันที่รับรอง"),
            "signed": ("Signed", "วันที่ลงนาม"),
            "launched": ("Launched", "วันที่เปิดตัว"),
            "posted": ("Posted", "วันที่ลงเว็บ"),
            "coverage": ("Period covered", "ช่วงเวลาของข้อมูล"),
        },
        "field": {
            "title": ("Title", "ชื่อเรื่อง"),
            "subtitle": ("Subtitle", "ชื่อรอง"),
            "title_variants": ("Other forms of the title", "ชื่อเรื่องรูปแบบอื่น"),
            "genre": ("Type as printed", "ประเภทตามที่ระบุ"),
            "kind": ("Kind", "ประเภท"),
            "texts": ("Languages", "ภาษา"),
            "authors": ("Authors", "ผู้แต่ง"),
            "editors": ("Editors", "บรรณาธิการ"),
            "contributions": ("Contributors", "ผู้มีส่วนร่วม"),
            "publishers": ("Publisher", "ผู้จัดพิมพ์"),
            "place": ("Place", "สถานที่พิมพ์"),
            "edition": ("Edition", "ครั้งที่พิมพ์"),
            "number": ("Number", "เลขที่"),
            "pages": ("Pages", "จำนวนหน้า"),
            "status": ("Status", "สถานะ"),
            "links": ("Links", "ลิงก์"),
            "identifiers": ("Identifiers", "รหัสประจำสิ่งพิมพ์"),
            "relations": ("Relations", "ความเชื่อมโยง"),
            "themes": ("Themes", "ประเด็น"),
            "abstract": ("Summary", "บทคัดย่อ"),
            "note": ("Note", "หมายเหตุ"),
            "listed": ("Listed in", "อยู่ในรายการของ"),
            "aliases": ("Earlier identifiers", "รหัสเดิม"),
            "name": ("Name", "ชื่อ"),
            "acronym": ("Acronym", "อักษรย่อ"),
            "parent": ("Part of", "สังกัด"),
            "url": ("Website", "เว็บไซต์"),
        },
    }
)  # fmt: skip
"""List, word, then a text for each of `LANGUAGES`."""


def term(group: str, word: str, language: str) -> str:
    """Return what a word of a closed list is called; the word itself where it has no other."""
    names = TERMS[group].get(word)
    return names[LANGUAGES.index(language)] if names else word
