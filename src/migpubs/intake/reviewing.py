"""Review: what was decided of the lists that wait goes into the catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.dates import common_year
from migpubs.intake import acceptance, sheets
from migpubs.intake import review as reviews
from migpubs.intake.faults import Judge

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from migpubs.catalogue import Catalogue
    from migpubs.intake.review import Waiting


@frozen(kw_only=True)
class Reviewed:
    """Where a review stands after it."""

    lists: tuple[Waiting, ...]
    """The lists that waited, with what was decided of each row."""
    done: tuple[str, ...] = ()
    """What was done with each list, in words."""

    @property
    def open(self) -> int:
        """How many rows a person still has to decide."""
        return sum(item.open for each in self.lists for item in each.items)


def review(
    catalogue: Catalogue,
    answers: str | os.PathLike[str] | None = None,
    *,
    accept_certain: bool = False,
    decide: Callable[[list[Waiting]], list[Waiting]] | None = None,
    listed: int | None = None,
    encoding: str = "",
) -> Reviewed:
    """Carry out what is decided of the lists that `migpubs.ingest` let wait.

    answers: a review that was written as .xlsx, .html or .csv and came back edited. encoding: of
    answers that are not UTF-8, such as ``cp874``.
    accept_certain: accept every row that asks nothing and has no record like it.
    decide: is given the lists and returns them decided, where neither of these is said; see
    `migpubs.intake.review.decided`. listed: the report year, if a list has none. Without any of
    them the lists are returned as they wait, and nothing is written.

    What is accepted goes into the catalogue, and what was decided is remembered. `MigpubsError`
    for a catalogue that is read-only and for a list whose year is unknown, `ParseError` for a file
    of answers that cannot be read and for rows that cannot be accepted, `CatalogueError` when what
    was accepted would not be read: then nothing of that list is written.
    """
    base, waiting = reviews.waiting(catalogue)
    lists = waiting
    if answers is not None:
        data, judge = Path(answers).read_bytes(), Judge(catalogue)
        lists = sheets.read_back(data, str(answers), lists, judge, encoding)
    elif accept_certain:
        lists = [reviews.accept_certain(each) for each in lists]
    elif decide:
        lists = decide(lists)
    else:
        return Reviewed(lists=tuple(lists))
    listed = listed and common_year(listed)
    done = (
        f"{each.draft.file}: {acceptance.settle(base, each, listed)}"
        for each, before in zip(lists, waiting, strict=True)
        if each != before
    )
    return Reviewed(done=tuple(done), lists=tuple(lists))
