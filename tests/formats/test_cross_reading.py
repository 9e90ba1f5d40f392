"""Our files read by programs that nobody here wrote: field by field, record by record.

What a program is known to spoil stands in `SPOILED` with its reason; all else must be right.
"""

from __future__ import annotations

import json
import logging
import subprocess
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import bibtexparser
import pybtex.database
import pypandoc
import pytest
import rdflib
import rispy
from bibtexparser.middlewares.names import split_multiple_persons_names
from pylatexenc.latex2text import LatexNodes2Text
from rdflib import Namespace
from rdflib.namespace import DC, FOAF, RDF

from migpubs import formats, languages
from migpubs.formats import reference
from migpubs.formats.latex import safe_url
from migpubs.model import Body
from tests.conftest import node_module
from tests.formats.records import ALL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from migpubs import Catalogue
    from migpubs.model import Contributor, Publication

Facts = dict[str, Any]
HERE = Path(__file__).parent

SPOILED: Mapping[tuple[str, str], dict[str, str]] = {
    ("bibtex", "pandoc"): {
        "publisher": "joins `howpublished` and the publisher",
        "genre": "takes `type` for the genre and not `howpublished`",
    },
    ("biblatex", "citation-js"): {"number": "has no number for datasets"},
    ("ris", "pandoc"): {
        "number": "takes SN for an ISSN",
        "genre": "does not read M3",
        "authors": "has the dashes that stand for the commas in names of bodies",
        "place": "does not read CY",
        "date": "reads the year and not the day",
    },
    ("ris", "citation-js"): {
        "authors": "has the dashes that stand for the commas in names of bodies",
        "genre": "has no genre for electronic sources",
        "edition": "has no edition for datasets",
    },
}
"""By format and reader: field and reason."""


def facts_of(publication: Publication) -> Facts:
    """Return what a reader should find in a record."""
    return {
        "title": publication.full_title(),
        "authors": [told(who) for who in publication.authors],
        "publisher": reference.joint(publication),
        "date": str(publication.date or ""),
        "url": safe_url(publication.url),
        "number": publication.number,
        "genre": publication.genre,
        "place": publication.place,
        "edition": publication.edition,
        "language": publication.language.partition("-")[0],
    }


def told(who: Contributor) -> str:
    """Return a name as it is compared: undivided, or ``Family, Given``."""
    if isinstance(who, Body):
        return who.name.text("en")
    return str(who) if reference.is_whole(who) else f"{who.family}, {who.given}"


def tag(language: str) -> str:
    """Return the tag of a language by any of its names, without its region."""
    return (languages.find(language) or language).partition("-")[0] if language else ""


_BRACES = {ord("{"): None, ord("}"): None}


def same(text: object) -> object:
    r"""Return a text without what is set or told differently.

    LaTeX prints straight quotes curly; pandoc and pylatexenc do not know ``\textbraceleft``.
    """
    if not isinstance(text, str):
        return text
    plain = unicodedata.normalize("NFC", text).replace("’", "'").translate(_BRACES)
    return " ".join(plain.split())


def is_read(field: str, value: Any, actual: Facts) -> bool:  # noqa: ANN401 - of any field
    """Whether a value is in its field, or in the note where the entry type has none for it."""
    if not value and field == "genre":
        return True  # the entry may say a word for the kind
    if isinstance(value, list):
        return list(map(same, value)) == list(map(same, actual[field]))
    if field == "title" and str(actual[field]).startswith(f"{value}. "):
        return True  # pandoc adds the title in another language
    return same(value) == same(actual[field]) or f"{field.capitalize()}: {value}" in actual["note"]


# ------------------------------------------------------------------------------------ the readers


def csl_facts(items: Sequence[Mapping[str, Any]]) -> dict[str, Facts]:
    """Return facts from CSL items."""
    return {str(each.get("citation-key", each["id"])): _csl(each) for each in items}


def _csl(item: Mapping[str, Any]) -> Facts:
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    names = []
    for each in item.get("author", ()):
        family = " ".join(
            filter(None, (each.get("dropping-particle"), each.get("non-dropping-particle"),
                          each.get("family")))
        )  # fmt: skip
        given = each.get("given", "")
        names.append(each.get("literal") or (f"{family}, {given}" if given else family))
    return {
        "title": item.get("title", ""),
        "authors": names,
        "publisher": item.get("publisher", ""),
        "date": "-".join(f"{int(part):02}" for part in parts),
        "url": item.get("URL", ""),
        "number": str(item.get("number", "")),
        "genre": item.get("genre", ""),
        "place": item.get("publisher-place", ""),
        "edition": str(item.get("edition", "")),
        "language": tag(item.get("language", "")),
        "note": item.get("note", ""),
    }


