"""The media a document can be written in, and the one function that writes it."""

from __future__ import annotations

import importlib
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias, cast, overload

from attrs import frozen

from migpubs.documents.page import Page
from migpubs.errors import UnknownFormat, ignore

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from migpubs.documents.blocks import Document
    from migpubs.errors import OnProblem


TextMedium: TypeAlias = Literal[
    "html", "html-table", "html-list", "markdown", "text", "tsv", "latex", "typst"
]
"""The names of the media that are text."""


class _Writer(Protocol):
    def __call__(self, document: Document, page: Page, on_problem: OnProblem) -> str | bytes: ...


@frozen(kw_only=True)
class Medium:
    """A form in which a document can be had."""

    name: str
    label: str
    """What it is called on the web page; the same in all languages."""
    ending: str
    """The usual ending of a file's name; the first medium of an ending is the one it means."""
    summary: str
    """What it is good for."""
    module: str
    """The module of `migpubs.documents` that writes it."""
    function: str = "dumps"
    """The name of the function there."""


MEDIA: Final[Mapping[str, Medium]] = MappingProxyType(
    {
        medium.name: medium
        for medium in (
            Medium(
                name="docx",
                label="Word",
                ending=".docx",
                summary="Word and LibreOffice",
                module="docx",
            ),
            Medium(
                name="pdf", label="PDF", ending=".pdf", summary="print and screen", module="pdf"
            ),
            Medium(
                name="html",
                label="HTML",
                ending=".html",
                summary="a complete web page",
                module="html",
            ),
            Medium(
                name="html-table",
                label="HTML (Drupal: Full HTML)",
                ending=".html",
                summary="a table to paste into a web page (Drupal: Full HTML)",
                module="html",
                function="dumps_table",
            ),
            Medium(
                name="html-list",
                label="HTML (Drupal)",
                ending=".html",
                summary="a list to paste into a web page (Drupal: any text format)",
                module="html",
                function="dumps_list",
            ),
            Medium(
                name="markdown",
                label="Markdown",
                ending=".md",
                summary="GitHub and pandoc",
                module="markdown",
            ),
            Medium(name="text", label="Text", ending=".txt", summary="an e-mail", module="text"),
            Medium(name="tsv", label="TSV", ending=".tsv", summary="a spreadsheet", module="tsv"),
            Medium(
                name="latex",
                label="LaTeX",
                ending=".tex",
                summary="XeLaTeX and LuaLaTeX",
                module="latex",
            ),
            Medium(name="typst", label="Typst", ending=".typ", summary="Typst", module="typst"),
        )
    }
)
"""All media by name."""


def medium_of(name: str | os.PathLike[str]) -> str:
    """Return the medium that the ending of a file's name means; `UnknownFormat` if none."""
    ending = PurePath(name).suffix.casefold()
    for medium in MEDIA.values():
        if ending == medium.ending:
            return medium.name
    endings = dict.fromkeys(medium.ending for medium in MEDIA.values())
    raise UnknownFormat(ending or str(name), endings, noun="ending")


@overload
def render(
    document: Document,
    medium: TextMedium = "markdown",
    *,
    page: Page | None = None,
    on_problem: OnProblem = ignore,
) -> str: ...


@overload
def render(
    document: Document,
    medium: Literal["docx", "pdf"],
    *,
    page: Page | None = None,
    on_problem: OnProblem = ignore,
) -> bytes: ...


@overload
def render(
    document: Document,
    medium: str,
    *,
    page: Page | None = None,
    on_problem: OnProblem = ignore,
) -> str | bytes: ...


def render(
    document: Document,
    medium: str = "markdown",
    *,
    page: Page | None = None,
    on_problem: OnProblem = ignore,
) -> str | bytes:
    """Write a document in a medium: bytes for ``docx`` and ``pdf``, text for the others.

    document: of `annex` or `reading_list`. medium: a key of `migpubs.documents.MEDIA`.
    page: paper, fonts and template, for the media that have them.
    on_problem: is told of what the medium cannot hold, each a ``loss``.

    The same document and page give the same bytes. `UnknownFormat` for an unknown medium,
    `MissingExtra` where the medium needs a library that is not installed.
    """
    if medium not in MEDIA:
        raise UnknownFormat(medium, MEDIA, noun="medium")
    found = MEDIA[medium]
    module = importlib.import_module(f"migpubs.documents.{found.module}")
    write = cast("_Writer", getattr(module, found.function))
    return write(document, page or Page(), on_problem)
