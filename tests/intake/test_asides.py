"""What stands in an entry beside the work."""

from __future__ import annotations

import pytest

from migpubs.intake import asides


def test_numbers_are_found_with_their_labels() -> None:
    """ISBN, DOI and symbols of the United Nations."""
    text = "Homes. Geneva. ISBN 978-92-9068-252-3, doi:10.5555/a.1; (A/HRC/41/38)."
    assert ["ISBN 978-92-9068-252-3", "doi:10.5555/a.1", "A/HRC/41/38"] == asides.numbers(text)


def test_an_entry_of_no_form_is_a_title_without_its_address() -> None:
    """And without the words before the address, access dates and the names of links."""
    assert "Home truths" == asides.bare("Home truths. Available at https://a.org")
    assert "Home truths" == asides.bare("Home truths (accessed 3 May 2021)")
    assert "Home truths" == asides.bare("Home truths – download")
    assert "Home truths" == asides.bare("Home truths [English] [Thai]")
    assert "https://a.org" == asides.bare("https://a.org")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ILO (2020). Homes. ILO.", False),
        ("ILO (2020). Homes (accessed 3 May 2021).", False),
        ("Home (March 2023) looks at homes; Work (2022) does not.", True),
    ],
)
def test_several_dates_in_brackets_are_several_works(text: str, expected: bool) -> None:  # noqa: FBT001
    """The day on which a page was read is none of them."""
    assert expected == asides.several_works(text)


def test_the_name_of_a_link_is_no_title() -> None:
    """As buttons of web pages have it."""
    assert [True, True, False] == [
        asides.is_link_name(each) for each in ("Read more", "Download PDF", "Read more books")
    ]
