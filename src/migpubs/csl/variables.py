"""What ``cs:text`` and ``cs:number`` print of a variable (specification, "Text", "Number")."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from migpubs.csl.conditions import value_of
from migpubs.csl.dates import year_letters
from migpubs.csl.formatting import finish
from migpubs.csl.items import NUMBER_VARIABLES
from migpubs.csl.marks import clean, link, unmark
from migpubs.csl.markup import read
from migpubs.csl.numbers import format_number, is_countable, split
from migpubs.csl.pages import format_pages
from migpubs.csl.people import without_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from migpubs.csl.cite import Cite, Render
    from migpubs.csl.document import Node
    from migpubs.csl.elements import Compiler
    from migpubs.csl.items import Item
    from migpubs.csl.people import Name


def compile_variable(node: Node, compiler: Compiler) -> Render:
    """The text of the element's variable, which the element still has to dress."""
    name = node.get("variable")
    if name in {"title", "container-title"} and node.get("form") == "short":
        short = f"{name}-short"
        return lambda cite: read(cite.text(short) or cite.text(name))
    make = _SPECIAL.get(name) or (_number_text if name in NUMBER_VARIABLES else _plain)
    return make(name, compiler)


def _plain(name: str, _compiler: Compiler) -> Render:
    return lambda cite: read(cite.text(name))


def _counted(name: str, _compiler: Compiler) -> Render:
    return lambda cite: value_of(name, cite)


def year_suffix(cite: Cite) -> str:
    """The suffix; without one it is as if the variable had not been called."""
    cite.suffix_placed = True
    letters = year_letters(cite.detail.suffix)
    return cite.called(letters) if letters else ""


def _citation_label(name: str, _compiler: Compiler) -> Render:
    def render(cite: Cite) -> str:
        cite.suffix_placed = True
        label = read(cite.text(name)) or make_label(cite.item)
        return label + year_letters(cite.detail.suffix) if label else ""

    return render


_LENGTHS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
"""Letters of each name, for one to four names."""
_NAMES = ("author", "editor", "translator", "container-author")


def make_label(item: Item) -> str:
    """Letters of the family names (else of the title) and two digits of the year (else ``00``)."""
    names = next((item.names[variable] for variable in _NAMES if variable in item.names), ())
    lengths = _LENGTHS[min(len(names), 4) - 1] if names else ()
    letters = [_letters(_bare(name), n) for name, n in zip(names, lengths, strict=False)]
    title = "" if names else _letters(item.text.get("title", ""), 4).capitalize()
    date = item.dates.get("issued")
    year = f"{abs(date.start[0]) % 100:02}" if date and date.start else "00"
    return "".join(letters) + title + year


def _bare(name: Name) -> str:
    """The family name, or a body's without its article; with a capital first."""
    bare = name.family or name.given or without_article(name.literal)
    return bare[:1].upper() + bare[1:]


def _letters(name: str, count: int) -> str:
    return "".join(x for x in unmark(read(name)) if category(x)[0] in "LMN")[:count]


def _address(name: str, _compiler: Compiler) -> Render:
    start = "https://doi.org/" if name == "DOI" else ""

    def render(cite: Cite) -> str:
        text = clean(cite.text(name))
        if not text or not cite.links:
            return text
        return link(text if text.startswith("http") else start + text, text)

    return render


def _pages(name: str, compiler: Compiler) -> Render:
    delimiter = compiler.dash
    form, and_ = compiler.pages, compiler.ampersand

    def render(cite: Cite) -> str:
        text = cite.locator.strip() if name == "locator" else cite.text(name)
        paged = name == "page" or cite.label in {"", "page"}
        dash = "–" if name == "locator" and "–" in text else delimiter
        return read(format_pages(text, form if paged else "", dash).replace("&", and_))

    return render


def _number_text(name: str, compiler: Compiler) -> Render:
    """A number variable: ranges take an en dash."""

    def render(cite: Cite) -> str:
        text = cite.text(name)
        if not text.isdecimal() and is_countable(text):
            text = "".join(split(text)).replace("–", compiler.dash)
            text = text.replace("&", compiler.ampersand)
        return read(text.replace("\\-", "-"))

    return render


def compile_number(node: Node, compiler: Compiler) -> Render:
    """``cs:number``: each number in the form wanted; what is no number stays as it is."""
    name, form = node.get("variable"), node.get("form", "numeric")
    done = finish(node, inside_quotes=compiler.locale.inside_quotes)
    locale = compiler.locale
    term = locale.find(name)
    gender = term.gender if term else ""
    plain = compile_variable(node, compiler)

    def sign(between: str) -> str:
        return between.replace("–", compiler.dash).replace("&", compiler.ampersand)

    def render(cite: Cite) -> str:
        text = value_of(name, cite)
        if not is_countable(text) or (form == "numeric" and name in {"page", "locator"}):
            return done(cite.called(plain(cite)), cite)
        cite.called(cite.text(name) or text)
        made = [
            sign(part) if n % 2 else format_number(part, form, locale, gender)
            for n, part in enumerate(split(text))
        ]
        return done(read("".join(made)), cite)

    return render


_SPECIAL: dict[str, Callable[[str, Compiler], Render]] = {
    "DOI": _address,
    "URL": _address,
    "citation-label": _citation_label,
    "citation-number": _counted,
    "first-reference-note-number": _counted,
    "locator": _pages,
    "page": _pages,
}
