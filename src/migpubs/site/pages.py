"""The pages of the site: pure functions from a catalogue to paths and texts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from migpubs.documents import annex as annex_document
from migpubs.documents import render as render_document
from migpubs.site import environment, publication
from migpubs.site.addresses import Page
from migpubs.site.chunks import Chunk, chunks
from migpubs.site.index import finder_words
from migpubs.site.markup import trusted
from migpubs.site.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import jinja2

    from migpubs.model import Body, Publication, Theme
    from migpubs.site.downloads import Download
    from migpubs.site.press import Sheet
    from migpubs.site.shelves import Shelves

Rendered = tuple[str, str]
"""Where a page lies, and its text."""

_ON_FRONT = 12
"""How many bodies and languages the front page names."""

_WORKS_ON_FRONT = 50
"""How many works of the latest report the front page shows."""


@frozen(eq=False, slots=False, kw_only=True)
class Pages:
    """Makes all pages of one language."""

    shelves: Shelves
    language: str
    downloads: Sequence[Download] = ()
    """The files beside the pages."""
    base_url: str = ""
    templates: Path | None = None
    view: View = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "view", View(self.shelves, self.language))

    @cached_property
    def _environment(self) -> jinja2.Environment:
        shelves = self.shelves
        full = {
            "publications": True,
            "reports": shelves.years,
            "bodies": shelves.bodies,
            "themes": shelves.themes,
            "languages": shelves.by_language,
            "series": shelves.series,
            "downloads": self.downloads,
        }
        menu = tuple(name for name, content in full.items() if content)
        return environment.environment(self.view, self.templates, menu)

    def jobs(self) -> Sequence[Callable[[], Iterator[Rendered]]]:
        """Return what makes every page but those of single publications."""
        return (
            self._single_pages,
            self._publications,
            self._reports,
            self._bodies,
            self._themes,
            self._languages,
        )

    def _single_pages(self) -> Iterator[Rendered]:
        yield self._home()
        yield self._series()
        if self.downloads:
            yield self._downloads()

    def not_found(self) -> Rendered:
        """Return the page for an address that is none."""
        return self._render("404.html", "404.html", self.view.say("not-found"))

    # one kind of page after the other

    def _home(self) -> Rendered:
        shelves, view = self.shelves, self.view
        years = shelves.years
        base, listed = "publications.html", shelves.publications
        if years:
            base, listed = f"reports/{years[0]}.html", shelves.catalogue.in_annex(years[0])
        return self._render(
            "home.html",
            "index.html",
            environment.site_title(view),
            annex=shelves.catalogue.annexes[years[0]] if years else None,
            chunk=next(chunks(base, listed[:_WORKS_ON_FRONT] if years else listed)),
            figures=self._figures(),
            themes=[
                (theme, view.number(len(shelves.by_theme[theme.id])))
                for theme in shelves.themes
                if not theme.parent
            ],
            bodies=[
                (body, view.number(len(shelves.by_body[body.id])))
                for body in shelves.busiest[:_ON_FRONT]
            ],
            languages=[
                (tag, view.number(len(those))) for tag, those in shelves.by_language.items()
            ][:_ON_FRONT],
        )

    def _figures(self) -> list[tuple[str, str, str]]:
        shelves = self.shelves
        counted = {
            "publications": len(shelves.publications),
            "bodies": len(shelves.bodies),
            "languages": len(shelves.by_language),
            "reports": len(shelves.years),
        }
        number = self.view.number
        return [(what, number(count), f"{what}.html") for what, count in counted.items() if count]

    def _publications(self) -> Iterator[Rendered]:
        title = self.view.say("publications")
        for chunk in chunks("publications.html", self.shelves.publications):
            yield self._list(
                "publications.html",
                chunk,
                title,
                "publications",
                finder_words=finder_words(self.language),
            )

    def publication(self, work: Publication, sheet: Sheet) -> Rendered:
        """Return the page of a publication.

        sheet: what it is cited by.
        """
        path = f"publications/{self.shelves.names['publications'][work.id]}.html"
        context = publication.context(work, self.view, sheet)
        return self._render("publication.html", path, work.full_title(), "publications", **context)

    def _reports(self) -> Iterator[Rendered]:
        shelves, view = self.shelves, self.view
        catalogue = shelves.catalogue
        titles = {year: view.say("report-of", year=view.year(year)) for year in shelves.years}
        listed = {year: catalogue.in_annex(year) for year in shelves.years}
        yield self._shelf(
            "reports",
            [
                (title, f"reports/{year}.html", len(listed[year]), ())
                for year, title in titles.items()
            ],
        )
        for year, title in titles.items():
            for chunk in chunks(f"reports/{year}.html", listed[year]):
                yield self._list(
                    "report.html",
                    chunk,
                    title,
                    "reports",
                    annex=catalogue.annexes[year],
                    printed=self._printed(year) if chunk.number == 1 else "",
                    downloads=self._grouped(year),
                )

    def _printed(self, year: int) -> str:
        listed = self.shelves.catalogue.annexes[year]
        if not any(row.cells for row in listed.rows):
            return ""
        made = annex_document(
            self.shelves.catalogue, year, cells="verbatim", language=self.language
        )
        return trusted(str(render_document(made, "html-table")))

    def _grouped(self, year: int) -> list[tuple[str, list[list[Download]]]]:
        """The files of a year by what they are, and those of one format together."""
        groups: dict[str, dict[str, list[Download]]] = {}
        for each in self.downloads:
            if each.year == year:
                groups.setdefault(each.group, {}).setdefault(each.format, []).append(each)
        return [(group, list(formats.values())) for group, formats in groups.items()]

    def _bodies(self) -> Iterator[Rendered]:
        shelves, view = self.shelves, self.view
        yield self._shelf("bodies", [self._body_item(body) for body in self._top_bodies()])
        for body in shelves.all_bodies.values():
            path = self._body_path(body)
            for chunk in chunks(path, shelves.by_body.get(body.id, [])):
                yield self._list(
                    "body.html",
                    chunk,
                    body.name.text(self.language, "en"),
                    "bodies",
                    body=body,
                    shown_name=body.name.best(self.language, "en"),
                    offices=view.sorted_bodies(shelves.offices.get(body.id, [])),
                    sources=body.sources,
                )

    def _top_bodies(self) -> list[Body]:
        return self.view.sorted_bodies(body for body in self.shelves.bodies if not body.parent)

    def _body_path(self, body: Body) -> str:
        return f"bodies/{self.shelves.names['bodies'][body.id]}.html"

    def _body_item(self, body: Body) -> tuple[Any, ...]:
        """A body with those below it that have publications, all levels in one."""
        below = self.view.sorted_bodies(
            each for each in self.shelves.bodies if each is not body and each.within(body)
        )
        return (*self._body_link(body), [(*self._body_link(each), ()) for each in below])

    def _body_link(self, body: Body) -> tuple[Any, ...]:
        count = len(self.shelves.by_body[body.id])
        return self.view.name(body), self._body_path(body), count

    def _themes(self) -> Iterator[Rendered]:
        shelves = self.shelves
        top = [theme for theme in shelves.all_themes.values() if not theme.parent]
        items = {theme.id: self._theme_item(theme) for theme in top}
        used = [item for key, item in items.items() if key in shelves.by_theme]
        unused = [item for key, item in items.items() if key not in shelves.by_theme]
        yield self._shelf("themes", used, unused)
        for theme in shelves.all_themes.values():
            label = theme.short or theme.label
            for chunk in chunks(self._theme_path(theme), shelves.by_theme.get(theme.id, [])):
                yield self._list(
                    "theme.html",
                    chunk,
                    label.text(self.language, "en"),
                    "themes",
                    theme=theme,
                    subthemes=shelves.subthemes.get(theme.id, []),
                )

    def _theme_path(self, theme: Theme) -> str:
        return f"themes/{self.shelves.names['themes'][theme.id]}.html"

    def _theme_item(self, theme: Theme) -> tuple[Any, ...]:
        below = [self._theme_item(each) for each in self.shelves.subthemes.get(theme.id, [])]
        count = len(self.shelves.by_theme.get(theme.id, ())) or None
        return self.view.theme_name(theme), self._theme_path(theme), count, below

    def _languages(self) -> Iterator[Rendered]:
        shelves = self.shelves
        paths = {
            tag: f"languages/{shelves.names['languages'][tag]}.html" for tag in shelves.by_language
        }
        yield self._shelf(
            "languages",
            [
                (self.view.tongue(tag), paths[tag], len(those), ())
                for tag, those in shelves.by_language.items()
            ],
        )
        for tag, those in shelves.by_language.items():
            for chunk in chunks(paths[tag], those):
                yield self._list("language.html", chunk, self.view.tongue(tag), "languages")

    def _series(self) -> Rendered:
        shelves = self.shelves
        return self._shelf(
            "series",
            [
                (
                    self.view.title(each),
                    f"publications/{shelves.names['publications'][each.id]}.html",
                    len(shelves.related.get(each.id, ())) or None,
                    (),
                )
                for each in shelves.series
            ],
        )

    def _downloads(self) -> Rendered:
        years = dict.fromkeys(each.year for each in self.downloads)
        return self._render(
            "downloads.html",
            "downloads.html",
            self.view.say("downloads"),
            "downloads",
            shelves_of_files=[(year, self._grouped(year)) for year in years],
        )

    # what all have in common

    def _render(
        self,
        template: str,
        path: str,
        title: str,
        section: str = "",
        **context: object,
    ) -> Rendered:
        page = Page(
            path=path,
            language=self.language,
            title=title,
            section=section,
            base_url=self.base_url,
            at_root=path == "404.html",
        )
        text = environment.render(self._environment, template, page=page, **context)
        return page.file, text

    def _list(
        self, template: str, chunk: Chunk, title: str, section: str, **context: object
    ) -> Rendered:
        return self._render(
            template, chunk.path(chunk.number), title, section, chunk=chunk, **context
        )

    def _shelf(
        self, section: str, items: Sequence[tuple[Any, ...]], unused: Sequence[tuple[Any, ...]] = ()
    ) -> Rendered:
        path, title = f"{section}.html", self.view.say(section)
        return self._render("shelf.html", path, title, section, items=items, unused=unused)
