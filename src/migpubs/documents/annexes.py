"""The annex of a year's report: the table of the works it lists.

A row as printed is not a record: it is shown as it was printed, with the accidents of printing
mended, unless the records are asked for. Rows that were never printed come from their records.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from attrs import evolve, frozen

from migpubs.csl.runs import Link, plain
from migpubs.dates import Date, format_date
from migpubs.documents import acronyms, columns
from migpubs.documents.blocks import Document, Table
from migpubs.documents.gaps import Notes
from migpubs.documents.grouping import group
from migpubs.documents.headings import under_headings
from migpubs.documents.ordering import ORDERS, author_keys, date_key, publisher_keys
from migpubs.documents.remarks import remark
from migpubs.documents.tagging import tag
from migpubs.documents.wording import check_language, is_thai, say
from migpubs.errors import Place, Problem, UnknownWord, ignore
from migpubs.mending import mend, words
from migpubs.progress import counted, quiet
from migpubs.text import sort_key
from migpubs.vocabulary import several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from migpubs.catalogue import Catalogue
    from migpubs.documents.blocks import Block, Column, Runs
    from migpubs.documents.bylines import Names
    from migpubs.errors import OnProblem
    from migpubs.model import Annex, Publication, Row
    from migpubs.progress import OnProgress

Cells: TypeAlias = Literal["mended", "verbatim", "records"]
"""Whether printed rows are shown mended, exactly as printed, or built anew from their records."""

_DEFAULT: Final = ("title", "author", "publisher")


@frozen(kw_only=True)
class _Choices:
    """How the table is to be."""

    cells: Cells
    columns: tuple[str, ...]
    language: str
    names: Names | Literal[""]


@frozen(kw_only=True)
class _Line:
    """A row of the finished table."""

    number: int
    cells: Mapping[str, Runs]
    publications: tuple[Publication, ...]
    built_from: tuple[str, ...] = ()
    """The ids of the works that its cells were built from; none where they were printed."""


def annex(
    catalogue: Catalogue,
    year: int,
    *,
    cells: Cells = "mended",
    columns: Sequence[str] = (),
    language: str = "en",
    sort: Sequence[str] = (),
    group_by: Sequence[str] = (),
    names: Names | Literal[""] = "",
    acronym_list: bool = False,
    show_gaps: bool = False,
    on_problem: OnProblem = ignore,
    on_progress: OnProgress = quiet,
) -> Document:
    """Build the annex of a report year; `migpubs.render` writes it.

    year: one of ``catalogue.annexes``, of the Common era.
    cells: ``mended`` (as printed, with cut words joined, names of sites dropped and notes on the
    language in words), ``verbatim`` (as printed), ``records`` (built from the records). A row
    without printed cells always comes from its records, one line for each.
    columns: of `migpubs.documents.columns.COLUMNS`; default: those that were printed.
    language: ``en`` or ``th``, of headings, months and notes.
    sort: words of `ORDERS`; default: as printed.
    group_by: words of `GROUPINGS`.
    names: ``short`` or ``full``: authors and publishers from the records; default: as printed.
    acronym_list: add the acronyms used.
    show_gaps: add notes on what is not known.
    on_problem: is told of rows without a record and of titles that lead to one of several works.
    on_progress: is told how many rows are made, of how many.

    `UnknownYear` for a year without annex, `UnknownWord` for a word that is not one of these.
    """
    listed = catalogue.annex(year)
    sort = several(sort)
    check_language(language)
    _check(sort, ORDERS, "order")
    _check([cells], get_args(Cells), "form of the cells")
    _check([names], ("short", "full", ""), "form of the names")
    shown_names = _chosen(listed, several(columns))
    choices = _Choices(cells=cells, columns=shown_names, language=language, names=names)
    rows = counted(listed.rows, "rows", on_progress)
    lines = list(_lines(catalogue, listed, rows, choices, on_problem))
    if sort:
        lines.sort(key=lambda line: [_key(line, order, choices) for order in sort])
    notes = Notes(language)
    if show_gaps:
        lines = [_noted(line, notes) for line in lines]
    shown = [_column(name, listed, choices) for name in choices.columns]
    blocks = under_headings(
        group(lines, group_by, lambda line: line.publications, language),
        lambda those: (_table(those, shown),),
        lines,
        language,
    )
    used = _acronyms(catalogue, lines, blocks, language) if acronym_list else ()
    return Document(
        title=_heading(listed, language),
        language=language,
        blocks=(*blocks, *notes.blocks(), *used),
        creator=catalogue.owner(language),
        subject=catalogue.description.title.text(language, "en"),
    )


def _check(given: Iterable[str], known: Sequence[str], noun: str) -> None:
    for word in given:
        if word not in known:
            raise UnknownWord(word, dict.fromkeys(known), noun=noun)


def _heading(listed: Annex, language: str) -> str:
    if listed.heading and not is_thai(language):
        return listed.heading
    return say("annex", language, year=format_date(Date(listed.year), language))


# Columns


def _chosen(listed: Annex, wanted: Sequence[str]) -> tuple[str, ...]:
    printed = tuple(columns.printed(listed.columns))
    _check(wanted, (*columns.COLUMNS, *printed), "column")
    return tuple(wanted) or printed or _DEFAULT


def _column(name: str, listed: Annex, choices: _Choices) -> Column:
    as_printed = columns.printed(listed.columns).get(name, "")
    if name not in columns.COLUMNS:
        return columns.other_column(name, as_printed)
    thai = is_thai(choices.language)
    return columns.column(name, choices.language, "" if thai else as_printed)


def _table(lines: Sequence[_Line], shown: Sequence[Column]) -> Table:
    rows = tuple(tuple(line.cells.get(each.name, ()) for each in shown) for line in lines)
    return Table(columns=tuple(shown), rows=rows, works=tuple(line.built_from for line in lines))


# Lines


def _lines(
    catalogue: Catalogue,
    listed: Annex,
    rows: Iterable[Row],
    choices: _Choices,
    on_problem: OnProblem,
) -> Iterator[_Line]:
    vocabulary = words(
        [cell for row in listed.rows for cell in row.cells]
        + [each.full_title() for each in catalogue]
    )
    number = 0
    for place, row in enumerate(rows, start=1):
        publications = tuple(catalogue[key] for key in row.records if key in catalogue)
        problem = _trouble(row, publications, choices.cells)
        if problem:
            on_problem(Problem(*problem, Place(record=f"annex {listed.year}/{place}")))
        from_records = publications and (choices.cells == "records" or not row.cells)
        for each in ((one,) for one in publications) if from_records else (publications,):
            number += 1
            cells = _from_records(each, choices)
            if not from_records:
                cells = _as_printed(row, listed, each, choices, vocabulary)
            yield _Line(
                number=number,
                cells=cells | {"number": (str(number),)},
                publications=each,
                built_from=tuple(one.id for one in each) if from_records else (),
            )


def _trouble(
    row: Row, publications: Sequence[Publication], cells: Cells
) -> tuple[str, Literal["gap", "loss"], str] | None:
    """Return code, severity and message of what is to be said of a row, if anything."""
    if not publications and (cells == "records" or not row.cells):
        what = "it is shown as printed" if row.cells else "its line is empty"
        return "annex-row-without-record", "gap", f"the row has no record: {what}"
    addresses = {each.url for each in publications if each.url}
    if row.cells and cells == "mended" and not row.links and len(addresses) > 1:
        return "annex-row-links", "loss", "the row lists several works: only the first is linked"
    return None


def _from_records(publications: Sequence[Publication], choices: _Choices) -> dict[str, Runs]:
    """Return the cells of some works, parted by semicolons where there are several."""
    names = choices.names or "short"
    cells: dict[str, Runs] = {}
    for name in columns.COLUMNS:
        if name == "number":
            continue
        parts = [columns.cell(name, each, choices.language, names) for each in publications]
        cells[name] = columns.joined(dict.fromkeys(part for part in parts if part))
    return cells


def _as_printed(
    row: Row,
    listed: Annex,
    publications: Sequence[Publication],
    choices: _Choices,
    vocabulary: frozenset[str],
) -> dict[str, Runs]:
    cells = _from_records(publications, choices)
    links = {
        columns.meaning(link.column) if link.column else "title": link.url for link in row.links
    }
    for name, printed in zip(columns.printed(listed.columns), row.cells, strict=False):
        if choices.names and name in {"author", "publisher"} and cells.get(name):
            continue
        url = links.get(name, "")
        if choices.cells == "verbatim":
            cells[name] = _linked(_printed(name, printed, choices.language), url)
            continue
        if name == "title" and not url:
            url = next((each.url for each in publications if each.url), "")
        cell = mend(printed, vocabulary)
        runs = _linked(_printed(name, cell.text, choices.language), url)
        cells[name] = (*runs, *columns.bracketed(remark(cell.texts, choices.language)))
    return cells


def _printed(name: str, words: str, language: str) -> Runs:
    runs = tag(words, "", language)
    return columns.as_title(runs) if name == "title" else runs


def _linked(runs: Runs, url: str) -> Runs:
    return (Link(url, runs),) if url and runs else runs


def _noted(line: _Line, notes: Notes) -> _Line:
    title = (*line.cells.get("title", ()), *notes.mark(line.publications))
    return evolve(line, cells={**line.cells, "title": title})


# Order and acronyms


def _key(line: _Line, order: str, choices: _Choices) -> object:
    """The key of a line: by its records, or by its words where it has none."""
    first = line.publications[0] if line.publications else None
    names = choices.names or "short"
    if order == "printed":
        return line.number
    if order == "date":
        return date_key(first.date if first else None)
    of: Mapping[str, Callable[[Publication, str, Names], tuple[object, ...]]]
    of = {"author": author_keys, "publisher": publisher_keys}
    keys = of[order](first, choices.language, names) if first and order in of else ()
    text = plain(line.cells.get(order, ()))
    return keys or (sort_key(text, choices.language),)


def _acronyms(
    catalogue: Catalogue, lines: Iterable[_Line], blocks: Iterable[Block], language: str
) -> tuple[Block, ...]:
    behind = acronyms.credited(each for line in lines for each in line.publications)
    text = Document(title="", language=language, blocks=tuple(blocks)).text()
    return acronyms.acronym_list(text, (behind | dict(catalogue.bodies)).values(), language)
