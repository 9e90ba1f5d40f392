"""A style: read, checked, and compiled for a language (specification, "Structure of Styles")."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field

from migpubs.csl import locale as locales
from migpubs.csl.document import NAMESPACE, Node, parse
from migpubs.csl.elements import Compiler
from migpubs.csl.errors import StyleError, ignore
from migpubs.csl.formatting import finish
from migpubs.csl.sort import compile_sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.csl.bibliography import Entry
    from migpubs.csl.cite import Render
    from migpubs.csl.errors import OnItemProblem
    from migpubs.csl.formatting import Finish
    from migpubs.csl.locale import Locale
    from migpubs.csl.sort import Collate, SortKey


@define(eq=False)
class Layout:
    """One area of a style, ready to use."""

    node: Node
    """The ``cs:citation`` or ``cs:bibliography`` element."""
    fields: list[Render]
    """The layout's elements; the first is the first field."""
    render: Render
    """The layout without its affixes."""
    finish: Finish
    """The layout's formatting and affixes."""
    sort: list[SortKey]
    """The keys of ``cs:sort``."""
    prefix: str
    """Of the layout."""
    suffix: str
    """Of the layout."""
    delimiter: str
    """Between cites."""
    explicit_suffix: bool
    """Whether the style places the year-suffix itself."""

    def get(self, attribute: str, default: str = "") -> str:
        """An option of the area."""
        return self.node.get(attribute, default)


@define(eq=False)
class Program:
    """A style compiled for one language."""

    style: Style
    locale: Locale
    citation: Layout
    bibliography: Layout | None
    conditions: int
    """How often the citation tests ``disambiguate``."""
    numbered: bool
    """Whether the citation prints citation numbers."""


