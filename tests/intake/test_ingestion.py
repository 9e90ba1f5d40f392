"""From a file or an address to a draft that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs import Catalogue, ingest, review
from migpubs.errors import FetchError, UnknownFormat

if TYPE_CHECKING:
    from pathlib import Path

LIST = "List of 2024\n\nTitle\tPublisher\nHome truths\tILO\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """Give a catalogue with one body."""
    text = "- {id: ilo, name: International Labour Organization, acronym: ILO}\n"
    (tmp_path / "bodies.yaml").write_text(text, encoding="utf-8")
    return Catalogue.load(tmp_path)


def test_a_file_is_read_and_waits(catalogue: Catalogue, tmp_path: Path) -> None:
    """Its rows wait for review unless that is not wanted; the records stay as they are."""
    path = tmp_path / "list.txt"
    path.write_text(LIST, encoding="utf-8")
    read = ingest(catalogue, path, keep=False)
    assert ((), [2024]) == (read.items, [read.draft.listed])
    assert () == review(catalogue).lists
    read = ingest(catalogue, path, listed=2023)
    assert ["Home truths"] == [item.answer["title"] for item in read.items]
    assert [2023] == [each.draft.listed for each in review(catalogue).lists]
    assert 0 == len(Catalogue.load(tmp_path))


def test_bytes_may_be_given(catalogue: Catalogue) -> None:
    """Then the source is only their name; a saved page is one publication."""
    page = b'<meta name="citation_title" content="Home truths">'
    read = ingest(catalogue, "https://example.org/1", content=page, medium="page", keep=False)
    assert "Home truths" == read.draft.proposals[0].fields["title"].value
    with pytest.raises(UnknownFormat):
        ingest(catalogue, "list", content=LIST.encode(), medium="odt")


def test_an_address_is_asked_through_the_one_door(catalogue: Catalogue) -> None:
    """A private address is refused as everywhere."""
    with pytest.raises(FetchError):
        ingest(catalogue, "http://127.0.0.1:9/x")
