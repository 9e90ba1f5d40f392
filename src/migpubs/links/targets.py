"""Targets: which addresses a catalogue has, and what should be there."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.errors import ParseError, Place, Problem
from migpubs.links.verdicts import Target
from migpubs.links.visits import RESOLVERS
from migpubs.model import Publication
from migpubs.web import host_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def targets_of(publications: Iterable[Publication], *, sources: bool = False) -> tuple[Target, ...]:
    """The addresses of publications, each once, in order: links and resolvable identifiers.

    ``sources`` adds the pages where the facts came from. An address that several records share
    is right when it is right for one of them.
    """
    found: dict[str, Target] = {}
    for publication in publications:
        for target in _targets_of(publication, sources=sources):
            known = found.get(target.url)
            found[target.url] = _join(known, target) if known else target
    return tuple(found.values())


def read_addresses(lines: Iterable[bytes], name: str) -> Iterator[Target]:
    """Targets from the lines of a file, in UTF-8, one address a line; ``#`` begins a comment.

    Raises :class:`~migpubs.errors.ParseError`, with ``name`` as the file's, at a line in another
    encoding.
    """
    for number, line in enumerate(lines, 1):
        try:
            url = line.removeprefix(codecs.BOM_UTF8).decode().strip()
        except UnicodeDecodeError as error:
            where = Place(file=name, line=number)
            message = f"not UTF-8: {line[:200]!r}"
            raise ParseError([Problem("links.addresses", "error", message, where)]) from error
        if url and not url.startswith("#"):
            yield Target(url=url)


def as_targets(items: Iterable[Target | Publication | str]) -> Iterator[Target]:
    """Targets and addresses as they come, then those of the publications among them.

    One address alone needs no list around it.
    """
    publications: list[Publication] = []
    for item in (items,) if isinstance(items, str) else items:
        if isinstance(item, Publication):
            publications.append(item)
        else:
            yield Target(url=item) if isinstance(item, str) else item
    yield from targets_of(publications)


def _targets_of(publication: Publication, *, sources: bool) -> Iterator[Target]:
    known = Target(
        url="",
        titles=_titles(publication),
        issued=str(publication.date or ""),
        records=(publication.id,),
    )
    for link in publication.links:
        yield evolve(known, url=link.url, kind=link.kind, language=link.language)
    for identifier in publication.identifiers:
        if host_of(identifier.url) in RESOLVERS:
            yield evolve(known, url=identifier.url)
    for source in publication.sources if sources else ():
        if source.url:
            # A page that speaks of the work has a title of its own.
            yield evolve(known, url=source.url, kind="news")


def _titles(publication: Publication) -> tuple[str, ...]:
    """The titles in all languages, and the other forms in which they are met."""
    languages = tuple(publication.title)
    full = (publication.full_title(language) for language in languages)
    variants = (variant.text for variant in publication.title_variants)
    return tuple(dict.fromkeys((*publication.title.values(), *full, *variants)))


def _join(one: Target, other: Target) -> Target:
    titles = tuple(dict.fromkeys((*one.titles, *other.titles)))
    records = tuple(dict.fromkeys((*one.records, *other.records)))
    return evolve(one, titles=titles, records=records)
