"""Citations to paste: as they stand in a text, then as in the list, in one style and markup."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from migpubs.catalogue.collection import around, check_publications
from migpubs.csl import output
from migpubs.documents.accesses import read_accesses
from migpubs.documents.entries import entries, in_text
from migpubs.documents.wording import check_language
from migpubs.errors import UnknownFormat, WrongOption, ignore
from migpubs.vocabulary import several

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from migpubs.dates import Date
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
    pages: str | Iterable[str] = (),
    accessed: Mapping[str, Date] | None = None,
    on_problem: OnProblem = ignore,
) -> str:
    """Return the citation of publications: as it stands in a text, then their entries.

    style, accessed: as in `reading_list`. language: ``en`` or ``th``, of the citation's own words.
    to: one of `MARKUPS`. pages: those that are cited (``12-15``), of each publication in its turn;
    an empty text is none. The parts are set apart by an empty line, in HTML each is a paragraph
    too; a style that numbers or uses footnotes may have no citation to stand in a text.
    on_problem: is told what the style does not print.

    `UnknownFormat` for an unknown style or markup, `UnknownWord` for another
    language, `WrongOption` for pages of no publication, `ParseError` for a broken style.
    """
    if to not in MARKUPS:
        raise UnknownFormat(to, MARKUPS, noun="markup")
    check_language(language)
    write: Any = getattr(output, to)
    if accessed is None:
        accessed = read_accesses(around(publications).path)
    works = list(dict.fromkeys(publications))
    check_publications(works)
    cited = _pages(works, several(pages))
    lines = [write(in_text(works, language, accessed, style, cited))]
    lines += [write(runs) for _, runs in entries(works, language, accessed, on_problem, style)]
    wrap = "<p>{}</p>" if to == "html" else "{}"
    return "\n\n".join(wrap.format(line) for line in lines if line)


def _pages(works: list[Publication], pages: tuple[str, ...]) -> dict[str, str]:
    if len(pages) > len(works):
        raise WrongOption(f"pages: more than publications ({len(pages)} for {len(works)})")
    return {work.id: cited for work, cited in zip(works, pages, strict=False)}
