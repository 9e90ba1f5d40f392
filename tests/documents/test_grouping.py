"""Works stand under the headings they belong to."""

from __future__ import annotations

import pytest
from attrs import evolve

from migpubs.documents.grouping import Group, agency, group
from migpubs.errors import UnknownWord
from migpubs.language_map import LanguageMap
from migpubs.model import Assignment, Publication, Text, Theme
from tests.documents.conftest import BARE, ENGLISH, SUPPLIED, THAI, UNA, UNA_THAILAND, WORKS


def groups(*by: str, language: str = "en") -> tuple[Group[Publication], ...]:
    return group(WORKS, by, lambda work: [work], language)


def shown(found: tuple[Group[Publication], ...]) -> dict[str, tuple[Publication, ...]]:
    return {each.label: each.items for each in found}


def test_no_groups() -> None:
    """Without words there are no groups."""
    assert () == groups()


def test_by_publisher() -> None:
    """Offices count for their agency; a joint work stands under each; unknown ones come last."""
    expected = {
        "The Bangkok School (TBS)": (ENGLISH,),
        "United Agency (UNA)": (ENGLISH, THAI, SUPPLIED),
        "Publisher not known": (BARE,),
    }
    assert list(expected.items()) == list(shown(groups("publisher")).items())


def test_agency() -> None:
    """The agency of an office is the body above it, not the whole United Nations."""
    assert (UNA, UNA) == (agency(UNA_THAILAND), agency(UNA))


def test_by_language() -> None:
    """Languages are named in the language of the document."""
    assert {"English": (ENGLISH,), "Thai": (THAI, SUPPLIED), "Language not known": (BARE,)} == (
        shown(groups("language"))
    )
    assert {"ภาษาไทย", "ภาษาอังกฤษ", "ไม่ทราบภาษา"} == {*shown(groups("language", language="th"))}


def test_by_year() -> None:
    """Newest first; Buddhist years in Thai; works without a date last."""
    expected = [("2023", (ENGLISH, SUPPLIED)), ("2022", (THAI,)), ("No date", (BARE,))]
    assert expected == list(shown(groups("year")).items())
    assert ["2566", "2565", "ไม่ปรากฏวันที่"] == list(shown(groups("year", language="th")))


def test_by_theme() -> None:
    """Themes that no agency confirmed for any of their works are unconfirmed."""
    found = groups("theme")
    expected = {
        "Skills development and recognition": (ENGLISH, SUPPLIED),
        "Protection of migrants": (ENGLISH, THAI),
        "No theme assigned": (BARE,),
    }
    assert list(expected.items()) == list(shown(found).items())
    assert [True, False, False] == [each.unconfirmed for each in found]


def test_themes_are_in_the_order_of_their_numbers() -> None:
    """10 comes after 9; only primary themes count; a short label is preferred."""

    def theme(key: str) -> Theme:
        label = LanguageMap({"en": f"long {key}"})
        return Theme(id=key, label=label, short=LanguageMap({"en": key}))

    work = evolve(
        BARE,
        themes=(
            *(Assignment(theme=theme(key)) for key in ("gcm:10", "gcm:9")),
            Assignment(theme=theme("gcm:1"), rank="secondary"),
        ),
    )
    found = group([work], ["theme"], lambda each: [each])
    assert ["gcm:9", "gcm:10"] == [each.label for each in found]


def test_levels() -> None:
    """Groups are grouped again."""
    una = groups("publisher", "language")[1]
    assert {"English": (ENGLISH,), "Thai": (THAI, SUPPLIED)} == shown(una.groups)


def test_a_work_in_two_languages_stands_under_both() -> None:
    """Each language has the work; a language twice counts once."""
    both = evolve(BARE, texts=(Text(language="en"), Text(language="th"), Text(language="th")))
    found = group([both], ["language"], lambda each: [each])
    assert {"English": (both,), "Thai": (both,)} == shown(found)


def test_unknown_word() -> None:
    """An unknown word is refused."""
    with pytest.raises(UnknownWord, match="did you mean 'theme'"):
        groups("themes")
