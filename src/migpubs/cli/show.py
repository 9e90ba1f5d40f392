"""``migpubs show``."""

from __future__ import annotations

import click

from migpubs.cli import console


@click.command("show")
@click.argument("keys", metavar="KEY...", nargs=-1, required=True)
@console.as_json
def command(keys: tuple[str, ...], *, as_json: bool) -> None:
    """Show records as the catalogue holds them.

    \b
    Examples:
      migpubs show mou-atd-2023-evaluation
      migpubs show ilo-2023-skilled-to-care --json
    """
    from migpubs.catalogue import emitter
    from migpubs.catalogue.records import PUBLICATION

    catalogue = console.load()
    publications = catalogue.select(*keys)
    if as_json:
        console.write_json([console.plain(each, catalogue) for each in publications])
        return
    console.write("\n".join(emitter.record(PUBLICATION.write(each)) for each in publications), "-")
