"""What the commands share that write documents for people: media, pages, language and order."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from migpubs.cli import console, words
from migpubs.cli.progress import busy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migpubs.documents import Document
    from migpubs.errors import Problem

R = TypeVar("R")

_EXISTING = click.Path(exists=True, path_type=Path)

_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    console.output,
    click.option(
        "--to",
        "medium",
        metavar="MEDIUM",
        type=words.MEDIUM,
        help="docx, pdf, html, html-table, html-list, markdown, text, tsv, latex or typst. "
        "Default: what the ending of FILE means; text on the terminal.",
    ),
    console.lang("the document's"),
    click.option(
        "--group-by",
        metavar="WORDS",
        type=words.GROUPINGS,
        default="",
        help="publisher, theme, language or year; several with commas.",
    ),
    click.option("--acronyms", "acronym_list", is_flag=True, help="Add the acronyms used."),
    click.option("--show-gaps", is_flag=True, help="Add notes on what is not known."),
    click.option("--landscape", is_flag=True, help="Lay the page on its long side."),
    click.option("--template", type=_EXISTING, metavar="FILE", help="A Word file to build upon."),
    click.option(
        "--font-path",
        "fonts",
        type=_EXISTING,
        multiple=True,
        metavar="DIR",
        help="Look for fonts here too (pdf).",
    ),
    click.option("--pdf-a", "archival", is_flag=True, help="Write PDF/A, to be kept for ever."),
)


def options(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options that every document has."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def listed(words: str) -> tuple[str, ...]:
    """Return the words of an option that takes several with commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def choose_medium(medium: str | None, output: str) -> str:
    """Return the medium asked for; `UnknownFormat` before anything is built."""
    from migpubs.documents import MEDIA, medium_of
    from migpubs.errors import UnknownFormat

    chosen = medium or ("text" if output == "-" else medium_of(output))
    if chosen not in MEDIA:
        raise UnknownFormat(chosen, MEDIA, noun="medium")
    if output == "-" and chosen in {"docx", "pdf"} and sys.stdout.isatty():
        raise click.UsageError(f"{chosen} is not for a terminal: name a file with -o FILE")
    return chosen


def write(
    document: Document,
    medium: str,
    output: str,
    found: list[Problem],
    *,
    landscape: bool,
    template: Path | None,
    fonts: Iterable[Path],
    archival: bool,
) -> None:
    """Write a document; then say what was found and lost on the way, each once."""
    from migpubs.documents import Page, render

    page = Page(landscape=landscape, template=template, fonts=tuple(fonts), archival=archival)
    with busy("writing the document"):
        content = render(document, medium, page=page, on_problem=found.append)
    console.write(content, output)
    console.say_problems(dict.fromkeys(found))
