"""How `migpubs check-links` is told what to ask, how politely, and what to do with the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from migpubs.cli import words

if TYPE_CHECKING:
    from collections.abc import Callable

_OPTIONS = (
    click.option("--strict", is_flag=True, help="Exit 1 on undecided links too."),
    click.option("--again", is_flag=True, help="Ask also what was asked lately."),
    click.option("--sources", is_flag=True, help="Check the pages facts came from too."),
    click.option("--fix", is_flag=True, help="Write moves seen in two runs, and archived copies."),
    click.option("--yes", is_flag=True, help="With --fix: take archived copies without asking."),
    click.option("--small", is_flag=True, help="With --fix: also http to https and the like."),
    click.option("--archive", is_flag=True, help="Look for archived copies of what is gone."),
    click.option("--archive-base", metavar="URL", help="Another web archive (its TimeGate)."),
    click.option("--save", is_flag=True, help="Ask the archive to save what is alive; slow."),
    click.option("--save-base", metavar="URL", help="Where that archive is asked to save."),
    click.option(
        "--to",
        "form",
        type=words.OneOf(["text", "json", "markdown", "html", "github", "xlsx"]),
        help="The form. Default: what the ending of FILE means, else text.",
    ),
    click.option(
        "--addresses",
        metavar="FILE",
        type=click.File("rb"),
        help="Check these addresses, one a line (- is stdin), not the catalogue's.",
    ),
    click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(0.1),
        default=20.0,
        show_default=True,
        help="How long an answer may take.",
    ),
    click.option(
        "--per-host",
        metavar="N",
        type=click.IntRange(1),
        default=2,
        show_default=True,
        help="How many requests a host gets at once.",
    ),
    click.option(
        "--interval",
        metavar="SECONDS",
        type=click.FloatRange(0),
        default=0.5,
        show_default=True,
        help="Time between the beginnings of two requests to a host.",
    ),
    click.option(
        "--threads",
        metavar="N",
        type=click.IntRange(1),
        default=128,
        show_default=True,
        help="How many requests are under way at once.",
    ),
    click.option("--pause", metavar="SECONDS", type=click.FloatRange(0), default=10.0, hidden=True),
    click.option("--robots", is_flag=True, help="Keep the pace that robots.txt asks for."),
    click.option("--proxy", metavar="URL", default="", help="Ask through this proxy."),
    click.option(
        "--contact",
        metavar="ADDRESS",
        envvar="MIGPUBS_CONTACT",
        help="Where the owner of a server can complain. Default: the catalogue's contact.",
    ),
    click.option("--allow-private", is_flag=True, help="Ask addresses of a private network too."),
    click.option("--dask", metavar="ADDRESS", help="Spread the work over this Dask scheduler."),
)


def options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `migpubs check-links`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
