"""What a format keeps of a record: one declaration, from which all else follows.

A format declares a `Keep` for each field of `Publication`. From that follow what a reader gives
back (`project`), what a writer reports as lost (`losses`), and the table in the documentation.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, ParamSpec

from attrs import evolve, fields, frozen

from migpubs.errors import Place, Problem, ignore
from migpubs.formats.reference import Context
from migpubs.model import Publication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem

P = ParamSpec("P")


@frozen
class Keep:
    """What a format keeps of one field."""

    how: str
    """For the documentation: ``yes``, ``no``, or what of it."""
    of: Callable[[Publication, Context], Any] | None = None
    """The value that a reader gives back; None: nothing."""


NO: Final = Keep("no")


def whole(name: str) -> Keep:
    """Return the declaration of a field that is kept as it is."""
    return Keep("yes", lambda publication, _: getattr(publication, name))


def project(
    publication: Publication, keeps: Mapping[str, Keep], context: Context | None = None
) -> Publication:
    """Return what a format keeps of a publication: what reading what was written gives."""
    used = context or Context()
    kept = {name: keep.of(publication, used) for name, keep in keeps.items() if keep.of}
    return Publication(**kept)


def report(
    publication: Publication, keeps: Mapping[str, Keep], context: Context, on_problem: OnProblem
) -> None:
    """Report each field of a publication that a format does not keep, or keeps in part."""
    if on_problem is not ignore:
        for problem in losses(publication, keeps, context):
            on_problem(problem)


def losses(
    publication: Publication, keeps: Mapping[str, Keep], context: Context
) -> Iterator[Problem]:
    """Give a `Problem` for each field that is not kept whole."""
    for name, empty in _defaults():
        value = getattr(publication, name)
        if value == empty:
            continue
        keep = keeps.get(name, NO)
        if keep.of is None or keep.of(publication, context) != value:
            kept = f"kept in part: {keep.how}" if keep.of else "not kept"
            yield Problem("lost", "loss", kept, Place(record=publication.id, field=name))


def summed(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give losses once a field, with the number of records and the line of the first.

    What is no loss is given once as it is.
    """
    first: dict[Problem, Problem] = {}
    counts: dict[Problem, int] = {}
    for problem in problems:
        same = problem
        if problem.severity == "loss":
            same = evolve(problem, where=evolve(problem.where, record="", line=0))
        first.setdefault(same, problem)
        counts[same] = counts.get(same, 0) + 1
    for same, problem in first.items():
        if problem.severity == "loss":
            count = counts[same]
            said = f"{problem.message} ({count} record{'s' * (count > 1)})"
            yield evolve(problem, message=said, where=evolve(problem.where, record=""))
        else:
            yield problem


@lru_cache(maxsize=1)
def _defaults() -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, each.default) for each in fields(Publication))


def joined(dump: Callable[P, Iterator[str]]) -> Callable[P, str]:
    """Return the ``dumps`` of a ``dump``: the same file as one text."""

    def dumps(*args: P.args, **options: P.kwargs) -> str:
        """Return the file as text; the arguments are those of ``dump``."""
        return "".join(dump(*args, **options))

    return dumps
