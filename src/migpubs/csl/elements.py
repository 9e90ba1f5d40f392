"""Rendering elements as functions (specification, "Rendering Elements").

A style is compiled once for each language; after that an item costs only calls.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from attrs import evolve

from migpubs.csl.conditions import compile_condition
from migpubs.csl.dates import compile_date
from migpubs.csl.formatting import finish, unchanged
from migpubs.csl.labels import compile_label
from migpubs.csl.markup import read
from migpubs.csl.nameparts import OPTIONS
from migpubs.csl.names import ampersand, compile_names
from migpubs.csl.punctuation import join_all
from migpubs.csl.variables import compile_number, compile_variable, year_suffix

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migpubs.csl.cite import Cite, Render
    from migpubs.csl.conditions import Test
    from migpubs.csl.document import Node
    from migpubs.csl.formatting import Finish
    from migpubs.csl.locale import Locale
    from migpubs.csl.style import Style

    Pieces = Callable[[Cite], list[str]]


MAX_COST = 1_000_000
"""A bound on what one item may cost, against macros that multiply."""


class Compiler:
    """Makes functions of elements, for one area of a style in one language."""

    def __init__(
        self,
        style: Style,
        locale: Locale,
        area: Node,
        *,
        explicit_suffix: bool,
        sort_names: dict[str, Any] | None = None,
    ) -> None:
        self.style, self.locale, self.area = style, locale, area
        self.explicit_suffix = explicit_suffix
        """Whether the style places the year-suffix itself."""
        self.sort_names = sort_names or {}
        """What a ``cs:key`` says about names."""
        self.name_options = _inherited(style.options, area.attributes)
        self.names_delimiter = area.get("names-delimiter", style.options.get("names-delimiter", ""))
        self.pages = style.options.get("page-range-format", "")
        self.ampersand = ampersand(locale)
        self.dash = locale.term("page-range-delimiter") or "–"
        self.parent: Node | None = None
        """The ``cs:names`` whose attributes and elements a bare one inherits here."""
        self.blocks = _blocks(area.find("layout"))
        """The elements that may be set apart by ``display``."""
        self._macros: dict[str, Render] = {}
        self._costs: dict[str, int] = {}
        self._open: list[str] = []

    def compile(self, node: Node) -> Render:
        """The function of one rendering element."""
        make = _ELEMENTS.get(node.name)
        if make is None:
            wanted = ", ".join(sorted(_ELEMENTS))
            raise node.error(f"cs:{node.name} is no rendering element; these are: {wanted}")
        if "display" in node.attributes and not any(node is block for block in self.blocks):
            rest = {name: x for name, x in node.attributes.items() if name != "display"}
            node = evolve(node, attributes=rest)
        return make(node, self)

    def pieces(self, nodes: list[Node]) -> Pieces:
        """The outputs of elements in a row; those of ``cs:choose`` stand among them."""
        if len(nodes) == 1 and nodes[0].name != "choose":
            only = self.compile(nodes[0])
            return lambda cite: [only(cite)]
        if all(node.name != "choose" for node in nodes):
            plain = [self.compile(node) for node in nodes]
            return lambda cite: [render(cite) for render in plain]
        if len(nodes) == 1:
            return compile_choose(nodes[0], self)
        made: list[Pieces] = [
            compile_choose(node, self) if node.name == "choose" else _single(self.compile(node))
            for node in nodes
        ]
        return lambda cite: [text for piece in made for text in piece(cite)]

    def _cost(self, node: Node) -> int:
        """How many elements an item passes through at the most; macros are known by now."""
        inside = [self._cost(child) for child in node.children]
        if node.name == "choose":
            return 1 + max(inside, default=0)
        return 1 + sum(inside) + self._costs.get(node.get("macro"), 0)

    def row(self, nodes: list[Node]) -> Render:
        """Elements in a row without a delimiter."""
        return self.joined(nodes, "")

    def joined(self, nodes: list[Node], delimiter: str) -> Render:
        """Elements in a row with this delimiter between those that give something."""
        if len(nodes) == 1 and nodes[0].name != "choose":
            return self.compile(nodes[0])
        pieces, quotes = self.pieces(nodes), self.locale.inside_quotes

        def render(cite: Cite) -> str:
            texts = [text for text in pieces(cite) if text]
            return join_all(texts, delimiter, inside_quotes=quotes) if texts else ""

        return render

    @contextmanager
    def substituting(self, parent: Node | None) -> Iterator[None]:
        """Compile inside ``cs:substitute``: bare ``cs:names`` inherit of this one."""
        before, self.parent = self.parent, parent
        yield
        self.parent = before

    def macro(self, name: str, caller: Node) -> Render:
        """The function of a macro, made once."""
        if name in self._open:
            raise caller.error(f"macro '{name}' calls itself ({' > '.join([*self._open, name])})")
        if name not in self._macros:
            node = self.style.macros.get(name)
            if node is None:
                raise caller.error(f"there is no macro '{name}'")
            self._open.append(name)
            with self.substituting(None):
                self._macros[name] = _implicit(self.row(node.children))
            self._open.pop()
            self._costs[name] = 1 + sum(map(self._cost, node.children))
            if self._costs[name] > MAX_COST:
                raise node.error(f"macro '{name}' expands to more than {MAX_COST:,} elements")
        return self._macros[name]


def _blocks(layout: Node | None) -> list[Node]:
    """The layout's own elements, and those of its conditions: a block is no part of a text."""
    if layout is None:
        return []
    blocks = []
    for child in layout.children:
        branches = child.children if child.name == "choose" else ()
        blocks += [child, *(block for branch in branches for block in _blocks(branch))]
    return blocks


