"""What formats of reference managers keep of each field: the parts their declarations share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.formats import reference
from migpubs.formats.keeping import Keep, whole
from migpubs.formats.latex import one_line, safe_url
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Relation, Text
from migpubs.text import is_thai, normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migpubs.dates import Date
    from migpubs.formats.reference import Context
    from migpubs.model import Contributor, Publication

ROLES: Final = ("author", "editor", "translator")
"""The roles that have a field of their own, in the order in which they are read."""


def clean(text: str) -> str:
    """Return text as readers give it: on one line, in normal form."""
    return normal(one_line(text))


def title_tag(title: str, language: str) -> str:
    """Return the language of a title as its script and the language of the text tell it."""
    if is_thai(title):
        return "th"
    return "en" if not language or language.startswith("th") else language


def title_shown(publication: Publication, _: Context | None = None) -> LanguageMap:
    """Return the title shown, without its subtitle."""
    title = clean(publication.title.text(publication.title_language))
    return LanguageMap({title_tag(title, publication.language): title})


def title_joined(publication: Publication, _: Context | None = None) -> LanguageMap:
    """Return the title shown, with its subtitle."""
    title = clean(publication.full_title())
    return LanguageMap({title_tag(title, publication.language): title})


def with_gloss(title: LanguageMap, publication: Publication) -> LanguageMap:
    """Return a title with the English or Thai one that is shown beside it."""
    shown = publication.title_language.split("-")[0]
    for tag in ("en", "th"):
        if tag != shown and tag in publication.title:
            other = clean(publication.full_title(tag))
            return LanguageMap({("th" if is_thai(other) else "en"): other, **title})
    return title


def subtitle_shown(publication: Publication, _: Context | None = None) -> LanguageMap:
    """Return the subtitle of the title shown."""
    subtitle = clean(publication.subtitle.get(publication.title_language, ""))
    tag = next(iter(title_shown(publication)))
    return LanguageMap({tag: subtitle}) if subtitle else NO_TEXT


def texts(publication: Publication, _: Context | None = None) -> tuple[Text, ...]:
    """Return what exists in which language: whole texts, then translations, then parts."""
    return tuple(
        sorted(publication.texts, key=lambda each: (each.extent != "full", each.translated))
    )


def contributions(publication: Publication, *roles: str) -> tuple[Contribution, ...]:
    """Return the contributions with some roles, role by role, without what only we know."""
    return tuple(
        Contribution(who=contributor(part.who), role=role)
        for role in roles
        for part in publication.contributions
        if part.role == role
    )


def contributor(who: Contributor) -> Contributor:
    """Return a body as it is, and a person's name."""
    if isinstance(who, Body):
        return who
    if reference.is_whole(who):
        return Person(name=clean(str(who)))
    return Person(family=clean(who.family), given=clean(who.given))


def authors_and_editors(publication: Publication, _: Context) -> tuple[Contribution, ...]:
    """Return authors, then editors."""
    return contributions(publication, "author", "editor")


def all_three(publication: Publication, _: Context) -> tuple[Contribution, ...]:
    """Return authors, then editors, then translators."""
    return contributions(publication, *ROLES)


def date(publication: Publication, _: Context) -> Date | None:
    """Return the date to cite."""
    return publication.date


def link(publication: Publication, _: Context) -> tuple[Link, ...]:
    """Return the best address."""
    return (Link(url=safe_url(publication.url)),) if publication.url else ()


def translated(publication: Publication, context: Context) -> tuple[Relation, ...]:
    """Return what it is a translation of: an exported record, or a title."""
    found = []
    for relation in publication.relations:
        if relation.kind == "translation-of":
            if relation.target in context.exported:
                found.append(Relation(kind=relation.kind, target=relation.target))
            elif relation.title:
                found.append(Relation(kind=relation.kind, title=clean(relation.title)))
    return tuple(found)


def abstract(publication: Publication, _: Context) -> LanguageMap:
    """Return the abstract in the language of the title."""
    text = clean(reference.abstract(publication))
    return LanguageMap({"th" if is_thai(text) else "en": text}) if text else NO_TEXT


def in_one_line(name: str) -> Keep:
    """Return the declaration of a text that is kept, on one line."""
    return Keep("yes", lambda publication, _: clean(getattr(publication, name)))


REFERENCE: Final[Mapping[str, Keep]] = {
    "id": whole("id"),
    "kind": whole("kind"),
    "genre": in_one_line("genre"),
    "texts": Keep("yes; in the note where there are several", texts),
    "contributions": Keep("authors and editors; names in Latin or Thai only", authors_and_editors),
    "publishers": whole("publishers"),
    "place": in_one_line("place"),
    "issued": Keep("the date to cite: issued, else adopted, else signed", date),
    "edition": in_one_line("edition"),
    "number": in_one_line("number"),
    "pages": in_one_line("pages"),
    "status": whole("status"),
    "links": Keep("the best address", link),
    "identifiers": whole("identifiers"),
    "relations": Keep("translation of what is exported too, or of a title", translated),
    "abstract": Keep("in the language of the title", abstract),
}
"""What formats of reference managers keep, if they do not say otherwise."""
