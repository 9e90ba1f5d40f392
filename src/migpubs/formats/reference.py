"""What the formats of reference managers have in common: how a record is told in few fields.

They know one title, one language, one date and one address. What they have no field for stands
in words in their note (`formats.note`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from migpubs.errors import UnknownWord
from migpubs.model import join_title
from migpubs.text import has_thai

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from migpubs.model import Person, Publication

GENRES: Final = {
    "report": "Report",
    "brief": "Brief",
    "factsheet": "Factsheet",
    "guide": "Guide",
    "course": "E-learning course",
    "instrument": "Legal instrument",
    "dataset": "Dataset",
    "series": "Series",
}
"""What stands for the kind of a work that has no word of its own for itself."""

_KIND_OF_WORD = {word.lower(): kind for kind, word in GENRES.items()}


@frozen(kw_only=True)
class Context:
    """What the entries of one export share."""

    exported: Container[str] = frozenset()
    """The ids that are exported: only these may be pointed to."""
    titles: Mapping[str, str] = field(factory=dict)
    """Titles by id, to name the works that translations translate."""
    joint_publishers: str = "one"
    """``one``: joint publishers in one string; ``list``: one by one."""
    gloss: bool = False
    """Whether a Thai title has the English one behind it in brackets."""


class Titles(Mapping[str, str]):
    """Full titles of publications by id, made when they are asked for."""

    def __init__(self, publications: Iterable[Publication]) -> None:
        self._publications = {each.id: each for each in publications}

    def __getitem__(self, key: str) -> str:
        return self._publications[key].full_title()

    def __iter__(self) -> Iterator[str]:
        return iter(self._publications)

    def __len__(self) -> int:
        return len(self._publications)


def context(
    publications: Iterable[Publication],
    exported: Container[str] | None = None,
    titles: Mapping[str, str] | None = None,
    joint_publishers: str = "one",
    *,
    gloss: bool = False,
) -> Context:
    """Return the context of an export; what was not given is taken from a collection.

    `UnknownWord` where joint publishers are to be neither ``one`` name nor a ``list``.
    """
    if joint_publishers not in {"one", "list"}:
        raise UnknownWord(joint_publishers, ("one", "list"), noun="form of joint publishers")
    several = publications if isinstance(publications, Collection) else ()
    if exported is None:
        exported = {each.id for each in several}
    if titles is None:
        titles = Titles(several)
    return Context(exported=exported, titles=titles, joint_publishers=joint_publishers, gloss=gloss)


def is_whole(person: Person) -> bool:
    """Whether a person's name is written as a whole: a mononym, or a name in Thai script."""
    return not (person.family and person.given) or has_thai(person.family)


_CONTAINING: Final = {"chapter": ("part-of",), "article": ("part-of", "in-series")}


def container(publication: Publication, context: Context) -> str:
    """Return the title of the book or journal that a chapter or article is in."""
    wanted = _CONTAINING.get(publication.kind, ())
    for relation in publication.relations:
        if relation.kind in wanted:
            return context.titles.get(relation.target, relation.title)
    return ""


def said_kind(word: str, otherwise: str) -> tuple[str, str]:
    """Return kind and genre as a word says them; ``otherwise`` is what the type says."""
    kind = _KIND_OF_WORD.get(word.lower(), otherwise)
    return kind, "" if word == GENRES.get(kind) else word


def word(publication: Publication) -> str:
    """Return the word for what the work is: its own, or one for its kind."""
    return publication.genre or GENRES.get(publication.kind, "")


def joint(publication: Publication) -> str:
    """Return the publishers by their acronyms, in one text."""
    return " / ".join(body.short for body in publication.publishers)


def titles(publication: Publication, context: Context) -> tuple[str, str, str]:
    """Return the title shown, the same without its subtitle where it has one, and its language.

    It is shown as ``ไทย [English]`` where that is asked for: the one form of a title in two
    languages that every style prints.
    """
    tag = publication.title_language
    title = publication.title[tag] if tag else ""
    subtitle = publication.subtitle.get(tag, "") if publication.subtitle else ""
    shown = join_title(title, subtitle)
    if context.gloss and has_thai(shown) and "en" in publication.title:
        shown = f"{shown} [{publication.full_title('en')}]"
    return shown, title if subtitle else "", tag


def original_title(publication: Publication, context: Context) -> str:
    """Return the title of the work that it is a translation of."""
    of = (each for each in publication.relations if each.kind == "translation-of")
    return next((context.titles.get(each.target, each.title) for each in of), "")


def first_printed(publication: Publication, scheme: str) -> str:
    """Return the first identifier of a scheme as it is printed, or an empty text."""
    for each in publication.identifiers:
        if each.scheme == scheme:
            return str(each)
    return ""


def abstract(publication: Publication) -> str:
    """Return the abstract in the language of the title, else the first there is."""
    found = publication.abstract
    return found.text(found.only or publication.title_language)
