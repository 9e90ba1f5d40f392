"""What a note lifted out of a printed cell said, in words: nothing of it may be lost.

`migpubs.notes` says what a record knows and leaves out what goes without saying; a remark repeats
all that was printed, in the language of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs import languages
from migpubs.documents.wording import is_thai, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.model import Text


def remark(texts: Sequence[Text], language: str) -> str:
    """``in Thai; executive summary also in English, unofficial translation``."""
    whole = [text for text in texts if text.extent == "full"]
    names = f" {say('and', language)} ".join(_name(text, language) for text in whole)
    parts = [say("in", language, tongue=names)] if whole else []
    parts += dict.fromkeys(_made(text, language) for text in whole if _made(text, language))
    parts += [_part(text, language, also=bool(whole)) for text in texts if text.extent != "full"]
    return "; ".join(parts)


def in_sentence(note: str) -> str:
    """The note with a small first letter, unless it begins with the name of a language."""
    first = note.partition(" ")[0]
    return note if languages.find(first) else note[:1].lower() + note[1:]


def _name(text: Text, language: str) -> str:
    name = languages.name(text.language, language)
    return f"ภาษา{name}" if is_thai(language) else name


def _made(text: Text, language: str) -> str:
    """Its status and that it is a translation, or nothing."""
    if not (text.status or text.translated):
        return ""
    kind = "translation" if text.translated else "text"
    return say(f"{text.status} {kind}".strip(), language)


def _part(text: Text, language: str, *, also: bool) -> str:
    pattern = "part-also" if also else "part"
    tongue = _name(text, language)
    part = say(pattern, language, extent=say(text.extent, language), tongue=tongue)
    return ", ".join(words for words in (part, _made(text, language)) if words)
