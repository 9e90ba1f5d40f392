"""What templates may ask: names, titles, dates and addresses, in the language of the page.

Everything that comes out is either plain text, which the templates escape, or markup that
`migpubs.csl.output` has escaped.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from attrs import frozen
from markupsafe import Markup

from migpubs import dates, languages
from migpubs.csl.output import safe_url
from migpubs.dates import Date
from migpubs.documents import bylines
from migpubs.documents.tagging import primary, tag
from migpubs.model import Body
from migpubs.notes import language_note
from migpubs.site.markup import marked_up
from migpubs.site.terms import term
from migpubs.site.wording import say
from migpubs.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from migpubs.dates import Period
    from migpubs.documents.blocks import Runs
    from migpubs.language_map import LanguageMap
    from migpubs.model import Contributor, Publication, Source, Text, Theme
    from migpubs.site.shelves import Shelves
    from migpubs.text import SortKey


@frozen(kw_only=True)
class Entry:
    """A publication as a list shows it."""

    id: str
    title: Markup
    other: Markup
    """The title in the language of the page, where the text is in another."""
    byline: Markup
    facts: str
    """Date, kind and languages."""
    coins: str
    """What Zotero reads of a list, where it does not read the list's own file."""


@frozen(kw_only=True)
class Health:
    """What the last check found at an address."""

    outcome: str
    """``alive``, ``undecided`` or ``dead``."""
    text: str
    """The same in words, with the day."""
    archive: str
    """The address of an archived copy, where one is known."""


