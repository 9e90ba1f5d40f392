"""``migpubs build``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from migpubs.cli import console

if TYPE_CHECKING:
    from migpubs.errors import Problem


@click.command("build")
@click.argument("out", type=click.Path(file_okay=False))
@click.option("--show-losses", is_flag=True, help="Say what formats cannot carry, one by one.")
@console.as_json
def command(out: str, *, show_losses: bool, as_json: bool) -> None:
    """Write everything for all years to a folder.

    That is annexes, reading lists and bibliographies, in every medium and format. The list of
    files goes to stdout. Files in OUT that no build made stay as they are; a build that is
    interrupted changes nothing.

    \b
    Examples:
      migpubs build public
      migpubs build public --json
    """
    from migpubs.site import build

    found: list[Problem] = []
    built = build(console.load(), out, on_problem=found.append)
    if as_json:
        console.write_json([f"{out}/{name}" for name in built.files])
    else:
        console.write("".join(f"{out}/{each.path}\n" for each in built.downloads), "-")
    problems = dict.fromkeys(found)
    shown = [each for each in problems if show_losses or each.severity in {"error", "warning"}]
    console.say_problems(shown)
    hidden = len(problems) - len(shown)
    more = f"; {hidden} gaps and losses (--show-losses)" if hidden else ""
    console.say(
        f"wrote {len(built.files)} files to {out}: {built.changed} new or changed, "
        f"{built.removed} removed{more}"
    )
