"""Zotero RDF: the one format from which Zotero takes every field, bodies in one piece.

The vocabulary is that of Zotero's own export; a body is a person with a surname only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.errors import ignore
from migpubs.formats import kept, reference, zotero_reader
from migpubs.formats.keeping import Keep, joined, report
from migpubs.formats.latex import safe_url
from migpubs.formats.note import WORDS, write_note
from migpubs.formats.xml_text import element, escape
from migpubs.formats.zotero_reader import KINDS, NAMESPACES, ROLES, UNAPI_ADDRESS
from migpubs.model import Body

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
    f'<rdf:Description rdf:about="{UNAPI_ADDRESS}">'
    '<dcterms:provenance rdf:parseType="Literal"><formats xmlns="">'
    '<format name="rdf_zotero" type="application/rdf+xml"/>'
    "</formats></dcterms:provenance></rdf:Description>\n"
)
_FIELDED = frozenset({*WORDS, "container", "publishers", "doi", "isbn", "issn"})


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,
    titles: Mapping[str, str] | None = None,
    unapi: bool = False,
    gloss: bool = False,
) -> Iterator[str]:
    """Give the file item by item, in the order of the publications.

    titles: titles by id, to name translated works; by default those of a collection.
    unapi: make the file also a list of formats, so that a web page can offer it by unAPI.
    gloss: write a Thai title as ``ไทย [English]``.
    """
    context = reference.context(publications, exported, titles, gloss=gloss)
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
loads = zotero_reader.loads


def _item(publication: Publication, about: str, context: Context) -> str:
    kind = TYPES[publication.kind]
    title, short, _ = reference.titles(publication, context)
    status = "" if publication.status == "published" else publication.status
    note = write_note(publication, context, _FIELDED, KINDS[kind])
    parts = [
        element("z:itemType", kind, "  "),
        _publisher(publication),
        *(_creators(tag, publication.of_role(role)) for tag, role in ROLES),
        _container(publication, context),
        element("dc:title", title, "  "),
        element("z:shortTitle", short, "  "),
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
