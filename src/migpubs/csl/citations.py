"""Citations (specification, "Citation"): the cites of one place, sorted, grouped and collapsed."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from attrs import define, evolve, frozen

from migpubs.csl.marks import unmark
from migpubs.csl.markup import read
from migpubs.csl.punctuation import affix, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from migpubs.csl.cite import Cite, Position
    from migpubs.csl.style import Layout


Mode = Literal["", "author-only", "suppress-author", "composite"]


@frozen(kw_only=True)
class CiteItem:
    """One cite: which item, and what the writer adds."""

    id: str
    """The item's id."""
    locator: str = ""
    """Where in the item: ``12-15``."""
    label: str = ""
    """What the locator counts; ``page`` if empty."""
    prefix: str = ""
    """Text before."""
    suffix: str = ""
    """Text after."""
    suppress_author: bool = False
    """Leave out the names."""
    author_only: bool = False
    """Give nothing but the names, as they stand in a sentence: no affixes, no other cites."""
    position: Position | None = None
    """The position, where the caller knows better."""
    near_note: bool = False
    """Whether the item was cited in a near note, where the caller knows better."""


@frozen(kw_only=True)
class Citation:
    """The cites of one place in a document."""

    cites: tuple[CiteItem, ...]
    """In the writer's order."""
    note: int = 0
    """The number of the foot- or endnote; 0 in the text."""
    mode: Mode = ""
    """What is given: all, the names of the first cite, all but these, or ``composite``: the names
    as part of the sentence, then all but these ("Doe (2000; Roe 2001)"); notes repeat them."""
    infix: str = ""
    """What stands behind the names of a ``composite`` ("’s", "says")."""


@define(eq=False)
class Made:
    """A cite as rendered, and what collapsing needs to know of it."""

    cite: Cite
    source: CiteItem
    text: str
    names: str
    joint: str = ""
    """What stands between this and the cite before; '' for the style's delimiter."""

    @property
    def bare(self) -> bool:
        """Whether the writer added nothing."""
        return not (self.source.locator or self.source.prefix or self.source.suffix)


