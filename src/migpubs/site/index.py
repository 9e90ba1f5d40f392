"""``search-index.js``: what the page's search looks through and shows.

It is a script and not JSON, because a page that was opened from a file may load scripts but no
other files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from migpubs.csl.runs import plain
from migpubs.dates import MONTHS
from migpubs.documents import bylines
from migpubs.documents.tagging import primary
from migpubs.model import Person
from migpubs.searching import haystack
from migpubs.site.api import dumps_json
from migpubs.site.shelves import named_bodies
from migpubs.site.terms import term
from migpubs.site.view import View, byline
from migpubs.site.wording import LANGUAGES, say
from migpubs.text import search_key

if TYPE_CHECKING:
    from migpubs.model import Body, Publication
    from migpubs.site.shelves import Shelves


def dumps_search(shelves: Shelves) -> str:
    """Return ``search-index.js``: what the search looks through and shows.

    The keys are those of `migpubs.searching`, so that page and command line find the same.
    """
    catalogue = shelves.catalogue
    bodies = {body.id: place for place, body in enumerate(shelves.bodies)}
    themes = {theme.id: place for place, theme in enumerate(shelves.themes)}
    views = [View(shelves, language) for language in LANGUAGES]
    index = {
        "languages": LANGUAGES,
        "bodies": [_body(body) for body in shelves.bodies],
        "themes": [
            {"id": each.id, "name": [str(view.theme_name(each).striptags()) for view in views]}
            for each in shelves.themes
        ],
        "texts": {tag: [view.tongue(tag) for view in views] for tag in shelves.by_language},
        "kinds": {
            kind: [term("kind", kind, language) for language in LANGUAGES]
            for kind in sorted({each.kind for each in catalogue})
        },
        "works": [_work(each, shelves, bodies, themes) for each in shelves.publications],
    }
    return f"self.migpubs = {_script(index)};\n"


def _script(value: object) -> str:
    """JSON as a script may hold it: the two line ends that only JSON takes are escaped."""
    text = dumps_json(value).strip()
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _body(body: Body) -> dict[str, Any]:
    names = (body.acronym, *body.name.values(), *body.aliases)
    return {
        "id": body.id,
        "name": [bylines.short_name(body, language) for language in LANGUAGES],
        "key": "\n".join(search_key(name) for name in names if name),
    }


def _work(
    publication: Publication, shelves: Shelves, bodies: dict[str, int], themes: dict[str, int]
) -> dict[str, Any]:
    catalogue = shelves.catalogue
    shown = publication.title_language
    listed = (theme for each in publication.themes for theme in each.theme.lineage)
    direct = named_bodies(publication)
    above = {above.id: above for body in direct for above in body.lineage[1:]}
    return {
        "file": f"{shelves.names['publications'][publication.id]}.html",
        "title": publication.full_title(),
        "language": shown,
        "supplied": publication.title_is_supplied,
        "titles": {
            primary(tag): publication.full_title(tag)
            for tag in publication.title
            if tag != shown and primary(tag) in LANGUAGES
        },
        "byline": _bylines(publication),
        "date": str(publication.date or ""),
        "kind": publication.kind,
        "texts": list(dict.fromkeys(publication.languages)),
        "reports": list(catalogue.listed(publication)),
        "bodies": [bodies[body.id] for body in direct],
        "above": [bodies[key] for key in above if key not in {body.id for body in direct}],
        "themes": list(dict.fromkeys(themes[theme.id] for theme in listed)),
        "key": _key(publication),
    }


def _bylines(publication: Publication) -> list[str]:
    """The byline in each language; only the first where all are the same."""
    lines = [plain(byline(publication, language)) for language in LANGUAGES]
    return lines[:1] if len(set(lines)) == 1 else lines


def _key(publication: Publication) -> str:
    """What is looked through, but for the names of bodies, which are there once for all.

    The first line is the title; what stands in it is not said again.
    """
    persons = tuple(part for part in publication.contributions if isinstance(part.who, Person))
    printed = [part.as_printed for part in publication.contributions if part.as_printed]
    rest = evolve(publication, contributions=persons, publishers=())
    title = search_key(publication.full_title())
    lines = dict.fromkeys([*haystack(rest).split("\n"), *map(search_key, printed)])
    return "\n".join([title, *(line for line in lines if line not in title)])


def finder_words(language: str) -> str:
    """Return the words that the search shows, as JSON."""
    return dumps_json(
        {
            "found": say("found", language, count="{count}", total="{total}"),
            "none": say("found-none", language),
            "loading": say("loading", language),
            "failed": say("not-loaded", language),
            "nd": say("no-date", language),
            "months": MONTHS[language],
        }
    ).strip()
