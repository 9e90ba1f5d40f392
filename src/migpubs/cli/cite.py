"""``migpubs cite``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from migpubs.cli import console

if TYPE_CHECKING:
    from migpubs.errors import Problem


@click.command("cite")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@click.option(
    "--style",
    metavar="STYLE",
    default="un",
    show_default=True,
    help="un, iom, a style such as apa or chicago-author-date, or a file that ends in .csl.",
)
@click.option(
    "--lang",
    "tongue",
    type=click.Choice(["en", "th"]),
    default="en",
    show_default=True,
    help="Language of the citation's own words.",
)
@click.option(
    "--to",
    "form",
    type=click.Choice(["text", "markdown", "html", "latex", "typst"]),
    default="text",
    show_default=True,
    help="The markup.",
)
def command(keys: tuple[str, ...], *, style: str, tongue: str, form: str) -> None:
    """Print the citation of publications: as in the text, then as in the list.

    \b
    Examples:
      migpubs cite ilo-2023-skilled-to-care
      migpubs cite ilo-2023-skilled-to-care ilo-2023-precarious-pathways --style apa
      migpubs cite mou-atd-2023-evaluation --lang th --to html
    """
    from migpubs import cite

    problems: list[Problem] = []
    publications = console.load().select(*keys)
    text = cite(publications, style=style, language=tongue, to=form, on_problem=problems.append)
    console.write(text + "\n", "-")
    console.say_problems(problems)
