"""``migpubs check``."""

from __future__ import annotations

import click

from migpubs.cli import console
from migpubs.cli.progress import busy


@click.command("check")
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.option("--no-gaps", is_flag=True, help="Do not show what is merely missing.")
@console.as_json
def command(*, strict: bool, no_gaps: bool, as_json: bool) -> None:
    """Find gaps and mistakes in the catalogue.

    Exit 1 when there are errors (with --strict: or warnings). Every code is explained in the
    documentation, on the page "Checks".

    \b
    Examples:
      migpubs check
      migpubs check --strict --no-gaps
    """
    import attrs

    from migpubs import checks
    from migpubs.catalogue import loader

    with busy("reading the catalogue"):
        catalogue, refused = loader.read(click.get_current_context().find_root().obj)
    console.say_which(catalogue)
    with busy("checking"):
        found = [*refused, *checks.check(catalogue)]
    counts = checks.count(found)
    shown = [each for each in found if not (no_gaps and each.severity == "gap")]
    if as_json:
        console.write_json([attrs.asdict(each) for each in shown])
    else:
        lines = [f"{each.severity}: {each} [{each.code}]" for each in shown]
        console.write("".join(line + "\n" for line in lines), "-")
    totals = ", ".join(f"{n} {severity}{'s' * (n != 1)}" for severity, n in counts.items())
    console.say(f"{len(catalogue)} publications: {totals or 'nothing to mend'}")
    if "error" in counts or (strict and "warning" in counts):
        click.get_current_context().exit(1)
