"""Words that stand beside names, or where names should stand: roles, joint works, supporters.

"In partnership with" joins names, "funded by" names who paid and published nothing. The words are
taken off, so that no body is called by them; what they mean is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOTHING: Final = frozenset(
    {"", "-", "–", "—", "?", "n/a", "na", "n.a.", "nil", "none", "unknown", "ไม่ระบุ", "ไม่มี"}
)
"""Signs of an empty cell."""
STANDS_FOR: Final = re.compile(
    r"[\"”〃'–—-]+|(?:ditto|idem|(?:the )?same(?: as above)?|as above|see \w+|"
    r"(?:various|several|multiple)(?: \w+)?|others?|all agencies|joint(?: publication)?|"
    r"to be confirmed|tba|tbc|tbd|forthcoming|no publisher|self-published|unpublished|online|pdf|"
    r"report|internal(?: report)?|draft|website|หลายหน่วยงาน|เช่นเดียวกัน)\.?",
    re.IGNORECASE,
)
"""Words that stand where a name should; who is meant they do not say."""
_EDITORS: Final = re.compile(
    r"[\s,]*[(\[]?\b(?:eds?|editors?)\b\.?[)\]]?[.,]?$|\s*[(\[]?บรรณาธิการ[)\]]?$", re.IGNORECASE
)
_OTHERS: Final = re.compile(r"[\s,]*(?:\bet al\b\.?|\band others\b|และคณะ)\s*$", re.IGNORECASE)
_GIVEN: Final = "support|funding|funds|assistance|contributions?|sponsorship|grants?"
_WORDS: Final = re.compile(
    r"(?:^|[\s,;(]+)(?:"
    r"(?P<joint>\b(?:jointly|together)(?: published)? with\b"
    r"|\bin (?:close )?(?:partnership|co-?operation|collaboration|association|conjunction) with\b"
    r"|โดยความร่วมมือ(?:กับ|ของ|จาก)|ด้วยความร่วมมือ(?:กับ|ของ|จาก))"
    rf"|(?P<support>\bwith (?:\w+ ){{0,4}}(?:{_GIVEN}) (?:of|from|by)\b"
    r"|\b(?:co-?)?(?:funded|financed|sponsored|supported) by\b"
    r"|(?:โดย|ด้วย|ภายใต้)(?:การ)?สนับสนุน(?:ทุน|งบประมาณ)?(?:ของ|จาก|โดย)?"
    r"|(?:ได้รับ(?:การ)?)?สนับสนุน(?:ทุน|งบประมาณ)?(?:โดย|จาก))"
    r"|(?P<behalf>\b(?:for and )?on behalf of\b|ในนาม(?:ของ)?)"
    r")[\s:]*(?:the\s+)?",
    re.IGNORECASE,
)
_WITH: Final = re.compile(r"(?P<first>.+?),?\s+with\s+(?:the\s+)?(?P<second>.+)")
_BETWEEN: Final = re.compile(r"\s*(?:,|/|&|\band\b)\s*")
_ACRONYM: Final = re.compile(r"[A-Z][A-Z-]{1,11}")
_NOUNS: Final = {"authors": "author", "editors": "editor", "publishers": "publisher"}


@frozen(kw_only=True)
class Joint:
    """Names without the words between them that say what each had to do with a work."""

    together: tuple[str, ...]
    """Parts of the cell, each of which holds names."""
    question: str = ""
    """What is to be judged where there were such words."""


def without_role(text: str) -> tuple[str, str, str]:
    """Return a cell without "(eds.)" and "et al.", the role, and the words for those left out."""
    others = _OTHERS.search(text)
    named = text[: others.start()] if others and others.start() else text
    bare = _EDITORS.sub("", named)
    left_out = others[0].strip(" ,") if others and named != text else ""
    return (bare, "editor" if bare != named else "", left_out) if bare else (text, "", "")


def joint(text: str, field: str, is_known: Callable[[str], bool]) -> Joint:
    """Return the names of a cell apart from the words that join them or name who helped.

    field: what the names are; see `migpubs.intake.headers.FIELDS`. is_known: whether a text is the
    name of a known body; "with" alone joins only such names and acronyms.
    """
    if is_known(" ".join(text.split())):
        return Joint(together=(text,))
    parts = [*_parts(text)]
    both = _WITH.fullmatch(text)
    if len(parts) == 1 and both and all(_is_plain(each, is_known) for each in both.groups()):
        parts = [("", both["first"]), ("joint", both["second"])]
    if len(parts) == 1:
        return Joint(together=(text,))
    together = tuple(part for kind, part in parts if kind in {"", "joint"} and part)
    helpers = {kind: part for kind, part in reversed(parts) if kind in {"support", "behalf"}}
    return Joint(together=together, question=_question(text, _NOUNS[field], together, helpers))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Give the parts of a cell, each with what the words before it say."""
    kind, start = "", 0
    for words in _WORDS.finditer(text):
        yield kind, _bare(text[start : words.start()])
        kind, start = str(words.lastgroup), words.end()
    yield kind, _bare(text[start:])


def _bare(part: str) -> str:
    plain = part.strip(" ,;\n")
    return plain.rstrip(") ") if plain.count(")") > plain.count("(") else plain


def _is_plain(names: str, is_known: Callable[[str], bool]) -> bool:
    several = _BETWEEN.split(names)
    return is_known(names) or all(is_known(each) or _ACRONYM.fullmatch(each) for each in several)


def _question(text: str, noun: str, together: tuple[str, ...], helpers: dict[str, str]) -> str:
    printed = " ".join(text.split())
    if not together:
        return f"'{printed}' does not say it; who is the {noun}?"
    if "support" in helpers:
        return f"is '{helpers['support']}' only who supported it, and no {noun}?"
    if "behalf" in helpers:
        return f"is '{together[0]}' the {noun}, on behalf of '{helpers['behalf']}'?"
    return f"are all that '{printed}' names {noun}s?"
