"""The official CSL test suite: ``python -m tests.csl.suite FOLDER``.

Prints ``pass NAME`` or ``fail NAME`` for every fixture with bibliography or citation mode, and the
totals by mode. A fixture passes if the strings are equal after entities are unescaped and
indentation and ``>>[n]`` prefixes are removed.

The expected strings are citeproc-js's HTML, so line ends stay, blocks stand on lines of their own,
and what prints nothing is told in its words. Nothing else is done to what the library gives.
"""

from __future__ import annotations

import html as entities
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from migpubs.csl.citations import Citation, CiteItem
from migpubs.csl.output import HTML_ELEMENTS
from migpubs.csl.processor import Processor
from migpubs.csl.runs import Styled
from migpubs.csl.style import Style
from migpubs.csl.superscripts import in_elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from migpubs.csl.runs import Mark, Run

_section = re.compile(r">>=+ ([A-Z0-9-]+) =+>>\n(.*?)\n?<<=+ \1 =+<<", re.DOTALL)
_POSITIONS = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator"}


def read(path: Path) -> dict[str, str]:
    """A fixture's sections by name."""
    return dict(_section.findall(path.read_text(encoding="utf-8").replace("\r\n", "\n")))


def normal(text: str) -> str:
    """What is compared: no entities, no indentation, no ``>>[n]``."""
    lines = [
        re.sub(r"^(?:>>|\.\.)\[\d+\] ?", "", line.strip()) for line in text.strip().split("\n")
    ]
    return entities.unescape("\n".join(lines)).strip()


_ELEMENTS: Mapping[Mark, tuple[str, str]] = {
    **HTML_ELEMENTS,
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}


def html(runs: Iterable[Run]) -> str:
    """HTML with line ends kept, as styles of the suite lay items out with them."""
    return "".join(map(_html, runs))


def _html(run: Run) -> str:
    if isinstance(run, str):
        return in_elements(entities.escape(run, quote=False))
    before, after = _ELEMENTS[run.mark] if isinstance(run, Styled) else ("", "")
    return f"{before}{html(run.runs)}{after}"


def run(sections: dict[str, str]) -> str:
    """What the processor makes of a fixture."""
    style = Style.load(sections["CSL"])
    items = json.loads(sections["INPUT"])
    citations = list(_citations(sections))
    ids = [cite.id for citation in citations for cite in citation.cites]
    if "CITATIONS" in sections:
        known = {str(item["id"]): item for item in items}
        items = [known[key] for key in dict.fromkeys(ids) if key in known]
    processor = Processor(style, items)
    if sections["MODE"].strip() == "bibliography":
        return _bibliography(processor)
    if "CITATIONS" in sections:
        made = processor.cite(citations)
    else:
        together = Citation(cites=tuple(CiteItem(id=item.id) for item in processor.order))
        made = [processor.cite_alone(citation) for citation in citations or [together]]
    layout = processor.program.citation
    return "\n".join(_spell(one, f"{layout.prefix}{EMPTY}{layout.suffix}") for one in made)


EMPTY = "[CSL STYLE ERROR: reference with no printed form.]"


def _spell(made: tuple[Run, ...], nothing: str) -> str:
    """HTML, and the suite's words for nothing."""
    return html(made) or nothing


def _bibliography(processor: Processor) -> str:
    """The list; an item of which nothing is printed has a place where cites are numbers."""
    style = processor.program.style
    numbered = style.prints("citation-number", processor.program.citation.node)
    entries = [
        _spell(entry.runs, f"{number}. {EMPTY}")
        for number, entry in enumerate(processor.bibliography(), 1)
        if entry.runs or numbered
    ]
    inside = "".join(f'<div class="csl-entry">{entry}</div>\n' for entry in entries)
    return f'<div class="csl-bib-body">\n{inside}</div>'


def _citations(sections: dict[str, str]) -> Iterator[Citation]:
    if "CITATIONS" in sections:
        yield from _sequence(json.loads(sections["CITATIONS"]))
    elif "CITATION-ITEMS" in sections:
        for cluster in json.loads(sections["CITATION-ITEMS"]):
            yield Citation(cites=tuple(map(_cite, cluster)))


def _sequence(calls: list[Any]) -> list[Citation]:
    """The citations as they stand after all calls, in the document's order."""
    known: dict[str, Citation] = {}
    places: dict[str, int] = {}
    for call, before, after in calls:
        key, properties = call["citationID"], call.get("properties", {})
        note = properties.get("noteIndex", 0)
        known[key] = Citation(
            cites=tuple(map(_cite, call["citationItems"])),
            mode=properties.get("mode") or "",
            infix=properties.get("infix") or "",
        )
        order = [*before, [key, note], *after]
        places = dict(order)
    return [evolve(known[key], note=note) for key, note in places.items()]


def _cite(data: dict[str, Any]) -> CiteItem:
    position = data.get("position")
    return CiteItem(
        id=str(data["id"]),
        locator=str(data.get("locator") or ""),
        label=data.get("label") or "",
        prefix=data.get("prefix") or "",
        suffix=data.get("suffix") or "",
        suppress_author=bool(data.get("suppress-author")),
        author_only=bool(data.get("author-only")),
        position=_POSITIONS.get(position) if position is not None else None,
        near_note=bool(data.get("near-note")),
    )


def outcomes(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Name, mode, expected and actual of each fixture; a crash is an outcome too."""
    for path in sorted(folder.glob("*.txt")):
        sections = read(path)
        mode = sections.get("MODE", "").strip()
        if mode in {"bibliography", "citation"}:
            try:
                actual = run(sections)
            except Exception as error:  # noqa: BLE001 - a crash is a failure like another
                actual = f"{type(error).__name__}: {error}"
            yield path.stem, mode, normal(sections["RESULT"]), normal(actual)


def main(folder: str) -> int:
    """Print one line a fixture and the totals; 0 whatever they are."""
    totals: dict[str, list[bool]] = {"bibliography": [], "citation": []}
    for name, mode, expected, actual in outcomes(Path(folder)):
        totals[mode].append(expected == actual)
        sys.stdout.write(f"{'pass' if expected == actual else 'fail'} {name}\n")
    for mode, passed in totals.items():
        sys.stdout.write(f"{mode}: {sum(passed)} of {len(passed)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