def _single(render: Render) -> Pieces:
    return lambda cite: [render(cite)]


def _inherited(style: dict[str, str], area: dict[str, str]) -> dict[str, str]:
    """Inheritable name options, under their names on ``cs:name``."""
    both = {**style, **area}
    out = {name: both[name] for name in OPTIONS if name in both}
    for inner, outer in (("form", "name-form"), ("delimiter", "name-delimiter")):
        if outer in both:
            out[inner] = both[outer]
    return out


def compile_choose(node: Node, compiler: Compiler) -> Pieces:
    """``cs:choose``: the outputs of the first branch that holds."""
    branches: list[tuple[Test | None, Pieces]] = []
    for child in node.children:
        if child.name in {"if", "else-if"}:
            branches.append((compile_condition(child), compiler.pieces(child.children)))
        elif child.name == "else":
            branches.append((None, compiler.pieces(child.children)))
        else:
            raise child.error(f"cs:choose holds cs:if, cs:else-if and cs:else, not cs:{child.name}")

    def pieces(cite: Cite) -> list[str]:
        for test, inside in branches:
            if test is None or test(cite):
                return inside(cite)
        return []

    return pieces


def _choose(node: Node, compiler: Compiler) -> Render:
    pieces, quotes = compile_choose(node, compiler), compiler.locale.inside_quotes
    return lambda cite: join_all([x for x in pieces(cite) if x], "", inside_quotes=quotes)


def _implicit(content: Render) -> Render:
    """``cs:group`` and macros are conditions: nothing if variables were called and all were empty.

    What is printed without calling a variable counts for the group around as one that is filled.
    """

    def render(cite: Cite) -> str:
        attempted, filled, started = cite.attempted, cite.filled, cite.started
        text = content(cite)
        if cite.filled > filled:
            return text
        if cite.attempted > attempted or not text:
            cite.started = started
            return ""
        cite.attempted += 1
        cite.filled += 1
        return text

    return render


def compile_group(node: Node, compiler: Compiler) -> Render:
    """``cs:group``: its parts with the delimiter between."""
    content = compiler.joined(node.children, node.get("delimiter"))
    done = finish(node, inside_quotes=compiler.locale.inside_quotes)
    return _finished(_implicit(content), done)


def _finished(inside: Render, done: Finish) -> Render:
    """The function with what the element's attributes add; itself where they add nothing."""
    return inside if done is unchanged else lambda cite: done(inside(cite), cite)


def compile_text(node: Node, compiler: Compiler) -> Render:
    """``cs:text``: a variable, a macro, a term or a value."""
    is_term = "term" in node.attributes
    done = finish(node, inside_quotes=compiler.locale.inside_quotes, term=is_term)
    if node.get("variable") == "citation-number":
        return lambda cite: done(cite.counted(str(cite.number)), cite)
    if node.get("variable") == "year-suffix":
        return lambda cite: done(year_suffix(cite), cite)
    if "variable" in node.attributes:
        content = compile_variable(node, compiler)
        return lambda cite: done(cite.called(content(cite)), cite)
    if "macro" in node.attributes:
        return _finished(compiler.macro(node.get("macro"), node), done)
    if "term" in node.attributes:
        plural = node.get("plural") == "true"
        term = read(
            compiler.locale.wording(node.get("term"), node.get("form", "long"), plural=plural)
        )
        return _term(term, done, compiler)
    if "value" in node.attributes:
        value = read(node.get("value"))
        return lambda cite: done(cite.printed(value), cite)
    raise node.error("cs:text needs one of the attributes variable, macro, term, value")


def _term(term: str, done: Finish, compiler: Compiler) -> Render:
    """A term; the first thing in a note or an entry starts with a capital letter."""
    first = term[:1].upper() + term[1:]
    in_text = compiler.style.options.get("class") == "in-text"

    def render(cite: Cite) -> str:
        capital = not cite.started and not (in_text and cite.area == "citation")
        cite.started = cite.started or bool(term)
        return done(first if capital else term, cite)

    return render


_ELEMENTS: dict[str, Callable[[Node, Compiler], Render]] = {
    "choose": _choose,
    "date": compile_date,
    "group": compile_group,
    "label": compile_label,
    "names": compile_names,
    "number": compile_number,
    "text": compile_text,
}
