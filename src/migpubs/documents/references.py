"""Works as CSL-JSON for a printed list: what a style cannot say is said here, before it formats.

From `migpubs.formats.csl_json`, with these changes:

- bodies are named in the language of the document, in our own styles with their acronyms and
  parents (`migpubs.documents.bylines`); there, authors are parted by semicolons where a body's
  name holds a comma;
- publishers are joined by "and" and left out where they are the authors;
- a supplied title stands in brackets, a translated title in brackets after the title;
- the note is what is to be said of the text's languages;
- years are of the Buddhist era in a Thai document, and kinds are named in Thai;
- the number is the United Nations symbol, or a number that the title does not say.

Titles are plain text: no markup is parsed in them, no quote changed, no letter re-cased. Signs that
a processor would take for more are replaced by private characters and put back afterwards.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from migpubs.csl.runs import Language, Link, Styled, plain
from migpubs.dates import FIRST_EXACT_YEAR, to_buddhist
from migpubs.documents import bylines, columns
from migpubs.documents.tagging import primary, tag, tag_thai
from migpubs.documents.wording import THAI_GENRES, is_thai, say
from migpubs.formats import csl_json
from migpubs.formats.reference import is_whole
from migpubs.model import Body

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.csl.runs import Run
    from migpubs.dates import Date
    from migpubs.documents.blocks import Runs
    from migpubs.formats.reference import Context
    from migpubs.model import Contributor, Publication

Item = dict[str, Any]

_PRIVATE: Final = {"<": "\ue000", "'": "\ue001", '"': "\ue002", "&": "\ue003"}
_GUARD: Final = str.maketrans(_PRIVATE)
_SORT_START, _SORT_END = "\ue010", "\ue011"
NOTED: Final = "\ue012"
"""Stands before the note, to see whether a style printed it: its words may be in a title too."""
_RESTORE: Final = str.maketrans({private: sign for sign, private in _PRIVATE.items()} | {NOTED: ""})
_SORTED = re.compile(f"{_SORT_START}(.*?){_SORT_END}")
_TITLES: Final = frozenset({"title", "container-title", "original-title"})
_NOT_PRINTED: Final = ("abstract", "citation-key", "custom", "note", "title-short")


def guard(text: str) -> str:
    """The text with signs replaced that a processor takes for markup or quotes."""
    return text.translate(_GUARD)


def restore(text: str) -> str:
    """The text as it was before `guard`, without the words to sort it by."""
    return text if text.isascii() else _SORTED.sub("", text).translate(_RESTORE)


def sort_text(text: str) -> str:
    """The text to sort by: ``sort_as`` of a person or body before the name."""
    return _SORTED.sub(r"\1 ", text).translate(_RESTORE)


def item(
    work: Publication, language: str, context: Context, *, own_style: bool, seen: Date | None
) -> Item:
    """Return the CSL-JSON of a work for a list in a language.

    own_style: whether the style is one of ours, which name bodies as the United Nations do.
    seen: the day on which the address was last seen alive.
    """
    made = csl_json.item(work, context)
    for name in _NOT_PRINTED:
        made.pop(name, None)
    made["title"] = plain(columns.bare_title(work, language))
    changed = {
        "author": _names(work.authors, language, own_style=own_style),
        "editor": _names(work.editors, language, own_style=own_style),
        "translator": _names(work.of_role("translator"), language, own_style=own_style),
        "publisher": _publisher(work, language, own_style=own_style),
        "number": _number(work),
        "note": _marked(said(work, language)),
        "issued": _date(work.date, language),
        "accessed": _date(seen, language) if work.url else None,
    }
    if "genre" in made and not work.genre and is_thai(language):
        made["genre"] = THAI_GENRES[work.kind]
    if "genre" in made:
        changed["genre"] = guard(made["genre"])
    for name in _TITLES & made.keys():
        changed[name] = f'<span class="nocase">{guard(made[name])}</span>'
    return {name: value for name, value in (made | changed).items() if value}


def _marked(note: str) -> str:
    return NOTED + guard(note) if note else ""


def said(work: Publication, language: str) -> str:
    """What is to be said of the text's languages, as a sentence of its own."""
    words = columns.note(work, language)
    return words[:1].upper() + words[1:]