@frozen(eq=False, slots=False)
class View:
    """The catalogue seen in one language."""

    shelves: Shelves
    language: str

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {}

    # words

    def say(self, word: str, **values: object) -> str:
        """Return the words for a thing."""
        return say(word, self.language, **values)

    def term(self, group: str, word: str) -> str:
        """Return what a word of a closed list is called: ``term('kind', 'report')``."""
        return term(group, word, self.language)

    def count(self, number: int) -> str:
        """Return ``12 publications``."""
        return (
            self.say("count-one") if number == 1 else self.say("count", count=self.number(number))
        )

    def number(self, number: int) -> str:
        """Return a number with commas between thousands."""
        return f"{number:,}"

    def date(self, date: Date) -> str:
        """Return a date in words, on Thai pages with the year of the Buddhist era."""
        return dates.format_date(date, self.language)

    def period(self, period: Period) -> str:
        """Return a period in words."""
        return dates.format_period(period, self.language)

    def year(self, year: int) -> str:
        """Return a year, on Thai pages of the Buddhist era."""
        return self.date(Date(year))

    def tongue(self, tag: str) -> str:
        """Return the name of a language."""
        name = languages.name(tag, self.language)
        return f"ภาษา{name}" if self.language == "th" and name != tag else name

    # titles and names

    def marked(self, text: str, language: str = "") -> Markup:
        """Return a text with its language marked where it is not that of the page."""
        return marked_up(tag(text, language, self.language))

    def of(self, texts: LanguageMap) -> Markup:
        """Return the best of a text in several languages, marked."""
        best = texts.best(self.language, "en")
        return self.marked(texts.get(best, ""), best)

    def title(self, publication: Publication) -> Markup:
        """Return the title in the language of the text; a supplied one stands in brackets."""
        own = self.marked(publication.full_title(), publication.title_language)
        return Markup("[{}]").format(own) if publication.title_is_supplied else own

    def other_title(self, publication: Publication) -> Markup:
        """Return the title in the language of the page, if it has one of its own there."""
        shown = primary(publication.title_language)
        for wanted in dict.fromkeys((self.language, "en")):
            other = publication.title.best(wanted)
            if wanted == shown:
                break
            if primary(other) == wanted:
                return self.marked(publication.full_title(other), other)
        return Markup()

    def titles(self, publication: Publication) -> list[tuple[str, Markup]]:
        """Return all titles but the one shown, each with its language."""
        shown = publication.title_language
        return [
            (lang, self.marked(publication.full_title(lang), lang))
            for lang in publication.title
            if lang != shown
        ]

    def name(self, who: Contributor) -> Markup:
        """Return the whole name of a person or body."""
        return marked_up(bylines.credit(who, self.language, "full"))

    def short(self, body: Body) -> Markup:
        """Return the acronym of a body, or its name."""
        return marked_up(bylines.credit(body, self.language, "short"))

    def theme_name(self, theme: Theme) -> Markup:
        """Return the short label of a theme, or its label."""
        return self.of(theme.short or theme.label)

    def is_body(self, who: Contributor) -> bool:
        """Whether it is a body, which has a page."""
        return isinstance(who, Body)

    def byline(self, publication: Publication) -> Markup:
        """Return authors and publishers by their short names; publishers only if they differ."""
        return marked_up(byline(publication, self.language))

    def languages_note(self, publication: Publication) -> str:
        """Say in words in which languages the text exists."""
        titles = {each.target: self._title_of(each.target) for each in publication.relations}
        return language_note(
            publication, self.language, {key: title for key, title in titles.items() if title}
        )

    def _title_of(self, key: str) -> str:
        catalogue = self.shelves.catalogue
        return catalogue[key].full_title() if key in catalogue else ""

    def text_note(self, text: Text) -> str:
        """Say what exists in one language: ``Thai (executive summary, unofficial)``."""
        notes = [self.term("extent", text.extent)] if text.extent != "full" else []
        notes += [self.term("text-status", text.status)] if text.status else []
        name = self.tongue(text.language)
        return f"{name} ({', '.join(notes)})" if notes else name

    def facts(self, publication: Publication) -> str:
        """Return date, kind and languages in one line."""
        date = publication.date
        parts = [
            self.date(date) if date else self.say("no-date"),
            self.term("kind", publication.kind) if publication.kind != "document" else "",
            ", ".join(map(self.tongue, dict.fromkeys(publication.languages))),
        ]
        return " · ".join(part for part in parts if part)

    def entry(self, publication: Publication) -> Entry:
        """Return a publication as a list shows it."""
        known = self._entries.get(publication.id)
        if known is None:
            known = self._entries[publication.id] = Entry(
                id=publication.id,
                title=self.title(publication),
                other=self.other_title(publication),
                byline=self.byline(publication),
                facts=self.facts(publication),
                coins=self.shelves.coins(publication),
            )
        return known

    # links and sources

    def link(self, url: str) -> str:
        """Return an address as it may stand in ``href``; empty if it is no safe link."""
        return safe_url(url)

    def health(self, url: str) -> Health | None:
        """Return what the last check found at an address; nothing where no day of one is known."""
        found = self.shelves.health.get(url)
        if found is None:
            return None
        try:
            day = self.date(Date.parse(found.checked[:10]))
        except ValueError:  # somebody wrote in the file of results
            return None
        text = self.say(f"link-{found.outcome}", date=day)
        return Health(outcome=found.outcome, text=text, archive=found.archive)

    def annex_row(self, place: str) -> tuple[int, int] | None:
        """Return year and number of a row (``2023/3``), if there is such an annex."""
        year, _, number = place.partition("/")
        if year.isdecimal() and number.isdecimal() and int(year) in self.shelves.catalogue.annexes:
            return int(year), int(number)
        return None

    def readable(self, url: str) -> str:
        """Return an address for people: without its scheme, Thai letters as letters."""
        plain = unquote(url.partition("://")[2] or url, errors="replace").removeprefix("www.")
        return plain if plain.isprintable() and "\ufffd" not in plain else url

    def site(self, url: str) -> str:
        """Return the name of the site an address is on."""
        return (urlsplit(safe_url(url)).hostname or "").removeprefix("www.")

    def supported(self, source: Source) -> str:
        """Say which facts a source stands for; empty if for the record as a whole."""
        words = [self.term("date" if name in _DATES else "field", name) for name in source.supports]
        return ", ".join(word[:1].lower() + word[1:] for word in words)

    def body_name(self, key: str) -> str:
        """Return the short name of a body by its id, or the id where there is no such body."""
        body = self.shelves.catalogue.bodies.get(key)
        return bylines.short_name(body, self.language) if body else key

    def sorted_bodies(self, bodies: Iterable[Body]) -> list[Body]:
        """Return bodies in the order of their full names in the language of the page."""
        return sorted(bodies, key=self._body_key)

    def _body_key(self, body: Body) -> SortKey:
        return sort_key(body.sort_as or bylines.full_name(body, self.language), self.language)


_DATES = frozenset({"issued", "adopted", "signed", "launched", "posted", "coverage"})


def byline(publication: Publication, language: str) -> Runs:
    """Return authors and publishers by their short names; publishers only where they differ."""
    who = publication.authors or publication.editors
    runs = bylines.authors(who, language, "short") if who else ()
    if not publication.publishers or set(publication.publishers) == set(who):
        return runs
    publishers = bylines.publishers(publication.publishers, language, "short")
    return (*runs, " · ", *publishers) if runs else publishers


def references(publication: Publication) -> Mapping[str, list[int]]:
    """Return by the name of a field the numbers of the sources that speak for it, from 1."""
    found: dict[str, list[int]] = {}
    for number, source in enumerate(publication.sources, start=1):
        for name in source.supports:
            found.setdefault(name, []).append(number)
    return found
