"""``migpubs check-links``."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click
from attrs import define, field

from migpubs.cli import console, link_options, progress
from migpubs.progress import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.catalogue import Catalogue, Selection
    from migpubs.errors import OnProblem, Problem
    from migpubs.links import Archive, Fix, LinkResult, Progress
    from migpubs.links.inspection import Inspection
    from migpubs.links.verdicts import Outcome
    from migpubs.model import Publication
    from migpubs.web import Web


@click.command("check-links")
@console.selection
@link_options.options
@console.output
@console.as_json
def command(publications: Selection, output: str, **given: Any) -> None:
    """Find links that are dead, have moved, or are not what the record says.

    Exit 1 when links are dead, which takes more than one failure unless it cannot pass (with
    --strict: also when any is undecided). Ctrl+C ends it; what was asked is remembered.

    \b
    Examples:
      migpubs check-links --listed 2023
      migpubs check-links --archive --fix
      migpubs check-links --json --addresses urls.txt
    """
    from migpubs.links.targets import read_addresses

    chosen = _format(given, output)
    problems: list[Problem] = []
    catalogue = publications.catalogue
    work = _inspection(catalogue, given, problems.append)
    line = _Line()
    if given["addresses"] is not None:
        targets = read_addresses(given["addresses"], given["addresses"].name)
        results = work.check_addresses(targets, line.show)
    else:
        results = work.check(catalogue, publications, line.show)
    # A list of addresses may be of any length, and in JSON nothing has to wait for the end.
    kept = given["addresses"] is None or given["save"] or chosen != "json"
    run = _collect(results, chosen, output, line, kept=kept)
    if chosen != "json":
        _write(run.results, chosen, output)
    _say_summary(run, problems, shown=chosen == "text" and output == "-")
    if run.broken_off:
        click.get_current_context().exit(130)
    if given["addresses"] is None:
        _fixes(catalogue, publications, run.results, given)
    if given["save"]:
        _save(run.results, _archive(work.web, given))
    failed = run.outcomes["dead"] or (given["strict"] and run.outcomes["undecided"])
    if failed or any(problem.severity == "error" for problem in problems):
        click.get_current_context().exit(1)


def _format(given: dict[str, Any], output: str) -> str:
    from migpubs.errors import UnknownFormat
    from migpubs.links import report

    form: str = "json" if given["as_json"] else given["form"] or report.format_of(output)
    if form == "xlsx" and output == "-":
        raise UnknownFormat("xlsx on a terminal", ["json", "text"])
    return form


def _inspection(catalogue: Catalogue, given: dict[str, Any], on_problem: OnProblem) -> Inspection:
    from migpubs.links import Manners
    from migpubs.links.batches import dask_executor
    from migpubs.links.inspection import Inspection
    from migpubs.web import Web

    contact = given["contact"] or catalogue.description.contact
    web = Web(
        deadline=given["timeout"],
        proxy=given["proxy"],
        contact=contact,
        allow_private=given["allow_private"],
    )
    manners = Manners(
        per_host=given["per_host"],
        interval=given["interval"],
        threads=given["threads"],
        pause=given["pause"],
        robots=given["robots"],
    )
    return Inspection(
        web=web,
        manners=manners,
        again=given["again"],
        sources=given["sources"],
        archive=_archive(web, given) if given["archive"] else None,
        executor=dask_executor(given["dask"]) if given["dask"] else None,
        on_problem=on_problem,
    )


def _archive(web: Web, given: dict[str, Any]) -> Archive:
    from attrs import evolve

    from migpubs.links import Archive

    bases = {
        name: value
        for name, value in (("base", given["archive_base"]), ("save_base", given["save_base"]))
        if value
    }
    return evolve(Archive(web=web), **bases)


@define(kw_only=True)
class _Seen:
    """What came of a run so far."""

    results: list[LinkResult] = field(factory=list)
    """All of them, where they are needed again."""
    outcomes: Counter[Outcome] = field(factory=Counter)
    unasked: int = 0
    """How many links our own network kept from being asked."""
    proxied: bool = False
    broken_off: bool = False
    """Whether Ctrl+C ended it."""


def _collect(
    results: Iterator[LinkResult], form: str, output: str, line: _Line, *, kept: bool
) -> _Seen:
    """Take the results, printing JSON as they come."""
    from migpubs.links import report

    run, lines = _Seen(), []
    try:
        for result in results:
            run.outcomes[result.outcome] += 1
            run.unasked += result.verdict == "our-network"
            run.proxied = run.proxied or result.proxied
            run.results += [result] if kept else []
            if form == "json":
                text = next(report.write_json([result])) + "\n"
                if output == "-":
                    line.clear()
                    console.write(text, "-")
                else:
                    lines.append(text)
    except KeyboardInterrupt:
        run.broken_off = True
        results.close()  # type: ignore[attr-defined]
    line.clear()
    if form == "json" and output != "-":
        console.write("".join(lines), output)
    return run


def _write(seen: list[LinkResult], form: str, output: str) -> None:
    import io

    from migpubs.links import report

    if form == "xlsx":
        file = io.BytesIO()
        report.write_xlsx(seen, file)
        console.write(file.getvalue(), output)
    else:
        console.write("".join(line + "\n" for line in report.WRITERS[form](seen)), output)


def _say_summary(run: _Seen, problems: list[Problem], *, shown: bool) -> None:
    from migpubs.links import report

    if run.broken_off:
        console.say("broken off; the next run goes on from here")
    if not shown:
        console.say(report.count(run.outcomes))
    if run.unasked:
        links = f"{run.unasked} link{'s' * (run.unasked != 1)}"
        console.say(
            f"our own network is the trouble: nothing was learned of {links}, none is held dead"
        )
    if run.proxied:
        console.say("a proxy stood between: that hosts are public was its business to check")
    console.say_problems(problems)


def _fixes(
    catalogue: Catalogue,
    publications: tuple[Publication, ...],
    seen: list[LinkResult],
    given: dict[str, Any],
) -> None:
    from migpubs.links import apply_fixes, propose

    fixes = list(propose(seen, publications, small=given["small"]))
    if not given["fix"]:
        if fixes:
            console.say(f"{len(fixes)} can be mended with --fix")
        return
    taken = [fix for fix in fixes if _accept(fix, yes=given["yes"])]
    if taken:
        apply_fixes(catalogue, taken)
    console.say(f"{len(taken)} of {len(fixes)} mended")


def _accept(fix: Fix, *, yes: bool) -> bool:
    """Show a fix; ask about an archived copy, for that is a person's choice."""
    for line in fix.lines:
        console.say(line)
    if fix.kind == "move" or yes:
        return True
    if not sys.stdin.isatty():
        console.say("not taken: nobody is there to ask (take all with --yes)")
        return False
    return click.confirm("Add this copy?", err=True)


def _save(seen: list[LinkResult], archive: Archive) -> None:
    from migpubs.links import save_all

    with progress.busy("asking the archive to save") as tell:
        several = save_all(counted(seen, "links", tell), archive)
        saved = Counter(bool(copy) for _, copy in several)
    console.say(f"asked the archive to save {saved.total()}; {saved[True]} copies were told")


class _Line:
    """The progress on one line of a terminal; nothing elsewhere."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()

    def show(self, state: Progress) -> None:
        if self._on:
            progress.show(str(state))

    def clear(self) -> None:
        if self._on:
            progress.clear()
