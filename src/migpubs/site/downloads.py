"""The files beside the pages: annexes, reading lists and bibliographies of every year and of all.

What needs a library that is not installed is left out, and said as a `Problem`.
"""

from __future__ import annotations

from functools import partial
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from migpubs.documents import MEDIA, annex, reading_list, render
from migpubs.errors import MissingExtra, Problem
from migpubs.formats import FORMATS, export
from migpubs.site.wording import LANGUAGES
from migpubs.site.workers import make_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from migpubs.catalogue import Catalogue
    from migpubs.documents import Document
    from migpubs.errors import OnProblem

FOLDER: Final = "downloads"

IN_BOTH_LANGUAGES: Final = ("docx", "pdf", "html")
"""The media of documents that are also written in Thai."""

READING_LISTS: Final = ("docx", "pdf", "html", "markdown", "text")
"""The media of reading lists; the others are for tables."""

_MARKS: Final[Mapping[str, str]] = {"html-table": ".table", "html-list": ".list"}
"""What tells the media of one ending apart in the names of files."""

_ENDINGS: Final[Mapping[str, str]] = {
    "biblatex": ".bib",
    "bibtex": ".bibtex.bib",
    "csl-json": ".csl.json",
    "word-sources": ".sources.xml",
}
"""The endings of files of formats whose usual ending another one has, or that says too little."""


@frozen(kw_only=True)
class Download:
    """A file to take away."""

    path: str
    """Where it lies in the site."""
    group: str
    """``annex-files``, ``list-files`` or ``data-files``."""
    year: int
    """The report year; 0 is all years."""
    format: str
    """The name of its medium or format."""
    language: str = ""
    """The language of its own words, where it has any."""
    make: Callable[[OnProblem], str | bytes] = field(eq=False, repr=False)
    """Write it; what it cannot carry is told."""

    @property
    def label(self) -> str:
        """What the file is: ``Word``, ``BibLaTeX``."""
        return (MEDIA.get(self.format) or FORMATS[self.format]).label

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rsplit("/", 1)[1]

    @property
    def readers(self) -> str:
        """The programs it is for, where its label does not say it."""
        return FORMATS[self.format].readers if self.format in FORMATS else ""


def written(
    wanted: Iterable[Download], on_problem: OnProblem, *, alone: bool
) -> Iterator[tuple[Download, str | bytes]]:
    """Give downloads with their content, those that can be made.

    alone: as of `migpubs.site.workers.make_all`; those that share a document are made together.
    """
    several = [list(those) for _, those in groupby(wanted, _document_of)]
    left_out: dict[str, Problem] = {}
    made = make_all([partial(_make, those) for those in several], alone=alone)
    for download, (content, problems) in zip(
        chain(*several), chain.from_iterable(made), strict=True
    ):
        if content is None:
            left_out.setdefault(download.format, *problems)
            continue
        yield download, content
        for problem in problems:
            on_problem(problem)
    for problem in left_out.values():
        on_problem(problem)


def _document_of(download: Download) -> tuple[object, ...]:
    """What files that are made of one document have in common."""
    return download.year, download.group, download.language


def _make(those: Iterable[Download]) -> Iterator[tuple[str | bytes | None, list[Problem]]]:
    """Give the content of each and what was told of it; none where a library is missing."""
    for download in those:
        told: list[Problem] = []
        try:
            yield download.make(told.append), told
        except MissingExtra as error:
            yield None, [Problem("file-left-out", "warning", f"{download.label} files: {error}")]


def downloads(catalogue: Catalogue) -> Iterator[Download]:
    """Give every download, unwritten, the latest year first and all years last."""
    for year in sorted(catalogue.annexes, reverse=True):
        yield from _annexes(catalogue, year)
        yield from _reading_lists(catalogue, year)
        yield from _bibliographies(catalogue, year)
    yield from _reading_lists(catalogue, 0)
    yield from _bibliographies(catalogue, 0)


def _languages(medium: str) -> tuple[str, ...]:
    return LANGUAGES if medium in IN_BOTH_LANGUAGES else LANGUAGES[:1]


def _path(stem: str, year: int, medium: str, language: str = "") -> str:
    folder = f"{FOLDER}/{year or 'all'}"
    name = f"{stem}-{year}" if year else stem
    tongue = f".{language}" if language not in {"", LANGUAGES[0]} else ""
    if medium in MEDIA:
        return f"{folder}/{name}{tongue}{_MARKS.get(medium, '')}{MEDIA[medium].ending}"
    ending = _ENDINGS.get(medium) or FORMATS[medium].endings[0]
    return f"{folder}/{name}{ending}"


def _annexes(catalogue: Catalogue, year: int) -> Iterator[Download]:
    return _documents("annex", "annex-files", year, MEDIA, partial(annex, catalogue, year))


def _reading_lists(catalogue: Catalogue, year: int) -> Iterator[Download]:
    build = partial(reading_list, catalogue.select(listed=year or None))
    return _documents("reading-list", "list-files", year, READING_LISTS, build)


def _documents(
    stem: str, group: str, year: int, media: Iterable[str], build: Callable[..., Document]
) -> Iterator[Download]:
    """Give the files of a document, language by language: each is built once for all its media."""
    for language in LANGUAGES:
        built = _once(partial(build, language=language))
        for medium in media:
            if language in _languages(medium):
                yield Download(
                    path=_path(stem, year, medium, language),
                    group=group,
                    year=year,
                    format=medium,
                    language=language,
                    make=partial(_rendered, built, medium),
                )


def _once(build: Callable[..., Document]) -> Callable[[OnProblem], Document]:
    """Return what builds a document when it is first asked for, and tells its problems then."""
    known: list[Document] = []

    def built(on_problem: OnProblem) -> Document:
        if not known:
            known.append(build(on_problem=on_problem))
        return known[0]

    return built


def _rendered(
    built: Callable[[OnProblem], Document], medium: str, on_problem: OnProblem
) -> str | bytes:
    return render(built(on_problem), medium, on_problem=on_problem)


def _bibliographies(catalogue: Catalogue, year: int) -> Iterator[Download]:
    for name, fmt in FORMATS.items():
        if not fmt.writes:
            continue

        def make(on_problem: OnProblem, to: str = name) -> str | bytes:
            chosen = catalogue.select(listed=year or None)
            return export(to, chosen, on_problem=on_problem)

        yield Download(
            path=_path("publications", year, name),
            group="data-files",
            year=year,
            format=name,
            make=make,
        )
