r"""Documents as LaTeX for XeLaTeX or LuaLaTeX: ``longtable``, links, Thai.

Thai needs a font that has it; the preamble takes the first that it finds. XeLaTeX breaks Thai
lines itself (``\XeTeXlinebreaklocale``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.csl.output import latex
from migpubs.documents.blocks import Heading, List, Table
from migpubs.documents.fitting import fit
from migpubs.documents.tagging import primary
from migpubs.text import has_thai

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.documents.blocks import Block, Document
    from migpubs.documents.page import Page
    from migpubs.errors import OnProblem

_PAPERS: Final = {"a4": "a4paper", "us-letter": "letterpaper"}
_SIZES: Final = {10: "", 9: "\\small\n", 8: "\\footnotesize\n", 7: "\\scriptsize\n"}
"""The command for letters of so many points."""
_NARROWER: Final = 0.85
"""The fonts of LaTeX are wider than others in small sizes."""
_SECTIONS: Final = ("section", "subsection", "subsubsection")
_THAI: Final = r"""\makeatletter
\let\thaifont\empty
\@for\candidate:=TH Sarabun New,Sarabun,Noto Serif Thai,Norasi,Laksaman,Garuda,Loma\do{%
  \ifx\thaifont\empty\IfFontExistsTF{\candidate}{\let\thaifont\candidate}{}\fi}
\makeatother
\ifx\thaifont\empty\else\setmainfont{\thaifont}\fi
\ifdefined\XeTeXlinebreaklocale
  \XeTeXlinebreaklocale "th"
  \XeTeXlinebreakskip=0pt plus 1pt
\fi
"""
_PREAMBLE: Final = r"""\documentclass[{paper},10pt]{{article}}
\usepackage{{fontspec}}
\usepackage[{geometry}margin=2cm]{{geometry}}
\usepackage{{longtable,array,booktabs,xcolor}}
\definecolor{{link}}{{HTML}}{{00538A}}
\PassOptionsToPackage{{hyphens}}{{url}}
\usepackage[colorlinks,allcolors=link,pdftitle={{{title}}},pdfauthor={{{author}}},
  pdflang={{{language}}}]{{hyperref}}
\urlstyle{{same}}
{thai}\setcounter{{secnumdepth}}{{0}}
\setlength{{\parindent}}{{0pt}}
\setlength{{\parskip}}{{0.5em}}
\setlength{{\tabcolsep}}{{4pt}}
\frenchspacing
\emergencystretch=3em
\begin{{document}}
\section*{{{title}}}
"""


def dumps(document: Document, page: Page, _on_problem: OnProblem) -> str:
    """Return the document as a complete LaTeX file."""
    fitted, size = fit(document, page.text_width * _NARROWER)
    preamble = _PREAMBLE.format(
        paper=_PAPERS[page.paper],
        geometry="landscape," if page.landscape else "",
        title=latex((document.title,)),
        author=latex((document.creator,)),
        language=primary(document.language),
        thai=_THAI if has_thai(document.text()) else "",
    )
    body = "\n\n".join(_block(block, _SIZES[size]) for block in fitted.blocks)
    return f"{preamble}\n{body}\n\n\\end{{document}}\n"


def _block(block: Block, size: str) -> str:
    match block:
        case Heading():
            section = _SECTIONS[min(block.level, len(_SECTIONS) - 1)]
            return rf"\{section}{{{latex(block.runs)}}}"
        case Table():
            return f"{{{size}{_table(block)}}}"
        case List(kind="works"):
            items = "\n\n".join(rf"\hangindent=2em {latex(item)}" for item in block.items)
            return f"{{{items}\n\n}}"
        case List():
            items = "\n\n".join(map(latex, block.items))
            return f"{{\\small {items}\n\n}}"
        case _:
            return latex(block.runs)


def _table(table: Table) -> str:
    """A ``longtable``: its header row comes again on each page, no row breaks over pages."""
    total = sum(column.share for column in table.columns)
    gaps = f"{2 * len(table.columns)}\\tabcolsep"
    form = "".join(
        rf">{{\raggedright\arraybackslash}}p{{\dimexpr(\linewidth-{gaps})*{column.share}/{total}}}"
        for column in table.columns
    )
    header = _row(rf"\textbf{{{latex((column.heading,))}}}" for column in table.columns)
    rows = "\n\\addlinespace\n".join(_row(map(latex, row)) for row in table.rows)
    return (
        f"\\begin{{longtable}}{{{form}}}\n\\toprule\n{header}\n\\midrule\n\\endhead\n"
        f"\\bottomrule\n\\endfoot\n{rows}\n\\end{{longtable}}"
    )


def _row(cells: Iterable[str]) -> str:
    return rf"{' & '.join(cells)} \\"
