"""Documents for Word (Office Open XML, ECMA-376): real tables, styles, links and languages.

A template's styles, header and footer are used as they are; the document takes the place of the
paragraph that reads ``{{document}}``, or comes at the end.
"""

from __future__ import annotations

import io
import os
import time
import zipfile
from typing import TYPE_CHECKING, Any, Final, cast

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor, Twips

from migpubs.csl.runs import Styled
from migpubs.documents.blocks import Heading, List, Table
from migpubs.documents.word_runs import Scribe, element, language_attributes
from migpubs.documents.wording import say
from migpubs.errors import ParseError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.shared import Length
    from docx.styles.styles import Styles
    from docx.text.paragraph import Paragraph

    from migpubs.documents.blocks import Block, Document, Runs
    from migpubs.documents.page import Page
    from migpubs.errors import OnProblem

PLACEHOLDER: Final = "{{document}}"
"""The text of the paragraph of a template that the document replaces."""

_PAPERS: Final = {"a4": (Mm(210), Mm(297)), "us-letter": (Mm(215.9), Mm(279.4))}
_MARGIN: Final = Cm(2)
_HEAD_FILL: Final = "DBEAF4"
_BLUE: Final = RGBColor(0x00, 0x53, 0x8A)
_FONT, _THAI_FONT = "Calibri", "Leelawadee UI"
_LONG_AGO: Final = 315_532_800  # 1980-01-01, the first day of ZIP files
_TEMPLATE_TYPE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE: Final = b"wordprocessingml.document.main+xml"


def dumps(document: Document, page: Page, _on_problem: OnProblem) -> bytes:
    """Return the document as a Word file; `ParseError` for a template that is none."""
    word = _open(page.template) if page.template else _blank(document, page)
    if page.template and page.landscape:
        _turn(word, *_PAPERS[page.paper])
    _add_styles(word.styles)
    scribe = Scribe(word, document.language)
    width = _text_width(word)
    parts = [scribe.paragraph((document.title,), "Title")]
    for block in document.blocks:
        parts += _elements(block, scribe, width)
    _place(word, parts)
    _describe(word, document)
    return _packed(word)


# The file


def _open(template: Path) -> WordDocument:
    """Open a template, .docx or .dotx."""
    try:
        return docx.Document(_as_document(template))
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        message = "this is not a Word file that can be a template"
        problem = Problem("not-word", "error", message, Place(file=str(template)))
        raise ParseError([problem]) from error


def _as_document(template: Path) -> io.BytesIO:
    """The file with the content type of a document; Word's templates (.dotx) have their own."""
    made = io.BytesIO()
    with zipfile.ZipFile(template) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "[Content_Types].xml":
                data = data.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
            new.writestr(info, data)
    made.seek(0)
    return made


def _packed(word: WordDocument) -> bytes:
    """The file's bytes, with one time for all its parts: the same document, the same bytes."""
    saved, made = io.BytesIO(), io.BytesIO()
    word.save(saved)
    stamp = int(os.environ.get("SOURCE_DATE_EPOCH") or _LONG_AGO)
    when = time.gmtime(max(stamp, _LONG_AGO))[:6]
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(made, "w") as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(info))
    return made.getvalue()


def _describe(word: WordDocument, document: Document) -> None:
    """Set the properties of the file; the times of making it are left out."""
    properties = word.core_properties
    properties.title, properties.author = document.title[:255], document.creator[:255]
    properties.subject, properties.language = document.subject[:255], document.language
    properties.comments, properties.keywords, properties.last_modified_by = "", "", ""
    for name in ("created", "modified"):
        for found in properties._element.findall(qn(f"dcterms:{name}")):  # noqa: SLF001 - python-docx cannot unset a time
            found.getparent().remove(found)


# Page and styles


def _blank(document: Document, page: Page) -> WordDocument:
    """A new file with a page, styles and page numbers."""
    word = docx.Document()
    width, height = _PAPERS[page.paper]
    section = word.sections[0]
    section.page_width, section.page_height = width, height
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", _MARGIN)
    if page.landscape:
        _turn(word, width, height)
    _dress(word.styles, document.language)
    _number_pages(section.footer.paragraphs[0], Scribe(word, document.language))
    return word


def _turn(word: WordDocument, width: Length, height: Length) -> None:
    """Lay every page on its long side."""
    for section in word.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = height, width


def _dress(styles: Styles, language: str) -> None:
    """Set font, size and colour of the styles that a new file has."""
    _set_defaults(styles, language)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    sizes = {"Normal": 10, "Title": 16, "Heading 1": 13, "Heading 2": 11.5, "Heading 3": 10.5}
    for name, size in sizes.items():
        style = styles[name]
        style.font.size = Pt(size)
        _set_fonts(style.element.get_or_add_rPr(), size)
        if name != "Normal":
            style.font.bold = style.font.cs_bold = True
            style.font.color.rgb = _BLUE
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
    title = styles["Title"].element.pPr
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)


def _set_defaults(styles: Styles, language: str) -> None:
    """Set the language of text that says no other."""
    properties = styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", language_attributes(language)))


