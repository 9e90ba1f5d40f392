"""``migpubs reading-list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console, document, words
from migpubs.cli.progress import busy

if TYPE_CHECKING:
    from migpubs.catalogue import Selection
    from migpubs.errors import Problem


@click.command("reading-list")
@console.selection
@document.options
@console.style
@click.option(
    "--sort",
    metavar="WORDS",
    type=words.ORDERS,
    default="",
    help="author, title, publisher, date or printed; several with commas. Default: of the style.",
)
@click.option("--title", metavar="TEXT", help="The heading of the document.")
def command(
    publications: Selection,
    *,
    output: str,
    medium: str | None,
    tongue: str,
    group_by: str,
    acronym_list: bool,
    show_gaps: bool,
    style: str,
    sort: str,
    title: str | None,
    **page: Any,
) -> None:
    """Write a formatted reading list.

    Without a selection it holds all publications. --lang is the language of the document,
    --language selects publications.

    \b
    Examples:
      migpubs reading-list --listed 2023
      migpubs reading-list --language th --lang th -o list.html
      migpubs reading-list --publisher ilo --group-by year -o list.docx
      migpubs reading-list --style apa --to markdown
    """
    from migpubs.documents import reading_list

    chosen = document.choose_medium(medium, output)
    found: list[Problem] = []
    with busy("formatting the list") as tell:
        made = reading_list(
            publications,
            title=title or "",
            language=tongue,
            style=style,
            sort=document.listed(sort),
            group_by=document.listed(group_by),
            acronym_list=acronym_list,
            show_gaps=show_gaps,
            on_problem=found.append,
            on_progress=tell,
        )
    document.write(made, chosen, output, found, **page)
