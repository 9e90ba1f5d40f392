"""Finding records that may be one work."""

from __future__ import annotations

import pytest
from attrs import evolve

from migpubs import identifiers
from migpubs.duplicates import Index, are_translations
from migpubs.language_map import LanguageMap
from migpubs.model import Link, Publication, Relation, Text, Variant

PATHWAYS = Publication(
    id="pathways",
    title=LanguageMap({"en": "Precarious pathways"}),
    subtitle=LanguageMap({"en": "Migration patterns and needs of Lao migrant workers"}),
    texts=(Text(language="en"),),
    identifiers=(identifiers.parse("doi", "10.1/x"),),
    links=(Link(url="https://www.ilo.org/pathways/"), Link(url="https://n.org/a", kind="news")),
    aliases=("ilo2023",),
    title_variants=(Variant(text="Perilous pathways of Lao workers"),),
)
OTHER = Publication(id="learning", title=LanguageMap({"en": "Make Learning Count"}))
INDEX = Index([PATHWAYS, OTHER])


def incoming(title: str, **fields: object) -> Publication:
    return Publication(id="incoming", title=LanguageMap({"en": title}), **fields)


@pytest.mark.parametrize(
    ("publication", "reasons"),
    [
        (incoming("X", identifiers=(identifiers.parse("doi", "10.1/X"),)), ("the same doi",)),
        (incoming("X", links=(Link(url="http://ilo.org/pathways#top"),)), ("the same address",)),
        (
            incoming("PRECARIOUS PATHWAYS – migration patterns and needs of Lao migrant workers"),
            ("the same title",),
        ),
        (incoming("Perilous Pathways of Lao Workers"), ("the same title",)),
        (
            incoming("Pathways: migration patterns and needs of Lao migrant workers (ilo.org)"),
            ("nearly the same title",),
        ),
    ],
)  # fmt: skip
def test_what_tells_a_work(publication: Publication, reasons: tuple[str, ...]) -> None:
    """Identifiers, addresses and titles, and titles that hold nearly all words of another."""
    (match,) = INDEX.find(publication)
    assert (PATHWAYS, reasons, False) == (match.publication, match.reasons, match.named)


def test_an_id_or_alias_is_the_record_itself() -> None:
    """A citation key by which the record was known names it."""
    (match,) = INDEX.find(evolve(incoming("X"), id="ilo2023"))
    assert (PATHWAYS, True) == (match.publication, match.named)


def test_what_is_not_the_same() -> None:
    """News about a work, short titles that share words, and other works are no duplicates."""
    assert () == INDEX.find(incoming("X", links=(Link(url="https://n.org/a", kind="news"),)))
    assert () == INDEX.find(incoming("Learning"))
    assert () == INDEX.find(incoming("Migration of Lao birds in winter and their nests"))


def test_titles_without_letters_are_not_the_same() -> None:
    """What a program has left of two Thai titles, a colon and a question mark, tells nothing."""
    lost = Publication(id="lost", title=LanguageMap({"en": ":"}))
    assert () == Index([lost]).find(incoming("?"))


def test_translations_are_never_duplicates() -> None:
    """The same title in another language is a translation, and so is what says it is one."""
    title = PATHWAYS.full_title()
    assert () == INDEX.find(incoming(title, texts=(Text(language="th"),)))
    related = (Relation(kind="translation-of", target="pathways"),)
    assert () == INDEX.find(incoming(title, relations=related))
    assert are_translations(PATHWAYS, incoming(title, relations=related))


def test_the_surest_comes_first() -> None:
    """Two reasons weigh more than one."""
    twin = evolve(PATHWAYS, id="twin", identifiers=(), aliases=(), links=())
    found = Index([twin, PATHWAYS]).find(evolve(PATHWAYS, id="new", aliases=()))
    assert ["pathways", "twin"] == [match.publication.id for match in found]


COMMON = "report labour migration protection workers Thailand Asia policy law"


def numbered(number: int) -> list[str]:
    """Return a title of common words, all but a few of which it shares with every other one."""
    return [*COMMON.split(), f"province{number}", f"sector{number}", f"group{number // 7}"]


def test_titles_of_common_words_are_told_by_their_rare_ones() -> None:
    """Among many more titles than a word may lead to; a word too many or too few hides none."""
    many = [incoming(" ".join(numbered(number))) for number in range(700)]
    index = Index(evolve(each, id=f"r{number}") for number, each in enumerate(many))
    for number in range(0, 700, 50):
        words = numbered(number)
        for changed in (words[1:], [*words, "revised"], words[:-1], [*words[2:], "new"]):
            found = [match.publication.id for match in index.find(incoming(" ".join(changed)))]
            assert f"r{number}" in found


def test_a_short_title_is_found_in_a_long_one_and_the_reverse() -> None:
    """The rarest words of the shorter one lead to the other, whichever was there first."""
    short, long = incoming("Toolkit for safe migration corridors"), incoming(
        "Toolkit for safe migration corridors: lessons of ten years along the Mekong river"
    )  # fmt: skip
    for first, second in ((short, long), (long, short)):
        (match,) = Index([evolve(first, id="first")]).find(second)
        assert ("nearly the same title",) == match.reasons
