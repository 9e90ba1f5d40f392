"""Evidence: what a page says about itself, and whether that fits the record.

Everything here is a pure function of bytes that are hostile until shown otherwise; each runs in
time that grows with the length of the page and no faster.

That servers answer 200 for pages which are gone, and that asking for a page that surely never
existed unmasks them, is from Bar-Yossef, Broder, Kumar and Tomkins, "Sic transit gloria telae",
WWW 2004. That a title alone proves little (it is found on a third of landing pages) is from
Crossref's study of 5,000 DOIs, 2024; so a foreign title makes a link suspect, never dead.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.links.pages import Page

_FILES = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".epub", ".zip", ".odt")
_NOT_FOUND = re.compile(
    r"\b404\b|not\s+found|(?:can\s?not|can['’]t|could\s+not)\s+be\s+found|no\s+longer\s+"
    r"(?:available|exists?)|does\s+not\s+exist|page\s+(?:is\s+)?(?:missing|unavailable)"
    r"|introuvable|no\s+encontrad[ao]|nicht\s+gefunden"
    r"|ไม่พบ(?:หน้า|เพจ|เว็บ|เนื้อหา|ข้อมูล|บทความ|เอกสาร|ไฟล์|สิ่งที่|ที่อยู่|\s?url)"
    r"|ไม่มีหน้า(?:นี้|เว็บ|ที่)|หน้า(?:เว็บ)?ที่(?:คุณ|ท่าน)(?:กำลัง|ต้องการ)?ค้นหา",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"^just a moment|attention required|access denied|are you (?:a )?(?:human|robot)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human|checking your browser|request unsuccessful"
    r"|security check|bot verification|captcha",
    re.IGNORECASE,
)
_WAITING = re.compile(
    r"(?:not|n['’]t)\s+been\s+redirected|(?:being|be|are)\s+redirected|redirecting"
    r"|click\s+(?:on\s+)?(?:the\s+link|here)|page\s+has\s+moved|กำลัง(?:เปลี่ยนเส้นทาง|นำคุณไป)",
    re.IGNORECASE,
)
_SCRIPTED = re.compile(
    r"""location(?:\.href)?\s*(?:=|\.replace\(|\.assign\()\s*["']([^"'\s]{1,2000})["']"""
)
_ERROR_PATH = re.compile(
    r"(?:^|/)(?:404|error|page-?not-?found|not-?found)(?:[./_-]|$)", re.IGNORECASE
)
_LOGIN_PATH = re.compile(
    r"(?:^|/)(?:wp-|user-?|service)?(?:log-?in|sign-?in|sso|o?auth2?|authorize|idp|cas|adfs)"
    r"(?:[./_-]|$)",
    re.IGNORECASE,
)
_LOGIN_TITLE = re.compile(r"^\s*(?:(?:log|sign)[\s-]?(?:in|on)\b|เข้าสู่ระบบ|ลงชื่อเข้า)", re.IGNORECASE)
_HOME_PATH = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:home|index|default|main)(?:\.\w{1,5})?/?)?",
    re.IGNORECASE,
)
_THAI = re.compile(r"[\u0e00-\u0e7f]+")
ALIKE = 0.6
"""A title is the work's from this likeness on."""
_STUB_LENGTH = 400
"""Characters of visible text below which a page is hardly a page."""
_STUB_SCRIPT = 2000
"""Characters of script above which a page does more than to send browsers on."""


def is_pdf(body: bytes) -> bool:
    """Whether the bytes begin as a PDF does: ``%PDF-`` within the first 1,024 (ISO 32000)."""
    return b"%PDF-" in body[:1024]


def expects_pdf(url: str) -> bool:
    """Whether an address promises a PDF by its ending."""
    return urlsplit(url).path.lower().endswith(".pdf")


def expects_file(url: str, kind: str) -> bool:
    """Whether something other than a web page is expected."""
    return kind == "file" or urlsplit(url).path.lower().endswith(_FILES)


def tokens(text: str) -> set[str]:
    """The words of a text in lower case; for Thai, which writes no spaces, its letter triples."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    thai = _THAI.findall(folded)
    triples = {run[i : i + 3] for run in thai for i in range(max(len(run) - 2, 1))}
    words = set(re.findall(r"\w{3,}", _THAI.sub(" ", folded)))
    return words | triples


def likeness(wanted: Iterable[str], seen: Iterable[str]) -> float:
    """How much of the wanted titles is in what was seen: 0 to 1, the best pair counts."""
    found = [tokens(text) for text in seen]
    best = 0.0
    for title in wanted:
        need = tokens(title)
        for have in found if need else ():
            best = max(best, len(need & have) / len(need))
    return best


def is_comparable(wanted: Iterable[str], seen: Iterable[str]) -> bool:
    """Whether both are written in one script at all: Thai against Thai, Latin against Latin."""

    def scripts(texts: Iterable[str]) -> set[bool]:
        return {_THAI.search(text) is not None for text in texts}

    return bool(scripts(wanted) & scripts(seen))


def says_not_found(page: Page, wanted: Iterable[str], *, whole: bool = True) -> bool:
    """Whether a page says that nothing is here: in a title, or in all its few words.

    The work's own title may say so too, and a page that bears it says more than one thing ("no
    comments were found"): then only the titles that bear it count. ``whole`` is whether nothing
    of the page is missing.
    """
    own = " ".join(wanted).casefold()
    bearing = [title for title in page.titles if likeness(wanted, [title]) >= ALIKE]
    few = whole and not bearing and len(page.text) < _STUB_LENGTH
    told = bearing or [*page.titles, *([page.text] if few else [])]
    found = (match for text in told for match in _NOT_FOUND.finditer(text))
    return any(match.group().casefold() not in own for match in found)


def is_challenge(page: Page) -> bool:
    """Whether the page asks for proof of being a person."""
    return any(_CHALLENGE.search(title) for title in page.titles[:1])


def stub_target(page: Page, base: str, *, whole: bool = True) -> str:
    """Where a page sends browsers on to, when that is all it does; else empty.

    ``whole`` is whether nothing of the page is missing: its text may come in what is.
    """
    target = page.refresh
    if not target and whole and len(page.text) < _STUB_LENGTH:
        short = len(page.script) < _STUB_SCRIPT
        scripted = _SCRIPTED.search(page.script) if short else None
        if scripted:
            target = scripted.group(1)
        elif _WAITING.search(page.text) and page.links:
            target = page.links[0]
    try:
        found = urljoin(base, target) if target else ""
        return found if urlsplit(found).scheme in {"http", "https"} and found != base else ""
    except ValueError:
        return ""


def is_home(url: str) -> bool:
    """Whether an address is the front page of a site, perhaps of one of its languages."""
    parts = urlsplit(url)
    return not parts.query and _HOME_PATH.fullmatch(parts.path) is not None


def is_error_path(url: str) -> bool:
    """Whether the path itself says error (``/404.html``)."""
    return _ERROR_PATH.search(urlsplit(url).path) is not None


def is_login_path(url: str) -> bool:
    """Whether the path is that of a door for members."""
    return _LOGIN_PATH.search(urlsplit(url).path) is not None


def is_login_page(page: Page) -> bool:
    """Whether the page asks for a name and a password, by its title."""
    return any(_LOGIN_TITLE.search(title) for title in page.titles[:1])


def sibling(url: str, name: str) -> str:
    """An address beside this one that surely never existed: its last part replaced by ``name``."""
    parts = urlsplit(url)
    folder, _, last = parts.path.rstrip("/").rpartition("/")
    _, dot, ending = last.rpartition(".")
    slash = "/" if parts.path.endswith("/") and last else ""
    path = f"{folder}/{name}{dot}{ending if dot else ''}{slash}"
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def sameness(one: str, other: str) -> float:
    """How alike two texts are, by the words they share: 0 to 1, in linear time."""
    a, b = Counter(one.split()), Counter(other.split())
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 1.0
