"""Word's own list of sources (``Sources.xml``), for Word's citations and bibliography.

The bibliography schema of ECMA-376, part 1, section 22.6. Word knows one corporate author, so
several bodies stand in one, parted by semicolons; persons beside bodies are lost to Word, so
they stand there too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.errors import ignore
from migpubs.formats import kept, reference
from migpubs.formats.keeping import Keep, joined, report
from migpubs.formats.latex import safe_url
from migpubs.formats.note import WORDS, write_note
from migpubs.formats.xml_text import element, escape
from migpubs.model import Body

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from migpubs.errors import OnProblem
    from migpubs.formats.reference import Context
    from migpubs.model import Contributor, Publication

TYPES: Final = {
    "report": "Report", "brief": "Report", "factsheet": "Report", "guide": "Report",
    "course": "InternetSite", "instrument": "Report", "book": "Book", "chapter": "BookSection",
    "article": "JournalArticle", "webpage": "InternetSite", "dataset": "ElectronicSource",
    "series": "Report", "document": "Misc",
}  # fmt: skip
"""The source type of each kind."""

_SHOWN = "for printing only"
KEEPS: Final[Mapping[str, Keep]] = {
    "id": Keep("yes", lambda publication, _: publication.id),
    "kind": Keep(f"as a source type; {_SHOWN}", lambda publication, _: publication.kind),
    "title": Keep("the one shown with its subtitle", kept.title_joined),
    **{
        name: kept.REFERENCE[name]
        for name in ("genre", "texts", "publishers", "place", "issued", "edition", "number")
    },
    **{
        name: kept.REFERENCE[name]
        for name in ("pages", "status", "links", "identifiers", "relations")
    },
    "contributions": Keep("authors in one text where there are bodies; editors", kept.all_three),
}
"""What Word's sources keep of each field."""

_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<b:Sources SelectedStyle="" xmlns:b="{_NAMESPACE}" xmlns="{_NAMESPACE}">\n'
)
_CODES: Final = {
    "en": "1033", "th": "1054", "my": "1109", "lo": "1108", "km": "1107", "vi": "1066",
    "id": "1057", "ms": "1086", "zh": "2052", "fr": "1036", "es": "3082", "ru": "1049",
    "ar": "1025", "de": "1031", "ja": "1041", "ko": "1042",
}  # fmt: skip
"""Windows language identifiers (Microsoft, [MS-LCID])."""


def dump(
    publications: Iterable[Publication],
    *,
    on_problem: OnProblem = ignore,
    exported: Container[str] | None = None,
    titles: Mapping[str, str] | None = None,
    gloss: bool = False,
) -> Iterator[str]:
    """Give the file source by source, in the order of the publications.

    titles: titles by id, to name translated works; by default those of a collection.
    gloss: write a Thai title as ``ไทย [English]``.
    """
    context = reference.context(publications, exported, titles, gloss=gloss)
    yield _HEAD
    for each in publications:
        report(each, KEEPS, context, on_problem)
        yield _source(each, context)
    yield "</b:Sources>\n"


dumps = joined(dump)


def _source(publication: Publication, context: Context) -> str:
    kind = TYPES[publication.kind]
    date = publication.date
    title, short, _ = reference.titles(publication, context)
    container = reference.container(publication, context)
    agency = reference.joint(publication)
    status = "" if publication.status == "published" else publication.status
    fielded = {*WORDS, "container", "publishers"}
    note = write_note(publication, context, fielded)
    values = {
        "Tag": publication.id,
        "SourceType": kind,
        "Title": title,
        "ShortTitle": short,
        "BookTitle": container if kind == "BookSection" else "",
        "JournalName": container if kind == "JournalArticle" else "",
        "Year": f"{date.year:04}" if date else "",
        "Month": str(date.month or "") if date else "",
        "Day": str(date.day or "") if date else "",
        "Publisher": agency if kind != "Report" else "",
        "Institution": agency if kind == "Report" else "",
        "City": publication.place,
        "ThesisType": reference.word(publication) if kind == "Report" else "",
        "Medium": reference.word(publication)
        if kind in {"InternetSite", "ElectronicSource"}
        else "",
        "Edition": publication.edition,
        "Pages": publication.pages,
        "StandardNumber": publication.number,
        "LCID": _CODES.get(publication.language.partition("-")[0], ""),
        "URL": safe_url(publication.url),
        "Comments": "; ".join(part for part in (status, note) if part),
    }
    fields = "".join(
        element(f"b:{name}", kept.clean(value), "  ") for name, value in values.items()
    )
    return f"<b:Source>\n{fields}{_authors(publication)}</b:Source>\n"


def _authors(publication: Publication) -> str:
    """Return all who made it, by their roles."""
    roles = {"Author": publication.authors, "Editor": publication.editors}
    roles["Translator"] = publication.of_role("translator")
    told = "".join(_role(name, who) for name, who in roles.items() if who)
    return f"  <b:Author>\n{told}  </b:Author>\n" if told else ""


def _role(name: str, who: Sequence[Contributor]) -> str:
    if name == "Author" and any(isinstance(each, Body) for each in who):
        whole = "; ".join(
            each.name.text("en") if isinstance(each, Body) else str(each) for each in who
        )
        return f"    <b:{name}><b:Corporate>{escape(whole)}</b:Corporate></b:{name}>\n"
    persons = "".join(map(_person, who))
    return f"    <b:{name}><b:NameList>{persons}</b:NameList></b:{name}>\n"


def _person(who: Contributor) -> str:
    if isinstance(who, Body) or reference.is_whole(who):
        last, first = who.name.text("en") if isinstance(who, Body) else str(who), ""
    else:
        last, first = who.family, who.given
    given = f"<b:First>{escape(first)}</b:First>" if first else ""
    return f"<b:Person><b:Last>{escape(last)}</b:Last>{given}</b:Person>"
