"""The files beside the pages: annexes, reading lists and bibliographies of every year and of all.

What needs a library that is not installed is left out, and said as a `Problem`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from migpubs.documents import MEDIA, annex, reading_list, render
from migpubs.errors import MissingExtra, Problem
from migpubs.formats import FORMATS, export
from migpubs.site.wording import LANGUAGES

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
    wanted: Iterable[Download], on_problem: OnProblem
) -> Iterator[tuple[Download, str | bytes]]:
    """Give downloads with their content."""
    missing: dict[str, Problem] = {}
    for download in wanted:
        try:
            yield download, download.make(on_problem)
        except MissingExtra as error:
            problem = Problem("file-left-out", "warning", f"{download.label} files: {error}")
            missing.setdefault(download.format, problem)
    for problem in missing.values():
        on_problem(problem)


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
    for medium in MEDIA:
        for language in _languages(medium):

            def make(
                on_problem: OnProblem, tongue: str = language, to: str = medium
            ) -> str | bytes:
                made = annex(catalogue, year, language=tongue, on_problem=on_problem)
                return render(made, to, on_problem=on_problem)

            yield Download(
                path=_path("annex", year, medium, language),
                group="annex-files",
                year=year,
                format=medium,
                language=language,
                make=make,
            )


def _reading_lists(catalogue: Catalogue, year: int) -> Iterator[Download]:
    for medium in READING_LISTS:
        for language in _languages(medium):

            def make(
                on_problem: OnProblem, tongue: str = language, to: str = medium
            ) -> str | bytes:
                return render(_list(catalogue, year, tongue, on_problem), to, on_problem=on_problem)

            yield Download(
                path=_path("reading-list", year, medium, language),
                group="list-files",
                year=year,
                format=medium,
                language=language,
                make=make,
            )


def _list(catalogue: Catalogue, year: int, language: str, on_problem: OnProblem) -> Document:
    return reading_list(
        catalogue.select(listed=year or None),
        language=language,
        on_problem=on_problem,
    )


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
