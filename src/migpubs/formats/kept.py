"""What formats of reference managers keep of each field: the parts their declarations share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs import languages
from migpubs.formats import reference
from migpubs.formats.item import title_tag
from migpubs.formats.keeping import Keep, whole
from migpubs.formats.latex import one_line, safe_url
from migpubs.formats.note import WORDS, read_note, write_note
from migpubs.identifiers import SCHEMES
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Relation
from migpubs.names import Authority
from migpubs.text import is_thai, normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migpubs.dates import Date
    from migpubs.formats.reference import Context
    from migpubs.identifiers import Identifier
    from migpubs.model import Contributor, Publication, Text

_EVERYTHING = frozenset({*WORDS, *SCHEMES, "container", "publishers"})

ROLES: Final = ("author", "editor", "translator")
"""The roles that have a field of their own, in the order in which they are read."""


def clean(text: str) -> str:
    """Return text as readers give it: on one line, in normal form."""
    return normal(one_line(text))


def other_tag(text: str, shown: str) -> str:
    """Return the language of a second title: Thai by its script, English, else unknown."""
    found = "th" if is_thai(text) else "en"
    return found if found != shown else "und"


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
            found = "th" if is_thai(other) else "en"
            return title if found in title else LanguageMap({**title, found: other})
    return title


def subtitle_shown(publication: Publication, _: Context | None = None) -> LanguageMap:
    """Return the subtitle of the title shown."""
    subtitle = clean(publication.subtitle.get(publication.title_language, ""))
    tag = next(iter(title_shown(publication)))
    return LanguageMap({tag: subtitle}) if subtitle else NO_TEXT


def texts(publication: Publication, context: Context) -> tuple[Text, ...]:
    """Return what exists in which language, as the note and the language's tag tell it."""
    note = read_note(write_note(publication, context, _EVERYTHING))
    return note.known_texts(known_tag(publication.language))


def known_tag(tag: str) -> str:
    """Return a language's tag where readers find it, else nothing."""
    return languages.find(tag) or "" if tag else ""


def contributions(publication: Publication, *roles: str) -> tuple[Contribution, ...]:
    """Return the contributions with some roles, role by role, without what only we know."""
    nobody = Authority(())
    return tuple(
        Contribution(who=contributor(part.who, nobody), role=role)
        for role in roles
        for part in publication.contributions
        if part.role == role
    )


def contributor(who: Contributor, nobody: Authority) -> Contributor:
    """Return a body as it is, and a person's name as it is read by who knows of nobody."""
    if isinstance(who, Body):
        return who
    if reference.is_whole(who):
        return nobody.literal(clean(str(who))).who[0]
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


def relations(publication: Publication, context: Context) -> tuple[Relation, ...]:
    """Return what it is a translation of, and the title of what it stands in."""
    of = [each for each in publication.relations if each.kind == "translation-of"]
    exported = [each for each in of if each.target and each.target in context.exported]
    if exported:
        kept = [Relation(kind="translation-of", target=each.target) for each in exported]
    else:
        kept = by_title(publication, context)
    return (*kept, *contained(publication, context))


def titles_only(publication: Publication, context: Context) -> tuple[Relation, ...]:
    """Return what it translates and stands in, by their titles."""
    return (*by_title(publication, context), *contained(publication, context))


def by_title(publication: Publication, context: Context) -> list[Relation]:
    """Return the first work it is a translation of, by its title."""
    of = [each for each in publication.relations if each.kind == "translation-of"]
    title = context.titles.get(of[0].target, of[0].title) if of else ""
    return [Relation(kind="translation-of", title=clean(title))] if title else []


def contained(publication: Publication, context: Context) -> list[Relation]:
    """Return the book or journal it stands in, by its title."""
    title = clean(reference.container(publication, context))
    kind = "in-series" if publication.kind == "article" else "part-of"
    return [Relation(kind=kind, title=title)] if title else []


def abstract(publication: Publication, _: Context) -> LanguageMap:
    """Return the abstract in the language of the title."""
    text = clean(reference.abstract(publication))
    return LanguageMap({"th" if is_thai(text) else "en": text}) if text else NO_TEXT


def sorted_identifiers(publication: Publication, _: Context) -> tuple[Identifier, ...]:
    """Return identifiers in the order of their schemes."""
    order = list(SCHEMES)
    found = dict.fromkeys(publication.identifiers)
    return tuple(sorted(found, key=lambda each: order.index(each.scheme)))


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
    "identifiers": Keep("yes", sorted_identifiers),
    "relations": Keep("translation of, and what it stands in, by title", titles_only),
    "abstract": Keep("in the language of the title", abstract),
}
"""What formats of reference managers keep, if they do not say otherwise."""
