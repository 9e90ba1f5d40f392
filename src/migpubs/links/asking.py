"""Asking: lanes, visits and the witness put together, for a stream of targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.links.lanes import Lanes
from migpubs.links.network import Witness
from migpubs.links.robots import crawl_delay
from migpubs.links.visits import Turn, Visit, step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migpubs.links.hosts import Manners
    from migpubs.links.lanes import Finding
    from migpubs.links.verdicts import Target
    from migpubs.web import Line, Web


def start_visit(target: Target) -> Visit:
    """A visit that knows nothing of earlier ones."""
    return Visit(target=target)


def ask(
    targets: Iterable[Target | None],
    web: Web,
    manners: Manners,
    visit: Callable[[Target], Visit] = start_visit,
    on_tick: Callable[[Lanes], None] | None = None,
) -> Iterator[list[Finding]]:
    """Visit all targets; gives findings in groups, also empty ones, several a second.

    ``visit`` starts a visit, ``on_tick`` is called after each group with the lanes.
    """

    def take_step(visit: Visit, line: Line) -> Turn:
        return step(visit, web, line, manners.max_rest)

    def prepare(url: str, line: Line) -> float:
        return crawl_delay(url, web, line)

    prepared = prepare if manners.robots else None
    lanes = Lanes(take_step, manners=manners, line=web.line, visit=visit, prepare=prepared)
    witness = Witness(web.finds_names)
    for found in lanes.run(targets):
        yield list(witness.hear(found))
        if on_tick is not None:
            on_tick(lanes)
    yield list(witness.close())
