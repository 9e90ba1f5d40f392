"""Items and citations put through a style: cites, bibliography, and what binds them.

Citation numbers, disambiguation and year-suffixes depend on all items at once; a
:class:`Processor` holds them for one list or one document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.csl.bibliography import BibliographyLayout
from migpubs.csl.citations import CitationLayout
from migpubs.csl.cite import Cite, Detail
from migpubs.csl.disambiguation import Disambiguation, GivenNames
from migpubs.csl.errors import ItemProblem, ignore
from migpubs.csl.items import Item, read_item
from migpubs.csl.labels import typed_label
from migpubs.csl.marks import runs
from migpubs.csl.markup import strip
from migpubs.csl.positions import Place, find_places
from migpubs.csl.runs import plain
from migpubs.csl.sort import collate as collate_any
from migpubs.csl.sort import order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.csl.bibliography import Entry
    from migpubs.csl.citations import Citation, CiteItem
    from migpubs.csl.errors import OnItemProblem
    from migpubs.csl.runs import Run
    from migpubs.csl.sort import Collate, SortKey
    from migpubs.csl.style import Style

_FIRST = Place("first", False, 0)  # noqa: FBT003 - reads as a table


def dropped(item: Item, made: tuple[Run, ...]) -> list[str]:
    """Which of title and URL are not in the entry; a DOI stands for a URL."""
    printed = _letters(plain(made))
    out = []
    title = _letters(strip(item.text.get("title", "")))
    short = _letters(strip(item.text.get("title-short", "")))
    if title and title not in printed and not (short and short in printed):
        out.append("title")
    addresses = [item.text[name] for name in ("URL", "DOI") if name in item.text]
    if "URL" in item.text and not any(_letters(address) in printed for address in addresses):
        out.append("URL")
    return out


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


class Processor:
    """A style at work on one list of items."""

    def __init__(
        self,
        style: Style,
        items: Iterable[object],
        *,
        locale: str = "",
        links: bool = False,
        collate: Collate | None = None,
        on_problem: OnItemProblem = ignore,
    ) -> None:
        """Take in the items.

        Args:
            style: an independent style.
            items: CSL-JSON mappings, in the order in which they count as cited.
            locale: the output's language; the style's own, else American English, if empty.
            links: whether URL and DOI become links.
            collate: gives a text's sort key; a general one by default.
            on_problem: is told of everything in an item that cannot be used.

        Raises:
            StyleError: the style cannot be compiled.
        """
        self.program = style.program(locale)
        self.links = links
        self.on_problem = on_problem
        self.key_of = collate or collate_any
        self.items: dict[str, Item] = {}
        for number, data in enumerate(items, 1):
            item = read_item(data, on_problem, number=number)
            if item.id in self.items:
                message = "stands twice; the later one counts"
                on_problem(ItemProblem(item.id, "id", message))
            self.items[item.id] = item
        self._prepare()

    def _prepare(self) -> None:
        """Numbers, names and details, which need all the items."""
        self.numbers = {key: n for n, key in enumerate(self.items, 1)}
        self.details: dict[str, Detail] = {}
        self.repeated: dict[str, int] = {}
        self.people: GivenNames | None = None
        tag = self.program.locale.tag
        self._english = tag.startswith("en")
        self.order = list(self.items.values())
        self._register_names()
        bibliography = self.program.bibliography
        if bibliography is not None and bibliography.sort and len(self.order) > 1:
            cites = [self._cite(item, "bibliography", sorting=True) for item in self.order]
            self.order = [cite.item for cite in order(cites, bibliography.sort, self.key_of)]
            self._number(bibliography.sort)
        self._disambiguate()

    def _number(self, keys: list[SortKey]) -> None:
        """Citation numbers by the bibliography's order; a descending key of them counts down."""
        down = any(key.by_number and key.descending for key in keys)
        ids = [item.id for item in self.order]
        self.numbers = {key: n for n, key in enumerate(reversed(ids) if down else ids, 1)}

    def _disambiguate(self) -> None:
        self.details = Disambiguation(self.program, self._ambiguous).run(self.order)

    def _register_names(self) -> None:
        area = self.program.citation
        rule = area.get("givenname-disambiguation-rule", "by-cite")
        if area.get("disambiguate-add-givenname") != "true" or rule == "by-cite":
            return
        if rule.startswith("primary-name") and len(self.order) == 1:
            return  # a work has one first author
        people = GivenNames(rule)
        for item in self.order:
            cite = self._cite(item, "citation")
            area.render(cite)
            for names, _shown, _level in cite.lists:
                people.add(names)
        self.people = people

    def _ambiguous(self, item: Item, detail: Detail) -> Cite:
        """A bare cite to compare; in a document it is a later one, which says the least."""
        cite = self._cite(item, "citation")
        cite.detail = detail
        if item.id in self.repeated:
            cite.position, cite.near_note = "subsequent", True
            cite.note = self.repeated[item.id]
        cite.comparing = True
        return cite

    def _cite(self, item: Item, area: str, *, sorting: bool = False) -> Cite:
        language = item.language
        return Cite(
            item,
            "bibliography" if area == "bibliography" else "citation",
            number=self.numbers[item.id],
            detail=self.details.get(item.id) or Detail(),
            sorting=sorting,
            links=self.links,
            people=self.people,
            english=language.lower().startswith("en") if language else self._english,
        )

    def bibliography(self) -> Iterator[Entry]:
        """The entries, sorted; nothing if the style has no bibliography."""
        if self.program.bibliography is None:
            return
        layout = BibliographyLayout(self.program.bibliography, self.program.locale)
        for item in self.order:
            entry = layout.render(self._cite(item, "bibliography"))
            if self.on_problem is not ignore:
                self._tell_dropped(item, entry)
            yield entry

    def _tell_dropped(self, item: Item, entry: Entry) -> None:
        for variable in dropped(item, entry.runs):
            message = f"the style does not print the {variable} of this {item.type or 'item'}"
            self.on_problem(ItemProblem(item.id, variable, message))

    def cite(self, citations: Iterable[Citation]) -> list[tuple[Run, ...]]:
        """The citations of a document, in order; unknown ids are left out."""
        known = [self._known(citation) for citation in citations]
        distance = self.program.citation.get("near-note-distance")
        places = find_places(known, int(distance) if distance.isdecimal() else 5)
        cited = {cite.id: citation.note for citation in reversed(known) for cite in citation.cites}
        if cited != self.repeated:
            self.repeated = cited
            self._disambiguate()
        return [self._citation(*pair) for pair in zip(known, places, strict=True)]

    def cite_alone(self, citation: Citation) -> tuple[Run, ...]:
        """One citation as if it were the first of its document."""
        citation = self._known(citation)
        return self._citation(citation, [_FIRST] * len(citation.cites))

    def _known(self, citation: Citation) -> Citation:
        """The citation with the cites of known items, sorted as the style says."""
        cites = [cite for cite in citation.cites if cite.id in self.items]
        return evolve(citation, cites=tuple(self._sorted(cites)))

    def _sorted(self, sources: list[CiteItem]) -> list[CiteItem]:
        keys = self.program.citation.sort
        if not keys or len(sources) < 2:  # noqa: PLR2004 - it takes two to be sorted
            return sources
        cites = [self._placed(source, _FIRST) for source in sources]
        by_cite = {id(cite): source for cite, source in zip(cites, sources, strict=True)}
        for cite in cites:
            cite.sorting = True
        return [by_cite[id(cite)] for cite in order(cites, keys, self.key_of)]

    def _citation(self, citation: Citation, places: list[Place]) -> tuple[Run, ...]:
        program = self.program
        inside = program.locale.inside_quotes
        layout = CitationLayout(
            program.citation,
            in_text=program.style.options.get("class") == "in-text",
            inside_quotes=inside,
            numbered=program.numbered,
        )
        by_source = {
            id(source): place for source, place in zip(citation.cites, places, strict=True)
        }

        def make(source: CiteItem) -> Cite:
            return self._placed(source, by_source.get(id(source), places[0]))

        return runs(layout.render(citation, make), program.locale.quotes)

    def _placed(self, source: CiteItem, place: Place) -> Cite:
        cite = self._cite(self.items[source.id], "citation")
        locale = self.program.locale
        cite.locator, cite.label = typed_label(source.locator, source.label, locale)
        cite.position = source.position or place.position
        cite.near_note = source.near_note or place.near_note
        cite.note = place.first_note
        return cite
