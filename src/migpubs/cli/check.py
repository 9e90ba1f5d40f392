"""``migpubs check``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console
from migpubs.cli.progress import busy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from migpubs.catalogue import Catalogue
    from migpubs.errors import Problem
    from migpubs.progress import OnProgress


@click.command("check")
@console.selectors
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.option(
    "--gaps/--no-gaps",
    default=None,
    help="Show each gap, or none. Default: each of the selected publications; of the whole "
    "catalogue, how many there are of each kind.",
)
@console.as_json
def command(
    *, keys: tuple[str, ...], strict: bool, gaps: bool | None, as_json: bool, **wanted: Any
) -> None:
    """Find gaps and mistakes in the catalogue.

    Errors come first, then warnings, then gaps. Exit 1 when there are errors (with --strict: or
    warnings). Every code is explained in the documentation, on the page "Checks".

    \b
    Examples:
      migpubs check
      migpubs check --strict --no-gaps
      migpubs check ilo-2023-skilled-to-care
      migpubs check --listed 2023 --gaps
    """
    import attrs

    from migpubs import checks

    with busy("checking the catalogue") as tell:
        catalogue, found, number = _look(keys, wanted, tell)
    console.say_which(catalogue)
    summed = gaps is None and not (keys or any(wanted.values()) or as_json)
    hidden = summed or gaps is False
    shown = [each for each in found if not (hidden and each.severity == "gap")]
    if as_json:
        console.write_json([attrs.asdict(each) for each in shown])
    else:
        lines = [f"{each.severity}: {each} [{each.code}]" for each in shown]
        lines += _sums(found) if summed else []
        console.write("".join(line + "\n" for line in lines), "-")
    counts = checks.count(found)
    totals = ", ".join(f"{n} {severity}{'s' * (n != 1)}" for severity, n in counts.items())
    console.say(f"{number} publication{'s' * (number != 1)}: {totals or 'nothing to mend'}")
    if summed and "gap" in counts:
        console.say("`migpubs check --gaps` shows each, `migpubs check ID` those of a publication")
    if "error" in counts or (strict and "warning" in counts):
        click.get_current_context().exit(1)


def _look(
    keys: tuple[str, ...], wanted: Mapping[str, Any], tell: OnProgress
) -> tuple[Catalogue, Sequence[Problem], int]:
    """Check what is wanted, gravest first; also return how many publications that is.

    What cannot be read is always told, also when it is the very record that was asked for.
    """
    from migpubs import checks
    from migpubs.catalogue import loader
    from migpubs.errors import SEVERITIES

    catalogue, refused = loader.read(click.get_current_context().find_root().obj)
    unread = {each.where.record for each in refused}
    read = [key for key in keys if key not in unread]
    chosen = catalogue.select(*read, **wanted) if read or not keys else ()
    found = [*refused, *checks.check(catalogue, chosen, on_progress=tell)]
    return catalogue, sorted(found, key=lambda each: SEVERITIES.index(each.severity)), len(chosen)


def _sums(found: Sequence[Problem]) -> Iterator[str]:
    """Give a line for each kind of gap: how many there are, its code, what it means."""
    from collections import Counter

    from migpubs.checks import RULES

    codes = Counter(each.code for each in found if each.severity == "gap")
    for code, number in codes.most_common():
        yield f"gaps: {number:>4} {code:<18} {RULES[code].summary}"
