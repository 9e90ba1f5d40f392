"""``migpubs search``."""

from __future__ import annotations

import click

from migpubs.cli import console


@click.command("search")
@click.argument("words", metavar="WORD...", nargs=-1, required=True)
@console.as_json
def command(words: tuple[str, ...], *, as_json: bool) -> None:
    """Find publications by words of their titles, names and abstracts.

    Every word must occur; case and accents do not matter, and Thai words are found inside others.

    \b
    Examples:
      migpubs search scam trafficking
      migpubs search แรงงาน
    """
    from migpubs import search

    catalogue = console.load()
    console.list_publications(search(catalogue, *words), catalogue, as_json=as_json)
