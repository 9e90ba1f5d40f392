"""``migpubs export``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from migpubs.cli import console

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue
    from migpubs.errors import Problem
    from migpubs.model import Publication


@click.command("export")
@click.argument("name", metavar="FORMAT")
@console.selection
@console.output
def command(
    catalogue: Catalogue, publications: tuple[Publication, ...], *, name: str, output: str
) -> None:
    """Write publications for other programs.

    FORMAT is biblatex, bibtex, csl-json, ris, zotero-rdf, word-sources, csv, xlsx, json-ld or
    jsonl. What it cannot carry is said on stderr.

    \b
    Examples:
      migpubs export biblatex --listed 2023 -o 2023.bib
      migpubs export csl-json --publisher ilo
    """
    from migpubs import formats
    from migpubs.formats import keeping

    problems: list[Problem] = []
    titles = {each.id: each.full_title() for each in catalogue}
    pieces = formats.export(name, publications, titles=titles, on_problem=problems.append)
    console.write(pieces, output)
    console.say_problems(keeping.summed(problems))
