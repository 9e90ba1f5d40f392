"""The list of acronyms that a document uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migpubs.documents.blocks import Column, Heading, Table
from migpubs.documents.tagging import tag
from migpubs.documents.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.documents.blocks import Block, Runs
    from migpubs.model import Body, Publication


def credited(publications: Iterable[Publication]) -> dict[str, Body]:
    """Return the bodies behind some works, with those they belong to, by id."""
    bodies = (
        who
        for publication in publications
        for who in (*(part.who for part in publication.contributions), *publication.publishers)
    )
    return {each.id: each for body in bodies for each in getattr(body, "lineage", ())}


def acronym_list(text: str, bodies: Iterable[Body], language: str) -> tuple[Block, ...]:
    """Return the acronyms that a text uses with their names, under a heading; nothing if none.

    bodies: who may be meant; of two bodies with one acronym the first is.
    """
    names: dict[str, Body] = {}
    for body in bodies:
        if body.acronym and body.name.text(language, "en") != body.acronym:
            names.setdefault(body.acronym, body)
    used = _used(text, names)
    if not used:
        return ()
    rows = tuple(
        ((acronym,), _name(names[acronym], language)) for acronym in sorted(used, key=str.casefold)
    )
    columns = (
        Column(name="acronym", heading=say("acronym", language), share=1),
        Column(name="name", heading=say("name", language), share=4),
    )
    heading = Heading(runs=(say("acronyms", language),), level=1)
    return (heading, Table(columns=columns, rows=rows))


def _name(body: Body, language: str) -> Runs:
    chosen = body.name.best(language, "en")
    return tag(body.name[chosen], chosen, language)


def _used(text: str, acronyms: Iterable[str]) -> set[str]:
    longest_first = sorted(acronyms, key=len, reverse=True)
    if not longest_first:
        return set()
    pattern = "|".join(map(re.escape, longest_first))
    return set(re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", text))
