"""A reading list: works as formatted entries, under headings if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.catalogue.collection import around, check_publications
from migpubs.documents import acronyms
from migpubs.documents.accesses import read_accesses
from migpubs.documents.blocks import Document, List
from migpubs.documents.entries import entries
from migpubs.documents.gaps import Notes
from migpubs.documents.grouping import group
from migpubs.documents.headings import under_headings
from migpubs.documents.ordering import ordered
from migpubs.documents.wording import check_language, say
from migpubs.errors import ignore
from migpubs.progress import quiet
from migpubs.vocabulary import several

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from migpubs.dates import Date
    from migpubs.documents.blocks import Block
    from migpubs.errors import OnProblem
    from migpubs.model import Publication
    from migpubs.progress import OnProgress


def reading_list(
    publications: Iterable[Publication],
    *,
    title: str = "",
    language: str = "en",
    style: str = "un",
    sort: Sequence[str] = (),
    group_by: Sequence[str] = (),
    accessed: Mapping[str, Date] | None = None,
    acronym_list: bool = False,
    show_gaps: bool = False,
    on_problem: OnProblem = ignore,
    on_progress: OnProgress = quiet,
) -> Document:
    """Build a reading list; `migpubs.render` writes it.

    publications: what `Catalogue.select` gives, a catalogue, or any others. Of those that come
    from a catalogue the owner of the catalogue is named in the properties of the file.
    title: default "Reading list", in the language of the document.
    language: ``en`` or ``th``, of headings, months and notes.
    style: ``un`` (United Nations Editorial Manual), ``iom``, the name of a CSL style such as
    ``apa``, or a file that ends in ``.csl``.
    sort: words of `ORDERS`, of which ``printed`` means as given; default: the order of the style.
    group_by: words of `GROUPINGS`.
    accessed: the day on which an address was last seen alive, by address; default: what the last
    link check left in the catalogue's folder.
    acronym_list: add the acronyms used.
    show_gaps: add notes on what is not known.

    on_problem: is told of works without a date, and of titles and addresses that the style does
    not print. on_progress: is told how many references are formatted, of how many.

    `UnknownWord` for an unknown order, grouping or language, `UnknownFormat` for an unknown style,
    `ParseError` for a broken one.
    """
    check_language(language)
    catalogue = around(publications)
    if accessed is None:
        accessed = read_accesses(catalogue.path)
    works = list(dict.fromkeys(publications))
    check_publications(works)
    notes = Notes(language)
    lines = list(entries(works, language, accessed, on_problem, style, on_progress))
    if sort:
        order = [work.id for work in ordered(works, *several(sort), language=language)]
        places = {key: place for place, key in enumerate(order)}
        lines.sort(key=lambda line: places[line[0].id])
    if show_gaps:
        lines = [(work, (*entry, *notes.mark([work]))) for work, entry in lines]
    blocks = under_headings(
        group(lines, group_by, lambda line: line[:1], language),
        lambda those: (List(items=tuple(entry for _, entry in those)),) if those else (),
        lines,
        language,
    )
    used = _acronyms(works, blocks, language) if acronym_list else ()
    return Document(
        title=title.strip() or say("reading-list", language),
        language=language,
        blocks=(*blocks, *notes.blocks(), *used),
        creator=catalogue.owner(language),
    )


def _acronyms(
    works: Sequence[Publication], blocks: tuple[Block, ...], language: str
) -> tuple[Block, ...]:
    text = Document(title="", language=language, blocks=blocks).text()
    return acronyms.acronym_list(text, acronyms.credited(works).values(), language)
