"""JSON-LD with the words of schema.org, for search engines and data people."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from migpubs.errors import ignore
from migpubs.formats import kept, reference
from migpubs.formats.keeping import Keep, joined, report, whole
from migpubs.formats.latex import safe_url
from migpubs.identifiers import SCHEMES
from migpubs.language_map import NO_TEXT
from migpubs.model import Body, join_title

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.formats.reference import Context
    from migpubs.language_map import LanguageMap
    from migpubs.model import Contributor, Publication, Relation, Text

TYPES: Final = {
    "report": "Report", "brief": "Report", "factsheet": "Report", "guide": "Guide",
    "course": "Course", "instrument": "Legislation", "book": "Book", "chapter": "Chapter",
    "article": "ScholarlyArticle", "webpage": "WebPage", "dataset": "Dataset",
    "series": "CreativeWorkSeries", "document": "CreativeWork",
}  # fmt: skip
"""The class of schema.org of each kind."""

_ROLES: Final = {"author": "author", "editor": "editor", "translator": "translator",
                 "commissioner": "sponsor", "researcher": "contributor",
                 "programme": "contributor", "contributor": "contributor"}  # fmt: skip
_RELATIONS: Final = {
    "translation-of": "translationOfWork",
    "part-of": "isPartOf",
    "in-series": "isPartOf",
    "edition-of": "exampleOfWork",
    "about": "about",
    "supersedes": "isBasedOn",
}

KEEPS: Final[Mapping[str, Keep]] = {
    name: whole(name)
    for name in (
        "id", "kind", "genre", "title", "subtitle", "texts", "contributions", "publishers",
        "place", "edition", "number", "pages", "status", "links", "identifiers", "abstract",
        "launched", "posted", "coverage", "aliases",
    )
} | {
    "issued": Keep("the date to cite: issued, else adopted, else signed", kept.date),
    "relations": Keep("translation of, part of, in series, supersedes", lambda p, _: tuple(
        each for each in p.relations if each.kind in _RELATIONS)),
    "title_variants": whole("title_variants"),
    "themes": Keep("as subjects", lambda p, _: p.themes),
}  # fmt: skip
"""What the JSON-LD says of each field; it is not read."""

Node = dict[str, Any]


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,
    titles: Mapping[str, str] | None = None,
    base: str = "",
) -> Iterator[str]:
    """Give the file work by work, in the order of the publications.

    base: the address of the catalogue; a work's own is that and ``#`` and its id.
    titles: titles by id, to name related works; by default those of a collection.
    """
    context = reference.context(publications, exported, titles)
    yield '{"@context": "https://schema.org",\n"@graph": ['
    comma = "\n"
    for each in publications:
        report(each, KEEPS, context, on_problem)
        yield comma + json.dumps(node(each, context, base), ensure_ascii=False, indent=1)
        comma = ",\n"
    yield "\n]}\n"


dumps = joined(dump)


def node(publication: Publication, context: Context, base: str = "") -> Node:
    """Return one work; properties without a value are left out."""
    instrument = publication.kind == "instrument"
    whole_node: Node = {
        "@type": TYPES[publication.kind],
        "@id": f"{base}#{publication.id}",
        "name": _texts(publication.title, publication.subtitle),
        "alternateName": [each.text for each in publication.title_variants],
        "genre": reference.word(publication),
        "inLanguage": list(dict.fromkeys(each.language for each in publication.texts)),
        "workTranslation": [_part(each) for each in publication.texts if _is_part(each)],
        **_people(publication),
        "publisher": [_agent(body) for body in publication.publishers],
        "locationCreated": _place(publication.place),
        "datePublished": str(publication.date or ""),
        "legislationDate": str(publication.adopted or "") if instrument else "",
        "temporalCoverage": str(publication.coverage or ""),
        "bookEdition": publication.edition,
        "reportNumber": publication.number,
        "pagination": publication.pages,
        "creativeWorkStatus": publication.status,
        "identifier": [_identifier(each.scheme, str(each)) for each in publication.identifiers],
        "url": safe_url(publication.url),
        "sameAs": [
            safe_url(each.url) for each in publication.links if each is not publication.link
        ],
        "abstract": _texts(publication.abstract),
        "about": [_subject(each.theme.id, each.theme.label) for each in publication.themes],
    }
    for relation in publication.relations:
        whole_node.setdefault(_RELATIONS[relation.kind], []).append(
            _related(relation, context, base)
        )
    return {name: value for name, value in whole_node.items() if value}


def _texts(texts: LanguageMap, more: LanguageMap = NO_TEXT) -> list[Node]:
    """Return a text in all its languages, each with its tag."""
    return [
        {"@language": tag, "@value": join_title(text, more.get(tag, ""))}
        for tag, text in texts.items()
    ]


def _is_part(text: Text) -> bool:
    return text.translated or text.extent != "full"


def _part(text: Text) -> Node:
    told = " ".join(part for part in (text.status, text.extent) if part)
    return {"@type": "CreativeWork", "inLanguage": text.language, "description": told}


def _people(publication: Publication) -> Node:
    found: Node = {}
    for part in publication.contributions:
        found.setdefault(_ROLES[part.role], []).append(_agent(part.who))
    return found


def _agent(who: Contributor) -> Node:
    if isinstance(who, Body):
        told: Node = {
            "@type": "Organization",
            "@id": next((each.url for each in who.identifiers if each.scheme == "ror"), ""),
            "name": _texts(who.name),
            "alternateName": who.acronym,
            "url": who.url,
            "parentOrganization": _agent(who.parent) if who.parent else None,
        }
    else:
        orcid = f"https://orcid.org/{who.orcid}" if who.orcid else ""
        told = {
            "@type": "Person",
            "@id": orcid,
            "name": str(who),
            "familyName": who.family,
            "givenName": who.given,
            "alternateName": _texts(who.native),
        }
    return {name: value for name, value in told.items() if value}


def _place(name: str) -> Node:
    return {"@type": "Place", "name": name} if name else {}


def _identifier(scheme: str, text: str) -> Node:
    return {"@type": "PropertyValue", "propertyID": SCHEMES[scheme].label, "value": text}


def _subject(key: str, label: LanguageMap) -> Node:
    return {"@type": "DefinedTerm", "termCode": key, "name": _texts(label)}


def _related(relation: Relation, context: Context, base: str) -> Node:
    told = {
        "@type": "CreativeWork",
        "@id": f"{base}#{relation.target}" if relation.target in context.exported else "",
        "name": context.titles.get(relation.target, relation.title),
        "url": relation.url,
    }
    return {name: value for name, value in told.items() if value}
