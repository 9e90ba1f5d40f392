"""What a record says in words: in which languages a work exists, what it translates.

A note is for a reader who cannot see the record's fields: it is printed in lists and carried by
formats that have no field for it. It says only what the record says, in English or Thai.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from migpubs import languages
from migpubs.errors import UnknownWord
from migpubs.model import Text
from migpubs.vocabulary import EXTENTS, TEXT_STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from migpubs.model import Publication


@frozen
class _Words:
    """The words of one language in which notes are written."""

    tongue: str
    """Before the name of a language."""
    written_in: str
    also: str
    """A part in a further language: extent, language, status in brackets."""
    only: str
    """The same where no whole text is known."""
    both: str
    """Between the last two of several."""
    translation: str
    of: str
    status: Mapping[str, str]
    translated: Mapping[str, str]
    """A part's translation by its status."""
    extent: Mapping[str, str]
    supplied: str


_WORDS: Final = {
    "en": _Words(
        tongue="{}",
        written_in="in {}",
        also="{} also in {}{}",
        only="{} in {}{}",
        both=" and ",
        translation="{1}{0} translation",
        of=" of “{}”",
        status={"": "", "official": "official ", "unofficial": "unofficial "},
        translated={
            "": "translation",
            "official": "official translation",
            "unofficial": "unofficial translation",
        },
        extent={
            "executive-summary": "executive summary",
            "summary": "summary",
            "extract": "extract",
        },
        supplied="{} title supplied",
    ),
    "th": _Words(
        tongue="ภาษา{}",
        written_in="{}",
        also="มี{}เป็น{}ด้วย{}",
        only="มี{}เป็น{}{}",
        both="และ",
        translation="ฉบับแปล{0}{1}",
        of="ของ “{}”",
        status={"": "", "official": "อย่างเป็นทางการ", "unofficial": "อย่างไม่เป็นทางการ"},
        translated={
            "": "ฉบับแปล",
            "official": "ฉบับแปลอย่างเป็นทางการ",
            "unofficial": "ฉบับแปลอย่างไม่เป็นทางการ",
        },
        extent={"executive-summary": "บทสรุปผู้บริหาร", "summary": "บทสรุป", "extract": "เนื้อหาบางส่วน"},
        supplied="ชื่อเรื่อง{}เป็นชื่อที่จัดทำขึ้น",
    ),
}  # fmt: skip


_ALONE: Final = {own: (Text(language=own),) for own in _WORDS}
"""The texts of most works: one, in the note's own language."""


def language_note(
    publication: Publication, language: str = "en", titles: Mapping[str, str] | None = None
) -> str:
    """Say in words what a record says of its languages; an empty text where that needs no words.

    ``In Thai; executive summary also in English (unofficial translation)``, ``Thai translation
    of “Home truths”``. No words are needed where the whole text is in the note's own language
    and nothing else is known.

    language: of the note, ``en`` or ``th``; any other gives English.
    titles: by id, to name the work that a translation translates; a work that is not in the
    catalogue is named by its relation.
    """
    if not publication.texts and not publication.relations:
        return ""
    words, own = _words(language)
    known = {} if titles is None else titles
    original = _original(publication, known)
    if original is None and publication.texts == _ALONE[own]:
        return ""  # as most records are
    whole = [text for text in publication.texts if text.extent == "full"]
    written = [text for text in whole if not _is_translation(text, whole, original)]
    rest = [text for text in publication.texts if text.extent != "full"]
    parts = [
        *_said_of_originals(written, words),
        *_said_of_translations(whole, original, words),
        *(_said_of_part(text, words, also=bool(whole)) for text in rest),
    ]
    alone = len(publication.texts) == len(written) == 1 and not written[0].status
    if alone and _base(written[0].language) == own:
        return ""
    return _sentence("; ".join(parts))


def title_note(publication: Publication, language: str = "en") -> str:
    """Say that the title shown is a supplied one, in a language in which there is no text."""
    if not publication.title_is_supplied:
        return ""
    words, _ = _words(language)
    return words.supplied.format(_name(publication.title_language, words))


def _words(language: str) -> tuple[_Words, str]:
    own = "th" if _base(language) == "th" else "en"
    return _WORDS[own], own


def _base(tag: str) -> str:
    return tag.partition("-")[0]


@lru_cache(maxsize=1_000)
def _language_name(tag: str, in_language: str) -> str:
    return languages.name(tag, in_language)


def _name(tag: str, words: _Words) -> str:
    """Return the name of a language in the note's own words; nothing for an unknown one."""
    thai = words is _WORDS["th"]
    return words.tongue.format(_language_name(tag, "th" if thai else "en")) if tag else ""


def _original(publication: Publication, titles: Mapping[str, str]) -> str | None:
    """Return the title of the work translated, an empty text where it has no name, else None."""
    for relation in publication.relations:
        if relation.kind == "translation-of":
            return titles.get(relation.target, relation.title)
    return None


def _is_translation(text: Text, whole: Sequence[Text], original: str | None) -> bool:
    """Whether a whole text is a translation: it says so, or is the only one of a translation."""
    return text.translated or (original is not None and len(whole) == 1)


