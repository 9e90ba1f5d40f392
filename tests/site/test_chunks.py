from __future__ import annotations

from migpubs.language_map import LanguageMap
from migpubs.model import Publication
from migpubs.site.chunks import chunks

WORKS = [Publication(id=f"p{n}", title=LanguageMap({"en": str(n)})) for n in range(1001)]


def test_a_long_list_has_pages() -> None:
    """A hundred publications a page, in order, none twice, each page with its own Zotero file."""
    made = list(chunks("x.html", WORKS))
    assert 11 == len(made)
    assert WORKS == [each for chunk in made for each in chunk.publications]
    assert ["x.rdf", "x.page-2.rdf", "x.page-3.rdf"] == [chunk.rdf for chunk in made[:3]]
    assert "x.page-11.html" == made[0].path(11)


def test_links_to_near_pages() -> None:
    """The first, the last and those around are linked."""
    made = list(chunks("x.html", WORKS))
    assert [1, 2, 3, 11] == made[0].near
    assert [1, 4, 5, 6, 7, 8, 11] == made[5].near


def test_an_empty_list_has_one_page() -> None:
    """A body without publications still has its page."""
    (only,) = chunks("x.html", [])
    assert (1, 1, 0, [1]) == (only.number, only.last, only.total, only.near)
