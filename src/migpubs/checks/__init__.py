"""The rules that find gaps and mistakes in a catalogue that can be read.

A rule is a function that gives problems; its code, severity and first line of docstring are its
entry in `RULES`. ``error``: an export would break. ``warning``: probably wrong. ``gap``: nothing
wrong, something missing. What the reader refuses is always an error and comes before all this.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from migpubs.checks import errors, gaps, warnings
from migpubs.checks.rules import RULES, Rule
from migpubs.errors import SEVERITIES, Problem
from migpubs.progress import counted, quiet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.catalogue import Catalogue
    from migpubs.errors import Severity
    from migpubs.model import Publication
    from migpubs.progress import OnProgress

__all__ = ["RULES", "Rule", "check", "count", "errors", "gaps", "warnings"]


def check(
    catalogue: Catalogue,
    publications: Iterable[Publication] | None = None,
    *,
    on_progress: OnProgress = quiet,
) -> Iterator[Problem]:
    """Give the problems of the publications (default: all), each with file, line and field.

    They come record by record, in each the gravest first. on_progress: is told how many records
    are done, of how many.
    """
    rules = sorted(RULES.values(), key=lambda rule: SEVERITIES.index(rule.severity))
    several = catalogue.publications if publications is None else publications
    for publication in counted(several, "records", on_progress):
        for rule in rules:
            for field, message, hint in rule.find(publication, catalogue):
                place = catalogue.place(publication.id, field)
                yield Problem(rule.code, rule.severity, message, place, hint=hint)


def count(problems: Iterable[Problem]) -> dict[Severity, int]:
    """Return how many problems there are of each severity."""
    counts: dict[Severity, int] = defaultdict(int)
    for problem in problems:
        counts[problem.severity] += 1
    return {severity: counts[severity] for severity in SEVERITIES if counts[severity]}
