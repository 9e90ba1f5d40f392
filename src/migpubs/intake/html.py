"""HTML: tables, lists and paragraphs, read with lxml, which mends what is not well-formed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin

from migpubs.intake import limits
from migpubs.intake.blocks import (
    LINK_MARK,
    NOTE_MARK,
    PARAGRAPH_END,
    Cell,
    Paragraph,
    cell,
    is_mark,
    linked,
    table,
)
from migpubs.intake.headers import field_of
from migpubs.intake.plain_text import links_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.blocks import Block

_SILENT: Final = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "head", "title", "del", "select",
     "textarea", "button", "iframe", "object", "nav", "footer", "form"}
)  # fmt: skip
_BLOCKS: Final = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "html", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
     "th", "thead", "tr", "ul"}
)  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"\s*\[?(?:\d{1,3}|[*†‡a-z])\]?\s*")
_HIDDEN = re.compile(
    r"\b(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE
)
_ENCODINGS: Final = {
    "utf-8": "utf-8-sig", "tis-620": "cp874", "windows-874": "cp874", "iso-8859-1": "cp1252",
}  # fmt: skip
"""What browsers take for the encodings that pages name (WHATWG Encoding, section 4.2)."""
_DEPTH: Final = 200
_CARD: Final = 1500
"""How many letters an item has at most that says what there is to say of one work."""


def decode(data: bytes, file: str, encoding: str = "") -> str:
    """Return the text of an HTML file in the encoding that it names, else UTF-8.

    Raises `ParseError` where the bytes are not of that encoding.
    """
    limits.check_size(file, len(data), limits.TEXT_BYTES)
    said = _CHARSET.search(data[:4096])
    marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    name = encoding or ("utf-16" if marked else said[1].decode("ascii") if said else "utf-8")
    name = _ENCODINGS.get(name.casefold(), name)
    try:
        return data.decode(name)
    except LookupError:
        raise limits.refuse(file, f"unknown encoding '{name}'", "for Thai: cp874") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save it as UTF-8, or name its encoding, for example --encoding cp874"
        what = name.removesuffix("-sig").upper()
        raise limits.refuse(file, f"line {line}: this is not {what} text", hint) from None


def parse(text: str, file: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the tree of an HTML text; refuses one that is nested too deeply to be a page."""
    from lxml import etree, html  # noqa: PLC0415 - only reading HTML needs it

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise limits.refuse(file, f"this cannot be read as HTML: {error}") from None
    deepest = 0
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    if deepest > _DEPTH:
        raise limits.refuse(file, f"its elements are nested more than {_DEPTH} deep")
    return root


def read(text: str, file: str) -> Iterator[Block]:
    """Give the blocks of an HTML page; menus, forms and scripts are passed over."""
    if not text.strip():
        return
    root = parse(text, file)
    base = next((each.get("href") for each in root.iter("base") if each.get("href")), "")
    yield from _Reader(file, base).blocks(root)


