"""Formats for machines: one module a format, with ``dump``, ``dumps`` and perhaps ``loads``.

A writer takes any iterable of publications and gives text piece by piece, in the order it gets
them, the same bytes each time. What a format cannot carry is a `Problem` of severity ``loss``.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Literal, overload

from migpubs.catalogue.collection import around, check_publications
from migpubs.errors import Place, Problem, WrongOption, did_you_mean, ignore
from migpubs.formats.encoding import decode
from migpubs.formats.reference import Titles
from migpubs.formats.registry import FORMATS, Format, TextFormat, find
from migpubs.progress import counted, quiet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.model import Body, Publication
    from migpubs.progress import OnProgress

__all__ = ["FORMATS", "Format", "TextFormat", "dump", "export", "find", "load", "preamble"]


def _refuse_options(name: str, of: str, given: Iterable[str]) -> None:
    """Raise `WrongOption` for an option that a format does not know, and name those that do."""
    known = getattr(FORMATS[name], of)
    for option in sorted(set(given) - set(known)):
        fitting = [each.name for each in FORMATS.values() if option in getattr(each, of)]
        told = option.replace("_", " ")
        meant = did_you_mean(option, known) or "no format does"
        hint = f"that is for {', '.join(fitting)}" if fitting else meant
        raise WrongOption(f"{name} knows no {told} ({hint})")


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
