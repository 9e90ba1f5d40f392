from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.catalogue import Catalogue
from migpubs.site.shelves import Shelves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from migpubs.model import Publication


def ids(publications: Iterable[Publication]) -> list[str]:
    return [each.id for each in publications]


def test_newest_first_and_undated_last(shelves: Shelves) -> None:
    """Publications stand by date, then by title."""
    expected = ["rich", "una-2023-skills", "supplied", "una-2022-thai", "bare"]
    assert expected == ids(shelves.publications)


def test_offices_count_for_their_agency(shelves: Shelves) -> None:
    """A publication stands with every body that had a part in it, and those above."""
    assert ["una-2022-thai"] == ids(shelves.by_body["una-thailand"])
    assert "una-2022-thai" in ids(shelves.by_body["una"])
    assert "una-2022-thai" in ids(shelves.by_body["un"])
    assert ["una-thailand"] == [body.id for body in shelves.offices["una"]]
    assert ["una", "school", "una-thailand"] == [body.id for body in shelves.busiest]


def test_themes_languages_and_rows(shelves: Shelves) -> None:
    """Each has its publications; languages with most come first; rows count from 1."""
    assert ["una-2023-skills", "supplied"] == ids(shelves.by_theme["gcm:18"])
    assert ["th", "en"] == list(shelves.by_language)
    assert [(2023, 3), (2024, 3)] == shelves.rows["bare"]


def test_relations_are_known_from_both_ends(shelves: Shelves) -> None:
    """A publication knows what points to it; a target that is not there is passed over."""
    assert [("part-of", "rich")] == [(kind, each.id) for kind, each in shelves.related["bare"]]
    assert {"bare"} == set(shelves.related)
    assert () == shelves.series


def test_every_list_that_has_a_page(shelves: Shelves) -> None:
    """All works, each report in printed order, each body, theme and language."""
    lists = dict(shelves.lists())
    assert shelves.publications == lists["publications.html"]
    listed = ["una-2023-skills", "una-2022-thai", "bare", "supplied"]
    assert listed == ids(lists["reports/2024.html"])
    assert "bodies/una.html" in lists
    assert "themes/network-2023-2.html" in lists


def test_bodies_and_themes_that_only_records_name_have_pages(shelves: Shelves) -> None:
    """A catalogue made by a script need not list them."""
    alone = Shelves(Catalogue(publications=shelves.publications))
    assert list(dict(alone.lists())) == [
        name for name in dict(shelves.lists()) if not name.startswith("reports")
    ]
