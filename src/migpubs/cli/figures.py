"""``migpubs figures``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from migpubs.cli import console, words
from migpubs.cli.progress import busy
from migpubs.progress import counted

if TYPE_CHECKING:
    from migpubs.errors import Problem


@click.command("figures")
@click.argument("year", type=words.LISTED)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default="figures",
    show_default=True,
    help="The folder to write to.",
)
@console.lang("the pictures'")
@click.option(
    "--font-path",
    "fonts",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Look for fonts here too.",
)
def command(year: int, *, output: Path, tongue: str, fonts: tuple[Path, ...]) -> None:
    """Draw how many publications a year has by agency, theme and language.

    Each picture comes as SVG and PNG, with its numbers in a table (TSV) beside it.

    \b
    Examples:
      migpubs figures 2023 -o figures
      migpubs figures 2023 --lang th -o figures-th
    """
    from migpubs.documents import figures

    found: list[Problem] = []
    made: dict[str, str | bytes] = {}
    drawn = figures(console.load(), year, language=tongue)
    with busy("drawing") as tell:
        for figure in counted(drawn, "pictures", tell):
            made[f"{figure.name}.svg"] = figure.svg(fonts)
            made[f"{figure.name}.png"] = figure.png(fonts, on_problem=found.append)
            made[f"{figure.name}.tsv"] = figure.table()
    output.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        console.write(content, str(output / name))
    console.say_problems(dict.fromkeys(found))
