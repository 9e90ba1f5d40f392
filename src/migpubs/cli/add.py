"""``migpubs add``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console, words
from migpubs.cli.progress import busy
from migpubs.cli.questions import Question

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
    help="A language of the text, th or 'en (executive summary)'; again for more.",
)
@click.option("--kind", metavar="KIND", type=words.KIND, help="report, brief, guide, course …")
@click.option("--genre", metavar="TEXT", help="The work's own word for itself.")
@click.option(
    "--issued", metavar="DATE", help="The date on the work: 2024, 2024-05-17, 'พ.ค. 2567' …"
)
@click.option("--url", metavar="URL", help="The address of its page.")
@click.option(
    "--relation",
    "relations",
    metavar="KIND:KEY",
    type=words.RELATION,
    multiple=True,
    help="How it stands to another publication: translation-of:KEY, part-of:KEY …",
)
@click.option(
    "--listed", metavar="YEAR", type=words.LISTED, help="List it in the annex of this year."
)
@click.option("--source", metavar="URL", help="The page that says all this. Default: --url.")
@click.option("--id", "key", metavar="ID", help="Its id; proposed where none is given.")
def command(**given: Any) -> None:
    """Add a publication to the catalogue, and to the annex of a year.

    Without --title the fields that no option gives are asked for, one by one; an empty answer
    means unknown. Tab completes names where the terminal can.

    \b
    Examples:
      migpubs add
      migpubs add --title "Home truths" --author ilo --publisher ilo --listed 2024
      migpubs add --title "คู่มือ" --publisher unicef --issued "พ.ค. 2567" \\
        --kind guide --language th --language "en (executive summary)"
    """
    from migpubs import add
    from migpubs.duplicates import Index

    catalogue = console.load()
    if not given["title"]:
        given |= _ask(catalogue, given)
    with busy("writing the record"):
        changed, key = add(catalogue, **{name: value for name, value in given.items() if value})
    console.write(f"{key}\n", "-")
    for match in Index(catalogue).find(changed[key]):
        console.say(f"warning: {match.publication.id} has {match.reasons[0]}; is it the same work?")
    console.say(f"added; `migpubs check {key}` says what is missing")


def _ask(catalogue: Catalogue, given: dict[str, Any]) -> dict[str, Any]:
    """Ask on the terminal for the fields that no option gave, each until it can be read."""
    from migpubs.catalogue import addition, values
    from migpubs.languages import LANGUAGES
    from migpubs.notes import read_text
    from migpubs.vocabulary import KINDS, RELATION_KINDS

    bodies = [name for each in catalogue.bodies.values() for name in (each.id, each.short)]
    author, relation = (partial(f, catalogue) for f in (addition.contributor, addition.relation))
    targets = [f"{how}:{each.id}" for how in RELATION_KINDS for each in catalogue]
    year = partial(words.LISTED.convert, param=None, ctx=None)
    questions = {
        "title": Question("Title", needed=True),
        "subtitle": Question("Subtitle"),
        "authors": Question("Author (a body, or 'Family, Given')", author, bodies, several=True),
        "publishers": Question("Publisher (a body)", catalogue.body, bodies, several=True),
        "texts": Question(
            "Language of the text (th, or 'en (executive summary)')",
            read_text,
            LANGUAGES,
            several=True,
        ),
        "kind": Question("Kind (report, brief, guide, course …)", addition.kind, KINDS),
        "genre": Question("What it calls itself (policy brief …)"),
        "issued": Question("Date on the work (2024, May 2024, พ.ค. 2567)", addition.date),
        "url": Question("Address of its page", values.parse_url),
        "relations": Question(
            "Relation (translation-of:ID, part-of:ID …)", relation, targets, several=True
        ),
        "listed": Question("Year of the annex that lists it", year),
    }
    answers = {name: each.ask() for name, each in questions.items() if not given[name]}
    return answers | ({"listed": year(answers["listed"])} if answers.get("listed") else {})
