"""What the emitter writes, the reader reads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from migpubs.catalogue import emitter
from migpubs.catalogue.reader import Reader
from migpubs.catalogue.records import PUBLICATION
from tests.strategies import BODIES, THEMES, any_text, publications

if TYPE_CHECKING:
    from migpubs.model import Publication

TABLES = {"bodies": BODIES, "themes": THEMES}


@given(publications(any_text()))
def test_a_written_publication_reads_as_itself(publication: Publication) -> None:
    """A record of any texts, Thai, signs and line breaks included, reads back as it was."""
    text = emitter.record(PUBLICATION.write(publication))
    reader = Reader(text, "a.yaml", TABLES)
    values = [value for value, _ in reader.read_records(PUBLICATION)]
    assert reader.problems == []
    assert [publication] == values


def test_a_tuple_is_a_list() -> None:
    """Scripts have tuples where files have lists."""
    assert "texts: [en, th]\n" == emitter.entry("texts", ("en", "th"))
    assert emitter.entry("links", [{"url": "a"}]) == emitter.entry("links", ({"url": "a"},))
