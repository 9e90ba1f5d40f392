"""``migpubs schema``."""

from __future__ import annotations

import click

from migpubs.cli import console, words


@click.command("schema")
@click.argument("name", metavar="[FORMAT]", required=False, type=words.OneOf(["jsonl"]))
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a schema is out of date.")
def command(*, name: str | None, check: bool) -> None:
    """Write the JSON Schemas that help editors type records.

    They go to .schema in the catalogue's folder and hold the ids of all bodies and themes: run
    this after adding one. Editors with YAML support find them by the first line of each file.

    With FORMAT, the schema of a line of that format is printed, and no file is touched. Only
    jsonl has one.

    \b
    Examples:
      migpubs schema
      migpubs schema --check
      migpubs schema jsonl > line.schema.json
    """
    from migpubs import schema

    if name:
        from migpubs.formats import jsonl

        console.write_json(jsonl.schema())
        return
    changed = schema(console.load(), check=check)
    for path in changed:
        console.say(f"{'out of date:' if check else 'wrote'} {path}")
    if check and changed:
        click.get_current_context().exit(1)
