"""What the tags and labels of a publication's web page say, and what the answer for a DOI says.

Tags are given in the order of trust: Highwire (``citation_*``), Dublin Core, JSON-LD, Open Graph
and the like, links, labelled text, and the page's title last.
"""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from migpubs.intake import html, limits
from migpubs.intake.blocks import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAGS: Final = {
    "citation_title": "title", "citation_author": "authors", "citation_editor": "editors",
    "citation_publisher": "publishers", "citation_technical_report_institution": "publishers",
    "citation_publication_date": "date", "citation_date": "date", "citation_online_date": "posted",
    "citation_language": "languages", "citation_doi": "identifiers", "citation_isbn": "identifiers",
    "citation_issn": "identifiers", "citation_series_title": "series", "citation_pdf_url": "file",
    "dc.title": "title", "dc.creator": "authors", "dc.publisher": "publishers", "dc.date": "date",
    "dc.date.issued": "date", "dc.language": "languages", "dc.identifier": "identifiers",
    "dcterms.title": "title", "dcterms.creator": "authors", "dcterms.publisher": "publishers",
    "dcterms.issued": "date", "dcterms.date": "date", "dcterms.language": "languages",
    "dcterms.identifier": "identifiers", "og:title": "title", "og:url": "url",
    "og:site_name": "site", "book:isbn": "identifiers", "book:release_date": "date",
    "book:author": "authors", "article:published_time": "posted", "author": "authors",
}  # fmt: skip
_MANY: Final = 50
SURE: Final = ("citation_", "dc.", "dcterms.", "json-ld ")
"""How the names of tags begin that are made for describing a work."""
_LABELS: Final = {
    "date": re.compile(
        r"publication date|date of publication|published(?: on)?|date published|issued|"
        r"release date|วันที่เผยแพร่|วันที่พิมพ์", re.IGNORECASE),
    "authors": re.compile(r"author(?:\(s\)|/s|s)?|written by|by|ผู้แต่ง|ผู้เขียน", re.IGNORECASE),
    "publishers": re.compile(r"publisher(?:\(s\)|/s|s)?|published by|ผู้จัดพิมพ์", re.IGNORECASE),
    "languages": re.compile(r"language(?:\(s\)|/s|s)?|available in|ภาษา", re.IGNORECASE),
    "identifiers": re.compile(r"isbn(?:-1[03])?|doi|issn|symbol|job number", re.IGNORECASE),
    "series": re.compile(r"series(?: title)?|ชุด", re.IGNORECASE),
}  # fmt: skip
_WORKS: Final = frozenset(
    {"report", "book", "article", "scholarlyarticle", "course", "creativework", "publication",
     "techarticle", "digitaldocument", "publicationissue", "chapter", "thesis", "guide", "dataset"}
)  # fmt: skip


@frozen
class Found:
    """One thing that a page says."""

    field: str
    value: str
    tag: str
    """Where it says it: ``citation_title``, ``json-ld author``, ``label Publication date``."""
    kind: str = ""
    """Of a name: ``person`` or ``body``, where the tag says so."""


# --- what a page says -----------------------------------------------------------------------------


def of_page(data: bytes, file: str) -> Iterator[Found]:
    """Give what a page says, the most trusted tags first; raises `ParseError`."""
    text = html.decode(data, file)
    root = html.parse(text, file)
    metas = [*_metas(root)]
    yield from (each for each in metas if each.tag.startswith("citation_"))
    yield from (each for each in metas if each.tag.startswith(("dc.", "dcterms.")))
    yield from _json_ld(root)
    yield from (each for each in metas if not each.tag.startswith(SURE))
    yield from _links(root)
    yield from _labelled(html.read(text, file))
    for element in root.iter("title"):
        yield Found("title", " ".join(element.text_content().split()), "title")
        break


def _metas(root: Any) -> Iterator[Found]:  # noqa: ANN401 - lxml has no types
    for meta in root.iter("meta"):
        tag = (
            (meta.get("name") or meta.get("property") or "")
            .casefold()
            .replace("dc.terms", "dcterms")
        )
        value = " ".join((meta.get("content") or "").split())
        if tag in _TAGS and value:
            yield Found(_TAGS[tag], value, tag)


def _links(root: Any) -> Iterator[Found]:  # noqa: ANN401
    for link in root.iter("link"):
        rel, href = (link.get("rel") or "").casefold(), link.get("href") or ""
        if rel == "canonical" and href.startswith("http"):
            yield Found("url", href, "canonical")
        elif rel == "alternate" and link.get("hreflang"):
            yield Found("editions", link.get("hreflang"), "hreflang")
    if root.get("lang"):
        yield Found("page-language", root.get("lang"), "html lang")