def pandoc(text: str, name: str) -> dict[str, Facts]:
    """Read with pandoc."""
    kind = {"csl-json": "csljson"}.get(name, name)
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", kind, "-t", "csljson"],
        input=text, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "" == done.stderr
    return csl_facts(json.loads(done.stdout))


def node(tool: str, text: str) -> Any:  # noqa: ANN401 - JSON
    """Read with a Node program."""
    modules = node_module("@retorquere/bibtex-parser").parents[1]
    command = ["node", str(HERE / "read.mjs"), tool, str(modules)]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def citation_js(text: str, _name: str) -> dict[str, Facts]:
    """Read with Citation.js."""
    return csl_facts(node("citation-js", text))


def bib_facts(fields: Mapping[str, Any], authors: list[str]) -> Facts:
    """Return facts from the fields of an entry."""
    get = fields.get
    year = [str(get("year", "")), _month(str(get("month", ""))), str(get("day", "")).zfill(2)]
    return {
        "title": get("title", ""),
        "authors": authors,
        "publisher": get("institution") or get("organization") or get("publisher") or "",
        "date": get("date") or "-".join(part.zfill(2) for part in year if part not in {"", "00"}),
        "url": get("url", ""),
        "number": get("number", ""),
        "genre": get("type") or get("howpublished") or get("addendum") or "",
        "place": get("location") or get("address") or "",
        "edition": get("edition", ""),
        "language": tag(get("language", "")),
        "note": get("note", ""),
    }


def _month(word: str) -> str:
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    short = word[:3].lower()
    return f"{months.index(short) + 1:02}" if short in months else word


def retorquere(text: str, _name: str) -> dict[str, Facts]:
    """Read with the parser of Better BibTeX."""
    found = node("retorquere", text)
    assert [] == found["errors"]
    return {each["key"]: _retorquere(each["fields"]) for each in found["entries"]}


def _retorquere(fields: Mapping[str, Any]) -> Facts:
    flat = {
        name: " ".join(map(str, value)) if isinstance(value, list) and name != "author" else value
        for name, value in fields.items()
    }
    names = []
    for each in fields.get("author", ()):
        family = " ".join(filter(None, (each.get("prefix"), each.get("lastName"))))
        names.append(each.get("name") or f"{family}, {each.get('firstName', '')}")
    return bib_facts(flat, names)


PLAIN = LatexNodes2Text(keep_comments=True).latex_to_text


def pybtex_(text: str, _name: str) -> dict[str, Facts]:
    """Read with pybtex, and decode with pylatexenc."""
    found = pybtex.database.parse_string(text, "bibtex").entries
    return {key: _pybtex(entry) for key, entry in found.items()}


def _pybtex(entry: Any) -> Facts:  # noqa: ANN401 - pybtex has no types
    fields = {
        name: value if name == "url" else PLAIN(value) for name, value in entry.fields.items()
    }
    return bib_facts(fields, [PLAIN(str(each)) for each in entry.persons.get("author", ())])


def bibtexparser_(text: str, _name: str) -> dict[str, Facts]:
    """Read with bibtexparser's default, and decode with pylatexenc."""
    logging.disable(logging.CRITICAL)
    library = bibtexparser.parse_string(text)
    logging.disable(logging.NOTSET)
    assert [] == library.failed_blocks
    found = {}
    for entry in library.entries:
        raw = {name: each.value for name, each in entry.fields_dict.items()}
        names = [PLAIN(name) for name in split_multiple_persons_names(raw.get("author", ""))]
        fields = {k: v if k == "url" else PLAIN(v) for k, v in raw.items()}
        found[entry.key] = bib_facts(fields, names)
    return found


def rispy_(text: str, _name: str) -> dict[str, Facts]:
    """Read with rispy."""
    return {each["id"]: _rispy(each) for each in rispy.loads(text)}


