"""``migpubs fmt``."""

from __future__ import annotations

import click

from migpubs.cli import console
from migpubs.cli.progress import busy


@click.command("fmt")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file would change.")
def command(*, check: bool) -> None:
    """Keep the catalogue's files in order: quotes, line ends, schema line.

    Comments, order and everything else stay as they are.

    \b
    Examples:
      migpubs fmt
      migpubs fmt --check
    """
    from migpubs import fmt

    named = click.get_current_context().find_root().obj
    with busy("putting the catalogue in order") as tell:
        changed = fmt(named, check=check, on_progress=tell)
    verb = "would change" if check else "changed"
    for path in changed:
        console.say(f"{verb} {path}")
    many = "s" * (len(changed) != 1)
    console.say(f"{len(changed)} file{many} {verb}")
    if check and changed:
        click.get_current_context().exit(1)
