"""The command line: it reads words, calls the library, prints. It decides nothing.

Exit codes: 0 done, 1 errors found, 2 wrong usage. Data go to stdout, messages to stderr.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from migpubs import __version__
from migpubs.errors import (
    CatalogueError,
    MigpubsError,
    ParseError,
    UnknownFormat,
    UnknownKey,
    UnknownWord,
    WrongOption,
    did_you_mean,
)

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
            hint = did_you_mean(name, COMMANDS)
            ctx.fail(f"no such command '{name}'" + (f"; {hint}" if hint else ""))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a mistake that click tells of without its command gets it here."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            name = ctx.invoked_subcommand
            command = error.ctx is None and name and self.get_command(ctx, name)
            if command:
                error.ctx = click.Context(command, ctx, info_name=name)
            raise

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run; turn what goes wrong into one clear line and an exit code."""
        try:
            code = super().main(*args, **extra | {"standalone_mode": False})
        except click.Abort as abort:
            _leave(abort)
        except Exception as error:
            if os.environ.get("MIGPUBS_TRACEBACK"):
                raise
            _fail(*_told(error))
        sys.exit(code if isinstance(code, int) else 0)


def _told(error: Exception) -> tuple[str, int]:
    """Return what to say of an error, and the exit code."""
    match error:
        case click.UsageError():
            return f"migpubs: {_usage(error)}", 2
        case CatalogueError() | ParseError():
            return str(error), 1  # each with its place, as editors jump to it
        case UnknownFormat() | UnknownWord() | UnknownKey() | WrongOption():
            lines = [str(error), *getattr(error, "__notes__", ())]
            code = 1 if isinstance(error, UnknownKey) else 2
            return "\n".join(f"migpubs: {line}" for line in lines), code
        case OSError(strerror=str()):
            return f"migpubs: {_refused(error)}", 1
        case MigpubsError() | OSError() | click.ClickException():
            return f"migpubs: {error}", 1
    where = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(where.filename).name}:{where.lineno}"
    said = f"migpubs: this should not happen: {type(error).__name__} at {place}: {error}"
    return f"{said} (please report it with your command; MIGPUBS_TRACEBACK=1 shows more)", 1


def _refused(error: OSError) -> str:
    """Return what the system refused; what we stage beside a file stands for its folder."""
    path = Path(error.filename2 or error.filename or "the output")
    if isinstance(error, IsADirectoryError):
        return f"{path}: this is a folder, not a file"
    if isinstance(error, PermissionError):
        staged = path.name.startswith((".migpubs-", ".lock", ".state")) or ".building-" in path.name
        place = path.parent if staged else path
        return f"{place}: permission denied (is it read-only, or open in another program?)"
    return f"{path}: {error.strerror}"


def _usage(error: click.UsageError) -> str:
    """Return what is wrong with the words of a command, and what would be right."""
    name = error.ctx.command_path if error.ctx else "migpubs"
    if isinstance(error, click.NoSuchOption) and error.ctx:
        known = [word for each in error.ctx.command.params for word in each.opts]
        hint = did_you_mean(error.option_name, known) or f"see {name} -h"
        return f"{name} has no option '{error.option_name}' ({hint})"
    return f"{_small(error.format_message())} (see {name} -h)"


def _small(message: str) -> str:
    """Return a message of click in our manner: no capital, no full stop."""
    return message[:1].lower() + message[1:].rstrip(".")


def _fail(message: str, code: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)


def _leave(abort: click.Abort) -> NoReturn:
    """Leave after Ctrl+C with the shell's code for it, or where the input ended at a question."""
    click.echo("", err=True)
    if isinstance(abort.__cause__ or abort.__context__, EOFError):
        _fail("migpubs: the input ended before all was answered; nothing was written", 1)
    sys.exit(130)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--catalogue",
    metavar="DIR",
    type=click.Path(),
    envvar="MIGPUBS_CATALOGUE",
    show_envvar=True,
    help="The catalogue's folder. Default: this folder or ./catalogue, where it is one, else the "
    "one that comes with migpubs.",
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
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