@define(eq=False)
class Style:
    """A CSL style; made by :meth:`load` or :func:`migpubs.csl.find_style`."""

    root: Node = field(repr=False)
    """The ``cs:style`` element."""
    file: str
    """Where it was read, for messages."""
    options: dict[str, str] = field(factory=dict)
    """Attributes of ``cs:style``."""
    macros: dict[str, Node] = field(factory=dict, repr=False)
    """``cs:macro`` elements by name."""
    _programs: dict[str, Program] = field(factory=dict, init=False, repr=False)

    @classmethod
    def load(cls, source: str | bytes | Path) -> Style:
        """A style from a path, or from its XML.

        Raises:
            StyleError: the style breaks the specification; the message has file and line.
            OSError: the file cannot be read.
        """
        if isinstance(source, str) and not source.lstrip("\ufeff \r\n\t").startswith("<"):
            source = Path(source)
        file = str(source) if isinstance(source, Path) else ""
        content = source.read_bytes() if isinstance(source, Path) else source
        if isinstance(content, str):
            content = content.lstrip("\ufeff \r\n\t")
        root = parse(content, file)
        if root.name != "style":
            raise root.error(
                f'a CSL style starts with <style xmlns="{NAMESPACE}">, not <{root.name}>'
            )
        style = cls(root, file, root.attributes, _macros(root))
        if not style.parent:
            style._check()
        return style

    def _check(self) -> None:
        citation = self.root.find("citation")
        if citation is None:
            raise self.root.error("a style needs cs:citation with a cs:layout")
        for area in (citation, self.root.find("bibliography")):
            if area is not None and area.find("layout") is None:
                raise area.error(f"cs:{area.name} needs a cs:layout")

    def _info(self, name: str) -> str:
        info = self.root.find("info")
        node = info.find(name) if info is not None else None
        return node.text.strip() if node is not None else ""

    @property
    def title(self) -> str:
        """The style's name for people."""
        return self._info("title")

    @property
    def id(self) -> str:
        """The style's address."""
        return self._info("id")

    @property
    def parent(self) -> str:
        """The address of the style this one depends on; '' for an independent style."""
        info = self.root.find("info")
        links = info.all("link") if info is not None else ()
        return next((x.get("href") for x in links if x.get("rel") == "independent-parent"), "")

    @property
    def default_locale(self) -> str:
        """The style's own language as a BCP 47 tag, or ''."""
        return self.root.get("default-locale")

    def walk(self, node: Node) -> Iterator[Node]:
        """The element, what stands in it, and the macros it calls, each once."""
        macros, left = dict(self.macros), [node]
        while left:
            node = left.pop()
            yield node
            macro = macros.pop(node.get("macro"), None)
            left += node.children if macro is None else [*node.children, macro]

    def prints(self, variable: str, node: Node) -> bool:
        """Whether a ``cs:text`` or ``cs:number`` for the variable stands in the element."""
        return any(
            each.name in {"text", "number"} and each.get("variable") == variable
            for each in self.walk(node)
        )

    def bibliography(
        self,
        items: Iterable[object],
        locale: str = "",
        *,
        links: bool = True,
        collate: Collate | None = None,
        on_problem: OnItemProblem = ignore,
    ) -> list[Entry]:
        """The formatted list of these CSL-JSON items, sorted as the style says.

        Args:
            items: CSL-JSON mappings.
            locale: the language of the output (BCP 47); the style's own by default.
            links: whether addresses become links.
            collate: gives a text's sort key; a general one by default.
            on_problem: is told what in an item cannot be used, and what the style drops.

        Raises:
            StyleError: the style is broken, or has no bibliography.
        """
        return list(
            self.entries(items, locale, links=links, collate=collate, on_problem=on_problem)
        )

    def entries(
        self,
        items: Iterable[object],
        locale: str = "",
        *,
        links: bool = True,
        collate: Collate | None = None,
        on_problem: OnItemProblem = ignore,
    ) -> Iterator[Entry]:
        """The same as `bibliography`, each entry made when it is asked for."""
        from migpubs.csl.processor import Processor  # noqa: PLC0415 - it needs this module

        if self.root.find("bibliography") is None:
            raise self.root.error("the style has no cs:bibliography; it prints notes only")
        processor = Processor(
            self, items, locale=locale, links=links, collate=collate, on_problem=on_problem
        )
        return processor.bibliography()

    def program(self, tag: str = "") -> Program:
        """The style compiled for this language (its own by default); made once.

        Raises:
            StyleError: an element is wrong, a macro is missing or calls itself.
        """
        tag = tag or self.default_locale or "en-US"
        if tag not in self._programs:
            self._programs[tag] = self._compile(tag)
        return self._programs[tag]

    def _compile(self, tag: str) -> Program:
        locale = locales.load(tag, self.root.all("locale"))
        citation, bibliography = self.root.find("citation"), self.root.find("bibliography")
        if citation is None:
            raise self.root.error(f"a dependent style; load the style it depends on: {self.parent}")
        areas = [area for area in (citation, bibliography) if area is not None]
        try:
            layouts = [layout for area in areas for layout in area.all("layout")]
            either = any(self.prints("year-suffix", layout) for layout in layouts)
            conditions = sum("disambiguate" in x.attributes for x in self.walk(citation))
            cites = _layout(self, citation, locale, explicit=either)
            entries = None
            if bibliography is not None:
                entries = _layout(self, bibliography, locale, explicit=either)
        except RecursionError:
            raise StyleError("macros are nested too deep", self.file) from None
        numbered = self.prints("citation-number", citation)
        return Program(self, locale, cites, entries, conditions, numbered)


def _macros(root: Node) -> dict[str, Node]:
    macros: dict[str, Node] = {}
    for macro in root.all("macro"):
        if not macro.get("name"):
            raise macro.error("cs:macro needs a name")
        macros[macro.get("name")] = macro
    return macros


def _layout(style: Style, area: Node, locale: Locale, *, explicit: bool) -> Layout:
    compiler = Compiler(style, locale, area, explicit_suffix=explicit)
    layout = area.find("layout")
    assert layout is not None  # checked when the style was loaded
    return Layout(
        area,
        [compiler.compile(child) for child in layout.children],
        compiler.row(layout.children),
        finish(layout, inside_quotes=locale.inside_quotes, affixes=False),
        compile_sort(area, style, locale),
        layout.get("prefix"),
        layout.get("suffix"),
        layout.get("delimiter"),
        explicit,
    )
