"""The entries of a reading list, each a line of runs, in the order of the style.

The style is that of the United Nations Editorial Manual for reference lists: author or body, year
in brackets, title in italics with its symbol, place and publisher (left out when it is the
author), then a note on the languages of the text and the address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs import dates
from migpubs.csl.runs import Link, Styled
from migpubs.documents import bylines, columns
from migpubs.documents.ordering import ordered
from migpubs.documents.wording import is_thai, say
from migpubs.errors import Place, Problem
from migpubs.model import Body, Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from migpubs.csl.runs import Run
    from migpubs.dates import Date
    from migpubs.documents.blocks import Runs
    from migpubs.errors import OnProblem
    from migpubs.model import Contributor, Publication


def entries(
    publications: Sequence[Publication],
    language: str,
    accessed: Mapping[str, Date],
    on_problem: OnProblem,
) -> Iterator[tuple[Publication, Runs]]:
    """Give each work with its entry, sorted by author, date and title.

    accessed: the day on which an address was last seen alive, by address.
    """
    for publication in ordered(publications, "author", language=language):
        if publication.date is None:
            message = "no date is known: the entry says n.d."
            place = Place(record=publication.id, field="issued")
            on_problem(Problem("no-date", "gap", message, place))
        yield publication, _entry(publication, language, accessed)


def _entry(work: Publication, language: str, accessed: Mapping[str, Date]) -> Runs:
    sentences = (
        _head(work, language),
        _imprint(work, language),
        _note(work, language),
        _address(work, language, accessed),
    )
    runs: list[Run] = []
    for sentence in sentences:
        if sentence:
            runs += [*([" "] if runs else []), *sentence]
    return tuple(runs)


def _head(work: Publication, language: str) -> Runs:
    """Author, year, title and symbol."""
    those = work.authors or work.editors
    year = say("n.d.", language)
    if work.date:
        year = dates.format_date(dates.Date(work.date.year), language)
    title = (Styled("italic", columns.bare_title(work, language)),)
    symbol = work.identifier("un-symbol")
    tail = f" ({symbol})." if symbol else "" if _ends(work) else "."
    if not those:
        return (*title, f" ({year}){tail}")
    return (*_authors(those, language), f" ({year}). ", *title, tail)


def _ends(work: Publication) -> bool:
    return work.full_title()[-1:] in "?!."


def _authors(those: Sequence[Contributor], language: str) -> Runs:
    runs: list[Run] = []
    for place, who in enumerate(those):
        if place:
            runs.append(f", {say('and', language)} " if place == len(those) - 1 else ", ")
        runs += _inverted(who, language) if place == 0 else bylines.credit(who, language, "full")
    return tuple(runs)


def _inverted(who: Contributor, language: str) -> Runs:
    """The first author's family name first; whole names, Thai names and bodies as they are."""
    if isinstance(who, Person) and who.family and who.given and not is_thai(language):
        return (f"{who.family}, {who.given}",)
    return bylines.credit(who, language, "full")


def _imprint(work: Publication, language: str) -> Runs:
    authors = {who.id for who in work.authors if isinstance(who, Body)}
    bodies = [body for body in work.publishers if body.id not in authors]
    names: list[Run] = []
    for place, body in enumerate(bodies):
        names += [f" {say('and', language)} "] if place else []
        names += bylines.credit(body, language, "full")
    if not names:
        return (f"{work.place}.",) if work.place else ()
    return (*((f"{work.place}: ",) if work.place else ()), *names, ".")


def _note(work: Publication, language: str) -> Runs:
    words = columns.note(work, language)
    return (f"{words[:1].upper()}{words[1:]}.",) if words else ()


def _address(work: Publication, language: str, accessed: Mapping[str, Date]) -> Runs:
    if not work.url:
        return ()
    link = Link(work.url, (work.url,), columns.link_language(work))
    seen = accessed.get(work.url)
    day = f" ({say('accessed', language)} {dates.format_date(seen, language)})" if seen else ""
    return (f"{say('available', language)} ", link, f"{day}.")
