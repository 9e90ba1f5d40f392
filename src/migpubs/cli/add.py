"""``migpubs add``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console, words

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue


@click.command("add")
@click.option("--title", metavar="TEXT", help="The title, as printed on the work.")
@click.option("--subtitle", metavar="TEXT", help="The subtitle, as printed.")
@click.option(
    "--author",
    "authors",
    metavar="NAME",
    multiple=True,
    type=words.BODY,
    help="A body by any of its names, or a person as 'Family, Given'; again for more.",
)
@click.option(
    "--publisher",
    "publishers",
    metavar="BODY",
    multiple=True,
    type=words.BODY,
    help="A body by any of its names; again for joint publishers.",
)
@click.option(
    "--language",
    "texts",
    metavar="LANG",
    type=words.LANGUAGE,
    multiple=True,
    help="A language of the text.",
)
@click.option("--kind", metavar="KIND", type=words.KIND, help="report, brief, guide, course …")
@click.option("--genre", metavar="TEXT", help="The work's own word for itself.")
@click.option("--issued", metavar="DATE", help="The date on the work: 2024, 2024-05, 2024-05-17.")
@click.option("--url", metavar="URL", help="The address of its page.")
@click.option(
    "--listed", metavar="YEAR", type=words.LISTED, help="List it in the annex of this year."
)
@click.option("--source", metavar="URL", help="The page that says all this. Default: --url.")
@click.option("--id", "key", metavar="ID", help="Its id; proposed where none is given.")
def command(listed: int | None, **given: Any) -> None:
    """Add a publication to the catalogue, and to the annex of a year.

    Without --title the fields are asked for, one by one; an empty answer means unknown.

    \b
    Examples:
      migpubs add
      migpubs add --title "Home truths" --author ilo --publisher ilo --language en --listed 2024
    """
    from migpubs import add

    catalogue = console.load()
    if not given["title"]:
        given |= _ask(catalogue)
    _, key = add(catalogue, listed=listed, **given)
    console.write(f"{key}\n", "-")


def _ask(catalogue: Catalogue) -> dict[str, Any]:
    """Ask for the fields of a record on the terminal."""
    from migpubs.catalogue import addition

    def one(question: str) -> str:
        answer: str = click.prompt(question, default="", show_default=False, err=True)
        return answer.strip()

    def several(question: str) -> list[str]:
        answers: list[str] = []
        while answer := one(question if not answers else "  and"):
            try:
                addition.contributor(catalogue, answer)
            except KeyError as error:
                console.say(f"  {error}; a person is written 'Family, Given'")
            else:
                answers.append(answer)
        return answers

    return {
        "title": click.prompt("Title", err=True),
        "subtitle": one("Subtitle"),
        "authors": several("Author (a body, or 'Family, Given')"),
        "publishers": several("Publisher"),
        "texts": one("Languages of the text (en, th …)").replace(",", " ").split(),
        "kind": one("Kind (report, brief, guide, course …)"),
        "issued": one("Date on the work (2024, 2024-05 or 2024-05-17)"),
        "url": one("Address of its page"),
    }
