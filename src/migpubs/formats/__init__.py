"""Formats for machines: one module a format, with ``dump``, ``dumps`` and perhaps ``loads``.

A writer takes any iterable of publications and gives text piece by piece, in the order it gets
them, the same bytes each time. What a format cannot carry is a `Problem` of severity ``loss``.
"""

from __future__ import annotations

import importlib
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, overload

from attrs import frozen

from migpubs.catalogue.collection import around, check_publications
from migpubs.errors import Place, Problem, UnknownFormat, WrongOption, did_you_mean, ignore
from migpubs.formats.encoding import decode
from migpubs.formats.reference import Titles
from migpubs.progress import counted, quiet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from migpubs.errors import OnProblem
    from migpubs.model import Body, Publication
    from migpubs.progress import OnProgress


TextFormat: TypeAlias = Literal[
    "biblatex", "bibtex", "csl-json", "ris", "zotero-rdf", "word-sources", "csv", "json-ld", "jsonl"
]
"""The names of the formats whose files are text."""


@frozen(kw_only=True)
class Format:
    """One format: its name on the command line and where it is written and read."""

    name: str
    label: str
    """What it is called on the web page; the same in all languages."""
    description: str
    readers: str = ""
    """The programs it is for, where the label does not say it; names, the same in all languages."""
    module: str
    """The module in this package; it is imported when it is used."""
    endings: tuple[str, ...] = ()
    """Of files, the first is the usual one."""
    by_key: bool = False
    """Whether its entries are sorted by their keys, as its users expect."""
    writes: bool = True
    reads: bool = True
    """Whether it is read, too."""
    binary: bool = False
    """Whether its files are bytes, not text."""
    options: tuple[str, ...] = ()
    """What its ``dump`` takes beside what all take."""
    reading_options: tuple[str, ...] = ()
    """What its ``loads`` takes beside what all take."""

    def load_module(self) -> ModuleType:
        """Import the module."""
        return importlib.import_module(f"migpubs.formats.{self.module}")


FORMATS: Final[Mapping[str, Format]] = {
    each.name: each
    for each in (
        Format(
            name="biblatex",
            label="BibLaTeX",
            description="BibLaTeX, for LaTeX with biber, JabRef, pandoc",
            readers="LaTeX (biber), JabRef, pandoc, Quarto",
            module="biblatex",
            endings=(".bib",),
            by_key=True,
            options=("joint_publishers", "gloss"),
            reading_options=("recover",),
        ),
        Format(
            name="bibtex",
            label="BibTeX",
            description="BibTeX, for old LaTeX",
            readers="LaTeX (BibTeX)",
            module="bibtex",
            by_key=True,
            options=("joint_publishers", "gloss", "latin"),
            reading_options=("recover",),
        ),
        Format(
            name="csl-json",
            label="CSL-JSON",
            description="CSL-JSON, for Zotero, pandoc, Quarto",
            readers="Zotero, pandoc, Quarto",
            module="csl_json",
            endings=(".json",),
            options=("gloss",),
        ),
        Format(
            name="ris",
            label="RIS",
            description="RIS, for EndNote, Mendeley",
            readers="EndNote, Mendeley, Zotero",
            module="ris",
            endings=(".ris",),
            options=("gloss",),
        ),
        Format(
            name="zotero-rdf",
            label="Zotero RDF",
            description="Zotero RDF, which loses least in Zotero",
            readers="Zotero",
            module="zotero_rdf",
            endings=(".rdf",),
            options=("gloss", "unapi"),
        ),
        Format(
            name="word-sources",
            label="Word Sources.xml",
            description="Word's own list of sources",
            readers="Microsoft Word",
            module="word_sources",
            endings=(".xml",),
            options=("gloss",),
            reads=False,
        ),
        Format(
            name="csv",
            label="CSV",
            description="CSV, one row a record",
            module="csv",
            endings=(".csv",),
            options=("bom",),
        ),
        Format(
            name="xlsx",
            label="Excel",
            description="XLSX, one row a record, for Excel",
            module="xlsx",
            endings=(".xlsx",),
            binary=True,
        ),
        Format(
            name="json-ld",
            label="JSON-LD",
            description="JSON-LD with the words of schema.org",
            readers="schema.org",
            module="json_ld",
            endings=(".jsonld",),
            options=("base",),
            reads=False,
        ),
        Format(
            name="jsonl",
            label="JSON Lines",
            description="JSON Lines: our own form, which loses nothing",
            module="jsonl",
            endings=(".jsonl",),
        ),
    )
}
"""All formats by name."""


def _refuse_options(name: str, of: str, given: Iterable[str]) -> None:
    """Raise `WrongOption` for an option that a format does not know, and name those that do."""
    known = getattr(FORMATS[name], of)
    for option in sorted(set(given) - set(known)):
        fitting = [each.name for each in FORMATS.values() if option in getattr(each, of)]
        told = option.replace("_", " ")
        meant = did_you_mean(option, known) or "no format does"
        hint = f"that is for {', '.join(fitting)}" if fitting else meant
        raise WrongOption(f"{name} knows no {told} ({hint})")


