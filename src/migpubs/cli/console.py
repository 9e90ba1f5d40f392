"""What commands share: the catalogue, the selection, output and problems on the terminal."""

from __future__ import annotations

import json
import os
import shutil
import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from migpubs.cli import words
from migpubs.cli.progress import busy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from migpubs.catalogue import Catalogue
    from migpubs.errors import Problem
    from migpubs.model import Publication

_ROOM = 40
"""Columns of a terminal that a table needs beside its first one."""

P = ParamSpec("P")
R = TypeVar("R")


def load() -> Catalogue:
    """Return the catalogue that the command line names; say so when it is the shipped one."""
    from migpubs.catalogue import Catalogue

    named = click.get_current_context().find_root().obj
    with busy("reading the catalogue"):
        catalogue = Catalogue.load(named)
    say_which(catalogue)
    return catalogue


def say_which(catalogue: Catalogue) -> None:
    """Say on stderr that the catalogue is the one that comes with migpubs, and its version."""
    from migpubs.catalogue import folder

    named = click.get_current_context().find_root().obj
    if not named and catalogue.path == folder.shipped():
        version = catalogue.description.version
        say(f"migpubs: using the catalogue that comes with migpubs, version {version} (read-only)")


def say(message: str) -> None:
    """Print a message for the person at the terminal, on stderr."""
    click.echo(message, err=True)


def say_problems(problems: Iterable[Problem]) -> None:
    """Print problems on stderr, one a line."""
    for problem in problems:
        say(f"{problem.severity}: {problem}")


_SELECTION: tuple[tuple[str, str, words.Known, str], ...] = (
    ("listed", "YEAR", words.LISTED, "Listed in the annex of this report year, in its order."),
    ("issued", "YEAR", words.ISSUED, "Issued, adopted or signed in this year."),
    ("publisher", "BODY", words.BODY, "Published by this body or one of its offices."),
    ("author", "NAME", words.BODY, "Written by this body, one of its offices, or this person."),
    ("language", "LANG", words.LANGUAGE, "The whole text exists in this language."),
    ("kind", "KIND", words.KIND, "Of this kind: report, guide, course …"),
    ("theme", "THEME", words.THEME, "Belongs to this theme, for example gcm:13 or network-2023:2."),
)


def selectors(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the words that select publications: `keys`, and a tuple for each option."""
    wrapped = command
    for name, metavar, known, text in reversed(_SELECTION):
        option = click.option(f"--{name}", metavar=metavar, type=known, multiple=True, help=text)
        wrapped = option(wrapped)
    return click.argument("keys", metavar="[KEY]...", nargs=-1, type=words.PUBLICATION)(wrapped)


def selection(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the words that select publications; it gets `publications`."""

    @wraps(command)
    def select(*args: Any, keys: tuple[str, ...], **options: Any) -> R:
        wanted = {name: options.pop(name) for name, *_ in _SELECTION}
        return command(*args, load().select(*keys, **wanted), **options)

    return selectors(select)


as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
"""The option that every command that prints a table has."""

style = click.option(
    "--style",
    metavar="STYLE",
    type=words.STYLE,
    default="un",
    show_default=True,
    help="un, iom, a style such as apa or chicago-author-date, or a file that ends in .csl.",
)
"""The option of every command that prints references."""


def lang(what: str) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Return the option that chooses the language of something's own words."""
    return click.option(
        "--lang",
        "tongue",
        type=words.OneOf(["en", "th"]),
        default="en",
        show_default=True,
        help=f"Language of {what} own words.",
    )


output = click.option(
    "-o", "--output", metavar="FILE", default="-", help="Write to a file; - is the terminal."
)
"""The option of every command that writes a document."""


def write(content: str | bytes | Iterable[str], path: str) -> None:
    """Write to stdout (``-``) or a file, which is replaced as a whole or not at all."""
    from migpubs.catalogue import folder

    if not isinstance(content, str | bytes):
        content = "".join(content)
    if path != "-":
        folder.write_atomically(Path(path), content)
        say(f"wrote {path}")
        return
    sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode())
    sys.stdout.flush()


def write_json(value: Any) -> None:
    """Print a value as JSON."""
    write(json.dumps(value, ensure_ascii=False, indent=1) + "\n", "-")


def table(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> None:
    """Print rows: tab-separated lines with a header; on a terminal a table where there is room.

    On a narrow one each row has a line for each of its cells.
    """
    if not on_terminal():
        lines = ["\t".join(_flat(cell) for cell in row) for row in (columns, *rows)]
        write("\n".join(lines) + "\n", "-")
        return
    if max((len(row[0]) for row in rows), default=0) + _ROOM > shutil.get_terminal_size().columns:
        lines = ["\n  ".join(filter(None, map(_flat, row))) for row in rows]
        write("".join(f"{line}\n" for line in lines), "-")
        return
    from rich import box
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    # Cells are plain text to rich: a title may hold [brackets]. The first is an id, to be copied.
    first, *others = (Column(name, overflow="fold") for name in columns)
    first.no_wrap = True
    grid = Table(first, *others, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        grid.add_row(*map(Text, row))
    Console(color_system=None if os.environ.get("NO_COLOR") else "auto").print(grid)


def list_publications(
    publications: Iterable[Publication], catalogue: Catalogue, *, as_json: bool
) -> None:
    """Print publications one a line: id, date to cite, title; or as JSON, whole."""
    if as_json:
        write_json([catalogue.plain(each.id) for each in publications])
        return
    rows = [(each.id, str(each.date or "n.d."), each.full_title()) for each in publications]
    table(rows, ("id", "date", "title"))
    if not rows:
        say("nothing was found")


def on_terminal() -> bool:
    """Whether stdout is a terminal with a person before it."""
    return sys.stdout.isatty()


def _flat(cell: str) -> str:
    return " ".join(cell.split())