def _json_ld(root: Any) -> Iterator[Found]:  # noqa: ANN401
    for script in root.iter("script"):
        if (script.get("type") or "").casefold() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        works = list(islice(_works(data, 0), _MANY))
        if works:
            yield from _of_work(works[0])
            others = (found for each in works[1:] for found in _of_work(each))
            yield from (found for found in others if found.field == "title")
            return


def _works(data: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - what JSON has
    """Give the works of a JSON-LD text, those in ``@graph`` too."""
    if depth > 20:  # noqa: PLR2004 - deeper than anybody nests a graph
        return
    if isinstance(data, list):
        for each in data:
            yield from _works(each, depth + 1)
    elif isinstance(data, dict):
        kinds = {str(each).casefold() for each in _several(data.get("@type"))}
        if kinds & _WORKS:
            yield data
        yield from _works(data.get("@graph"), depth + 1)
        yield from _works(data.get("mainEntity"), depth + 1)


def _several(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else [] if value is None else [value]


def _of_work(work: dict[str, Any]) -> Iterator[Found]:
    fields = {
        "name": "title", "headline": "title", "datePublished": "date", "inLanguage": "languages",
        "isbn": "identifiers", "issn": "identifiers", "isPartOf": "series", "author": "authors",
        "creator": "authors", "publisher": "publishers", "editor": "editors",
    }  # fmt: skip
    for key, field in fields.items():
        for each in _several(work.get(key)):
            named = each.get("name", "") if isinstance(each, dict) else each
            if not isinstance(named, str) or not named.strip():
                continue
            prefix = f"{key.upper()} " if key in {"isbn", "issn"} else ""
            yield Found(field, prefix + " ".join(named.split()), f"json-ld {key}", _kind(each))


def _kind(value: Any) -> str:  # noqa: ANN401
    said = str(value.get("@type", "")).casefold() if isinstance(value, dict) else ""
    return "person" if said == "person" else "body" if "organization" in said else ""


def _labelled(blocks: Iterable[Any]) -> Iterator[Found]:
    """Give what stands beside or below a label: "Publication date: May 2022"."""
    above = ""
    for block in blocks:
        if isinstance(block, Table):
            for line in block.lines:
                if len(line.texts) == 2:  # noqa: PLR2004 - a label and its value
                    yield from _pair(*line.texts)
        elif isinstance(block, Paragraph):
            text = " ".join(block.cell.text.split())
            label, colon, value = text.partition(":")
            yield from _pair(label, value) if colon and value.strip() else _pair(above, text)
            above = text.rstrip(": ")


def _pair(label: str, value: str) -> Iterator[Found]:
    name, said = label.strip(" :"), " ".join(value.split())
    for field, pattern in _LABELS.items():
        if said and len(said) <= 300 and pattern.fullmatch(name):  # noqa: PLR2004 - a value, no text
            scheme = (
                name.upper().split("-")[0] if name.casefold() in {"isbn", "doi", "issn"} else ""
            )
            yield Found(field, f"{scheme} {said}".strip(), f"label {name}")


# --- what a DOI says ------------------------------------------------------------------------------


def of_csl(data: bytes, file: str) -> list[Found]:
    """Return what CSL-JSON says (Crossref and DataCite, content negotiation)."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise limits.refuse(file, f"the answer is no JSON: {error}") from None
    if not isinstance(record, dict):
        raise limits.refuse(file, "the answer is no CSL-JSON record")
    return [each for each in _csl_fields(record) if each.value]


def _csl_fields(record: dict[str, Any]) -> Iterator[Found]:
    for key, field in (("title", "title"), ("publisher", "publishers"), ("language", "languages"),
                       ("collection-title", "series"), ("URL", "url")):  # fmt: skip
        for each in _several(record.get(key))[:1]:
            yield Found(field, " ".join(str(each).split()), f"json-ld {key}")
    for who in _several(record.get("author")):
        if isinstance(who, dict):
            literal = str(who.get("literal") or who.get("name") or "")
            person = " ".join(str(who[part]) for part in ("given", "family") if who.get(part))
            kind = "body" if literal else "person"
            yield Found("authors", literal or person, "json-ld author", kind)
    for key in ("DOI", "ISBN", "ISSN"):
        for each in _several(record.get(key)):
            yield Found("identifiers", f"{key} {each}", f"json-ld {key}")
    issued = record.get("issued")
    parts = _several(issued.get("date-parts")) if isinstance(issued, dict) else []
    numbers = [str(part) for part in _several(parts[0] if parts else None) if part]
    yield Found("date", "-".join(part.zfill(2) for part in numbers[:3]), "json-ld issued")
