"""What a rule is, and the list of all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from migpubs.catalogue import Catalogue
    from migpubs.errors import Severity
    from migpubs.model import Publication

Finding: TypeAlias = tuple[str, str, str]
"""The field, what is wrong, and what would be right."""


@frozen
class Rule:
    """One thing to look for."""

    code: str
    """A stable name, explained in ``docs/reference/checks.md``."""
    severity: Severity
    """How grave what it finds is."""
    summary: str
    """What it finds, in one sentence."""
    find: Callable[[Publication, Catalogue], Iterable[Finding]]
    """From a publication and its catalogue to what is wrong."""


RULES: Final[dict[str, Rule]] = {}
"""All rules by code, in the order in which they are tried."""

_Find: TypeAlias = "Callable[[Publication, Catalogue], Iterable[Finding]]"


def rule(severity: Severity, code: str) -> Callable[[_Find], _Find]:
    """Add a function to the rules; the first line of its docstring says what it looks for."""

    def register(find: _Find) -> _Find:
        summary = (find.__doc__ or "").split("\n")[0]
        RULES[code] = Rule(code, severity, summary, find)
        return find

    return register