def find(name: str, *, reading: bool = False) -> Format:
    """Return a format by its name; `UnknownFormat` names the nearest.

    reading: it must be one that is read.
    """
    known = [each.name for each in FORMATS.values() if each.reads or not reading]
    if name not in FORMATS:
        raise UnknownFormat(name, known)
    if name not in known:
        raise UnknownFormat(name, hint=f"it is only written; read are {', '.join(known)}")
    return FORMATS[name]


def dump(
    name: str,
    publications: Iterable[Publication],
    *,
    titles: Mapping[str, str] | None = None,
    on_problem: OnProblem = ignore,
    on_progress: OnProgress = quiet,
    **options: Any,  # noqa: ANN401 - each format has options of its own
) -> Iterator[str] | Iterator[bytes]:
    """Give publications in a format, piece by piece, sorted by key where the format wants it.

    name: a key of `FORMATS`; `UnknownFormat` for any other.
    publications: of an iterator one at a time is held, unless they are to be sorted. Those of a
    collection are known to one another; those of an iterator by ``titles`` and ``exported``, ids.
    titles: titles by id of works that are not exported, to name what a translation translates;
    default: those of the catalogue that the publications were chosen from.
    on_progress: is told how many records of a collection are done, of how many.
    """
    wanted = find(name)
    _refuse_options(name, "options", set(options) - {"exported"})
    several, catalogue = publications, around(publications)
    if titles is None and len(catalogue):
        titles = Titles(catalogue)
    if wanted.by_key:
        several = sorted(publications, key=lambda publication: publication.id)
    if isinstance(several, Collection):
        titles = Titles(several) if titles is None else titles
        options = {"exported": {each.id for each in several}} | options
        several = counted(several, "records", on_progress)
    module = wanted.load_module()
    pieces: Iterator[str] = module.dump(several, titles=titles, on_problem=on_problem, **options)
    return pieces


@overload
def export(
    name: TextFormat,
    publications: Iterable[Publication],
    *,
    titles: Mapping[str, str] | None = None,
    on_problem: OnProblem = ignore,
    on_progress: OnProgress = quiet,
    **options: object,
) -> str: ...


@overload
def export(
    name: Literal["xlsx"],
    publications: Iterable[Publication],
    *,
    titles: Mapping[str, str] | None = None,
    on_problem: OnProblem = ignore,
    on_progress: OnProgress = quiet,
    **options: object,
) -> bytes: ...


@overload
def export(
    name: str,
    publications: Iterable[Publication],
    *,
    titles: Mapping[str, str] | None = None,
    on_problem: OnProblem = ignore,
    on_progress: OnProgress = quiet,
    **options: object,
) -> str | bytes: ...


def export(
    name: str,
    publications: Iterable[Publication],
    *,
    titles: Mapping[str, str] | None = None,
    on_problem: OnProblem = ignore,
    on_progress: OnProgress = quiet,
    **options: object,
) -> str | bytes:
    """Return publications in a format: text, or bytes for ``xlsx``.

    name: a key of `migpubs.formats.FORMATS`; `UnknownFormat` for any other. titles: titles by id
    of works that are not exported, to name what a translation translates; default: those of the
    catalogue that the publications were chosen from. on_problem: is told of
    what the format cannot carry, each a ``loss``. on_progress: is told how many records are done,
    of how many. options: those of the format, such as ``joint_publishers="list"`` for
    ``biblatex``; `WrongOption` for one that it does not know.

    The same publications give the same bytes. `MissingExtra` where a library is not installed.
    """
    several = publications if isinstance(publications, Collection) else list(publications)
    check_publications(several)
    pieces: Any = dump(
        name, several, titles=titles, on_problem=on_problem, on_progress=on_progress, **options
    )
    return (b"" if find(name).binary else "").join(pieces)


def preamble(name: str) -> str:
    """Return what a LaTeX document needs for a format; `WrongOption` for one that is not LaTeX."""
    found: str = getattr(find(name).load_module(), "PREAMBLE", "")
    if not found:
        raise WrongOption(f"{name} has no preamble (that is for biblatex, bibtex)")
    return found


def load(
    name: str,
    content: bytes | str,
    *,
    bodies: Iterable[Body] = (),
    file: str = "",
    on_problem: OnProblem = ignore,
    **options: Any,  # noqa: ANN401 - each format has options of its own
) -> tuple[Publication, ...]:
    """Return the publications of a file's content.

    name: a key of `FORMATS`; `UnknownFormat` for any other, and for one that is only written.
    bodies: the list that names are matched against; others are proposed.
    Text in another encoding than UTF-8 is read by what it looks like, which is reported; so is a
    file without any record.
    `ParseError` for what cannot be read at all.
    """
    wanted = find(name, reading=True)
    _refuse_options(name, "reading_options", options)
    found: tuple[Publication, ...] = ()
    content = content.encode() if isinstance(content, str) else content
    if content.strip():
        given = content if wanted.binary else decode(content, file, on_problem)
        found = wanted.load_module().loads(
            given, bodies=bodies, file=file, on_problem=on_problem, **options
        )
    if not found:
        told = "no record is in this file" if content.strip() else "this file is empty"
        on_problem(Problem("no-records", "warning", told, Place(file=file)))
    return found