def _said_of_originals(written: Sequence[Text], words: _Words) -> Iterator[str]:
    names = [
        _name(text.language, words)
        + (f" ({words.status[text.status].strip()})" * bool(text.status))
        for text in written
    ]
    if names:
        said = names[0] if len(names) == 1 else ", ".join(names[:-1]) + words.both + names[-1]
        yield words.written_in.format(said)


def _said_of_translations(
    whole: Sequence[Text], original: str | None, words: _Words
) -> Iterator[str]:
    translated = [text for text in whole if _is_translation(text, whole, original)]
    of = words.of.format(original) if original else ""
    for text in translated:
        name = _name(text.language, words)
        yield words.translation.format(name, words.status[text.status]) + of
    if original is not None and not translated:
        yield words.translation.format("", "").strip() + of


def _said_of_part(text: Text, words: _Words, *, also: bool) -> str:
    pattern, name = words.also if also else words.only, _name(text.language, words)
    return pattern.format(words.extent[text.extent], name, _in_brackets(text, words))


def _in_brackets(text: Text, words: _Words) -> str:
    said = words.translated[text.status] if text.translated else words.status[text.status].strip()
    return f" ({said})" if said else ""


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


_PART = re.compile(
    r"(?P<extent>executive summary|summary|extract) (?:also )?in (?P<language>.+?)"
    r"(?: \((?P<status>[^()]*)\))?",
    re.IGNORECASE,
)
_TRANSLATION = re.compile(
    r"(?:(?P<status>official|unofficial) )?(?:(?P<language>\S.*?) )?translation"
    r"(?: of “(?P<title>.*)”)?",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"in (?P<names>.+)", re.IGNORECASE)
_NAME = re.compile(r"(?P<language>.+?)(?: \((?P<status>official|unofficial)\))?")


@frozen
class Said:
    """What a part of a note says of languages."""

    texts: tuple[Text, ...] = ()
    original: str | None = None
    """The title of the work translated; empty where it has none."""


def read_language_note(part: str) -> Said | None:
    """Return what one part of a `language_note` in English says; None for any other text.

    part: what stands between two semicolons.
    """
    for pattern, read in (
        (_PART, _read_part),
        (_TRANSLATION, _read_translation),
        (_WRITTEN, _read_written),
    ):
        match = pattern.fullmatch(part)
        if match:
            return read(match)
    return None


def _read_part(match: re.Match[str]) -> Said | None:
    tag, said = languages.find(match["language"]), match["status"] or ""
    translated = said.endswith("translation")
    status = said.removesuffix("translation").strip()
    if tag is None or status not in {"", "official", "unofficial"}:
        return None
    extent = match["extent"].lower().replace(" ", "-")
    return Said((Text(language=tag, extent=extent, status=status, translated=translated),))


def _read_translation(match: re.Match[str]) -> Said | None:
    if not match["language"]:
        return None if match["status"] else Said(original=match["title"] or "")
    tag, status = languages.find(match["language"]), (match["status"] or "").lower()
    if tag is None:
        return None
    return Said((Text(language=tag, status=status, translated=True),), match["title"])


def _read_written(match: re.Match[str]) -> Said | None:
    texts = []
    for name in re.split(r", | and ", match["names"]):
        found = _NAME.fullmatch(name)
        tag = languages.find(found["language"]) if found else None
        if not found or tag is None:
            return None
        texts.append(Text(language=tag, status=found["status"] or ""))
    return Said(tuple(texts))


_TEXT: Final = re.compile(r"(?P<language>[^()]+?)\s*(?:\((?P<more>[^()]*)\))?")
_REMARKS: Final = {
    "executive summary": "executive-summary",
    "บทสรุปสำหรับผู้บริหาร": "executive-summary",
    "บทสรุปผู้บริหาร": "executive-summary",
    "บทสรุป": "summary",
    "ฉบับแปล": "translation",
}
"""What people write for our words of a text, the longest first."""
_TRANSLATED: Final = frozenset({"translated", "translation"})


def read_text(words: str) -> Text:
    """The text that a person names: its language, and in brackets what more is known of it.

    words: ``th``, ``Thai``, ``en (executive summary, unofficial translation)``. Raises
    `UnknownWord` for a language or a remark that is not known.
    """
    match = _TEXT.fullmatch(words.strip())
    tag = languages.find(match["language"]) if match else None
    several = re.split(r"\s*[,;/]\s*|\s+and\s+", words.strip())
    if tag is None and len(several) > 1 and all(map(languages.find, several)):
        raise UnknownWord(words, hint="name each language by itself", noun="language")
    if match is None or tag is None:
        hint = "write for example th, or en (executive-summary)"
        raise UnknownWord(words, languages.words(), hint=hint, noun="language")
    remarks = (match["more"] or "").lower()
    for said, word in _REMARKS.items():
        remarks = remarks.replace(said, word)
    more = {word: None for word in re.split(r"[,\s]+", remarks) if word}
    for word in more:
        if word not in {*EXTENTS, *TEXT_STATUSES, *_TRANSLATED}:
            known = [*EXTENTS, *TEXT_STATUSES, "translation"]
            raise UnknownWord(word, known, hint=f"one of {', '.join(known)}", noun="remark")
    return Text(
        language=tag,
        extent=next((word for word in more if word in EXTENTS), "full"),
        status=next((word for word in more if word in TEXT_STATUSES), ""),
        translated=not _TRANSLATED.isdisjoint(more),
    )
