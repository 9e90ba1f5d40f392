"""What the page of a publication shows, beyond the record itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from migpubs.site.view import references
from migpubs.vocabulary import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from migpubs.model import Contributor, Publication
    from migpubs.site.press import Sheet
    from migpubs.site.view import View

_FIELDS: Final = {"author": "authors", "editor": "editors"}
"""The roles that have a field of their own."""

_DATES: Final = ("issued", "adopted", "signed", "launched", "posted")

Related = tuple["Markup | str", str, bool, str]
"""The title of a work, its address, whether it has a page here, and a number."""


def context(publication: Publication, view: View, sheet: Sheet) -> dict[str, Any]:
    """Return the names that ``publication.html`` uses."""
    return {
        "publication": publication,
        "tags": sheet.tags,
        "references": references(publication),
        "contributors": list(_contributors(publication, view)),
        "date_facts": list(_dates(publication, view)),
        "gaps": ", ".join(view.say(f"gap-{name}") for name in _gaps(publication)),
        "rows": view.shelves.rows.get(publication.id, []),
        "related": _related(publication, view),
        "sources": publication.sources,
        "citations": sheet.citations,
        "files": sheet.files,
        "rdf": sheet.rdf,
        "json_ld": sheet.json_ld,
    }


def _contributors(
    publication: Publication, view: View
) -> Iterator[tuple[str, str, tuple[Contributor, ...]]]:
    """Give for each role its name, the field it stands in, and who has it."""
    for role in ROLES:
        those = publication.of_role(role)
        if those:
            field = _FIELDS.get(role, "contributions")
            many = role in _FIELDS and len(those) > 1
            yield view.term("field", field) if many else view.term("role", role), field, those


def _gaps(publication: Publication) -> Iterator[str]:
    """Give the fields that a reader looks for and nobody knows yet; a series has them elsewhere."""
    if publication.kind == "series":
        return
    known = {
        "kind": publication.kind != "document",
        "authors": publication.authors or publication.editors,
        "publishers": publication.publishers,
        "issued": publication.date,
        "texts": publication.texts,
        "links": publication.links,
    }
    yield from (name for name, value in known.items() if not value)


def _dates(publication: Publication, view: View) -> Iterator[tuple[str, str]]:
    for kind in _DATES:
        value = getattr(publication, kind)
        if value:
            yield kind, view.date(value)
    if publication.coverage:
        yield "coverage", view.period(publication.coverage)


def _related(publication: Publication, view: View) -> list[tuple[str, list[Related]]]:
    """Return related works under what they are to this one, those it names first."""
    catalogue = view.shelves.catalogue
    groups: dict[str, list[Related]] = {}
    for relation in publication.relations:
        label = view.term("relation", relation.kind)
        found: Related = (relation.title or relation.target, relation.url, False, relation.number)
        if relation.target in catalogue:
            found = _inside(catalogue[relation.target], view, relation.number)
        groups.setdefault(label, []).append(found)
    for kind, each in view.shelves.related.get(publication.id, ()):
        number = next((r.number for r in each.relations if r.target and r.kind == kind), "")
        label = view.term("relation-from", kind)
        groups.setdefault(label, []).append(_inside(each, view, number))
    return list(groups.items())


def _inside(publication: Publication, view: View, number: str) -> Related:
    name = view.shelves.names["publications"][publication.id]
    return view.title(publication), f"publications/{name}.html", True, number
