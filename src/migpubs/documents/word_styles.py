"""Styles of a Word file: those of a new one, and those that a template lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from migpubs.documents.word_runs import element, language_attributes

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.styles import Styles

_BLUE: Final = RGBColor(0x00, 0x53, 0x8A)
_FONT, _THAI_FONT = "Calibri", "Leelawadee UI"


def dress(styles: Styles, language: str) -> None:
    """Set font, size and colour of the styles that a new file has."""
    _set_defaults(styles, language)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    sizes = {"Normal": 10, "Title": 16, "Heading 1": 13, "Heading 2": 11.5, "Heading 3": 10.5}
    for name, size in sizes.items():
        style = styles[name]
        resize(style, size)
        _set_fonts(style.element.rPr)
        if name != "Normal":
            style.font.bold = style.font.cs_bold = True
            style.font.color.rgb = _BLUE
            style.paragraph_format.keep_with_next = True
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
    title = styles["Title"].element
    for unwanted in (title.pPr.find(qn("w:pBdr")), title.rPr.find(qn("w:spacing"))):
        unwanted.getparent().remove(unwanted)  # letters set apart tear Thai marks off theirs


def _set_defaults(styles: Styles, language: str) -> None:
    """Set the language of text that says no other."""
    properties = styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", language_attributes(language)))


def _set_fonts(properties: BaseOxmlElement) -> None:
    """Set one font for Latin and one for Thai; theme fonts would overrule them."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    names = dict.fromkeys(("w:ascii", "w:hAnsi", "w:eastAsia"), _FONT) | {"w:cs": _THAI_FONT}
    properties.insert(0, element("w:rFonts", names))


def resize(style: Any, size: float) -> None:  # noqa: ANN401 - python-docx has no type for it
    """Set the size of the letters of a style, in points, for Thai ones too."""
    style.font.size = Pt(size)
    properties = style.element.rPr
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    properties.find(qn("w:sz")).addnext(element("w:szCs", {"w:val": str(int(size * 2))}))


def add_styles(styles: Styles) -> None:
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
