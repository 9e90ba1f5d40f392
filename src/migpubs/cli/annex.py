"""``migpubs annex``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console, document, words
from migpubs.cli.progress import busy

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue
    from migpubs.documents import Document
    from migpubs.errors import Problem


@click.command("annex")
@click.argument("year", type=words.LISTED)
@document.options
@click.option("--verbatim", is_flag=True, help="Show the cells exactly as printed.")
@click.option("--from-records", is_flag=True, help="Build the cells anew from the records.")
@click.option(
    "--columns",
    metavar="WORDS",
    type=words.COLUMNS,
    default="",
    help="title, author, publisher, language, date, link, theme, identifier, number; with commas.",
)
@click.option(
    "--sort",
    metavar="WORDS",
    type=words.ORDERS,
    default="",
    help="author, title, publisher, date or printed; several with commas. Default: as printed.",
)
@click.option(
    "--names",
    type=words.OneOf(["short", "full"]),
    help="Authors and publishers from the records. Default: as printed.",
)
@click.option(
    "--compare",
    "cleared",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Show what changed in a Word file that came back from clearance.",
)
@click.option("--accept", "accepting", is_flag=True, help="Make these changes in the records.")
@console.as_json
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
    cleared: Path | None,
    accepting: bool,
    as_json: bool,
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
      migpubs annex 2024 --compare cleared.docx
    """
    from migpubs.documents import annex

    if verbatim and from_records:
        raise click.UsageError("--verbatim and --from-records exclude each other")
    if accepting and not cleared:
        raise click.UsageError("--accept needs --compare FILE, the file that came back")
    chosen = document.choose_medium(medium, output)
    found: list[Problem] = []
    catalogue = console.load()
    with busy("making the annex") as tell:
        made = annex(
            catalogue,
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
            on_progress=tell,
        )
    if cleared:
        _compare(catalogue, made, cleared, tongue, accepting=accepting, as_json=as_json)
    else:
        document.write(made, chosen, output, found, **page)


def _compare(
    catalogue: Catalogue,
    made: Document,
    cleared: Path,
    tongue: str,
    *,
    accepting: bool,
    as_json: bool,
) -> None:
    """Show what changed, and make the changes if wanted."""
    import attrs

    from migpubs.documents import accept, compare
    from migpubs.documents.cleared import read_cleared

    differences = compare(made, read_cleared(cleared))
    if as_json:
        console.write_json([attrs.asdict(each) for each in differences])
    else:
        rows = [
            (each.state, str(each.row), each.column, each.ours, each.theirs, ", ".join(each.who))
            for each in differences
        ]
        console.table(rows, ("state", "row", "column", "ours", "theirs", "who"))
    pending = sum(each.state == "pending" for each in differences)
    settled = len(differences) - pending
    if accepting:
        left: list[Problem] = []
        accept(catalogue, differences, cleared.name, language=tongue, on_problem=left.append)
        console.say_problems(left)
        console.say(f"{settled - len(left)} of {len(differences)} changes made in the records")
    elif settled:
        console.say(f"{settled} of {len(differences)} changes: make them with --accept")
    if pending:
        console.say(f"{pending} pending: accept or reject them in Word, then compare again")
