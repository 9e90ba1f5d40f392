"""``migpubs check-links``."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from migpubs.cli import console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor

    from migpubs.catalogue import Catalogue
    from migpubs.links import Archive, Fix, LinkResult, Progress, Target
    from migpubs.links.inspection import Inspection
    from migpubs.model import Publication
    from migpubs.web import Web

OPTIONS = (
    click.option("--strict", is_flag=True, help="Exit 1 on undecided links too."),
    click.option("--again", is_flag=True, help="Ask also what was asked lately."),
    click.option("--sources", is_flag=True, help="Check the pages facts came from too."),
    click.option("--fix", is_flag=True, help="Write moves seen in two runs, and archived copies."),
    click.option("--yes", is_flag=True, help="With --fix: take archived copies without asking."),
    click.option("--small", is_flag=True, help="With --fix: also http to https and the like."),
    click.option("--archive", is_flag=True, help="Look for archived copies of what is gone."),
    click.option("--archive-base", metavar="URL", help="Another web archive (its TimeGate)."),
    click.option("--save", is_flag=True, help="Ask the archive to save what is alive; slow."),
    click.option("--save-base", metavar="URL", help="Where that archive is asked to save."),
    click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "markdown", "html", "github", "xlsx"]),
        help="Default: by the file's ending, else text.",
    ),
    click.option(
        "--addresses",
        metavar="FILE",
        type=click.File(encoding="utf-8"),
        help="Check these addresses, one a line (- is stdin), not the catalogue's.",
    ),
    click.option("--timeout", metavar="SECONDS", type=float, default=20.0, show_default=True),
    click.option("--per-host", metavar="N", type=click.IntRange(1), default=2, show_default=True),
    click.option("--interval", metavar="SECONDS", type=float, default=0.5, show_default=True),
    click.option("--threads", metavar="N", type=click.IntRange(1), default=128, show_default=True),
    click.option("--pause", metavar="SECONDS", type=float, default=10.0, hidden=True),
    click.option("--robots", is_flag=True, help="Keep the pace that robots.txt asks for."),
    click.option("--proxy", metavar="URL", default="", help="Ask through this proxy."),
    click.option(
        "--contact",
        metavar="ADDRESS",
        envvar="MIGPUBS_CONTACT",
        help="Where the owner of a server can complain. Default: the catalogue's contact.",
    ),
    click.option("--allow-private", is_flag=True, help="Ask addresses of a private network too."),
    click.option("--dask", metavar="ADDRESS", help="Spread the work over this Dask scheduler."),
)


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@click.command("check-links")
@console.selection
@_options
@console.output
@console.as_json
def command(
    catalogue: Catalogue, publications: tuple[Publication, ...], output: str, **given: Any
) -> None:
    """Find links that are dead, have moved, or are not what the record says.

    Exit 1 when links are dead, which takes more than one failure unless it cannot pass (with
    --strict: also when any is undecided). Ctrl-C ends it; what was asked is remembered.

    \b
    Examples:
      migpubs check-links --listed 2023
      migpubs check-links --archive --fix
      migpubs check-links --json --addresses urls.txt
    """
    chosen = _format(given, output)
    work = _inspection(catalogue, given)
    line = _Line()
    if given["addresses"] is not None:
        results = work.check_addresses(_read(given["addresses"]), line.show)
    else:
        results = work.check(catalogue, publications, line.show)
    seen, broken_off = _collect(results, chosen, output)
    line.clear()
    if chosen != "json":
        _write(seen, chosen, output)
    _say_summary(seen, broken_off=broken_off, shown=chosen == "text" and output == "-")
    if broken_off:
        click.get_current_context().exit(130)
    if given["addresses"] is None:
        _fixes(catalogue, publications, seen, given)
    if given["save"]:
        _save(seen, _archive(work.web, given))
    outcomes = {result.outcome for result in seen}
    if "dead" in outcomes or (given["strict"] and "undecided" in outcomes):
        click.get_current_context().exit(1)


def _format(given: dict[str, Any], output: str) -> str:
    from migpubs.errors import UnknownFormat

    endings = {"md": "markdown", "html": "html", "xlsx": "xlsx", "jsonl": "json", "txt": "text"}
    ending = output.rpartition(".")[2] if "." in output else ""
    form: str = "json" if given["as_json"] else given["form"] or endings.get(ending, "text")
    if form == "xlsx" and output == "-":
        raise UnknownFormat("xlsx on a terminal", ["json", "text"])
    return form


def _inspection(catalogue: Catalogue, given: dict[str, Any]) -> Inspection:
    from migpubs.links import Manners
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
        executor=_executor(given["dask"]),
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


def _executor(address: str | None) -> Executor | None:
    if not address:
        return None
    from migpubs.errors import MissingExtra

    try:
        import distributed
    except ImportError:
        raise MissingExtra("--dask", "dask") from None
    client: Any = distributed
    executor: Executor = client.Client(address).get_executor(pure=False)
    return executor


def _read(file: Iterable[str]) -> Iterator[Target]:
    from migpubs.links import Target

    for line in file:
        if line.strip() and not line.startswith("#"):
            yield Target(url=line.strip())


def _collect(
    results: Iterator[LinkResult], form: str, output: str
) -> tuple[list[LinkResult], bool]:
    """Take the results, printing JSON as they come; also whether Ctrl-C ended it."""
    from migpubs.links import report

    seen: list[LinkResult] = []
    lines: list[str] = []
    broken_off = False
    try:
        for result in results:
            seen.append(result)
            if form == "json":
                text = next(report.write_json([result])) + "\n"
                if output == "-":
                    console.write(text, "-")
                else:
                    lines.append(text)
    except KeyboardInterrupt:
        broken_off = True
        results.close()  # type: ignore[attr-defined]
    if form == "json" and output != "-":
        console.write("".join(lines), output)
    return seen, broken_off


def _write(seen: list[LinkResult], form: str, output: str) -> None:
    import io

    from migpubs.links import report

    if form == "xlsx":
        file = io.BytesIO()
        report.write_xlsx(seen, file)
        console.write(file.getvalue(), output)
    else:
        console.write("".join(line + "\n" for line in report.WRITERS[form](seen)), output)


def _say_summary(seen: list[LinkResult], *, broken_off: bool, shown: bool) -> None:
    from migpubs.links import report

    if broken_off:
        console.say("broken off; the next run goes on from here")
    if not shown:
        console.say(report.summary(seen))
    if any(result.proxied for result in seen):
        console.say("a proxy stood between: that hosts are public was its business to check")


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

    saved = Counter(bool(copy) for _, copy in save_all(seen, archive))
    console.say(f"asked the archive to save {saved.total()}; {saved[True]} copies were told")


class _Line:
    """The progress on one line of a terminal; nothing elsewhere."""

    def __init__(self) -> None:
        self._on = sys.stderr.isatty()

    def show(self, progress: Progress) -> None:
        if self._on:
            width = shutil.get_terminal_size().columns - 1
            click.echo(f"\r{_progress(progress)[:width]:{width}}", err=True, nl=False)

    def clear(self) -> None:
        if self._on:
            click.echo(
                "\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r", err=True, nl=False
            )


def _progress(progress: Progress) -> str:
    """``120/400 · ok 100, not-found 3 · 12 hosts · 25/s · 11 s left``."""
    total = f"/{progress.total}" if progress.total is not None else ""
    counts = sorted(progress.verdicts.items(), key=lambda pair: -pair[1])
    parts = [
        f"{progress.done}{total}",
        ", ".join(f"{verdict} {count}" for verdict, count in counts),
        f"{progress.hosts} hosts",
        f"{progress.rate:.0f}/s",
        "" if progress.left is None else f"{progress.left:.0f} s left",
    ]
    return " · ".join(filter(None, parts))
