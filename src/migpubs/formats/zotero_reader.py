"""Zotero RDF in: what Zotero's own export writes, item by item.

Notes, attachments, tags and whatever else is not read is reported with its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from migpubs.errors import ParseError, Place, Problem, ignore
from migpubs.formats.item import Item, Name, clean
from migpubs.formats.reading import publication
from migpubs.formats.told import Told
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.model import Body, Publication

Element: TypeAlias = Any
"""An element of lxml, which has no types."""

KINDS: Final = {
    "report": "report", "webpage": "webpage", "blogPost": "webpage", "book": "book",
    "bookSection": "chapter", "conferencePaper": "chapter", "journalArticle": "article",
    "magazineArticle": "article", "newspaperArticle": "article", "dataset": "dataset",
    "statute": "instrument", "bill": "instrument", "thesis": "report", "document": "document",
}  # fmt: skip
"""What an item type says of the kind; any other is reported and read as a document."""

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

_PREFIXES: Final = {address: prefix for prefix, address in NAMESPACES.items()}
UNAPI_ADDRESS = "#unapi-formats"
ROLES = (("bib:authors", "author"), ("bib:editors", "editor"), ("z:translators", "translator"))
"""The tags of names, and the role of those in them."""
_MOST_BYTES = 100_000_000


def loads(
    text: str, *, bodies: Iterable[Body] = (), file: str = "", on_problem: OnProblem = ignore
) -> tuple[Publication, ...]:
    """Return the publications of a file; attachments, notes and collections are reported.

    bodies: the list that names are matched against; others are proposed. `ParseError` for what is
    not XML, has a document type, is too large, or holds no item.
    """
    root = _parse(text.lstrip("\ufeff"), file)
    by_address = {each.get(_full("rdf:about")): each for each in root}
    items = [each for each in root if _is_item(each)]
    others = [each for each in root if not _is_item(each)]
    if others and not items and not by_address.keys() <= {UNAPI_ADDRESS}:
        told = "no item of Zotero's is in this file"
        raise ParseError([Problem("no-records", "error", told, Place(file=file))])
    used = {UNAPI_ADDRESS, *(_container(each) for each in items)}
    for each in others:
        if each.get(_full("rdf:about")) not in used:
            where = Place(file=file, line=each.sourceline, field=_short(each))
            on_problem(Problem("not-read", "loss", "not read", where))
    authority = Authority(bodies)
    return tuple(
        publication(_read(each, by_address, file, on_problem), authority, on_problem)
        for each in items
    )


def _parse(text: str, file: str) -> Element:
    from lxml import etree  # noqa: PLC0415 - heavy, and only reading needs it

    declared = re.search(r"<!(?:DOCTYPE|ENTITY)", text)
    if len(text) > _MOST_BYTES or declared:
        size = f"the file is larger than {_MOST_BYTES // 1_000_000} MB"
        told = f"'{declared[0]}' is refused: Zotero writes none" if declared else size
        raise ParseError([Problem("hostile-file", "error", told, Place(file=file))])
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        where = Place(file=file, line=line, column=column)
        told = error.msg.partition(", line ")[0]
        raise ParseError([Problem("bad-xml", "error", told, where)]) from None
    if root.tag != _full("rdf:RDF"):
        told = f"this is no Zotero RDF: expected the element rdf:RDF, found {_short(root)}"
        raise ParseError([Problem("no-records", "error", told, Place(file=file))])
    return root


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _short(found: Element) -> str:
    """Return the name of an element with the usual prefix."""
    address, _, local = found.tag.removeprefix("{").rpartition("}")
    prefix = _PREFIXES.get(address, found.prefix)
    return f"{prefix}:{local}" if prefix else local


def _is_item(found: Element) -> bool:
    kind = _text(found, "z:itemType")
    return kind not in {"", "attachment", "note"}


def _container(found: Element) -> str:
    """Return the address of the work that an item is in."""
    part = found.find(_full("dcterms:isPartOf"))
    return "" if part is None else part.get(_full("rdf:resource"), "")


def _text(found: Element, *path: str) -> str:
    return clean(found.findtext("/".join(map(_full, path)), ""))


def _read(
    found: Element,
    by_address: Mapping[str | None, Element],
    file: str,
    on_problem: OnProblem,
) -> Item:
    told = Told((_short(each), _value(each)) for each in found)
    take = told.take
    kind, key = take("z:itemType"), take("z:citationKey")
    where = Place(file=file, line=found.sourceline, record=key)
    inner = next(_read_container(found, by_address), None)
    company = ("dc:publisher", "foaf:Organization")
    publisher = _text(found, *company, "foaf:name")
    said = take("dc:publisher")
    for name in ("dcterms:isPartOf", *(tag for tag, _ in ROLES)):
        told.take_all(name)
    read = Item(
        key=key,
        kind=KINDS.get(kind, "document"),
        odd_type="" if kind in KINDS else kind,
        genre=take("z:type"),
        title=take("dc:title"),
        short=take("z:shortTitle"),
        container="" if inner is None else _text(inner, "dc:title"),
        names=tuple((role, name) for tag, role in ROLES for name in _read_names(found, tag)),
        publishers=(publisher or said.replace(_INSIDE, ""),),
        place=_text(found, *company, "vcard:adr", "vcard:Address", "vcard:locality"),
        date=take("dc:date"),
        edition=take("prism:edition"),
        number=take("prism:number"),
        pages=take("bib:pages", "z:numPages"),
        language=take("z:language", "dc:language"),
        urls=tuple(_addresses(found)),
        identifiers=tuple(_read_identifiers(inner, told)),
        note=take("dc:description"),
        abstract=take("dcterms:abstract"),
        place_in_file=where,
    )
    told.report(where, on_problem)
    return read


_INSIDE = "\ufdd0"
"""Stands for what is inside of an element; no text holds it."""


def _value(found: Element) -> str:
    """Return the text of an element, or a sign that there is something in it."""
    inside = len(found) or found.get(_full("rdf:resource"))
    return _INSIDE if inside else clean(found.text or "")


def _read_container(
    found: Element,
    by_address: Mapping[str | None, Element],
) -> Iterator[Element]:
    """Give the works that an item is in, which have a title."""
    for part in found.findall(_full("dcterms:isPartOf")):
        inner = part[0] if len(part) else by_address.get(part.get(_full("rdf:resource")))
        if inner is not None and _text(inner, "dc:title"):
            yield inner


def _read_names(found: Element, tag: str) -> Iterator[Name]:
    for each in found.iterfind("/".join(map(_full, (tag, "rdf:Seq", "rdf:li", "foaf:Person")))):
        family, given = _text(each, "foaf:surname"), _text(each, "foaf:givenName")
        if family and given:
            yield Name(family=family, given=given)
        elif family or given:
            yield Name(literal=family or given)


def _addresses(found: Element) -> Iterator[str]:
    for each in found.findall("/".join(map(_full, ("dc:identifier", "dcterms:URI", "rdf:value")))):
        yield clean(each.text or "")


def _read_identifiers(inner: Element, told: Told) -> Iterator[tuple[str, str]]:
    """Give DOI, ISBN and ISSN, the last from the journal too."""
    texts = list(told.take_all("dc:identifier"))
    if inner is not None:
        texts += [clean(each.text or "") for each in inner.findall(_full("dc:identifier"))]
    for text in dict.fromkeys(texts):
        label, _, value = text.partition(" ")
        if label.lower() in {"doi", "isbn", "issn"} and value:
            yield label.lower(), value
        elif text not in {"", _INSIDE}:
            yield "local", text
