"""Cards of a web page."""

from __future__ import annotations

from tests.intake.test_references import entries, listing


def test_cards_of_a_page() -> None:
    """A heading that is a link with what is said below it; a body's page is none."""
    card = "<h3><a href='https://a.org/{0}'>Home {0}</a></h3><p>The Road | May 202{0} | Brief</p>"
    found = listing("<h1>List</h1>" + card.format(1) + card.format(2), "a.html")
    assert ["Home 1", "The Road", "May 2021", "Brief"] == entries(found)[0].split("\u2029")
    assert 2 == len(entries(found))
    one = listing("<h1>List</h1>" + card.format(1) + "<ul><li>A (ILO, 2020)</li></ul>", "a.html")
    assert not any("Home 1" in each for each in entries(one))
