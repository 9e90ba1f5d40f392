"""``migpubs ingest``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migpubs.cli import console, words
from migpubs.cli.progress import busy

if TYPE_CHECKING:
    from migpubs.intake.ingestion import Ingested

_UNREAD_SHOWN = 10


@click.command("ingest")
@click.argument("source", metavar="FILE|URL", required=False)
@click.option("--html", "page", metavar="FILE", help="A saved web page of one publication.")
@click.option(
    "--listed", metavar="YEAR", type=words.LISTED, help="The report year whose annex lists them."
)
@click.option(
    "--from",
    "medium",
    metavar="MEDIUM",
    type=words.READER,
    default="",
    help="text, csv, markdown, html, docx, xlsx or pdf. Default: what the document shows itself.",
)
@click.option(
    "--encoding", metavar="NAME", default="", help="Encoding of text that is not UTF-8: cp874."
)
@click.option("--strict", is_flag=True, help="Exit 1 while anything is open.")
@console.as_json
@click.option(
    "-o", "--output", metavar="FILE", help="Write the review as .xlsx, .html or .csv, to edit."
)
def command(
    source: str | None,
    page: str | None,
    listed: int | None,
    medium: str,
    encoding: str,
    output: str | None,
    *,
    strict: bool,
    as_json: bool,
) -> None:
    """Read a list of publications out of a document.

    Text as pasted, CSV, Markdown, HTML, Word, Excel or PDF; - is stdin. An address or a DOI gives
    the one publication that its page describes. What is found is only
    proposed: nothing reaches the catalogue before `migpubs review`. Unless --json was
    asked for, the list waits for it in .state/intake of the catalogue's folder.

    \b
    Examples:
      migpubs ingest annex-2023.docx --listed 2023
      migpubs ingest annex-2023.docx --listed 2023 -o review.xlsx
      migpubs ingest list.pdf --json
      migpubs ingest https://doi.org/10.1234/abc
      migpubs ingest --html saved.html https://example.org/publication
    """
    from migpubs import ingest
    from migpubs.intake import sheets

    if not (source or page):
        raise click.UsageError("name a file, an address or a DOI")
    edited = sheets.medium_of(output) if output else ""
    catalogue, content = console.load(), _content(source, page)
    with busy("reading the document") as tell:
        read = ingest(
            catalogue,
            source or "",
            content=content,
            listed=listed,
            medium="page" if page else medium,
            encoding=encoding,
            keep=not as_json,
            on_progress=tell,
        )
    if as_json:
        console.write_json(read.draft.plain())
    else:
        if output:
            console.write(sheets.dumps(read.items, edited), output)
        _show(read)
        if read.waits:
            console.say(f"decide on them with `migpubs review{f' {output}' * bool(output)}`")
        elif read.items:
            console.say("they do not wait for review, as this catalogue is read-only: begin one of")
            console.say("your own with `migpubs init`, or name yours with --catalogue")
    if strict and any(each.open for each in read.draft.proposals):
        click.get_current_context().exit(1)


def _content(source: str | None, page: str | None) -> bytes | None:
    """Return the bytes of a saved page, or of stdin; None for what the library reads itself."""
    from migpubs.intake import limits

    if page:
        return Path(page).read_bytes()
    return sys.stdin.buffer.read(limits.FILE_BYTES + 1) if source == "-" else None


def _show(read: Ingested) -> None:
    """Show the rows with their questions, and what was not understood."""
    rows = [
        (
            str(each.proposal.row),
            each.proposal.fields["title"].value or "",
            each.proposal.fields["title"].status,
            "; ".join(each.questions),
        )
        for each in read.items
    ]
    console.table(rows, ("row", "title", "status", "questions"))
    for line in read.draft.unread[:_UNREAD_SHOWN]:
        console.say(f"unread: {line.place}: {line.text}")
    if len(read.draft.unread) > _UNREAD_SHOWN:
        console.say(f"unread: {len(read.draft.unread) - _UNREAD_SHOWN} more lines, see --json")
    still = sum(each.open and not each.certain for each in read.items)
    found = f"{len(rows)} row{'s' * (len(rows) != 1)}, {still} to look at"
    console.say(f"{read.draft.file}: {found if rows else 'no publications were found'}")
