"""CSL-JSON, for Zotero, pandoc, Quarto and every CSL processor.

Valid against the schema of CSL 1.0.2. Only types are used that Zotero takes: an item of type
``software`` makes it refuse a whole file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from migpubs.errors import Place, Problem, ignore
from migpubs.formats import kept, reference
from migpubs.formats.item import Item as OurItem
from migpubs.formats.item import Name, clean
from migpubs.formats.json_values import values
from migpubs.formats.keeping import Keep, joined, report
from migpubs.formats.latex import safe_url
from migpubs.formats.note import WORDS, write_note
from migpubs.formats.reading import publication
from migpubs.formats.told import Told
from migpubs.model import Body
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.formats.reference import Context
    from migpubs.model import Contributor, Publication

TYPES: Final = {
    "report": "report",
    "brief": "report",
    "factsheet": "report",
    "guide": "report",
    "course": "webpage",
    "instrument": "report",
    "book": "book",
    "chapter": "chapter",
    "article": "article-journal",
    "webpage": "webpage",
    "dataset": "dataset",
    "series": "report",
    "document": "document",
}
"""The CSL type of each kind; what tells kinds of one type apart is the genre."""

KINDS: Final = {
    "report": "report",
    "webpage": "webpage",
    "book": "book",
    "chapter": "chapter",
    "article-journal": "article",
    "dataset": "dataset",
    "document": "document",
}
"""What a CSL type says of the kind, where the genre does not."""

_KIND_OF_TYPE = {
    **KINDS,
    "post-weblog": "webpage",
    "post": "webpage",
    "pamphlet": "factsheet",
    "brochure": "factsheet",
    "legislation": "instrument",
    "treaty": "instrument",
    "bill": "instrument",
    "article": "document",
    "article-newspaper": "article",
    "article-magazine": "article",
    "thesis": "report",
    "paper-conference": "chapter",
    "entry-encyclopedia": "chapter",
    "collection": "series",
    "periodical": "series",
}
_FIELDED = frozenset({*WORDS, "container", "publishers", "doi", "isbn", "issn"})

Item = dict[str, Any]

KEEPS: Final[Mapping[str, Keep]] = {
    **kept.REFERENCE,
    "title": Keep("the one shown", kept.title_shown),
    "subtitle": Keep("of the title shown", kept.subtitle_shown),
    "contributions": Keep("authors, editors, translators; one form of a name", kept.all_three),
}
"""What CSL-JSON keeps of each field."""


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,
    titles: Mapping[str, str] | None = None,
    gloss: bool = False,
) -> Iterator[str]:
    """Give the file item by item, in the order of the publications.

    titles: titles by id, for ``original-title`` and notes; by default those of a collection.
    gloss: add an English title in brackets to a Thai one (``ไทย [English]``): the one form in
    which every style prints it.
    """
    context = reference.context(publications, exported, titles, gloss=gloss)
    opening = "[\n"
    for each in publications:
        report(each, KEEPS, context, on_problem)
        text = json.dumps(item(each, context), ensure_ascii=False, indent=1)
        yield opening + text
        opening = ",\n"
    yield "\n]\n" if opening == ",\n" else "[]\n"


dumps = joined(dump)


def loads(
    text: str, *, bodies: Iterable[Body] = (), file: str = "", on_problem: OnProblem = ignore
) -> tuple[Publication, ...]:
    """Return the publications of a file: a list of items, or ``{"items": [...]}``.

    bodies: the list that names are matched against; others are proposed. `ParseError` for what is
    no such file.
    """
    authority = Authority(bodies)
    return tuple(
        publication(read_item(each, where, on_problem), authority, on_problem)
        for each, where in _items(text.lstrip("\ufeff"), file, on_problem)
    )


def _items(text: str, file: str, on_problem: OnProblem) -> Iterator[tuple[Item, Place]]:
    """Give the items with their places; report what is none."""
    for each, line in values(text, file):
        where = Place(file=file, line=line)
        if isinstance(each, dict):
            yield each, where
        else:
            told = f"this is no item: {json.dumps(each)[:40]}"
            on_problem(Problem("not-an-item", "error", told, where))


def read_item(plain: Item, where: Place, on_problem: OnProblem = ignore) -> OurItem:
    """Return a CSL item as our own kind of item; variables that are not read are reported."""
    told = Told((name, _text(value)) for name, value in plain.items())
    take = told.take
    custom = plain.get("custom")
    noted = ""
    if isinstance(custom, dict) and set(custom) == {"kind"}:
        noted = str(custom["kind"]) if take("custom") else ""
    kind = take("type")
    found = OurItem(
        key=take("citation-key", "id"),
        kind=_KIND_OF_TYPE.get(kind, "document"),
        odd_type="" if kind in _KIND_OF_TYPE else kind,
        said_kind=noted,
        genre=take("genre"),
        title=take("title"),
        short=take("title-short", "shortTitle"),
        container=take("container-title"),
        names=tuple(_names(plain, told)),
        publishers=(take("publisher"),),
        place=take("publisher-place"),
        date=_date(plain.get("issued")) if take("issued") else "",
        edition=take("edition"),
        number=take("number"),
        pages=take("page", "number-of-pages"),
        status=take("status"),
        language=take("language"),
        urls=told.take_all("URL"),
        identifiers=tuple((n.lower(), text) for n in ("DOI", "ISBN", "ISSN") if (text := take(n))),
        original=take("original-title"),
        note=take("note"),
        abstract=take("abstract"),
        place_in_file=where,
    )
    told.report(evolve(where, record=found.key), on_problem)
    return found


def _text(value: object) -> str:
    """Return a value as text; a structure in its JSON, for it is looked at elsewhere."""
    if value is None or value in ([], {}):
        return ""
    return clean(value if isinstance(value, str) else json.dumps(value))


def _names(plain: Item, told: Told) -> Iterator[tuple[str, Name]]:
    for role in ("author", "editor", "translator"):
        several = plain.get(role) if told.take(role) else ()
        for each in several if isinstance(several, list) else (several,):
            if isinstance(each, dict):
                yield role, _name(each)
            elif each:
                yield role, Name(plain=_text(each))


def _name(plain: Item) -> Name:
    def get(*parts: str) -> str:
        return " ".join(text for part in parts if (text := _text(plain.get(part))))

    family = get("dropping-particle", "non-dropping-particle", "family")
    given = get("given", "suffix")
    if get("literal") or not (family and given):
        return Name(literal=get("literal") or family or given)
    return Name(family=family, given=given)


def _date(value: object) -> str:
    """Return a CSL date as text: its parts as ISO 8601, else what it says in words."""
    if not isinstance(value, dict):
        return _text(value)
    several = value.get("date-parts")
    dates = [_parts(each) for each in several] if isinstance(several, list) else []
    said = "/".join(each for each in dates if each)
    said = said or next((_text(value[n]) for n in ("raw", "literal", "edtf") if value.get(n)), "")
    season = f" (season {_text(value['season'])})" if value.get("season") else ""
    return said + season + ("~" if said and value.get("circa") else "")


def _parts(several: object) -> str:
    """Return date parts as ISO 8601; numbers may be told as text."""
    if not isinstance(several, list):
        return _text(several)
    numbers = [_text(each) for each in several if _text(each)]
    if not (numbers and len(numbers[0]) == 4 and "".join(numbers).isdecimal()):  # noqa: PLR2004 - digits
        return " ".join(numbers[::-1])
    return "-".join([numbers[0], *(f"{int(each):02}" for each in numbers[1:3])])


def item(publication: Publication, context: Context) -> Item:
    """Return one item; variables without a value are left out."""
    whole = {
        "id": publication.id,
        "citation-key": publication.id,
        "type": TYPES[publication.kind],
        **_titles(publication, context),
        "author": names(publication.authors),
        "editor": names(publication.editors),
        "translator": names(publication.of_role("translator")),
        **_publication(publication),
        **_identifiers(publication),
        "note": write_note(publication, context, _FIELDED),
        "abstract": reference.abstract(publication),
        "custom": _custom(publication),
    }
    return {name: value for name, value in whole.items() if value}


def names(who: Iterable[Contributor]) -> list[Item]:
    """Return names: bodies, whole names and names in Thai script are literals."""
    return [
        {"literal": each.name.text("en")}
        if isinstance(each, Body)
        else {"literal": str(each)}
        if reference.is_whole(each)
        else {"family": each.family, "given": each.given}
        for each in who
    ]


def _titles(publication: Publication, context: Context) -> Item:
    title, short, _ = reference.titles(publication, context)
    return {
        "title": title,
        "title-short": short,
        "original-title": reference.original_title(publication, context),
        "container-title": reference.container(publication, context),
    }


def _publication(publication: Publication) -> Item:
    date = publication.date
    whole = publication.pages.isdecimal() and publication.kind not in {"chapter", "article"}
    return {
        "publisher": reference.joint(publication),
        "publisher-place": publication.place,
        "genre": reference.word(publication),
        "number": publication.number,
        "edition": publication.edition,
        "number-of-pages" if whole else "page": publication.pages,
        "issued": {"date-parts": [list(date.parts())]} if date else None,
        "status": "" if publication.status == "published" else publication.status,
        "language": publication.language,
    }


def _identifiers(publication: Publication) -> Item:
    first = {each.scheme: str(each) for each in reversed(publication.identifiers)}
    return {
        "DOI": publication.identifier("doi"),
        "ISBN": first.get("isbn", ""),
        "ISSN": first.get("issn", ""),
        "URL": safe_url(publication.url),
    }


def _custom(publication: Publication) -> Item:
    """Return the kind where type and genre do not tell it."""
    said = reference.said_kind(reference.word(publication), KINDS[TYPES[publication.kind]])
    return {} if said == (publication.kind, publication.genre) else {"kind": publication.kind}
