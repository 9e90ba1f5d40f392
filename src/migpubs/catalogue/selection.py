"""Select publications of a catalogue: what `Catalogue.select` and ``migpubs list`` understand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from migpubs import languages
from migpubs.dates import read_date
from migpubs.errors import UnknownBody, UnknownKey, UnknownPublication, UnknownWord, UnknownYear
from migpubs.model import Body, Person
from migpubs.text import search_key
from migpubs.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TypeAlias

    from migpubs.catalogue.collection import Catalogue, Wanted
    from migpubs.model import Publication

    Words: TypeAlias = tuple[str, ...]
    Condition: TypeAlias = Callable[[Publication], bool]


def select(
    catalogue: Catalogue, keys: Iterable[str], listed: Wanted, **wanted: Wanted
) -> tuple[Publication, ...]:
    """Return the publications that fit every condition.

    With keys only these, in the order given; with ``listed`` in the printed order of the annex;
    else in catalogue order. wanted: words by the names of `_CONDITIONS`. The first word that is
    unknown is raised, with a note (PEP 678) of every other one.
    """
    named, years = tuple(keys), [*_given(listed)]
    try:
        return _selected(catalogue, named, years, wanted)
    except (UnknownKey, UnknownWord) as error:
        for said in dict.fromkeys(_unknown(catalogue, named, years, wanted)):
            if said != str(error):
                error.add_note(said)
        raise


def _unknown(
    catalogue: Catalogue, keys: Words, listed: Iterable[Words], wanted: Mapping[str, Wanted]
) -> Iterator[str]:
    """Give what is said of each word that is unknown."""
    takes: list[Callable[[], object]] = [
        partial(_CONDITIONS[name], catalogue, (word,))
        for name, given in wanted.items()
        for words in _given(given)
        for word in words
    ]
    takes.append(partial(_named, catalogue, keys))
    takes += [partial(_listed_in, catalogue, year) for years in listed for year in years]
    for take in takes:
        try:
            take()
        except (UnknownKey, UnknownWord) as error:
            yield str(error)


def _selected(
    catalogue: Catalogue, keys: Words, listed: Iterable[Words], wanted: Mapping[str, Wanted]
) -> tuple[Publication, ...]:
    tests = [
        _CONDITIONS[name](catalogue, words)
        for name, given in wanted.items()
        for words in _given(given)
    ]
    found: Iterable[Publication] = catalogue.publications
    if keys:
        found = _named(catalogue, keys)
    for years in listed:
        in_annexes = _once(each for year in years for each in _listed_in(catalogue, year))
        ids = {each.id for each in in_annexes}
        found = [each for each in found if each.id in ids] if keys else in_annexes
    return tuple(each for each in found if all(fits(each) for fits in tests))


def _named(catalogue: Catalogue, keys: Words) -> Iterable[Publication]:
    """Return these publications in this order; one error names every key that is unknown."""
    unknown = [key for key in dict.fromkeys(keys) if key not in catalogue]
    if unknown:
        known = [each.id for each in catalogue]
        raise UnknownPublication(unknown[0], known, others=unknown[1:])
    return _once(catalogue[key] for key in keys)


def _given(words: Wanted) -> Iterator[tuple[str, ...]]:
    """Give the words of a condition, or nothing where there is no condition."""
    if isinstance(words, str | int):
        yield (str(words),)
    elif words is not None and (given := tuple(map(str, words))):
        yield given


def _listed_in(catalogue: Catalogue, word: str) -> tuple[Publication, ...]:
    date = read_date(word)
    if date is None:
        raise UnknownYear(word, map(str, catalogue.annexes))
    return catalogue.in_annex(date.year)


def _published_by(catalogue: Catalogue, words: Words) -> Condition:
    bodies = [catalogue.body(word) for word in words]
    return lambda publication: _any_within(publication.publishers, bodies)


def _written_by(catalogue: Catalogue, words: Words) -> Condition:
    tests = [_author_test(catalogue, word) for word in words]
    return lambda publication: any(fits(publication) for fits in tests)


def _author_test(catalogue: Catalogue, word: str) -> Condition:
    known, key = catalogue.find_body(word), search_key(word)
    if known:
        return lambda publication: _any_within(publication.authors, [known])
    if not key or not any(_has_person(each, key) for each in catalogue):
        known_names = [*catalogue.bodies, *_authors(catalogue)]
        hint = "no author of the catalogue has it in the name"
        raise UnknownBody(word, known_names, hint=hint, noun="author")
    return lambda publication: _has_person(publication, key)


def _authors(catalogue: Catalogue) -> Iterator[str]:
    """Give the names under which authors who are persons are looked for."""
    for publication in catalogue:
        for who in publication.authors:
            if isinstance(who, Person):
                yield from (each for each in (who.family, str(who)) if each)


def _about(catalogue: Catalogue, words: Words) -> Condition:
    for word in words:
        if word not in catalogue.themes:
            raise UnknownWord(word, catalogue.themes, noun="theme")
    return lambda publication: any(
        theme.id in words for each in publication.themes for theme in each.theme.lineage
    )


def _of_kind(_catalogue: Catalogue, words: Words) -> Condition:
    for word in words:
        if word not in KINDS:
            raise UnknownWord(word, KINDS, noun="kind")
    return lambda publication: publication.kind in words


def _issued_in(catalogue: Catalogue, words: Words) -> Condition:
    dates = {word: read_date(word) for word in words}
    for word, date in dates.items():
        if date is None:
            known = {str(each.date.year) for each in catalogue if each.date}
            raise UnknownWord(word, sorted(known), noun="year")
    years = {date.year for date in dates.values() if date}
    return lambda publication: bool(publication.date and publication.date.year in years)


def _in_language(_catalogue: Catalogue, words: Words) -> Condition:
    tags = {_language(word) for word in words}
    return lambda publication: any(tag.split("-")[0] in tags for tag in publication.languages)


def _language(word: str) -> str:
    tag = languages.find(word)
    if tag is None:
        raise UnknownWord(word, languages.words(), noun="language")
    return tag.split("-")[0]


def _once(publications: Iterable[Publication]) -> Iterable[Publication]:
    return {each.id: each for each in publications}.values()


def _any_within(who: Iterable[object], wanted: Iterable[Body]) -> bool:
    return any(isinstance(each, Body) and any(each.within(body) for body in wanted) for each in who)


def _has_person(publication: Publication, key: str) -> bool:
    persons = (who for who in publication.authors if isinstance(who, Person))
    return any(key in search_key(name) for person in persons for name in _names(person))


def _names(person: Person) -> Iterator[str]:
    """Give a person's name as it is said, as it is sorted, and in other scripts."""
    yield str(person)
    yield f"{person.family}, {person.given}"
    yield from person.native.values()


_CONDITIONS: Final[Mapping[str, Callable[[Catalogue, Words], Condition]]] = {
    "publisher": _published_by,
    "author": _written_by,
    "theme": _about,
    "kind": _of_kind,
    "issued": _issued_in,
    "language": _in_language,
}
"""What makes a condition of the words that `select` is given under each name."""
