"""Cards of a web page: a heading that is a link, and what is said of the work below it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs.intake.blocks import PARAGRAPH_END, Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from migpubs.intake.blocks import Paragraph
    from migpubs.intake.imprints import IsBody
    from migpubs.intake.parts import Parts

    Parse = Callable[[str], Parts | None]

_MOST_LINES: Final = 5
"""How many lines a card has at most."""


def joined(lines: Sequence[Paragraph], parse: Parse, is_body: IsBody) -> Iterator[Paragraph]:
    """Give the paragraphs; a heading that is a link, with what is said below it, becomes one.

    Only where there are at least two such cards, and no entries of their own stand below.
    """
    heads = [number for number, line in enumerate(lines) if line.level]
    ends = dict(pairwise([*heads, len(lines)]))
    cards = {head: end for head, end in ends.items() if _is_card(lines[head:end], parse, is_body)}
    number = 0
    while number < len(lines):
        whole = number in cards and len(cards) > 1
        end = cards[number] if whole else number + 1
        yield _as_card(lines[number:end]) if whole else lines[number]
        number = end


def _is_card(lines: Sequence[Paragraph], parse: Parse, is_body: IsBody) -> bool:
    """Whether some lines, the first a heading, are what a page says of one work."""
    head, *below = lines
    own = sum(line.item or parse(line.cell.text) is not None for line in below)
    links = any(line.item or line.cell.links for line in below)
    return bool(
        head.cell.links and len(lines) <= _MOST_LINES and own < 2 and not links  # noqa: PLR2004 - a list
        and not is_body(" ".join(head.cell.text.split()))
    )  # fmt: skip


def _as_card(lines: Sequence[Paragraph]) -> Paragraph:
    said = (part for line in lines[1:] for part in re.split(r"\s+[|•·]\s+", line.cell.text))
    text = PARAGRAPH_END.join([lines[0].cell.text, *said])
    return evolve(lines[0], cell=Cell(text, lines[0].cell.links), level=0, item=True)
