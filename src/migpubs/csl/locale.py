"""Terms, date formats and options of a language (specification, "Locale Files" and "Locale")."""

from __future__ import annotations

import importlib.util
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from migpubs.csl.document import Node, parse
from migpubs.csl.errors import StyleError
from migpubs.csl.marks import Quotes, clean

if TYPE_CHECKING:
    from collections.abc import Iterable

PRIMARY = {
    "af": "af-ZA",
    "bal": "bal-PK",
    "bg": "bg-BG",
    "ca": "ca-AD",
    "cs": "cs-CZ",
    "cy": "cy-GB",
    "da": "da-DK",
    "de": "de-DE",
    "el": "el-GR",
    "en": "en-US",
    "es": "es-ES",
    "et": "et-EE",
    "fa": "fa-IR",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "he": "he-IL",
    "hi": "hi-IN",
    "hr": "hr-HR",
    "hu": "hu-HU",
    "id": "id-ID",
    "is": "is-IS",
    "it": "it-IT",
    "ja": "ja-JP",
    "km": "km-KH",
    "ko": "ko-KR",
    "lt": "lt-LT",
    "lv": "lv-LV",
    "mn": "mn-MN",
    "ms": "ms-MY",
    "nb": "nb-NO",
    "nl": "nl-NL",
    "nn": "nn-NO",
    "no": "nb-NO",
    "pa": "pa-PK",
    "pl": "pl-PL",
    "pt": "pt-PT",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "sk": "sk-SK",
    "sl": "sl-SI",
    "sr": "sr-RS",
    "sv": "sv-SE",
    "th": "th-TH",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "vi": "vi-VN",
    "zh": "zh-CN",
}
"""The dialect that stands for its language."""
_FALL_BACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
_ORDINAL = re.compile(r"ordinal(-\d\d)?$")
Key = tuple[str, str, str]


@frozen
class Term:
    """One wording of a term."""

    single: str
    """For one."""
    multiple: str
    """For several."""
    gender: str = ""
    """The noun's: ``masculine`` or ``feminine``."""
    match: str = ""
    """How an ordinal compares: ``last-digit``, ``last-two-digits`` or ``whole-number``."""


@define(eq=False)
class Locale:
    """What a language says; made by `load`."""

    tag: str
    """BCP 47: ``en-US``."""
    terms: dict[Key, Term] = Factory(dict)
    """By name, form and gender form."""
    dates: dict[str, Node] = Factory(dict)
    """The element of each localized date format, ``text`` and ``numeric``."""
    options: dict[str, str] = Factory(dict)
    """Attributes of ``style-options``."""

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """The wording, falling back over the forms; None if the term is not there at all."""
        found = self.find(name, form)
        return None if found is None else found.multiple if plural else found.single

    def find(self, name: str, form: str = "long", gender: str = "") -> Term | None:
        """The term with its gender and match."""
        name = _renamed.get(name, name)
        while True:
            found = self.terms.get((name, form, gender))
            if found is not None or form not in _FALL_BACK:
                return found
            form = _FALL_BACK[form]

    def wording(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """As `term`, with '' for a term that is not there."""
        return self.term(name, form, plural=plural) or ""

    @property
    def quotes(self) -> Quotes:
        """The quotation marks."""
        names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
        given = [self.term(name) for name in names]
        return Quotes(*[x if x is not None else y for x, y in zip(given, Quotes(), strict=True)])

    @property
    def inside_quotes(self) -> bool:
        """Whether a full stop goes before a closing quotation mark."""
        return self.options.get("punctuation-in-quote") == "true"

    def add(self, node: Node) -> None:
        """Lay the content of a ``cs:locale`` element over what is there."""
        for terms in node.all("terms"):
            self._add_terms(terms)
        for date in node.all("date"):
            self.dates[date.get("form")] = date
        for options in node.all("style-options"):
            self.options |= options.attributes

    def _add_terms(self, terms: Node) -> None:
        """Ordinals replace all ordinals, a term with genders replaces all of its forms."""
        found = list(terms.all("term"))
        replaced = {term.get("name") for term in found if term.get("gender-form")}
        if any(_ORDINAL.match(term.get("name")) for term in found):
            replaced |= {name for name, _, _ in self.terms if _ORDINAL.match(name)}
        for key in [key for key in self.terms if key[0] in replaced]:
            del self.terms[key]
        for term in found:
            name = _renamed.get(term.get("name"), term.get("name"))
            key = (name, term.get("form", "long"), term.get("gender-form"))
            self.terms[key] = _term(term)


_renamed = {"sub verbo": "sub-verbo"}


def _term(node: Node) -> Term:
    single, multiple = node.find("single"), node.find("multiple")
    text = node.text if single is None and multiple is None else ""
    one = single.text if single is not None else text
    many = multiple.text if multiple is not None else text
    return Term(clean(one), clean(many), node.get("gender"), node.get("match"))


def folder() -> Path:
    """Where the package citeproc-py keeps the official locale files."""
    found = importlib.util.find_spec("citeproc")
    if found is None or not found.submodule_search_locations:
        raise StyleError("no locale files: install the package citeproc-py")
    return Path(found.submodule_search_locations[0]) / "data" / "locales"


@lru_cache
def available() -> tuple[str, ...]:
    """The tags of all locale files, sorted."""
    return tuple(sorted(path.stem.removeprefix("locales-") for path in folder().glob("*.xml")))


@lru_cache
def _file(tag: str) -> Node:
    path = folder() / f"locales-{tag}.xml"
    return parse(path.read_bytes(), path.name)


def chain(tag: str) -> list[str]:
    """The locale files to look in, the last first: ``de-AT, de-DE, en-US``.

    A tag without a file of its own falls back to its language's first dialect, then to English.
    """
    tag = tag.replace("_", "-")
    language = tag.partition("-")[0].lower()
    known = {name.lower(): name for name in available()}
    wanted = [tag.lower(), PRIMARY.get(language, language).lower(), "en-us"]
    return list(dict.fromkeys(known[name] for name in wanted if name in known))


@lru_cache(maxsize=16)
def _official(files: tuple[str, ...]) -> Locale:
    """These locale files laid over each other, the first on top; never to be changed."""
    locale = Locale(files[0])
    for name in reversed(files):
        locale.add(_file(name))
    return locale


def load(tag: str, in_style: Iterable[Node] = ()) -> Locale:
    """The locale for this tag, under the ``cs:locale`` elements of a style.

    Units are drawn one by one, in the order of the specification ("Locale Fallback").
    """
    files = tuple(chain(tag))
    official = _official(files)
    locale = Locale(
        tag if "-" in tag else files[0],
        dict(official.terms),
        dict(official.dates),
        dict(official.options),
    )
    language = tag.partition("-")[0]
    layers = list(in_style)
    for wanted in ("", language, locale.tag):
        for node in layers:
            if node.get("lang") == wanted:
                locale.add(node)
    return locale
