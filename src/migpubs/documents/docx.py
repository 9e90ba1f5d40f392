"""Documents for Word (Office Open XML, ECMA-376): real tables, styles, links and languages.

A template's styles, header and footer are used as they are; the document takes the place of the
paragraph that reads ``{{document}}``, or comes at the end.
"""

from __future__ import annotations

import io
import os
import time
import zipfile
from typing import TYPE_CHECKING, Final

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from migpubs.documents.blocks import Heading, List, Table
from migpubs.documents.fitting import fit
from migpubs.documents.page import MARGIN, SIZES
from migpubs.documents.word_files import BROKEN, refused
from migpubs.documents.word_runs import FORBIDDEN, Scribe, element
from migpubs.documents.word_styles import add_styles, dress, resize
from migpubs.documents.word_tables import word_table
from migpubs.documents.wording import say
from migpubs.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.opc.rel import Relationships
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

    from migpubs.documents.blocks import Block, Document
    from migpubs.documents.page import Page
    from migpubs.errors import OnProblem

PLACEHOLDER: Final = "{{document}}"
"""The text of the paragraph of a template that the document replaces."""

_TWIPS: Final = 20
"""In a point."""
_LONG_AGO: Final = 315_532_800  # 1980-01-01, the first day of ZIP files
_TEMPLATE_TYPE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE: Final = b"wordprocessingml.document.main+xml"


def dumps(document: Document, page: Page, on_problem: OnProblem) -> bytes:
    """Return the document as a Word file; `ParseError` for a template that is none."""
    lost = dict.fromkeys(FORBIDDEN.findall(document.text()))
    if lost:
        letters = " ".join(f"U+{ord(each):04X}" for each in lost)
        message = f"a Word file cannot hold these characters: {letters}; each became U+FFFD"
        on_problem(Problem("docx-characters", "loss", message))
    word = _open(page.template) if page.template else _blank(document, page)
    if page.template and page.landscape:
        _turn(word, page)
    _drop(word.part.rels, "stylesWithEffects")  # Word 2010's copy of the styles, which we change
    add_styles(word.styles)
    scribe = Scribe(word, document.language)
    width = _text_width(word)
    fitted, size = fit(document, width / _TWIPS)
    if not page.template:
        resize(word.styles["Table Text"], size)
    parts = [scribe.paragraph((document.title,), "Title")]
    for block in fitted.blocks:
        parts += _elements(block, scribe, width)
    _place(word, parts)
    _describe(word, document)
    return _packed(word)


# The file


def _open(template: Path) -> WordDocument:
    """Open a template, .docx or .dotx."""
    content = io.BytesIO(template.read_bytes())
    try:
        return docx.Document(_as_document(content))
    except BROKEN as error:
        raise refused(template, "this is not a Word file that can be a template") from error


def _as_document(template: io.BytesIO) -> io.BytesIO:
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
    properties.title, properties.author = map(_property, (document.title, document.creator))
    properties.subject, properties.language = _property(document.subject), document.language
    properties.comments, properties.keywords, properties.last_modified_by = "", "", ""
    for name in ("created", "modified"):
        for found in properties._element.findall(qn(f"dcterms:{name}")):  # noqa: SLF001 - python-docx cannot unset a time
            found.getparent().remove(found)


def _property(text: str) -> str:
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)[:255]


# Page


def _blank(document: Document, page: Page) -> WordDocument:
    """A new file with a page, styles and page numbers."""
    word = docx.Document()
    _modernize(word)
    section = word.sections[0]
    section.page_width, section.page_height = map(Pt, SIZES[page.paper])
    for side in ("left", "right", "top", "bottom"):
        setattr(section, f"{side}_margin", Pt(MARGIN))
    section.header_distance = section.footer_distance = Pt(MARGIN / 2)
    if page.landscape:
        _turn(word, page)
    dress(word.styles, document.language)
    _number_pages(section.footer.paragraphs[0], Scribe(word, document.language))
    return word


def _modernize(word: WordDocument) -> None:
    """Make of python-docx's own file one as today's Word makes it.

    Its mode is that of Word 2010, which the window's title would say, its preview shows another
    document, and its theme expects Japanese.
    """
    settings = word.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    for theme in settings.iter(qn("w:themeFontLang")):
        theme.attrib.pop(qn("w:eastAsia"), None)
        theme.set(qn("w:bidi"), "th-TH")
    _drop(word.part.package.rels, "thumbnail")


def _drop(relations: Relationships, kind: str) -> None:
    """Leave out the parts of a kind: the last word of their relationship."""
    for key in [each.rId for each in relations.values() if each.reltype.endswith(f"/{kind}")]:
        relations.pop(key)


def _turn(word: WordDocument, page: Page) -> None:
    """Lay every page on its long side."""
    for section in word.sections:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_height, section.page_width = map(Pt, SIZES[page.paper])


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


# Blocks


def _elements(block: Block, scribe: Scribe, width: int) -> list[BaseOxmlElement]:
    """Return the elements of a block; ``width`` is that of the text, in twips."""
    match block:
        case Heading():
            return [scribe.paragraph(block.runs, f"Heading {min(block.level, 3)}")]
        case Table():
            return [word_table(block, scribe, width), scribe.paragraph((), "Table Note")]
        case List():
            style = "Bibliography" if block.kind == "works" else "Table Note"
            return [scribe.paragraph(item, style) for item in block.items]
        case _:
            return [scribe.paragraph(block.runs, "Normal")]


def _text_width(word: WordDocument) -> int:
    """The width of the text, in twips (twentieths of a point)."""
    section = word.sections[-1]
    width = section.page_width or Pt(SIZES["a4"][0])
    margins = sum(each or Pt(MARGIN) for each in (section.left_margin, section.right_margin))
    return int((width - margins) / Twips(1))


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
