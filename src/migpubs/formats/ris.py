"""RIS, for EndNote, Mendeley, RefWorks and older tools; what no other format will do for.

RIS has no undivided names: a trailing comma keeps the name of a body whole in most readers, and
commas inside it become dashes. There is no standard; the tags are those that Zotero, pandoc,
citation-js and rispy agree on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.errors import ignore
from migpubs.formats import kept, reference, ris_reader
from migpubs.formats.item import clean
from migpubs.formats.keeping import Keep, joined, report
from migpubs.formats.latex import safe_url
from migpubs.formats.note import WORDS, write_note
from migpubs.formats.ris_reader import DASH, KINDS, ORIGINAL
from migpubs.model import Body, Contribution, Person
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from migpubs.dates import Date
    from migpubs.errors import OnProblem
    from migpubs.formats.reference import Context
    from migpubs.model import Contributor, Publication

TYPES: Final = {
    "report": "RPRT", "brief": "RPRT", "factsheet": "RPRT", "guide": "RPRT", "course": "ELEC",
    "instrument": "RPRT", "book": "BOOK", "chapter": "CHAP", "article": "JOUR",
    "webpage": "ELEC", "dataset": "DATA", "series": "RPRT", "document": "RPRT",
}  # fmt: skip
"""The type of each kind; never GEN, which Zotero takes for a journal article."""


def _dashed(name: str) -> str:
    return kept.clean(name).replace(", ", DASH).replace(",", DASH).strip()


def _contributions(publication: Publication, _: Context) -> tuple[Contribution, ...]:
    nobody = Authority(())
    return tuple(
        Contribution(who=_as_read(part.who, nobody), role=role)
        for role in kept.ROLES
        for part in publication.contributions
        if part.role == role
    )


def _as_read(who: Contributor, nobody: Authority) -> Contributor:
    """Return who is read back: the commas of a name that the list does not know are dashes."""
    if isinstance(who, Body):
        return who
    if reference.is_whole(who):
        return nobody.literal(_dashed(str(who))).who[0]
    return Person(family=_dashed(who.family), given=_dashed(who.given))


KEEPS: Final[Mapping[str, Keep]] = {
    **kept.REFERENCE,
    "title": Keep("the one shown", kept.title_shown),
    "subtitle": Keep("of the title shown", kept.subtitle_shown),
    "contributions": Keep(
        "authors, editors, translators; commas in names become dashes", _contributions
    ),
}
"""What RIS keeps of each field."""


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,
    titles: Mapping[str, str] | None = None,
    gloss: bool = False,
) -> Iterator[str]:
    """Give the file record by record, in the order of the publications.

    titles: titles by id, to name translated works; by default those of a collection.
    gloss: write a Thai title as ``ไทย [English]``.
    """
    context = reference.context(publications, exported, titles, gloss=gloss)
    for each in publications:
        report(each, KEEPS, context, on_problem)
        yield "".join(f"{tag}  - {value}\n" for tag, value in _lines(each, context)) + "ER  - \n\n"


dumps = joined(dump)
loads = ris_reader.loads


def _lines(publication: Publication, context: Context) -> Iterator[tuple[str, str]]:
    """Give the tags with their values, empty ones left out."""
    kind = TYPES[publication.kind]
    yield "TY", kind
    for tag, value in _values(publication, kind, context):
        line = clean(value)
        if line:
            yield tag, line


def _values(publication: Publication, kind: str, context: Context) -> Iterator[tuple[str, str]]:
    yield "ID", publication.id
    title, short, _ = reference.titles(publication, context)
    yield "TI", title
    yield "ST", short
    yield "T2", reference.container(publication, context)
    for tag, role in (("AU", "author"), ("ED", "editor"), ("A4", "translator")):
        for who in publication.of_role(role):
            yield tag, name(who)
    yield "PB", reference.joint(publication)
    yield "CY", publication.place
    yield from _dates(publication.date)
    yield "M3", reference.word(publication)
    yield "SN", _standard_number(publication, kind)
    yield "ET", publication.edition
    yield "SP", publication.pages
    yield "DO", publication.identifier("doi")
    yield "UR", safe_url(publication.url)
    yield "LA", publication.language
    original = reference.original_title(publication, context)
    yield "M2", f"{ORIGINAL}{original}" if original else ""
    yield "N1", _note(publication, kind, context)
    yield "AB", reference.abstract(publication)


def _note(publication: Publication, kind: str, context: Context) -> str:
    fielded = {*WORDS, "container", "publishers", "doi", *_number_of(kind)}
    if kind != "RPRT":
        fielded.discard("number")
    note = write_note(publication, context, fielded, KINDS[kind])
    status = "" if publication.status == "published" else publication.status
    return "; ".join(part for part in (status, note) if part)


def _number_of(kind: str) -> tuple[str, ...]:
    """Return the scheme of the identifier that stands in ``SN``."""
    return {"BOOK": ("isbn",), "CHAP": ("isbn",), "JOUR": ("issn",)}.get(kind, ())


def _standard_number(publication: Publication, kind: str) -> str:
    if kind == "RPRT":
        return publication.number
    return "".join(reference.first_printed(publication, scheme) for scheme in _number_of(kind))


def _dates(date: Date | None) -> Iterator[tuple[str, str]]:
    if date:
        yield "PY", f"{date.year:04}"
        yield "DA", str(date).replace("-", "/")


def name(who: Contributor) -> str:
    """Return a name: a body or a whole name ends in a comma, which keeps it whole."""
    if isinstance(who, Body):
        return f"{_dashed(who.name.text('en'))},"
    if reference.is_whole(who):
        return f"{_dashed(str(who))},"
    return f"{_dashed(who.family)}, {_dashed(who.given)}"
