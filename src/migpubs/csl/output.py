"""Runs written as HTML, Markdown, plain text, LaTeX or Typst: the one place that escapes.

Every function takes runs and gives one string without a line's end, ready to stand in a paragraph.
Text comes out literally: what looks like markup in a title is read as characters. An address
becomes a link only if it is http, https, mailto or doi; any other is left as text, without a link.

The HTML uses the elements and classes of citeproc-js (``<i>``, ``csl-left-margin`` …), so that
style sheets made for it fit.

What is safe in one medium is judged beside the others, so they stand together, and this module is
longer than most.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from migpubs.csl.runs import Language, Link, Styled, plain
from migpubs.csl.superscripts import in_elements

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from migpubs.csl.runs import Mark, Run

_SAFE_IN_URL = "!#$%&'()*+,-./:;=?@_~[]"
_RTL = frozenset({"ar", "arc", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"})


def safe_url(address: str) -> str:
    """The address, percent-encoded where a medium could misread it; '' if it is no safe link.

    ``doi:10.1000/x`` becomes its https address. Schemes other than http, https, mailto and doi
    (``javascript:``, ``data:``, ``file:``) are not links.
    """
    address = address.strip()
    scheme, colon, rest = address.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in {"http", "https", "mailto", "doi"} or not rest.strip("/"):
        return ""
    if scheme == "doi":
        scheme, rest = "https", "//doi.org/" + rest.strip()
    if scheme != "mailto" and not rest.startswith("//"):
        return ""
    encoded = quote(rest, safe=_SAFE_IN_URL)
    return f"{scheme}:{_stray_percent.sub('%25', encoded)}"


_stray_percent = re.compile(r"%(?![0-9A-Fa-f]{2})")


def _flat(text: str) -> str:
    """The text on one line: control characters and line ends would change what a medium reads."""
    return _controls.sub(" ", text)


_controls = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


# HTML

HTML_ELEMENTS: Mapping[Mark, tuple[str, str]] = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "upright": ('<span style="font-style:normal;">', "</span>"),
    "bold": ("<b>", "</b>"),
    "light": ('<span style="font-weight:lighter;">', "</span>"),
    "medium": ('<span style="font-weight:normal;">', "</span>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "full-caps": ('<span style="font-variant:normal;">', "</span>"),
    "underline": ('<span style="text-decoration:underline;">', "</span>"),
    "no-underline": ('<span style="text-decoration:none;">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "baseline": ('<span style="baseline">', "</span>"),
    "nocase": ("", ""),
    "block": ('<div class="csl-block">', "</div>"),
    "left-margin": ('<div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>"),
    "indent": ('<div class="csl-indent">', "</div>"),
}


def html(runs: Iterable[Run], elements: Mapping[Mark, tuple[str, str]] = HTML_ELEMENTS) -> str:
    """The runs as HTML; only safe addresses become ``<a href>``.

    ``elements`` gives the tags before and after a mark; a mark it does not name gets none.
    """
    return "".join(_html(run, elements) for run in runs)


def _html(run: Run, elements: Mapping[Mark, tuple[str, str]]) -> str:
    if isinstance(run, str):
        return in_elements(escape(_flat(run), quote=False))
    inside = "".join(_html(inner, elements) for inner in run.runs)
    if isinstance(run, Link):
        url = safe_url(run.url)
        hreflang = f' hreflang="{escape(run.language)}"' if run.language else ""
        return f'<a href="{escape(url)}"{hreflang}>{inside}</a>' if url else inside
    if isinstance(run, Language):
        return f"<span{_lang(run.tag)}>{inside}</span>"
    before, after = elements.get(run.mark, ("", ""))
    return f"{before}{inside}{after}"


def _lang(tag: str) -> str:
    direction = ' dir="rtl"' if tag.partition("-")[0].lower() in _RTL else ""
    return f' lang="{escape(tag)}"{direction}'


# plain text

_TEXT: Mapping[Mark, tuple[str, str]] = {
    "block": ("\n", "\n"),
    "indent": ("\n    ", "\n"),
    "left-margin": ("", " "),
}


def text(runs: Iterable[Run]) -> str:
    """The runs as plain text; display blocks stand on lines of their own."""
    return _lines.sub("\n", "".join(map(_text, runs))).strip("\n")


_lines = re.compile(r" *\n[\n ]*\n| +\n")


def _text(run: Run) -> str:
    if isinstance(run, str):
        return _flat(run)
    inside = "".join(map(_text, run.runs))
    before, after = _TEXT.get(run.mark, ("", "")) if isinstance(run, Styled) else ("", "")
    return f"{before}{inside}{after}"


# Markdown

_MARKDOWN: Mapping[Mark, tuple[str, str]] = {
    "italic": ("*", "*"),
    "oblique": ("*", "*"),
    "bold": ("**", "**"),
    "small-caps": HTML_ELEMENTS["small-caps"],
    "underline": ("<u>", "</u>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "left-margin": ("", " "),
}
_MARK = "\0"
_HTML_FOR = {"*": ("<em>", "</em>"), "**": ("<strong>", "</strong>")}

_special = re.compile(r"""[\\`*_\[\]<>#~^$@|{"']|&(?=[#\w])|(?<=\.)\.(?=\.)|(?<=-)-|:(?=//)""")
_shortcode = re.compile(r":(?=[\w+-]+:)|(?<=www)\.")
_at_start = re.compile(r"^( *)(?:([-+:%=])|(\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)]))")


def markdown(runs: Iterable[Run]) -> str:
    """The runs as Markdown that GitHub (CommonMark) and pandoc read alike.

    Superscripts, subscripts, small capitals and languages are inline HTML, which both allow.
    """
    return _at_start.sub(_guard_start, _markdown(tuple(runs), " ", " ").strip())


def _guard_start(found: re.Match[str]) -> str:
    blank, sign, number, mark = found.groups()
    return f"{blank}\\{sign}" if sign else f"{blank}{number}\\{mark}"


def _escape_markdown(string: str) -> str:
    return _shortcode.sub(r"\\\g<0>", _special.sub(r"\\\g<0>", _flat(string)))


def _markdown(runs: tuple[Run, ...], before: str, after: str) -> str:
    parts = []
    for place, run in enumerate(runs):
        rest = runs[place + 1 :]
        parts.append(_markdown_run(run, before, _edge(rest[0], 0) if rest else after))
        before = _edge(run, -1)
    return "".join(parts)


def _edge(run: Run, end: Literal[0, -1]) -> str:
    """The character a neighbour touches, or a stand-in for a mark, which may not touch another."""
    touching = plain([run])[-1:] if end else plain([run])[:1]
    return touching if isinstance(run, str) or not touching.strip() else _MARK


def _markdown_run(run: Run, before: str, after: str) -> str:
    if isinstance(run, str):
        return _escape_markdown(run)
    if isinstance(run, Link):
        return _markdown_link(run, _markdown(run.runs, "[", "]"))
    if isinstance(run, Language):
        return f"<span{_lang(run.tag)}>{_markdown(run.runs, '>', '<')}</span>"
    opening, closing = _MARKDOWN.get(run.mark, ("", ""))
    if not opening.startswith("*"):
        return opening + _markdown(run.runs, before, after) + closing
    lead, core, tail = _spaces(_markdown(run.runs, _MARK, _MARK))
    if not _flanks(plain(run.runs).strip(), lead or before, tail or after):
        opening, closing = _HTML_FOR[opening]
    return f"{lead}{opening}{core}{closing}{tail}" if core else lead


def _spaces(inside: str) -> tuple[str, str, str]:
    """The blanks before, the text and the blanks after: a mark touches its text."""
    core = inside.strip(" ")
    start = inside.index(core) if core else len(inside)
    return inside[:start], core, inside[start + len(core) :]


def _flanks(inside: str, before: str, after: str) -> bool:
    """Whether ``*`` can open before and close after this text (CommonMark 0.31, section 6.2)."""
    opens = _is_word(inside[:1]) or not _is_word(before)
    closes = _is_word(inside[-1:]) or not _is_word(after)
    return opens and closes and _MARK not in before + after


def _is_word(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character or ".")[0] not in "PS"


def _markdown_link(run: Link, inside: str) -> str:
    url = safe_url(run.url)
    if not url:
        return inside
    if plain(run.runs) == url and not url.startswith("mailto:"):
        return f"<{url}>"
    return f"[{inside}](<{url}>)"


# LaTeX

_LATEX: Mapping[Mark, tuple[str, str]] = {
    "italic": (r"\textit{", "}"),
    "oblique": (r"\textsl{", "}"),
    "upright": (r"\textup{", "}"),
    "bold": (r"\textbf{", "}"),
    "medium": (r"\textmd{", "}"),
    "small-caps": (r"\textsc{", "}"),
    "full-caps": (r"\textup{", "}"),
    "underline": (r"\underline{", "}"),
    "superscript": (r"\textsuperscript{", "}"),
    "subscript": (r"\textsubscript{", "}"),
    "block": ("", r"\par "),
    "left-margin": ("", " "),
    "indent": (r"\par\hspace*{2em}", r"\par "),
}
_LATEX_CHARACTERS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": "|",
        '"': r"\textquotedbl{}",
        "'": r"\textquotesingle{}",
        "`": r"\textasciigrave{}",
        "[": "{[}",
        "]": "{]}",
        "\N{NO-BREAK SPACE}": "~",
    }
)
_ligature = re.compile(r"([-,])(?=\1)")


