"""Formats for machines: one module a format, with ``dump``, ``dumps`` and perhaps ``loads``.

A writer takes any iterable of publications and gives text piece by piece, in the order it gets
them, the same bytes each time. What a format cannot carry is a `Problem` of severity ``loss``.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from migpubs.errors import UnknownFormat, ignore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from migpubs.errors import OnProblem
    from migpubs.model import Publication


@frozen(kw_only=True)
class Format:
    """One format: its name on the command line and where it is written and read."""

    name: str
    description: str
    module: str
    """The module in this package; it is imported when it is used."""
    endings: tuple[str, ...] = ()
    """Of files, the first is the usual one."""
    by_key: bool = False
    """Whether its entries are sorted by their keys, as its users expect."""
    writes: bool = True
    reads: bool = False

    def load_module(self) -> ModuleType:
        """Import the module."""
        return importlib.import_module(f"migpubs.formats.{self.module}")


FORMATS: Final[Mapping[str, Format]] = {
    each.name: each
    for each in (
        Format(
            name="biblatex",
            description="BibLaTeX, for LaTeX with biber, JabRef, pandoc",
            module="biblatex",
            endings=(".bib",),
            by_key=True,
        ),
        Format(
            name="bibtex",
            description="BibTeX, for old LaTeX",
            module="bibtex",
            by_key=True,
        ),
        Format(
            name="csl-json",
            description="CSL-JSON, for Zotero, pandoc, Quarto",
            module="csl_json",
            endings=(".json",),
        ),
    )
}
"""All formats by name."""


def find(name: str) -> Format:
    """Return a format by its name; `UnknownFormat` names the nearest."""
    if name not in FORMATS:
        raise UnknownFormat(name, FORMATS)
    return FORMATS[name]


def export(
    name: str,
    publications: Iterable[Publication],
    *,
    titles: Mapping[str, str] | None = None,
    on_problem: OnProblem = ignore,
    **options: Any,  # noqa: ANN401 - each format has options of its own
) -> Iterator[str]:
    """Give publications in a format, piece by piece, sorted by key where the format wants it.

    name: a key of `FORMATS`; `UnknownFormat` for any other.
    titles: titles by id of works that are not exported, to name what a translation translates.
    """
    wanted = find(name)
    several = list(publications)
    if wanted.by_key:
        several.sort(key=lambda publication: publication.id)
    module = wanted.load_module()
    pieces: Iterator[str] = module.dump(several, titles=titles, on_problem=on_problem, **options)
    return pieces