class CitationLayout:
    """The citation area of a style at work."""

    def __init__(
        self, layout: Layout, *, in_text: bool, inside_quotes: bool, numbered: bool
    ) -> None:
        self.layout = layout
        self.in_text, self.inside_quotes = in_text, inside_quotes
        self.collapse = layout.get("collapse")
        if self.collapse == "citation-number" and not numbered:
            self.collapse = ""
        if layout.get("disambiguate-add-year-suffix") != "true" and self.collapse.startswith(
            "year-"
        ):
            self.collapse = "year"
        self.groups = (
            self.collapse.startswith("year") or "cite-group-delimiter" in layout.node.attributes
        )
        self.after = layout.get("after-collapse-delimiter")
        default = ", " if in_text and not self.after else layout.delimiter
        self.group_delimiter = layout.get("cite-group-delimiter", default)
        grouping = layout.get("cite-group-delimiter", layout.delimiter)
        self.suffix_delimiter = layout.get("year-suffix-delimiter", grouping)

    def render(self, citation: Citation, make: Callable[[CiteItem], Cite]) -> str:
        """The marked text of one citation, its cites in the order of the style."""
        sources = citation.cites
        if not citation.mode or not sources:
            return self._whole(sources, make)
        first, *others = sources
        names = self._whole((evolve(first, author_only=True),), make)
        if citation.mode == "author-only":
            return names
        rest = self._whole((evolve(first, suppress_author=self.in_text), *others), make)
        if citation.mode == "suppress-author":
            return rest
        infix = read(citation.infix)
        gap = "" if infix[:1] in _TIGHT else " "
        return " ".join(part for part in (names + gap + infix, rest) if part)

    def _whole(self, sources: tuple[CiteItem, ...], make: Callable[[CiteItem], Cite]) -> str:
        made = [
            self._one(make(source), source, first=place == 0)
            for place, source in enumerate(sources)
        ]
        made = [one for one in made if one.text]
        names = [one for one in made if one.source.author_only]
        if names:
            return self._delimited(names)
        if self.groups:
            made = _grouped(made)
        if self.collapse == "citation-number":
            made = self._number_ranges(made, make)
        elif self.collapse:
            self._collapse_years(made, make)
        elif self.groups:
            self._delimit_groups(made)
        return self._joined([one for one in made if one.text])

    def _one(self, cite: Cite, source: CiteItem, *, first: bool) -> Made:
        cite.without_author = source.suppress_author
        after_text = not first or bool(source.prefix)
        cite.started = after_text and not _full_stop.search(source.prefix)
        text = self.layout.render(cite)
        if source.author_only:
            text = cite.first_names or ""
        return Made(cite, source, self._with_affixes(text, source), unmark(cite.grouped_by))

    def _with_affixes(self, text: str, source: CiteItem) -> str:
        prefix, suffix = read(source.prefix), read(source.suffix)
        if prefix and _needs_blank_after.search(unmark(prefix)):
            prefix += " "
        if suffix and _needs_blank_before.match(unmark(suffix)):
            suffix = " " + suffix
        return affix(prefix, text, suffix, inside_quotes=self.inside_quotes)

    def _joined(self, made: list[Made]) -> str:
        """The citation with the layout's affixes and formatting."""
        out = self._delimited(made)
        if not out:
            return ""
        whole = affix(self.layout.prefix, out, self.layout.suffix, inside_quotes=self.inside_quotes)
        return self.layout.finish(whole, made[0].cite)

    def _delimited(self, made: list[Made]) -> str:
        out = made[0].text if made else ""
        for before, one in pairwise(made):
            joint = _after_writer(before, one, one.joint or self.layout.delimiter)
            out = join(out, joint, inside_quotes=self.inside_quotes)
            out = join(out, one.text, inside_quotes=self.inside_quotes)
        return out

    def _delimit_groups(self, made: list[Made]) -> None:
        """The delimiter of a group between cites with the same names that are not collapsed."""
        for before, one in pairwise(made):
            if one.names and one.names == before.names:
                one.joint = self.group_delimiter

    def _number_ranges(self, made: list[Made], make: Callable[[CiteItem], Cite]) -> list[Made]:
        """Three or more numbers in a row as a range (``collapse="citation-number"``)."""
        out: list[Made] = []
        run: list[Made] = []
        for one in made:
            follows = run and _follows(one, run[-1]) and not self._located(one, make)
            if not follows or self._located(run[-1], make):
                out += _range(run)
                run = []
            run.append(one)
        return out + _range(run)

    def _located(self, one: Made, make: Callable[[CiteItem], Cite]) -> bool:
        """Whether the cite prints its locator."""
        if not one.source.locator:
            return False
        cite = make(one.source)
        cite.locator = ""
        return self._with_affixes(self.layout.render(cite), one.source) != one.text

    def _collapse_years(self, made: list[Made], make: Callable[[CiteItem], Cite]) -> None:
        """Leave out names, and years, that repeat those of the cite before."""
        before: Made | None = None
        collapsed = False
        for one in made:
            if before is not None and self._repeats(one, before):
                one.joint = self._repeat(one, before, make, collapsed=collapsed)
                collapsed = True
            elif before is not None:
                one.joint = self.after if collapsed else ""
                collapsed = False
            before = one
        if self.collapse == "year-suffix-ranged":
            self._suffix_ranges(made)

    def _repeats(self, one: Made, before: Made) -> bool:
        """Whether the names, or where there are none the years before suffixes, are the same."""
        if one.names or before.names:
            return one.names == before.names
        return bool(one.cite.detail.suffix) and one.cite.years == before.cite.years

    def _repeat(
        self, one: Made, before: Made, make: Callable[[CiteItem], Cite], *, collapsed: bool
    ) -> str:
        """Take out what repeats; gives what stands between it and the (collapsed) cite before."""
        cite = make(one.source)
        cite.without_names = True
        same_year = self.collapse != "year" and one.cite.years == before.cite.years
        cite.without_year = same_year
        one.text = self._with_affixes(self.layout.render(cite), one.source)
        added = (collapsed and before.source.locator) or before.source.suffix
        if same_year and one.bare and not added:
            return self.suffix_delimiter
        return self.after if self.after and added else self.group_delimiter

    def _suffix_ranges(self, made: list[Made]) -> None:
        """Three or more year-suffixes in a row as a range."""
        start = 0
        for place in range(1, len(made) + 1):
            one = made[place] if place < len(made) else None
            before = made[place - 1]
            joined = one is not None and one.joint == self.suffix_delimiter
            if one is None or not (joined and _next_suffix(one, before)):
                if place - start > 2:  # noqa: PLR2004 - a range has at least three
                    before.joint = "–"
                    for inner in made[start + 1 : place - 1]:
                        inner.text = ""
                start = place


_TIGHT = (*",.:;!?’'", "")
"""Signs that take no blank before them."""
_full_stop = re.compile(r"\s\S+[.!?]\s*$")
"""A prefix that is a sentence of its own."""
_needs_blank_after = re.compile(r"[^\W_]$|[:.;!?)\],”»&]$")
_needs_blank_before = re.compile(r"[^\W_]|[\[(&]")


def _after_writer(before: Made, one: Made, delimiter: str) -> str:
    """The delimiter; its sign is dropped where the writer has put one."""
    if before.source.suffix.endswith((".", ",", ";")):
        return delimiter[delimiter.index(" ") :] if " " in delimiter else ""
    began = not before.source.suffix and one.source.prefix.startswith((".", ",", ";"))
    return "" if began else delimiter


def _follows(one: Made, before: Made) -> bool:
    """Whether this number is the next, with nothing of the writer's between."""
    apart = one.source.prefix or one.source.suffix or before.source.suffix
    return not apart and one.cite.number == before.cite.number + 1


def _next_suffix(one: Made, before: Made) -> bool:
    """Whether this year-suffix is the next, with nothing of the writer's between."""
    apart = before.source.locator or before.source.suffix or not one.bare
    same = one.names == before.names and one.cite.years == before.cite.years
    return same and not apart and one.cite.detail.suffix == before.cite.detail.suffix + 1


def _range(run: list[Made]) -> list[Made]:
    if len(run) < 3:  # noqa: PLR2004 - a range has at least three
        return run
    run[-1].joint = "–"
    return [run[0], run[-1]]


def _grouped(made: list[Made]) -> list[Made]:
    """Cites with the same names together, at the place of the first ("Cite Grouping")."""
    groups: dict[str, list[Made]] = {}
    for place, one in enumerate(made):
        groups.setdefault(one.names or f"\0{place}", []).append(one)
    return [one for group in groups.values() for one in group]
