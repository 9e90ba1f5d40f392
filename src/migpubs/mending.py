"""What a printed cell means once the accidents of its printing are undone.

A cell of a printed table carries line breaks with their hyphens, the name of the website a link
was copied from, and notes on languages and translations. `mend` undoes the first, and lifts the
others out of the text without losing them: what a note says comes back as `Text` objects, and
every change says what it did and why. A bracket that is not understood to its last word stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from migpubs import languages
from migpubs.model import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


@frozen(kw_only=True)
class Change:
    """One thing that was done to a cell."""

    rule: str
    """``blanks``, ``hyphen``, ``site`` or ``language-note``."""
    before: str
    """The words as printed."""
    after: str
    """What became of them; empty: lifted out of the text."""
    reason: str
    """Why, in an editor's words."""
    certain: bool = True
    """Whether it follows from the document itself, not from a rule of thumb."""


@frozen(kw_only=True)
class Mended:
    """A cell as it was meant."""

    text: str
    changes: tuple[Change, ...] = ()
    """In the order in which they were made."""
    texts: tuple[Text, ...] = ()
    """What a note on languages and translations said."""
    site: str = ""
    """The website whose name was left in the cell."""


def mend(cell: str, vocabulary: Collection[str] = (), english: Collection[str] = ()) -> Mended:
    """Undo the accidents of printing in a cell.

    vocabulary: words in lower case, as `words` gives them, that are known to be whole; best those
    of the document's other cells and of the catalogue.
    english: English words in lower case, asked where the document does not know.
    """
    changes: list[Change] = []
    text = _mend_blanks(cell, changes)
    text = _mend_hyphens(text, vocabulary, english, changes)
    texts: tuple[Text, ...] = ()
    site = ""
    while match := _LAST_BRACKET.search(text):
        note = match["note"]
        if not site and _SITE.fullmatch(note):
            site = note
            changes.append(_lifted("site", match, "the name of the site the link was copied from"))
        elif not texts and (texts := read_note(note)):
            changes.append(_lifted("language-note", match, "says in which language the text is"))
        else:
            break
        text = text[: match.start()]
    return Mended(text=text, changes=tuple(changes), texts=texts, site=site)


