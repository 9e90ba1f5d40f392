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
    The address of a page finds the publication that links to it.

    \b
    Examples:
      migpubs search scam trafficking
      migpubs search แรงงาน
      migpubs search ilo 2023
    """
    from migpubs import search

    catalogue = console.load()
    console.list_publications(search(catalogue, *words), catalogue, as_json=as_json)
