"""Runs as elements of a Word file (WordprocessingML, ECMA-376 part 1, section 17).

Each run says its language; Thai is marked as complex script, so that Word takes the font, the
size and the spelling meant for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from migpubs.csl.output import safe_url
from migpubs.csl.runs import Language, Link, Styled
from migpubs.documents.tagging import primary, tag_thai
from migpubs.languages import is_rtl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from migpubs.csl.runs import Mark
    from migpubs.documents.blocks import Runs

Marks: TypeAlias = "Mapping[str, Mapping[str, str]]"
"""Properties of a run: an element's name and its attributes."""

_REGIONS: Final = {"en": "en-GB", "th": "th-TH"}
_EAST_ASIAN: Final = frozenset({"ja", "ko", "zh"})
_COMPLEX: Final = frozenset({"th", "lo", "km", "my", "hi", "bn", "ne", "ta", "si", "shn", "mnw"})
_ORDER: Final = ("rStyle", "b", "i", "smallCaps", "color", "u", "vertAlign", "rtl", "cs", "lang")
"""The order that the schema wants (CT_RPr); what is not here is not used."""
_MARKS: Final[Mapping[Mark, tuple[str, Mapping[str, str]]]] = {
    "italic": ("i", {}),
    "oblique": ("i", {}),
    "upright": ("i", {"w:val": "0"}),
    "bold": ("b", {}),
    "medium": ("b", {"w:val": "0"}),
    "small-caps": ("smallCaps", {}),
    "full-caps": ("smallCaps", {"w:val": "0"}),
    "underline": ("u", {"w:val": "single"}),
    "no-underline": ("u", {"w:val": "none"}),
    "superscript": ("vertAlign", {"w:val": "superscript"}),
    "subscript": ("vertAlign", {"w:val": "subscript"}),
    "baseline": ("vertAlign", {"w:val": "baseline"}),
}
FORBIDDEN: Final = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def element(name: str, attributes: Mapping[str, str] | None = None) -> BaseOxmlElement:
    """Make an element such as ``w:tr``."""
    made = OxmlElement(name)
    for key, value in (attributes or {}).items():
        made.set(qn(key), value)
    return made


def language_attributes(tag: str) -> dict[str, str]:
    """The attributes of ``w:lang`` for a language: which of the three scripts it belongs to."""
    first = primary(tag)
    full = _REGIONS.get(tag, tag)
    if first in _EAST_ASIAN:
        return {"w:eastAsia": full}
    if first in _COMPLEX or is_rtl(tag):
        return {"w:val": _REGIONS["en"], "w:bidi": full}
    return {"w:val": full, "w:bidi": _REGIONS["th"]}


class Scribe:
    """Writes paragraphs and runs of one file, whose links it keeps."""

    def __init__(self, word: WordDocument, language: str) -> None:
        """Write for a file of python-docx in a language."""
        self._word, self.language = word, language
        self._links: dict[str, str] = {}
        self._styles: dict[str, str] = {}

    def paragraph(self, runs: Runs, style: str, *, keep: bool = False) -> BaseOxmlElement:
        """Return a paragraph in a style that the file has.

        keep: whether it stays on one page with what follows.
        """
        paragraph = element("w:p")
        form = element("w:pPr")
        form.append(element("w:pStyle", {"w:val": self._style(style)}))
        if keep:
            form.append(element("w:keepNext"))
        paragraph.append(form)
        paragraph.extend(self._elements(tag_thai(runs, self.language), self.language, {}))
        return paragraph

    def run(self, text: str, language: str = "", marks: Marks | None = None) -> BaseOxmlElement:
        """Return a run of text in a language (default: the document's) with its marks."""
        language = language or self.language
        run, form = element("w:r"), element("w:rPr")
        properties = dict(marks or {})
        properties["lang"] = language_attributes(language)
        if primary(language) in _COMPLEX:
            properties["cs"] = {}
        if is_rtl(language):
            properties["rtl"] = {}
        for name in sorted(properties, key=_ORDER.index):
            form.append(element(f"w:{name}", properties[name]))
            if name in {"b", "i"}:
                form.append(element(f"w:{name}Cs", properties[name]))
        run.append(form)
        words = element("w:t")
        words.text = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
        words.set(qn("xml:space"), "preserve")
        run.append(words)
        return run

    def _elements(self, runs: Runs, language: str, marks: Marks) -> Iterator[BaseOxmlElement]:
        for run in runs:
            match run:
                case str():
                    yield self.run(run, language, marks)
                case Language():
                    yield from self._elements(run.runs, run.tag, marks)
                case Styled():
                    name, form = _MARKS.get(run.mark, ("", {}))
                    inner = {**marks, name: form} if name else marks
                    yield from self._elements(run.runs, language, inner)
                case _:
                    yield from self._link(run, language, marks)

    def _link(self, link: Link, language: str, marks: Marks) -> Iterable[BaseOxmlElement]:
        url = safe_url(link.url)
        if not url:
            return self._elements(link.runs, language, marks)
        made = element("w:hyperlink", {"r:id": self._relation(url), "w:history": "1"})
        style = {"w:val": self._style("Hyperlink")}
        made.extend(self._elements(link.runs, language, {**marks, "rStyle": style}))
        return [made]

    def _relation(self, url: str) -> str:
        if url not in self._links:
            key = f"rIdLink{len(self._links) + 1}"
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self._word.part.rels.add_relationship(kind, url, key, is_external=True)
            self._links[url] = key
        return self._links[url]

    def _style(self, name: str) -> str:
        if name not in self._styles:
            self._styles[name] = self._word.styles[name].style_id
        return self._styles[name]
