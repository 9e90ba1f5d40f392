"""``migpubs list``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from migpubs.cli import console

if TYPE_CHECKING:
    from migpubs.catalogue import Selection


@click.command("list")
@console.selection
@console.as_json
def command(publications: Selection, *, as_json: bool) -> None:
    """List publications, one a line.

    \b
    Examples:
      migpubs list
      migpubs list --listed 2023 --publisher unicef
      migpubs list --language th --json
    """
    console.list_publications(publications, publications.catalogue, as_json=as_json)