def latex(runs: Iterable[Run]) -> str:
    """The runs as LaTeX for XeLaTeX or LuaLaTeX; links need the package hyperref."""
    return "".join(map(_latex, runs))


def _latex(run: Run) -> str:
    if isinstance(run, str):
        return _ligature.sub(r"\1{}", _flat(run).translate(_LATEX_CHARACTERS))
    inside = latex(run.runs)
    if isinstance(run, Link):
        url = safe_url(run.url)
        if url and plain(run.runs) == url:  # which this breaks over lines
            return rf"\url{{{_latex_url(url)}}}"
        return rf"\href{{{_latex_url(url)}}}{{{inside}}}" if url else inside
    if isinstance(run, Language):
        return inside
    before, after = _LATEX.get(run.mark, ("", ""))
    return f"{before}{inside}{after}"


def _latex_url(url: str) -> str:
    return re.sub(r"[%#&_$~]", r"\\\g<0>", url).replace(r"\~", r"\string~")


# Typst

_TYPST: Mapping[Mark, str] = {
    "italic": "#emph",
    "oblique": '#text(style: "oblique")',
    "upright": '#text(style: "normal")',
    "bold": "#strong",
    "light": '#text(weight: "light")',
    "medium": '#text(weight: "regular")',
    "small-caps": "#smallcaps",
    "underline": "#underline",
    "superscript": "#super",
    "subscript": "#sub",
    "block": "#block",
    "indent": "#pad(left: 2em)",
}
_typst_special = re.compile(r"""[\\*_`$#@<>\[\]~"']|/(?=[/*])|-(?=[-?\d])|\.(?=\.\.)""")
_typst_start = re.compile(r"^( *)(?:([-+=/])|(\d+)(\.))")


def typst(runs: Iterable[Run]) -> str:
    """The runs as Typst markup."""
    return _typst_start.sub(_guard_start, "".join(map(_typst, runs)))


def _typst(run: Run) -> str:
    if isinstance(run, str):
        return _typst_special.sub(r"\\\g<0>", _flat(run))
    inside = typst(run.runs)
    if isinstance(run, Link):
        url = safe_url(run.url)
        return f'#link("{url}")[{inside}];' if url else inside
    if isinstance(run, Language):
        tag = run.tag.partition("-")[0].lower()
        return f'#text(lang: "{tag}")[{inside}];' if re.fullmatch("[a-z]{2,3}", tag) else inside
    function = _TYPST.get(run.mark, "")
    return f"{function}[{inside}];" if function else inside + _TEXT.get(run.mark, ("", ""))[1]


MEDIA: Mapping[str, Callable[[Iterable[Run]], str]] = {
    "html": html,
    "latex": latex,
    "markdown": markdown,
    "text": text,
    "typst": typst,
}
"""The media by name."""
