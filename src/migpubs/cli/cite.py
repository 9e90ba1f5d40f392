"""``migpubs cite``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from migpubs.cli import console, words

if TYPE_CHECKING:
    from migpubs.errors import Problem


@click.command("cite")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True, type=words.PUBLICATION)
@console.style
@console.lang("the citation's")
@click.option(
    "--to",
    "form",
    type=words.OneOf(["text", "markdown", "html", "latex", "typst"]),
    default="text",
    show_default=True,
    help="The markup.",
)
@click.option(
    "--pages",
    metavar="PAGES",
    multiple=True,
    help="The pages that are cited, 12-15; again for the next KEY, '' for none.",
)
def command(
    keys: tuple[str, ...], *, style: str, tongue: str, form: str, pages: tuple[str, ...]
) -> None:
    """Print the citation of publications: as in the text, then as in the list.

    \b
    Examples:
      migpubs cite ilo-2023-skilled-to-care
      migpubs cite ilo-2023-skilled-to-care ilo-r115-workers-housing --style apa
      migpubs cite ilo-2023-skilled-to-care --pages 12-15
      migpubs cite mou-atd-2023-evaluation --lang th --to html
    """
    from migpubs import cite

    problems: list[Problem] = []
    text = cite(
        console.load().select(*keys),
        style=style,
        language=tongue,
        to=form,
        pages=pages,
        on_problem=problems.append,
    )
    console.write(text + "\n", "-")
    console.say_problems(problems)