def _set_fonts(properties: BaseOxmlElement, size: float) -> None:
    """Set one font for Latin and one for Thai, of one size; theme fonts would overrule them."""
    for name in ("w:rFonts", "w:szCs"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    names = dict.fromkeys(("w:ascii", "w:hAnsi", "w:eastAsia"), _FONT) | {"w:cs": _THAI_FONT}
    properties.insert(0, element("w:rFonts", names))
    after = properties.find(qn("w:sz"))
    after.addnext(element("w:szCs", {"w:val": str(int(size * 2))}))


def _number_pages(paragraph: Paragraph, scribe: Scribe) -> None:
    """``Page 1 of 3`` in the footer, as fields that Word fills in."""
    words = say("page", scribe.language, page="\0PAGE\0", pages="\0NUMPAGES\0")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for place, part in enumerate(words.split("\0")):
        if place % 2:
            field = element("w:fldSimple", {"w:instr": part})
            field.append(scribe.run("1"))
            paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields
        elif part:
            paragraph._p.append(scribe.run(part))  # noqa: SLF001 - see above


def _add_styles(styles: Styles) -> None:
    """Add the styles that the file lacks; those it has stay as they are."""
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        _style(styles, name)
    if "Bibliography" not in styles:
        entry = _style(styles, "Bibliography").paragraph_format
        entry.left_indent, entry.first_line_indent = Cm(1), Cm(-1)
        entry.keep_together = True
    for name in ("Table Text", "Table Note"):
        if name not in styles:
            _style(styles, name).paragraph_format.space_after = Pt(2)
    if "Hyperlink" not in styles:
        link = _style(styles, "Hyperlink", WD_STYLE_TYPE.CHARACTER).font
        link.color.rgb, link.underline = _BLUE, True


def _style(styles: Styles, name: str, kind: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH) -> Any:  # noqa: ANN401 - python-docx has no type for it
    """Return a style of the file, made from its normal one if need be."""
    if name in styles:
        return styles[name]
    made = cast("Any", styles).add_style(name, kind)
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        made.base_style = styles["Normal"]
    return made


# Blocks


def _elements(block: Block, scribe: Scribe, width: int) -> list[BaseOxmlElement]:
    """Return the elements of a block; ``width`` is that of the text, in twips."""
    match block:
        case Heading():
            return [scribe.paragraph(block.runs, f"Heading {min(block.level, 3)}")]
        case Table():
            return [_table(block, scribe, width), scribe.paragraph((), "Table Note")]
        case List():
            style = "Bibliography" if block.kind == "works" else "Table Note"
            return [scribe.paragraph(item, style) for item in block.items]
        case _:
            return [scribe.paragraph(block.runs, "Normal")]


def _table(table: Table, scribe: Scribe, width: int) -> BaseOxmlElement:
    """A table with lines, its header row on every page, its rows whole on one page."""
    total = sum(column.share for column in table.columns)
    widths = [width * column.share // total for column in table.columns]
    made = element("w:tbl")
    properties = element("w:tblPr")
    properties.append(element("w:tblW", {"w:w": str(sum(widths)), "w:type": "dxa"}))
    properties.append(_borders())
    properties.append(element("w:tblLayout", {"w:type": "fixed"}))
    properties.append(_margins())
    properties.append(element("w:tblLook", {"w:val": "0020", "w:firstRow": "1"}))
    made.append(properties)
    grid = element("w:tblGrid")
    grid.extend(element("w:gridCol", {"w:w": str(each)}) for each in widths)
    made.append(grid)
    headings = tuple((Styled("bold", (column.heading,)),) for column in table.columns)
    made.append(_row(headings, widths, scribe, header=True))
    made.extend(_row(row, widths, scribe) for row in table.rows)
    return made


def _borders() -> BaseOxmlElement:
    borders = element("w:tblBorders")
    line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "8C9AA5"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders.extend(element(f"w:{side}", line) for side in sides)
    return borders


def _margins() -> BaseOxmlElement:
    margins = element("w:tblCellMar")
    sides = {"top": 40, "left": 90, "bottom": 40, "right": 90}
    margins.extend(
        element(f"w:{side}", {"w:w": str(twips), "w:type": "dxa"}) for side, twips in sides.items()
    )
    return margins


def _row(
    cells: Iterable[Runs], widths: Sequence[int], scribe: Scribe, *, header: bool = False
) -> BaseOxmlElement:
    row = element("w:tr")
    properties = element("w:trPr")
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))
    row.append(properties)
    for runs, width in zip(cells, widths, strict=True):
        cell = element("w:tc")
        form = element("w:tcPr")
        form.append(element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
        if header:
            shade = {"w:val": "clear", "w:color": "auto", "w:fill": _HEAD_FILL}
            form.append(element("w:shd", shade))
        cell.append(form)
        cell.append(scribe.paragraph(runs, "Table Text"))
        row.append(cell)
    return row


def _text_width(word: WordDocument) -> int:
    """The width of the text, in twips (twentieths of a point)."""
    section = word.sections[-1]
    width, left, right = section.page_width, section.left_margin, section.right_margin
    return int(((width or _PAPERS["a4"][0]) - (left or _MARGIN) - (right or _MARGIN)) / Twips(1))


def _place(word: WordDocument, parts: Sequence[BaseOxmlElement]) -> None:
    """Put the elements where the placeholder stands, else at the end."""
    body = word.element.body
    for paragraph in word.paragraphs:
        if paragraph.text.strip() == PLACEHOLDER:
            for part in parts:
                paragraph._p.addprevious(part)  # noqa: SLF001 - python-docx inserts paragraphs only
            body.remove(paragraph._p)  # noqa: SLF001 - see above
            return
    end = body.find(qn("w:sectPr"))
    for part in parts:
        end.addprevious(part)
