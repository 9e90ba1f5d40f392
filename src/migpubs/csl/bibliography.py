"""Bibliographies (specification, "Bibliography"): entries, second-field-align, repeated names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.csl.marks import CLOSE, OPEN, opening, runs
from migpubs.csl.punctuation import affix, join, join_all

if TYPE_CHECKING:
    from migpubs.csl.cite import Cite
    from migpubs.csl.locale import Locale
    from migpubs.csl.people import Name
    from migpubs.csl.runs import Run
    from migpubs.csl.style import Layout

_DISPLAYS = tuple(OPEN[mark] for mark in ("block", "left-margin", "right-inline", "indent"))


@frozen
class Entry:
    """One item of a bibliography."""

    id: str
    """The item's id."""
    runs: tuple[Run, ...]
    """The text; with ``second-field-align`` its first field is a ``left-margin`` block."""


@frozen
class RepeatedNames:
    """What stands for names that also stand in the entry before."""

    text: str
    """The substitute, such as a long dash."""
    rule: str
    """``complete-all``, ``complete-each``, ``partial-each`` or ``partial-first``."""
    before: tuple[Name | str, ...]
    """The names that the entry before shows, or the text that stands for them."""

    def replace(
        self, made: list[str], names: tuple[Name | str, ...]
    ) -> tuple[list[str], str | None]:
        """The names with the repeated ones replaced; and what stands for all of them, if so.

        Anna and Alan Smith are two, though both are printed as "A. Smith".
        """
        same = 0
        for now, then in zip(names, self.before, strict=False):
            if now != then:
                break
            same += 1
        complete = same == len(names) == len(self.before)
        if self.rule == "complete-all":
            return made, self.text if complete else None
        if self.rule == "complete-each":
            return ([self.text] * len(made) if complete else made), None
        count = min(same, 1) if self.rule == "partial-first" else same
        return [self.text] * count + made[count:], None


class BibliographyLayout:
    """The bibliography area of a style at work; entries are rendered in their order."""

    def __init__(self, layout: Layout, locale: Locale) -> None:
        self.layout, self.locale = layout, locale
        self.align = layout.get("second-field-align")
        attributes = layout.node.attributes
        self.substitute = attributes.get("subsequent-author-substitute")
        self.rule = layout.get("subsequent-author-substitute-rule", "complete-all")
        self.before: tuple[Name | str, ...] = ()

    def render(self, cite: Cite) -> Entry:
        """The entry; without runs if the style prints nothing of the item."""
        if self.substitute is not None and self.before:
            cite.repeated = RepeatedNames(self.substitute, self.rule, self.before)
        text = self._aligned(cite) if self.align else self._plain(self.layout.render(cite), cite)
        self.before = cite.name_list
        return Entry(cite.item.id, runs(_trimmed(text), self.locale.quotes))

    def _plain(self, text: str, cite: Cite) -> str:
        if not text:
            return ""
        layout, inside = self.layout, self.locale.inside_quotes
        if _ends_in_display(text):
            text = join(text[:-1], layout.suffix, inside_quotes=inside) + CLOSE
            return layout.finish(join(layout.prefix, text), cite)
        return layout.finish(affix(layout.prefix, text, layout.suffix, inside_quotes=inside), cite)

    def _aligned(self, cite: Cite) -> str:
        """The first field in the margin, the rest beside it with the layout's suffix."""
        inside = self.locale.inside_quotes
        first, *others = [field(cite) for field in self.layout.fields]
        rest = join_all([text for text in others if text], "", inside_quotes=inside)
        if not first and not rest:
            return ""
        if first:
            first = join(self.layout.prefix, first)
        margin = OPEN["left-margin"] if first else ""
        if rest:
            first, rest = _punctuated(first, rest)
            rest = join(rest, self.layout.suffix, inside_quotes=inside).rstrip(" ")
            rest = f"{OPEN['right-inline']}{rest}{CLOSE}"
        return self.layout.finish(f"{margin}{first}{CLOSE if margin else ''}{rest}", cite)


def _punctuated(first: str, rest: str) -> tuple[str, str]:
    """The first field with the punctuation that begins what follows it."""
    openers = opening.match(rest)
    start = openers.end() if openers else 0
    if rest[start] not in ".,;:!?":
        return first, rest
    return join(first, rest[start]), rest[:start] + rest[start + 1 :]


def _trimmed(text: str) -> str:
    """The text without blanks at the start of its first display block."""
    openers = opening.match(text)
    head = openers.group() if openers else ""
    if not head.startswith(_DISPLAYS):
        return text
    return head + text[len(head) :].lstrip(" ")


def _ends_in_display(text: str) -> bool:
    """Whether the last thing in the text is a display block."""
    if not text.endswith(CLOSE):
        return False
    last = max(text.rfind(mark) for mark in _DISPLAYS)
    return last >= 0 and text.count(CLOSE, last) > 0 and _depth(text[last:]) == 0


def _depth(text: str) -> int:
    """How many marks are still open at the end; -1 if one closed before it."""
    depth = 0
    for place, character in enumerate(text):
        if character in {CLOSE, "\ufdd2"}:
            depth -= 1
            if depth == 0 and place < len(text) - 1:
                return -1
        elif "\ufdd0" <= character <= "\ufdef" and character != "\ufdd4":
            depth += 1
    return depth
