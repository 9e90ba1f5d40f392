"""What titles seldom have; where it is found, the title is left as it is and asked about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs.intake.blocks import SUPERSCRIPTS
from migpubs.intake.imprints import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    IsBody = Callable[[str], bool]

LOST: Final = re.compile(
    "[\ufffd\x00-\x08\uf000-\uf8ff]|\\(cid:\\d+\\)|Ã.|â€|à¸|&(?:[a-z]+|#\\d+);"
)
"""What shows that characters were lost on the way: of a font, or of an encoding."""
THAI_MARK: Final = re.compile(r"[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]")
"""What a PDF may give in another place than it prints it: marks above, below and after letters."""
OF_A_STATE: Final = re.compile(
    r"^(?!.*(?:\bThai|ไทย)).*(?:\b(?:ministry|department|government|police|parliament|embassy|"
    r"(?:national|royal|immigration|labour) \w+)\b|กระทรวง|กรม)",
    re.IGNORECASE | re.DOTALL,
)
"""Names that every state has a body of, where the state is not said."""
OTHER_COUNTRY: Final = re.compile(
    r"\b(?:Cambodian?|Myanmar|Burm(?:a|ese)|Laos?|Lao PDR|Viet ?nam(?:ese)?|Malaysian?|Indonesian?|"
    r"Philippines?|Singapore|China|Chinese|Indian?|Bangladeshi?|Nepal(?:i|ese)?|Sri Lankan?|"
    r"Pakistani?|Afghan(?:istan)?|Japan(?:ese)?|Korean?|Taiwan|Australian?|Israel)\b"
    r"|กัมพูชา|เมียนมา|พม่า|ลาว|เวียดนาม|มาเลเซีย|อินโดนีเซีย|ฟิลิปปินส์",
    re.IGNORECASE,
)
DOUBTS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("site-after-bar", re.compile(
        r"\s[|»›]\s|\bwww\.|\b[a-z\d-]+\.(?:org|int|com|net|edu|gov|th)\b", re.IGNORECASE)),
    ("file-name", re.compile(r"\w_\w|\.(?:pdf|docx?|xlsx?|pptx?)\b", re.IGNORECASE)),
    ("link-words", re.compile(
        r"\b(?:click here|(?:read|learn|see) more|view (?:online|report)|"
        r"download|hyperlink|see link|full text)\b|\b(?:link|pdf)$|[→<>]"
        r"|^(?:title|name|report title|publication|(?:full |main |final )?report|ชื่อเรื่อง)\s*:",
        re.IGNORECASE)),
    ("state", re.compile(
        r"^\W?draft\b|\b(?:TBC|TBD|tba)\b|[-–—,] (?:published|draft|final|ongoing)$"
        r"|\(draft\b|\b(?:withdrawn|cancelled|superseded|unpublished|not (?:yet )?published)$"
        r"|\blaunched (?:(?:on|in) )?(?:[\d/.-]+ ?)?(?:[^\W\d_]+ )?\d{4}$"
        r"|^(?:webinar|video|podcast|launch|event)s?(?: of\b|\s*:)|: launch event$",
        re.IGNORECASE)),
    ("item-number", re.compile(r"^\d{1,2} [A-Z]|^(?:[a-z]|[ivx]{1,4})[.)] ")),
    ("language-last", re.compile(
        r"(?: in|:) (?:Thai|English|Burmese|Lao|Khmer|Vietnamese|Chinese|French|Spanish|Karen)$"
        r"| (?:EN|TH|ENG|THA)$|(?<=[\w)]) (?:ฉบับ)?ภาษา[ก-๙]+$", re.IGNORECASE)),
    ("person-after-dash", re.compile(r"\s[-–—] (?-i:[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+){1,2})$")),
    ("place-after-comma", re.compile(rf", {PLACES.pattern}$")),
    ("loose-hyphen", re.compile(
        r"\w[-‐] (?!(?:and|or|to|และ|หรือ)\b)\w|\w [-‐]\w|\w[–—/] \w|\w [–—/]\w")),
    ("year-after-comma", re.compile(
        r"[,.;] ?(?:(?:\d{1,2} )?[^\W\d_]{3,12}\.? )?(?:19|20|2[45])\d\d\.?$")),
    ("several-sentences", re.compile(
        r"\S / \S|^[\"“][^\"”]+[\"”] (?:and|&|และ) [\"“]"
        r"|; |[^\W\d_]{3,}\. +[^\W\d_]|[ก-๙](?<!\.[ก-ฮ])\. +[ก-๙]")),
    ("imprint", re.compile(
        r"\b(?:ISBN|DOI|ISSN|available (?:at|from|in)|accessed|retrieved|published by|vol\.|"
        r"\d(?:st|nd|rd|th) ed(?:ition)?|edited by|authored by|written by|forthcoming|"
        r"coming soon)\b|\bauthors?:|\bpp?\. ?\d|©|\b\d{2,4} ?(?:pages|pp)\b"
        rf"|\b(?:19|20|2[45])\d\d[.)\]] \S|[,.(] ?{PLACES.pattern}: ", re.IGNORECASE)),
    ("full-stop", re.compile(r"[^.]\.$(?<!\b[A-Z]\.[A-Z]\.)")),
    ("sign", re.compile(
        rf"[*†‡{SUPERSCRIPTS}\\^~]+$|~~|〃|\.\.$|@| #|^[*†‡]|\[\d+\]|^(?:new|updated?)\b\s*[!:]"
        r"|\b(?-i:NEW)!?$", re.IGNORECASE)),
    ("no-work", re.compile(
        r"^(?:(?:sub-?)?totals?|sum|sources?|notes?|remarks?|รวม|ที่มา|หมายเหตุ)(?:\s*:|$)"
        r"|^(?:last |latest )?(?:updated?|revised|reviewed|compiled|prepared)"
        r"(?:$|:| (?:on|by|in)\b)"
        r"|^as (?:of|at) \d|^end of (?:the )?(?:list|table)"
        r"|^(?:(?:the )?same|ditto|idem|ibid|id|do|see|as)\.?(?: as)?(?: title| report)?"
        r"(?: above| below)?\.?$|^(?:idem|ibid)\b|^untitled$|^\d{1,4}(?:[-–/]\d{2,4})?$",
        re.IGNORECASE)),
    ("no-end", re.compile(r"[,;:–—&/-]$|\b(?:and|of|the|for|in|to|on|with|a|by)$|…|\.\.\.$")),
    ("no-start", re.compile(r"^[,;:.)\]–—&/]|^[a-z]$")),
    ("glued", re.compile(r"[a-z]{3}[A-Z][a-z]{2}|[a-z]\d{1,2}$")),
    ("odd-quotes", re.compile(r"^[^\"]*\"[^\"]*$|^[^“”]*[“”][^“”]*$")),
    ("lost-character", LOST),
)  # fmt: skip
"""Rules, each with what it looks for in a title."""

_BY: Final = re.compile(r"\bby (?P<who>[A-Z][\w'’-]*)(?P<more>.*)$", re.DOTALL)


def names_author(title: str, authors: str, english: Container[str], is_body: IsBody) -> bool:
    """Whether a title says by whom it is: "… by Nina Sand", but not "Letters by Candlelight".

    authors: what the row says of them elsewhere. A last word of English that is no known body is
    the title's own, where the authors stand elsewhere and none is called so.
    """
    match = _BY.search(title)
    if not match:
        return False
    who = match["who"]
    word = not match["more"] and who.casefold() in english and not is_body(who)
    return not (word and authors.strip() and who not in authors)


QUESTIONS: Final[Mapping[str, str]] = {
    "site-after-bar": "is what follows the bar the name of a website?",
    "file-name": "this looks like the name of a file; what is the title?",
    "loose-hyphen": "is a word cut, or does the hyphen stand for a dash?",
    "link-words": "do the words of the link belong to the title?",
    "state": "do the words on its state belong to the title?",
    "item-number": "is this the number of the item in the list?",
    "language-last": "is this the language of the text?",
    "person-after-dash": "is this the name of a person, or part of the title?",
    "place-after-comma": "is this the place of publication?",
    "year-after-comma": "does the year at the end belong to the title?",
    "several-sentences": "where does the title end?",
    "imprint": "does all of this belong to the title?",
    "full-stop": "does the full stop belong to the title?",
    "sign": "does the sign belong to the title?",
    "no-work": "is this a publication, or a sum or a note below the list?",
    "no-end": "does the title go on elsewhere?",
    "no-start": "does the title begin elsewhere?",
    "glued": "are two words or a footnote's number run together?",
    "odd-quotes": "a quotation mark has no partner",
    "lost-character": "characters were lost on the way",
}
"""What is asked, by the rule."""

ASKED: Final[tuple[tuple[str, re.Pattern[str], str], ...]] = (
    ("two-works", re.compile(
        r"\band (?:a |the )?(?:case stud(?:y|ies)|annex|toolkit|summary|companion)\b",
        re.IGNORECASE), "are these two works in one row?"),
    ("instrument", re.compile(
        r"^(?:(?:ILO )?(?:recommendation|convention|protocol),? (?:no\.? ?)?\d{1,3}\b"
        r"|(?:memorandum of understanding|declaration) (?:on|between)\b)", re.IGNORECASE),
     "the title names a legal instrument; is that the work?"),
)  # fmt: skip
"""What is asked of a work although its title is plain: each with the pattern and the question."""
