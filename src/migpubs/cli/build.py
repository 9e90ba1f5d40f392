"""``migpubs build``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from migpubs.cli import console
from migpubs.cli.progress import counting

if TYPE_CHECKING:
    from migpubs.errors import Problem


@click.command("build")
@click.argument("out", type=click.Path(file_okay=False))
@click.option("--base-url", metavar="URL", default="", help="Where the site will be on the web.")
@click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="A folder with templates of your own; those it lacks are ours.",
)
@click.option("--show-losses", is_flag=True, help="Say what formats cannot carry, one by one.")
@console.as_json
def command(
    out: str, *, base_url: str, templates: Path | None, show_losses: bool, as_json: bool
) -> None:
    """Write everything to a folder: the web page, and all files for all years.

    Any plain file host can serve it, and it works when opened from the folder. The names of
    annexes, reading lists and bibliographies go to stdout. Files in OUT that no build made stay
    as they are; a build that is interrupted changes nothing.

    With --base-url there are canonical links and a sitemap.

    \b
    Examples:
      migpubs build public
      migpubs build public --base-url https://example.org/publications/
    """
    from migpubs.site import build

    if base_url and not base_url.startswith(("https://", "http://")):
        raise click.BadParameter("write it as https://…", param_hint="--base-url")
    found: list[Problem] = []
    catalogue = console.load()
    with counting("building") as tell:
        built = build(
            catalogue,
            out,
            base_url=base_url,
            templates=templates,
            on_problem=found.append,
            on_progress=tell,
        )
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
    console.say(f"the page is {out}/index.html")
