"""Inspection: a check of a catalogue's links from beginning to end, remembered on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.catalogue import folder
from migpubs.errors import ignore
from migpubs.links.archive import add_archives
from migpubs.links.engine import check_links, keep_state
from migpubs.links.store import cache_folder, open_store, read_state
from migpubs.links.targets import targets_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor
    from pathlib import Path

    from migpubs.catalogue import Catalogue
    from migpubs.errors import OnProblem
    from migpubs.links.archive import Archive
    from migpubs.links.engine import Progress
    from migpubs.links.hosts import Manners
    from migpubs.links.store import Store
    from migpubs.links.verdicts import LinkResult, Target
    from migpubs.model import Publication
    from migpubs.web import Web


def database() -> Path:
    """Where the user's database of links lies."""
    return cache_folder() / "links.sqlite"


def state_file(catalogue: Catalogue) -> Path:
    """Where the text file of a catalogue's links lies: with it, or apart if it is read-only."""
    if catalogue.path is None or catalogue.path == folder.installed():
        return cache_folder() / "links.jsonl"
    return catalogue.path / ".state" / "links.jsonl"


@frozen(kw_only=True)
class Inspection:
    """What to check, and how."""

    web: Web
    manners: Manners
    again: bool = False
    """Whether to ask also what is known."""
    sources: bool = False
    """Whether to check the pages that the facts came from too."""
    archive: Archive | None = None
    """Where to look for copies of what is gone."""
    executor: Executor | None = None
    on_problem: OnProblem = ignore
    """What could not be remembered or looked up, though the results are there."""

    def check(
        self,
        catalogue: Catalogue,
        publications: Iterable[Publication],
        on_progress: Callable[[Progress], None],
    ) -> Iterator[LinkResult]:
        """Check the links of publications of a catalogue; the catalogue's text file is kept.

        Raises :class:`~migpubs.errors.ParseError` when that file cannot be read.
        """
        path = state_file(catalogue)
        known = read_state(path)
        keep = [target.url for target in targets_of(catalogue, sources=True)]
        targets = targets_of(publications, sources=self.sources)
        with open_store(database(), self.on_problem) as store:
            store.learn(known.values())
            results = self._results(targets, store, on_progress)
            yield from keep_state(results, path, keep, self.on_problem)

    def check_addresses(
        self, targets: Iterable[Target], on_progress: Callable[[Progress], None]
    ) -> Iterator[LinkResult]:
        """Check addresses that belong to no catalogue; only the database is kept."""
        with open_store(database(), self.on_problem) as store:
            yield from self._results(targets, store, on_progress)

    def _results(
        self, targets: Iterable[Target], store: Store, on_progress: Callable[[Progress], None]
    ) -> Iterator[LinkResult]:
        results = check_links(
            targets,
            web=self.web,
            manners=self.manners,
            store=store,
            again=self.again,
            executor=self.executor,
            total=len(targets) if isinstance(targets, tuple) else None,
            on_progress=on_progress,
        )
        if self.archive is None:
            return results
        by_url = {target.url: target for target in targets} if isinstance(targets, tuple) else {}
        found = add_archives(results, self.archive, by_url, on_problem=self.on_problem)
        return _amend(found, store)


def _amend(results: Iterable[LinkResult], store: Store) -> Iterator[LinkResult]:
    """Remember the copies that were found."""
    for result in results:
        if result.archive:
            store.amend(result)
        yield result
