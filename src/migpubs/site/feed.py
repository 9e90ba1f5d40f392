"""The Atom feed (RFC 4287) and the sitemap (sitemaps.org, version 0.9).

Nothing in them is the time of the build: a publication was updated on the latest day that its
record knows of, and where it knows none, in the year of the data.
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from migpubs.csl.runs import plain
from migpubs.dates import Date
from migpubs.site.addresses import localised, tidy
from migpubs.site.environment import site_title
from migpubs.site.view import byline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.model import Publication
    from migpubs.site.view import View

LENGTH: Final = 50
"""How many publications the feed has."""

_SITEMAP_LIMIT: Final = 50_000
"""Addresses in one sitemap, by its specification."""

_YEAR = re.compile(r"[12]\d{3}")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def dumps(view: View, base_url: str) -> str:
    """Return the feed of the latest publications, in the language of a view.

    base_url: of the site; without it the links are relative to the feed.
    """
    catalogue = view.shelves.catalogue
    days = {each.id: _day(each, catalogue.description.version) for each in catalogue}
    latest = sorted(view.shelves.publications, key=lambda each: days[each.id], reverse=True)
    top = max(days.values(), default=Date(1970))
    own = base_url + localised("feed.xml", view.language) if base_url else "feed.xml"
    author = catalogue.owner(view.language) or site_title(view)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{view.language}">',
        f"<id>{_urn('feed', view.language, site_title(view))}</id>",
        f"<title>{_text(site_title(view))}</title>",
        f"<updated>{_stamp(top)}</updated>",
        f"<author><name>{_text(author)}</name></author>",
        f'<link rel="self" href={quoteattr(own)}/>',
        f"<link href={quoteattr(tidy(own.removesuffix('feed.xml') + 'index.html') or './')}/>",
        *(_entry(each, view, base_url, days[each.id]) for each in latest[:LENGTH]),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def _entry(publication: Publication, view: View, base_url: str, day: Date) -> str:
    name = view.shelves.names["publications"][publication.id]
    path = f"publications/{name}.html"
    href = base_url + localised(path, view.language) if base_url else path
    tongue = publication.title_language
    summary = publication.abstract.text(view.language, "en") or view.facts(publication)
    author = plain(byline(publication, view.language)) or view.say("no-date")
    return "\n".join(
        (
            f"<entry{f' xml:lang={quoteattr(tongue)}' if tongue else ''}>",
            f"<id>{_urn('publication', publication.id)}</id>",
            f"<title>{_text(publication.full_title())}</title>",
            f"<updated>{_stamp(day)}</updated>",
            f"<author><name>{_text(author)}</name></author>",
            f"<link href={quoteattr(href)}/>",
            f"<summary>{_text(summary)}</summary>",
            "</entry>",
        )
    )


def _text(text: str) -> str:
    return escape(_NOT_XML.sub(" ", text))


def _urn(*words: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, '/'.join(('migpubs', *words)))}"


def _day(publication: Publication, version: str) -> Date:
    """Return the latest day the record knows of, else the year of the data."""
    known = [
        publication.date,
        publication.launched,
        publication.posted,
        publication.confirmed.date if publication.confirmed else None,
        *(source.received for source in publication.sources),
    ]
    years = _YEAR.findall(version)
    return max((day for day in known if day), default=Date(int(years[0]) if years else 1970))


def _stamp(day: Date) -> str:
    """Return a date as RFC 3339 wants it; what is not known is the first."""
    return f"{day.year:04}-{day.month or 1:02}-{day.day or 1:02}T00:00:00Z"


def sitemaps(paths: Iterable[str], base_url: str) -> Iterator[tuple[str, str]]:
    """Give the sitemap of all pages, in several files and an index where there are too many."""
    pages = list(paths)
    parts = [pages[at : at + _SITEMAP_LIMIT] for at in range(0, len(pages), _SITEMAP_LIMIT)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    if len(parts) == 1:
        yield "sitemap.xml", _sitemap("urlset", "url", map(tidy, pages), base_url)
        return
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap("urlset", "url", map(tidy, part), base_url)
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", names, base_url)


def _sitemap(root: str, element: str, paths: Iterable[str], base_url: str) -> str:
    lines = "".join(
        f"<{element}><loc>{escape(base_url + path)}</loc></{element}>\n" for path in paths
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</{root}>\n'
    )
