"""``migpubs show``."""

from __future__ import annotations

import click

from migpubs.cli import console, words


@click.command("show")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True, type=words.PUBLICATION)
@console.as_json
def command(keys: tuple[str, ...], *, as_json: bool) -> None:
    """Show records as the catalogue holds them.

    \b
    Examples:
      migpubs show mou-atd-2023-evaluation
      migpubs show ilo-2023-skilled-to-care --json
    """
    catalogue = console.load()
    if as_json:
        console.write_json([catalogue.plain(key) for key in keys])
    else:
        console.write(catalogue.show(*keys), "-")
