"""What the shape of a name says of it: a person's or a body's, one name or several.

A shape settles only what can be nothing else: an academic title or initials make a person. All else
that it suggests is proposed; bodies called "Stella Maris" or "Samuel Hall" look like persons too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from migpubs import languages
from migpubs.intake.doubts import OTHER_COUNTRY
from migpubs.intake.imprints import PLACES
from migpubs.model import Person
from migpubs.names import Authority, looks_like_body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.model import Body

DOUBTFUL = re.compile(
    r"[():\d@?+]|\w[–—]\w|\bx\b|[A-Z]-[A-Z]|\bet al\b|\beds?\b|\beditors?\b|\bwith\b|"
    r"\bfor\b|\b(?:not|formerly|partners?|(?:web)?site)\b|\bin (?:collaboration|partnership|"
    r"cooperation)\b|\bedited\b|\bby\b|\bon behalf\b|บรรณาธิการ|และคณะ",
    re.IGNORECASE,
)

UNIT = re.compile(
    r"(?:the )?(?:faculty|department|school|institute|cent(?:er|re)|division|office|unit|bureau|"
    r"college|section|programme|program|.*\((?:[A-Z]{2,8})\)$|คณะ|ภาควิชา|ศูนย์|สำนัก|กรม|กอง|สถาบัน)",
    re.IGNORECASE,
)
WHOLE = re.compile(
    r"universit|college|ministry|มหาวิทยาลัย|กระทรวง|institute of technology", re.IGNORECASE
)
ACRONYM_AFTER = re.compile(r"^(?P<name>.+?)\s*\((?P<acronym>[A-Z][\w.&-]{1,11})\)$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,11}")
HONORIFIC = re.compile(
    r"^(?:(?:dr|prof(?:essor)?|mr|mrs|ms|miss|dame|sir|assoc|asst|ph\.?d|h\.?e)\.?\s+|ดร\.\s*"
    r"|(?:นางสาว|นาย|นาง)\s*(?=[ก-๙]{2,}\s+[ก-๙]{2,})(?!จ้าง|กรัฐมนตรี|กสภา|กสมาคม|ทะเบียน|ประกัน|ทหาร|ตำรวจ|แพทย์)|ศ\.|รศ\.|ผศ\.|นพ\.\s*|พญ\.\s*|by\s+)+",
    re.IGNORECASE,
)
DEGREE = re.compile(r",\s+(?:Ph\.?D|M\.?D|M\.?A|M\.?Sc|LL\.?M|J\.?D|MPH)\.?$")
PERSON = re.compile(
    r"(?:[^\W\d_a-z][\w'’.-]*|[^\W\d_a-z]\.)(?:\s+(?:(?:de|van|von|bin|binti|da|dos|al|la|le|el)\s+)*"
    r"[^\W\d_a-z][\w'’.-]*){1,4}|[ก-๙]{2,}(?:\s+[ก-๙]{2,}){1,2}"
)
INVERTED = re.compile(
    r"^[^\W\d_][\w'’-]+, "
    r"(?:[^\W\d_]\.|[^\W\d_][\w-]+(?: [^\W\d_](?:\.|\b))*(?:$|,? and |;))"
)
_OF_PERSONS: Final = re.compile(r"\b[A-Z]\.|(?<=[^\W\d_A-Z])-(?=[^\W\d_])")
"""Initials and hyphens of names, which are doubtful between other words."""
COMMAS = re.compile(r",\s+(?:and\s+)?")
_LAST_NOUN = re.compile(
    r"\b(?:agency|alliance|association|authority|bank|board|bureau|cent(?:er|re)|coalition|college|"
    r"commission|committee|confederation|consortium|council|department|federation|forum|foundation|"
    r"fund|group|initiative|institute|ministry|network|office|organi[sz]ation|partnership|press|"
    r"programme|school|secretariat|society|team|trust|union|university|watch)$",
    re.IGNORECASE,
)
"""How the English name of a body may end; "Human Rights" is the beginning of one."""


_NO_SURNAME = re.compile(
    r"\b(?:agency|alliance|association|authority|coalition|commission|committee|confederation|"
    r"consortium|corporation|department|embassy|faculty|federation|foundation|government|inc|"
    r"initiative|institute|institution|ltd|ministry|network|organi[sz]ation|partnership|"
    r"programme|secretariat|united nations|university)\b"
    r"|^(?:กระทรวง|สำนักงาน|องค์การ|องค์กร|มูลนิธิ|สมาคม|สมาพันธ์|สถาบัน|มหาวิทยาลัย|ศูนย์|โครงการ|เครือข่าย|"
    r"บริษัท|ธนาคาร|รัฐบาล|สหประชาชาติ|สหภาพ|สหพันธ์|โรงเรียน|วิทยาลัย|ชมรม)",
    re.IGNORECASE,
)
"""Words that no person is called; Press, Bank, Union and Group are family names too."""

_NOT_OF_PERSONS = re.compile(
    r"\b(?:books|clinic|collective|consult\w*|hospital|house|llc|media|partners|productions?|"
    r"research|solutions?|stiftung|studios?)\b|['’]s\b|\d",
    re.IGNORECASE,
)
"""Words of bodies that are named after a person: "Dr. Cynthia's Clinic", "J. Smith Research"."""
_TITLED = re.compile(
    r"(?:(?:(?:asst|assoc|assistant|associate)\.? )?(?:dr|prof(?:essor)?|mr|mrs|ms)\b\.? *)+"
    r"|(?:(?:ผศ|รศ|ศ)\. ?)?ดร\. ?|นางสาว ?|น\.ส\. ?",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"(?:the )?(?i:cent(?:er|re)|institute|department|faculty) (?i:for|of) [A-Z]"
    r"|[^\W\d_a-z]\w+, (?:[^\W\d_a-z]\w*\.?(?:\s|$)){1,3}$"
)
_INITIAL = re.compile(r"(?<![\w.])[^\W\d_a-z]\.(?!\w)")
_SHORTEST: Final = 4
"""Letters of a name; where shorter ones stand, the family name often stands first, or there is
none: "Li Wei", "Saw Eh Doh"."""
_OTHER_ORDER = re.compile(
    r"\b(?:aung|hlaing|hnin|htet|htun|khaing|khin|kyaw|kyi|lwin|maung|myat|myint|myo|naing|nang|"
    r"nyein|nyunt|phyo|sandar|shwe|thandar|thant|thazin|thein|thida|thinzar|thiri|thwin|yadanar|"
    r"bui|cao|chang|chen|cheng|choi|dang|dinh|duong|hoang|huang|huynh|jiang|jung|kang|liang|nguyen|"
    r"nguyễn|park|pham|phan|thanh|thi|tran|truong|wang|wong|yang|zhang|zhao|zhou)\b",
    re.IGNORECASE,
)
"""Names of Myanmar, Viet Nam, China and Korea, where the family name stands first or is none."""


@frozen(kw_only=True)
class Name:
    """One contributor."""

    name: str
    """As printed."""
    kind: str
    """``body``, ``person``, or empty where the shape does not tell."""
    body: Body | None = None
    person: Person | None = None
    """Who is known by this name, with the family's name apart."""
    sure: bool = False
    rule: str = ""
    role: str = ""
    """``editor`` where the cell says so; else empty."""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it; a role only where it is not that of an author.

        The parts of a name only of a person who is known; both are empty of a whole name.
        """
        shown = {
            "name": self.name,
            "kind": self.kind or None,
            "body": self.body.id if self.body else None,
        }
        if self.person:
            shown |= {"family": self.person.family, "given": self.person.given}
        return shown | ({"role": self.role} if self.role else {})


def is_surely_body(text: str) -> bool:
    """Whether a name that the list does not know can be no person's, by its words."""
    return looks_like_body(text) and _NO_SURNAME.search(text) is not None


