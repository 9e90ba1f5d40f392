"""What would break an export."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs.checks.rules import rule
from migpubs.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.catalogue import Catalogue
    from migpubs.checks.rules import Finding
    from migpubs.model import Publication


@rule("error", "dangling-relation")
def _dangling(publication: Publication, catalogue: Catalogue) -> Iterator[Finding]:
    """A relation points to a record that is not there, or to nothing."""
    for relation in publication.relations:
        if relation.target and relation.target not in catalogue:
            hint = did_you_mean(relation.target, (each.id for each in catalogue))
            yield "relations", f"{relation.kind}: unknown publication '{relation.target}'", hint
        elif not relation.target and not relation.title:
            yield "relations", f"{relation.kind}: of what?", "add target: with an id, or a title:"


_ROW = re.compile(r"(\d{4})/(\d{1,6})")
_FAR: Final = 1000
"""How many records are looked at in search of a circle."""


@rule("error", "relation-circle")
def _circle(publication: Publication, catalogue: Catalogue) -> Iterator[Finding]:
    """A record is a translation, part or edition of itself, perhaps by way of others."""
    for kind in ("translation-of", "part-of", "edition-of", "in-series", "supersedes"):
        reached: dict[str, Publication] = {}
        ahead = [publication]
        while ahead and len(reached) < _FAR:
            targets = _targets(ahead.pop(), kind, catalogue)
            new = {each.id: each for each in targets if each.id not in reached}
            reached |= new
            ahead += new.values()
        if publication.id in reached:
            yield "relations", f"{kind}: it comes back to itself", "break the circle"


def _targets(publication: Publication, kind: str, catalogue: Catalogue) -> list[Publication]:
    targets = (each.target for each in publication.relations if each.kind == kind)
    return [catalogue[target] for target in targets if target in catalogue]


@rule("error", "alias-taken")
def _alias_taken(publication: Publication, catalogue: Catalogue) -> Iterator[Finding]:
    """An old id is the id of another record, or an old id of two."""
    for alias in publication.aliases:
        if alias in catalogue and catalogue[alias].id != publication.id:
            yield "aliases", f"'{alias}' is {catalogue[alias].id}", "keep it with one of them"


@rule("error", "dangling-row")
def _dangling_row(publication: Publication, catalogue: Catalogue) -> Iterator[Finding]:
    """A source names a row of an annex that is not there."""
    for source in publication.sources:
        if source.annex and not _is_row(source.annex, catalogue):
            hint = "write the report's year and the number of the row, as in 2023/3"
            yield "sources", f"there is no annex row '{source.annex}'", hint


def _is_row(words: str, catalogue: Catalogue) -> bool:
    match = _ROW.fullmatch(words)
    annex = catalogue.annexes.get(int(match[1])) if match else None
    return bool(match and annex and 1 <= int(match[2]) <= len(annex.rows))
