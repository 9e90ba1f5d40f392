"""``migpubs annex``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console, document

if TYPE_CHECKING:
    from migpubs.errors import Problem


@click.command("annex")
@click.argument("year", type=int)
@document.options
@click.option("--verbatim", is_flag=True, help="Show the cells exactly as printed.")
@click.option("--from-records", is_flag=True, help="Build the cells anew from the records.")
@click.option(
    "--columns",
    metavar="WORDS",
    default="",
    help="title, author, publisher, language, date, link, theme, identifier, number; with commas.",
)
@click.option(
    "--sort",
    metavar="WORDS",
    default="",
    help="author, title, publisher, date or printed; several with commas. Default: as printed.",
)
@click.option(
    "--names",
    type=click.Choice(["short", "full"]),
    help="Authors and publishers from the records. Default: as printed.",
)
def command(
    year: int,
    *,
    output: str,
    medium: str | None,
    tongue: str,
    group_by: str,
    acronym_list: bool,
    show_gaps: bool,
    verbatim: bool,
    from_records: bool,
    columns: str,
    sort: str,
    names: Any,
    **page: Any,
) -> None:
    """Write the annex of a year's report.

    It is a table of the works it lists. A printed row is shown as it was printed, with cut words
    joined, names of websites dropped and notes on languages in words. A row that was never printed
    is built from its records.

    \b
    Examples:
      migpubs annex 2023
      migpubs annex 2023 -o annex.docx
      migpubs annex 2023 --lang th --group-by publisher -o annex.html
      migpubs annex 2023 --to tsv --verbatim
    """
    from migpubs.documents import annex

    if verbatim and from_records:
        raise click.UsageError("--verbatim and --from-records exclude each other")
    chosen = document.choose_medium(medium, output)
    found: list[Problem] = []
    made = annex(
        console.load(),
        year,
        cells="verbatim" if verbatim else "records" if from_records else "mended",
        columns=document.listed(columns),
        language=tongue,
        sort=document.listed(sort),
        group_by=document.listed(group_by),
        names=names or "",
        acronym_list=acronym_list,
        show_gaps=show_gaps,
        on_problem=found.append,
    )
    document.write(made, chosen, output, found, **page)
