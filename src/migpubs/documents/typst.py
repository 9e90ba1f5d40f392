"""Documents as Typst source: what the PDF is made from, and what an office may go on editing.

See the Typst reference, https://typst.app/docs/reference/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.csl.output import typst
from migpubs.documents.blocks import Heading, List, Table
from migpubs.documents.fitting import LONGEST, fit
from migpubs.documents.tagging import primary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.documents.blocks import Block, Document
    from migpubs.documents.page import Page
    from migpubs.errors import OnProblem

FONTS: Final = (
    "Libertinus Serif",
    "TH Sarabun New",
    "Sarabun",
    "Noto Serif Thai",
    "Noto Sans Thai",
    "Leelawadee UI",
    "Thonburi",
    "Norasi",
    "Laksaman",
    "Garuda",
    "Loma",
)
"""The font that Typst brings, then fonts with Thai letters; those that are not there are passed
over, and any font that has a letter is taken where none of these does."""

_LONG_WORD: Final = rf"[^\s/\-\p{{Thai}}\p{{Lao}}\p{{Khmer}}\p{{Myanmar}}]{{{LONGEST + 1},}}"
"""Of a table: it breaks anywhere, as no column makes room for it."""
_PREAMBLE: Final = """\
#set document(title: {title}, author: {author}, date: none)
#set page(paper: {paper}, flipped: {flipped}, margin: (x: 2cm, top: 2cm, bottom: 2.2cm),
  numbering: "1 / 1")
#set text(font: ({fonts}), size: 10pt, lang: {language})
#set par(leading: 0.6em, linebreaks: "optimized")
#set table(inset: (x: 0.5em, y: 5pt), stroke: 0.5pt + rgb("#8c9aa5"), align: left + top,
  fill: (_, y) => if y == 0 {{ rgb("#dbeaf4") }})
#set table.cell(breakable: false)
#show table.cell.where(y: 0): set text(weight: "bold")
#show table: set par(justify: false)
#show table: set text(size: {size}pt)
#show table: it => {{
  show regex({long_word}): word => word.text.clusters().join(sym.zws)
  it
}}
#show link: it => underline(text(fill: rgb("#00538a"), it))
#show heading.where(level: 1): set text(size: 16pt, fill: rgb("#00538a"))
#show heading.where(level: 2): set text(size: 12.5pt, fill: rgb("#00538a"))
#show heading.where(level: 3): set text(size: 11pt)
#show heading: set block(above: 1.4em, below: 0.9em, sticky: true)
"""


def dumps(document: Document, page: Page, _on_problem: OnProblem) -> str:
    """Return the document as Typst source."""
    return source(document, page, FONTS)


def source(document: Document, page: Page, fonts: Sequence[str]) -> str:
    """Return the document as Typst source that asks for these fonts, the first for most text."""
    fitted, size = fit(document, page.text_width)
    preamble = _PREAMBLE.format(
        size=size,
        long_word=_string(_LONG_WORD),
        title=_string(document.title),
        author=_string(document.creator) if document.creator else "()",
        paper=_string(page.paper),
        flipped=str(page.landscape).lower(),
        fonts=", ".join(map(_string, fonts)) + ",",
        language=_string(primary(document.language)),
    )
    title = f"= {typst((document.title,))}"
    text = "\n\n".join([preamble.rstrip(), title, *map(_block, fitted.blocks)]) + "\n"
    # PDF/UA has no byte order mark in its text; within text it was what a word joiner is now.
    return text.replace("\ufeff", "\u2060")


def _string(text: str) -> str:
    """A string of Typst's code."""
    flat = " ".join(text.split())
    escaped = flat.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"{'=' * (block.level + 1)} {typst(block.runs)}"
        case Table():
            return _table(block)
        case List(kind="works"):
            items = "\n\n".join(map(typst, block.items))
            return f"#[\n#set par(hanging-indent: 2em, spacing: 0.9em)\n{items}\n]"
        case List():
            items = "\n\n".join(map(typst, block.items))
            return f"#[\n#set text(size: 9pt)\n{items}\n]"
        case _:
            return typst(block.runs)


def _table(table: Table) -> str:
    shares = ", ".join(f"{column.share}fr" for column in table.columns)
    headings = ", ".join(f"[{typst((column.heading,))}]" for column in table.columns)
    rows = "".join(f"  {', '.join(f'[{typst(cell)}]' for cell in row)},\n" for row in table.rows)
    return f"#table(\n  columns: ({shares},),\n  table.header(repeat: true, {headings}),\n{rows})"