def names_somebody(text: str) -> bool:
    """Whether a text is rather a name than a title: a body's, or one with the family's first."""
    return is_surely_body(text) or _NAMES.match(text) is not None


def is_surely_person(text: str) -> bool:
    """Whether a name is a person's by an academic title or an initial."""
    titled = _TITLED.match(text)
    bare = text[titled.end() :] if titled else text
    named = PERSON.fullmatch(bare) or (titled and re.fullmatch(r"[ก-๙]{2,}(?: [ก-๙]{2,})+", bare))
    marked = titled or (_INITIAL.search(bare) and re.search(r"[^\W\d_]{3}", bare))
    return bool(named and marked) and _may_be_person(bare)


def _may_be_person(name: str) -> bool:
    """Whether nothing in a name speaks against a person whose family name stands last."""
    words = [word for word in name.split() if not word.endswith(".")]
    strange = looks_like_body(name) or DOUBTFUL.search(name) or OTHER_COUNTRY.search(name)
    spoken = any(languages.find(word) for word in words)
    short = any(len(word) < _SHORTEST or word.isupper() for word in words if word.isascii())
    return not (
        strange or spoken or short or PLACES.search(name) or _NOT_OF_PERSONS.search(name)
        or _OTHER_ORDER.search(name)
    )  # fmt: skip


