"""The words of the web page, in English and Thai.

They are few and plain. The Thai ones are to be read by a native speaker (see ``docs/design.md``).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: Final = ("en", "th")
"""The languages in which every page exists; the first one's pages lie at the top."""

WORDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        # the frame
        "skip": ("Skip to content", "ข้ามไปยังเนื้อหา"),
        "home": ("Home", "หน้าแรก"),
        "publications": ("Publications", "สิ่งพิมพ์"),
        "reports": ("Reports", "รายงานประจำปี"),
        "bodies": ("Organizations", "หน่วยงาน"),
        "themes": ("Themes", "ประเด็น"),
        "languages": ("Languages", "ภาษา"),
        "series": ("Series", "ชุดสิ่งพิมพ์"),
        "downloads": ("Downloads", "ดาวน์โหลด"),
        "main-menu": ("Main", "เมนูหลัก"),
        "breadcrumb": ("You are here", "ตำแหน่งปัจจุบัน"),
        "this-language": ("English", "ภาษาไทย"),
        "footer-version": ("Data version {version}", "ข้อมูลรุ่น {version}"),
        "footer-licence": ("Licence of the data: {licence}", "สัญญาอนุญาตของข้อมูล: {licence}"),
        "footer-owner": ("Kept by {owner}", "ดูแลโดย {owner}"),
        "contact": ("Contact", "ติดต่อ"),
        "feed": ("Atom feed", "ฟีด Atom"),
        "api": ("Data (JSON)", "ข้อมูล (JSON)"),
        "default-title": ("Catalogue of publications", "รายการสิ่งพิมพ์"),
        # home
        "latest-report": ("Publications in the report of {year}", "สิ่งพิมพ์ในรายงานประจำปี {year}"),
        "see-report": ("The list as printed, and all files", "รายการตามที่พิมพ์และไฟล์ทั้งหมด"),
        "figures": ("The catalogue in figures", "ภาพรวมของรายการสิ่งพิมพ์"),
        "browse": ("Browse", "เลือกดูตาม"),
        "count-publications": ("publications", "สิ่งพิมพ์"),
        "count-bodies": ("organizations", "หน่วยงาน"),
        "count-languages": ("languages", "ภาษา"),
        "count-reports": ("annual reports", "รายงานประจำปี"),
        "one-publications": ("publication", "สิ่งพิมพ์"),
        "one-bodies": ("organization", "หน่วยงาน"),
        "one-languages": ("language", "ภาษา"),
        "one-reports": ("annual report", "รายงานประจำปี"),
        # search
        "search": ("Search", "ค้นหา"),
        "search-label": ("Search publications", "ค้นหาสิ่งพิมพ์"),
        "search-hint": (
            "Titles, authors, organizations and summaries, in English or Thai",
            "ค้นจากชื่อเรื่อง ผู้แต่ง หน่วยงาน และบทคัดย่อ ทั้งภาษาไทยและภาษาอังกฤษ",
        ),
        "filters": ("Narrow the list", "กรองรายการ"),
        "any": ("Any", "ทั้งหมด"),
        "filter-year": ("Year issued", "ปีที่พิมพ์"),
        "filter-report": ("Listed in the report of", "อยู่ในรายงานประจำปี"),
        "filter-body": ("Organization", "หน่วยงาน"),
        "filter-theme": ("Theme", "ประเด็น"),
        "filter-language": ("Language of the text", "ภาษาของเนื้อหา"),
        "filter-kind": ("Kind", "ประเภท"),
        "clear": ("Clear all", "ล้างทั้งหมด"),
        "found": ("{count} of {total} publications", "พบ {count} จาก {total} รายการ"),
        "found-none": ("Nothing found. Try fewer words.", "ไม่พบรายการ โปรดลองใช้คำค้นให้น้อยลง"),
        "more": ("Show more", "แสดงเพิ่ม"),
        "results": ("Results", "ผลการค้นหา"),
        "loading": ("Loading the list …", "กำลังโหลดรายการ …"),
        "not-loaded": ("The search could not be loaded.", "ไม่สามารถโหลดระบบค้นหาได้"),
        "no-script": (
            "Search needs JavaScript. Without it, every publication is in the lists below.",
            "การค้นหาต้องใช้ JavaScript หากไม่เปิดใช้ สามารถดูสิ่งพิมพ์ทั้งหมดได้จากรายการด้านล่าง",
        ),
        "pages": ("Pages of the list", "หน้าของรายการ"),
        "page": ("Page {number}", "หน้า {number}"),
        "previous": ("Previous", "ก่อนหน้า"),
        "next": ("Next", "ถัดไป"),
        # lists
        "all-publications": ("All publications", "สิ่งพิมพ์ทั้งหมด"),
        "no-date": ("Date not known", "ไม่ทราบวันที่"),
        "no-publications": ("No publications yet.", "ยังไม่มีสิ่งพิมพ์"),
        "count": ("{count} publications", "{count} รายการ"),
        "count-one": ("1 publication", "1 รายการ"),
        # a report year
        "report-of": ("Report of {year}", "รายงานประจำปี {year}"),
        "as-list": ("As a list", "แบบรายการ"),
        "as-printed": ("As printed in the report", "ตามที่พิมพ์ในรายงาน"),
        "as-printed-note": (
            "The rows are shown as the report prints them; corrections stand in the list above.",
            "ตารางนี้แสดงตามที่พิมพ์ในรายงาน ส่วนที่แก้ไขแล้วอยู่ในรายการด้านบน",
        ),
        "row": ("Row {row} of the report of {year}", "ลำดับที่ {row} ในรายงานประจำปี {year}"),
        "files-of-year": ("Files of this year", "ไฟล์ของปีนี้"),
        "annex-files": ("Annex", "ภาคผนวก"),
        "list-files": ("Reading list", "รายการสิ่งพิมพ์แนะนำ"),
        "data-files": ("For reference managers and programs", "สำหรับโปรแกรมจัดการบรรณานุกรม"),
        "all-years": ("All publications, all years", "สิ่งพิมพ์ทั้งหมดทุกปี"),
        "downloads-note": (
            "Every list in the catalogue, ready to print, paste or import.",
            "รายการทั้งหมดพร้อมพิมพ์ คัดลอก หรือนำเข้าโปรแกรมอื่น",
        ),
        # a publication
        "read-at": ("Read at {site}", "อ่านที่ {site}"),
        "no-link": ("No address on the web is known.", "ไม่ทราบที่อยู่บนเว็บ"),
        "summary": ("Summary", "บทคัดย่อ"),
        "details": ("Details", "รายละเอียด"),
        "related": ("Related publications", "สิ่งพิมพ์ที่เกี่ยวข้อง"),
        "cite": ("Cite", "การอ้างอิง"),
        "cite-note": (
            "With Zotero, one click on its button in the browser saves this publication.",
            "ผู้ใช้ Zotero สามารถกดปุ่ม Zotero ในเบราว์เซอร์เพื่อบันทึกสิ่งพิมพ์นี้ได้ทันที",
        ),
        "formatted": ("Formatted", "แบบจัดรูปแล้ว"),
        "copy": ("Copy", "คัดลอก"),
        "copied": ("Copied", "คัดลอกแล้ว"),
        "copy-failed": ("Press Ctrl+C to copy", "กด Ctrl+C เพื่อคัดลอก"),
        "copy-what": ("Copy {what}", "คัดลอก {what}"),
        "download-what": ("Download {what}", "ดาวน์โหลด {what}"),
        "sources": ("Where these facts came from", "ที่มาของข้อมูล"),
        "sources-note": (
            "The numbers beside the details point to these sources.",
            "ตัวเลขข้างรายละเอียดอ้างถึงแหล่งที่มาเหล่านี้",
        ),
        "source": ("Source {number}", "แหล่งที่มา {number}"),
        "supports": ("Source of: {fields}", "ที่มาของ: {fields}"),
        "received-from": ("sent by {body}", "ส่งโดย {body}"),
        "on-date": ("on {date}", "เมื่อ {date}"),
        "confirmed": ("Confirmed by {body} on {date}", "{body} ยืนยันข้อมูลเมื่อ {date}"),
        "unconfirmed-record": (
            "Compiled from public sources; not yet confirmed by an agency.",
            "รวบรวมจากแหล่งข้อมูลสาธารณะ ยังไม่ได้รับการยืนยันจากหน่วยงาน",
        ),
        "unconfirmed": ("unconfirmed", "ยังไม่ได้รับการยืนยัน"),
        "supplied-title": (
            "This title is not in a language of the text.",
            "ชื่อเรื่องนี้มิได้เป็นภาษาเดียวกับเนื้อหา",
        ),
        "link-alive": ("seen alive on {date}", "ตรวจพบว่าใช้งานได้เมื่อ {date}"),
        "link-undecided": ("could not be verified on {date}", "ยังตรวจสอบไม่ได้เมื่อ {date}"),
        "link-dead": ("no longer there on {date}", "ไม่มีอยู่แล้วเมื่อ {date}"),
        "archived-copy": ("Archived copy", "สำเนาที่เก็บถาวร"),
        "identifier": ("Identifier in this catalogue", "รหัสในรายการนี้"),
        "gaps": ("Not known so far", "ยังไม่ทราบ"),
        "gap-kind": ("kind of publication", "ประเภทสิ่งพิมพ์"),
        "gap-authors": ("author", "ผู้แต่ง"),
        "gap-publishers": ("publisher", "ผู้จัดพิมพ์"),
        "gap-issued": ("date", "วันที่"),
        "gap-texts": ("language of the text", "ภาษาของเนื้อหา"),
        "gap-links": ("address on the web", "ที่อยู่บนเว็บ"),
        # a body
        "offices": ("Offices and departments", "สำนักงานและหน่วยงานย่อย"),
        "part-of-body": ("Part of", "สังกัด"),
        "website": ("Website", "เว็บไซต์"),
        "also-known": ("Also known as", "ชื่ออื่น"),
        "kind-of-body": ("Kind", "ประเภท"),
        "existed": ("Under this name", "ใช้ชื่อนี้"),
        "published-by": ("Publications", "สิ่งพิมพ์"),
        "body-note": (
            "Works it wrote, published or took part in; those of its offices count.",
            "สิ่งพิมพ์ที่เป็นผู้แต่ง ผู้จัดพิมพ์ หรือมีส่วนร่วม รวมทั้งของสำนักงานในสังกัด",
        ),
        # themes and series
        "unused": ("Themes without publications so far", "ประเด็นที่ยังไม่มีสิ่งพิมพ์"),
        "subthemes": ("Outcomes", "ผลลัพธ์ย่อย"),
        "theme-of": ("Part of", "เป็นส่วนหนึ่งของ"),
        # not found
        "not-found": ("Page not found", "ไม่พบหน้านี้"),
        "not-found-note": (
            "The page may have moved. Try the search, or start from the home page.",
            "หน้านี้อาจถูกย้าย โปรดลองค้นหา หรือเริ่มจากหน้าแรก",
        ),
    }
)
"""A text for each of `LANGUAGES`, by what they are for."""


def say(word: str, language: str, **values: object) -> str:
    """Return the words for a thing on pages in a language; ``KeyError`` if there are none."""
    return WORDS[word][LANGUAGES.index(language)].format(**values)
