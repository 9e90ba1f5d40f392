"""``migpubs export``."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console, words
from migpubs.cli.progress import busy

if TYPE_CHECKING:
    from migpubs.catalogue import Selection
    from migpubs.errors import Problem


@click.command("export")
@click.argument("name", metavar="FORMAT", type=words.WRITTEN)
@console.selection
@click.option(
    "--joint-publishers",
    type=words.OneOf(["one", "list"]),
    help="BibTeX: joint publishers as one name (default) or as a list.",
)
@click.option("--gloss", is_flag=True, help="Write Thai titles as 'Thai [English]'.")
@click.option(
    "--latin", is_flag=True, help="BibTeX: no Thai titles where others are, for pdfLaTeX."
)
@click.option("--bom", is_flag=True, help="CSV: begin with the mark that Excel needs for Thai.")
@click.option(
    "--preamble", is_flag=True, help="Write what a LaTeX document with Thai needs, and end."
)
@console.output
def command(
    publications: Selection,
    *,
    name: str,
    output: str,
    preamble: bool,
    **options: Any,
) -> None:
    """Write publications for other programs.

    FORMAT is biblatex, bibtex, csl-json, ris, zotero-rdf, word-sources, csv, xlsx, json-ld or
    jsonl. What it cannot carry is said on stderr.

    \b
    Examples:
      migpubs export biblatex --listed 2023 -o 2023.bib
      migpubs export csl-json --publisher ilo
    """
    from migpubs import export
    from migpubs.formats import keeping

    if preamble:
        from migpubs.formats import preamble as preamble_of

        console.write(preamble_of(name), output)
        return
    _check_ending(name, output)
    problems: list[Problem] = []
    given = {option: value for option, value in options.items() if value}
    with busy("writing the publications") as tell:
        content = export(name, publications, on_problem=problems.append, on_progress=tell, **given)
    console.write(content, output)
    console.say_problems(keeping.summed(problems))


def _check_ending(name: str, output: str) -> None:
    """Refuse to give a file the ending of another format: no program would open it."""
    from migpubs.errors import UnknownFormat
    from migpubs.formats import FORMATS

    ending, own = PurePath(output).suffix.lower(), FORMATS[name].endings if name in FORMATS else ()
    known = {ending for each in FORMATS.values() for ending in each.endings} | {".docx", ".pdf"}
    if own and ending in known and ending not in own:
        hint = f"a file of {name} ends in {own[0]}"
        if ending in {".docx", ".pdf"}:
            hint += "; `migpubs reading-list` writes documents"
        raise UnknownFormat(ending, hint=hint, noun=f"ending for {name}")
