"""``migpubs serve``."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from migpubs.cli import console
from migpubs.cli.progress import counting

if TYPE_CHECKING:
    from migpubs.site import Built


@click.command("serve")
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes any free one.",
)
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder with templates of your own; those it lacks are ours.",
)
@click.option("--open", "in_browser", is_flag=True, help="Open it in the browser.")
def command(port: int, *, templates: Path | None, in_browser: bool) -> None:
    """Look at the web page on this machine, while you edit the catalogue.

    The pages are built anew when one is asked for and the catalogue has changed, a download when
    it is asked for. Nothing is written but a temporary folder, and only this machine can see it.
    Ctrl+C ends it.

    \b
    Examples:
      migpubs serve
      migpubs serve --port 8080 --open
    """
    from migpubs import serve

    def built(of: Built) -> None:
        first.close()
        console.say(f"built {len(of.files)} files, {of.changed} new or changed")

    def ready(address: str, trouble: str) -> None:
        first.close()
        if trouble:
            console.say(trouble)
        console.say(f"{address} – Ctrl+C ends it")
        if in_browser:
            click.launch(address)

    named = click.get_current_context().find_root().obj
    with ExitStack() as first:  # of the first build it is said how far it is
        tell = first.enter_context(counting("building"))
        serve(
            named,
            port=port,
            templates=templates,
            on_built=built,
            on_ready=ready,
            on_progress=tell,
        )
    console.say("")
