"""Everything a catalogue gives, made and written to a folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from attrs import frozen

from migpubs.errors import MigpubsError, ignore
from migpubs.progress import counted, quiet
from migpubs.site import api, downloads, environment, feed, folder, index
from migpubs.site.addresses import localised
from migpubs.site.chunks import chunks
from migpubs.site.pages import Pages
from migpubs.site.press import Press
from migpubs.site.shelves import Shelves
from migpubs.site.wording import LANGUAGES
from migpubs.site.workers import make_all

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from migpubs.catalogue import Catalogue
    from migpubs.errors import OnProblem
    from migpubs.links.verdicts import LinkResult
    from migpubs.model import Publication
    from migpubs.progress import OnProgress
    from migpubs.site.downloads import Download

    File = tuple[str, str]
    Job = Callable[[], Iterable[File]]

_BATCH: Final = 50
"""How many publications are made in one go."""

_FEW: Final = 500
"""Up to how many publications processes of their own are not worth their start."""


@frozen(kw_only=True)
class Built:
    """What a build wrote."""

    files: tuple[str, ...]
    """All files, as paths below the folder."""
    downloads: tuple[Download, ...]
    """Those that are there to be taken away: annexes, reading lists, bibliographies."""
    changed: int
    """How many files are new or different from the last build."""
    removed: int
    """How many files of the last build are not part of this one."""


def build(
    catalogue: Catalogue,
    out: str | os.PathLike[str],
    *,
    base_url: str = "",
    templates: Path | None = None,
    on_problem: OnProblem = ignore,
    on_progress: OnProgress = quiet,
) -> Built:
    """Write everything a catalogue gives to a folder: the same catalogue, the same bytes.

    out: the folder; files in it that no build made stay as they are.
    base_url: where the site will be on the web. With it there are canonical links and a sitemap.
    templates: a folder whose templates and static files go before ours.
    on_problem: is told of what a format cannot carry, and of formats that are left out because
    their library is not installed.
    on_progress: is told what is made, how much of it is done, and how much there is.

    `MigpubsError` when a file that no build made would be overwritten and when the folder is one of
    the catalogue's own, `ParseError` when a template is wrong; nothing is touched then.
    """
    _refuse_own_folders(catalogue, Path(out))
    made: list[Download] = []

    def files() -> Iterator[tuple[str, str | bytes]]:
        wanted = list(downloads.downloads(catalogue))
        several = downloads.written(wanted, on_problem, alone=len(catalogue) <= _FEW)
        for download, content in counted(several, "downloads", on_progress, len(wanted)):
            made.append(download)
            yield download.path, content
        yield from site(
            catalogue, made, base_url=base_url, templates=templates, on_progress=on_progress
        )

    done = folder.write(Path(out), files())
    return Built(
        files=done.files, downloads=tuple(made), changed=done.changed, removed=done.removed
    )


def _refuse_own_folders(catalogue: Catalogue, out: Path) -> None:
    """Keep pages and downloads apart from the catalogue's files, among which nobody finds them."""
    base = (catalogue.path or out / "nowhere").resolve()
    if out.resolve() in {base, base / "publications", base / "annexes"}:
        raise MigpubsError(f"{out}: the catalogue's own files are there (name another folder)")


def site(
    catalogue: Catalogue,
    files: Sequence[Download] = (),
    *,
    base_url: str = "",
    templates: Path | None = None,
    on_progress: OnProgress = quiet,
) -> Iterator[tuple[str, str | bytes]]:
    """Give the files of the web page, each with where it lies.

    files: what there is to download. on_progress: as of `build`.
    """
    base_url = base_url and base_url.rstrip("/") + "/"
    shelves = Shelves(catalogue, _health(catalogue))
    press = Press(shelves)
    tongues = [
        Pages(
            shelves=shelves,
            language=language,
            downloads=files,
            base_url=base_url,
            templates=templates,
        )
        for language in LANGUAGES
    ]
    paths = []
    jobs = [partial(_encoded, job) for job in _jobs(tongues, press, files)]
    several = make_all(jobs, alone=len(catalogue) <= _FEW)
    for made in counted(several, "pages", on_progress, len(jobs)):
        for path, text in made:
            paths.append(path)
            yield path, text
    yield tongues[0].not_found()
    for pages in tongues:
        yield localised("feed.xml", pages.language), feed.dumps(pages.view, base_url)
    yield from environment.static_files(templates).items()
    if base_url:
        yield from feed.sitemaps([path for path in paths if path.endswith(".html")], base_url)


def _encoded(job: Job) -> Iterator[tuple[str, bytes]]:
    """Give the files of a job as they are written: that is work for all processors, too."""
    return ((path, text.encode()) for path, text in job())


def _jobs(tongues: Sequence[Pages], press: Press, files: Sequence[Download]) -> Iterator[Job]:
    """Give what makes the pages and files of the whole site, the largest jobs first."""
    lists = list(press.shelves.lists())  # sorted once, before processes are forked
    for pages in tongues:
        yield from pages.jobs()
    yield partial(_lists_for_zotero, lists, press)
    yield partial(_for_programs, press.shelves, files)
    publications = press.shelves.publications
    for at in range(0, len(publications), _BATCH):
        yield partial(_works, publications[at : at + _BATCH], tongues, press)


def _works(
    publications: Sequence[Publication], tongues: Sequence[Pages], press: Press
) -> Iterator[File]:
    """Give the pages of publications and what lies beside them."""
    sheets = list(press.sheets(publications))
    made = [list(map(pages.publication, publications, sheets)) for pages in tongues]
    for publication, sheet, *rendered in zip(publications, sheets, *made, strict=True):
        yield from rendered
        yield from ((path, text) for _, path, text in sheet.files)
        yield sheet.rdf, press.rdf([publication])


def _health(catalogue: Catalogue) -> dict[str, LinkResult]:
    state = catalogue.path / ".state" / "links.jsonl" if catalogue.path else None
    if state is None or not state.is_file():
        return {}
    from migpubs.links.store import read_state  # noqa: PLC0415 - it comes with all that asks the web

    return read_state(state)


def _for_programs(shelves: Shelves, files: Sequence[Download]) -> Iterator[File]:
    """Give the data with their schemas, and the index of the search."""
    yield "index.json", api.dumps(shelves, [each.path for each in files])
    yield "index.schema.json", api.dumps_schema()
    yield "jsonl.schema.json", api.dumps_line_schema()
    yield "search-index.js", index.dumps_search(shelves)


def _lists_for_zotero(
    lists: Iterable[tuple[str, Sequence[Publication]]], press: Press
) -> Iterator[File]:
    """Give for each page of a list what Zotero reads."""
    for base, publications in lists:
        for chunk in chunks(base, publications):
            if chunk.publications:
                yield chunk.rdf, press.rdf(chunk.publications)