def words(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts in lower case, with their inner hyphens; cut words are left out."""
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def _lifted(rule: str, match: re.Match[str], reason: str) -> Change:
    return Change(rule=rule, before=match[0].strip(), after="", reason=reason)


# Blanks and line ends

_THAI: Final = "\u0e01-\u0e5b"
_THAI_BREAK = re.compile(rf"(?<=[{_THAI}])[ \t]*[\r\n]+[ \t]*(?=[{_THAI}])")
_BLANKS = re.compile(r"[^\S\u00a0]+")


def _mend_blanks(cell: str, changes: list[Change]) -> str:
    text = _BLANKS.sub(" ", _THAI_BREAK.sub("", cell)).strip()
    if text != cell:
        changes.append(
            Change(rule="blanks", before=cell, after=text, reason="line ends and double blanks")
        )
    return text


# Hyphens at the end of a line

# Each begins where a word does and gives nothing back, so that a cell of hyphens costs no more.
_WORD = re.compile(
    r"(?<![^\W\d_])(?<![^\W\d_][-'’‐])[^\W\d_]++(?:[-'’‐][^\W\d_]++)*+(?![-‐\xad])(?!\w)"
)
_CUT = re.compile(
    r"(?<![\w'’])(?<![\w'’]-)([\w'’]++(?:-[\w'’]++)*+)([-‐\xad]) ?(?<=[ \xad])([\w'’]+)"
)
_HANGING: Final = frozenset({"and", "or", "to", "nor", "but", "และ", "หรือ"})
_PREFIXES: Final = frozenset(
    {"anti", "decision", "gender", "mid", "multi", "non", "quasi", "rights", "self", "well"}
)
"""Words that keep their hyphen and that are seldom the first half of a cut word."""
_BOTH_WAYS: Final = frozenset(
    {"bi", "by", "care", "child", "co", "counter", "cross", "cyber", "ex", "extra", "full", "half"}
    | {"health", "high", "home", "in", "inter", "intra", "life", "long", "low", "macro", "micro"}
    | {"mini", "mobile", "no", "off", "on", "out", "over", "part", "policy", "post", "pre"}
    | {"pro", "re", "semi", "short", "socio", "sub", "super", "tele", "trans", "ultra", "under"}
    | {"up", "web", "work", "world", "year"}
)
"""Before a whole word these are written with a hyphen and without: co-operation, cooperation."""
_BEFORE_CAPITALS: Final = _PREFIXES | {"east", "north", "post", "pre", "south", "sub", "west"}


def _mend_hyphens(
    text: str, vocabulary: Collection[str], english: Collection[str], changes: list[Change]
) -> str:
    def settle(match: re.Match[str]) -> str:
        head, hyphen, tail = match.groups()
        after, reason, certain = _joined(head, tail, hyphen, vocabulary, english)
        if not reason:
            return match[0]
        changes.append(
            Change(rule="hyphen", before=match[0], after=after, reason=reason, certain=certain)
        )
        return after

    return _CUT.sub(settle, text)


def _joined(
    head: str, tail: str, hyphen: str, vocabulary: Collection[str], english: Collection[str]
) -> tuple[str, str, bool]:
    """Return the two halves as one word or with their hyphen, the reason, and if it is certain.

    Without a reason the words are left as they are: a hyphen may also hang ("in- and outflows")
    or stand for a dash.
    """
    whole, kept = head + tail, f"{head}-{tail}"
    if hyphen == "\xad":
        return whole, "a soft hyphen shows only where a line ends", True
    known = [form for form in (whole, kept) if form.casefold() in vocabulary]
    if known:
        return known[0], f"'{known[0]}' stands elsewhere in the document", len(known) == 1
    if tail[0].islower():
        return _by_rule(head, tail, english)
    named = head.isupper() or head.casefold() in _BEFORE_CAPITALS
    if named or (head[-1].isdigit() and tail[0].isdigit()):
        return kept, "a hyphen before a capital or a number belongs to the name", False
    if tail[0].isupper() and tail[1:2].islower() and head[0].isupper():
        return kept, "a hyphen may join two names", False
    return "", "", False


def _by_rule(head: str, tail: str, english: Collection[str]) -> tuple[str, str, bool]:
    if tail in _HANGING or not head[-1].islower():
        return "", "", False
    whole, kept, first = head + tail, f"{head}-{tail}", head.casefold()
    if first in _PREFIXES:
        return kept, f"'{head}-' usually keeps its hyphen", False
    halves = first.rpartition("-")[2] in english and tail in english
    if whole.casefold() in english:
        certain = not (tail in english and first in _BOTH_WAYS)
        return whole, f"'{whole}' is an English word", certain
    if halves:
        return kept, f"'{head}' and '{tail}' are English words", False
    return whole, "a word cut at the end of a line", False


# Notes in brackets at the end

_LAST_BRACKET = re.compile(r"\s*[(\[](?P<note>[^()\[\]]+)[)\]]\s*$")
_SITE = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}/?", re.IGNORECASE)

_EXTENTS: Final = (
    ("executive-summary", re.compile(r"executive summary|บทสรุป(?:สำหรับ)?ผู้บริหาร")),
    ("summary", re.compile(r"summary|บทสรุป")),
    ("extract", re.compile(r"extracts?|excerpts?")),
)
_UNOFFICIAL = re.compile(r"unofficial|(?:ฉบับ)?ไม่เป็นทางการ")
_OFFICIAL = re.compile(r"official|(?:ฉบับ)?เป็นทางการ")
_TRANSLATION = re.compile(r"translat(?:ion|ed)|(?:ฉบับ)?แปล")
_CODE = re.compile("(?!lao$|mon$)[a-z]{2,3}")
"""A code, not a name: "MYA" is Burmese to ISO 639, and Myanmar to those who write it."""
_FILLERS = re.compile(
    r"\b(?:published|available|written|issued|in|the|of|also|with|a|an|only|language|version|"
    r"edition|text|full|into|document|publication|is)\b|ฉบับ|ภาษา|เผยแพร่|เป็น|เท่านั้น"
)
_PART = re.compile(r"\s*(?:,|;|/|&|\band\b|\bplus\b|และ)\s*")


def read_note(note: str) -> tuple[Text, ...]:
    """Return what a note such as "Thai, unofficial English translation" says exists.

    Every word of it must be understood, else the answer is empty. A part that names no language
    ("English translation, unofficial") speaks of the part before it.
    """
    found: list[Text] = []
    plain = " ".join(note.replace("-", " ").casefold().split())
    for part in _PART.split(plain):
        text, rest = _read_part(part)
        if rest or (text is None and not found and not _about_next(part)):
            return ()
        if text is not None:
            found.append(text)
        elif found:
            found[-1] = _with(found[-1], part)
    return _in_order(found)


def _about_next(part: str) -> bool:
    """Whether a part says nothing of a text ("PDF"), so that a language may still follow."""
    return part.strip() in {"pdf", "word", "docx", "online"}


def _read_part(part: str) -> tuple[Text | None, str]:
    """Return what one part of a note says, and the words of it that were not understood."""
    extent, rest = _take_extent(part)
    rest = re.sub(r"\b(?:pdf|docx|word|online)\b", " ", rest)
    for pattern in (_UNOFFICIAL, _OFFICIAL, _TRANSLATION):
        rest = pattern.sub(" ", rest)
    rest = " ".join(_FILLERS.sub(" ", rest).split())
    if not rest:
        return None, ""
    tag = None if _CODE.fullmatch(rest) else languages.find(rest)
    if tag is None:
        return None, rest
    return _with(Text(language=tag, extent=extent), part), ""


def _take_extent(part: str) -> tuple[str, str]:
    for extent, pattern in _EXTENTS:
        if pattern.search(part):
            return extent, pattern.sub(" ", part)
    return "full", part


def _with(text: Text, part: str) -> Text:
    """The text with what a part of a note adds: how much of it, its status, that it is made."""
    extent = _take_extent(part)[0]
    unofficial, official = _UNOFFICIAL.search(part), _OFFICIAL.search(part)
    return Text(
        language=text.language,
        extent=extent if extent != "full" else text.extent,
        status="unofficial" if unofficial else "official" if official else text.status,
        translated=text.translated or bool(_TRANSLATION.search(part)),
    )


def _in_order(texts: Sequence[Text]) -> tuple[Text, ...]:
    """Whole texts first, each language and extent once."""
    return tuple(dict.fromkeys(sorted(texts, key=lambda text: text.extent != "full")))
