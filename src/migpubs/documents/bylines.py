"""How the persons and bodies behind a work are named in a document.

Short names are acronyms where there are any; full names follow the United Nations Editorial
Manual (footnotes and reference lists): the name spelled out with its acronym, the parent body
first where the body is an office or a department of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from migpubs.csl.runs import plain
from migpubs.documents.tagging import primary, tag
from migpubs.documents.wording import say
from migpubs.model import Body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.csl.runs import Run
    from migpubs.documents.blocks import Runs
    from migpubs.model import Contributor, Person

Names: TypeAlias = Literal["short", "full"]

_OFFICES: Final = frozenset({"regional-office", "country-office", "unit"})

_ORGANS: Final = ("Department ", "Economic ")
"""How the names of those organs go on that stand after their parent's name and a comma."""


def short_name(body: Body, language: str = "en") -> str:
    """The acronym, or the name in the language of the document where there is none."""
    return body.acronym or body.name.text(language, "en")


def full_name(body: Body, language: str = "en") -> str:
    """The name spelled out with its acronym, the parent first where it is an office.

    ``United Nations, Economic and Social Commission for Asia and the Pacific (ESCAP)``,
    ``United Nations Children's Fund (UNICEF) Thailand``. An office that has no name in the language
    is named in English with its parent, not in two languages.
    """
    language = body.name.best(language, "en")
    name, parent = body.name.text(language), body.parent
    if parent is None:
        return _with_acronym(name, body)
    above = parent.name.text(language, "en")
    if name.endswith(f", {above}"):
        return f"{_with_acronym(name.removesuffix(f', {above}'), body)}, {above}"
    if body.kind not in _OFFICES:
        department = body.kind == parent.kind == "government" and parent.parent is not None
        if department:
            own = _with_acronym(name.removeprefix(above).strip(", "), body)
            return f"{full_name(parent, language)}, {own}"
        organ = name.removeprefix(f"{above} ")
        name = f"{above}, {organ}" if organ.startswith(_ORGANS) else name
        return _with_acronym(name, body)
    return _office_name(body, parent, language)


def _office_name(body: Body, parent: Body, language: str) -> str:
    name, above = body.name.text(language, "en"), parent.name.text(language, "en")
    led = [lead for lead in (above, parent.acronym) if lead and _has_word(name, lead, start=True)]
    own = name.removeprefix(led[0]).strip(", ") if led else name
    if not led and above in name:
        return _with_acronym(name, body)
    mark = " " if led and body.kind == "country-office" else ", "
    return f"{full_name(parent, language)}{mark}{_with_acronym(own, body)}"


def _with_acronym(name: str, body: Body) -> str:
    if not body.acronym or _has_word(name, body.acronym):
        return name
    return f"{name} ({body.acronym})"


def _has_word(name: str, word: str, *, start: bool = False) -> bool:
    """Whether a name has a word, or starts with it; ``UN`` is no word of "UNICEF"."""
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?![^\W_])")
    return bool(pattern.match(name) if start else pattern.search(name))


def person_name(person: Person, language: str = "en") -> str:
    """The name as it is said, in the script of the document where it is known."""
    native = person.native.best(language)
    if native and primary(native) == primary(language):
        return person.native[native]
    return str(person) or person.native.text()


def credit(who: Contributor, language: str, names: Names) -> Runs:
    """Name one person or body, with its language marked."""
    if not isinstance(who, Body):
        return tag(person_name(who, language), "", language)
    chosen = who.name.best(language, "en")
    if names == "full":
        return tag(full_name(who, language), chosen, language)
    return tag(short_name(who, language), "" if who.acronym else chosen, language)


def authors(those: Sequence[Contributor], language: str, names: Names) -> Runs:
    """Name authors in one cell: commas and "and", or semicolons where a name holds a comma."""
    those_named = [credit(who, language, names) for who in those]
    commas = any("," in plain(runs) for runs in those_named)
    last = f" {say('and', language)} "
    return _joined(those_named, "; " if commas else ", ", "; " if commas else last)


def publishers(those: Sequence[Body], language: str, names: Names) -> Runs:
    """Name publishers in one cell, parted by strokes as in "UNHCR / UNICEF"."""
    return _joined([credit(body, language, names) for body in those], " / ", " / ")


def _joined(parts: Sequence[Runs], mark: str, last: str) -> Runs:
    runs: list[Run] = []
    for place, part in enumerate(parts):
        if place:
            runs.append(last if place == len(parts) - 1 else mark)
        runs += part
    return tuple(runs)
