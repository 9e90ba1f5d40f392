"""``migpubs init``."""

from __future__ import annotations

import click

from migpubs.cli import console


@click.command("init")
@click.argument("folder", metavar="[DIR]", default="catalogue")
@click.option("--empty", is_flag=True, help="Only bodies and themes, no publications.")
def command(folder: str, *, empty: bool) -> None:
    """Start a catalogue of your own, from the one that comes with migpubs.

    The folder is ./catalogue unless another is named; it must be new or empty.

    \b
    Examples:
      migpubs init
      migpubs init my-catalogue --empty
    """
    from migpubs import init

    written = init(folder, empty=empty)
    console.say(f"wrote {len(written)} files to {folder}")
