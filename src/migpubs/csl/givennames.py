"""Telling names apart over the whole list (specification, ``givenname-disambiguation-rule``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, define

from migpubs.csl.people import initialize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.csl.people import Name


@define
class GivenNames:
    """All given names, by family name and initials."""

    rule: str
    """``all-names``, ``primary-name`` or either with ``-with-initials``."""
    known: dict[str, dict[str, set[str]]] = Factory(dict)
    """Family name to initials to full given names."""

    def add(self, names: Iterable[Name]) -> None:
        """Take note of these names, or of the first where only first names matter."""
        listed = list(names)
        for name in listed[:1] if self.rule.startswith("primary-name") else listed:
            if name.personal:
                initials = initialize(name.given, "", hyphen=False).replace(" ", "")
                by_initials = self.known.setdefault(name.key, {})
                by_initials.setdefault(initials, set()).add(_full(name))

    def level(self, name: Name, level: int, place: int, *, initials: bool) -> int:
        """How much of the given name to show so that the name is no other's."""
        if not name.personal or (self.rule.startswith("primary-name") and place > 0):
            return level
        by_initials = self.known.get(name.key, {})
        if level == 0 and (len(by_initials) > 1 or any(len(x) > 1 for x in by_initials.values())):
            own = by_initials.get(initialize(name.given, "", hyphen=False).replace(" ", ""), set())
            if len(by_initials) > 1:
                level = 1
            elif len(own) > 1 and not self.rule.endswith("initials"):
                return 2
        if level == 1:
            own = by_initials.get(initialize(name.given, "", hyphen=False).replace(" ", ""), set())
            if len(own) > 1 and not self.rule.endswith("initials"):
                return 2
        if level == 1 and not initials and not self.rule.endswith("initials"):
            return 2
        return level


def _full(name: Name) -> str:
    return f"{name.given} {name.dropping} {name.suffix}".replace(".", " ").replace(" ", "")
