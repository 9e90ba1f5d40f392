"""RIS, for EndNote, Mendeley, RefWorks and older tools; what no other format will do for.

RIS has no undivided names: a trailing comma keeps the name of a body whole in most readers, and
commas inside it become dashes. There is no standard; the tags are those that Zotero, pandoc,
citation-js and rispy agree on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs.errors import ParseError, Place, Problem, ignore
from migpubs.formats import kept, reference
from migpubs.formats.item import Item, Name, clean, publication, split_title
from migpubs.formats.keeping import Keep, joined, report
from migpubs.formats.latex import safe_url
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

KINDS: Final = {
    "RPRT": "report", "GOVDOC": "report", "THES": "report", "ELEC": "webpage", "WEB": "webpage",
    "BLOG": "webpage", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter",
    "ECHAP": "chapter", "CONF": "chapter", "CPAPER": "chapter", "JOUR": "article",
    "EJOUR": "article", "MGZN": "article", "NEWS": "article", "JFULL": "series", "SER": "series",
    "DATA": "dataset", "AGGR": "dataset", "STAT": "instrument", "LEGAL": "instrument",
    "PAMP": "factsheet",
}  # fmt: skip
"""What a type says of the kind; any other says ``document``."""

_ROLES = {"AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A4": "translator"}
_DASH = " – "
_LINE = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?")
_MOST_BYTES = 100_000_000
_READ = frozenset(
    {"TY", "ID", "TI", "T1", "ST", "T2", "JO", "JF", "BT", "PB", "CY", "PP", "PY", "Y1", "DA", "M3"}
    | {"SN", "ET", "SP", "EP", "DO", "UR", "L1", "LA", "N1", "N2", "AB", "M2", "IS", "ER", *_ROLES}
)


def _dashed(name: str) -> str:
    return kept.clean(name).replace(", ", _DASH).replace(",", _DASH).strip()


def _contributions(publication: Publication, _: Context) -> tuple[Contribution, ...]:
    return tuple(
        Contribution(who=_as_read(part.who), role=role)
        for role in kept.ROLES
        for part in publication.contributions
        if part.role == role
    )


def _as_read(who: Contributor) -> Contributor:
    """Return who is read back: the commas of a name that the list does not know are dashes."""
    if isinstance(who, Body):
        return who
    if reference.is_whole(who):
        return Authority(()).literal(_dashed(str(who))).who[0]
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
) -> Iterator[str]:
    """Give the file record by record, in the order of the publications.

    titles: titles by id, to name translated works; by default those of a collection.
    """
    context = reference.context(publications, exported, titles)
    for each in publications:
        report(each, KEEPS, context, on_problem)
        yield "".join(f"{tag}  - {value}\n" for tag, value in _lines(each, context)) + "ER  - \n\n"


dumps = joined(dump)


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
    yield "TI", publication.full_title()
    yield "ST", reference.short_title(publication)
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
    yield "M2", f"Original Title: {original}" if original else ""
    yield "N1", _note(publication, kind, context)
    yield "AB", reference.abstract(publication)


def _note(publication: Publication, kind: str, context: Context) -> str:
    fielded = {*reference.WORDS, "container", "publishers", "doi", *_number_of(kind)}
    if kind != "RPRT":
        fielded.discard("number")
    note = reference.note(publication, context, fielded, KINDS[kind])
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


def loads(
    text: str, *, bodies: Iterable[Body] = (), file: str = "", on_problem: OnProblem = ignore
) -> tuple[Publication, ...]:
    """Return the publications of a file.

    bodies: the list that names are matched against; others are proposed. Tags that are not read
    and lines that are none are reported.
    """
    if len(text) > _MOST_BYTES:
        told = f"the file is larger than {_MOST_BYTES // 1_000_000} MB"
        raise ParseError([Problem("hostile-file", "error", told, Place(file=file))])
    authority = Authority(bodies)
    return tuple(
        publication(item, authority, on_problem)
        for item in _items(text.lstrip("\ufeff"), file, authority, on_problem)
    )


def _items(text: str, file: str, authority: Authority, on_problem: OnProblem) -> Iterator[Item]:
    record: list[tuple[str, str]] = []
    start = 0
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.fullmatch(line.strip("\x00 "))
        tag, value = (match[1], match[2] or "") if match else ("", line)
        if tag == "TY":
            if record:
                told = "a record without its end (ER)"
                on_problem(Problem("no-end", "warning", told, Place(file=file, line=start)))
                yield _item(record, Place(file=file, line=start), authority, on_problem)
            record, start = [(tag, value)], number
        elif tag == "ER" and record:
            yield _item(record, Place(file=file, line=start), authority, on_problem)
            record = []
        elif record and tag:
            record.append((tag, value))
        elif record and line.strip():
            record[-1] = (record[-1][0], f"{record[-1][1]} {line.strip()}")
        elif line.strip():
            told = f"this line is outside of a record: {line.strip()[:40]}"
            on_problem(Problem("stray-line", "warning", told, Place(file=file, line=number)))
    if record:
        told = "a record without its end (ER)"
        on_problem(Problem("no-end", "warning", told, Place(file=file, line=start)))
        yield _item(record, Place(file=file, line=start), authority, on_problem)


def _item(
    record: list[tuple[str, str]], where: Place, authority: Authority, on_problem: OnProblem
) -> Item:
    first: dict[str, str] = {}
    for tag, value in reversed(record):
        first[tag] = clean(value)
    get = first.get
    kind = KINDS.get(first["TY"].strip(), "document")
    for tag in first:
        if tag not in _READ:
            at = Place(file=where.file, line=where.line, record=get("ID", ""), field=tag)
            on_problem(Problem("not-read", "loss", "not read", at))
    title, subtitle = split_title(get("TI") or get("T1") or "", get("ST", ""))
    return Item(
        key=get("ID", ""),
        kind=kind,
        genre=get("M3", ""),
        title=title,
        subtitle=subtitle,
        container=next((first[tag] for tag in ("T2", "BT", "JF", "JO") if get(tag)), ""),
        names=tuple(
            (role, _name(clean(value), authority))
            for wanted in kept.ROLES
            for tag, value in record
            if (role := _ROLES.get(tag)) == wanted and value.strip()
        ),
        publishers=(get("PB", ""),),
        place=get("CY") or get("PP") or "",
        date=_date(get("DA", ""), get("PY") or get("Y1") or ""),
        edition=get("ET", ""),
        number=get("SN", "") if kind == "report" else get("IS", ""),
        pages=_DASHES.join(part for part in (get("SP", ""), get("EP", "")) if part),
        language=get("LA", ""),
        url=get("UR") or get("L1") or "",
        identifiers=tuple(_identifiers(first, kind)),
        original=get("M2", "").removeprefix("Original Title: ")
        if "Original Title: " in get("M2", "")
        else "",
        note=get("N1", ""),
        abstract=get("AB") or get("N2") or "",
        place_in_file=where,
    )


_DASHES = "–"


def _identifiers(first: Mapping[str, str], kind: str) -> Iterator[tuple[str, str]]:
    if first.get("DO"):
        yield "doi", first["DO"]
    if first.get("SN") and kind != "report":
        yield ("issn" if kind in {"article", "series"} else "isbn"), first["SN"]


def _date(day: str, year: str) -> str:
    parts = [part for part in day.split("/")[:3] if part.isdecimal()]
    if parts and len(parts[0]) == 4:  # noqa: PLR2004 - a year has four digits
        return "-".join([parts[0], *(f"{int(part):02}" for part in parts[1:])])
    return year.strip("/ ") or day


def _name(text: str, authority: Authority) -> Name:
    """Return a name; one that ends in a comma, or has none, is whole."""
    whole = text.removesuffix(",")
    for spelled in (whole, whole.replace(_DASH, ", ")):
        if authority.find(spelled):
            return Name(literal=spelled)
    family, comma, given = (part.strip() for part in whole.partition(","))
    if comma and family and given:
        return Name(family=family, given=given)
    return Name(literal=whole) if text.endswith(",") else Name(plain=whole)
