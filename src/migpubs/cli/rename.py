"""``migpubs rename``."""

from __future__ import annotations

import click

from migpubs.cli import console, words


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

    rename(console.load(), old, new)
    console.say(f"renamed {old} to {new}")
