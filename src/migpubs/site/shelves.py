"""What belongs together: publications by body, theme, language and series, and relations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from attrs import field, frozen

from migpubs.formats import reference
from migpubs.model import Body
from migpubs.site import zotero
from migpubs.site.addresses import slugs
from migpubs.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from migpubs.catalogue import Catalogue
    from migpubs.formats.reference import Context
    from migpubs.links.verdicts import LinkResult
    from migpubs.model import Publication, Theme

T = TypeVar("T")


@frozen(eq=False, slots=False)
class Shelves:
    """A catalogue sorted for browsing. Everything is computed once, when first asked for."""

    catalogue: Catalogue
    health: Mapping[str, LinkResult] = field(factory=dict)
    """What the last check found, by address."""

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """All of them: newest first, those without a date last, then by title."""
        return tuple(sorted(self.catalogue, key=_newest_first))

    @cached_property
    def by_body(self) -> dict[str, list[Publication]]:
        """By the id of every body that had a part in it, and of those above that body."""
        return _gathered((body.id, each) for each in self.publications for body in _bodies(each))

    @cached_property
    def by_theme(self) -> dict[str, list[Publication]]:
        """By the id of each theme and of those above it."""
        return _gathered(
            (theme.id, each)
            for each in self.publications
            for assignment in each.themes
            for theme in assignment.theme.lineage
        )

    @cached_property
    def by_language(self) -> dict[str, list[Publication]]:
        """By the language of a whole text, most publications first."""
        found = _gathered((tag, each) for each in self.publications for tag in each.languages)
        return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))

    @cached_property
    def related(self) -> dict[str, list[tuple[str, Publication]]]:
        """By the id of a publication: those that point to it, each with the kind of relation."""
        catalogue = self.catalogue
        found: dict[str, list[tuple[str, Publication]]] = {}
        for each in catalogue:
            for relation in each.relations:
                if relation.target in catalogue:
                    target = catalogue[relation.target].id
                    found.setdefault(target, []).append((relation.kind, each))
        return found

    @cached_property
    def series(self) -> tuple[Publication, ...]:
        """Publications that are a series, or that others say they are members of."""
        members = {
            target
            for target, those in self.related.items()
            if any(kind in {"in-series", "edition-of"} for kind, _ in those)
        }
        return tuple(
            each for each in self.publications if each.kind == "series" or each.id in members
        )

    @cached_property
    def rows(self) -> dict[str, list[tuple[int, int]]]:
        """By the id of a publication: the rows of annexes that list it, as year and number."""
        return _gathered(
            (key, (year, number))
            for year, annex in sorted(self.catalogue.annexes.items())
            for number, row in enumerate(annex.rows, start=1)
            for key in row.records
        )

    @cached_property
    def offices(self) -> dict[str, list[Body]]:
        """By the id of a body: those directly below it."""
        bodies = self.all_bodies.values()
        return _gathered((body.parent.id, body) for body in bodies if body.parent)

    @cached_property
    def all_bodies(self) -> dict[str, Body]:
        """Every body that has a page, by its id: those of the catalogue and of its records."""
        found = {body.id: body for each in self.publications for body in _bodies(each)}
        return dict(self.catalogue.bodies) | found

    @cached_property
    def all_themes(self) -> dict[str, Theme]:
        """Every theme that has a page, by its id."""
        assigned = (theme for each in self.publications for theme in each.themes)
        found = {theme.id: theme for each in assigned for theme in each.theme.lineage}
        return dict(self.catalogue.themes) | found

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that had a part in a publication, and those above them."""
        return tuple(each for each in self.all_bodies.values() if each.id in self.by_body)

    @cached_property
    def busiest(self) -> list[Body]:
        """The bodies themselves named by a publication, those of most publications first."""
        named = {body.id for each in self.publications for body in named_bodies(each)}
        bodies = [each for each in self.bodies if each.id in named]
        return sorted(bodies, key=lambda body: -len(self.by_body[body.id]))

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """The themes that have publications."""
        return tuple(each for each in self.all_themes.values() if each.id in self.by_theme)

    @cached_property
    def subthemes(self) -> dict[str, list[Theme]]:
        """By the id of a theme: those directly below it, with or without publications."""
        themes = self.all_themes.values()
        return _gathered((theme.parent.id, theme) for theme in themes if theme.parent)

    @property
    def years(self) -> list[int]:
        """The report years, latest first."""
        return sorted(self.catalogue.annexes, reverse=True)

    def lists(self) -> Iterator[tuple[str, Sequence[Publication]]]:
        """Give every list of publications that has a page, with where its first page lies."""
        names = self.names
        yield "publications.html", self.publications
        for year in self.years:
            yield f"reports/{year}.html", self.catalogue.in_annex(year)
        for noun, shelf in (
            ("bodies", self.by_body),
            ("themes", self.by_theme),
            ("languages", self.by_language),
        ):
            yield from ((f"{noun}/{names[noun][key]}.html", those) for key, those in shelf.items())

    @cached_property
    def reference(self) -> Context:
        """What references to publications of this catalogue share."""
        return reference.context(self.catalogue.publications)

    def coins(self, publication: Publication) -> str:
        """Return the ContextObject of a publication; the same on the pages of all languages."""
        known = self._coins.get(publication.id)
        if known is None:
            known = self._coins[publication.id] = zotero.coins(publication, self.reference)
        return known

    @cached_property
    def _coins(self) -> dict[str, str]:
        return {}

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """The file names of publications, bodies, themes and languages, by their ids."""
        catalogue = self.catalogue
        return {
            "publications": slugs({each.id: None for each in catalogue}),
            "bodies": slugs(self.all_bodies),
            "themes": slugs(self.all_themes),
            "languages": slugs(self.by_language),
        }


def _newest_first(publication: Publication) -> tuple[object, ...]:
    date = publication.date
    newest = tuple(-part for part in date.parts()) if date else (0,)
    return newest, sort_key(publication.full_title())


def named_bodies(publication: Publication) -> list[Body]:
    """Return the bodies that had a part in a publication, each once."""
    who = [*(part.who for part in publication.contributions), *publication.publishers]
    return list({each.id: each for each in who if isinstance(each, Body)}.values())


def _bodies(publication: Publication) -> Sequence[Body]:
    direct = named_bodies(publication)
    return list({body.id: body for each in direct for body in each.lineage}.values())


def _gathered(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    """Return values by key, each once, in the order they come."""
    found: dict[str, dict[int, T]] = {}
    for key, value in pairs:
        found.setdefault(key, {}).setdefault(id(value), value)
    return {key: list(values.values()) for key, values in found.items()}
