"""Rules for what is missing."""

from __future__ import annotations

import pytest

from migpubs.dates import Date
from migpubs.language_map import LanguageMap
from migpubs.model import Assignment, Contribution, Link, Person, Publication, Source, Text
from tests.checks.conftest import findings, publication
from tests.strategies import GOAL, UNA

ANA = Person(name="Ana")
COMPILED = Assignment(theme=GOAL, assigned="compiler")


@pytest.mark.parametrize(
    ("code", "field", "with_gap", "without"),
    [
        (
            "no-author",
            "authors",
            publication(),
            publication(contributions=(Contribution(who=ANA),)),
        ),
        (
            "no-author",
            "authors",
            publication(contributions=(Contribution(who=ANA, role="translator"),)),
            publication(contributions=(Contribution(who=ANA, role="editor"),)),
        ),
        ("no-publisher", "publishers", publication(), publication(publishers=(UNA,))),
        ("no-date", "issued", publication(posted=Date(2023)), publication(signed=Date(2023))),
        ("no-date", "issued", publication(), publication(kind="series")),
        ("no-language", "texts", publication(), publication(texts=(Text(language="th"),))),
        (
            "no-link",
            "links",
            publication(links=(Link(url="https://example.org", kind="news"),)),
            publication(links=(Link(url="https://example.org"),)),
        ),
        ("no-kind", "kind", publication(), publication(kind="brief")),
        ("no-kind", "kind", publication(), publication(genre="leaflet")),
        (
            "supplied-title",
            "title",
            publication(texts=(Text(language="th"),)),
            Publication(id="it", title=LanguageMap({"th": "ก"}), texts=(Text(language="th"),)),
        ),
        (
            "annex-only",
            "sources",
            publication(sources=(Source(annex="2023/1"),)),
            publication(sources=(Source(annex="2023/1"), Source(url="https://example.org"))),
        ),
        ("annex-only", "sources", publication(sources=(Source(annex="2023/1"),)), publication()),
        ("no-source", "sources", publication(), publication(sources=(Source(annex="2023/1"),))),
        (
            "theme-unconfirmed",
            "themes",
            publication(themes=(COMPILED,)),
            publication(themes=(Assignment(theme=GOAL, assigned="una"),)),
        ),
    ],
)
def test_a_gap_is_found_where_it_is(
    code: str, field: str, with_gap: Publication, without: Publication
) -> None:
    """Each rule finds its gap once, in its field, and keeps quiet where there is none."""
    ((where, message, hint),) = findings(code, with_gap)
    assert (field, "") == (where, hint)
    assert message
    assert [] == findings(code, without)
