"""Documents as HTML: a complete page, and two snippets to paste into a page.

The table needs a text format that allows tables (Drupal: Full HTML). The list uses only what
Drupal's default filter allows: ``a`` with ``href`` and ``hreflang``, ``cite``, ``em``, ``strong``,
``ul``, ``li`` and ``h2`` to ``h6``. There are no inline styles.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from migpubs.csl.output import html
from migpubs.csl.runs import Language, Link, Styled
from migpubs.documents.blocks import Heading, List, Table
from migpubs.languages import is_rtl

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from migpubs.csl.runs import Mark, Run
    from migpubs.documents.blocks import Block, Document, Runs
    from migpubs.documents.page import Page
    from migpubs.errors import OnProblem

PAGE_MARKS: Final[Mapping[Mark, tuple[str, str]]] = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<i>", "</i>"),
    "upright": ('<span class="upright">', "</span>"),
    "bold": ("<b>", "</b>"),
    "medium": ('<span class="medium">', "</span>"),
    "small-caps": ('<span class="small-caps">', "</span>"),
    "underline": ("<u>", "</u>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "block": ('<span class="block">', "</span>"),
    "indent": ('<span class="block">', "</span>"),
    "left-margin": ("<span>", "</span> "),
}
"""Elements that may stand in a paragraph, and no inline styles: the policy of the website's pages
forbids them. The style sheet of the page says what the classes look like."""

_SNIPPET_MARKS: Final[Mapping[Mark, tuple[str, str]]] = {
    "italic": ("<cite>", "</cite>"),
    "nocase": ("<cite>", "</cite>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<strong>", "</strong>"),
    "left-margin": ("", " "),
}
"""Titles are in italics, or marked as text whose case is not to be changed."""

_STYLE: Final = """\
body { font: 1rem/1.5 system-ui, "Noto Sans", "Noto Sans Thai", sans-serif; margin: 2rem auto;
  max-width: 70rem; padding: 0 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1.1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #767676; padding: .4rem .6rem; text-align: start; vertical-align: top; }
th { background: #dbeaf4; }
a { color: #00538a; overflow-wrap: anywhere; }
.works { list-style: none; padding: 0; }
.works li { margin: 0 0 .6rem 2em; text-indent: -2em; }
.notes { font-size: .9rem; list-style: none; padding: 0; }
.upright { font-style: normal; }
.medium { font-weight: normal; }
.small-caps { font-variant: small-caps; }
.block { display: block; }
@media print { body { margin: 0; max-width: none; } thead { display: table-header-group; }
  tr { break-inside: avoid; } }
"""


def dumps(document: Document, _page: Page, _on_problem: OnProblem) -> str:
    """Return the document as a complete page."""
    title = html((document.title,))
    about = (("author", document.creator), ("description", document.subject))
    meta = "".join(
        f'<meta name="{name}" content="{escape(content)}">\n' for name, content in about if content
    )
    body = "\n".join(_block(block, 1) for block in document.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}"{_direction(document)}>\n'
        f'<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n{meta}<style>\n{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _direction(document: Document) -> str:
    return ' dir="rtl"' if is_rtl(document.language) else ""


def dumps_table(document: Document, _page: Page, _on_problem: OnProblem) -> str:
    """Return the document without its title, to paste under the heading of a page."""
    return "\n".join(_block(block, 2) for block in document.blocks) + "\n"


def _block(block: Block, above: int) -> str:
    """A block as HTML.

    above: the level of the heading above the block's own headings.
    """
    match block:
        case Heading():
            return _heading(block, above, _page_html)
        case Table():
            return _table(block)
        case List():
            items = "\n".join(f"<li>{_page_html(item)}</li>" for item in block.items)
            return f'<ul class="{block.kind}">\n{items}\n</ul>'
        case _:
            return f"<p>{_page_html(block.runs)}</p>"


def _page_html(runs: Runs) -> str:
    return html(runs, PAGE_MARKS)


def _heading(heading: Heading, above: int, write: Callable[[Runs], str]) -> str:
    level = min(heading.level + above, 6)
    return f"<h{level}>{write(heading.runs)}</h{level}>"


def _table(table: Table) -> str:
    headings = "".join(
        f'<th scope="col">{html((column.heading,))}</th>' for column in table.columns
    )
    rows = "\n".join(
        f"<tr>{''.join(f'<td>{_page_html(cell)}</td>' for cell in row)}</tr>" for row in table.rows
    )
    body = f"<tbody>\n{rows}\n</tbody>" if rows else "<tbody></tbody>"
    return f"<table>\n<thead>\n<tr>{headings}</tr>\n</thead>\n{body}\n</table>"


# The list


def dumps_list(document: Document, _page: Page, _on_problem: OnProblem) -> str:
    """Return the document as lists that any text format allows, without its title.

    The rows of a table become items: the first cell, then the others with their headings.
    """
    return "\n".join(map(_simple_block, document.blocks)) + "\n"


def _simple_block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block, 2, _simple)
        case Table():
            items = [_item(block, row) for row in block.rows]
        case List():
            items = list(map(_simple, block.items))
        case _:
            items = [_simple(block.runs)]
    lines = "".join(f"<li>{item}</li>\n" for item in items)
    return f"<ul>\n{lines}</ul>"


def _item(table: Table, row: tuple[Runs, ...]) -> str:
    first, *others = (_simple(cell) for cell in row)
    named = zip(table.columns[1:], others, strict=True)
    rest = "; ".join(f"{html((column.heading,))}: {cell}" for column, cell in named if cell)
    return f"{first}. {rest}" if rest else first


def _simple(runs: Runs) -> str:
    return html(_without_spans(runs), _SNIPPET_MARKS)


def _without_spans(runs: Runs) -> Runs:
    """The runs without marks of language, which need an element that the filter drops."""
    return tuple(each for run in runs for each in _without_span(run))


def _without_span(run: Run) -> Runs:
    match run:
        case Language():
            return _without_spans(run.runs)
        case Styled():
            return (Styled(run.mark, _without_spans(run.runs)),)
        case Link():
            return (Link(run.url, _without_spans(run.runs), run.language),)
        case _:
            return (run,)
