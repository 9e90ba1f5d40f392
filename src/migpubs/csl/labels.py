"""Labels (specification, "Label"): the term that goes with a variable, in the right number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from migpubs.csl.formatting import finish
from migpubs.csl.markup import read
from migpubs.csl.numbers import is_plural

if TYPE_CHECKING:
    from migpubs.csl.cite import Cite, Render
    from migpubs.csl.document import Node
    from migpubs.csl.elements import Compiler
    from migpubs.csl.locale import Locale

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


_LOCATORS = """
act appendix article-locator book canon chapter column elocation equation figure folio issue line
note opus page paragraph part rule scene section sub-verbo supplement table timestamp title-locator
verse version volume
"""
_typed = re.compile(r"([^\W\d_][^\s\d]*)\s*(\d.*)", re.DOTALL)


def typed_label(locator: str, label: str, locale: Locale) -> tuple[str, str]:
    """The locator and its label; one typed into the locator, as in ``p. 3``, counts."""
    found = _typed.fullmatch(locator.strip())
    typed = _abbreviations(locale).get(found[1]) if found else None
    return (found[2], typed) if found and typed else (locator, label)


@lru_cache(maxsize=16)
def _abbreviations(locale: Locale) -> dict[str, str]:
    """The short terms of locators, in either number."""
    out: dict[str, str] = {}
    for name in _LOCATORS.split():
        term = locale.terms.get((name, "short", ""))
        for wording in (term.single, term.multiple) if term else ():
            out.setdefault(wording, name)
    return out
