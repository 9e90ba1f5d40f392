"""What a page tells Zotero, Google Scholar and other readers of bibliographic tags.

Zotero looks for unAPI first, then COinS, then meta tags. unAPI needs a server, but a plain file
answers it as well: one ``.rdf`` file that is both the list of formats and the record, because a
file host passes over the query that Zotero adds (https://unapi.info/specs/, version 1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from migpubs.csl.output import safe_url
from migpubs.formats import csl_json
from migpubs.model import Body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from migpubs.formats.reference import Context
    from migpubs.model import Contributor, Publication

Item = dict[str, Any]

_GENRES: Final = {
    "book": ("book", "book", "rft.btitle", ""),
    "chapter": ("book", "bookitem", "rft.atitle", "rft.btitle"),
    "article-journal": ("journal", "article", "rft.atitle", "rft.jtitle"),
}
"""By CSL type: the format, its genre, and what its title and the title of its container are."""


def coins(publication: Publication, context: Context) -> str:
    """Return the ContextObject of a publication, as it stands in ``title`` of a span.

    Zotero parts a name at its last comma or blank: a body gets a comma at its end, and so does a
    person with one name. A body whose name holds a comma itself is an ``aucorp``; Zotero stores
    these in reverse, so that then all bodies are given in reverse.
    """
    item = csl_json.item(publication, context)
    fmt, genre, title, container = _GENRES.get(item["type"], ("book", "report", "rft.btitle", ""))
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{fmt}"),
        ("rft.genre", genre),
        (title, item["title"]),
        (container, item.get("container-title", "")),
        *_authors(publication.authors or publication.editors),
        ("rft.pub", item.get("publisher", "")),
        ("rft.place", item.get("publisher-place", "")),
        ("rft.date", date(item, "-")),
        ("rft.isbn", item.get("ISBN", "")),
        ("rft.tpages", item.get("number-of-pages", "")),
        ("rft.language", item.get("language", "")),
        ("rft_id", f"info:doi/{item['DOI']}" if item.get("DOI") else ""),
        ("rft_id", safe_url(publication.url)),
    ]
    return "&".join(f"{name}={quote(str(value), safe='')}" for name, value in pairs if value)


def _authors(who: Sequence[Contributor]) -> Iterator[tuple[str, str]]:
    bodies = [each for each in who if isinstance(each, Body)]
    names = [name["literal"] for name in csl_json.names(bodies)]
    if not any("," in name for name in names):
        yield from (("rft.au", _inverted(name)) for name in csl_json.names(who))
        return
    persons = [each for each in who if not isinstance(each, Body)]
    yield from (("rft.au", _inverted(name)) for name in csl_json.names(persons))
    yield from (("rft.aucorp", name) for name in reversed(names))


def _inverted(name: Item) -> str:
    """``Family, Given``; a whole name is kept whole by a comma at its end."""
    return f"{name['literal']}," if "literal" in name else f"{name['family']}, {name['given']}"


def date(item: Mapping[str, Any], mark: str) -> str:
    """Return the date of a CSL item: ``2023-09`` or, for Highwire, ``2023/09``."""
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return mark.join(f"{part:02}" for part in parts)


def tags(publication: Publication, context: Context) -> list[tuple[str, str]]:
    """Return the meta tags of a publication's page, each a name and a content.

    Highwire Press tags, as Google Scholar's inclusion guidelines name them; ``z:`` ones set the
    fields of Zotero for which Highwire has none.
    """
    item = csl_json.item(publication, context)
    names = item.get("author") or item.get("editor") or []
    files = [safe_url(link.url) for link in publication.links if link.kind == "file"]
    report = item["type"] == "report"
    pairs = [
        ("citation_title", item["title"]),
        *(("citation_author", _inverted(name)) for name in names),
        ("citation_publication_date", date(item, "/")),
        ("citation_publisher", item.get("publisher", "")),
        ("citation_technical_report_institution", item.get("publisher", "") if report else ""),
        ("citation_technical_report_number", item.get("number", "") if report else ""),
        ("citation_isbn", item.get("ISBN", "")),
        ("citation_doi", item.get("DOI", "")),
        ("citation_language", item.get("language", "")),
        *(("citation_pdf_url", url) for url in files if url.casefold().endswith(".pdf")),
        ("z:itemType", _ITEM_TYPES.get(item["type"], "report")),
        ("z:institution", item.get("publisher", "") if report else ""),
        ("z:reportNumber", item.get("number", "") if report else ""),
        ("z:reportType", item.get("genre", "") if report else ""),
    ]
    return [(name, str(content)) for name, content in pairs if content]


_ITEM_TYPES: Final = {
    "article-journal": "journalArticle",
    "book": "book",
    "chapter": "bookSection",
    "dataset": "dataset",
    "document": "document",
    "report": "report",
    "webpage": "webpage",
}
