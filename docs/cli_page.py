"""Write the page of the command line from the commands' own help: ``python docs/cli_page.py``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from migpubs.cli import COMMANDS, main

PAGE = Path(__file__).parent / "reference" / "cli.md"

HEAD = """\
# Command line

Data go to stdout, messages to stderr.
The exit code is 0 when all is done, 1 when errors were found, 2 when the words were wrong.
`--json` is there wherever a table is printed, `-o FILE` wherever a document is written.
What takes longer than two seconds says on the terminal what is done and how much is left; no file and no pipe ever gets that line.

This page is made from `migpubs COMMAND -h`.

"""


def text() -> str:
    """Return the page."""
    sections = [_section("migpubs", main)]
    for name in COMMANDS:
        command = import_module(f"migpubs.cli.{name.replace('-', '_')}").command
        sections.append(_section(f"migpubs {name}", command))
    return HEAD + "\n".join(sections)


def _section(title: str, command: click.Command) -> str:
    context = click.Context(
        command,
        info_name=title,
        terminal_width=80,
        max_content_width=80,
        help_option_names=["-h", "--help"],
    )
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
