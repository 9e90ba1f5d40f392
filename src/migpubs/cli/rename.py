"""``migpubs rename``."""

from __future__ import annotations

import click

from migpubs.cli import console, words
from migpubs.cli.progress import busy


@click.command("rename")
@click.argument("old", metavar="KEY", type=words.PUBLICATION)
@click.argument("new", metavar="NEW")
def command(old: str, new: str) -> None:
    """Give a publication another id, everywhere; the old one stays as an alias.

    \b
    Examples:
      migpubs rename ilo-2024-home-truths ilo-2024-home-truths-housing
    """
    from migpubs import rename

    catalogue = console.load()
    with busy("writing the catalogue"):
        rename(catalogue, old, new)
    console.say(f"renamed {old} to {new}")
