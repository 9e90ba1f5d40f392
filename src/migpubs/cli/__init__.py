"""The command line: it reads words, calls the library, prints. It decides nothing.

Exit codes: 0 done, 1 errors found, 2 wrong usage. Data go to stdout, messages to stderr.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from migpubs import __version__
from migpubs.errors import (
    CatalogueError,
    MigpubsError,
    ParseError,
    UnknownFormat,
    UnknownWord,
    did_you_mean,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = {
    "list": "List publications, one a line.",
    "show": "Show records as the catalogue holds them.",
    "search": "Find publications by words of their titles, names and abstracts.",
    "init": "Start a catalogue of your own, from the one that comes with migpubs.",
    "add": "Add a publication to the catalogue, and to the annex of a year.",
    "rename": "Give a publication another id, everywhere; the old one stays as an alias.",
    "annex": "Write the annex of a year's report.",
    "reading-list": "Write a formatted reading list.",
    "figures": "Draw how many publications a year has by agency, theme and language.",
    "cite": "Print the citation of publications: as in the text, then as in the list.",
    "styles": "Find a citation style by words of its name or title.",
    "export": "Write publications for other programs.",
    "import": "Compare a file of another program with the catalogue, and take in what is accepted.",
    "build": "Write everything to a folder: the web page, and all files for all years.",
    "serve": "Look at the web page on this machine, while you edit the catalogue.",
    "ingest": "Read a list of publications out of a document.",
    "review": "Decide on what `migpubs ingest` proposes, row by row.",
    "check": "Find gaps and mistakes in the catalogue.",
    "check-links": "Find links that are dead, have moved, or are not what the record says.",
    "fmt": "Keep the catalogue's files in order: quotes, line ends, schema line.",
    "schema": "Write the JSON Schemas that help editors type records.",
}
"""Every command with its line of help, so that ``migpubs -h`` need not import them."""


class Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return [*COMMANDS]  # `list` may be our module of that name

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"migpubs.cli.{name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([*COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            hint = did_you_mean(name, COMMANDS) or "see migpubs -h"
            ctx.fail(f"no such command '{name}' ({hint})")
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run; turn what goes wrong into one clear line and an exit code."""
        try:
            return super().main(args, *rest, **extra)
        except (CatalogueError, ParseError) as error:
            _fail("\n".join(map(str, error.problems)), 1, prefix="")
        except (UnknownFormat, UnknownWord) as error:
            _fail(str(error), 2)
        except MigpubsError as error:
            _fail(str(error), 1)
        except OSError as error:
            name = error.filename or ""
            _fail(f"{name}: {error.strerror}" if name else str(error), 1)


def _fail(message: str, code: int, prefix: str = "migpubs: ") -> NoReturn:
    click.echo(f"{prefix}{message}", err=True)
    sys.exit(code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--catalogue",
    metavar="DIR",
    envvar="MIGPUBS_CATALOGUE",
    help="The catalogue's folder. Default: ./catalogue, else the one that comes with migpubs.",
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, catalogue: str | None) -> None:
    """Keep, cite and publish what an inter-agency network publishes.

    \b
    Examples:
      migpubs list --listed 2023
      migpubs check
    """
    ctx.obj = catalogue
