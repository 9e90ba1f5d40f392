r"""BibTeX for old LaTeX: the four oldest entry types, years and month macros, eight bits.

Latin letters are written as commands (``{\'e}``), so that pdfLaTeX sets them and old styles do
not cut them in half. Letters of other scripts stay as they are; pdfLaTeX cannot set those, and
one warning names the records that have them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs.errors import Place, Problem, ignore
from migpubs.formats import bib, bib_reader, biblatex, kept, reference
from migpubs.formats.keeping import Keep, joined, report
from migpubs.formats.latex import THAI, eight_bit, escape, protect, safe_url, unset
from migpubs.formats.note import write_note
from migpubs.language_map import LanguageMap
from migpubs.text import has_thai

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from migpubs.dates import Date
    from migpubs.errors import OnProblem
    from migpubs.formats.bib import Fields
    from migpubs.formats.reference import Context
    from migpubs.model import Publication

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

TYPE_OF: Final = {"report": "techreport", "online": "misc", "misc": "misc", "dataset": "misc",
                  "book": "book", "collection": "book", "inbook": "incollection",
                  "article": "article"}  # fmt: skip
"""Our BibLaTeX entry types in BibTeX."""

KIND_OF: Final = {"techreport": "report", "misc": "document", "book": "book",
                  "incollection": "chapter", "article": "article"}  # fmt: skip
"""What an entry type says of the kind, where nothing else does."""

FIELDS: Final[dict[str, frozenset[str]]] = {
    "techreport": frozenset({"type", "genre", "number", "place"}),
    "misc": frozenset({"howpublished", "genre"}),
    "book": frozenset({"number", "place", "edition"}),
    "incollection": frozenset({"container", "number", "place", "edition", "pages"}),
    "article": frozenset({"container", "number", "pages"}),
}
"""What an entry type has a field for in the standard styles, beside what all have."""

_FIELDED: Final = {kind: FIELDS[kind] | {"doi", "isbn", "issn", "publishers"} for kind in FIELDS}
"""What the note need not say."""

KEEPS: Final[Mapping[str, Keep]] = {
    **kept.REFERENCE,
    "title": Keep(
        "the one shown, and an English or Thai one beside it",
        lambda publication, _: kept.with_gloss(kept.title_shown(publication), publication),
    ),
    "subtitle": Keep("of the title shown", kept.subtitle_shown),
    "contributions": Keep("authors, editors, translators; one form of a name", kept.all_three),
}
"""What BibTeX keeps of each field."""


PREAMBLE: Final = THAI
"""What a document needs to print a bibliography with Thai in it, by XeLaTeX or LuaLaTeX."""


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,
    titles: Mapping[str, str] | None = None,
    joint_publishers: str = "one",
    gloss: bool = False,
    latin: bool = False,
) -> Iterator[str]:
    """Give the file entry by entry; the options are those of `biblatex.dump`.

    latin: leave out Thai titles of records that have another, for pdfLaTeX.
    """
    context = reference.context(publications, exported, titles, joint_publishers, gloss=gloss)
    beyond = []
    for count, publication in enumerate(publications):
        report(publication, KEEPS, context, on_problem)
        told = _latin(publication, on_problem) if latin else publication
        text = entry(told, context)
        if unset(text):
            beyond.append(publication.id)
        yield ("\n" if count else "") + text
    if beyond:
        message = f"pdfLaTeX cannot set the letters of {', '.join(beyond)}"
        hint = "use XeLaTeX or LuaLaTeX, with the preamble of --preamble"
        on_problem(Problem("not-for-pdflatex", "warning", message, hint=hint))


dumps = joined(dump)
loads = bib_reader.loads


def _latin(publication: Publication, on_problem: OnProblem) -> Publication:
    """Return a record without its Thai titles, if it has another; say so."""
    title = {tag: text for tag, text in publication.title.items() if not has_thai(text)}
    if not title or len(title) == len(publication.title):
        return publication
    where = Place(record=publication.id, field="title")
    on_problem(Problem("lost", "loss", "kept in part: in Latin letters", where))
    return evolve(publication, title=LanguageMap(title))


def entry(publication: Publication, context: Context) -> str:
    """Return one entry."""
    kind = TYPE_OF[biblatex.entry_type(publication, context)]
    fields = {
        **_who_and_title(publication, kind, context),
        **_publication(publication, kind, context),
        **_words(publication, kind, context),
    }
    text = bib.block(kind, publication.id, {name: eight_bit(text) for name, text in fields.items()})
    month = fields.get("month", "")
    # A macro takes no braces. No value has a line end in it, so this finds the field only.
    return text.replace(f"\n  month = {{{month}}}", f"\n  month = {month}")


def _who_and_title(publication: Publication, kind: str, context: Context) -> Fields:
    container = reference.container(publication, context)
    shown, short, tag = reference.titles(publication, context)
    return {
        **{role: bib.names(publication, role) for role in kept.ROLES},
        "title": _title(shown, tag),
        "shorttitle": _title(short, tag),
        "titleaddon": "" if context.gloss else biblatex.title_beside(publication),
        "booktitle": _title(container, "en") if kind == "incollection" else "",
        "journal": _title(container, "en") if kind == "article" else "",
    }


def _title(text: str, tag: str) -> str:
    """Return a title escaped; old styles lower all titles, so one that is not English is braced."""
    if tag.startswith("en"):
        return protect(text)
    plain = escape(text)
    return f"{{{plain}}}" if plain != plain.lower() else plain


def _publication(publication: Publication, kind: str, context: Context) -> Fields:
    known = FIELDS[kind]
    agency = "institution" if kind == "techreport" else "publisher"
    genre = escape(reference.word(publication))
    return {
        agency: bib.publishers(publication, context.joint_publishers),
        "type": genre if "type" in known else "",
        "howpublished": genre if "howpublished" in known else "",
        "number": escape(publication.number) if "number" in known else "",
        "edition": escape(publication.edition) if "edition" in known else "",
        "address": escape(publication.place) if "place" in known else "",
        **_date(publication.date),
        "pages": escape(publication.pages) if "pages" in known else "",
    }


def _date(date: Date | None) -> Fields:
    if date is None:
        return {}
    return {
        "year": str(date)[:4],
        "month": MONTHS[date.month - 1] if date.month else "",
        "day": str(date.day or ""),
    }


def _words(publication: Publication, kind: str, context: Context) -> Fields:
    language = publication.language
    note = write_note(publication, context, _FIELDED[kind])
    status = "" if publication.status == "published" else publication.status
    shows_genre = kind in {"techreport", "misc"}
    shown = reference.word(publication) if shows_genre else publication.genre
    said = reference.said_kind(shown, KIND_OF[kind])
    return {
        "isbn": reference.first_printed(publication, "isbn"),
        "issn": reference.first_printed(publication, "issn"),
        "doi": publication.identifier("doi"),
        "url": safe_url(publication.url),
        "langid": biblatex.langid(language),
        "language": language,
        "note": escape("; ".join(part for part in (status, note) if part)),
        "abstract": escape(reference.abstract(publication)),
        "entrysubtype": "" if said == (publication.kind, publication.genre) else publication.kind,
    }
