"""``migpubs styles``."""

from __future__ import annotations

import attrs
import click

from migpubs.cli import console
from migpubs.cli.progress import busy


@click.command("styles")
@click.argument("words", metavar="[WORD]...", nargs=-1)
@console.as_json
def command(words: tuple[str, ...], *, as_json: bool) -> None:
    """Find a citation style by words of its name or title.

    The name is what --style takes. A file that ends in .csl works as well.

    \b
    Examples:
      migpubs styles chicago
      migpubs styles united nations
    """
    from migpubs import styles

    with busy("reading the styles"):
        found = [*styles(" ".join(words))]
    if as_json:
        console.write_json([attrs.asdict(style) for style in found])
        return
    console.table([(style.name, style.title) for style in found], ("style", "title"))
    if not found:
        console.say("no style has these words")
