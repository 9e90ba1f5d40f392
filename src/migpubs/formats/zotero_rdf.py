"""Zotero RDF: the one format from which Zotero takes every field, bodies in one piece.

The vocabulary is that of Zotero's own export; a body is a person with a surname only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from migpubs.errors import ParseError, Place, Problem, ignore
from migpubs.formats import kept, reference
from migpubs.formats.item import Item, Name, clean, publication, split_title
from migpubs.formats.keeping import Keep, joined, report
from migpubs.formats.latex import safe_url
from migpubs.formats.xml_text import element, escape
from migpubs.model import Body
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.formats.reference import Context
    from migpubs.model import Contributor, Publication

TYPES: Final = {
    "report": "report", "brief": "report", "factsheet": "report", "guide": "report",
    "course": "webpage", "instrument": "report", "book": "book", "chapter": "bookSection",
    "article": "journalArticle", "webpage": "webpage", "dataset": "dataset", "series": "report",
    "document": "document",
}  # fmt: skip
"""Zotero's item type of each kind."""

KINDS: Final = {
    "report": "report", "webpage": "webpage", "blogPost": "webpage", "book": "book",
    "bookSection": "chapter", "conferencePaper": "chapter", "journalArticle": "article",
    "magazineArticle": "article", "newspaperArticle": "article", "dataset": "dataset",
    "statute": "instrument", "bill": "instrument", "thesis": "report", "document": "document",
}  # fmt: skip
"""What an item type says of the kind; any other says ``document``."""

NAMESPACES: Final = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dcterms": "http://purl.org/dc/terms/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
}

