"""Changes of a cleared annex, made in the records, with the file as their source.

Only what can be said in the record's own fields without guessing is changed; all else is a
`Problem` for an editor. Printed rows stay as they were printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.catalogue.edit import edit
from migpubs.catalogue.records import PUBLICATION
from migpubs.csl.runs import plain
from migpubs.dates import read_date
from migpubs.documents.bylines import credit
from migpubs.documents.columns import bare_title, bracketed, note
from migpubs.errors import Place, Problem, ignore
from migpubs.language_map import LanguageMap
from migpubs.model import Contribution, Source, join_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from migpubs.catalogue import Catalogue
    from migpubs.documents.comparison import Difference
    from migpubs.errors import OnProblem
    from migpubs.model import Contributor, Publication


def accept(
    catalogue: Catalogue,
    differences: Iterable[Difference],
    file: str,
    *,
    language: str = "en",
    on_problem: OnProblem = ignore,
) -> Catalogue:
    """Change the records as a cleared annex says, and return the catalogue read anew.

    Pending changes wait. What no field can take without guessing gives a `Problem`: a changed note
    on languages, an author that is no known body, a row of several works, a row as printed, a row
    added, removed or moved.
    """
    for each in differences:
        if each.state == "pending":
            continue
        before = catalogue[each.works[0]] if len(each.works) == 1 else None
        after = _changed(catalogue, before, each, language) if before else None
        if before is None or after is None:
            on_problem(_by_hand(each))
            continue
        catalogue = _write(catalogue, before, after, each, file)
    return catalogue


def _by_hand(difference: Difference) -> Problem:
    what = difference.column or "row"
    message = f"the {what} '{difference.ours}' became '{difference.theirs}': change it by hand"
    return Problem("not-accepted", "warning", message, Place(record=f"row {difference.row}"))


def _write(
    catalogue: Catalogue,
    before: Publication,
    after: Publication,
    difference: Difference,
    file: str,
) -> Catalogue:
    """Write the fields that changed, and the file as their source."""
    old, new = PUBLICATION.write(before), PUBLICATION.write(after)
    fields = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    words = f"cleared; before: “{difference.ours}”"
    source = Source(file=file, supports=tuple(fields), note=words)
    sourced = PUBLICATION.write(evolve(after, sources=(*after.sources, source)))
    return edit(catalogue, before.id, **{name: sourced.get(name) for name in [*fields, "sources"]})


def _changed(
    catalogue: Catalogue, before: Publication, difference: Difference, language: str
) -> Publication | None:
    """Return the record as the cleared cell says, or nothing where it would be a guess."""
    change = _CHANGES.get(difference.column)
    return change(catalogue, before, difference.theirs, language) if change else None


def _title(
    _catalogue: Catalogue, before: Publication, words: str, language: str
) -> Publication | None:
    ours = before.full_title()
    shown, said = plain(bare_title(before, language)), plain(bracketed(note(before, language)))
    head, found, tail = f"{shown}{said}".partition(ours)
    if not found or not words.startswith(head) or not words.endswith(tail):
        return None
    new = words[len(head) : len(words) - len(tail)].strip()
    tag = before.title_language
    title, subtitle = _parted(new, before.title[tag], before.subtitle.get(tag, ""))
    return evolve(
        before,
        title=LanguageMap({**before.title, tag: title}),
        subtitle=LanguageMap(
            {key: text for key, text in {**before.subtitle, tag: subtitle}.items() if text}
        ),
    )


def _parted(new: str, title: str, subtitle: str) -> tuple[str, str]:
    """Part a new title where the old one was parted, as far as one of its parts is still there."""
    if subtitle and new.endswith(subtitle):
        return new.removesuffix(subtitle).removesuffix(" ").removesuffix(":"), subtitle
    if subtitle and new.startswith(start := join_title(title, "\0")[:-1]):
        return title, new.removeprefix(start)
    return new, ""


def _publishers(
    catalogue: Catalogue, before: Publication, words: str, _language: str
) -> Publication | None:
    bodies = [catalogue.find_body(part) for part in words.split(" / ")]
    known = tuple(body for body in bodies if body)
    return evolve(before, publishers=known) if len(known) == len(bodies) else None


def _authors(
    catalogue: Catalogue, before: Publication, words: str, language: str
) -> Publication | None:
    now = {plain(credit(who, language, "short")): who for who in before.authors}
    parts = words.split("; ") if ";" in words else re.split(r", | and | และ ", words)
    found: list[Contributor | None] = [now.get(part) or catalogue.find_body(part) for part in parts]
    if None in found:
        return None
    others = tuple(each for each in before.contributions if each.role != "author")
    kept = {each.who: each for each in before.contributions if each.role == "author"}
    named = tuple(kept.get(who) or Contribution(who=who) for who in found if who)
    return evolve(before, contributions=(*named, *others))


def _date(
    _catalogue: Catalogue, before: Publication, words: str, _language: str
) -> Publication | None:
    date = read_date(words)
    return evolve(before, issued=date) if date and before.date == before.issued else None


_CHANGES: Mapping[str, Callable[[Catalogue, Publication, str, str], Publication | None]] = {
    "title": _title,
    "author": _authors,
    "publisher": _publishers,
    "date": _date,
}
