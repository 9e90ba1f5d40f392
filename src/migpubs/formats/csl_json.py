"""CSL-JSON, for Zotero, pandoc, Quarto and every CSL processor.

Valid against the schema of CSL 1.0.2. Only types are used that Zotero takes: an item of type
``software`` makes it refuse a whole file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from migpubs.errors import ignore
from migpubs.formats import csl_reader, kept, reference
from migpubs.formats.csl_reader import KINDS
from migpubs.formats.keeping import Keep, joined, report
from migpubs.formats.latex import safe_url
from migpubs.formats.note import WORDS, write_note
from migpubs.model import Body

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
loads = csl_reader.loads


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
