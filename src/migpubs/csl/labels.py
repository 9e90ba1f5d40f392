"""Labels (specification, "Label"): the term that goes with a variable, in the right number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.csl.formatting import finish
from migpubs.csl.markup import read
from migpubs.csl.numbers import is_plural

if TYPE_CHECKING:
    from migpubs.csl.cite import Cite, Render
    from migpubs.csl.document import Node
    from migpubs.csl.elements import Compiler

_TERMS = {
    "collection-number": "number",
    "number-of-pages": "page",
    "number-of-volumes": "volume",
    "editor-translator": "editortranslator",
}


class Label:
    """A ``cs:label`` element: its terms looked up once."""

    def __init__(self, node: Node, compiler: Compiler) -> None:
        self.form = node.get("form", "long")
        self.plural = node.get("plural", "contextual")
        self.locale = compiler.locale
        self.finish = finish(node, inside_quotes=compiler.locale.inside_quotes, term=True)
        self.words: dict[tuple[str, bool], str] = {}

    def has(self, name: str) -> bool:
        """Whether the locale has a wording for this term."""
        return bool(self.locale.term(name, self.form))

    def word(self, variable: str, cite: Cite, *, plural: bool) -> str:
        """The label for this variable, dressed; '' if the locale has no such term."""
        if self.plural != "contextual":
            plural = self.plural == "always"
        key = (variable, plural)
        if key not in self.words:
            found = self.locale.term(variable, self.form, plural=plural)
            if found is None:
                found = self.locale.term(_TERMS.get(variable, ""), self.form, plural=plural)
            self.words[key] = read(found or "")
        return self.finish(self.words[key], cite)


def compile_label(node: Node, compiler: Compiler) -> Render:
    """``cs:label`` with a variable of its own."""
    label, variable = Label(node, compiler), node.get("variable")

    def render(cite: Cite) -> str:
        if variable == "locator":
            text, term = cite.locator, cite.label or "page"
        else:
            text, term = cite.text(variable), variable
        if not text:
            return ""
        return cite.printed(label.word(term, cite, plural=is_plural(text, variable)))

    return render
