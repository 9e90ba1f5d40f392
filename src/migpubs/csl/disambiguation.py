"""Telling cites apart (specification, "Disambiguation"): names, given names, the condition, years.

Items whose cites look alike form a set. Details are added to the whole set one by one; a detail
that sets some apart stays, one that does not is taken back. What is left gets the condition
``disambiguate`` and at last a year-suffix. Rules other than ``by-cite`` tell all names of the list
apart instead, whether their cites look alike or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, define

from migpubs.csl.cite import Cite, Detail
from migpubs.csl.marks import unmark
from migpubs.csl.people import initialize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migpubs.csl.items import Item
    from migpubs.csl.people import Name
    from migpubs.csl.style import Program

    MakeCite = Callable[[Item, Detail], Cite]


class Disambiguation:
    """The details each item needs, found once for a list of items."""

    def __init__(self, program: Program, make: MakeCite) -> None:
        area = program.citation
        self.render = area.render
        self.make = make
        self.add_names = area.get("disambiguate-add-names") == "true"
        rule = area.get("givenname-disambiguation-rule", "by-cite")
        given = area.get("disambiguate-add-givenname") == "true"
        self.add_given = given and rule == "by-cite"
        self.add_suffix = area.get("disambiguate-add-year-suffix") == "true"
        self.condition = program.conditions
        self.details: dict[str, Detail] = {}
        self.ambiguous: list[list[Item]] = []
        self.places: dict[str, int] = {}
        self._kept = False

    @property
    def needed(self) -> bool:
        """Whether the style asks for any of it."""
        return self.add_names or self.add_given or self.add_suffix or bool(self.condition)

    def run(self, items: list[Item]) -> dict[str, Detail]:
        """Details by the items' ids; the order of ``items`` is that of the year-suffixes."""
        self.details = {item.id: Detail() for item in items}
        self.places = {item.id: place for place, item in enumerate(items)}
        if self.needed and len(items) > 1:
            for group in self._alike(items):
                self._resolve(group)
            for group in self.ambiguous:
                self._finish(group)
        return self.details

    def _alike(self, items: list[Item]) -> list[list[Item]]:
        """The sets of items whose cites look the same, keeping order."""
        groups: dict[str, list[Item]] = {}
        for item in items:
            groups.setdefault(self._text(item, self.details[item.id]), []).append(item)
        return [group for group in groups.values() if len(group) > 1]

    def _text(self, item: Item, detail: Detail) -> str:
        """What a reader hears: formatting tells no cites apart."""
        return unmark(self.render(self.make(item, detail)))

    def _resolve(self, group: list[Item]) -> None:
        pending = [(group, Detail())]
        while pending:
            group, base = pending.pop(0)
            if len(group) == 1:
                self.details[group[0].id] = base
            else:
                pending += self._single_out(group, base)

    def _single_out(self, group: list[Item], base: Detail) -> list[tuple[list[Item], Detail]]:
        """Tell the first item from the others; gives the sets that were split off."""
        split: list[tuple[list[Item], Detail]] = []
        best, partners = base, group
        for trial in self._steps(group[0], base):
            classes = self._classes(partners, trial)
            if len(classes) > 1:
                best, partners = trial.copy(), classes[0]
                split += [(others, best.copy()) for others in classes[1:]]
                self._kept = True
                if len(partners) == 1:
                    break
        for item in partners:
            self.details[item.id] = best.copy()
        if len(partners) > 1:
            self.ambiguous.append(partners)
        return split

    def _classes(
        self, items: list[Item], trial: Detail | None = None, *, condition: int = 0
    ) -> list[list[Item]]:
        """The items by what their cites look like with this detail, or with this condition."""
        classes: dict[str, list[Item]] = {}
        for item in items:
            detail = trial
            if detail is None:
                detail = self.details[item.id].copy()
                detail.condition = condition
            classes.setdefault(self._text(item, detail), []).append(item)
        return list(classes.values())

    def _steps(self, item: Item, base: Detail) -> Iterator[Detail]:
        """Ever more detail; a given name that did not help is taken back before the next step."""
        current = base.copy()
        yield current
        cite = self.make(item, current)
        self.render(cite)
        for block in range(len(cite.lists)):
            names, shown, level = cite.lists[block]
            at = 0
            while at < len(names):
                if at >= shown:
                    if not self.add_names:
                        break
                    shown = at + 1
                    current.names += [0] * (block + 1 - len(current.names))
                    current.names[block] = max(current.names[block], shown)
                    yield current
                if self.add_given:
                    yield from self._given_steps(current, (block, at), level)
                at += 1

    def _given_steps(self, current: Detail, place: tuple[int, int], level: int) -> Iterator[Detail]:
        before = current.givens.get(place, 0)
        for more in range(max(level, before) + 1, 3):
            self._kept = False
            current.givens[place] = more
            yield current
            if self._kept:
                before = more
        if before:
            current.givens[place] = before
        else:
            current.givens.pop(place, None)

    def _finish(self, group: list[Item]) -> None:
        """The condition if it tells any apart; year-suffixes for what still looks alike."""
        left = [group]
        if self.condition:
            left = self._with_condition(group)
        if self.add_suffix:
            for same in left:
                same.sort(key=lambda item: self.places[item.id])
                for number, item in enumerate(same, 1):
                    self.details[item.id].suffix = number

    def _with_condition(self, group: list[Item]) -> list[list[Item]]:
        """Let one more test of ``disambiguate`` hold as long as that tells items apart."""
        left = [group]
        settled: list[list[Item]] = []
        for count in range(1, self.condition + 1):
            again: list[list[Item]] = []
            for same in left:
                groups = self._classes(same, condition=count)
                split = len(groups) > 1
                if split:
                    for item in same:
                        self.details[item.id].condition = count
                (again if split or count < self.condition else settled).extend(
                    alike for alike in groups if len(alike) > 1
                )
            left = again
        return left + settled


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
            if name.family:
                by_initials = self.known.setdefault(name.key, {})
                by_initials.setdefault(_initials(name), set()).add(_full(name))

    def level(self, name: Name, level: int, place: int, *, initials: bool) -> int:
        """How much of the given name to show so that the name is no other's."""
        if not name.family or (self.rule.startswith("primary-name") and place > 0):
            return level
        by_initials = self.known.get(name.key, {})
        only_initials = self.rule.endswith("initials")
        if level == 0 and len(by_initials) > 1:
            level = 1
        alike = by_initials.get(_initials(name), ())
        if level < 2 and len(alike) > 1 and not only_initials:  # noqa: PLR2004 - 2 is all
            return 2
        if level == 1 and not initials and not only_initials:
            return 2
        return level


def _initials(name: Name) -> str:
    return initialize(name.given, "", hyphen=False).replace(" ", "")


def _full(name: Name) -> str:
    return f"{name.given} {name.dropping} {name.suffix}".replace(".", " ").replace(" ", "")
