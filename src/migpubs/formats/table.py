"""A record as a row: the columns that spreadsheets get, and what they keep.

Columns and their order are stable; a new one is added at the end. Several values in a cell are
parted by ``; ``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.formats import kept
from migpubs.formats.item import clean
from migpubs.formats.keeping import Keep, whole
from migpubs.formats.kept import in_one_line
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Publication, Relation, Text
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from migpubs.formats.reference import Context
    from migpubs.identifiers import Identifier
    from migpubs.model import Contributor

ROLES: Final = {"authors": "author", "editors": "editor", "translators": "translator",
                "commissioners": "commissioner", "researchers": "researcher",
                "programmes": "programme", "contributors": "contributor"}  # fmt: skip
"""Columns of names, and the role of those in them."""

DATES: Final = ("issued", "adopted", "signed", "launched", "posted")
WORDS: Final = ("genre", "place", "edition", "number", "pages", "note")
SCHEMES: Final = ("doi", "isbn", "issn", "handle", "un-symbol")
"""Schemes with a column of their own; all others stand in ``identifiers``."""

COLUMNS: Final = (
    "id", "kind", "genre", "title", "subtitle", "title_language", "other_title", "texts",
    *ROLES, "publishers", "place", *DATES, "coverage", "edition", "number", "pages", "status",
    "url", "other_urls", *SCHEMES, "identifiers", "translation_of", "abstract", "note", "aliases",
)  # fmt: skip
"""The columns in their order."""

Row = dict[str, str]


def _one_cell(text: str) -> str:
    """Return text that is one part of a cell of several."""
    return clean(text).replace(";", ",").strip(" ")


def row(publication: Publication) -> Row:
    """Return a record as a row, a text for each of the columns."""
    tag = publication.title_language
    found = {scheme: "; ".join(_identifiers(publication, scheme)) for scheme in SCHEMES}
    others = [
        f"{each.scheme}: {_one_cell(str(each))}"
        for each in publication.identifiers
        if each.scheme not in SCHEMES
    ]
    return {
        "id": publication.id,
        "kind": publication.kind,
        "title": clean(publication.title.get(tag, "")),
        "subtitle": clean(publication.subtitle.get(tag, "")),
        "title_language": tag,
        "other_title": clean(_other_title(publication)),
        "texts": "; ".join(map(_told, publication.texts)),
        **{column: "; ".join(map(name, publication.of_role(r))) for column, r in ROLES.items()},
        "publishers": "; ".join(map(name, publication.publishers)),
        **{each: str(getattr(publication, each) or "") for each in (*DATES, "coverage")},
        **{each: clean(getattr(publication, each)) for each in WORDS},
        "status": publication.status,
        "url": publication.url,
        "other_urls": "; ".join(
            each.url.replace(";", "%3B")
            for each in publication.links
            if each is not publication.link
        ),
        **found,
        "identifiers": "; ".join(others),
        "translation_of": "; ".join(
            each.target or f"“{_one_cell(each.title)}”"
            for each in publication.relations
            if each.kind == "translation-of"
        ),
        "abstract": clean(publication.abstract.text(tag)),
        "aliases": "; ".join(map(_one_cell, publication.aliases)),
    }


def _identifiers(publication: Publication, scheme: str) -> Iterator[str]:
    for each in publication.identifiers:
        if each.scheme == scheme:
            yield str(each).replace(";", "%3B") if scheme == "doi" else str(each)


def _other_title(publication: Publication) -> str:
    """Return the first title in another language than the one shown."""
    shown = publication.title_language
    return next((publication.full_title(tag) for tag in publication.title if tag != shown), "")


def name(who: Contributor) -> str:
    """Return a name for a cell: a body's name, ``Family, Given``, or a whole name."""
    if isinstance(who, Body):
        return _one_cell(who.name.text("en"))
    if who.family and who.given:
        return f"{_comma_less(who.family)}, {_one_cell(who.given)}"
    return _comma_less(str(who))


def _comma_less(text: str) -> str:
    return _one_cell(text).replace(",", " –").strip()


def _told(text: Text) -> str:
    more = [text.extent] if text.extent != "full" else []
    more += [text.status] if text.status else []
    more += ["translated"] if text.translated else []
    return f"{text.language} ({', '.join(more)})" if more else text.language


# ------------------------------------------------------------------------- what a table keeps


def _titles(publication: Publication, _: Context) -> LanguageMap:
    tag = publication.title_language
    other = clean(_other_title(publication))
    second = {kept.other_tag(other, tag): other} if other else {}
    return LanguageMap({tag: clean(publication.title[tag]), **second})


def _in_language(name_of: str) -> Callable[[Publication, Context], LanguageMap]:
    def of(publication: Publication, _: Context) -> LanguageMap:
        tag = publication.title_language
        texts: LanguageMap = getattr(publication, name_of)
        text = clean(texts.get(tag, "") if name_of == "subtitle" else texts.text(tag))
        return LanguageMap({tag: text}) if text else NO_TEXT

    return of


def _people(publication: Publication, _: Context) -> tuple[Contribution, ...]:
    nobody = Authority(())
    return tuple(
        Contribution(who=_as_read(part.who, nobody), role=role)
        for role in ROLES.values()
        for part in publication.contributions
        if part.role == role
    )


def _as_read(who: Contributor, nobody: Authority) -> Contributor:
    if isinstance(who, Body):
        return who
    if who.family and who.given:
        return Person(family=_comma_less(who.family), given=_one_cell(who.given))
    return nobody.literal(name(who)).who[0]


def _links(publication: Publication, _: Context) -> tuple[Link, ...]:
    best = publication.link
    others = (each for each in publication.links if each is not best)
    urls = ([best.url] if best else []) + [each.url.replace(";", "%3B") for each in others]
    return tuple(Link(url=url) for url in urls)


def _sorted(publication: Publication, _: Context) -> tuple[Identifier, ...]:
    own = {scheme: place for place, scheme in enumerate(SCHEMES)}
    return tuple(sorted(publication.identifiers, key=lambda each: own.get(each.scheme, 99)))


def _translated(publication: Publication, _: Context) -> tuple[Relation, ...]:
    of = (each for each in publication.relations if each.kind == "translation-of")
    return tuple(
        Relation(kind=each.kind, target=each.target)
        if each.target
        else Relation(kind=each.kind, title=_one_cell(each.title))
        for each in of
    )


KEEPS: Final[Mapping[str, Keep]] = {
    "id": whole("id"),
    "kind": whole("kind"),
    "title": Keep("the one shown, and one other", _titles),
    "subtitle": Keep("of the title shown", _in_language("subtitle")),
    "texts": whole("texts"),
    "contributions": Keep("one form of each name; commas in family names become dashes", _people),
    "publishers": whole("publishers"),
    **{each: whole(each) for each in (*DATES, "coverage", "status")},
    **{each: in_one_line(each) for each in WORDS},
    "links": Keep("the addresses, the best one first", _links),
    "identifiers": Keep("yes", _sorted),
    "relations": Keep("translation of", _translated),
    "abstract": Keep("in the language of the title", _in_language("abstract")),
    "aliases": Keep("yes", lambda each, _: tuple(map(_one_cell, each.aliases))),
}
"""What a row keeps of each field."""
