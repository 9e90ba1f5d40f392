"""Citations to paste: as they stand in a text, then as in the list, in one style and markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from migpubs.csl import output
from migpubs.documents.entries import entries, in_text
from migpubs.documents.wording import check_language
from migpubs.errors import UnknownFormat, ignore

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.errors import OnProblem
    from migpubs.model import Publication

MARKUPS: Final = ("text", "markdown", "html", "latex", "typst")
"""The markups of a citation."""


def cite(
    publications: Iterable[Publication],
    *,
    style: str = "un",
    language: str = "en",
    to: str = "text",
    on_problem: OnProblem = ignore,
) -> str:
    """Return the citation of publications: as it stands in a text, then their entries.

    style: as in `reading_list`. language: ``en`` or ``th``, of the citation's own words. to: one
    of `MARKUPS`. The parts are set apart by an empty line, in HTML each is a paragraph too; a style
    that numbers or uses footnotes may have no citation to stand in a text. on_problem: is told
    what the style does not print.

    `UnknownFormat` for an unknown style or markup, `UnknownWord` for another
    language, `ParseError` for a broken style.
    """
    if to not in MARKUPS:
        raise UnknownFormat(to, MARKUPS, noun="markup")
    check_language(language)
    write: Any = getattr(output, to)
    works = list(dict.fromkeys(publications))
    lines = [write(in_text(works, language, style))]
    lines += [write(runs) for _, runs in entries(works, language, {}, on_problem, style)]
    wrap = "<p>{}</p>" if to == "html" else "{}"
    return "\n\n".join(wrap.format(line) for line in lines if line)
