from __future__ import annotations

import json
from typing import Any

import pytest

from migpubs.catalogue import Catalogue
from migpubs.language_map import LanguageMap
from migpubs.model import Publication
from migpubs.searching import search
from migpubs.site import index
from migpubs.site.shelves import Shelves


def read(script: str) -> dict[str, Any]:
    """Return what the script gives to the page."""
    assert script.startswith("self.migpubs = ")
    made: dict[str, Any] = json.loads(script.removeprefix("self.migpubs = ").rstrip(";\n"))
    return made


@pytest.mark.parametrize(
    "words",
    [
        ["แรง"],
        ["migrant"],
        ["okoro"],
        ["องค์การ"],
        ["UNA", "skills"],
        ["the united agency"],
        ["MIGRATION!"],
    ],
)
def test_the_page_finds_what_the_command_line_finds(catalogue: Catalogue, words: list[str]) -> None:
    """A word is in the keys of the index just when `migpubs search` finds the record."""
    made = read(index.dumps_search(Shelves(catalogue)))
    keys = [body["key"] for body in made["bodies"]]
    hays = {
        work["file"]: "\n".join([work["key"], *(keys[place] for place in work["bodies"])])
        for work in made["works"]
    }
    wanted = [index.search_key(word) for word in words]
    found = {name for name, hay in hays.items() if all(word in hay for word in wanted)}
    expected = {f"{each.id}.html" for each in search(catalogue, *words)}
    assert expected
    assert expected <= found


def test_a_work_in_the_index_can_be_shown_and_filtered(catalogue: Catalogue) -> None:
    """It has title, byline in both languages, date, reports, and everything to filter by."""
    made = read(index.dumps_search(Shelves(catalogue)))
    work = next(each for each in made["works"] if each["file"] == "una-2022-thai.html")
    assert ("คู่มือแรงงานข้ามชาติ", "th") == (work["title"], work["language"])
    assert {"en": "A handbook for migrant workers"} == work["titles"]
    assert ["UNA Thailand"] == work["byline"]
    assert ("2022", "guide", ["th"], [2023, 2024]) == (
        work["date"],
        work["kind"],
        work["texts"],
        work["reports"],
    )
    bodies = [made["bodies"][place]["id"] for place in work["bodies"]]
    assert (["una-thailand"], ["una", "un"]) == (
        bodies,
        [made["bodies"][place]["id"] for place in work["above"]],
    )
    assert ["network-2023:2"] == [made["themes"][place]["id"] for place in work["themes"]]
    rich = next(each for each in made["works"] if each["file"] == "rich.html")
    assert ["Ada Okoro · UNA"] == rich["byline"]
    assert ["English", "ภาษาอังกฤษ"] == made["texts"]["en"]


def test_bylines_that_differ_are_there_in_both_languages() -> None:
    """Names that have a Thai form are said in it on Thai pages."""
    catalogue = Catalogue(publications=())
    assert [] == read(index.dumps_search(Shelves(catalogue)))["works"]


def test_line_ends_that_scripts_do_not_take_are_escaped() -> None:
    """U+2028 in a title does not end the script's line."""
    odd = Publication(id="x", title=LanguageMap({"en": "A\u2028B"}))
    script = index.dumps_search(Shelves(Catalogue(publications=(odd,))))
    assert "\u2028" not in script
    assert "A\u2028B" == read(script)["works"][0]["title"]


def test_words_for_the_script() -> None:
    """The script's phrases keep the places that it fills."""
    words = json.loads(index.finder_words("th"))
    assert "พบ {count} จาก {total} รายการ" == words["found"]
    assert "มกราคม" == words["months"][0]