def _names(those: Sequence[Contributor], language: str, *, own_style: bool) -> list[dict[str, str]]:
    names = [_name(who, language, own_style=own_style) for who in those]
    bodies = [name.get("literal", "") for name in names]
    if own_style and len(names) > 1 and any("," in body for body in bodies):
        first, *others = names
        in_order = [_inverted(first), *map(_straight, others)]
        return [{"literal": "; ".join(in_order)}]
    return names


def _name(who: Contributor, language: str, *, own_style: bool) -> dict[str, str]:
    sort_as = f"{_SORT_START}{who.sort_as}{_SORT_END}" if who.sort_as else ""
    if isinstance(who, Body):
        name = bylines.full_name(who, language) if own_style else who.name.text(language, "en")
        return {"literal": sort_as + guard(name)}
    shown = bylines.person_name(who, language)
    if shown == str(who) and not is_whole(who):
        return {"family": sort_as + guard(who.family), "given": guard(who.given)}
    return {"literal": sort_as + guard(shown)}


def _inverted(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name['family']}, {name['given']}"


def _straight(name: dict[str, str]) -> str:
    return name.get("literal") or f"{name['given']} {name['family']}"


def _publisher(work: Publication, language: str, *, own_style: bool) -> str:
    """The publishers but for those that are authors, as in prose."""
    authors = {who.id for who in work.authors if isinstance(who, Body)}
    names = [
        _name(body, language, own_style=own_style)["literal"]
        for body in work.publishers
        if body.id not in authors
    ]
    return f" {say('and', language)} ".join(names)


def _number(work: Publication) -> str:
    """The symbol; else the number, where the title does not say it."""
    symbol = work.identifier("un-symbol")
    if symbol or not work.number:
        return symbol
    told = re.search(rf"(?<!\w){re.escape(work.number)}(?!\w)", work.full_title())
    return "" if told else work.number


def _date(date: Date | None, language: str) -> dict[str, list[list[int]]] | None:
    if date is None:
        return None
    year, *rest = date.parts()
    if is_thai(language) and year >= FIRST_EXACT_YEAR:
        year = to_buddhist(year)
    return {"date-parts": [[year, *rest]]}


# What the processor made


def finish(runs: Runs, work: Publication, language: str) -> Runs:
    """The runs of an entry with its signs put back and its languages marked."""
    return tag_thai(
        tuple(each for run in runs for each in _finished(run, work, language)), language
    )


def restored(runs: Runs) -> Runs:
    """The runs of a citation with their signs put back."""
    return tuple(
        restore(run) if isinstance(run, str) else evolve(run, runs=restored(run.runs))
        for run in runs
    )


def _finished(run: Run, work: Publication, language: str) -> Runs:
    match run:
        case str():
            return (restore(run),)
        case Styled(mark="nocase"):
            return (Styled("nocase", _title(run, work, language)),)
        case Styled():
            return (Styled(run.mark, _inside(run.runs, work, language)),)
        case Link():
            inside = _inside(run.runs, work, language)
            return (Link(run.url, inside, columns.link_language(work)),)
        case _:
            return (Language(run.tag, _inside(run.runs, work, language)),)


def _inside(runs: Runs, work: Publication, language: str) -> Runs:
    return tuple(each for run in runs for each in _finished(run, work, language))


def _title(run: Styled, work: Publication, language: str) -> Runs:
    """The title, with the language it is in; in a Thai document, that of its Latin letters too."""
    text = restore(plain(run.runs))
    own = work.full_title()
    before, found, after = text.partition(own)
    if not found or primary(work.title_language) == primary(language):
        return (text,)
    return (*([before] if before else []), *tag(own, work.title_language, language), after)
