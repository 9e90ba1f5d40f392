"""What a cell says, and how sure that is: the value, its status, the rule, and what was changed."""

from __future__ import annotations

from typing import Any, Final, Literal

from attrs import evolve, field, frozen, mutable

Status = Literal["read", "inferred", "proposed", "unknown"]
"""``read``: it stands there. ``inferred``: a rule that is right in 199 of 200 cases says so.
``proposed``: it may be so; a person should look. ``unknown``: the document does not say."""

STATUSES: Final[tuple[Status, ...]] = ("read", "inferred", "proposed", "unknown")
"""Surest first."""


@frozen(kw_only=True)
class Reading:
    """The value of one field of an entry."""

    value: Any = None
    """Plain data, as JSON has it; None is unknown."""
    status: Status = "unknown"
    rule: str = ""
    """Which rule gave it; a key of `migpubs.intake.rules.RULES`."""
    bodies: tuple[str | None, ...] = ()
    """For publishers: the id of each known body."""

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        shown = {"value": self.value, "status": self.status, "rule": self.rule}
        return shown | ({"bodies": list(self.bodies)} if self.bodies else {})

    def doubted(self, rule: str) -> Reading:
        """Return it as no more than proposed, by a rule; what is unknown stays so."""
        if self.status == "unknown":
            return self
        return evolve(self, status=worse("proposed", self.status), rule=rule)


UNKNOWN: Final = Reading()


@frozen(kw_only=True)
class Change:
    """One thing that a rule did, or would do if a person agreed."""

    field: str
    before: str
    after: str
    rule: str
    reason: str
    applied: bool = True
    """Whether it was done; else it is only proposed."""


@mutable
class Notebook:
    """What is found out about one entry while its cells are read."""

    changes: list[Change] = field(factory=list)
    flags: list[str] = field(factory=list)

    def change(
        self, name: str, before: str, after: str, rule: str, reason: str, *, applied: bool = True
    ) -> None:
        """Write down a change."""
        self.changes.append(
            Change(
                field=name, before=before, after=after, rule=rule, reason=reason, applied=applied
            )
        )

    def flag(self, code: str, question: str) -> None:
        """Ask a person something."""
        words = f"{code}: {question}"
        if words not in self.flags:
            self.flags.append(words)


def worse(*statuses: Status) -> Status:
    """Return the least sure of some statuses."""
    return max(statuses, key=STATUSES.index)
