"""One entry of a reading list taken apart by its punctuation.

The forms that people use are tried in turn, the one with most punctuation of its own first. What
they give is always proposed, never read; an entry that fits none of them is left whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs.intake import authors_first, titles_first
from migpubs.intake.asides import bare, is_pointer
from migpubs.intake.headers import field_of
from migpubs.intake.imprints import is_known
from migpubs.intake.parts import Parts

if TYPE_CHECKING:
    from migpubs.intake.imprints import IsBody

FORMS: Final = {
    "labelled": "Title. Author: Name; Publisher: Body; Year: 2022",
    "lines": "a title, and below it a date, or a body and a date",
    "date-first": "May 2022 – Title (Body)",
    "author-year": "Name, N. (2022). Title. Place: Body.",
    "quoted": "Name, “Title”, Journal (2022), or “Title” by Name (Body, 2022)",
    "body-first": "Body: Title. Place, 2022; or Body, Title (Place, 2022)",
    "sentences": "Name, Name. Title. Place: Body, 2022.",
    "brackets": "Title (Body, May 2022)",
    "by": "Title, by Name, May 2022",
    "dash": "Title – Body, May 2022",
    "commas": "Title, Body, May 2022",
    "title-body": "Title. Body, 2022",
    "title-year": "Title (2022)",
    "title-date": "Title. May 2022",
    "author-words": "Name (year unknown) Title. Place: Body.",
}
"""How an entry is written, in the order in which the forms are tried, each with an example."""

_FORMS: Final = (
    titles_first.date_first,
    authors_first.author_year,
    authors_first.quoted,
    authors_first.body_first,
    authors_first.sentences,
    titles_first.brackets,
    titles_first.by,
    titles_first.dash,
    titles_first.commas,
    titles_first.title_body,
    titles_first.title_year,
    titles_first.title_date,
    authors_first.author_words,
)
_LONGEST: Final = 800
_LABEL = re.compile(r"[.;]\s+(?P<label>[^:.;]{2,30}):\s+")
_LABELLED: Final = ("authors", "publishers", "year", "date")


def parse(text: str, is_body: IsBody, year: str = "") -> Parts | None:
    """Take an entry apart; nothing where it fits no form.

    is_body: whether a text is the name of a known body. year: that of the heading above the entry,
    which its imprint may leave out.
    """
    parts = _parse(text, is_body)
    if parts or not year:
        return parts
    own = bare(text).rstrip(".")
    dated = (_parse(f"{own}{stop} {year}", is_body) for stop in ".,")
    return next((e for e in dated if e and is_known(e.publishers or e.authors, is_body)), None)


def _parse(text: str, is_body: IsBody) -> Parts | None:
    parted = titles_first.by_lines(text, is_body)
    if parted:
        return parted
    plain = bare(text)
    if len(plain) > _LONGEST or is_pointer(plain) or not plain:
        return None
    labelled = _by_labels(plain)
    if labelled:
        return labelled
    for form in _FORMS:
        parts = form(plain, is_body)
        if parts and len(parts.title) > 1:
            return parts.without_series()
    return None


def _by_labels(text: str) -> Parts | None:
    """Take "Title. Author: ILO; Publisher/Agency: ILO" apart: labels are heads of columns."""
    marks = [m for m in _LABEL.finditer(text) if field_of(m["label"]) in _LABELLED]
    if not marks or not text[: marks[0].start()].strip():
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    said = {
        field_of(mark["label"]): text[mark.end() : end].strip(" .;")
        for mark, end in zip(marks, ends, strict=True)
    }
    return Parts(
        form="labelled",
        title=text[: marks[0].start()].strip(),
        authors=said.get("authors", ""),
        publishers=said.get("publishers", ""),
        date=said.get("date", "") or said.get("year", ""),
    )
