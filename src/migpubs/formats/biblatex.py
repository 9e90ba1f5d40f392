"""BibLaTeX: UTF-8, for LaTeX with biber, JabRef, pandoc and Typst.

Types and fields are those of biblatex's data model (manual, section 2), so that
``biber --validate-datamodel`` has nothing to say but where a record has no date.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from migpubs import languages
from migpubs.errors import ignore
from migpubs.formats import bib, bib_reader, kept, reference
from migpubs.formats.keeping import Keep, joined, report
from migpubs.formats.latex import THAI, escape, protect, safe_url
from migpubs.formats.note import write_note
from migpubs.text import is_thai

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.formats.bib import Fields
    from migpubs.formats.reference import Context
    from migpubs.model import Contribution, Publication, Relation

FIELDS: Final[dict[str, frozenset[str]]] = {
    "report": frozenset({"type", "number", "place", "pages"}),
    "online": frozenset(),
    "misc": frozenset({"type", "place"}),
    "dataset": frozenset({"type", "number", "place", "edition"}),
    "book": frozenset({"number", "place", "edition", "pages", "isbn"}),
    "collection": frozenset({"number", "place", "edition", "pages", "isbn"}),
    "inbook": frozenset({"container", "number", "place", "edition", "pages", "isbn"}),
    "article": frozenset({"container", "number", "pages", "issn"}),
}
"""What an entry type has a field for, beside what all have."""

AGENCY: Final = {"report": "institution", "online": "organization", "misc": "organization",
                 "dataset": "organization", "book": "publisher", "collection": "publisher",
                 "inbook": "publisher"}  # fmt: skip
"""The one field that an entry type has for the publisher; any other is not printed."""

_CONTAINER: Final = {"inbook": "booktitle", "article": "journaltitle"}
"""The field for the title of what a chapter or article stands in."""

KIND_OF: Final = {"report": "report", "online": "webpage", "misc": "document", "article": "article",
                  "dataset": "dataset", "book": "book", "collection": "book",
                  "inbook": "chapter"}  # fmt: skip
"""What an entry type says of the kind, where nothing else does."""

_FIELDED: Final = {
    kind: FIELDS[kind] | {"genre", "doi", "handle"} | ({"publishers"} if kind in AGENCY else set())
    for kind in FIELDS
}
"""What the note need not say."""

TRANSLATORS: Final = frozenset({"book", "collection", "inbook", "article"})
"""The entry types that have a field for translators."""


def _contributions(publication: Publication, context: Context) -> tuple[Contribution, ...]:
    translated = entry_type(publication, context) in TRANSLATORS
    return kept.contributions(publication, *(kept.ROLES if translated else kept.ROLES[:2]))


KEEPS: Final[Mapping[str, Keep]] = {
    **kept.REFERENCE,
    "title": Keep(
        "the one shown, and an English or Thai one beside it",
        lambda publication, _: kept.with_gloss(kept.title_shown(publication), publication),
    ),
    "subtitle": Keep("of the title shown", kept.subtitle_shown),
    "contributions": Keep(
        "authors, editors, and translators of books; one form of each name", _contributions
    ),
    "relations": Keep(
        "translation of what is exported too; what it stands in, by title", kept.relations
    ),
    "aliases": Keep(
        "those that are citation keys",
        lambda publication, _: tuple(filter(is_key, publication.aliases)),
    ),
}
"""What BibLaTeX keeps of each field."""

PREAMBLE: Final = (
    THAI + "% biblatex has no words for Thai: no change of language inside an entry, and\n"
    "% English words between its parts where the document is in Thai.\n"
    "\\usepackage[backend=biber, autolang=none]{biblatex}\n"
    "\\DeclareLanguageMapping{thai}{english}\n"
    '% The note tells the language; a word such as "brief" opens a sentence; long addresses and\n'
    "% Thai titles stay within the margins.\n"
    "\\AtEveryBibitem{\\iffieldundef{note}{}{\\clearlist{language}}}\n"
    "\\DeclareFieldFormat{type}{\\ifbibstring{#1}{\\bibcpstring{#1}}{\\MakeCapital{#1}}}\n"
    "\\setcounter{biburlnumpenalty}{1000}\n"
    "\\setcounter{biburlucpenalty}{1000}\n"
    "\\setcounter{biburllcpenalty}{9000}\n"
    "\\AtBeginBibliography{\\emergencystretch=2em}\n"
)
"""What a document needs to print a bibliography with Thai in it."""

_KEY = re.compile(r"[A-Za-z0-9:_./-]+", re.ASCII)


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,
    titles: Mapping[str, str] | None = None,
    joint_publishers: str = "one",
    gloss: bool = False,
) -> Iterator[str]:
    """Give the file entry by entry, in the order of the publications.

    exported: ids of the publications exported, so that ``related`` points to them only; by
    default those of a collection, none of a generator.
    titles: titles by id, to name translated works in notes; by default those of a collection.
    joint_publishers: ``one`` braced string, or a ``list`` (which biblatex cuts at four, and some
    readers tear apart).
    gloss: write a Thai title as ``ไทย [English]``, and no ``titleaddon``, which Zotero drops.
    """
    context = reference.context(publications, exported, titles, joint_publishers, gloss=gloss)
    for count, publication in enumerate(publications):
        report(publication, KEEPS, context, on_problem)
        yield ("\n" if count else "") + entry(publication, context)


dumps = joined(dump)
loads = bib_reader.loads


def entry(publication: Publication, context: Context) -> str:
    """Return one entry."""
    kind = entry_type(publication, context)
    return bib.block(
        kind,
        publication.id,
        _who_and_title(publication, kind, context),
        _publication(publication, kind, context),
        _identity(publication, kind),
        _words(publication, kind, context),
    )


def entry_type(publication: Publication, context: Context) -> str:
    """Return the entry type whose mandatory fields the record can fill."""
    by_kind = {"book": "book", "chapter": "inbook", "article": "article", "dataset": "dataset"}
    if publication.kind in {"course", "webpage"}:
        located = publication.url or publication.identifier("doi")
        return "online" if located else "misc"
    found = by_kind.get(publication.kind, "report")
    if publication.kind == "document":
        found = "misc"
    roles = {part.role for part in publication.contributions}
    if found in {"report", "book"} and "editor" in roles:
        return "book" if "author" in roles else "collection"
    if found in {"inbook", "article"} and not reference.container(publication, context):
        return "misc"
    lacks_author = found != "dataset" and "author" not in roles
    lacks_agency = found == "report" and not publication.publishers
    return "misc" if lacks_author or lacks_agency else found


def _who_and_title(publication: Publication, kind: str, context: Context) -> Fields:
    shown, short, tag = reference.titles(publication, context)
    language, of = publication.language, _CONTAINER.get(kind, "")
    return {
        "author": bib.names(publication, "author"),
        "editor": bib.names(publication, "editor"),
        "translator": bib.names(publication, "translator") if kind in TRANSLATORS else "",
        "title": title(shown, tag, language),
        "shorttitle": title(short, tag, language),
        "titleaddon": "" if context.gloss else title_beside(publication),
        of: title(reference.container(publication, context), "en") if of else "",
    }


def title(text: str, tag: str, language: str = "en") -> str:
    """Return a title escaped; capitals are protected in a title that styles lower.

    Those are English ones, and those of an entry without a language, which is taken for English.
    Title and subtitle are one text, with the short title beside it: readers join the two fields
    by a colon even after a question mark, and many know no subtitle at all.
    """
    if not text:
        return ""
    lowered = tag.startswith("en") or not (language or is_thai(text))
    return protect(text) if lowered else escape(text)


def title_beside(publication: Publication) -> str:
    """Return the title in English below one that is not, or the Thai one below an English one."""
    if len(publication.title) == 1:
        return ""
    shown = publication.title_language
    for tag in ("en", "th"):
        if tag != shown.split("-")[0] and tag in publication.title:
            return title(publication.full_title(tag), tag)
    return ""


def _publication(publication: Publication, kind: str, context: Context) -> Fields:
    known = FIELDS[kind]
    whole = publication.pages.isdecimal() and kind not in {"inbook", "article"}
    agency = bib.publishers(publication, context.joint_publishers)
    return {
        **({AGENCY[kind]: agency} if kind in AGENCY else {}),
        "type": _kind_words(kind, publication.kind, publication.genre)[0],
        "number": escape(publication.number) if "number" in known else "",
        "edition": escape(publication.edition) if "edition" in known else "",
        "location": escape(publication.place) if "place" in known else "",
        "date": str(publication.date or ""),
        "pubstate": publication.status if publication.status != "published" else "",
        "pagetotal" if whole else "pages": escape(publication.pages) if "pages" in known else "",
    }


@lru_cache(maxsize=1_000)
def _kind_words(entry_type: str, kind: str, genre: str) -> tuple[str, str, str]:
    """Return ``type``, ``addendum`` and ``entrysubtype``, which say what the work is.

    The word for it, its own or one for its kind, stands in ``type`` where the entry type has that
    field, else in ``addendum``; the kind in the last, where entry type and word do not tell it.
    """
    typed = "type" in FIELDS[entry_type]
    word = genre or (reference.GENRES.get(kind, "") if typed or kind == "course" else "")
    told = reference.said_kind(word, KIND_OF[entry_type]) == (kind, genre)
    return escape(word) if typed else "", "" if typed else escape(word), "" if told else kind


def _identity(publication: Publication, kind: str) -> Fields:
    if not publication.identifiers:
        return {"url": safe_url(publication.url)}
    known, handle = FIELDS[kind], publication.identifier("handle")
    return {
        "isbn": reference.first_printed(publication, "isbn") if "isbn" in known else "",
        "issn": reference.first_printed(publication, "issn") if "issn" in known else "",
        "doi": publication.identifier("doi"),
        "eprint": handle,
        "eprinttype": "hdl" if handle else "",
        "url": safe_url(publication.url),
    }


def _words(publication: Publication, kind: str, context: Context) -> Fields:
    language = publication.language
    relations = publication.relations
    targets = [each.target for each in _translated(relations, context)] if relations else []
    _, addendum, subtype = _kind_words(kind, publication.kind, publication.genre)
    return {
        "langid": langid(language),
        "language": _language(language),
        "related": ",".join(targets),
        "relatedtype": "translationof" if targets else "",
        "note": escape(write_note(publication, context, _FIELDED[kind])),
        "addendum": addendum,
        "abstract": escape(reference.abstract(publication)),
        "ids": ",".join(filter(is_key, publication.aliases)) if publication.aliases else "",
        "entrysubtype": subtype,
    }


@lru_cache(maxsize=500)
def langid(tag: str) -> str:
    """Return babel's name of a language; nothing for an unknown one."""
    return languages.langid(tag) if tag else ""


@lru_cache(maxsize=500)
def _language(tag: str) -> str:
    """Return the language in words; biblatex does not print ``english``."""
    name = languages.name(tag) if tag else ""
    return "english" if name == "English" else escape(name)


def _translated(relations: Iterable[Relation], context: Context) -> Iterator[Relation]:
    for relation in relations:
        if relation.kind == "translation-of" and relation.target in context.exported:
            yield relation


def is_key(alias: str) -> bool:
    """Whether an alias can be a citation key."""
    return _KEY.fullmatch(alias) is not None
