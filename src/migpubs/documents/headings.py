"""Groups of works as parts of a document, each under its heading with the number of works."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from migpubs.documents.blocks import Heading, Paragraph
from migpubs.documents.tagging import tag
from migpubs.documents.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migpubs.documents.blocks import Block
    from migpubs.documents.grouping import Group

T = TypeVar("T")


def under_headings(
    groups: Sequence[Group[T]],
    write: Callable[[Sequence[T]], tuple[Block, ...]],
    items: Sequence[T],
    language: str,
) -> tuple[Block, ...]:
    """Return the blocks of grouped items; without groups those of all items.

    write: makes the blocks of the items of one group. Themes that no agency has confirmed say so,
    and a note explains it.
    """
    if not groups:
        return write(items)
    parts = tuple(_parts(groups, write, language, 1))
    if not any(map(_unconfirmed, groups)):
        return parts
    return (Paragraph(runs=(say("unconfirmed-note", language),)), *parts)


def _unconfirmed(group: Group[T]) -> bool:
    return group.unconfirmed or any(map(_unconfirmed, group.groups))


def _parts(
    groups: Sequence[Group[T]],
    write: Callable[[Sequence[T]], tuple[Block, ...]],
    language: str,
    level: int,
) -> Iterator[Block]:
    for group in groups:
        mark = f" [{say('unconfirmed', language)}]" if group.unconfirmed else ""
        label = tag(group.label, "", language)
        yield Heading(runs=(*label, f" ({len(group.items)}){mark}"), level=level)
        if group.groups:
            yield from _parts(group.groups, write, language, level + 1)
        else:
            yield from write(group.items)
