"""Names that repeat those of the entry before (specification, "Reference Grouping")."""

from __future__ import annotations

from attrs import frozen


@frozen
class RepeatedNames:
    """What stands for names that also stand in the entry before."""

    text: str
    """The substitute, such as a long dash."""
    rule: str
    """``complete-all``, ``complete-each``, ``partial-each`` or ``partial-first``."""
    before: tuple[str, ...]
    """The names of the entry before, as printed."""

    def replace(self, made: list[str]) -> tuple[list[str], str | None]:
        """The names with the repeated ones replaced; and what stands for all of them, if so."""
        same = 0
        for now, then in zip(made, self.before, strict=False):
            if now != then:
                break
            same += 1
        complete = same == len(made) == len(self.before)
        if self.rule == "complete-all":
            return made, self.text if complete else None
        if self.rule == "complete-each":
            return ([self.text] * len(made) if complete else made), None
        count = min(same, 1) if self.rule == "partial-first" else same
        return [self.text] * count + made[count:], None
