from __future__ import annotations

import attrs
import pytest

from migpubs import vocabulary
from migpubs.model import Publication
from migpubs.site.terms import TERMS, term
from migpubs.text import has_thai


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("kind", vocabulary.KINDS),
        ("status", vocabulary.STATUSES),
        ("role", vocabulary.ROLES),
        ("body-kind", vocabulary.BODY_KINDS),
        ("link", vocabulary.LINK_KINDS),
        ("relation", vocabulary.RELATION_KINDS),
        ("relation-from", vocabulary.RELATION_KINDS),
        ("extent", vocabulary.EXTENTS),
        ("text-status", vocabulary.TEXT_STATUSES),
        ("date", vocabulary.DATE_KINDS),
    ],
)
def test_every_word_of_a_closed_list_has_a_name(group: str, words: dict[str, str]) -> None:
    """Nothing of the catalogue is shown by its code, in either language."""
    assert set(words) == set(TERMS[group])
    assert all(has_thai(term(group, word, "th")) for word in words)
    assert not any(has_thai(term(group, word, "en")) for word in words)


def test_every_field_of_a_publication_has_a_name() -> None:
    """A source may speak for any field."""
    fields = {field.name for field in attrs.fields(Publication)}
    named = set(TERMS["field"]) | set(TERMS["date"])
    assert fields - named == {"id", "sources", "confirmed"}


def test_a_word_without_a_name_stands_for_itself() -> None:
    """A field of an older format is shown rather than lost."""
    assert "odd" == term("field", "odd", "th")