class _Reader:
    """One page; counts its tables."""

    def __init__(self, file: str, base: str) -> None:
        self.file, self.base = file, base
        self.tables = 0

    def blocks(self, element: Any, *, item: bool = False) -> Iterator[Block]:  # noqa: ANN401
        """Give the blocks below an element."""
        if _is_silent(element):
            return
        if element.tag == "table" and not any(True for _ in element.iterdescendants("table")):
            yield from self._table(element)
            return
        if element.tag == "dl" and not any(True for _ in element.iterdescendants("dl", "table")):
            yield from self._definitions(element)
            return
        if element.tag == "li" and _is_card(element):
            yield from self._paragraph(self._cell([element]), element, item=True)
            return
        inside = item or element.tag == "li"
        if any(child.tag in _BLOCKS for child in element.iterdescendants()):
            yield from self._mixed(element, item=inside)
            return
        yield from self._paragraph(self._cell([element]), element, item=inside)

    def _mixed(self, element: Any, *, item: bool) -> Iterator[Block]:  # noqa: ANN401
        """Give the blocks of an element that holds both text and blocks; text runs are whole."""
        run: list[Any] = [_Text(element.text)]
        for child in element:
            holds_blocks = child.tag in _BLOCKS or (
                isinstance(child.tag, str)
                and any(each.tag in _BLOCKS for each in child.iterdescendants())
            )
            if holds_blocks:
                yield from self._paragraph(self._cell(run), element, item=item)
                yield from self.blocks(child, item=item)
                run = [_Text(child.tail)]
            else:
                run += [child, _Text(child.tail)]
        yield from self._paragraph(self._cell(run), element, item=item)

    def _definitions(self, element: Any) -> Iterator[Block]:  # noqa: ANN401
        """Give a list of terms with what is said of them: a table of fields, or its items."""
        pairs: list[tuple[Any, list[Any]]] = []
        for each in element.iterdescendants("dt", "dd"):
            if each.tag == "dt" or not pairs:
                pairs.append((each, []))
            else:
                pairs[-1][1].append(each)
        rows = [(self._cell([term]), self._cell(said)) for term, said in pairs]
        places = [f"line {term.sourceline or 0}" for term, _ in pairs]
        named = sum(bool(field_of(term.text.strip(" :"))) for term, _ in rows)
        if 2 * named > len(rows):
            yield from table(rows, places)
            return
        for (term, said), place in zip(rows, places, strict=True):
            text = f"{term.text}{PARAGRAPH_END}{said.text}"
            yield Paragraph(cell=cell(text, [*term.links, *said.links]), place=place, item=True)

    def _paragraph(self, found: Cell, element: Any, *, item: bool) -> Iterator[Paragraph]:  # noqa: ANN401
        if found:
            level = int(element.tag[1]) if re.fullmatch("h[1-6]", element.tag) else 0
            yield Paragraph(
                cell=found, place=f"line {element.sourceline or 0}", level=level, item=item
            )

    def _cell(self, parts: list[Any]) -> Cell:
        words: list[str] = []
        links: list[str] = []
        for part in parts:
            self._collect(part, words, links)
        plain = _tidy("".join(words))
        return linked(plain, links, links_in(plain.replace(LINK_MARK, "")))

    def _collect(self, part: Any, words: list[str], links: list[str]) -> None:  # noqa: ANN401
        if isinstance(part, _Text):
            words.append(_BLANKS.sub(" ", part.text))
            return
        if _is_silent(part):
            return
        if part.tag == "br":
            words.append("\n")
            return
        if part.tag == "a" and part.get("href"):
            links.append(self._url(part.get("href")))
            words.append(LINK_MARK)
        if part.tag == "sup" and is_mark(part.text_content()):
            words.append(NOTE_MARK)
        edge = PARAGRAPH_END if part.tag in _BLOCKS else ""
        words.append(edge)
        self._collect(_Text(part.text), words, links)
        for child in part:
            self._collect(child, words, links)
            self._collect(_Text(child.tail), words, links)
        words.append(edge)

    def _url(self, href: str) -> str:
        href = "".join(href.split("\n")).strip()
        return urljoin(self.base, href) if self.base else href

    def _table(self, element: Any) -> Iterator[Block]:  # noqa: ANN401
        self.tables += 1
        rows: list[list[Cell]] = []
        places: list[str] = []
        spans: dict[int, tuple[int, Cell]] = {}
        hidden: list[Any] = []
        part: Any = None
        for number, row in enumerate(element.iter("tr"), start=1):
            if row.getparent() is not part:  # no cell reaches out of its part of the table
                part = row.getparent()
                spans.clear()
            if _is_silent(row) or _is_silent(row.getparent()):
                hidden.append(row)
                continue
            rows.append(self._row(row, spans))
            limits.check_table(self.file, number, len(rows[-1]))
            places.append(f"table {self.tables}, row {number}")
        yield from table(rows, places)
        for row in hidden:
            yield from self._paragraph(self._cell(list(row)), row, item=False)

    def _row(self, row: Any, spans: dict[int, tuple[int, Cell]]) -> list[Cell]:  # noqa: ANN401
        """Return a row's cells; one that spans several rows or columns stands in each of them."""
        cells: list[Cell] = []
        own = [child for child in row if child.tag in {"td", "th"} and not _is_silent(child)]
        for child in own:
            _fill(cells, spans)
            made = self._cell([child])
            for _ in range(_span(child.get("colspan"))):
                _take(cells, made, _rows(child), spans)
            limits.check_table(self.file, 1, len(cells))
        _fill(cells, spans)
        return cells


def _is_card(item: Any) -> bool:  # noqa: ANN401
    """Whether an item of a list says what there is to say of one thing, in several blocks."""
    if any(True for _ in item.iterdescendants("ul", "ol", "dl", "table")):
        return False
    blocks = [each for each in item.iterdescendants() if each.tag in _BLOCKS]
    last = [each for each in blocks if not any(part.tag in _BLOCKS for part in each)]
    filled = [each for each in last if each.text_content().strip()]
    return len(filled) > 1 and len(item.text_content()) <= _CARD


def _is_silent(element: Any) -> bool:  # noqa: ANN401
    """Whether a reader of the page sees nothing of an element, or nothing that is the page's."""
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return True
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


class _Text:
    """A run of bare text between elements."""

    def __init__(self, text: str | None) -> None:
        self.text = text or ""


def _tidy(text: str) -> str:
    plain = re.sub(rf"({LINK_MARK}+)([ \n]+)", r"\2\1", text)
    plain = re.sub(r" *\n *", "\n", re.sub(" +", " ", plain))
    return re.sub(rf"[ \n]*{PARAGRAPH_END}[\s{PARAGRAPH_END}]*", PARAGRAPH_END, plain)


def _span(value: str | None) -> int:
    number = int(value.strip()[:6]) if value and value.strip().isdecimal() else 1
    return min(max(number, 1), limits.COLUMNS + 1)


def _rows(cell: Any) -> int:  # noqa: ANN401
    """Return how many rows a cell covers; 0 stands for all that follow (HTML, section 4.9.11)."""
    said = (cell.get("rowspan") or "").strip()
    return limits.ROWS if said == "0" else _span(said)


def _take(cells: list[Cell], made: Cell, rows: int, spans: dict[int, tuple[int, Cell]]) -> None:
    if rows > 1:
        spans[len(cells)] = (rows - 1, made)
    cells.append(made)


def _fill(cells: list[Cell], spans: dict[int, tuple[int, Cell]]) -> None:
    """Add the cells that reach down from rows above."""
    while len(cells) in spans:
        column = len(cells)
        left, made = spans.pop(column)
        if left > 1:
            spans[column] = (left - 1, made)
        cells.append(made)
