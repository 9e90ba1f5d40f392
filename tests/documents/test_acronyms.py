"""The acronyms used are listed with their names."""

from __future__ import annotations

from migpubs.csl.runs import plain
from migpubs.documents.acronyms import acronym_list, credited
from migpubs.documents.blocks import Table
from migpubs.language_map import LanguageMap
from migpubs.model import Body
from tests.documents.conftest import BODIES, ENGLISH, THAI


def listed(text: str, *bodies: Body, language: str = "en") -> list[list[str]]:
    blocks = acronym_list(text, bodies, language)
    return [
        [plain(cell) for cell in row]
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_whole_words_only() -> None:
    """An acronym within a word is none; the longest one counts."""
    office = Body(id="o", name=LanguageMap({"en": "Office"}), acronym="UNA EAPRO")
    bodies = (*BODIES.values(), office)
    assert [["UNA", "United Agency"]] == listed("UNA, UNARMED", *bodies)
    assert [["UNA EAPRO", "Office"]] == listed("UNA EAPRO", *bodies)
    assert [] == listed("nothing", *bodies)
    assert [] == listed("UNA")


def test_thai_names() -> None:
    """In a Thai document the names are Thai where they are known."""
    assert [["TBS", "The Bangkok School"], ["UNA", "องค์การตัวอย่าง"]] == listed(
        "UNA และ TBS", *BODIES.values(), language="th"
    )


def test_the_first_of_two_bodies() -> None:
    """Of two bodies with one acronym the first is meant; a name that is its acronym is no news."""
    one = Body(id="1", name=LanguageMap({"en": "One"}), acronym="X")
    two = Body(id="2", name=LanguageMap({"en": "Two"}), acronym="X")
    same = Body(id="3", name=LanguageMap({"en": "Y"}), acronym="Y")
    assert [["X", "One"]] == listed("X Y", one, two, same)


def test_credited() -> None:
    """Authors, publishers and those they belong to; persons are no bodies."""
    assert ["una", "un", "school"] == list(credited([ENGLISH]))
    assert ["una-thailand", "una", "un"] == list(credited([THAI]))
