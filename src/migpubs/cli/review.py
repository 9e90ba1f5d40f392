"""``migpubs review``."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console, words
from migpubs.cli.progress import busy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.faults import Judge
    from migpubs.intake.review import Item, Waiting

_ACTIONS = "[a]ccept  [e]dit  [r]eject  [m]atch a record  [s]kip  accept all [c]ertain  [q]uit"


@click.command("review")
@click.argument("file", metavar="[FILE]", required=False)
@click.option(
    "--listed", metavar="YEAR", type=words.LISTED, help="The report year whose annex lists them."
)
@click.option("--encoding", metavar="NAME", default="", help="Of CSV that is not UTF-8: cp874.")
@click.option("--accept-certain", is_flag=True, help="Accept every row that asks nothing.")
@click.option("--strict", is_flag=True, help="Exit 1 while anything is open.")
@console.as_json
def command(
    file: str | None,
    listed: int | None,
    encoding: str,
    *,
    accept_certain: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Decide on what `migpubs ingest` proposes, row by row.

    FILE is a review that `migpubs ingest -o` wrote and that came back edited. Without it the open
    rows are walked through; leave with q at any point and go on later. What is accepted goes into
    the catalogue, what was decided is remembered. --json shows where the review stands.

    \b
    Examples:
      migpubs review
      migpubs review review.xlsx
      migpubs review --accept-certain
    """
    from migpubs import review
    from migpubs.intake.faults import Judge
    from migpubs.intake.review import plain

    catalogue = console.load()
    with ExitStack() as reading:
        reading.enter_context(busy("reading the lists"))
        decide = None if as_json else partial(_walk, reading, Judge(catalogue))
        reviewed = review(
            catalogue,
            file,
            accept_certain=accept_certain,
            decide=decide,
            listed=listed,
            encoding=encoding,
        )
    if as_json:
        console.write_json([row for each in reviewed.lists for row in plain(each)])
    for line in reviewed.done:
        console.say(line)
    if accept_certain and reviewed.open and not reviewed.done:
        console.say("no row is certain: each asks something, or the catalogue has one like it")
    lists, left = reviewed.lists, reviewed.open
    console.say(
        f"{left} row{'s' * (left != 1)} open"
        if lists
        else "nothing waits for review: ingest a list"
    )
    if strict and left:
        click.get_current_context().exit(1)


class _Quit(Exception):
    """The person leaves; what was decided so far holds."""


class _AllCertain(Exception):
    """Accept all rows that ask nothing, and leave."""


def _walk(reading: ExitStack, judge: Judge, lists: list[Waiting]) -> list[Waiting]:
    """Ask row by row; no line of progress stands between the questions."""
    from migpubs.intake import review

    reading.close()
    walked: list[Waiting] = []
    try:
        for waiting in lists:
            walked.append(waiting)
            for number in range(len(waiting.items)):
                item = walked[-1].items[number]
                if item.open:
                    answered = _ask(item, walked[-1], judge)
                    walked[-1] = review.replaced(walked[-1], number, answered)
    except _AllCertain:
        return [review.accept_certain(each) for each in [*walked, *lists[len(walked) :]]]
    except _Quit:
        pass
    return [*walked, *lists[len(walked) :]]


_LEAVE = {"q": _Quit, "c": _AllCertain}


def _ask(item: Item, waiting: Waiting, judge: Judge) -> Item:
    """Show a row and do what the person says, until it is decided or skipped."""
    from migpubs.intake import review

    while True:
        for line in _shown(item, waiting):
            console.say("".join(each if each.isprintable() else " " for each in line))
        action = _prompt(_ACTIONS)[:1].casefold()
        if action in _LEAVE:
            raise _LEAVE[action]
        if action == "s":
            return item
        if action == "r":
            return review.decided(item, "reject")
        if action == "a" and not _complaints(item, judge):
            return review.decided(item, "accept")
        if action in _CHANGES:
            changed = _CHANGES[action](item)
            item = item if _complaints(changed, judge, before=item) else changed
        elif action != "a":
            console.say("! type one of the letters in brackets, then Enter")


def _complaints(item: Item, judge: Judge, before: Item | None = None) -> bool:
    """Say why a row cannot be accepted as it stands; whether there is anything to say.

    before: the row before it was changed, of which what was wrong already is not said again.
    """
    known = judge.faults(before) if before else []
    wrong = [line for line in judge.faults(item) if line not in known]
    for line in wrong:
        console.say(f"! {line}")
    return bool(wrong)


def _shown(item: Item, waiting: Waiting) -> Iterator[str]:
    entry = item.proposal.entry
    where = f"row {item.proposal.row} of {len(waiting.items)} in {waiting.draft.file}"
    yield ""
    yield f"-- {where}, {entry.place}"
    yield "  printed      " + " | ".join(
        " ".join(cell.text.split()) for cell in entry.cells if cell
    )
    yield from _fields(item)
    for change in item.proposal.changes:
        done = "did" if change.applied else "would"
        what = (
            f"'{change.before}' to '{change.after}'" if change.after else f"drop '{change.before}'"
        )
        yield f"  {done:<12} {what}: {change.reason}"
    for flag in item.proposal.flags:
        yield f"  asks         {flag.partition(': ')[2]}"
    yield from _likeness(item)


def _fields(item: Item) -> Iterator[str]:
    from migpubs.intake import answers

    proposed = answers.of(item.proposal)
    for name, label in answers.FIELDS.items():
        value, reading = item.answer[name], item.proposal.fields.get(name)
        status = reading.status if reading and value == proposed[name] else "edited"
        if value:
            yield f"  {label:<12} {value}  ({status})"


def _likeness(item: Item) -> Iterator[str]:
    """Show records that may be the same work side by side with the row."""
    from migpubs.intake import conflicts

    for each in item.candidates:
        yield f"  catalogue    {each.id}: {each.full_title()}"
        for name, ours, theirs in conflicts.differences(each, item.answer):
            yield f"  differs      {name}: '{ours}' there, '{theirs}' here"
    if item.same_as:
        yield f"  is           {item.same_as}"


def _edit(item: Item) -> Item:
    from migpubs.errors import UnknownWord
    from migpubs.intake import answers, review

    said = _prompt(f"Field ({', '.join(answers.FIELDS)})").casefold()
    name = next((each for each in answers.FIELDS if said and each.startswith(said)), "")
    if not name:
        console.say(f"! {UnknownWord(said, answers.FIELDS, noun='field')}")
        return item
    return review.changed(item, **{name: _prompt(f"{name} (empty: unknown)")})


def _match(item: Item) -> Item:
    from migpubs.intake import review

    likely = item.candidates[0].id if len(item.candidates) == 1 else ""
    hint = f" (empty: {likely})" if likely else ""
    return review.decided(item, "", _prompt(f"Id of the record that it is{hint}") or likely)


_CHANGES = {"e": _edit, "m": _match}


def _prompt(words: str) -> str:
    """Ask on stderr, so that stdout stays for data; the end of the input and Ctrl+C quit."""
    click.echo(f"{words}: ", nl=False, err=True)
    try:
        line: Any = sys.stdin.readline()
    except KeyboardInterrupt:
        raise _Quit from None
    if not line:
        raise _Quit
    return str(line).strip()
