"""Finding publications by words."""

from __future__ import annotations

from migpubs.dates import Date
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Publication, Variant
from migpubs.searching import haystack, search

ILO = Body(
    id="ilo",
    name=LanguageMap({"en": "International Labour Organization", "th": "องค์การแรงงานระหว่างประเทศ"}),
    acronym="ILO",
    aliases=("International Labour Office",),
)
LAO = Publication(
    id="ilo-2023-pathways",
    title=LanguageMap({"en": "Precarious pathways", "th": "เส้นทางที่เปราะบาง"}),
    subtitle=LanguageMap({"en": "Migration patterns of Lao workers"}),
    title_variants=(Variant(text="Perilous Pathways"),),
    contributions=(
        Contribution(
            who=Person(given="André", family="Müller", native=LanguageMap({"th": "อังเดร"}))
        ),
    ),
    publishers=(ILO,),
    issued=Date(2023, 8),
    links=(Link(url="http://www.ilo.org/WCMS_891143/"), Link(url="https://example.org/a.pdf")),
)
OTHER = Publication(id="other", title=LanguageMap({"en": "Make Learning Count"}))


def found(*words: str) -> list[str]:
    return [each.id for each in search([LAO, OTHER], *words)]


def test_every_word_must_occur() -> None:
    """Two words find only records that hold both, in any field."""
    assert found("lao", "ILO") == ["ilo-2023-pathways"]
    assert found("lao", "learning") == []


def test_case_and_accents_do_not_matter() -> None:
    """A name is found without its accents and in any case."""
    assert found("ANDRE muller") == ["ilo-2023-pathways"]


def test_thai_is_found_inside_words() -> None:
    """A short Thai word is found although Thai has no blanks, in names of bodies too."""
    assert found("แรงงาน") == ["ilo-2023-pathways"]
    assert found("เปราะ", "อังเดร") == ["ilo-2023-pathways"]


def test_a_phrase_may_run_from_title_to_subtitle() -> None:
    """Title and subtitle are also looked through as they are printed."""
    assert found("pathways: migration patterns") == ["ilo-2023-pathways"]


def test_variants_and_aliases_find_a_record() -> None:
    """Other forms of the title and other names of a body find it, and are not shown."""
    assert found("perilous") == ["ilo-2023-pathways"]
    assert found("labour office") == ["ilo-2023-pathways"]


def test_nothing_finds_nothing() -> None:
    """No word, or one without letters, finds nothing rather than everything."""
    assert found() == []
    assert found("…") == []


def test_the_id_is_in_the_haystack() -> None:
    """A record can be found by its key."""
    assert "ilo 2023 pathways" in haystack(LAO)


def test_the_year_finds_a_record() -> None:
    """The date is looked through as it is written, beside other words."""
    assert found("labour organization", "2023") == ["ilo-2023-pathways"]
    assert found("2023-08") == ["ilo-2023-pathways"]


def test_an_address_finds_a_record() -> None:
    """One copied from a browser, whose scheme, www. and last slash tell no pages apart."""
    assert found("https://ilo.org/WCMS_891143", "lao") == ["ilo-2023-pathways"]
    assert found("https://example.org/a.pdf") == ["ilo-2023-pathways"]
    assert found("https://example.org/a.pdf", "learning") == []
    assert found("https://example.org/a") == []
