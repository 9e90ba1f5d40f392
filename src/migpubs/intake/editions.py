"""In which languages a publication exists: cells of languages, and notes after titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from migpubs import languages
from migpubs.intake.blocks import NOTHING
from migpubs.mending import read_note
from migpubs.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.intake.entries import Entry
    from migpubs.intake.readings import Notebook, Status

_SURE_NOTE = re.compile(
    r"\b(?:language|version|translat|edition|text|summary)|\bin |ภาษา|ฉบับ|แปล"
    r"|^[(\[\s]*(?:(?:thai|english|french|chinese|spanish|,|/|&|and|\s)+)[)\]\s]*$",
    re.IGNORECASE,
)
"""A note that speaks of nothing but the text: "(Myanmar)" may be a country, "(Karen)" a people."""
_SEVERAL = re.compile(
    r"(?=.*(?:thai|english|ไทย|อังกฤษ))[(\[\s]*(?:available )?(?:in )?[^\W\d_]+"
    r"(?:(?:\s*(?:,|/|&)\s*(?:and )?|\s+and\s+|\s*และ\s*)[^\W\d_]+)+[)\]\s]*",
    re.IGNORECASE,
)
"""Several languages, of which one is Thai or English: "(Thai and Burmese)" names no people."""
_ALSO = re.compile(r"\b(?:also|available|plus|with|and other)\b|มี|ด้วย", re.IGNORECASE)
"""A note that speaks of one text beside others: "(Thai version available)"."""
_WORDS: Final = frozenset(
    {"no", "No", "NO", "is", "as", "so", "or", "to", "an", "be", "am", "he", "it"}
)
"""Codes of languages that are words too."""
_EXPECTED: Final = frozenset(
    {"th", "en", "my", "km", "lo", "vi", "id", "ms", "zh", "fr", "es", "ar", "ru", "de", "ja",
     "ko", "hi", "bn", "ne", "ur", "fa", "ta", "fil", "tl", "ps", "pt", "it", "nl", "uk", "tr",
     "tha", "eng", "mya", "bur", "khm", "lao", "vie", "ind", "msa", "may", "zho", "chi", "fra",
     "fre", "spa", "ara", "rus", "deu", "ger", "jpn", "kor", "hin", "ben", "nep", "urd", "fas",
     "per", "tam", "tgl", "pus", "por", "ita", "kar", "ksw", "pwo", "shn", "mnw", "mon", "rhg",
     "kac", "kyu"}
)  # fmt: skip
"""Codes of languages in which lists on migration in Thailand are published."""
_CODE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{2}))?", re.IGNORECASE)
_THAI_WORDS = re.compile(r"[ก-๙]+(?: [ก-๙]+)+")
_LIST = re.compile(r"\s*(?:[,;/&+|\n\u2029]|\band\b|\bund\b|และ)\s*")


def read_texts(
    entry: Entry, noted: tuple[Text, ...], notes: Notebook, *, sure: bool = True
) -> tuple[tuple[Text, ...], Status, str]:
    """Return in which languages an entry exists, how sure that is, and by which rule.

    noted: what a note after the title says. sure: whether the note can mean nothing else.
    """
    listed, status, rule = read_languages(entry.cell("languages").text, notes)
    if not noted:
        return listed, status, rule
    links = {link for name in ("title", "title-en", "title-th") for link in entry.cell(name).links}
    if len(links) > 1:
        notes.flag("languages", "the title has several links; of which does its note speak?")
        return noted, "proposed", "language-note"
    if listed and _bases(listed) != _bases(noted):
        notes.flag("languages", "the title's note and the column of languages do not agree")
        return listed, "proposed", rule
    if not listed and not _says_nothing(entry.cell("languages").text):
        return noted, "proposed", "language-note"  # what the column says was asked about
    return noted, "inferred" if sure or listed else "proposed", "language-note"


def is_sure_note(note: str) -> bool:
    """Whether a note after a title can speak of nothing but the language of this very text."""
    several = _SEVERAL.fullmatch(note) is not None and len(read_note(note.strip("()[] "))) > 1
    return several or (_SURE_NOTE.search(note) is not None and not _ALSO.search(note))


def read_languages(text: str, notes: Notebook) -> tuple[tuple[Text, ...], Status, str]:
    """Return what a cell of languages says: texts, how sure, and by which rule."""
    plain = " ".join(text.replace("\u2029", ";").split()).rstrip(" .")
    if _says_nothing(plain):
        return (), "unknown", ""
    parts = [part for part in _LIST.split(plain) if part]
    tags = [languages.find(part) for part in parts]
    if not all(tags):
        tags = [languages.find(part) for part in re.split(r"\s*[,;/&+|-]\s*", plain)]
    if not all(tags) and _THAI_WORDS.fullmatch(plain):
        tags = [languages.find(part) for part in plain.split()]
    if all(tags):
        return _of_tags(parts, [str(tag) for tag in tags], notes)
    noted = read_note(plain) or read_note(plain.replace("(", ", ").replace(")", ""))
    if noted:
        return noted, "proposed", "language-note"
    notes.flag("languages", f"which languages does '{plain}' name?")
    return (), "unknown", ""


def _of_tags(
    parts: list[str], tags: list[str], notes: Notebook
) -> tuple[tuple[Text, ...], Status, str]:
    """Return the texts of language tags; codes that may mean another thing are only proposed."""
    words = [part for part in parts if part in _WORDS]
    if words:
        notes.flag("languages", f"is '{words[0]}' the code of a language, or a word?")
    strange = [part for part in parts if part not in _WORDS and _is_strange(part)]
    if strange:
        question = f"is '{strange[0]}' the code of this language, or of a country or people?"
        notes.flag("languages", question)
    joined = [part for part in parts if _joins_two(part)]
    if joined:
        notes.flag("languages", f"does '{joined[0]}' name one language, or two?")
        tags = [base for tag in tags for base in (tag.split("-") if len(tag) == 5 else [tag])]  # noqa: PLR2004
    texts = tuple(Text(language=tag.lower() if joined else tag) for tag in dict.fromkeys(tags))
    return texts, "proposed" if words or strange or joined else "read", "cell"


def _is_strange(part: str) -> bool:
    """Whether a code is of a language that nobody expects: of a country, as LA, or a people."""
    code = _CODE.fullmatch(part)
    return code is not None and code[1].lower() not in _EXPECTED


def _joins_two(part: str) -> bool:
    """Whether what looks like a region is the code of another language: TH-EN."""
    code = _CODE.fullmatch(part)
    if not code or not code[2]:
        return False
    language, region = code[1].lower(), code[2].lower()
    return region in _EXPECTED and region != language


def _says_nothing(text: str) -> bool:
    return " ".join(text.split()).rstrip(" .").casefold() in NOTHING


def _bases(texts: Iterable[Text]) -> set[str]:
    """Return the languages of texts without their regions."""
    return {text.language.partition("-")[0] for text in texts}


def language_in(note: str) -> str:
    """Return the part of a note that says in which language the text is."""
    parts = (part.strip(" .") for part in re.split(r"(?<=[.;)])\s+", note))
    return next((part for part in parts if read_note(part)), "")


def texts_plain(texts: Iterable[Text]) -> list[dict[str, Any]]:
    """Return texts as JSON has them."""
    return [
        {
            "language": text.language,
            "extent": text.extent,
            "status": text.status or None,
            "translated": text.translated,
        }
        for text in texts
    ]
