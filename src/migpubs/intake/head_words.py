"""The words of which the heads of columns are made: nouns, and what only says more of them.

"Title", "Title of the publication" and "Full title" are one head; so are "Publisher", "Publishing
agency" and "Issued by". A word that changes the meaning ("Date finalised", "Co-publishers") leaves
the head its field, but not for sure; one that is not known leaves it none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

WORKS: Final = frozenset(
    {"article", "articles", "book", "books", "document", "documents", "knowledge", "material"}
    | {"materials", "output", "outputs", "paper", "papers", "product", "products", "publication"}
    | {"publications", "report", "reports", "research", "resource", "resources", "study", "studies"}
)
"""What the works of a list are called; "Title of the report" says no more than "Title"."""
_FILLERS: Final = frozenset({"a", "an", "es", "ies", "in", "of", "on", "s", "the", "to"})
_DATED: Final = frozenset(
    {"issue", "issued", "publ", "pub", "publication", "published", "release", "released"}
    | {"launch", "launched", "parution"}
)
_ERAS: Final = frozenset({"ad", "be", "ce", "b", "c", "e", "d"})


@frozen
class _Kind:
    """The heads of one field."""

    nouns: frozenset[str]
    """Any of which names it."""
    more: frozenset[str] = frozenset()
    """Words that may stand beside them and change nothing."""
    else_: frozenset[str] = frozenset()
    """Words that may stand beside them and change what is meant."""


_KINDS: Final[Mapping[str, _Kind]] = {
    "title": _Kind(
        frozenset({"title", "titles"}),
        frozenset({"and", "complete", "full", "hyperlink", "link", "name", "official", "original"})
        | {"with"},
    ),
    "authors": _Kind(
        frozenset({"author", "authors", "authoring", "creator", "creators", "researcher"})
        | {"researchers", "writer", "writers"},
        frozenset({"all", "corporate", "full", "lead", "main", "name", "names", "personal"})
        | {"agency", "body", "entity", "institution", "organisation", "organization"},
    ),
    "publishers": _Kind(
        frozenset({"agencies", "agency", "bodies", "body", "department", "departments"})
        | {"entities", "entity", "institute", "institutes", "institution", "institutions"}
        | {"ministries", "ministry", "org", "organisation", "organisations", "organization"}
        | {"organizations", "orgs", "publisher", "publishers"},
        frozenset({"issuing", "lead", "name", "names", "publishing", "reporting", "un"}),
        frozenset({"co", "implementing", "responsible"}),
    ),
    "date": _Kind(
        frozenset({"date", "dates", "month", "months"}),
        _DATED | {"and", "year"},
        frozenset({"completed", "completion", "finalised", "finalized"}),
    ),
    "year": _Kind(
        frozenset({"year", "years", "yr"}), _DATED | _ERAS, frozenset({"budget", "fiscal"})
    ),
    "url": _Kind(
        frozenset({"hyperlink", "link", "links", "url", "urls", "weblink", "website"}),
        frozenset({"address", "direct", "download", "full", "online", "pdf", "source", "web"}),
        frozenset({"english", "thai", "burmese", "en", "th"}),
    ),
    "languages": _Kind(
        frozenset({"lang", "language", "languages"}), frozenset({"available", "text"})
    ),
    "genre": _Kind(frozenset({"category", "format", "kind", "type", "types"})),
}
"""What the nouns of heads name; the works of the list may stand beside each."""
_BY: Final[Mapping[str, frozenset[str]]] = {
    "authors": frozenset({"authored", "compiled", "developed", "drafted", "prepared", "written"}),
    "publishers": frozenset({"issued", "published", "released"}),
}
"""By whom it was what."""
_NUMBERS: Final = frozenset({"code", "no", "number", "symbol"})
_OF_NAMES: Final = frozenset({"name", "names"})
_NO_HEAD: Final = frozenset({"family", "first", "given", "last", "middle"})

_ALL: Final = frozenset(
    {*WORKS, *_FILLERS, *_NUMBERS, *_OF_NAMES, "by"}.union(
        *_BY.values(), *(each.nouns | each.more | each.else_ for each in _KINDS.values())
    )
)
"""Every word of a head."""
_LONGEST: Final = 40

_THAI: Final[Mapping[str, re.Pattern[str]]] = {
    "title": re.compile(
        r"ชื่อ(?:เรื่อง|เอกสาร|หนังสือ|ผลงาน|สื่อ|คู่มือ|งานวิจัย|(?:ของ)?(?:รายงาน|สิ่ง(?:ตี)?พิมพ์))"
    ),
    "authors": re.compile(
        r"(?:ชื่อ|คณะ|รายชื่อ)?ผู้(?:แต่ง|เขียน|จัดทำ|วิจัย|เรียบเรียง|ประพันธ์|ศึกษา)(?:หน่วยงาน)?"
        r"|(?:คณะ|นัก)(?:วิจัย|เขียน)"
    ),
    "publishers": re.compile(
        r"(?:หน่วยงาน|องค์กร|องค์การ|สถาบัน)?(?:ที่|ผู้)(?:จัดพิมพ์|พิมพ์|เผยแพร่|จัดพิมพ์เผยแพร่)(?:และ)?(?:หน่วยงาน|องค์กร)?"
        r"|(?:หน่วยงาน|องค์กร|องค์การ|สำนักพิมพ์)(?:เจ้าของ)?"
    ),
    "year": re.compile(r"ปี(?:พศ|คศ)?(?:(?:ที่)?(?:จัด)?(?:พิมพ์|เผยแพร่)|ที่ออก)?(?:พศ|คศ)?|พศ|คศ"),
    "date": re.compile(
        r"(?:วัน(?:ที่)?เดือนปี|เดือนปี|วันที่|เดือน)(?:(?:ที่)?(?:จัด)?(?:พิมพ์|เผยแพร่)|ที่ออก)?|(?:พิมพ์|เผยแพร่)เมื่อ"
    ),
    "languages": re.compile(r"ภาษา(?:(?:ของ)?เอกสาร|ที่(?:จัด)?(?:พิมพ์|เผยแพร่))?"),
    "url": re.compile(r"(?:ลิงก์|ลิงค์|ลิ้งค์|เว็บไซต์|ที่อยู่เว็บ)(?:ดาวน์โหลด|เอกสาร)?|ดาวน์โหลด"),
    "genre": re.compile(r"(?:ประเภท|ชนิด)(?:ของ)?(?:สิ่งพิมพ์|เอกสาร|สื่อ)?"),
}
"""Thai heads, which have no blanks."""
_THAI_ELSE: Final[Mapping[str, re.Pattern[str]]] = {
    "publishers": re.compile(r"(?:หน่วยงาน)?(?:เจ้าของเรื่อง|(?:ที่)?รับผิดชอบ)"),
    "year": re.compile(r"ปีงบประมาณ(?:พศ)?"),
}

_DUBLIN_CORE: Final[Mapping[str, str]] = {
    "title": "title", "creator": "authors", "contributor author": "authors",
    "contributor editor": "editors", "publisher": "publishers", "date": "date",
    "date issued": "date", "issued": "date", "language": "languages", "language iso": "languages",
    "identifier uri": "url", "identifier": "identifiers", "identifier isbn": "identifiers",
    "identifier issn": "identifiers", "identifier doi": "identifiers", "type": "genre",
    "relation ispartofseries": "series", "ispartofseries": "series", "format extent": "pages",
    "extent": "pages", "description": "note", "description abstract": "note", "abstract": "note",
    "subject": "note", "title th": "title-th", "title en": "title-en",
}  # fmt: skip
"""The fields of repositories: https://www.dublincore.org/specifications/dublin-core/dcmi-terms/,
with the qualifiers of DSpace."""
_LANGUAGE: Final = re.compile(r"(?: [a-z]{2}){1,2}$")
"""Of the text in a field of a repository: "dc.title[en_US]"."""


def named(key: str) -> tuple[str, bool]:
    """Return the field that a head names, and whether it does so for sure; else an empty text.

    key: the head as `migpubs.text.search_key` gives it.
    """
    prefix, _, element = key.partition(" ")
    if prefix in {"dc", "dcterms"} and element:
        bare = _LANGUAGE.sub("", element)
        return _DUBLIN_CORE.get(element, _DUBLIN_CORE.get(bare, "")), True
    for patterns, sure in ((_THAI, True), (_THAI_ELSE, False)):
        compact = key.replace(" ", "")
        for field, pattern in patterns.items():
            if pattern.fullmatch(compact):
                return field, sure
    return _of_words(_words(key))


_OTHERS: Final = frozenset(
    {"access", "accessed", "added", "affiliation", "contact", "created", "donor", "entered"}
    | {"funder", "funding", "modified", "received", "retrieved", "updated", "uploaded"}
)
"""Words of heads that speak of the list itself, or of who is neither author nor publisher."""


def spoken_of(key: str) -> str:
    """Return the field whose noun stands in a head that is not understood, or an empty text."""
    words = frozenset(key.split())
    if words & (_OTHERS | _NO_HEAD | {"dc", "dcterms"}):
        return ""
    fields = ("authors", "publishers", "date", "year", "languages")
    return next((name for name in fields if words & _KINDS[name].nouns), "")


def _words(key: str) -> frozenset[str]:
    """Return the words of a head; those that narrow columns of a PDF cut are joined again."""
    words = key.split()
    if len(key) > _LONGEST or all(word in _ALL for word in words):
        return frozenset(words)
    return frozenset(_parted(key.replace(" ", ""), {}) or words)


def _parted(text: str, tried: dict[str, list[str]]) -> list[str]:
    """Return the known words that a text without blanks is made of, the longest first."""
    if text not in tried:
        tried[text] = []
        ends = (end for end in range(len(text), 1, -1) if text[:end] in _ALL)
        for end in ends:
            rest = _parted(text[end:], tried) if text[end:] not in {"", "s"} else ["s"]
            if rest:
                tried[text] = [text[:end], *rest]
                break
    return tried[text]


def _of_words(every: frozenset[str]) -> tuple[str, bool]:
    """Return the field that the words of a head name."""
    words = every - _FILLERS
    for field, verbs in _BY.items():
        if "by" in words and words & verbs and words <= verbs | WORKS | {"by"}:
            return field, True
    for field, kind in _KINDS.items():
        if words & kind.nouns and not words & _NO_HEAD:
            if words <= kind.nouns | kind.more | WORKS:
                return field, True
            if words <= kind.nouns | kind.more | kind.else_ | WORKS:
                return field, False
    if words & WORKS and words & _OF_NAMES and words <= WORKS | _OF_NAMES:
        return "title", True
    if words & WORKS and words & _NUMBERS and words <= WORKS | _NUMBERS and "of" not in every:
        return "identifiers", True
    return "", True
