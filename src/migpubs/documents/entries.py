"""The entries of a reading list in a style: CSL-JSON in, runs out, problems told."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from migpubs.csl import (
    Citation,
    CiteItem,
    CSLError,
    Processor,
    StyleError,
    UnknownStyle,
    find_style,
)
from migpubs.csl.library import folders, names
from migpubs.csl.runs import plain
from migpubs.documents import references
from migpubs.errors import ParseError, Place, Problem, UnknownFormat
from migpubs.formats import reference
from migpubs.text import search_key, sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from migpubs.csl import ItemProblem
    from migpubs.csl.style import Style
    from migpubs.dates import Date
    from migpubs.documents.blocks import Runs
    from migpubs.errors import OnProblem
    from migpubs.model import Publication
    from migpubs.text import SortKey

STYLES: Final = {"un": "un-reading-list", "iom": "iom"}
"""Our own styles by their short names; any other name is one of the package of styles."""

_LOCALES: Final = {"en": "en-GB", "th": "th-TH"}


def load_style(name: str) -> Style:
    """Return a style by name or file; `UnknownFormat` or `ParseError` where it cannot be used."""
    try:
        return find_style(name) if name.endswith(".csl") else _known(STYLES.get(name, name))
    except UnknownStyle as error:
        raise _unknown(name) from error
    except StyleError as error:
        place = Place(file=error.file or name, line=error.line)
        raise ParseError([Problem("style", "error", error.message, place)]) from error


def _unknown(name: str) -> UnknownFormat:
    if name.endswith(".csl"):
        return UnknownFormat(name, hint="there is no such file", noun="style")
    packed = len(folders()) > 1
    hint = "`migpubs styles` finds one" if packed else "for more: pip install 'migpubs[styles]'"
    return UnknownFormat(name, [*STYLES, *names()], hint=hint, noun="style")


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
        made = load_style(style).bibliography(
            _items(works.values(), language, style, accessed),
            _LOCALES.get(language, language),
            collate=partial(_sort_key, language=language),
            on_problem=lambda problem: on_problem(_dropped(problem, style)),
        )
    for entry in made:
        work = works[entry.id]
        runs = references.finish(entry.runs, work, language)
        yield work, (*runs, *_unsaid(plain(runs), work, language))


def in_text(publications: Iterable[Publication], language: str, style: str = "un") -> Runs:
    """Return one citation of the works as it stands in a text, such as ``(ILO 2023)``."""
    works = {work.id: work for work in publications}
    with _one_error():
        processor = Processor(
            load_style(style),
            _items(works.values(), language, style, {}),
            locale=_LOCALES.get(language, language),
            collate=partial(_sort_key, language=language),
        )
        made = processor.cite_alone(Citation(cites=tuple(CiteItem(id=key) for key in works)))
    return references.restored(made)


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
    ours = style in STYLES
    return [
        references.item(work, language, context, own_style=ours, seen=accessed.get(work.url))
        for work in works
    ]


def _sort_key(text: str, language: str) -> SortKey:
    return sort_key(references.sort_text(text), language)


def _undated(work: Publication) -> Problem:
    place = Place(record=work.id, field="issued")
    return Problem("no-date", "gap", "no date is known: the entry says n.d.", place)


def _dropped(problem: ItemProblem, style: str) -> Problem:
    place = Place(record=problem.item, field=problem.variable)
    return Problem("style-drops", "loss", f"{style}: {problem.message}", place)


def _unsaid(entry: str, work: Publication, language: str) -> Runs:
    """The note on the text's languages, where the style does not print notes."""
    note = references.said(work, language)
    if not note or search_key(note) in search_key(entry):
        return ()
    return (f" [{note}]",)
