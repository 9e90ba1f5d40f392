"""``migpubs import``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console, words
from migpubs.cli.progress import busy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.errors import Problem
    from migpubs.formats.arrivals import Arrival


@click.command("import")
@click.argument("name", metavar="FORMAT", type=words.READ)
@click.argument("source", metavar="FILE")
@click.option("-n", "--dry-run", is_flag=True, help="Only show what would change; exit 0.")
@click.option(
    "--accept",
    type=words.OneOf(["new", "changed", "all"]),
    help="Write new records, changed ones, or both into the catalogue.",
)
@click.option(
    "--listed",
    metavar="YEAR",
    type=words.LISTED,
    help="List what is accepted in the annex of this year.",
)
@click.option("--recover", is_flag=True, help="BibTeX: read entries with a key twice, too.")
@console.as_json
def command(
    name: str,
    source: str,
    accept: str | None,
    listed: int | None,
    *,
    dry_run: bool,
    recover: bool,
    as_json: bool,
) -> None:
    """Compare a file of another program with the catalogue, and take in what is accepted.

    FORMAT is biblatex, bibtex, csl-json, ris, zotero-rdf, csv, xlsx or jsonl; FILE may be - for
    stdin. Every record is new, the same, changed, or a possible duplicate. Nothing is written
    without --accept, and possible duplicates never are.

    \b
    Examples:
      migpubs import biblatex library.bib
      migpubs import csl-json zotero.json --accept new
      migpubs import xlsx agency.xlsx --accept new --listed 2024
    """
    from migpubs import merge
    from migpubs.formats import arrivals, find, keeping

    find(name, reading=True)
    content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    problems: list[Problem] = []
    options: dict[str, Any] = {"recover": True} if recover else {}
    catalogue = console.load()
    with busy("comparing with the catalogue") as tell:
        merged = merge(
            catalogue,
            name,
            content,
            file=source,
            on_problem=problems.append,
            on_progress=tell,
            **options,
        )
    _show(merged.arrivals, as_json=as_json)
    console.say_problems(keeping.summed(problems))
    if any(each.status == "possible-duplicate" for each in merged.arrivals):
        console.say("possible duplicates are never written: give the record that one is its key as")
        console.say("an alias and import again, or write it as a new one with 'migpubs add'")
    if not accept and any(each.status in {"new", "changed"} for each in merged.arrivals):
        console.say("nothing is written; --accept new, changed or all does it")
    if accept and not dry_run:
        file = Path(source).name
        with busy("writing the records"):
            _, written = arrivals.take_in(merged.catalogue, merged.arrivals, accept, file, listed)
        many = "s" * (len(written) != 1)
        console.say(f"wrote {len(written)} record{many}: {', '.join(written) or 'none'}")
    if not dry_run and any(each.severity == "error" for each in problems):
        click.get_current_context().exit(1)


def _show(found: Sequence[Arrival], *, as_json: bool) -> None:
    if as_json:
        console.write_json([_plain(each) for each in found])
        return
    rows = [row for each in found for row in _rows(each)]
    console.table(rows, ("status", "id", "field", "ours", "theirs"))


def _rows(arrival: Arrival) -> list[tuple[str, str, str, str, str]]:
    """Return the lines of an arrival: one, or one a field that differs."""
    key = arrival.publication.id
    told = "; ".join(
        f"{match.publication.id} ({', '.join(match.reasons)})" for match in arrival.matches
    )
    if not arrival.differences:
        title = arrival.publication.full_title()
        return [(arrival.status, key, "", told if arrival.status != "same" else "", title)]
    return [
        (arrival.status, key, each.field, _text(each.ours), _text(each.theirs))
        for each in arrival.differences
    ]


def _plain(arrival: Arrival) -> dict[str, Any]:
    from migpubs.catalogue.records import PUBLICATION

    return {
        "status": arrival.status,
        "matches": [
            {"id": each.publication.id, "reasons": each.reasons} for each in arrival.matches
        ],
        "differences": [
            {"field": each.field, "ours": _text(each.ours), "theirs": _text(each.theirs)}
            for each in arrival.differences
        ],
        "record": PUBLICATION.write(arrival.publication),
    }


def _text(value: object) -> str:
    """Return a value of any field in words for a cell."""
    from migpubs.language_map import LanguageMap

    if value is None:
        return ""
    if isinstance(value, LanguageMap):
        return "; ".join(f"{tag}: {text}" for tag, text in value.items())
    if isinstance(value, tuple):
        return "; ".join(map(_part, value))
    return str(value)


def _part(part: object) -> str:
    who = getattr(part, "who", part)
    for name in ("short", "value", "url", "target", "title", "language", "text"):
        if getattr(who, name, ""):
            return str(getattr(who, name))
    return str(who)