KEEPS: Final[Mapping[str, Keep]] = {
    **kept.REFERENCE,
    "title": Keep("the one shown", kept.title_shown),
    "subtitle": Keep("of the title shown", kept.subtitle_shown),
    "contributions": Keep("authors, editors, translators; one form of a name", kept.all_three),
}
"""What Zotero RDF keeps of each field."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    + "".join(f'\n  xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    + ">\n"
)
_UNAPI = (
    '<rdf:Description rdf:about="#unapi-formats">'
    '<dcterms:provenance rdf:parseType="Literal"><formats xmlns="">'
    '<format name="rdf_zotero" type="application/rdf+xml"/>'
    "</formats></dcterms:provenance></rdf:Description>\n"
)
_FIELDED = frozenset({*reference.WORDS, "container", "publishers", "doi", "isbn", "issn"})
_MOST_BYTES = 100_000_000
_ROLES = (("bib:authors", "author"), ("bib:editors", "editor"), ("z:translators", "translator"))


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,
    titles: Mapping[str, str] | None = None,
    unapi: bool = False,
) -> Iterator[str]:
    """Give the file item by item, in the order of the publications.

    titles: titles by id, to name translated works; by default those of a collection.
    unapi: make the file also a list of formats, so that a web page can offer it by unAPI.
    """
    context = reference.context(publications, exported, titles)
    yield _HEAD + (_UNAPI if unapi else "")
    used: set[str] = set()
    for each in publications:
        report(each, KEEPS, context, on_problem)
        about = safe_url(each.url)
        about = f"#{each.id}" if not about or about in used else about
        used.add(about)
        yield _item(each, about, context)
    yield "</rdf:RDF>\n"


dumps = joined(dump)


def _item(publication: Publication, about: str, context: Context) -> str:
    kind = TYPES[publication.kind]
    status = "" if publication.status == "published" else publication.status
    note = reference.note(publication, context, _FIELDED, KINDS[kind])
    parts = [
        element("z:itemType", kind, "  "),
        _publisher(publication),
        *(_creators(tag, publication.of_role(role)) for tag, role in _ROLES),
        _container(publication, context),
        element("dc:title", publication.full_title(), "  "),
        element("z:shortTitle", reference.short_title(publication), "  "),
        element("dc:date", str(publication.date or ""), "  "),
        element("z:language", publication.language, "  "),
        element("z:type", reference.word(publication), "  "),
        element("prism:number", publication.number, "  "),
        element("prism:edition", publication.edition, "  "),
        element("bib:pages", publication.pages, "  "),
        element("z:citationKey", publication.id, "  "),
        *(element("dc:identifier", told, "  ") for told in _identifiers(publication)),
        _address(publication),
        element("dcterms:abstract", reference.abstract(publication), "  "),
        element("dc:description", "; ".join(filter(None, (status, note))), "  "),
    ]
    return f'<rdf:Description rdf:about="{escape(about)}">\n{"".join(parts)}</rdf:Description>\n'


def _publisher(publication: Publication) -> str:
    """Return publisher and place, which Zotero has together."""
    name = reference.joint(publication)
    city = escape(publication.place)
    locality = f"<vcard:locality>{city}</vcard:locality>"
    place = f"<vcard:adr><vcard:Address>{locality}</vcard:Address></vcard:adr>"
    told = (place if city else "") + (f"<foaf:name>{escape(name)}</foaf:name>" if name else "")
    if not told:
        return ""
    return f"  <dc:publisher><foaf:Organization>{told}</foaf:Organization></dc:publisher>\n"


def _creators(tag: str, who: Iterable[Contributor]) -> str:
    persons = "".join(
        f"    <rdf:li><foaf:Person>{_name(each)}</foaf:Person></rdf:li>\n" for each in who
    )
    return f"  <{tag}><rdf:Seq>\n{persons}  </rdf:Seq></{tag}>\n" if persons else ""


def _name(who: Contributor) -> str:
    if isinstance(who, Body) or reference.is_whole(who):
        whole = who.name.text("en") if isinstance(who, Body) else str(who)
        return f"<foaf:surname>{escape(whole)}</foaf:surname>"
    family, given = escape(who.family), escape(who.given)
    return f"<foaf:surname>{family}</foaf:surname><foaf:givenName>{given}</foaf:givenName>"


def _container(publication: Publication, context: Context) -> str:
    title = escape(reference.container(publication, context))
    tag = "bib:Journal" if publication.kind == "article" else "bib:Book"
    if not title:
        return ""
    return f"  <dcterms:isPartOf><{tag}><dc:title>{title}</dc:title></{tag}></dcterms:isPartOf>\n"


def _identifiers(publication: Publication) -> Iterator[str]:
    for scheme in ("doi", "isbn", "issn"):
        found = reference.first_printed(publication, scheme)
        if found:
            yield f"{scheme.upper()} {found}"


def _address(publication: Publication) -> str:
    if not publication.url:
        return ""
    value = f"<rdf:value>{escape(safe_url(publication.url))}</rdf:value>"
    return f"  <dc:identifier><dcterms:URI>{value}</dcterms:URI></dc:identifier>\n"


def loads(
    text: str, *, bodies: Iterable[Body] = (), file: str = "", on_problem: OnProblem = ignore
) -> tuple[Publication, ...]:
    """Return the publications of a file; attachments, notes and collections are passed over.

    bodies: the list that names are matched against; others are proposed. `ParseError` for what is
    not XML, has a document type, or is too large.
    """
    root = _parse(text.lstrip("\ufeff"), file)
    by_address = {each.get(_full("rdf:about")): each for each in root}
    authority = Authority(bodies)
    return tuple(
        publication(_read(each, by_address, file), authority, on_problem)
        for each in root
        if _is_item(each)
    )


def _parse(text: str, file: str) -> ET.Element:
    if len(text) > _MOST_BYTES or re.search(r"<!(?:DOCTYPE|ENTITY)", text):
        told = "a document type or a size that no list of publications has"
        raise ParseError([Problem("hostile-file", "error", told, Place(file=file))])
    try:
        return ET.fromstring(text)  # noqa: S314 - without a DTD there are no entities to expand
    except ET.ParseError as error:
        line, column = error.position
        where = Place(file=file, line=line, column=column + 1)
        raise ParseError([Problem("bad-xml", "error", error.msg, where)]) from None


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _is_item(found: ET.Element) -> bool:
    kind = _text(found, "z:itemType")
    return kind not in {"", "attachment", "note"}


def _text(found: ET.Element, *path: str) -> str:
    return clean(found.findtext("/".join(map(_full, path)), ""))


def _read(found: ET.Element, by_address: Mapping[str | None, ET.Element], file: str) -> Item:
    title, subtitle = split_title(_text(found, "dc:title"), _text(found, "z:shortTitle"))
    company = found.find("/".join(map(_full, ("dc:publisher", "foaf:Organization"))))
    place = ("vcard:adr", "vcard:Address", "vcard:locality")
    key = _text(found, "z:citationKey")
    return Item(
        key=key,
        kind=KINDS.get(_text(found, "z:itemType"), "document"),
        genre=_text(found, "z:type"),
        title=title,
        subtitle=subtitle,
        container=_read_container(found, by_address),
        names=tuple((role, name) for tag, role in _ROLES for name in _read_names(found, tag)),
        publishers=() if company is None else (_text(company, "foaf:name"),),
        place="" if company is None else _text(company, *place),
        date=_text(found, "dc:date"),
        edition=_text(found, "prism:edition"),
        number=_text(found, "prism:number"),
        pages=_text(found, "bib:pages") or _text(found, "z:numPages"),
        language=_text(found, "z:language"),
        url=_text(found, "dc:identifier", "dcterms:URI", "rdf:value"),
        identifiers=tuple(_read_identifiers(found)),
        note=_text(found, "dc:description"),
        abstract=_text(found, "dcterms:abstract"),
        place_in_file=Place(file=file, record=key),
    )


def _read_container(found: ET.Element, by_address: Mapping[str | None, ET.Element]) -> str:
    for part in found.findall(_full("dcterms:isPartOf")):
        inner = part[0] if len(part) else by_address.get(part.get(_full("rdf:resource")))
        title = _text(inner, "dc:title") if inner is not None else ""
        if title:
            return title
    return ""


def _read_names(found: ET.Element, tag: str) -> Iterator[Name]:
    for each in found.iterfind("/".join(map(_full, (tag, "rdf:Seq", "rdf:li", "foaf:Person")))):
        family, given = _text(each, "foaf:surname"), _text(each, "foaf:givenName")
        if family and given:
            yield Name(family=family, given=given)
        elif family or given:
            yield Name(literal=family or given)


def _read_identifiers(found: ET.Element) -> Iterator[tuple[str, str]]:
    for each in found.findall(_full("dc:identifier")):
        label, _, value = clean(each.text or "").partition(" ")
        if label.lower() in {"doi", "isbn", "issn"} and value:
            yield label.lower(), value
