"""The entries of a reading list in a style: CSL-JSON in, runs out, problems told."""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs.csl import (
    Citation,
    CiteItem,
    CSLError,
    Processor,
    StyleError,
    UnknownStyle,
    find_style,
)
from migpubs.csl.library import OWN, folders, names, nearest, styles
from migpubs.csl.runs import plain
from migpubs.documents import references
from migpubs.errors import ParseError, Place, Problem, UnknownFormat, did_you_mean
from migpubs.formats import reference
from migpubs.progress import counted, quiet
from migpubs.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from migpubs.csl import ItemProblem
    from migpubs.csl.style import Style
    from migpubs.dates import Date
    from migpubs.documents.blocks import Runs
    from migpubs.errors import OnProblem
    from migpubs.model import Publication
    from migpubs.progress import OnProgress


_LOCALES: Final = {"en": "en-GB", "th": "th-TH"}


def load_style(name: str) -> Style:
    """Return a style by name or file; `UnknownFormat` or `ParseError` where it cannot be used."""
    try:
        return find_style(name) if name.endswith(".csl") else _known(name)
    except UnknownStyle as error:
        raise _unknown(name) from error
    except StyleError as error:
        place = Place(file=error.file or name, line=error.line)
        raise ParseError([Problem("style", "error", error.message, place)]) from error


def _unknown(name: str) -> UnknownFormat:
    return UnknownFormat(name, hint=_style_hint(name), noun="style")


def _style_hint(name: str) -> str:
    """What was meant, perhaps: a file, a name with a slip in it, or words of a title."""
    if name.endswith(".csl"):
        known = Path(name).stem in names()
        return "there is no such file" + (
            ", but a style of that name without .csl" if known else ""
        )
    if Path(name).is_file():
        return "the name of a style file ends in .csl"
    if len(folders()) == 1:
        return did_you_mean(name, OWN) or "for more: pip install 'migpubs[styles]'"
    words = re.sub(r"[\W_]+", " ", name).strip()
    found = [style.name for style in styles(words)] if words else []
    named = [each for each in found[:1] if each in words.lower().split()]
    meant = named or ([] if " " in name else [nearest(name.lower(), cutoff=0.8)])
    hints = [f"did you mean '{each}'?" for each in meant if each]
    hints += [f"`migpubs styles {words}` lists {len(found)}"] * bool(found)
    return " ".join(hints) or "`migpubs styles` lists all"


@lru_cache(maxsize=16)
def _known(name: str) -> Style:
    """A style of the package; those do not change, and compiling one takes time."""
    return find_style(name)


def entries(
    publications: Sequence[Publication],
    language: str,
    accessed: Mapping[str, Date],
    on_problem: OnProblem,
    style: str = "un",
    on_progress: OnProgress = quiet,
) -> Iterator[tuple[Publication, Runs]]:
    """Give each work with its entry, in the order of the style.

    accessed: the day on which an address was last seen alive, by address.
    style: ``un``, ``iom``, the name of a style of the package, or a file that ends in ``.csl``.
    """
    works = {work.id: work for work in publications}
    for work in works.values():
        if work.date is None:
            on_problem(_undated(work))
    with _one_error():
        chosen = load_style(style)
        made = chosen.entries(
            _items(works.values(), language, style, accessed),
            _locale(chosen, style, language),
            collate=partial(_sort_key, language=language),
            on_problem=lambda problem: on_problem(_dropped(problem, style)),
        )
        for entry in counted(made, "references", on_progress, len(works)):
            work = works[entry.id]
            yield work, _finished(entry.runs, work, language)


def alone(
    publications: Sequence[Publication], language: str, styles: Iterable[str]
) -> dict[str, list[Runs]]:
    """Return by style the entry of each work as it is where no other stands beside it.

    That is what `entries` gives for a list of one. Many lists of one are made style by style here,
    which takes half the time, and nothing is told of what a style does not print.
    """
    items: dict[bool, list[list[references.Item]]] = {}
    made: dict[str, list[Runs]] = {}
    with _one_error():
        for style in styles:
            ours = style in OWN
            if ours not in items:
                items[ours] = [_items([work], language, style, {}) for work in publications]
            chosen = load_style(style)
            locale = _locale(chosen, style, language)
            made[style] = [
                _finished(entry.runs, work, language)
                for work, item in zip(publications, items[ours], strict=True)
                for entry in chosen.bibliography(item, locale)
            ]
    return made


def in_text(
    publications: Iterable[Publication],
    language: str,
    accessed: Mapping[str, Date],
    style: str = "un",
    pages: Mapping[str, str] | None = None,
) -> Runs:
    """Return one citation of the works as it stands in a text, such as ``(ILO 2023, p. 12)``.

    pages: those that are cited, by the id of the work.
    A footnote, which may be all that a reader sees, says the languages of a text as an entry does.
    """
    works = {work.id: work for work in publications}
    pages = pages or {}
    with _one_error():
        chosen = load_style(style)
        processor = Processor(
            chosen,
            _items(works.values(), language, style, accessed),
            locale=_locale(chosen, style, language),
            collate=partial(_sort_key, language=language),
        )
        cites = tuple(CiteItem(id=key, locator=pages.get(key, "")) for key in works)
        if chosen.options.get("class") == "note":
            cites = tuple(_noted(cite, processor, works[cite.id], language) for cite in cites)
        made = processor.cite_alone(Citation(cites=cites))
    return references.restored(made)


def _locale(style: Style, name: str, language: str) -> str:
    """The locale of a document's language; English is as the style has it.

    Our own styles write British English, as the United Nations do; another style its own, or
    American, which the specification takes where none is named (CSL 1.0.2, "Locale Fallback").
    """
    if language == "en" and name not in OWN:
        own = style.default_locale
        return own if own.startswith("en") else "en-US"
    return _LOCALES.get(language, language)


def _noted(cite: CiteItem, processor: Processor, work: Publication, language: str) -> CiteItem:
    alone = processor.cite_alone(Citation(cites=(cite,)))
    return evolve(cite, suffix=references.guard(plain(_unsaid(alone, work, language))))


@contextmanager
def _one_error() -> Iterator[None]:
    """Turn what is wrong with a style into an error of ours."""
    try:
        yield
    except CSLError as error:
        raise ParseError([Problem("style", "error", str(error))]) from error


def _items(
    works: Collection[Publication], language: str, style: str, accessed: Mapping[str, Date]
) -> list[references.Item]:
    context = reference.context([*works])
    ours = style in OWN
    return [
        references.item(work, language, context, own_style=ours, seen=accessed.get(work.url))
        for work in works
    ]


def _sort_key(text: str, language: str) -> tuple[str, ...]:
    """Letters and accents: works that differ only in case are sorted by what comes next."""
    return sort_key(references.sort_text(text), language)[:2]


def _undated(work: Publication) -> Problem:
    place = Place(record=work.id, field="issued")
    return Problem("no-date", "gap", "no date is known: the entry says n.d.", place)


def _dropped(problem: ItemProblem, style: str) -> Problem:
    place = Place(record=problem.item, field=problem.variable)
    return Problem("style-drops", "loss", f"{style}: {problem.message}", place)


def _finished(made: Runs, work: Publication, language: str) -> Runs:
    return (*references.finish(made, work, language), *_unsaid(made, work, language))


def _unsaid(made: Runs, work: Publication, language: str) -> Runs:
    """The note on the text's languages, where the style does not print notes."""
    note = references.said(work, language)
    return (f" [{note}]",) if note and references.NOTED not in plain(made) else ()
