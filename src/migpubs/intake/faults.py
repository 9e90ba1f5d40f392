"""What keeps a reviewed row from being accepted: words that cannot be read, names that are unclear.

It is asked before anything is written, so that a person hears of everything at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.errors import UnknownPublication, did_you_mean
from migpubs.intake import answers
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from migpubs.catalogue import Catalogue
    from migpubs.intake.answers import Contributor
    from migpubs.intake.review import Item
    from migpubs.model import Body

_NAMES: Final = ("authors", "editors", "publishers")


class Judge:
    """Knows the publications and bodies of a catalogue, and judges rows by them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.authority = Authority(catalogue.bodies.values())

    def body(self, who: Contributor) -> Body | None:
        """Return the body that is named; ``DCY, MSDHS`` is one, though it looks like a person."""
        known = self.authority.find(who.name)
        if known or not (who.person and who.person.family):
            return known
        read = self.authority.read(f"{who.person.family}, {who.person.given}").who
        return self.catalogue.bodies.get(getattr(read[0], "id", "")) if len(read) == 1 else None

    def faults(self, item: Item) -> list[str]:
        """Return why a row cannot be accepted as it stands, one line for each reason."""
        if item.same_as:
            return list(self._of_match(item.same_as))
        return [*answers.check(item.answer), *self._of_names(item.answer)]

    def _of_match(self, key: str) -> Iterator[str]:
        try:
            self.catalogue[key]
        except UnknownPublication as error:
            yield f"Same as: {error}"

    def _of_names(self, answer: Mapping[str, str]) -> Iterator[str]:
        for name in _NAMES:
            for who in answers.contributors(answer.get(name, "")):
                if wrong := self._of_name(who, persons=name != "publishers"):
                    yield f"{answers.FIELDS[name]}: {wrong}"

    def _of_name(self, who: Contributor, *, persons: bool) -> str:
        if who.new or self.body(who):
            return ""
        if who.person:
            return "" if persons else f"'{who.name}' is a person; a publisher is a body"
        near = did_you_mean(who.name, [each.short for each in self.catalogue.bodies.values()])
        right = f"write '[{who.name}]' to add it"
        right += ", or 'Family, Given' for a person" if persons else ""
        hint = f"{near} if not, {right}" if near else right
        return f"'{who.name}' is not in the list of bodies ({hint})"