def inverted_persons(text: str) -> list[Name] | None:
    """Return persons written family name first ("May, G., and H. Hamilton"), or nothing."""
    bare = _OF_PERSONS.sub("", text)
    if not INVERTED.search(text) or DOUBTFUL.search(bare) or looks_like_body(text):
        return None
    who = Authority(()).read(text).who
    persons = [each for each in who if isinstance(each, Person)]
    if len(persons) < len(who):
        return None
    names = [Name(name=str(each), kind="person", rule="inverted") for each in persons]
    settled = all(each.family and _INITIAL.search(f"{each.given} ") for each in persons)
    plain = not any(map(_NOT_OF_PERSONS.search, (each.family for each in persons)))
    return [evolve(name, sure=settled and plain) for name in names]


def stand_apart(whole: str, parts: Sequence[str], pieces: Sequence[str]) -> Sequence[str]:
    """Return the names that stand alone between separators; nothing where that is not plain.

    An "and" is mostly inside a name ("Human Rights and Development Foundation"), so commas are
    tried first, and both sides of an "and" must look whole.
    """
    if not re.search(r"\sand\s", whole):
        return parts if all(map(_looks_whole, parts)) else ()
    if len(pieces) > 1 and all(_looks_whole(piece) and " " in piece for piece in pieces):
        return pieces
    sides = re.split(r",?\s+and\s+(?:the\s+)?", whole)
    return sides if len(sides) > 1 and all(map(_ends_whole, sides)) else ()


def _ends_whole(side: str) -> bool:
    person = PERSON.fullmatch(side) and not looks_like_body(side)
    return bool(person or _ACRONYM.fullmatch(side) or _LAST_NOUN.search(side))


def _looks_whole(part: str) -> bool:
    return bool(_ACRONYM.fullmatch(part) or looks_like_body(part) or PERSON.fullmatch(part))


def is_chain(parts: Sequence[str]) -> bool:
    """Whether each part is a unit of the next: centre, faculty, university."""
    if len(parts) < 2:  # noqa: PLR2004 - a unit and what it belongs to
        return False
    units = all(UNIT.match(part) for part in parts[:-1])
    short = len(parts) == 2 and _ACRONYM.fullmatch(parts[-1])  # noqa: PLR2004 - "Department, MFA"
    return units and bool(short or WHOLE.search(parts[-1]))


def guess(text: str, rule: str) -> Name:
    """Say what the shape of a name suggests; never for sure."""
    bare = DEGREE.sub("", HONORIFIC.sub("", text)).strip()
    if looks_like_body(text) or _ACRONYM.fullmatch(text) or ACRONYM_AFTER.match(text):
        return Name(name=text, kind="body", rule=rule)
    if bare != text or PERSON.fullmatch(bare):
        sure = is_surely_person(text)
        how = "honorific" if bare != text else rule
        return Name(name=bare, kind="person", rule=how, sure=sure)
    return Name(name=text, kind="", rule=rule)
