"""Two tellings of one record: where they differ, and one record of both.

What the incoming one does not say is not taken away: a file that knows less must not make the
catalogue know less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, fields, frozen

from migpubs.language_map import LanguageMap
from migpubs.model import Publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.model import Contribution


@frozen
class Difference:
    """A field in which two tellings differ."""

    field: str
    ours: Any
    theirs: Any


def differences(ours: Publication, theirs: Publication) -> tuple[Difference, ...]:
    """Return the fields of which the incoming record says something else than ours.

    A field of which it says nothing is no difference, nor is one whose every part we have.
    ours: as the incoming file's format would tell it, so that like is compared with like.
    """
    return tuple(_different(ours, theirs))


def _different(ours: Publication, theirs: Publication) -> Iterator[Difference]:
    for each in fields(Publication):
        if each.name == "id":
            continue
        old, new = getattr(ours, each.name), getattr(theirs, each.name)
        if new not in (each.default, old) and not _holds(old, new):
            yield Difference(each.name, old, new)


def _holds(old: object, new: object) -> bool:
    """Whether the old value has every part of the new one; contributions go by their order."""
    if isinstance(old, LanguageMap) and isinstance(new, LanguageMap):
        return all(old.get(tag) == text for tag, text in new.items())
    return isinstance(old, tuple) and isinstance(new, tuple) and _in_order(new, old)


def _in_order(few: tuple[object, ...], many: tuple[object, ...]) -> bool:
    rest = iter(many)
    return all(any(one == each for each in rest) for one in few)


def combined(
    ours: Publication, theirs: Publication, differing: Iterable[Difference]
) -> Publication:
    """Return our record with the fields that differ as the incoming one has them.

    Texts by language are put together, lists get what is new at their end; of contributions those
    in the roles that the incoming record tells are replaced.
    """
    changed = {each.field: _merged(each, ours, theirs) for each in differing}
    return evolve(ours, **changed)


def _merged(difference: Difference, ours: Publication, theirs: Publication) -> Any:  # noqa: ANN401 - of any field
    old, new = getattr(ours, difference.field), getattr(theirs, difference.field)
    if isinstance(new, LanguageMap):
        return LanguageMap({**old, **new})
    if difference.field == "contributions":
        return _contributions(old, new)
    if difference.field == "texts":
        told = {(text.language, text.extent) for text in new}
        return (*new, *(text for text in old if (text.language, text.extent) not in told))
    if difference.field == "links":
        known = {link.url for link in old}
        return (*old, *(link for link in new if link.url not in known))
    if isinstance(new, tuple) and difference.field != "publishers":
        return (*old, *(each for each in new if each not in old))
    return new


def _contributions(
    old: tuple[Contribution, ...], new: tuple[Contribution, ...]
) -> tuple[Contribution, ...]:
    roles = {part.role for part in new}
    return (*new, *(part for part in old if part.role not in roles))
