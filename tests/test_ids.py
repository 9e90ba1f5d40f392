"""Ids that are made up."""

from __future__ import annotations

import pytest

from migpubs import ids


@pytest.mark.parametrize(
    ("plain", "listed", "expected"),
    [
        ({"title": "The Rights of a Child", "publishers": ["ilo"]}, 2024, "ilo-2024-rights-child"),
        ({"title": "Café", "authors": ["iom"], "issued": "2023-05"}, 2024, "iom-2023-cafe"),
        ({"title": {"th": "แรงงาน"}, "publishers": ["ilo"]}, 2024, "ilo-2024"),
        ({"title": {"th": "แรงงาน", "en": "Workers' housing"}}, None, "workers-housing"),
        ({"title": "แรงงาน", "authors": [{"name": "Suu"}]}, None, "publication"),
        ({"title": "Recommendation", "adopted": "1961-06-28"}, None, "1961-recommendation"),
    ],
)
def test_an_id_is_publisher_year_and_words(
    plain: dict[str, object], listed: int | None, expected: str
) -> None:
    """The id takes the first body, the year of issue before that of listing, and telling words."""
    assert expected == ids.of_record(plain, (), listed)


def test_a_taken_id_gets_a_letter() -> None:
    """The second record with the same words gets -b, the third -c."""
    plain = {"title": "Brief", "publishers": ["ilo"]}
    assert "ilo-brief-b" == ids.of_record(plain, {"ilo-brief"})
    assert "ilo-brief-c" == ids.of_record(plain, {"ilo-brief", "ilo-brief-b"})


def test_there_are_ids_for_any_number_of_namesakes() -> None:
    """After the letters come numbers; a long word is cut."""
    taken = {"t", *(f"t-{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"), "t-27"}
    assert "t-28" == ids.of_record({"title": "T"}, taken)
    assert 30 == len(ids.of_record({"title": "x" * 500}, ()))


def test_ids_of_new_bodies() -> None:
    """Latin letters make an id; other scripts get a checksum, the same each time."""
    assert "cote-divoire-aid" == ids.of_name("Côte d'Ivoire: Aid")
    assert ids.of_name("กระทรวง") == ids.of_name("กระทรวง")
    assert ids.of_name("กระทรวง").startswith("body-")


def test_an_id_that_is_free_stays() -> None:
    """Where another body has it, the next one is taken."""
    assert ("ilo", "ilo-b-b") == (ids.free("ilo", set()), ids.free("ilo", {"ilo", "ilo-b"}))