def _rispy(entry: Mapping[str, Any]) -> Facts:
    names = entry.get("authors", ())
    return {
        "title": entry["title"],
        "authors": [each.removesuffix(",").replace(" – ", ", ") for each in names],
        "publisher": entry.get("publisher", ""),
        "date": entry.get("date", "").replace("/", "-"),
        "url": "".join(entry.get("urls", ())),
        "number": entry.get("issn", "") if entry["type_of_reference"] == "RPRT" else "",
        "genre": entry.get("type_of_work", ""),
        "place": entry.get("place_published", ""),
        "edition": entry.get("edition", ""),
        "language": tag(entry.get("language", "")),
        "note": " ".join(entry.get("notes", ())),
    }  # fmt: skip


Z = Namespace("http://www.zotero.org/namespaces/export#")
PRISM = Namespace("http://prismstandard.org/namespaces/1.2/basic/")
BIB = Namespace("http://purl.org/net/biblio#")
VCARD = Namespace("http://nwalsh.com/rdf/vCard#")


def rdflib_(text: str, _name: str) -> dict[str, Facts]:
    """Read with rdflib, by the vocabulary of Zotero."""
    graph = rdflib.Graph().parse(data=text, format="xml")
    return {str(key): _rdf(graph, about) for about, key in graph.subject_objects(Z.citationKey)}


def _rdf(graph: rdflib.Graph, about: Any) -> Facts:  # noqa: ANN401 - a node
    def value(*path: Any) -> str:  # noqa: ANN401 - properties
        at = about
        for each in path:
            at = graph.value(at, each)
        return str(at or "")

    authors = graph.value(about, BIB.authors)
    members = graph.predicate_objects(authors) if authors else ()
    people = dict(sorted((_place(item), who) for item, who in members if item != RDF.type))
    names = [
        [graph.value(who, FOAF.surname), graph.value(who, FOAF.givenName)]
        for who in people.values()
    ]
    urls = [graph.value(each, RDF.value) for each in graph.objects(about, DC.identifier)]
    return {
        "title": value(DC.title),
        "authors": [", ".join(filter(None, each)) for each in names],
        "publisher": value(DC.publisher, FOAF.name),
        "date": value(DC.date),
        "url": "".join(filter(None, urls)),
        "number": value(PRISM.number),
        "genre": value(Z.type),
        "place": value(DC.publisher, VCARD.adr, VCARD.locality),
        "edition": value(PRISM.edition),
        "language": tag(value(Z.language)),
        "note": value(DC.description),
    }


def _place(item: Any) -> int:  # noqa: ANN401 - a node
    """Return the place of a member of a sequence: 12 of ``rdf:_12``."""
    return int(str(item).rpartition("_")[2])


READERS: Mapping[str, Callable[[str, str], dict[str, Facts]]] = {
    "pandoc": pandoc,
    "citation-js": citation_js,
    "retorquere": retorquere,
    "pybtex": pybtex_,
    "bibtexparser": bibtexparser_,
    "rispy": rispy_,
    "rdflib": rdflib_,
}
PAIRS = [
    ("biblatex", "pybtex"),
    ("biblatex", "pandoc"),
    ("biblatex", "bibtexparser"),
    pytest.param("biblatex", "citation-js", marks=pytest.mark.outside),
    pytest.param("biblatex", "retorquere", marks=pytest.mark.outside),
    ("bibtex", "pybtex"),
    ("bibtex", "pandoc"),
    pytest.param("bibtex", "retorquere", marks=pytest.mark.outside),
    ("csl-json", "pandoc"),
    pytest.param("csl-json", "citation-js", marks=pytest.mark.outside),
    ("ris", "pandoc"),
    ("ris", "rispy"),
    pytest.param("ris", "citation-js", marks=pytest.mark.outside),
    ("zotero-rdf", "rdflib"),
]


@pytest.mark.parametrize(("name", "reader"), PAIRS)
def test_every_field_is_read_as_it_was_written(name: str, reader: str, shipped: Catalogue) -> None:
    """On the shipped catalogue and on the hard records; what is spoiled is as it was found."""
    spoiled = SPOILED.get((name, reader), {})
    wrong = []
    for several in (shipped.publications, ALL):
        found = READERS[reader](str(formats.export(name, several)), name)
        assert {each.id for each in several} == set(found)
        wrong += [
            (field, each.id, value, found[each.id][field])
            for each in several
            for field, value in facts_of(each).items()
            if not is_read(field, value, found[each.id])
        ]
    unexpected = [each for each in wrong if each[0] not in spoiled]
    assert [] == unexpected
    assert set(spoiled) == {each[0] for each in wrong}
